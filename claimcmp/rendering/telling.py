"""What of a cluster is told: scores, the telling divergences, values, and how many origins."""

from collections.abc import Sequence

from claimcmp.records import Claim, ClaimCluster, Divergence, ValueGroup

# Types whose two sides are values of one kind, so that a list of who gives which can be read.
_COMPARABLE = ("number", "date", "name", "update", "attribution", "wording")


# The claims of one source, and the claims of others in the same words.
Group = tuple[list[Claim], list[Claim]]


def origins_note(origins: int, reports: int) -> str:
    """Return "5 reports, 2 origins" when some of them repeat others, else an empty string."""
    if origins >= reports:
        return ""
    return f"{reports} reports, {origins} origin{'s' * (origins != 1)}"


def percent(score: float) -> str:
    """Return a probability as a whole percentage that never claims certainty."""
    return f"{min(max(round(score * 100), 1), 99)}%"


def telling(divergences: Sequence[Divergence], *, once_a_type: bool) -> list[Divergence]:
    """Return the divergences whose explanation is printed: each, or the best of each type."""
    kept: list[Divergence] = []
    seen: set[str] = set()
    for divergence in sorted(divergences, key=lambda d: -d.score):
        told = divergence.explanation in seen or (once_a_type and divergence.type in seen)
        seen.update((divergence.explanation, divergence.type))
        if not told:
            kept.append(divergence)
    return kept


def told_values(cluster: ClaimCluster) -> dict[str, list[ValueGroup]]:
    """Return the distinct values of *cluster* by type, as far as who gives which can be read."""
    found: dict[str, list[ValueGroup]] = {}
    for group in cluster.values:
        if group.type in _COMPARABLE:
            found.setdefault(group.type, []).append(group)
    told: dict[str, list[ValueGroup]] = {}
    seen: set[tuple[tuple[str, tuple[str, ...]], ...]] = set()
    for type_, groups in found.items():
        given = tuple((group.value, group.sources) for group in groups)
        # A date that was updated is one difference under two names.
        if given not in seen:
            seen.add(given)
            told[type_] = groups
    return told


def same_words(by_source: dict[str, list[Claim]]) -> list[Group]:
    """Return the claims to show, by source, with those that repeat them word for word."""
    groups: dict[tuple[str, ...], Group] = {}
    for claims in by_source.values():
        words = tuple(" ".join(claim.text.split()) for claim in claims)
        if words in groups:
            groups[words][1].extend(claims)
        else:
            groups[words] = (claims, [])
    return list(groups.values())
