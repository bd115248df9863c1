"""Figures that count nothing: years, article numbers, telephone numbers, numbers in names."""

import re
from functools import cache

from claimcmp.facts.bounds import bound_words
from claimcmp.facts.counted import counted_after
from claimcmp.facts.marking import MarkedText, alternation
from claimcmp.facts.numerals import Numeral
from claimcmp.facts.units import unit_table
from claimcmp.languages import subject
from claimcmp.records import Span

YEARS = range(1500, 2100)
_NOT_OF_YEARS = ("at least", "more than", "less than", "nearly")
_TELEPHONE = re.compile(
    r"(?<![\w,.])(?:(?:\+|0)[\d(][\d\s()./-]{5,}\d|\d{3}[-.]\d{3}[-.]\d{4})(?!\d)"
)
_LONGEST_PLAIN = 6  # digits without grouping; longer ones are telephone and registration numbers
_CAPITAL_AFTER = re.compile(r"[GMLT](?![^\W_])")  # "5G": no gram is written with a capital
SENTENCE_START = re.compile(r"(?:^|[.!?…:;|]['\"”“»)]*)[\s„“\"«(—–-]*$")
# Code points before a figure that are looked at: a name, and the marks that open a sentence.
_LONGEST_NAME, LONGEST_OPENING = 60, 20
_LIST_LABEL = re.compile(r"[.)]\s")
_LETTER = re.compile(r"[^\W\d_]")
_CAPITAL_BEFORE = re.compile(r"(?:^|[\s„“\"«(])([^\W\d_]+)[\s\u00a0]$")
_DIGITS_BESIDE = re.compile(r"(?:/|\d:)$")
_SECOND_OF_TWO = re.compile(r"(?<![\d:/.,-])\d{1,3}[-–−:&]$")
_FIRST_OF_TWO = re.compile(r"[-–−:&]\d{1,3}(?![\d/]|[:-]\d)")
_DIGITS_AFTER = re.compile(r"(?:/\d|:\d\d|[-\s]\d{2,4}[-\s]\d{2,4}(?!\d))")


def telephones(text: str) -> tuple[Span, ...]:
    """Return the telephone numbers of *text*: international, national with a leading zero, US."""
    return tuple(Span(match.start(), match.end()) for match in _TELEPHONE.finditer(text))


@cache
def _label_before(language: str) -> re.Pattern[str]:
    entries = subject(language, "quantities")
    return re.compile(rf"(?<![^\W_])(?:{alternation(entries.get('not before', ()))})[\s-]*$")


@cache
def _label_after(language: str) -> re.Pattern[str]:
    entries = subject(language, "quantities")
    return re.compile(rf"\s?(?:{alternation(entries.get('not after', ()))})(?![^\W_])")


def counts_nothing(marked: MarkedText, numeral: Numeral, language: str) -> bool:
    """Tell whether a numeral is a label, a year or part of a name."""
    start, end = numeral.span.start, numeral.span.end
    if _label_before(language).search(marked.folded, max(0, start - 30), start):
        if not numeral.words and _LETTER.search(marked.text, start, end):
            return False  # "ogni giorno 2,1 milioni": no label has a scale word
        return not unit_table(language).after(marked.marked, end, words=True)
    if numeral.words and _is_capitalised_name(marked, start, end, language):
        return True
    if numeral.words or numeral.ordinal or _is_one_of_two(marked, start, end):
        return False
    return (
        _is_reference(marked, start, end)
        or _is_year(marked, numeral, language)
        or _is_in_name(marked, numeral, language)
        or bool(_label_after(language).match(marked.folded, end))
    )


def _is_capitalised_name(marked: MarkedText, start: int, end: int, language: str) -> bool:
    """Tell whether a number word is part of a name: "the Four Corners region"."""
    if language == "de" or not marked.text[start].isupper():
        return False
    following = marked.text[end : end + 2].strip()
    inside = bool(re.search(r"[\w,]\s$", marked.text[max(0, start - 2) : start]))
    return inside and following[:1].isupper()


def _is_one_of_two(marked: MarkedText, start: int, end: int) -> bool:
    """Tell whether a figure stands in a range or a score: "10-15", "1:0"."""
    before, after = marked.folded[max(0, start - 8) : start], marked.folded[end : end + 8]
    return bool(_SECOND_OF_TWO.search(before)) != bool(_FIRST_OF_TWO.match(after))


def _is_reference(marked: MarkedText, start: int, end: int) -> bool:
    """Telephone numbers, codes, fractions of dates, list labels."""
    written = marked.text[start:end]
    if written.isdigit() and (
        len(written) > _LONGEST_PLAIN or (written[0] == "0" and len(written) > 1)
    ):
        return True
    before, after = marked.folded[max(0, start - 2) : start], marked.folded[end:]
    if before.endswith("+") or _DIGITS_BESIDE.search(before):
        return True
    if start == 0 and _LIST_LABEL.match(after) and written.isdigit():
        return True
    return bool(_DIGITS_AFTER.match(after)) and not after.startswith("-")


def _is_bounded(marked: MarkedText, start: int, language: str) -> bool:
    """Tell whether "more than" or its like stands before: labels and years are not bounded."""
    bound = bound_words(language).before(marked.marked, start)
    return bound is not None and bound.group in _NOT_OF_YEARS


def _is_year(marked: MarkedText, numeral: Numeral, language: str) -> bool:
    """Four plain digits are a year unless a unit or a counted noun follows."""
    start, end = numeral.span.start, numeral.span.end
    if not marked.text[start:end].isdigit() or end - start != 4 or int(numeral.value) not in YEARS:
        return False
    if _is_bounded(marked, start, language):
        return False
    table = unit_table(language)
    if table.after(marked.marked, end, words=False) or table.currency_before(
        marked.marked, start, end
    ):
        return False
    return counted_after(marked.marked, end, language) is None


def _is_in_name(marked: MarkedText, numeral: Numeral, language: str) -> bool:
    """ "5G", "4x4"; "Boeing 737" where nothing that could be counted follows."""
    start, end = numeral.span.start, numeral.span.end
    table = unit_table(language)
    if _LETTER.match(marked.folded, end):
        if table.currency_before(marked.marked, start, end):
            return False
        return bool(_CAPITAL_AFTER.match(marked.text, end)) or not table.after(
            marked.marked, end, words=False
        )
    if end - start > 4 or not marked.text[start:end].isdigit():
        return False
    before = _CAPITAL_BEFORE.search(marked.text, max(0, start - _LONGEST_NAME), start)
    if before is None or not before[1][0].isupper():
        return False
    first = before.start(1)
    if SENTENCE_START.search(marked.text, max(0, first - LONGEST_OPENING), first):
        return False
    if _is_bounded(marked, start, language):
        return False
    if table.after(marked.marked, end, words=False) or language == "de":
        return False
    if table.currency_before(marked.marked, start, end):
        return False
    return counted_after(marked.marked, end, language) is None
