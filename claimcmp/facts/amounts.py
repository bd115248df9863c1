"""Amounts: numerals joined into ranges and scores."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from math import floor, log10

from claimcmp.facts.marking import MarkedText, compiled
from claimcmp.facts.numerals import Numeral
from claimcmp.facts.quantity_words import spelled
from claimcmp.facts.units import unit_table
from claimcmp.languages import subject
from claimcmp.records import Span

_NUMBER = r"\ue000\ue001*+"
_DASHED = re.compile(rf"({_NUMBER})(?:[-‑−‒&]|\s?[–—]\s?|\s-\s|\s?:\s?)({_NUMBER})(?!:?\d)")
_CURRENCY = re.compile(r"[$€£]")
_HIGHEST_SCORE = 250


@dataclass(frozen=True, slots=True)
class Amount:
    """One figure, or two that make a range or a score (then ``upper`` is the second)."""

    span: Span
    value: float
    upper: float | None = None
    words: bool = False
    ordinal: bool = False
    score: bool = False


@cache
def _range_patterns(language: str) -> tuple[re.Pattern[str], ...]:
    return compiled(subject(language, "quantities").get("ranges", ()))


@cache
def _score_cues(language: str) -> re.Pattern[str]:
    cues = spelled(language, "score cues")
    return re.compile(rf"(?<!\w)(?:{cues})(?!\w)")


def amounts(marking: MarkedText, language: str) -> Iterator[Amount]:
    """Yield the amounts of a marked text, ranges and scores first; spans do not overlap."""
    used: set[int] = set()
    for pattern in _range_patterns(language):
        for match in pattern.finditer(marking.marked):
            first, second = _ends(marking, match, language)
            if first and second and not used & {first.span.start, second.span.start}:
                span = Span(match.start(), match.end())
                if _is_turned(match, first, second, marking, language):
                    first, second = (
                        replace(second, span=first.span),
                        replace(first, span=second.span),
                    )
                joined = _range(span, first, second, marking.text)
                if joined is not None:
                    used |= {first.span.start, second.span.start}
                    yield joined
    yield from _worded_scores(marking, language, used)
    yield from _dashed(marking, language, used)
    for start, numeral in sorted(marking.at.items()):
        if start not in used:
            yield Amount(numeral.span, numeral.value, None, numeral.words, numeral.ordinal)


def _ends(
    marking: MarkedText, match: re.Match[str], language: str
) -> tuple[Numeral | None, Numeral | None]:
    """Return the ends of a range; none where they are not of one unit: "$1.63 or 5 percent"."""
    ends = [marking.at.get(match.start(group)) for group in range(1, match.re.groups + 1)]
    first, *_, second = ends
    if first is None or second is None:
        return None, None
    written = match.groupdict().get("unit") or ""
    measured = unit_table(language).after(marking.marked, second.span.end, words=False)
    sum_and_share = bool(
        _CURRENCY.search(match[0]) and measured and measured.unit.kind == "percent"
    )
    same = marking.marked.startswith(written, second.span.end) and not sum_and_share
    return (first, second) if same else (None, None)


def _is_turned(
    match: re.Match[str], first: Numeral, second: Numeral, marking: MarkedText, language: str
) -> bool:
    """Tell whether two ends of a stretch stand the greater first: "between 80 and 43 percent"."""
    if first.value <= second.value:
        return False
    introduced = match.start() < first.span.start
    unit = unit_table(language).after(marking.marked, second.span.end, words=False)
    return introduced or (unit is not None and unit.unit.kind in ("measure", "percent"))


def _range(span: Span, first: Numeral, second: Numeral, text: str) -> Amount | None:
    """Join two numerals; "two to three million" scales the first like the second."""
    low, high = first.value, second.value
    written = second.span.of(text)
    if low < 1000 <= high and any(c.isalpha() for c in written):
        scale = 10.0 ** (3 * floor(log10(high) / 3))
        low = low * scale if low * scale < high else low
    if low >= high:
        return None
    inner = Span(span.start, second.span.end)
    return Amount(inner, low, high, first.words or second.words)


def _worded_scores(marking: MarkedText, language: str, used: set[int]) -> Iterator[Amount]:
    """Yield "1 à 0" in a text that speaks of a match."""
    patterns = compiled(subject(language, "quantities").get("scores", ()))
    if not patterns or not _score_cues(language).search(marking.marked):
        return
    for match in patterns[0].finditer(marking.marked):
        first, second = marking.numeral(match, 1), marking.numeral(match, 2)
        if not first or not second or used & {first.span.start, second.span.start}:
            continue
        if _HIGHEST_SCORE >= first.value >= second.value:
            used |= {first.span.start, second.span.start}
            yield Amount(Span(match.start(), match.end()), first.value, second.value, score=True)


def _dashed(marking: MarkedText, language: str, used: set[int]) -> Iterator[Amount]:
    """Yield "10-15" and "2-1": ascending figures before a noun are a range."""
    for match in _DASHED.finditer(marking.marked):
        first, second = marking.numeral(match, 1), marking.numeral(match, 2)
        if first is None or second is None or used & {first.span.start, second.span.start}:
            continue
        colon = ":" in match[0]
        span = Span(first.span.start, second.span.end)
        if _is_score(match, first, second, marking, language):
            used |= {first.span.start, second.span.start}
            yield Amount(span, first.value, second.value, score=True)
        elif not colon and " - " not in match[0]:
            joined = _range(span, first, second, marking.text)
            if joined is not None:
                used |= {first.span.start, second.span.start}
                yield joined


def _between_names(match: re.Match[str], text: str) -> bool:
    """Tell whether a pair of figures stands between two names: "Ayr 38 - 17 Melrose"."""
    before, after = text[: match.start()].split(), text[match.end() :].split()
    return bool(before and after) and all(
        word.strip("«»„“”\"'()")[:1].isupper() for word in (before[-1], after[0])
    )


def _is_score(
    match: re.Match[str], first: Numeral, second: Numeral, marking: MarkedText, language: str
) -> bool:
    values = (first.value, second.value)
    if any(value != int(value) or value > _HIGHEST_SCORE for value in values):
        return False
    if " - " in match[0]:
        return _between_names(match, marking.text)
    if "&" in match[0]:
        return True  # golf: won 5&4
    cue = _score_cues(language).search(marking.marked) is not None
    after = marking.marked[match.end() : match.end() + 1]
    if ":" in match[0]:
        minutes = second.span.end - second.span.start == 2 and second.value < 60
        return cue or first.value > 24 or not minutes  # "19:30" is a time of day
    if first.value < second.value:
        return cue
    return cue or (after != "%" and first.value >= second.value)
