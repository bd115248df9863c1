"""Oppositions: the words of one language that sit on an axis such as accepting and rejecting."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from claimcmp.folding import fold
from claimcmp.languages import subject
from claimcmp.languages.lexicon import Lexicon
from claimcmp.records import Span

# Where a clause's last word stands: before punctuation, a conjunction or the end.
_CLAUSE_END = r"(?=\s*(?:[.,;:!?)\]\"“”»]|$|\s(?:und|oder|sowie)\b))"


@dataclass(frozen=True, slots=True)
class Axis:
    """One opposition: what its two poles assert, in English, and how reliable it is, in [0, 1]."""

    plus: str
    minus: str
    strength: float


@dataclass(frozen=True, slots=True)
class Pole:
    """A word or phrase found on an axis; ``sign`` is +1 or -1."""

    span: Span
    axis: str
    sign: int


@cache
def axes() -> Mapping[str, Axis]:
    """Return every axis by its name, from languages/any/polarity.yaml."""
    entries = subject("any", "polarity")["axes"]
    return {
        name: Axis(entry["plus"], entry["minus"], float(entry["strength"]))
        for name, entry in entries.items()
    }


@cache
def related(a: str, b: str) -> bool:
    """Whether words of the axes *a* and *b* answer each other: one axis, or two next of kin."""
    return a == b or any(a in group and b in group for group in subject("any", "polarity")["kin"])


def poles(text: str, language: str) -> tuple[Pole, ...]:
    """Return the words of *text* that sit on an axis, in order and without overlap."""
    found = []
    for match in _lexicon(language).find(text):
        axis, _, sign = match.label.rpartition(" ")
        found.append(Pole(match.span, axis, 1 if sign == "plus" else -1))
    return tuple(found)


@cache
def _lexicon(language: str) -> Lexicon:
    """Return the phrases of one language, labelled with axis and pole."""
    entries = subject(language, "polarity").get("axes", {})
    return Lexicon(
        {
            f"{axis} {pole}": _separated(entry.get(pole, ()))
            for axis, entry in entries.items()
            for pole in ("plus", "minus")
        }
    )


def _separated(phrases: Iterable[str]) -> list[str]:
    """Rewrite separable verbs, "lehn* + ab": the verb counts where the particle ends its clause."""
    return [_separable(phrase) if " + " in phrase else phrase for phrase in phrases]


def _separable(phrase: str) -> str:
    verb, particle = (re.escape(fold(part)).replace(r"\*", r"\w*") for part in phrase.split(" + "))
    particle = particle.replace(r"\ ", " ")
    within = r"(?:[^.,;:!?()„“”»«]|(?<=\d)[.,](?=\d))*?"
    return rf"={verb}(?=\s{within}\s{particle}\b{_CLAUSE_END})"
