"""What surrounds a name in either report: the other's text, the sentences beside it, a speaker."""

from claimcmp.divergence.counterparts import View
from claimcmp.divergence.interface import Statement, StatementPair
from claimcmp.divergence.name_roles import SAME
from claimcmp.facts.name.given import is_given
from claimcmp.facts.name.matching import concepts, same_name, same_word
from claimcmp.facts.name.spelling import spellings
from claimcmp.facts.name.tokens import tokens
from claimcmp.facts.records import Name

# Shorter words say too little by their sound, unless a capital says that they are names.
_SHORTEST = 3
_SHORTEST_CAPITAL = 2
# From this likeness on, a word of the other report is a word of the name, however inflected.
_RECURS = 0.85


def recurs(view: View, name: Name) -> bool:
    """Whether the text of the view's other side has a word that sounds like one of *name*, its
    given names left out unless there is nothing else: it may stand there unread as a name. The
    words of an institution are common nouns and tell nothing.
    """
    if concepts(name.entity):
        return False
    own, other = view.own.claim, view.other.claim
    found = [token for token in tokens(name.canonical) if len(token.text) >= _SHORTEST_CAPITAL]
    family = [token for token in found if not is_given(token.folded, own.language)]
    sounds = [
        "|".join(spellings(token.folded, other.language))
        for token in tokens(other.text)
        if len(token.text) >= (_SHORTEST_CAPITAL if token.capital else _SHORTEST)
    ]
    words = ["|".join(spellings(token.folded, own.language)) for token in family or found]
    return any(same_word(word, sound) >= _RECURS for word in words for sound in sounds)


def nearby(pair: StatementPair, a: Name, b: Name) -> float:
    """Return 1 if a neighbouring sentence of the other report has one of the names, else 0."""
    near_a = [name for facts in pair.context_a for name in facts.names]
    near_b = [name for facts in pair.context_b for name in facts.names]
    told = any(same_name(a, name) >= SAME for name in near_b)
    return float(told or any(same_name(b, name) >= SAME for name in near_a))


def speaks(statement: Statement, name: Name) -> bool:
    """Whether *name* is the speaker of an attribution."""
    return any(
        said.speaker is not None and said.speaker.overlaps(name.span)
        for said in statement.facts.attributions
    )
