"""Whether the parts of a saved comparison agree: identifiers, spans, and quoted texts.

The values looked at satisfy the schema already.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any


def reference_mistakes(plain: Mapping[str, Any]) -> Iterator[str]:
    """Yield what does not agree in a comparison that satisfies the schema, with its pointer."""
    texts = {source["id"]: source["text"] for source in plain["sources"]}
    claims = {claim["id"]: claim for claim in plain["claims"]}
    yield from _twins("sources", plain["sources"])
    yield from _twins("claims", plain["claims"])
    yield from _twins("clusters", plain["clusters"])
    yield from _twins("events", plain["events"])
    for rank, source in enumerate(plain["sources"]):
        yield from _source(f"/sources/{rank}", source, texts)
    for rank, event in enumerate(plain["events"]):
        yield from _known(f"/events/{rank}/sources", event["sources"], texts, "source")
    for rank, claim in enumerate(plain["claims"]):
        yield from _quoted(f"/claims/{rank}", claim, claim["source"], texts)
    for rank, cluster in enumerate(plain["clusters"]):
        yield from _cluster(f"/clusters/{rank}", cluster, claims, texts)


def _twins(key: str, entries: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    seen: set[str] = set()
    for rank, entry in enumerate(entries):
        if entry["id"] in seen:
            yield f"/{key}/{rank}/id: {entry['id']!r} stands twice"
        seen.add(entry["id"])


def _known(
    pointer: str, names: Sequence[str], known: Mapping[str, object], kind: str
) -> Iterator[str]:
    for rank, name in enumerate(names):
        if name not in known:
            yield f"{pointer}/{rank}: no {kind} has the id {name!r}"


def _source(pointer: str, source: Mapping[str, Any], texts: Mapping[str, str]) -> Iterator[str]:
    for key in ("body", "dropped"):
        for rank, span in enumerate(source[key]):
            yield from _inside(f"{pointer}/{key}/{rank}", span, source["text"])
    if source.get("origin", source["id"]) not in texts:
        yield f"{pointer}/origin: no source has the id {source['origin']!r}"
    try:
        date.fromisoformat(source.get("published") or "2000-01-01")
    except ValueError:
        yield f"{pointer}/published: {source['published']!r} is no ISO date"


def _inside(pointer: str, span: Mapping[str, Any], text: str) -> Iterator[str]:
    if not span["start"] <= span["end"] <= len(text):
        yield (
            f"{pointer}: the span {span['start']} to {span['end']} is not inside a text of "
            f"{len(text)} characters"
        )


def _quoted(
    pointer: str, part: Mapping[str, Any], source: str, texts: Mapping[str, str]
) -> Iterator[str]:
    """Yield whether the text of *part* is not what stands at its span in *source*."""
    if source not in texts:
        yield f"{pointer}/source: no source has the id {source!r}"
        return
    text = texts[source]
    outside = list(_inside(pointer, part, text))
    yield from outside
    if not outside and text[part["start"] : part["end"]] != part["text"]:
        yield f"{pointer}/text: not what stands at {part['start']} in source {source!r}"


def _cluster(
    pointer: str,
    cluster: Mapping[str, Any],
    claims: Mapping[str, Mapping[str, Any]],
    texts: Mapping[str, str],
) -> Iterator[str]:
    yield from _known(f"{pointer}/claims", cluster["claims"], claims, "claim")
    for rank, group in enumerate(cluster.get("values", ())):
        yield from _known(f"{pointer}/values/{rank}/sources", group["sources"], texts, "source")
    for source, near in (cluster.get("nearest") or {}).items():
        yield from _known(f"{pointer}/nearest", [source], texts, "source")
        yield from _known(f"{pointer}/nearest/{source}", [near["claim"]], claims, "claim")
    for rank, divergence in enumerate(cluster["divergences"]):
        for side in ("a", "b"):
            place = f"{pointer}/divergences/{rank}/{side}"
            evidence = divergence[side]
            if evidence["claim"] in cluster["claims"] and evidence["claim"] in claims:
                yield from _quoted(place, evidence, claims[evidence["claim"]]["source"], texts)
            else:
                yield f"{place}/claim: {evidence['claim']!r} is no claim of this cluster"
