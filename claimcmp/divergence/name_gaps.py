"""Names in the place of names: one that the other report does not give, where that report gives
another which the first does not.

A translation or a second telling of a fact repeats a name by its sound or by the meaning of its
words. A name that does neither leaves a gap; two gaps in one frame are a name replaced by another
of its kind, even where one of them was not told from an ordinary noun. Only sentences that say the
same word for word show that a name of another kind was put in its place.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcmp.divergence.counterparts import View, views, words
from claimcmp.divergence.interface import Conflict, Statement, StatementPair
from claimcmp.divergence.name_context import nearby, one_thing, recurs, speaks, told_names
from claimcmp.divergence.name_frame import cover, frame, meaning, translated
from claimcmp.divergence.name_kinds import of_one_kind
from claimcmp.facts.name.loose import loose_names
from claimcmp.facts.name.matching import concepts, same_name
from claimcmp.facts.name.tables import name_language
from claimcmp.facts.name.tokens import tokens
from claimcmp.facts.records import Name
from claimcmp.records import Span

# Shorter words say too little by their sound and their meaning.
_SHORTEST = 3
# Above this likeness, two names may be spellings of one.
_DIFFERENT = 0.55
# From this nearness on, a capital word that no rule took for a name is a translated noun.
_TRANSLATED = 0.6
# From this cover on, two sentences say the same word for word: translations of one sentence do, two
# reports of one fact rarely (above 0.55 are 2 of 35 gaps in the development bundles).
_WORD_FOR_WORD = 0.55
# Gaps are counted up to so many.
_MOST = 8


@dataclass(frozen=True, slots=True)
class _Gap:
    """A name that the other side does not give; a ``loose`` one is only written like a name.

    ``near`` is how near its words come to any word of the other side on average, in [-1, 1], and
    ``noun`` says that its capital may be that of any noun.
    """

    name: Name
    near: float
    loose: bool
    noun: bool = False


def find_replaced(pair: StatementPair, known: Sequence[Conflict]) -> tuple[Conflict, ...]:
    """Return a conflict for every two gaps that fit each other best.

    Names of the conflicts *known* are left out, and of two gaps one at least is a name for sure.
    """
    left, right = views(pair)
    taken_a, taken_b = [c.span_a for c in known], [c.span_b for c in known]
    sure_a, sure_b = _sure(left, taken_a), _sure(right, taken_b)
    loose_a = _loose(left, taken_a) if sure_b else []
    loose_b = _loose(right, taken_b) if sure_a else []
    gaps_a, gaps_b = [*sure_a, *loose_a], [*sure_b, *loose_b]
    free = (len(gaps_a), len(gaps_b))
    return tuple(_conflict(pair, a, b, free) for a, b in _fitting(pair, gaps_a, gaps_b))


def _sure(view: View, taken: Sequence[Span]) -> list[_Gap]:
    names = told_names(view.own)
    return [_Gap(n, _near(view, n), loose=False) for n in names if _is_gap(view, n, taken)]


def _loose(view: View, taken: Sequence[Span]) -> list[_Gap]:
    """Return the gaps that are only written like a name, those left out that are translated."""
    claim = view.own.claim
    nouns = name_language(claim.language).nouns_are_capital
    found = loose_names(claim.text, claim.language, view.own.facts.names)
    gaps = [
        _Gap(name, _near(view, name), loose=True, noun=nouns and " " not in name.canonical)
        for name in found
        if _is_gap(view, name, taken)
    ]
    return [gap for gap in gaps if gap.near < _TRANSLATED]


def _near(view: View, name: Name) -> float:
    own = words(view.own.claim.text, name.span)
    return view.covered(own, words(view.other.claim.text))


def _is_gap(view: View, name: Name, taken: Sequence[Span]) -> bool:
    """Whether the other side has neither the name nor a word that sounds like one of its words."""
    if any(name.span.overlaps(span) for span in taken):
        return False
    return not any(one_thing(name, other) for other in view.other.facts.names) and not recurs(
        view, name
    )


def _fitting(
    pair: StatementPair, gaps_a: Sequence[_Gap], gaps_b: Sequence[_Gap]
) -> Iterator[tuple[_Gap, _Gap]]:
    """Yield the gaps that fit each other, the best first, each once."""
    scored = sorted(
        (
            (
                a.near + b.near - _alike(pair, a.name, b.name),
                a.name.span.start,
                b.name.span.start,
                a,
                b,
            )
            for a in gaps_a
            for b in gaps_b
            if not (a.loose and b.loose)
            and same_name(a.name, b.name) <= _DIFFERENT
            and _replaceable(pair, a.name, b.name)
        ),
        key=lambda entry: entry[:3],
    )
    used: set[int] = set()
    for *_, a, b in scored:
        if not {id(a), id(b)} & used:
            used |= {id(a), id(b)}
            yield a, b


def _replaceable(pair: StatementPair, a: Name, b: Name) -> bool:
    """Whether one may stand where the other does: a name of its kind or, where the sentences say
    the same word for word, any other proper name; for an institution told by common nouns only
    another organisation.
    """
    if _common(pair.a, a) or _common(pair.b, b):
        return a.kind == b.kind
    return of_one_kind(a, b) or cover(pair, a.span, b.span) >= _WORD_FOR_WORD


def _common(statement: Statement, name: Name) -> bool:
    """Whether a common noun alone names an institution („primăria”, "the ministry of health")."""
    if not concepts(name.entity):
        return False
    capitals = sum(token.capital for token in tokens(name.canonical))
    return capitals <= name_language(statement.claim.language).nouns_are_capital


def _alike(pair: StatementPair, a: Name, b: Name) -> float:
    """Return how alike two names are in use, by themselves and by the words around them."""
    return pair.spans(a.span, b.span) + frame(pair, a.span, b.span)


def _conflict(pair: StatementPair, a: _Gap, b: _Gap, free: tuple[int, int]) -> Conflict:
    one, other = a.name, b.name
    return Conflict(
        type="name",
        span_a=one.span,
        span_b=other.span,
        value_a=one.canonical,
        value_b=other.canonical,
        explanation=f"One report names {one.canonical} where the other names {other.canonical}.",
        evidence={
            "replaced": 1.0,
            **_kinds(a, b),
            **_meanings(pair, one, other),
            "gap_nearest": max(a.near, b.near),
            "gap_least_near": min(a.near, b.near),
            "gap_loose_near": max((g.near for g in (a, b) if g.loose), default=0.0),
            "gap_frame": frame(pair, one.span, other.span),
            "gap_likeness": same_name(one, other),
            "gap_names": min(sum(free), _MOST) / _MOST,
            "gap_only": float(free == (1, 1)),
            "gap_nearby": nearby(pair, one, other),
            "gap_speaks": float(speaks(pair.a, one) or speaks(pair.b, other)),
        },
    )


def _kinds(a: _Gap, b: _Gap) -> dict[str, float]:
    kinds = (a.name.kind, b.name.kind)
    lengths = (len(a.name.key.split()), len(b.name.key.split()))
    return {
        "gap_kinds_equal": float(kinds[0] == kinds[1]),
        "gap_persons": kinds.count("person") / 2,
        "gap_places": kinds.count("place") / 2,
        "gap_organisations": kinds.count("organisation") / 2,
        "gap_peoples": kinds.count("demonym") / 2,
        "gap_loose": float(a.loose or b.loose),
        "gap_noun": float(a.noun or b.noun),
        "gap_one_word": lengths.count(1) / 2,
    }


def _meanings(pair: StatementPair, a: Name, b: Name) -> dict[str, float]:
    """Return how near the two names are in meaning, and how well the rest of the sentences covers
    each other; in [-1, 1].
    """
    return {
        "gap_similarity": pair.spans(a.span, b.span),
        "gap_meaning": meaning(pair, a.span, b.span),
        "gap_cover": cover(pair, a.span, b.span),
        "gap_translated": translated(pair, a.span, b.span),
    }
