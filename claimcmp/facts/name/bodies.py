"""Bodies named by a common noun only ("the Senate", „jandarmii”), in ``<language>/bodies.yaml``."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from claimcmp.facts.name.patterns import Phrases, listed
from claimcmp.facts.name.tokens import Token
from claimcmp.languages import subject
from claimcmp.records import Span


@dataclass(frozen=True, slots=True)
class Body:
    """A body by its ``concept``, the same in every language; bodies of one ``axis`` differ."""

    span: Span
    concept: str
    axis: str


@cache
def _axes() -> dict[str, str]:
    """Return the axis of each concept."""
    axes = subject("any", "bodies").get("axes", {})
    return {concept: axis for axis, entry in axes.items() for concept in listed(entry)}


@cache
def _phrases(code: str) -> Phrases:
    groups = subject(code, "bodies").get("bodies", {})
    return Phrases({label: listed(entry) for label, entry in groups.items()})


def bodies(found: Sequence[Token], code: str) -> tuple[Body, ...]:
    """Return the bodies among *found*, in order and without overlap; the longest phrase wins."""
    words = [token.folded for token in found]
    known: list[Body] = []
    index = 0
    while index < len(words):
        here = _phrases(code).at(words, index)
        concept = max(here, key=lambda label: (here[label], label), default=None)
        if concept is None or concept not in _axes():
            index += 1
            continue
        last = index + here[concept]
        span = Span(found[index].start, found[last - 1].end)
        known.append(Body(span, concept, _axes()[concept]))
        index = last
    return tuple(known)
