"""What surrounds a name in either report: the other's text, the sentences beside it, a speaker."""

from claimcmp.divergence.counterparts import View
from claimcmp.divergence.interface import Statement, StatementPair
from claimcmp.divergence.name_roles import SAME
from claimcmp.facts.name.bodies import body_kinds
from claimcmp.facts.name.given import is_given
from claimcmp.facts.name.matching import concepts, one_body, related, same_name, same_word
from claimcmp.facts.name.namesakes import one_given_name
from claimcmp.facts.name.spelling import spellings
from claimcmp.facts.name.tokens import JOINTS, Token, tokens
from claimcmp.facts.records import Name
from claimcmp.records import Span

# Shorter words say too little by their sound, unless a capital says that they are names.
_SHORTEST = 3
_SHORTEST_CAPITAL = 2
# From this likeness on, a word of the other report is a word of the name, however inflected.
_RECURS = 0.85


def told_names(statement: Statement) -> tuple[Name, ...]:
    """Return the names of *statement* that name something by themselves: not those inside a
    figure's unit („26.750 US-Dollar“, "40 Canadian dollars").
    """
    figures = [quantity.span for quantity in statement.facts.quantities]
    return tuple(
        name
        for name in statement.facts.names
        if not any(f.start < name.span.start and name.span.end <= f.end for f in figures)
    )


def recurs(view: View, name: Name) -> bool:
    """Whether the text of the view's other side has a word that sounds like one of *name*, its
    given names left out unless there is nothing else: it may stand there unread as a name. Of an
    institution, a body of its kind that was not read as a name of its own is enough („primăriei”).
    """
    if concepts(name.entity):
        return _told_as_body(view, name)
    own, other = view.own.claim, view.other.claim
    others = [n for n in view.other.facts.names if _surely_another(n, name)]
    found = [token for token in tokens(name.canonical) if len(token.text) >= _SHORTEST_CAPITAL]
    family = [token for token in found if not is_given(token.folded, own.language)]
    sounds = [
        "|".join(spellings(token.folded, other.language))
        for token in tokens(other.text)
        if len(token.text) >= (_SHORTEST_CAPITAL if token.capital else _SHORTEST)
        and not any(_in(another, token) for another in others)
    ]
    words = ["|".join(spellings(token.folded, own.language)) for token in family or found]
    return any(same_word(word, sound) >= _RECURS for word in words for sound in sounds) or (
        name.kind == "person" and given_recurs(view, name)
    )


def one_thing(a: Name, b: Name) -> bool:
    """Whether two names are of one thing, its people or a part of it."""
    return same_name(a, b) >= SAME or bool(a.entity and b.entity and related(a.entity, b.entity))


def _surely_another(a: Name, b: Name) -> bool:
    """Whether two places are known to be two, however alike they sound (Latvia, Lithuania)."""
    countries = a.entity[:2].isupper() and b.entity[:2].isupper()
    return countries and not one_thing(a, b)


def given_recurs(view: View, name: Name, namesake: Name | None = None) -> bool:
    """Whether the text of the view's other side has a given name of *name* in any of its forms:
    with no family name after it ("a pass back to Mateo"), or anywhere outside its *namesake*.
    """
    own, other = view.own.claim, view.other.claim
    languages = own.language, other.language
    given = [t.folded for t in tokens(name.canonical) if is_given(t.folded, own.language)]
    text = tokens(other.text)
    return any(
        one_given_name(one, token.folded, languages)
        for token, following in zip(text, (*text[1:], None), strict=True)
        if token.capital and is_given(token.folded, other.language)
        if not (_in(namesake, token) if namesake else _joined(following))
        for one in given
    )


def _in(name: Name, token: Token) -> bool:
    return name.span.overlaps(Span(token.start, token.end))


def _joined(token: Token | None) -> bool:
    """Whether the word continues the name that the one before it is of."""
    return token is not None and token.capital and token.gap in JOINTS


def _told_as_body(view: View, name: Name) -> bool:
    """Whether a common noun outside the names of the view's other side names such a body."""
    other = view.other
    kinds = body_kinds(other.claim.text, other.claim.language)
    return any(
        one_body(concepts(name.entity), found)
        for start, found in kinds.items()
        if not any(n.span.start <= start < n.span.end for n in other.facts.names)
    )


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
