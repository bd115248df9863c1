"""Numerals: numbers in digits and in words."""

from dataclasses import dataclass

from claimcmp.records import Span


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written. ``words`` is True when it is spelled out ("eighty-seven")."""

    span: Span
    value: float
    words: bool = False
    ordinal: bool = False


def numerals(text: str, language: str) -> tuple[Numeral, ...]:
    """Return the numerals of *text* in order, non-overlapping, scale words applied.

    "1,5 milioane" is one numeral, 1 500 000. ``language`` is an ISO 639-1 code; one without data
    falls back to digits.
    """
    raise NotImplementedError
