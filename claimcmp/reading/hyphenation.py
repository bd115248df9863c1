"""Joining the lines of a paragraph: whose hyphen stands at the end of a line?

The document is asked first: a word that it spells out elsewhere is written as there. Else the
shape of the parts and the lists of ``hyphenation.yaml`` decide.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from claimcmp.folding import fold
from claimcmp.languages import known_languages, subject

_HYPHENS = "-\u2010\u00ad"
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_HEAD = re.compile(rf"(?P<head>[^\W_]+(?:[-'’][^\W_]+)*)[{_HYPHENS}]$")
_TAIL = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_NO_VOWEL = re.compile(r"[bcdfghjklmnpqrstvwxzбвгджзйклмнпрстфхцчшщ]+")
_NO_CASE = re.compile(r"[\u0590-\uffff]")


@dataclass(frozen=True, slots=True)
class _HyphenWords:
    """The lists of all languages, folded."""

    keeps_after: frozenset[str]
    conjunctions: frozenset[str]


def vocabulary(lines: Iterable[str]) -> frozenset[str]:
    """Return the folded words of *lines*, without the first and the last of each."""
    return frozenset(fold(word) for line in lines for word in _WORD.findall(line)[1:-1])


def join_lines(lines: Sequence[str], known: frozenset[str]) -> str:
    """Return *lines* as one, given the words that are *known* from the rest of the document."""
    joined = ""
    for line in lines:
        joined = _joined(joined, line.strip(), known) if joined else line.strip()
    return joined.replace("\u00ad", "")


def _joined(before: str, after: str, known: frozenset[str]) -> str:
    found, next_word = _HEAD.search(before), _TAIL.match(after)
    if found is None or next_word is None:
        return f"{before} {after}"
    head, tail = found["head"], next_word[0]
    if fold(tail) in _words().conjunctions:
        return f"{before[:-1]}- {after}"
    if _belongs_to_word(head, tail, known):
        return f"{before[:-1]}-{after}"
    return f"{before[:-1]}{after}"


def _belongs_to_word(head: str, tail: str, known: frozenset[str]) -> bool:
    """Whether the hyphen between *head* and *tail* is a part of the word."""
    whole, parted = fold(head + tail), fold(f"{head}-{tail}")
    if (whole in known) != (parted in known):
        return parted in known
    if not tail[0].islower() or not head[-1].isalpha():
        return not _NO_CASE.match(tail)
    if "-" in head or "-" in tail:
        return True
    parts = (fold(head), fold(tail))
    if min(map(len, parts)) == 1 or any(map(_NO_VOWEL.fullmatch, parts)):
        return True
    return parts[0] in _words().keeps_after


@cache
def _words() -> _HyphenWords:
    """Load ``hyphenation.yaml`` of every language that has one."""
    files = [subject(code, "hyphenation") for code in known_languages()]
    return _HyphenWords(
        frozenset(fold(word) for file in files for word in file.get("keeps_after", ())),
        frozenset(fold(word) for file in files for word in file.get("conjunctions", ())),
    )
