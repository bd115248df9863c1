"""Labels: the number that tells one thing of a name from the next, "Article 5", "flight 370"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from claimcmp.facts.marking import Taken
from claimcmp.facts.nonquantities import LONGEST_OPENING, SENTENCE_START, YEARS
from claimcmp.facts.quantity_words import spelled
from claimcmp.facts.records import Label
from claimcmp.folding import fold
from claimcmp.records import Span

# A number of up to four digits, with decimals ("Windows 4.0"), that nothing is written on to.
_NUMBER = r"(?P<number>\d{1,4}(?:\.\d{1,2})?)(?![\w%°€$£]|[.,:/–-]\d|\s?[–-]\s?\d)"
_NAMED = re.compile(rf"(?<![\w.])(?P<name>[^\W\d_][\w&'’.]*)[ \u00a0-]{_NUMBER}")


@cache
def _worded(language: str) -> re.Pattern[str]:
    words = spelled(language, "not before")
    return re.compile(rf"(?<![^\W_])(?P<name>{words})[\s-]?{_NUMBER}")


def labels(text: str, language: str, masked: Sequence[Span]) -> tuple[Label, ...]:
    """Return the labels of *text* in order; their spans do not overlap each other or *masked*.

    A label stands behind a word of the language's list ``not before`` (article, flight, section)
    or behind a capitalised word that does not begin a sentence, where it is no year.
    """
    taken = Taken(len(text), masked)
    found = []
    for match in _matches(text, language):
        span = Span(match.start("name"), match.end())
        if taken.leaves(span):
            taken.add(span)
            name = Span(match.start("name"), match.end("name"))
            found.append(Label(span, name, float(match["number"])))
    return tuple(sorted(found, key=lambda label: label.span.start))


def _matches(text: str, language: str) -> Iterator[re.Match[str]]:
    yield from _worded(language).finditer(fold(text))
    for match in _NAMED.finditer(text):
        start = match.start()
        opening = text[max(0, start - LONGEST_OPENING) : start]
        capitalised = language != "de" and match["name"][0].isupper()
        year = match["number"].isdigit() and int(match["number"]) in YEARS
        if capitalised and not year and not SENTENCE_START.search(opening):
            yield match
