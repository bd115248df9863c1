"""Finding times in running text: expressions, then the words around them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from claimcmp.facts.date_grammar import WORD_NUMBER, WORD_ORDINAL, Expression, Grammar, Marker, grammar
from claimcmp.facts.moment import Meaning, Moment, joined
from claimcmp.facts.numerals import Numeral, numerals
from claimcmp.folding import fold

# How far before or behind a time its marker words may reach, in code points.
_REACH = 40
_FIXED = re.compile(r"p(\d+)([a-z]+)")
_DIRECTED = re.compile(r"(last|this|next)_([a-z]+)")
_DIRECTIONS = {"last": -1, "this": 0, "next": 1}
# A bare number in this range is read as a year where no grouping or unit says otherwise; 2000 is
# more often a quantity.
_BARE_YEARS = range(1900, 2100)
# "The next day", "the last minute" count from the story, not from its publication.
_NARRATIVE = ("second", "minute", "hour", "day")
# "One day", "a minute" are figures of speech more often than lengths of time.
_VAGUE = ("second", "minute", "day")
_SILENT = ("age", "ignore")
# Which of two readings of the same words wins; the rest are equal.
_RANKS = {"age": 0, "ignore": 0, "duration": 2, "year": 3}


@dataclass(frozen=True, slots=True)
class _Reading:
    """A text with its folded form, in which numbers in words are masked."""

    text: str
    folded: str
    numbers: dict[int, Numeral]
    grammar: Grammar

    def number(self, start: int, written: str) -> float:
        """Return the value of the figure or masked word at *start*."""
        if start in self.numbers:
            return self.numbers[start].value
        return float(written.replace(",", ".")) if written[0].isdigit() else -1.0


@dataclass(frozen=True, slots=True)
class _Hit:
    """A matched expression; ``start`` and ``end`` are the smallest stretch that it covers."""

    expression: Expression
    match: re.Match[str]
    start: int
    end: int


def moments(text: str, language: str) -> list[Moment]:
    """Return the moments of *text* in order, parts of one date joined, marker words read."""
    reading = _read(text, grammar(language), numerals(text, language))
    parts = []
    for hit in _chosen(list(_hits(reading))):
        moment = _moment(hit, reading)
        if moment is not None:
            parts.append(moment)
    return [_marked(moment, reading) for moment in _join(parts, reading)]


def _read(text: str, language_grammar: Grammar, found: Sequence[Numeral]) -> _Reading:
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
    return _Reading(text, "".join(masked), numbers, language_grammar)


def _hits(reading: _Reading) -> Iterator[_Hit]:
    """Yield every match of every expression whose parts the text can hold."""
    present = {
        name
        for name, pattern in reading.grammar.present.items()
        if pattern.search(reading.folded)
    }
    for expression in reading.grammar.expressions:
        if not expression.needs <= present:
            continue
        for match in expression.regex.finditer(reading.folded):
            core = "core" if "core" in expression.regex.groupindex else 0
            hit = _Hit(expression, match, *match.span(core))
            if _acceptable(hit, reading):
                yield hit


def _acceptable(hit: _Hit, reading: _Reading) -> bool:
    """Whether capitals, figures and neighbours allow the reading."""
    groups = hit.match.groupdict()
    for name in ("month", "weekday", "part"):
        if groups.get(name) and not _case_fits(hit.match[name], hit.match.end(name), reading):
            return False
    if hit.expression.meaning.startswith("days"):
        last_word = reading.folded[hit.start : hit.end].split()[-1]
        if not _case_fits(last_word, hit.end, reading):
            return False
    if hit.expression.meaning == "year" and not _bare_year(hit, reading):
        return False
    for name in ("day", "day2"):
        if groups.get(name) and not 1 <= reading.number(hit.match.start(name), groups[name]) <= 31:
            return False
    return True


def _case_fits(word: str, end: int, reading: _Reading) -> bool:
    """Whether the *word* that ends at *end* has the capital, or the lack of one, that it needs."""
    initial = reading.text[end - len(word)]
    if word in reading.grammar.capital:
        return initial.isupper()
    if word in reading.grammar.lower:
        return initial.islower()
    return True


def _bare_year(hit: _Hit, reading: _Reading) -> bool:
    """Whether a lone figure is a year: in range, no sign before it, no unit behind it."""
    before = reading.folded[: hit.start].rstrip()
    behind = reading.folded[hit.end :]
    if int(hit.match["year"]) not in _BARE_YEARS or hit.match["year"] == "2000":
        return False
    if before.endswith(("$", "€", "£", "#", "№", "nr.", "no.", "+")):
        return False
    units = reading.grammar.vocabularies["unit"].pattern
    return not re.match(rf"\s*(?:%|°|[$€£]|de\s|(?:{units})(?!\w))", behind)


def _chosen(hits: list[_Hit]) -> list[_Hit]:
    """Keep the longest of overlapping hits, in text order."""
    ranked = sorted(
        hits,
        key=lambda hit: (
            hit.match.start() - hit.match.end(),
            _RANKS.get(hit.expression.meaning, 1),
            hit.start,
        ),
    )
    kept: list[_Hit] = []
    for hit in ranked:
        if all(hit.end <= other.start or other.end <= hit.start for other in kept):
            kept.append(hit)
    return sorted(kept, key=lambda hit: hit.start)


def _moment(hit: _Hit, reading: _Reading) -> Moment | None:
    """Return what a hit says, or None where it is an age or no time at all."""
    meaning = hit.expression.meaning
    groups = {name: value for name, value in hit.match.groupdict().items() if value}
    if meaning == "age" and groups.get("head"):
        if not reading.grammar.duration_heads.match(groups["head"]):
            return None
        meaning = "duration"
    if meaning in _SILENT:
        return None
    moment = Moment(hit.start, hit.end, **_fields(hit.match, groups, reading))
    return _meant(moment, meaning, reading)


def _fields(match: re.Match[str], groups: dict[str, str], reading: _Reading) -> dict[str, Any]:
    """Return the fields that the groups of a match fill."""
    fields: dict[str, Any] = {}
    for name in ("year", "decade"):
        if name in groups:
            fields[name] = int(groups[name])
    if "year2" in groups:
        century = groups["year"][:2] if len(groups["year2"]) == 2 else ""
        fields["year2"] = int(century + groups["year2"])
    if "short_decade" in groups:
        decade = int(groups["short_decade"])
        fields["decade"] = decade + (2000 if decade < 30 else 1900)
    for name in ("day", "day2"):
        if name in groups:
            fields[name] = int(reading.number(match.start(name), groups[name]))
    words = reading.grammar.vocabularies
    for name in ("month", "weekday", "weekday2"):
        if name in groups:
            fields[name] = int(words[name.rstrip("2")].value(groups[name]))
    if "month_number" in groups:
        fields["month"] = int(groups["month_number"])
    for name in ("season", "part", "unit"):
        if name in groups:
            fields[name] = words[name].value(groups[name])
    for name in ("before", "after"):
        if name in groups:
            fields["relation"] = name
    return fields | _clock(groups) | _count(match, groups, reading)


def _clock(groups: dict[str, str]) -> dict[str, Any]:
    """Return the clock fields of a match."""
    if "hour" not in groups:
        return {}
    half = next((name for name in ("am", "pm") if name in groups), "")
    return {"clock": int(groups["hour"]) * 60 + int(groups.get("minute", "0")), "half": half}


def _count(match: re.Match[str], groups: dict[str, str], reading: _Reading) -> dict[str, Any]:
    """Return the number of units of a match."""
    if "n" in groups:
        return {"count": reading.number(match.start("n"), groups["n"])}
    if "a" in groups:
        return {"count": 1.0}
    for name in groups:
        if fixed := _FIXED.fullmatch(name):
            return {"count": float(fixed[1]), "unit": fixed[2]}
        if directed := _DIRECTED.fullmatch(name):
            return {"unit": directed[2]}
    return {}


def _meant(moment: Moment, meaning: str, reading: _Reading) -> Moment | None:
    """Give the fields of a match the sense of its expression."""
    if meaning.startswith("days "):
        shift, *part = meaning.split()[1:]
        return replace(
            moment, shift=float(shift), unit="day", part=part[0] if part else None, relative=True
        )
    if meaning in _DIRECTIONS:
        direction = _DIRECTIONS[meaning]
        if moment.unit in _NARRATIVE:
            return None
        if moment.unit:
            return replace(moment, shift=float(direction), direction=direction, relative=True)
        return replace(moment, direction=direction, relative=True)
    if meaning in ("ago", "ahead", "within", "duration") and moment.count is None:
        moment = replace(moment, count=1.0)
    if meaning in ("ago", "ahead"):
        sign = -1 if meaning == "ago" else 1
        return replace(
            moment, shift=sign * (moment.count or 0.0), count=None, relative=True
        )
    if meaning == "recurring":
        return replace(moment, meaning="recurring") if moment.weekday else None
    if meaning in ("duration", "fixed", "within"):
        vague = moment.count == 1 and moment.unit in _VAGUE
        sense: Meaning = "within" if meaning == "within" else "duration"
        return None if vague and meaning != "fixed" else replace(moment, meaning=sense)
    zone = reading.grammar.zones.match(reading.folded, moment.end)
    return replace(moment, zoned=bool(zone and moment.clock is not None))


def _join(parts: Sequence[Moment], reading: _Reading) -> list[Moment]:
    """Join neighbouring parts of one date: "Monday" "3 May", "at 7.30 pm"."""
    kept: list[Moment] = []
    for part in parts:
        if kept:
            between = reading.folded[kept[-1].end : part.start]
            both = joined(kept[-1], part) if reading.grammar.glue.fullmatch(between) else None
            if both is not None:
                kept[-1] = both
                continue
        kept.append(part)
    return kept


def _marked(moment: Moment, reading: _Reading) -> Moment:
    """Read the marker words around a moment: early/late, until/since, about."""
    for marker in (*reading.grammar.before, *reading.grammar.after):
        found = _marker(marker, moment, reading)
        if found is not None and _marker_fits(marker, moment):
            start, end = found
            field = {"edges": "edge", "relations": "relation", "bounds": "bound"}[marker.subject]
            moment = replace(
                moment, start=start, end=end, **{field: marker.label}
            )
    return moment


def _marker(marker: Marker, moment: Moment, reading: _Reading) -> tuple[int, int] | None:
    """Return the stretch that *moment* covers with the marker beside it, or None."""
    if marker.regex.pattern.startswith("^"):
        behind = reading.folded[moment.end : moment.end + _REACH]
        match = marker.regex.match(behind)
        return (moment.start, moment.end + match.end()) if match else None
    floor = max(0, moment.start - _REACH)
    match = marker.regex.search(reading.folded, floor, moment.start)
    return (match.start(), moment.end) if match else None


def _marker_fits(marker: Marker, moment: Moment) -> bool:
    """Whether the kind of marker suits the moment and says something new."""
    if marker.subject == "bounds":
        return moment.meaning in ("duration", "within") and not moment.bound
    if marker.subject == "edges":
        return not moment.edge and moment.meaning != "duration" and not moment.has("day", "clock")
    return moment.relation == "at" and moment.meaning != "duration"
