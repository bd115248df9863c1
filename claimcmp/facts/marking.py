"""Marked text: a folded text in which every numeral is one letter, so that patterns can name it.

Data files write ``{n}`` for a numeral and ``{o}`` for an ordinal; „{n} la sută” then holds for
"20 la sută" and for „douăzeci la sută” alike. ``{u}`` is a unit that may stand behind both ends
of a range.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from claimcmp.facts.numerals import Numeral
from claimcmp.folding import fold
from claimcmp.records import Span

# Private-use code points; those that a text itself holds are blanked first.
_NUMERAL, _REST, _ORDINAL = "\ue000", "\ue001", "\ue002"
_PRIVATE = re.compile("[\ue000-\ue002]")
_SIGN = r"[$€£]"
# Possessive, so that no pattern can stop within a number.
NUMBER = rf"(?:{_NUMERAL}{_REST}*+)"
ORDINAL = rf"(?:{_ORDINAL}{_REST}*+)"
# A currency or percent sign does not stand in the way: "between 20% and 30%".
_PLACEHOLDER = {
    "{n}": rf"(?:{_SIGN}\s?)?({NUMBER})(?:\s?(?:%|{_SIGN}))?",
    "{o}": rf"({ORDINAL})",
    "{u}": r"(?P<unit>\s(?:d[ei]\s|d')?[^\W\d_]+)?",
}


class MarkedText:
    """A text, its folded form, and the folded form with its numerals marked."""

    def __init__(self, text: str, found: Sequence[Numeral]) -> None:
        """Mark *found* in *text*; every form has the same length."""
        self.text = text
        # The ordinal sign passes for the degree sign on many keyboards.
        self.folded = _PRIVATE.sub(" ", fold(text.replace("º", "°")))
        self.at = {numeral.span.start: numeral for numeral in found}
        marked = list(self.folded)
        for numeral in found:
            start, end = numeral.span.start, numeral.span.end
            marked[start:end] = _REST * (end - start)
            marked[start] = _ORDINAL if numeral.ordinal else _NUMERAL
        self.marked = "".join(marked)

    def numeral(self, match: re.Match[str], group: int) -> Numeral | None:
        """Return the numeral that *group* of a match in the marked text stands on."""
        return self.at.get(match.start(group))


def _plain(phrase: str) -> str:
    words = [re.escape(word).replace(r"\*", r"\w*") for word in fold(phrase).split()]
    joined = r"[\s\-]+".join(words)
    left = r"(?<!\w)" if phrase[:1].isalnum() else ""
    right = r"(?!\w)" if phrase[-1:].isalnum() or phrase.endswith("*") else ""
    return left + joined + right


@lru_cache(maxsize=4096)
def expand(phrase: str) -> str:
    """Turn one phrase of a data file into a regular expression over marked text.

    Each placeholder becomes one capturing group; a leading ``=`` marks a regular expression.
    """
    pattern = rf"(?<![^\W\ue000-\ue002]){phrase[1:]}" if phrase[:1] == "=" else _plain(phrase)
    if phrase[:1] != "=":
        pattern = pattern.replace(r"\{n\}", "{n}").replace(r"\{o\}", "{o}")
    for name, replacement in _PLACEHOLDER.items():
        pattern = pattern.replace(name, replacement)
    return pattern


def compiled(phrases: Iterable[str]) -> tuple[re.Pattern[str], ...]:
    """Compile phrases one by one, longest first, so that the most telling one is tried first."""
    return tuple(re.compile(expand(phrase)) for phrase in sorted(phrases, key=len, reverse=True))


def alternation(phrases: Iterable[str]) -> str:
    """Join plain phrases into one alternation, longest first; matches nothing when empty."""
    ordered = sorted({fold(phrase) for phrase in phrases}, key=lambda p: (-len(p), p))
    bodies = [
        r"[\s\-]+".join(re.escape(word).replace(r"\*", r"\w*") for word in phrase.split())
        for phrase in ordered
    ]
    return "|".join(bodies) or r"(?!)"


def free(span: Span, taken: Iterable[Span]) -> bool:
    """Whether *span* overlaps none of *taken*."""
    return not any(span.overlaps(other) for other in taken)


class Taken:
    """The places of one text that are taken; asking costs no more the more there are."""

    def __init__(self, length: int, spans: Iterable[Span]) -> None:
        """Take *spans* of a text of *length* code points."""
        self._places = bytearray(length)
        for span in spans:
            self.add(span)

    def add(self, span: Span) -> None:
        """Take one more span."""
        self._places[span.start : span.end] = b"\1" * len(self._places[span.start : span.end])

    def leaves(self, span: Span) -> bool:
        """Whether no place of *span*, which is not empty, is taken."""
        return 1 not in self._places[span.start : span.end]
