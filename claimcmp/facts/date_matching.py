"""Finding times in running text: expressions, then the words around them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from claimcmp.facts.date_grammar import WORD_NUMBER, WORD_ORDINAL, Grammar, Marker, grammar
from claimcmp.facts.date_reading import Hit, Reading, moment_of
from claimcmp.facts.moment import Moment, added, joined
from claimcmp.facts.numerals import Numeral, numerals
from claimcmp.folding import fold

# How far before or behind a time its marker words may reach, in code points.
_REACH = 40
# A bare number in this range is read as a year where no grouping or unit says otherwise; 2000 is
# more often a quantity.
_BARE_YEARS = range(1900, 2100)
# No span of years in the news is as long as the year numbers of the calendar.
_OLDEST_YEAR = 1000
# Which of two readings of the same words wins; the rest are equal.
_RANKS = {"age": 0, "ignore": 0, "duration": 2, "year": 3}


def moments(text: str, language: str) -> list[Moment]:
    """Return the moments of *text* in order, parts of one date joined, marker words read."""
    reading = _read(text, grammar(language), numerals(text, language))
    parts = []
    for hit in _chosen(list(_hits(reading))):
        moment = moment_of(hit, reading)
        if moment is not None:
            parts.append(moment)
    return [_marked(moment, reading) for moment in _join(parts, reading)]


def _read(text: str, language_grammar: Grammar, found: Sequence[Numeral]) -> Reading:
    """Mask the numbers in words, except those that are part of a calendar name or an article."""
    folded = fold(text)
    masked = list(folded)
    units = re.compile(rf"(?:{language_grammar.vocabularies['unit'].pattern})(?!\w)")
    names = [
        match.span()
        for kind in ("weekday", "month")
        for match in re.finditer(
            rf"(?<!\w)(?:{language_grammar.vocabularies[kind].pattern})(?!\w)", folded
        )
    ]
    numbers = {}
    for numeral in found:
        start, end = numeral.span.start, numeral.span.end
        clash = any(start < last and first < end for first, last in names)
        article = folded[start:end] in language_grammar.articles
        # Hungarian "hét" is seven and week: seven only before a unit.
        unit = units.fullmatch(folded, start, end) and not units.match(folded[end:].lstrip())
        if clash or article or unit or (numeral.words and numeral.value < 1):
            continue
        numbers[start] = numeral
        if numeral.words:
            mask = WORD_ORDINAL if numeral.ordinal else WORD_NUMBER
            masked[start:end] = mask * (end - start)
    return Reading(text, "".join(masked), numbers, language_grammar)


def _hits(reading: Reading) -> Iterator[Hit]:
    """Yield every match of every expression whose parts the text can hold."""
    present = {
        name for name, pattern in reading.grammar.present.items() if pattern.search(reading.folded)
    }
    for expression in reading.grammar.expressions:
        if not expression.needs <= present:
            continue
        for match in expression.regex.finditer(reading.folded):
            core = "core" if "core" in expression.regex.groupindex else 0
            hit = Hit(expression, match, *match.span(core))
            if _acceptable(hit, reading):
                yield hit


def _acceptable(hit: Hit, reading: Reading) -> bool:
    """Whether capitals, figures and neighbours allow the reading."""
    groups = hit.match.groupdict()
    for name in ("month", "weekday", "part"):
        start, end = hit.match.span(name) if groups.get(name) else (0, 0)
        # The second half of a compound, as in "Montagmorgen", has no capital of its own.
        compound = start > 0 and reading.folded[start - 1].isalpha()
        if end and not compound and not _case_fits(groups[name], end, reading):
            return False
    if hit.expression.meaning.startswith("days"):
        last_word = reading.folded[hit.start : hit.end].split()[-1]
        if not _case_fits(last_word, hit.end, reading):
            return False
    if hit.expression.meaning == "year" and not _bare_year(hit, reading):
        return False
    if hit.expression.meaning != "age" and _counts_a_year(hit, reading):
        return False
    for name in ("day", "day2"):
        if groups.get(name) and not 1 <= reading.number(hit.match.start(name), groups[name]) <= 31:
            return False
    return _clock_fits(hit, reading)


def _clock_fits(hit: Hit, reading: Reading) -> bool:
    """Whether numbers in words are an hour and minutes of a clock: not "fél hatszáz"."""
    groups = hit.match.groupdict()
    limits = (("word_hour", 24.0), ("word_minute", 59.0))
    return all(
        1 <= reading.number(hit.match.start(name), groups[name]) <= highest
        for name, highest in limits
        if groups.get(name)
    )


def _case_fits(word: str, end: int, reading: Reading) -> bool:
    """Whether the *word* that ends at *end* has the capital, or the lack of one, that it needs."""
    start = end - len(word)
    if word in reading.grammar.capital:
        return reading.text[start].isupper()
    if word in reading.grammar.lower:
        return reading.text[start].islower() or _begins_sentence(reading.text, start)
    return True


def _begins_sentence(text: str, start: int) -> bool:
    """Whether the word at *start* is the first of its sentence."""
    before = text[:start].rstrip(" \u00a0\"'„“”«»‘’—–-")
    return not before or before[-1] in ".!?…:"


def _counts_a_year(hit: Hit, reading: Reading) -> bool:
    """Whether the "2020" of "in 2020" is taken for a number of years, as Russian allows."""
    groups = hit.match.groupdict()
    if not groups.get("n") or not groups.get("unit"):
        return False
    unit = reading.grammar.vocabularies["unit"].value(groups["unit"])
    return unit == "year" and reading.number(hit.match.start("n"), groups["n"]) >= _OLDEST_YEAR


def _bare_year(hit: Hit, reading: Reading) -> bool:
    """Whether a lone figure is a year: in range, no sign before it, no unit behind it."""
    before = reading.folded[: hit.start].rstrip()
    behind = reading.folded[hit.end :]
    if int(hit.match["year"]) not in _BARE_YEARS or hit.match["year"] == "2000":
        return False
    if before.endswith(("$", "€", "£", "#", "№", "nr.", "no.", "+")) or _estimated(hit, reading):
        return False
    units = reading.grammar.vocabularies["unit"].pattern
    counted = r"|de\s" if int(hit.match["year"]) % 50 == 0 else ""
    return not re.match(rf"\s*(?:%|°|[$€£]|(?:{units})(?!\w){counted})", behind)


def _estimated(hit: Hit, reading: Reading) -> bool:
    """Whether a round figure is a rough count: "about 1900" beside a count in thousands."""
    year = int(hit.match["year"])
    others = (number.value for number in reading.numbers.values() if not number.words)
    counts = any(value >= _OLDEST_YEAR and int(value) not in _BARE_YEARS for value in others)
    if year % 50 or not counts:
        return False
    before = reading.folded[max(0, hit.start - _REACH) : hit.start]
    about = [marker for marker in reading.grammar.before if marker.label == "about"]
    return any(marker.regex.search(before) for marker in about)


def _chosen(hits: list[Hit]) -> list[Hit]:
    """Keep the longest of overlapping hits, in text order."""
    ranked = sorted(
        hits,
        key=lambda hit: (
            hit.match.start() - hit.match.end(),
            _RANKS.get(hit.expression.meaning, 1),
            hit.start,
        ),
    )
    kept: list[Hit] = []
    for hit in ranked:
        if all(hit.end <= other.start or other.end <= hit.start for other in kept):
            kept.append(hit)
    return sorted(kept, key=lambda hit: hit.start)


def _join(parts: Sequence[Moment], reading: Reading) -> list[Moment]:
    """Join neighbouring parts of one date: "Monday" "3 May", "at 7.30 pm"."""
    kept: list[Moment] = []
    for part in parts:
        if kept:
            both = _joined(kept[-1], part, reading)
            if both is not None:
                kept[-1] = both
                continue
        kept.append(part)
    return kept


def _joined(first: Moment, second: Moment, reading: Reading) -> Moment | None:
    """Return what two neighbouring moments give together, None where they are two."""
    between = reading.folded[first.end : second.start]
    # A date line ends before the first sentence of its report.
    if "\n" in reading.text[first.end : second.start]:
        return None
    if reading.grammar.conjunction.fullmatch(between):
        whole = added(first, second)
        if whole is not None:
            return whole
    return joined(first, second) if reading.grammar.glue.fullmatch(between) else None


def _marked(moment: Moment, reading: Reading) -> Moment:
    """Read the marker words around a moment: early/late, until/since, about."""
    for marker in (*reading.grammar.before, *reading.grammar.after):
        found = _marker(marker, moment, reading)
        if found is not None and _marker_fits(marker, moment, reading):
            start, end = found
            moment = replace(moment, start=start, end=end, **_change(marker))
    return moment


def _change(marker: Marker) -> dict[str, Any]:
    """Return the field that a marker word sets."""
    field = {"edges": "edge", "relations": "relation", "bounds": "bound"}[marker.subject]
    if marker.label == "earlier":
        return {"relation": "before", "exclusive": True}
    return {field: marker.label}


def _marker(marker: Marker, moment: Moment, reading: Reading) -> tuple[int, int] | None:
    """Return the stretch that *moment* covers with the marker beside it, or None."""
    if marker.regex.pattern.startswith("^"):
        behind = reading.folded[moment.end : moment.end + _REACH]
        match = marker.regex.match(behind)
        return (moment.start, moment.end + match.end()) if match else None
    floor = max(0, moment.start - _REACH)
    match = marker.regex.search(reading.folded, floor, moment.start)
    return (match.start(), moment.end) if match else None


def _marker_fits(marker: Marker, moment: Moment, reading: Reading) -> bool:
    """Whether the kind of marker suits the moment and says something new."""
    if marker.subject == "bounds":
        return moment.meaning in ("duration", "within") and not moment.bound
    if marker.subject == "edges":
        return not moment.edge and moment.meaning != "duration" and not moment.has("day", "clock")
    # "Released by Monday's quake" sets no deadline.
    genitive = reading.grammar.genitive
    if genitive and reading.folded.startswith(genitive, moment.end):
        return False
    return moment.relation == "at" and moment.meaning != "duration"
