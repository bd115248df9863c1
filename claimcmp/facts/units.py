"""Units and currencies: what stands beside a figure and what it is worth in base units."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from claimcmp.facts.marking import alternation
from claimcmp.facts.records import QuantityKind
from claimcmp.folding import fold
from claimcmp.languages import subject


@dataclass(frozen=True, slots=True)
class Unit:
    """``value × factor + offset`` is the value in ``base``; ``name`` is the unit as written."""

    kind: QuantityKind
    base: str
    name: str
    factor: float = 1.0
    offset: float = 0.0


@dataclass(frozen=True, slots=True)
class Measured:
    """A unit beside a figure; ``edge`` is where it ends (or starts, before the figure)."""

    unit: Unit
    edge: int
    scale: float = 1.0


_SIGNS = re.compile(r"\s?[%°€$£₴₽₸₾₺₩₪₹]")
# "m" after an amount of money is million, "k" thousand: "$25m", "3 M€".
_MONEY_SCALE = re.compile(r"\s?(m|mn|k)(?![^\W_])")
_ALONE_LETTER = 1  # symbols of one letter are trusted after digits only


class UnitTable:
    """The units that one language writes after a figure, and the currencies before it."""

    def __init__(self, language: str) -> None:
        """Read the tables of *language* and those that every language shares."""
        entries = subject(language, "quantities")
        self._after: dict[str, Unit] = {}
        self._letters: dict[str, Unit] = {}
        self._add_measures(entries.get("units", {}))
        self._add(entries.get("percent", ["%"]), Unit("percent", "%", "%"))
        points = entries.get("percentage points", ())
        self._add(points, Unit("percentage point", "", "percentage point"))
        basis = Unit("percentage point", "", "basis point", factor=0.01)
        self._add(entries.get("basis points", ()), basis)
        before = self._add_currencies(entries.get("currencies", {}))
        links = alternation(entries.get("link", ()))
        # "km / h" is written as well.
        names = alternation(self._after).replace("/", r"\s?/\s?")
        named = rf"[\s-]*(?:(?:{links})(?:\s+|(?<=')))?({names})"
        endings = entries.get("unit endings", "")
        # A symbol takes its ending behind a hyphen only: "ha-ra", but "ház" is a house.
        short = r"(?<=[^\W\d_]{4})" if endings else ""
        ended = rf"(?:{short}{endings}|-[^\W\d_]{{1,7}})?" if endings else ""
        self._named = re.compile(
            named + rf"{ended}(?![^\W_])|\s?({alternation(_signs(self._after))})"
        )
        self._letter = re.compile(rf"[\s-]?({alternation(self._letters)})(?![^\W_]|')")
        self._before = re.compile(rf"(?<![^\W_])({alternation(before)})\s?$")

    def _add(self, names: Iterable[str], unit: Unit) -> None:
        for name in names:
            folded = " ".join(fold(name).split())
            short = len(folded) == _ALONE_LETTER and folded.isalpha()
            (self._letters if short else self._after)[folded] = unit

    def _add_measures(self, names: Mapping[str, Iterable[str]]) -> None:
        for name, entry in subject("any", "units").items():
            factor, offset = float(entry["factor"]), float(entry.get("offset", 0))
            unit = Unit("measure", entry["base"], name, factor, offset)
            self._add(entry.get("symbols", ()), unit)
            self._add(names.get(name, ()), unit)

    def _add_currencies(self, names: Mapping[str, Iterable[str]]) -> list[str]:
        """Add the names after an amount; return what may stand before one."""
        self._currencies: dict[str, Unit] = {}
        before = []
        for code, symbols in subject("any", "currencies").items():
            unit = Unit("money", code, code)
            for name in (code, *symbols):
                self._currencies[fold(name)] = unit
                before.append(name)
            self._add((code, *symbols), unit)
            self._add(names.get(code, ()), unit)
        return before

    def after(self, marked: str, end: int, *, words: bool) -> Measured | None:
        """Return the unit that starts at *end* of a marked text."""
        match = self._named.match(marked, end)
        if match is not None:
            name = " ".join(re.split(r"[\s\-]+", match[1] or match[2]))
            name = re.sub(r"\s?/\s?", "/", name)
            unit = self._after.get(name) or self._after.get(match[1] or match[2])
            return Measured(unit, match.end()) if unit else None
        match = None if words else self._letter.match(marked, end)
        return Measured(self._letters[match[1]], match.end()) if match else None

    def currency_before(self, marked: str, start: int, end: int) -> Measured | None:
        """Return the currency right before a figure at *start*, with a scale letter after it."""
        match = self._before.search(marked, max(0, start - 6), start)
        if match is None:
            return None
        scaled = _MONEY_SCALE.match(marked, end)
        scale = {"m": 1e6, "mn": 1e6, "k": 1e3}[scaled[1]] if scaled else 1.0
        return Measured(self._currencies[match[1]], match.start(), scale)

    def money_scale_end(self, marked: str, end: int) -> int:
        """Return where the scale letter after an amount ends ("$25m"), or *end*."""
        scaled = _MONEY_SCALE.match(marked, end)
        return scaled.end() if scaled else end


def _signs(names: Iterable[str]) -> list[str]:
    """Return the names that are signs, after which a word may follow without a space."""
    return [name for name in names if not name[-1].isalnum()]


@cache
def unit_table(language: str) -> UnitTable:
    """Return the unit table of *language*; shared symbols only where it has no data."""
    return UnitTable(language)
