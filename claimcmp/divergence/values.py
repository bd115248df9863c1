"""One line per distinct value: what a cluster of three or more sources shows."""

from collections.abc import Mapping, Sequence

from claimcmp.records import Divergence, DivergenceType, Evidence, ValueGroup


def value_groups(
    divergences: Sequence[Divergence], source_of: Mapping[str, str]
) -> tuple[ValueGroup, ...]:
    """Return the distinct values in *divergences* and who gives each, by type.

    ``source_of`` gives the source of each claim. Two claims give the same value when nothing
    diverges between them and both diverge from a third, whatever their language or script; the
    value is shown as the first source words it.
    """
    found: list[ValueGroup] = []
    for kind in dict.fromkeys(divergence.type for divergence in divergences):
        own = [divergence for divergence in divergences if divergence.type == kind]
        found.extend(_groups(kind, own, source_of))
    return tuple(found)


def _groups(
    kind: DivergenceType, divergences: Sequence[Divergence], source_of: Mapping[str, str]
) -> list[ValueGroup]:
    """Return the values of one type: claims that oppose the same claims and not each other."""
    worded: dict[str, Evidence] = {}
    opponents: dict[str, set[str]] = {}
    for divergence in divergences:
        for one, other in ((divergence.a, divergence.b), (divergence.b, divergence.a)):
            worded.setdefault(one.claim, one)
            opponents.setdefault(one.claim, set()).add(other.claim)
    groups: list[list[str]] = []
    for claim in sorted(worded, key=lambda name: (_number(source_of[name]), name)):
        fitting = (
            group
            for group in groups
            if not opponents[claim] & set(group)
            and all(opponents[claim] & opponents[member] for member in group)
        )
        group = next(fitting, None)
        if group is None:
            groups.append([claim])
        else:
            group.append(claim)
    return [ValueGroup(kind, worded[group[0]].text, _sources(group, source_of)) for group in groups]


def _sources(claims: Sequence[str], source_of: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(sorted({source_of[claim] for claim in claims}, key=_number))


def _number(source: str) -> int:
    return int(source.lstrip("s"))
