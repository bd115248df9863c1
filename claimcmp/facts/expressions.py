"""Expressions: quantities that a fixed turn of phrase states: shares, multiples, dozens, ranks."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from claimcmp.facts.drafts import Draft
from claimcmp.facts.marking import MarkedText, alternation, compiled
from claimcmp.facts.records import SHARE, QuantityKind
from claimcmp.facts.units import Unit
from claimcmp.languages import subject
from claimcmp.records import Span

_SHARE = Unit("percent", "%", SHARE, factor=100.0)
_POINT = Unit("percentage point", "", "percentage point")
_FOOT = Unit("measure", "m", "foot", factor=0.3048)
_RICHTER = Unit("measure", "magnitude", "magnitude")
# "hundreds" says more than one hundred and hardly more than a few thousand.
_VAGUE_LOW, _VAGUE_HIGH = 1.0, 30.0
_COMMON_WHOLES = frozenset({3, 4, 5, 10, 20, 50, 100, 1000})
_WHOLES = _COMMON_WHOLES | frozenset({2, 6, 7, 8, 9, 12, 15, 25, 30, 40, 200, 500, 10000, 100000})


@dataclass(frozen=True, slots=True)
class _Fixed:
    """A phrase with its value."""

    pattern: re.Pattern[str]
    value: float


@dataclass(frozen=True, slots=True)
class _Phrases:
    ratios: tuple[re.Pattern[str], ...]
    loose_ratios: tuple[re.Pattern[str], ...]
    fractions: tuple[_Fixed, ...]
    denominators: tuple[_Fixed, ...]
    multiples: tuple[_Fixed, ...]
    multiple_patterns: tuple[re.Pattern[str], ...]
    dozens: tuple[_Fixed, ...]
    vague: tuple[_Fixed, ...]
    ranks: tuple[re.Pattern[str], ...]
    magnitudes: tuple[re.Pattern[str], ...]
    heights: tuple[re.Pattern[str], ...]
    ones: tuple[re.Pattern[str], ...]
    points: tuple[_Fixed, ...]


def _fixed(groups: Mapping[str, list[str]]) -> tuple[_Fixed, ...]:
    pairs = [(phrase, float(value)) for value, phrases in groups.items() for phrase in phrases]
    pairs.sort(key=lambda pair: -len(pair[0]))
    return tuple(_Fixed(compiled([phrase])[0], value) for phrase, value in pairs)


@cache
def _phrases(language: str) -> _Phrases:
    entries = subject(language, "quantities")
    denominators = {
        value: [f"={{n}}[ -](?:{alternation(forms)})(?!\\w)"]
        for value, forms in entries.get("denominators", {}).items()
    }
    return _Phrases(
        ratios=compiled(entries.get("ratios", ())),
        loose_ratios=compiled(entries.get("loose ratios", ())),
        fractions=_fixed(entries.get("fractions", {})),
        denominators=_fixed(denominators),
        multiples=_fixed(entries.get("multiples", {})),
        multiple_patterns=compiled(entries.get("multiple patterns", ())),
        dozens=_fixed(entries.get("dozens", {})),
        vague=_fixed(entries.get("vague", {})),
        ranks=compiled(entries.get("ranks", ())),
        magnitudes=compiled(entries.get("magnitude", ())),
        heights=compiled(entries.get("feet and inches", ())),
        ones=compiled(entries.get("one", ())),
        points=_fixed(entries.get("part points", {})),
    )


def expression_drafts(marked: MarkedText, language: str) -> Iterator[Draft]:
    """Yield the expressions of a text, the most specific kinds first; they may overlap."""
    phrases = _phrases(language)
    for fixed in phrases.points:
        for match in _worded(marked, fixed.pattern):
            yield Draft(_span(match), "percentage point", fixed.value, unit=_POINT)
    yield from _ratio_drafts(marked, phrases)
    for fixed in phrases.denominators:
        for match in fixed.pattern.finditer(marked.marked):
            part = marked.numeral(match, 1)
            if part and 0 < part.value < fixed.value:
                yield _share(match, part.value / fixed.value)
    for fixed in phrases.fractions:
        for match in _worded(marked, fixed.pattern):
            yield _share(match, fixed.value)
    yield from _multiple_drafts(marked, phrases)
    yield from _number_drafts(marked, phrases)


def _span(match: re.Match[str]) -> Span:
    """Return the span of a match without spaces at its ends."""
    inner = match[0].strip()
    start = match.start() + match[0].index(inner)
    return Span(start, start + len(inner))


def _worded(marked: MarkedText, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Yield the matches of a phrase that holds number words itself ("a third", "two dozen").

    One that cuts a numeral in two is left out: "half" of "half a million".
    """
    for match in pattern.finditer(marked.folded):
        span = Span(match.start(), match.end())
        numerals = [n.span for n in marked.at.values() if n.span.overlaps(span)]
        if all(span.start <= n.start and n.end <= span.end for n in numerals):
            yield match


def _share(match: re.Match[str], share: float) -> Draft:
    span = _span(match)
    # A share in words is rounded: "two thirds" covers 65 and 68 percent, "half" 48 and 52.
    return Draft(span, "percent", share, unit=_SHARE, noun_from=span.end, group="about")


def _ratio_drafts(marked: MarkedText, phrases: _Phrases) -> Iterator[Draft]:
    """Yield "one in five", „șase din zece”: a part of a round whole.

    Where the words also mean "one of the nine leaders", only the commonest wholes make a share.
    """
    groups = ((phrases.ratios, _WHOLES), (phrases.loose_ratios, _COMMON_WHOLES))
    for patterns, wholes in groups:
        for pattern in patterns:
            for match in pattern.finditer(marked.marked):
                values = [marked.numeral(match, group) for group in range(1, pattern.groups + 1)]
                part = values[0].value if values[0] else 1.0
                whole = values[-1].value if values[-1] else 0.0
                if whole in wholes and part < whole:
                    yield _share(match, part / whole)


def _multiple_drafts(marked: MarkedText, phrases: _Phrases) -> Iterator[Draft]:
    for pattern in phrases.multiple_patterns:
        for match in pattern.finditer(marked.marked):
            numeral = marked.numeral(match, 1)
            if numeral is not None:
                yield Draft(_span(match), "multiple", numeral.value)
    for fixed in phrases.multiples:
        for match in _worded(marked, fixed.pattern):
            yield Draft(_span(match), "multiple", fixed.value)


def _number_drafts(marked: MarkedText, phrases: _Phrases) -> Iterator[Draft]:
    for pattern in phrases.ranks:
        yield from _figure_drafts(marked, pattern, "ordinal", None)
    for pattern in phrases.magnitudes:
        yield from _figure_drafts(marked, pattern, "measure", _RICHTER)
    for pattern in phrases.heights:
        yield from _height_drafts(marked, pattern)
    for fixed in phrases.dozens:
        for match in _worded(marked, fixed.pattern):
            span = _span(match)
            yield Draft(span, "count", fixed.value, noun_from=span.end, group="loosely")
    yield from _vague_drafts(marked, phrases)
    for pattern in phrases.ones:
        for match in _worded(marked, pattern):
            span = _span(match)
            yield Draft(span, "count", 1.0, noun_from=span.end)


def _height_drafts(marked: MarkedText, pattern: re.Pattern[str]) -> Iterator[Draft]:
    """Yield "6-foot-6": feet and inches."""
    for match in pattern.finditer(marked.marked):
        feet, inches = marked.numeral(match, 1), marked.numeral(match, 2)
        if feet and inches and inches.value < 12:
            yield Draft(_span(match), "measure", feet.value + inches.value / 12, unit=_FOOT)


def _vague_drafts(marked: MarkedText, phrases: _Phrases) -> Iterator[Draft]:
    """Yield "hundreds of": an order of magnitude, as a wide interval."""
    for fixed in phrases.vague:
        for match in fixed.pattern.finditer(marked.marked):
            span = _span(match)
            low, high = fixed.value * _VAGUE_LOW, fixed.value * _VAGUE_HIGH
            yield Draft(span, "count", low, high, noun_from=span.end, settled=True)


def _figure_drafts(
    marked: MarkedText, pattern: re.Pattern[str], kind: QuantityKind, unit: Unit | None
) -> Iterator[Draft]:
    for match in pattern.finditer(marked.marked):
        numerals = [marked.numeral(match, group) for group in range(1, pattern.groups + 1)]
        numeral = next((n for n in numerals if n), None)
        if numeral is not None:
            yield Draft(_span(match), kind, numeral.value, unit=unit, noun_from=match.end())
