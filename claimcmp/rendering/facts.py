"""Facts of a statement → what they are, their words, and their values as plain JSON."""

from collections.abc import Iterator
from dataclasses import MISSING, fields
from datetime import datetime
from typing import Any

from claimcmp.facts.records import Facts
from claimcmp.records import Claim, Span

# What each field of Facts holds, in words.
KINDS = {
    "quantities": "quantity",
    "absences": "count of none",
    "labels": "number in a name",
    "times": "time",
    "names": "name",
    "polarity": "polarity",
    "certainty": "certainty",
    "attributions": "attribution",
    "quotations": "quotation",
    "terms": "loaded term",
    "charged": "charged word",
}


def plain_facts(claim: Claim, facts: Facts) -> Iterator[dict[str, Any]]:
    """Yield each fact: its kind, words, place in the article, and its values but for defaults."""
    for name, kind in KINDS.items():
        for fact in getattr(facts, name, ()):
            span: Span = getattr(fact, "span", None) or fact.cue
            values = {
                field.name: _plain(getattr(fact, field.name), claim)
                for field in fields(fact)
                if field.name not in ("span", "cue")
                and (field.default is MISSING or getattr(fact, field.name) != field.default)
            }
            placed = span.shifted(claim.span.start)
            yield {
                "kind": kind,
                "text": span.of(claim.text),
                "start": placed.start,
                "end": placed.end,
                "values": values,
            }


def _plain(value: object, claim: Claim) -> object:
    """Return a value as plain JSON: spans as their words, times as ISO 8601."""
    if isinstance(value, Span):
        return value.of(claim.text)
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(each, claim) for each in value]
    if isinstance(value, float) and value in (float("inf"), float("-inf")):
        return str(value)
    return value if isinstance(value, str | int | float | bool | None) else str(value)
