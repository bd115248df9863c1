"""Bodies named by a common noun only ("the Senate", „jandarmii”), in ``<language>/bodies.yaml``."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from claimcmp.facts.name.patterns import Phrases, listed
from claimcmp.facts.name.tables import name_language
from claimcmp.facts.name.tokens import Token, tokens
from claimcmp.languages import subject
from claimcmp.records import Span


@dataclass(frozen=True, slots=True)
class Body:
    """A body by its ``concept``, the same in every language; bodies of one ``axis`` differ."""

    span: Span
    concept: str
    axis: str


@lru_cache(maxsize=2048)
def body_kinds(text: str, code: str) -> Mapping[int, frozenset[str]]:
    """Return the kinds of institution that the words of *text* name, by where a word begins.

    Both the heads of institutions ("court", in ``names.yaml``) and the bodies of ``bodies.yaml``
    count, alone or not: „primăriei” names a city hall.
    """
    found = tokens(text)
    words = [token.folded for token in found]
    heads = name_language(code).heads
    kinds = {token.start: frozenset(heads.at(words, i)) for i, token in enumerate(found)}
    for body in bodies(found, code):
        kinds[body.span.start] = kinds[body.span.start] | {body.concept}
    return {start: kind for start, kind in kinds.items() if kind}


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
