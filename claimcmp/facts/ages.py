"""Ages: how old people are, told apart from durations by the words around them."""

import re
from collections.abc import Iterator
from functools import cache

from claimcmp.facts.bounds import bound_words
from claimcmp.facts.drafts import Draft
from claimcmp.facts.marking import NUMBER, MarkedText, expand, free
from claimcmp.facts.quantity_words import spelled
from claimcmp.facts.units import Unit
from claimcmp.languages import subject
from claimcmp.records import Span

_YEARS = Unit("age", "year", "year")
_OLDEST = 125  # years; the longest human life on record is 122
_FIGURE = re.compile(NUMBER)


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    entries = subject(language, "quantities")
    persons = "|".join(entries.get("persons", ())) or "(?!)"
    found = []
    for phrase in entries.get("ages", ()):
        pattern = expand(phrase.replace("{person}", f"(?:{persons})").replace("{name}", r"\w+"))
        found.append((re.compile(pattern), "{name}" in phrase))
    return tuple(pattern for pattern, _ in found)


@cache
def _named(language: str) -> tuple[bool, ...]:
    """Tell which patterns start with a name, whose capital the folded text has lost."""
    return tuple("{name}" in phrase for phrase in subject(language, "quantities").get("ages", ()))


def _starts_with_name(marked: MarkedText, start: int) -> bool:
    return start > 0 and marked.text[start : start + 1].isupper()


def age_drafts(marked: MarkedText, language: str) -> Iterator[Draft]:
    """Yield the ages of a text whose numerals are all marked."""
    words = bound_words(language)
    taken: list[Span] = []
    for pattern, named in zip(_patterns(language), _named(language), strict=True):
        for match in pattern.finditer(marked.marked):
            if named and not _starts_with_name(marked, match.start()):
                continue
            for draft in _drafts(marked, match, language):
                if free(draft.span, taken):
                    taken.append(draft.span)
                    yield draft.bounded(words, marked.marked)


@cache
def _range_words(language: str) -> re.Pattern[str]:
    """Find what makes two ages a range: "to", a dash."""
    words = spelled(language, "to")
    return re.compile(rf"\s?[-–]\s?|\s(?:{words})\s")


def _drafts(marked: MarkedText, match: re.Match[str], language: str) -> Iterator[Draft]:
    """Yield one age per figure of a match, or one range; each span starts at its figure."""
    places = [match.start() + place.start() for place in _FIGURE.finditer(match[0])]
    numerals = [marked.at[place] for place in places]
    if any(not 0 <= numeral.value <= _OLDEST for numeral in numerals):
        return
    if len(numerals) == 2 and numerals[0].value < numerals[1].value:
        between = marked.marked[numerals[0].span.end : numerals[1].span.start]
        if match.groupdict().get("range") or _range_words(language).search(between):
            span = Span(numerals[0].span.start, match.end())
            yield Draft(span, "age", numerals[0].value, numerals[1].value, _YEARS)
            return
    for numeral in numerals:
        end = match.end() if numeral is numerals[-1] else numeral.span.end
        yield Draft(Span(numeral.span.start, end), "age", numeral.value, unit=_YEARS)
