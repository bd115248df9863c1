"""Name conflicts: two reports that put a different person, place or body in the same role.

A name that one report gives and the other leaves out is no conflict: only where each side is left
with a name of one kind that the other does not know can the two contradict each other.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from claimcmp.divergence.counterparts import View, views
from claimcmp.divergence.interface import Conflict, Statement, StatementPair
from claimcmp.divergence.name_bodies import find_other_bodies
from claimcmp.divergence.name_context import given_recurs, nearby, recurs, speaks, told_names
from claimcmp.divergence.name_frame import cover, frame, meaning, translated
from claimcmp.divergence.name_gaps import find_replaced
from claimcmp.divergence.name_kinds import comparable
from claimcmp.divergence.name_roles import SAME, find_swapped
from claimcmp.facts.name.matching import concepts, related, same_name, share_word
from claimcmp.facts.name.namesakes import namesakes
from claimcmp.facts.name.tables import name_language
from claimcmp.facts.records import Name, Quantity
from claimcmp.records import Span

# Up to this likeness, two names are taken for different ones; between the two nothing is said.
_DIFFERENT = 0.55
# More names than this without a partner mean that the two sentences do not tell the same thing.
_MOST_FREE = 4
# What equal kinds are worth beside the similarity in use when names compete for a partner.
_SURE_KIND = 0.2
# Words around two names this much alike make one frame; from this similarity on, a name's word is
# the translation of the other's.
_PLAIN_FRAME = 0.35
_TRANSLATED = 0.55
# From this nearness on, a plain word of one report tells a word of the other's name. Of the names
# exchanged in our development data 97 in 100 lie below; of the others a quarter lies above.
_TOLD = 0.55
# Letters around a name that show what part it has in its sentence.
_WINDOW = 32


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A name of each side that the other side does not know."""

    a: Name
    b: Name
    likeness: float
    similarity: float
    frame: float
    translated: float

    @property
    def fitness(self) -> float:
        """How well the two fit as names of one role: alike in use, and surely of one kind."""
        unknown = (self.a.kind, self.b.kind).count("unknown")
        return self.similarity + self.frame + _SURE_KIND * (2 - unknown) / 2


def find_name_conflicts(pair: StatementPair) -> tuple[Conflict, ...]:
    """Return the names that cannot both be right, the most alike in use first.

    Two names of one kind that have no partner on the other side, or two known names whose parts
    in the sentence are exchanged ("A sued B", "B sued A").
    """
    left, right = _distinct(told_names(pair.a)), _distinct(told_names(pair.b))
    matched = _assigned(left, right)
    known_a, known_b = {a for a, _ in matched}, {b for _, b in matched}
    side_a, side_b = views(pair)
    free_a = _free(side_a, left, known_a, right, known_b)
    free_b = _free(side_b, right, known_b, left, known_a)
    found = _conflicts(pair, free_a, free_b, len(matched))
    found = (*found, *find_other_bodies(pair), *find_swapped(pair))
    return (*found, *find_replaced(pair, found))


def _distinct(names: Sequence[Name]) -> tuple[Name, ...]:
    """Return each named thing once, by its first mention; a people goes with its country."""
    found: list[Name] = []
    for name in names:
        if all(same_name(name, other) < SAME for other in found):
            found.append(name)
    return tuple(found)


def _assigned(left: Sequence[Name], right: Sequence[Name]) -> list[tuple[int, int]]:
    """Match names one to one, the surest first; return the index pairs."""
    scored = sorted(
        (-same_name(a, b), abs(i - j), i, j)
        for i, a in enumerate(left)
        for j, b in enumerate(right)
    )
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    matched = []
    for score, _, i, j in scored:
        if -score >= SAME and i not in taken_a and j not in taken_b:
            taken_a.add(i)
            taken_b.add(j)
            matched.append((i, j))
    return matched


def _free(
    view: View,
    own: Sequence[Name],
    matched: set[int],
    others: Sequence[Name],
    matched_others: set[int],
) -> list[Name]:
    """Return the names that nothing on the other side could stand for."""
    left = [name for index, name in enumerate(own) if index not in matched]
    open_others = [name for index, name in enumerate(others) if index not in matched_others]
    return [
        name
        for name in left
        if not any(_may_be(name, other) for other in open_others)
        and all(same_name(name, other) < SAME for other in others)
        and not any(_stands_for(name, other) for other in open_others)
        and not any(_lies_in(name, other) for other in others)
        and (_has_namesake(view, name, open_others) or not recurs(view, name))
    ]


def _has_namesake(view: View, name: Name, others: Sequence[Name]) -> bool:
    """Whether one of *others* has the family name of *name* and is somebody else."""
    languages = view.own.claim.language, view.other.claim.language
    return any(
        namesakes(name, other, languages) and not given_recurs(view, name, other)
        for other in others
    )


def _may_be(name: Name, other: Name) -> bool:
    """Whether the two might be one; a known name is rarely another spelling of an unknown one."""
    limit = _DIFFERENT if bool(name.entity) == bool(other.entity) else SAME
    surely_two = name.kind == other.kind == "person" or bool(name.entity and other.entity)
    return same_name(name, other) > limit or (not surely_two and share_word(name, other))


def _lies_in(name: Name, other: Name) -> bool:
    """Whether the place *name* is among the concepts of the institution *other*."""
    return bool(name.entity) and name.kind == "place" and name.entity in concepts(other.entity)


def _stands_for(name: Name, other: Name) -> bool:
    """Whether *other* covers *name*: its people, its country, a place in it."""
    if not name.entity or not other.entity or other.kind == "organisation":
        return False
    places = (concepts(name.entity) if name.kind == "organisation" else None) or {name.entity}
    return any(related(place, other.entity) for place in places)


def _conflicts(
    pair: StatementPair, free_a: Sequence[Name], free_b: Sequence[Name], agreeing: int
) -> tuple[Conflict, ...]:
    """Return a conflict for each name of one side and the name most like it in use."""
    if max(len(free_a), len(free_b)) > _MOST_FREE:
        return ()
    possible = (_candidate(pair, a, b) for a in free_a for b in free_b if comparable(a, b))
    candidates = sorted(
        (each for each in possible if each.translated < _TOLD),
        key=lambda each: (-each.fitness, each.a.span.start, each.b.span.start),
    )
    kept: list[_Candidate] = []
    for each in candidates:
        if all(each.a is not other.a and each.b is not other.b for other in kept):
            kept.append(each)
    free = (len(free_a), len(free_b))
    alone = {
        id(each): sum(each.a is other.a or each.b is other.b for other in candidates) == 1
        for each in kept
    }
    return tuple(_conflict(pair, each, free, agreeing, alone=alone[id(each)]) for each in kept)


def _candidate(pair: StatementPair, a: Name, b: Name) -> _Candidate:
    return _Candidate(
        a,
        b,
        likeness=same_name(a, b),
        similarity=pair.spans(a.span, b.span),
        frame=frame(pair, a.span, b.span),
        translated=translated(pair, a.span, b.span),
    )


def _conflict(
    pair: StatementPair, found: _Candidate, free: tuple[int, int], agreeing: int, *, alone: bool
) -> Conflict:
    a, b = found.a, found.b
    windows = _window(pair.a, a.span), _window(pair.b, b.span)
    kinds = (a.kind, b.kind)
    speaking = speaks(pair.a, a) or speaks(pair.b, b)
    return Conflict(
        type="name",
        span_a=a.span,
        span_b=b.span,
        value_a=a.canonical,
        value_b=b.canonical,
        explanation=f"One report names {a.canonical} where the other names {b.canonical}.",
        evidence={
            "strength": _strength(pair, found, alone=alone and not speaking),
            "kinds_equal": float(a.kind == b.kind),
            "unknown_kinds": kinds.count("unknown") / 2,
            "persons": kinds.count("person") / 2,
            "places": kinds.count("place") / 2,
            "peoples": kinds.count("demonym") / 2,
            "organisations": kinds.count("organisation") / 2,
            "both_known": float(bool(a.entity and b.entity)),
            "one_known": float(bool(a.entity) != bool(b.entity)),
            "both_roles": float(bool(a.role and b.role)),
            "likeness": found.likeness,
            "span_similarity": found.similarity,
            "context_similarity": pair.spans(*windows),
            "only_candidate": float(free == (1, 1)),
            "free_names": min(sum(free), 6) / 6,
            "agreeing_names": min(agreeing, 4) / 4,
            "agreeing_figures": _agreeing_figures(pair),
            "words_alike": float(len(a.key.split()) == len(b.key.split())),
            "named_nearby": nearby(pair, found.a, found.b),
            "is_speaker": float(speaking),
            "alone": float(alone),
            "alone_silent": float(alone and not speaking),
            "frame": found.frame,
            "cover": cover(pair, a.span, b.span),
            "translated": found.translated,
            "meaning": meaning(pair, a.span, b.span),
            "nouns_capital": _unsure_capitals(pair, found),
            "swapped": 0.0,
        },
    )


def _strength(pair: StatementPair, found: _Candidate, *, alone: bool) -> float:
    """Return how plain the conflict is, in [0, 1]: one name each, of one kind, in one frame, and
    not the translation of each other.
    """
    if not alone:
        return 0.0
    kinds = {found.a.kind, found.b.kind}
    unknown = (found.a.kind, found.b.kind).count("unknown")
    kind = 0.3 if "demonym" in kinds else 1.0 - 0.25 * unknown
    framed = min(max(found.frame / _PLAIN_FRAME, 0.0), 1.0) if found.frame else 0.5
    same_meaning = meaning(pair, found.a.span, found.b.span) >= _TRANSLATED
    told = nearby(pair, found.a, found.b)
    return kind * framed * (0.3 if same_meaning else 1.0) * (0.6 if told else 1.0)


def _window(statement: Statement, span: Span) -> Span:
    """Return the name with the words beside it."""
    end = len(statement.claim.text)
    return Span(max(0, span.start - _WINDOW), min(end, span.end + _WINDOW))


def _agreeing_figures(pair: StatementPair) -> float:
    """Return the share of quantities that both statements give, 0.5 where neither has any."""

    def figures(found: Sequence[Quantity]) -> set[tuple[float, str]]:
        return {(quantity.value, quantity.unit) for quantity in found}

    left, right = figures(pair.a.facts.quantities), figures(pair.b.facts.quantities)
    return len(left & right) / len(left | right) if left | right else 0.5


def _unsure_capitals(pair: StatementPair, found: _Candidate) -> float:
    """Return the share of names of unknown kind in a language that writes nouns with a capital."""
    sides = ((pair.a, found.a), (pair.b, found.b))
    return (
        sum(
            name.kind == "unknown" and name_language(side.claim.language).nouns_are_capital
            for side, name in sides
        )
        / 2
    )
