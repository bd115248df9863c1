"""Two comparisons → what changed: sources, divergences, and the status of statements.

Everything is matched by content. Sources are the same by path, else by hash; statements by source
and words; divergences by their two statements and type. Running numbers mean nothing here.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from claimcmp.records import (
    STATUSES,
    Article,
    Claim,
    ClaimCluster,
    ClusterStatus,
    Comparison,
    Divergence,
)

SourceChange = Literal["new", "gone", "edited", "moved"]
DivergenceChange = Literal["appeared", "vanished", "changed"]
# A statement in several clusters has the first of these that one of them has.
# A statement by content: its source, its words, and which of several equal ones it is.
Key = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class ChangedSource:
    """A source that only one comparison has, or whose path (moved) or bytes (edited) changed."""

    change: SourceChange
    old: Article | None
    new: Article | None


@dataclass(frozen=True, slots=True)
class ChangedDivergence:
    """A divergence that appeared, vanished or changed; ``what`` names what changed."""

    change: DivergenceChange
    statements: tuple[Claim, Claim]
    old: Divergence | None
    new: Divergence | None
    what: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MovedStatement:
    """A statement of both comparisons with another status; or None where one has no such."""

    claim: Claim
    old: ClusterStatus | None
    new: ClusterStatus | None


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed from one comparison to another."""

    old: Comparison
    new: Comparison
    sources: tuple[ChangedSource, ...]
    divergences: tuple[ChangedDivergence, ...]
    statements: tuple[MovedStatement, ...]

    @property
    def settings_changed(self) -> bool:
        """Whether the two were made by another version, model or threshold."""
        return self.old.signature != self.new.signature

    @property
    def any(self) -> bool:
        """Whether anything changed but the signature."""
        return bool(self.sources or self.divergences or self.statements)


def difference(old: Comparison, new: Comparison) -> Difference:
    """Return what changed from *old* to *new*."""
    same = _same_sources(old, new)
    old_view, new_view = _View(old, same), _View(new, None)
    return Difference(
        old,
        new,
        tuple(_sources(old, new, same)),
        tuple(_divergences(old_view, new_view)),
        tuple(_statements(old_view, new_view)),
    )


def _same_sources(old: Comparison, new: Comparison) -> dict[str, str]:
    """Return {id in *old*: id in *new*}, matched by path and hash, by path, then by hash where that
    is unique. Of several sources that one path names, each is matched once.
    """
    same: dict[str, str] = {}
    for key in (lambda source: (source.path, source.sha256), lambda source: source.path):
        _match(old, new, key, same)
    free = [source for source in new.sources if source.id not in same.values()]
    hashes = Counter(source.sha256 for source in free)
    by_hash = {source.sha256: source.id for source in free if hashes[source.sha256] == 1}
    for source in old.sources:
        if source.id not in same and source.sha256 in by_hash:
            same[source.id] = by_hash.pop(source.sha256)
    return same


def _match(
    old: Comparison, new: Comparison, key: Callable[[Article], Hashable], same: dict[str, str]
) -> None:
    """Add to *same* the sources of one *key* that it does not hold, in their order."""
    taken = set(same.values())
    free: dict[Hashable, list[str]] = {}
    for source in new.sources:
        if source.id not in taken:
            free.setdefault(key(source), []).append(source.id)
    for source in old.sources:
        if source.id not in same and free.get(key(source)):
            same[source.id] = free[key(source)].pop(0)


def _sources(old: Comparison, new: Comparison, same: Mapping[str, str]) -> Iterator[ChangedSource]:
    in_new = {source.id: source for source in new.sources}
    for source in old.sources:
        counterpart = in_new.get(same.get(source.id, ""))
        if counterpart is None:
            yield ChangedSource("gone", source, None)
        elif counterpart.sha256 != source.sha256 or counterpart.text != source.text:
            yield ChangedSource("edited", source, counterpart)
        elif counterpart.path != source.path:
            yield ChangedSource("moved", source, counterpart)
    known = set(same.values())
    for source in new.sources:
        if source.id not in known:
            yield ChangedSource("new", None, source)


class _View:
    """A comparison by content: its statements, their status, and its divergences."""

    def __init__(self, comparison: Comparison, renamed: Mapping[str, str] | None) -> None:
        """Key everything; *renamed* gives the ids by which the other one knows sources."""
        seen: Counter[tuple[str, str]] = Counter()
        keys: dict[str, Key] = {}
        self.claims: dict[Key, Claim] = {}
        for claim in comparison.claims:
            source = renamed.get(claim.source, "gone") if renamed is not None else claim.source
            words = " ".join(claim.text.split())
            key = (source, words, seen[source, words])
            seen[source, words] += 1
            keys[claim.id] = key
            self.claims[key] = claim
        self.status = _statuses(comparison, keys)
        self.divergences = _divergences_by_content(comparison.clusters, keys)


def _statuses(comparison: Comparison, keys: Mapping[str, Key]) -> dict[Key, ClusterStatus]:
    """Return the status of each statement: the most telling of its clusters'."""
    found: dict[Key, ClusterStatus] = {}
    for status in reversed(STATUSES):
        for cluster in comparison.clusters:
            if cluster.status == status:
                found.update((keys[claim], status) for claim in cluster.claims)
    return found


_Pair = tuple[frozenset[Key], str]


def _divergences_by_content(
    clusters: tuple[ClaimCluster, ...], keys: Mapping[str, Key]
) -> dict[_Pair, Divergence]:
    found: dict[_Pair, Divergence] = {}
    for divergence in (d for cluster in clusters for d in cluster.divergences):
        pair = frozenset((keys[divergence.a.claim], keys[divergence.b.claim]))
        found.setdefault((pair, divergence.type), divergence)
    return found


def _divergences(old: _View, new: _View) -> Iterator[ChangedDivergence]:
    """Yield what changed: what appeared, vanished, then changed, the most probable first."""
    found: dict[DivergenceChange, list[tuple[float, ChangedDivergence]]] = {
        "appeared": [],
        "vanished": [],
        "changed": [],
    }
    for pair, after in new.divergences.items():
        before = old.divergences.get(pair)
        what = _what_changed(before, after) if before else ()
        change: DivergenceChange = "changed" if before else "appeared"
        if before is None or what:
            one = ChangedDivergence(change, _sides(after, pair[0], new), before, after, what)
            found[change].append((after.score, one))
    for pair, before in old.divergences.items():
        if pair not in new.divergences:
            gone = ChangedDivergence("vanished", _sides(before, pair[0], old), before, None)
            found["vanished"].append((before.score, gone))
    for changes in found.values():
        yield from (one for _, one in sorted(changes, key=lambda scored: -scored[0]))


def _sides(divergence: Divergence, keys: frozenset[Key], view: _View) -> tuple[Claim, Claim]:
    """Return the two statements of *divergence*, in its order."""
    by_id = {claim.id: claim for claim in (view.claims[key] for key in keys)}
    return by_id[divergence.a.claim], by_id[divergence.b.claim]


def _what_changed(old: Divergence, new: Divergence) -> tuple[str, ...]:
    """Return which of words, values and score differ, whatever the order of the sides."""
    before = sorted((repr(side.value), side.text) for side in (old.a, old.b))
    after = sorted((repr(side.value), side.text) for side in (new.a, new.b))
    differs = {
        "words": [text for _, text in before] != [text for _, text in after],
        "values": [value for value, _ in before] != [value for value, _ in after],
        "score": old.score != new.score,
    }
    return tuple(name for name, changed in differs.items() if changed)


def _statements(old: _View, new: _View) -> Iterator[MovedStatement]:
    """Yield the statements whose status changed, then those that only one comparison has."""
    for key, claim in new.claims.items():
        before, after = old.status.get(key), new.status.get(key)
        if key in old.claims and before != after:
            yield MovedStatement(claim, before, after)
    for key, claim in new.claims.items():
        if key not in old.claims:
            yield MovedStatement(claim, None, new.status.get(key))
    for key, claim in old.claims.items():
        if key not in new.claims:
            yield MovedStatement(claim, old.status.get(key), None)
