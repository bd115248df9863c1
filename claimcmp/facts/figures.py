"""Figures: numbers written in digits, with the grouping and decimal marks of each locale."""

import re
from dataclasses import dataclass
from functools import cache

from babel import Locale, UnknownLocaleError

from claimcmp.folding import fold
from claimcmp.languages import subject
from claimcmp.records import Span

# Space characters that no one types by accident; they group digits in every language.
_TYPED_SPACES = "\u00a0\u202f\u2009\u2007"
_FIGURE = (
    r"(?:(?P<grouped>\d{{1,3}}(?P<mark>[.,'’{spaces}])\d{{3}}(?:(?P=mark)\d{{3}})*)(?!\d)"
    r"(?P<fraction>[.,]\d+)?|(?P<plain>\d+(?:[.,]\d+)*|(?<![\w.,])[.,]\d+))"
    r"(?P<vulgar>[¼½¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])?|(?P<only>[¼½¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])"
)
_VULGAR = dict(
    zip(
        "¼½¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞",
        (
            1 / 4,
            1 / 2,
            3 / 4,
            1 / 3,
            2 / 3,
            0.2,
            0.4,
            0.6,
            0.8,
            1 / 6,
            5 / 6,
            1 / 8,
            3 / 8,
            5 / 8,
            7 / 8,
        ),
        strict=True,
    )
)
# Digits glued to a word are part of a name (G20, COVID-19, F-16), but a currency code may
# stand before its amount (EUR5m, US$5).
_NAME_BEFORE = re.compile(r"(?:[^\W\d_]|[^\W\d_][-‑/._]|[#@№]|\d/)$")
# "6-foot-6": the second figure of a compound measure.
_COMPOUND_BEFORE = re.compile(r"\d[-\s]?[^\W\d_]{2,6}-$")
_CODE_BEFORE = re.compile(r"(?<![^\W_])[A-Z]{3}$")
# What makes three digits after the mark a decimal part: such a figure measures, it counts nothing.
_MEASURE_AFTER = re.compile(r"\s?(?:[%°€$£₴₽]|(?:[kcm]?m|[km]?g|ha|l|t|[kmg]?wh?|km/h|v)\b)", re.I)
_MONEY_BEFORE = re.compile(r"[€$£₴₽]\s?$")
_MOST_DIGITS = 18
"""Digits of a whole number at most: below 10^18 lie all debts and distances that newspapers write
out; a longer row is an account, a key or a table. Scaled or converted, the value stays finite."""


@dataclass(frozen=True, slots=True)
class Figure:
    """Digits in a text and the number they spell."""

    span: Span
    value: float


@cache
def decimal_mark(language: str) -> str:
    """Return the decimal mark of *language* (CLDR), "." for a language that CLDR lacks."""
    try:
        symbols = Locale.parse(language).number_symbols
    except (UnknownLocaleError, ValueError):
        return "."
    return str(symbols.get("latn", symbols).get("decimal", "."))


@cache
def _figure_pattern(language: str) -> re.Pattern[str]:
    """Build the pattern; only where the decimal mark is a comma may a plain space group digits."""
    plain_space = " " if decimal_mark(language) == "," else ""
    return re.compile(_FIGURE.format(spaces=_TYPED_SPACES + plain_space))


@cache
def _share_after(language: str) -> re.Pattern[str]:
    """Find "percent" in words after a figure."""
    entries = subject(language, "quantities")
    words = [*entries.get("percent", ()), *entries.get("percentage points", ())]
    spelled = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"\s?(?:{spelled or '(?!)'})(?!\w)", re.I)


def _in_name(text: str, start: int) -> bool:
    before = text[max(0, start - 10) : start]
    if _CODE_BEFORE.search(before) or _COMPOUND_BEFORE.search(before):
        return False
    return bool(_NAME_BEFORE.search(before))


def _is_decimal(match: re.Match[str], text: str, language: str, scale_follows: bool) -> bool:
    """Tell whether one mark before exactly three digits is a decimal mark.

    "0.250" always; otherwise a language's own decimal mark is one only where the figure measures
    (before a unit, a currency, a percent sign or a scale word): people are not counted in
    thousandths, and newsrooms do copy 1,250 and 1.250 from foreign reports.
    """
    grouped, mark = match["grouped"], match["mark"]
    if grouped.count(mark) > 1 or mark not in ".,":
        return False
    if grouped.startswith("0"):
        return True
    if mark != decimal_mark(language):
        return False
    measured = _MEASURE_AFTER.match(text, match.end()) or _share_after(language).match(
        text, match.end()
    )
    money = _MONEY_BEFORE.search(text, max(0, match.start() - 3), match.start())
    return scale_follows or bool(measured or money)


def _grouped_value(
    match: re.Match[str], text: str, language: str, scale_follows: bool
) -> float | None:
    fraction = match["fraction"] or ""
    if fraction.startswith(match["mark"]):
        return None  # 12.345.67 is a version or a reference, not a number
    if not fraction and _is_decimal(match, text, language, scale_follows):
        return float(match["grouped"].replace(",", "."))
    whole = re.sub(r"\D", "", match["grouped"])
    if len(whole) > _MOST_DIGITS:
        return None
    return float(whole + "." + (fraction[1:] or "0"))


def _value(match: re.Match[str], text: str, language: str, scale_follows: bool) -> float | None:
    if match["only"]:
        return _VULGAR[match["only"]]
    if match["grouped"]:
        value = _grouped_value(match, text, language, scale_follows)
    else:
        plain = match["plain"].replace(",", ".")
        value = float(plain) if plain.count(".") <= 1 and len(plain) <= _MOST_DIGITS else None
    return None if value is None else value + _VULGAR.get(match["vulgar"] or "", 0)


def figures(text: str, language: str, scale: re.Pattern[str] | None = None) -> tuple[Figure, ...]:
    """Return the figures of *text* in order.

    Digits that belong to a name (G20, COVID-19), to a version or to a date in digits are left
    out, and so is a row of more than 18 digits. *scale* finds a scale word ("million") right after
    a figure, in folded text.
    """
    found = []
    folded = fold(text) if scale else ""
    for match in _figure_pattern(language).finditer(text):
        if _in_name(text, match.start()):
            continue
        follows = bool(scale and scale.match(folded, match.end()))
        value = _value(match, text, language, follows)
        if value is not None:
            found.append(Figure(Span(match.start(), match.end()), value))
    return tuple(found)
