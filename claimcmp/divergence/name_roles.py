"""Who did it to whom: two names that both reports give, with their parts exchanged."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from claimcmp.divergence.interface import Conflict, Statement, StatementPair
from claimcmp.facts.name.tables import NameLanguage, name_language
from claimcmp.facts.name.tokens import Token, tokens
from claimcmp.facts.records import Name
from claimcmp.records import Span

# More words than this between two names are more than a verb.
_LONGEST_VERB = 5
# A name further than this many words from the act is hardly part of it.
_REACH = 10


@dataclass(frozen=True, slots=True)
class _Deed:
    """An act and who does it: ``act`` is a label of the data file, empty for any other verb."""

    act: str
    agent: int
    verb: Span


def find_swapped(pair: StatementPair, matched: Sequence[tuple[Name, Name]]) -> tuple[Conflict, ...]:
    """Return at most one conflict: "A sued B" on one side and "B sued A" on the other.

    Both sides must say one act of the data file, each name on its own side of the verb; or
    nothing but a verb in the active voice stands between the names, in languages whose word order
    tells the agent.
    """
    for (a_first, b_first), (a_second, b_second) in combinations(matched, 2):
        deeds_a = _deeds(pair.a, (a_first, a_second))
        deeds_b = _deeds(pair.b, (b_first, b_second))
        for one in deeds_a:
            for other in deeds_b:
                if one.act == other.act and one.agent != other.agent:
                    agents = (a_first, a_second)[one.agent], (b_first, b_second)[other.agent]
                    return (_conflict(pair, agents, one, other),)
    return ()


def _deeds(statement: Statement, names: tuple[Name, Name]) -> list[_Deed]:
    """Return what the statement says that one of two names does to the other."""
    language = name_language(statement.claim.language)
    found = tokens(statement.claim.text)
    words = [token.folded for token in found]
    deeds = []
    for index in range(len(words)):
        for act, length in language.acts.at(words, index).items():
            verb = Span(found[index].start, found[index + length - 1].end)
            agent = _agent(found, verb, names, language)
            if agent is not None:
                deeds.append(_Deed(act, agent, verb))
    if not deeds and language.ordered:
        verb_between = _verb(statement, names, language)
        first = int(names[1].span.start < names[0].span.start)
        deeds += [_Deed("", first, verb_between)] if verb_between else []
    return deeds


def _agent(
    found: Sequence[Token], verb: Span, names: tuple[Name, Name], language: NameLanguage
) -> int | None:
    """Return which of the names does the act, or None where the words do not tell."""
    if language.object_ending:
        objects = [_is_object(name, language.object_ending) for name in names]
        return objects.index(False) if sum(objects) == 1 else None
    before = [name.span.end <= verb.start for name in names]
    if sum(before) != 1 or sum(name.span.start >= verb.end for name in names) != 1:
        return None
    first = before.index(True)
    start, end = names[first].span.end, names[1 - first].span.start
    between = [t.folded for t in found if start <= t.start and t.end <= end]
    if len(between) > _REACH:
        return None
    return 1 - first if set(between) & language.passive else first


def _is_object(name: Name, ending: str) -> bool:
    """Whether the mention carries the ending of an object beyond its canonical form."""
    length = name.span.end - name.span.start
    return length > len(name.canonical) or name.key.split(" ")[-1].split("|")[0].endswith(ending)


def _verb(statement: Statement, names: tuple[Name, Name], language: NameLanguage) -> Span | None:
    """Return the words between two names if they can be an active verb, else None."""
    first, second = sorted((name.span for name in names), key=lambda span: span.start)
    text = statement.claim.text[first.end : second.start]
    between = tokens(text)
    words = {token.folded for token in between}
    broken = any(mark in text for mark in ',;:()„“”«»"')
    if broken or not 1 <= len(between) <= _LONGEST_VERB or words & language.not_active:
        return None
    if not words - language.function - language.links:
        return None
    return Span(first.end + between[0].start, first.end + between[-1].end)


def _conflict(pair: StatementPair, agents: tuple[Name, Name], one: _Deed, other: _Deed) -> Conflict:
    a, b = agents
    return Conflict(
        type="name",
        span_a=a.span,
        span_b=b.span,
        value_a=a.canonical,
        value_b=b.canonical,
        explanation=f"One report has {a.canonical} do what the other says {b.canonical} did.",
        evidence={
            "swapped": 1.0,
            "known_act": float(bool(one.act)),
            "verb_similarity": pair.spans(one.verb, other.verb),
            "kinds_equal": float(a.kind == b.kind),
            "span_similarity": pair.spans(a.span, b.span),
        },
    )
