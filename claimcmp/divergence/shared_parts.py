"""The parts of a sentence that tell of the same thing as another: "…, while …", "…; …".

A sentence may tell several pieces of news, and the words of change in one of them say nothing
about the others. languages/<code>/updates.yaml lists what opens another piece (`beside`).
"""

import re
from functools import cache
from itertools import pairwise

from claimcmp.divergence.colour import content
from claimcmp.divergence.counterparts import View, words
from claimcmp.languages import subject
from claimcmp.languages.lexicon import Lexicon
from claimcmp.records import Span

_SEMICOLON = re.compile(r";")
# A part with fewer words that mean something has no news of its own.
_LEAST_WORDS = 3
# A part is told by the other report too where its words come back there nearly as well as those
# of the part that comes back best; in similarity of meaning, in [0, 2].
_MARGIN = 0.1


@cache
def _openers(language: str) -> Lexicon:
    return Lexicon({"beside": subject(language, "updates").get("beside", ())})


def parts(text: str, language: str) -> tuple[Span, ...]:
    """Return the parts of *text* that each tell something; mostly the whole of it."""
    commas = {place for place, letter in enumerate(text) if letter == ","}
    openers = [
        match.span.start
        for match in _openers(language).find(text)
        if len(text[: match.span.start].rstrip()) - 1 in commas
    ]
    places = sorted({*openers, *(match.start() for match in _SEMICOLON.finditer(text))})
    bounds = [0, *places, len(text)]
    found = tuple(Span(a, b) for a, b in pairwise(bounds))
    if any(len(_content(text, part)) < _LEAST_WORDS for part in found):
        return (Span(0, len(text)),)
    return found


def _content(text: str, part: Span) -> list[Span]:
    return [word for word in content(text) if word.overlaps(part)]


def shared_parts(view: View) -> tuple[Span, ...]:
    """Return the parts of the own statement that the other one tells too."""
    claim = view.own.claim
    found = parts(claim.text, claim.language)
    if len(found) == 1:
        return found
    others = words(view.other.claim.text)
    covered = [_covered(view, _content(claim.text, part), others) for part in found]
    least = max(covered) - _MARGIN
    return tuple(part for part, cover in zip(found, covered, strict=True) if cover >= least)


def _covered(view: View, own: list[Span], others: tuple[Span, ...]) -> float:
    """Return how well the other statement covers the words *own*, in [-1, 1]."""
    return view.covered(own, others)
