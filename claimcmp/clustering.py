"""Pairs of claims → clusters of claims that state something about the same fact."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

from claimcmp.records import Claim, ClaimPair

# Enumerating maximal cliques is exponential in the worst case; a component of more claims than
# this (a crowd of reports) is clustered greedily instead.
_LARGEST_ENUMERATED = 48
# Sentences of one source belong to one cluster only when they stand this close together: one
# statement told in two sentences, not the same fact told twice.
_NEAR = 1

Neighbours = dict[int, dict[int, float]]


@dataclass(frozen=True, slots=True)
class Group:
    """Indices of claims that belong together, ascending, and the mean probability of its pairs."""

    members: tuple[int, ...]
    cohesion: float


def cluster_claims(
    claims: Sequence[Claim], pairs: Iterable[ClaimPair], *, hubs: Set[str] | None = None
) -> tuple[Group, ...]:
    """Return the groups that *pairs* form, each with claims of at least two sources.

    Every two claims of different sources in a group are a pair: a sentence that states two facts
    is in two groups, and nothing is joined by chaining. A group may hold neighbouring sentences
    of one source when they share a partner (one sentence here, two there); a group that only says
    over again what others say is left out. Where *pairs* were only looked for between *hubs*, ids
    of sources, and all others, a group's claims need not pair with each other where neither is of
    a hub.
    """
    neighbours = _neighbours(pairs)
    groups: set[tuple[int, ...]] = set()
    for component in _components(neighbours):
        if len(component) > _LARGEST_ENUMERATED:
            compared = {i for i in component if hubs is None or claims[i].source in hubs}
            groups.update(_greedy_groups(claims, neighbours, component, compared))
        else:
            graph = _with_companions(claims, neighbours, component)
            groups.update(tuple(sorted(clique)) for clique in _maximal_cliques(graph))
    across = (g for g in sorted(groups) if len({claims[i].source for i in g}) > 1)
    found = [Group(group, _cohesion(neighbours, group)) for group in across]
    return tuple(_without_repetitions(neighbours, found))


def _neighbours(pairs: Iterable[ClaimPair]) -> Neighbours:
    neighbours: Neighbours = defaultdict(dict)
    for pair in pairs:
        neighbours[pair.left][pair.right] = pair.probability
        neighbours[pair.right][pair.left] = pair.probability
    return neighbours


def _components(neighbours: Neighbours) -> Iterator[list[int]]:
    """Yield the connected components, each ascending, in the order of their first member."""
    seen: set[int] = set()
    for start in sorted(neighbours):
        if start in seen:
            continue
        seen.add(start)
        component, queue = [], [start]
        while queue:
            node = queue.pop()
            component.append(node)
            fresh = neighbours[node].keys() - seen
            seen |= fresh
            queue.extend(fresh)
        yield sorted(component)


def _with_companions(
    claims: Sequence[Claim], neighbours: Neighbours, component: Sequence[int]
) -> dict[int, set[int]]:
    """Return the component's graph with an edge between near sentences that share a partner."""
    graph = {node: set(neighbours[node]) for node in component}
    for node in component:
        for other in component:
            if (
                node < other
                and claims[node].source == claims[other].source
                and claims[other].position - claims[node].position <= _NEAR
                and neighbours[node].keys() & neighbours[other].keys()
            ):
                graph[node].add(other)
                graph[other].add(node)
    return graph


def _maximal_cliques(graph: dict[int, set[int]]) -> Iterator[frozenset[int]]:
    """Yield every maximal clique (Bron and Kerbosch 1973, with Tomita's pivot)."""
    stack: list[tuple[frozenset[int], set[int], set[int]]] = [(frozenset(), set(graph), set())]
    while stack:
        clique, candidates, excluded = stack.pop()
        if not candidates and not excluded:
            yield clique
            continue
        pivot = max(sorted(candidates | excluded), key=lambda node: len(candidates & graph[node]))
        for node in sorted(candidates - graph[pivot]):
            stack.append((clique | {node}, candidates & graph[node], excluded & graph[node]))
            candidates = candidates - {node}
            excluded = excluded | {node}


class _Growing:
    """A group that greedy clustering grows: its members, their sources and common neighbours.

    ``common`` holds the neighbours that all its members of compared sources share.
    """

    def __init__(self, members: set[int], sources: set[str], common: Set[int] | None) -> None:
        """Start from one claim, or join two groups; None is no compared member, so no limit."""
        self.members = members
        self.sources = sources
        self.common = common

    def joins(self, other: "_Growing") -> bool:
        """Whether all claims across the two groups that were compared are pairs."""
        return (
            self.sources.isdisjoint(other.sources)
            and (self.common is None or other.members <= self.common)
            and (other.common is None or self.members <= other.common)
        )

    def joined(self, other: "_Growing") -> "_Growing":
        """Return the two groups as one."""
        known = [common for common in (self.common, other.common) if common is not None]
        common = frozenset.intersection(*map(frozenset, known)) if known else None
        return _Growing(self.members | other.members, self.sources | other.sources, common)


def _greedy_groups(
    claims: Sequence[Claim], neighbours: Neighbours, component: Sequence[int], compared: Set[int]
) -> Iterator[tuple[int, ...]]:
    """Join the surest pairs first, as long as all pairs across the joined groups are pairs.

    Two claims of which neither is *compared* with all others need not be a pair.
    """
    group_of = {
        i: _Growing({i}, {claims[i].source}, neighbours[i].keys() if i in compared else None)
        for i in component
    }
    edges = sorted(
        ((-p, a, b) for a in component for b, p in neighbours[a].items() if a < b),
    )
    for _, a, b in edges:
        left, right = group_of[a], group_of[b]
        if left is not right and left.joins(right):
            joined = left.joined(right)
            group_of.update(dict.fromkeys(joined.members, joined))
    unique = {id(group): tuple(sorted(group.members)) for group in group_of.values()}
    yield from sorted(set(unique.values()))


def _without_repetitions(neighbours: Neighbours, groups: Sequence[Group]) -> Iterator[Group]:
    """Yield the *groups* of which some pair is in no other; of two equal ones, the surer stays."""
    pairs = {group: _pairs_in(neighbours, group.members) for group in groups}
    tellers = Counter(pair for told in pairs.values() for pair in told)
    left_out = set()
    for group in sorted(groups, key=lambda group: (group.cohesion, group.members)):
        if all(tellers[pair] > 1 for pair in pairs[group]):
            tellers.subtract(pairs[group])
            left_out.add(group)
    yield from (group for group in groups if group not in left_out)


def _pairs_in(neighbours: Neighbours, group: Sequence[int]) -> list[tuple[int, int]]:
    """Return the pairs among the claims of *group*."""
    return [(a, b) for a in group for b in group if a < b and b in neighbours[a]]


def _cohesion(neighbours: Neighbours, group: Sequence[int]) -> float:
    """Return the mean probability of the pairs inside *group*, in [0, 1]."""
    found = [neighbours[a][b] for a, b in _pairs_in(neighbours, group)]
    return sum(found) / len(found) if found else 0.0
