"""Oppositions: the words of one language that sit on an axis such as accepting and rejecting."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from claimcmp.facts.phrases import PhraseTable
from claimcmp.languages import subject
from claimcmp.records import Span

# The sign of each pole; what stays as it was ("unchanged", a draw) is on neither side.
SIGNS: Mapping[str, int] = {"plus": 1, "minus": -1, "neither": 0}
# The files with oppositions: the general ones, and those of single domains of news.
_SUBJECTS = ("polarity", "oppositions")


@dataclass(frozen=True, slots=True)
class Axis:
    """One opposition: what its poles assert, in English, and how reliable it is, in [0, 1].

    Words of an axis ``over_clause`` say what somebody does with a whole statement ("deny"); those
    of one that ``carries`` hand a negation on to the next word ("did not manage to stop").
    """

    plus: str
    minus: str
    neither: str
    strength: float
    over_clause: bool = False
    carries: bool = False

    def assertion(self, sign: int) -> str:
        """Return in English what a word with *sign* asserts."""
        return (self.neither, self.plus, self.minus)[sign]


@dataclass(frozen=True, slots=True)
class Pole:
    """A word or phrase found on an axis; ``sign`` is +1, -1 or, between the two, 0."""

    span: Span
    axis: str
    sign: int


@cache
def axes() -> Mapping[str, Axis]:
    """Return every axis by its name, from languages/any/polarity.yaml."""
    entries = subject("any", "polarity")["axes"]
    return {
        name: Axis(
            entry["plus"],
            entry["minus"],
            entry.get("neither", "unchanged"),
            float(entry["strength"]),
            over_clause=entry.get("over_clause") == "yes",
            carries=entry.get("carries") == "yes",
        )
        for name, entry in entries.items()
    }


@cache
def related(a: str, b: str) -> bool:
    """Whether words of the axes *a* and *b* answer each other: one axis, or two next of kin."""
    return a == b or any(a in group and b in group for group in subject("any", "polarity")["kin"])


def poles(text: str, language: str) -> tuple[Pole, ...]:
    """Return the words of *text* that sit on an axis, in order and without overlap."""
    found = []
    for match in _table(language).find(text):
        axis, _, sign = match.label.rpartition(" ")
        found.append(Pole(match.span, axis, SIGNS[sign]))
    return tuple(found)


@cache
def _table(language: str) -> PhraseTable:
    """Return the phrases of one language, labelled with axis and pole."""
    phrases: dict[str, list[str]] = {}
    for name in _SUBJECTS:
        for axis, entry in subject(language, name).get("axes", {}).items():
            for pole in SIGNS:
                phrases.setdefault(f"{axis} {pole}", []).extend(entry.get(pole, ()))
    return PhraseTable(phrases, subject(language, "oppositions").get("between", ()))
