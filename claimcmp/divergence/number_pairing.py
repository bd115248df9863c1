"""Which quantities of two statements are left once those that agree are paired off."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations

from claimcmp.divergence.number_agreement import (
    agree,
    agree_across_kinds,
    comparable,
    complementary,
    equal,
    is_change,
    is_part_of,
    is_ratio_of,
    is_sum,
    vague,
)
from claimcmp.facts.records import Quantity

Likeness = Callable[[Quantity, Quantity], float]


@dataclass(frozen=True, slots=True)
class Leftovers:
    """The quantities of each side that no quantity of the other side accounts for.

    ``agreeing`` counts the pairs that agree. ``glosses`` are conflicts within a double figure:
    "210 km (190 miles)" against 300 km agrees by its miles and differs by its kilometres.
    """

    a: tuple[Quantity, ...]
    b: tuple[Quantity, ...]
    agreeing: int
    glosses: tuple[tuple[Quantity, Quantity], ...] = ()


def best_pairs(
    a: Sequence[Quantity], b: Sequence[Quantity], likeness: Likeness
) -> tuple[tuple[Quantity, Quantity], ...]:
    """Pair each quantity once, the most alike first; pairs of likeness below 0 are left out.

    Ties go to the pair that comes first in both texts, so that exchanging the sides changes
    nothing.
    """
    scored = [
        (likeness(left, right), i, j) for i, left in enumerate(a) for j, right in enumerate(b)
    ]
    scored.sort(key=lambda entry: (-entry[0], entry[1] + entry[2], abs(entry[1] - entry[2])))
    used_a: set[int] = set()
    used_b: set[int] = set()
    pairs = []
    for score, i, j in scored:
        if score >= 0 and i not in used_a and j not in used_b:
            used_a.add(i)
            used_b.add(j)
            pairs.append((a[i], b[j]))
    return tuple(pairs)


def leftovers(
    a: Sequence[Quantity],
    b: Sequence[Quantity],
    likeness: Likeness,
    *,
    opposite: bool,
) -> Leftovers:
    """Drop what agrees: best pairs first, then repetitions, sums, ratios and complements.

    ``opposite`` says that one statement denies what the other asserts, so that two thirds of the
    one may be the remaining third of the other.
    """

    def agreement(left: Quantity, right: Quantity) -> float:
        if comparable(left, right) and agree(left, right):
            return 2.0 + likeness(left, right) + equal(left, right)
        return 1.0 + likeness(left, right) if agree_across_kinds(left, right) else -1.0

    pairs = best_pairs(a, b, agreement)
    untold = _told_in_other_kinds(a, b, pairs)
    rest_a = [q for q in a if not any(q is x for x, _ in pairs) or any(q is x for x in untold)]
    rest_b = [q for q in b if not any(q is y for _, y in pairs) or any(q is y for y in untold)]
    glosses = [(x, y) for x, _, y in _double_figures(rest_a, pairs)]
    flipped = [(y, x) for x, y in pairs]
    glosses += [(y, x) for x, _, y in _double_figures(rest_b, flipped)]
    # A part that agrees with a share only ("three opposed", "a third") is still part of a sum.
    same = [(x, y) for x, y in pairs if comparable(x, y)]
    open_a = [q for q in a if not any(q is x for x, _ in same)]
    open_b = [q for q in b if not any(q is y for _, y in same)]
    return Leftovers(
        _unaccounted(rest_a, a, b, (open_a, open_b), opposite, rest_b),
        _unaccounted(rest_b, b, a, (open_b, open_a), opposite, rest_a),
        len(pairs),
        tuple(glosses),
    )


def _told_in_other_kinds(
    a: Sequence[Quantity], b: Sequence[Quantity], pairs: Sequence[tuple[Quantity, Quantity]]
) -> list[Quantity]:
    """Return what agrees only with a figure of another kind, though one of its own is open.

    "In eleven stores, the second of which" against "in two stores": "second" does not say how
    many stores there are. A bare figure does say the same: "raised to 67" against "from 65 to 67
    years", though the 65 is as bare.
    """
    paired_a, paired_b = [x for x, _ in pairs], [y for _, y in pairs]
    open_a = [q for q in a if not any(q is x for x in paired_a)]
    open_b = [q for q in b if not any(q is y for y in paired_b)]
    found = []
    for x, y in pairs:
        if comparable(x, y):
            continue
        found += [x] if not _bare(x) and any(comparable(x, other) for other in open_b) else []
        found += [y] if not _bare(y) and any(comparable(y, other) for other in open_a) else []
    return found


def _bare(quantity: Quantity) -> bool:
    """Whether a figure leaves out what it counts."""
    return quantity.kind == "count" and not quantity.counted


def _double_figures(
    rest: Sequence[Quantity], pairs: Sequence[tuple[Quantity, Quantity]]
) -> list[tuple[Quantity, Quantity, Quantity]]:
    """Return each left figure with the neighbour that repeats it in another unit, and what that
    neighbour was paired with, where the latter is in the left figure's own unit.
    """
    return [
        (left, paired, partner)
        for left in rest
        for paired, partner in pairs
        if left.kind == paired.kind == "measure"
        and left.unit == paired.unit
        and left.written == partner.written != paired.written
        and min(abs(paired.span.start - left.span.end), abs(left.span.start - paired.span.end)) <= 3
        and not agree(left, partner)
    ]


def _unaccounted(
    rest: Sequence[Quantity],
    own: Sequence[Quantity],
    others: Sequence[Quantity],
    untold: tuple[Sequence[Quantity], Sequence[Quantity]],
    opposite: bool,
    rivals: Sequence[Quantity],
) -> tuple[Quantity, ...]:
    """Keep what no quantity, sum, ratio or complement of the other side explains.

    A ratio explains nothing where one of *rivals*, what the other side has left, is of the same
    kind and no part of it: an index that both move by 8.79 points moves by one percentage.
    """
    return tuple(
        quantity
        for quantity in rest
        if not _repeats(quantity, own, others)
        and not _part_of_sum(quantity, *untold)
        and not any(opposite and complementary(quantity, other) for other in others)
        and not any(
            not any(comparable(quantity, r) and not any(r is q for q in said) for r in rivals)
            for said in _ratios(quantity, own, others)
        )
    )


def _repeats(quantity: Quantity, own: Sequence[Quantity], others: Sequence[Quantity]) -> bool:
    """Tell whether a figure says again what is said once on the other side.

    Where both sides have as many figures of the kind, each has its own counterpart, and one that
    repeats another (a conversion in brackets) is not explained by it.
    """
    rivals = [other for other in others if comparable(quantity, other)]
    if len(rivals) == sum(comparable(quantity, other) for other in own):
        return False
    return any(agree(quantity, other) for other in rivals if vague(quantity) or not vague(other))


def _part_of_sum(
    quantity: Quantity, own_left: Sequence[Quantity], others_left: Sequence[Quantity]
) -> bool:
    """Tell whether two figures of one side make up one of the other, none told otherwise."""
    if is_sum(quantity, others_left) or is_change(quantity, others_left):
        return True
    if any(is_change(other, own_left) for other in others_left if comparable(quantity, other)):
        return True
    return any(quantity in is_sum(other, own_left) for other in others_left)


def _ratios(
    quantity: Quantity, own: Sequence[Quantity], others: Sequence[Quantity]
) -> Iterator[tuple[Quantity, ...]]:
    """Yield the figures by which a share, a part and a whole of different sides say the same."""
    for part, whole in permutations(others, 2):
        if is_ratio_of(quantity, part, whole) or is_part_of(quantity, part, whole):
            yield part, whole
    for share in others:
        for part, whole in permutations(own, 2):
            if quantity in (part, whole) and is_ratio_of(share, part, whole):
                yield share, part, whole
