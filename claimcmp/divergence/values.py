"""One line per distinct value: what a cluster of three or more sources shows."""

import json
from collections.abc import Mapping, Sequence

from claimcmp.records import Divergence, DivergenceType, Evidence, ValueGroup


def value_groups(
    divergences: Sequence[Divergence], source_of: Mapping[str, str]
) -> tuple[ValueGroup, ...]:
    """Return the distinct values in *divergences* and who gives each, by type.

    ``source_of`` gives the source of each claim. Values are shown as the first source words them;
    two wordings of one normalised value are one group.
    """
    groups: dict[tuple[DivergenceType, str], tuple[str, list[str]]] = {}
    for divergence in divergences:
        for evidence in (divergence.a, divergence.b):
            key = (divergence.type, _identity(evidence))
            sources = groups.setdefault(key, (evidence.text, []))[1]
            if source_of[evidence.claim] not in sources:
                sources.append(source_of[evidence.claim])
    return tuple(
        ValueGroup(kind, text, tuple(sorted(sources, key=_number)))
        for (kind, _), (text, sources) in groups.items()
    )


def _identity(evidence: Evidence) -> str:
    """Return a text that is equal for equal values; the span's own words where there is none."""
    if evidence.value is None:
        return evidence.text.casefold()
    return json.dumps(evidence.value, sort_keys=True, default=str)


def _number(source: str) -> int:
    return int(source.lstrip("s"))
