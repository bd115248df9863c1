"""The vocabulary of number words of one language, read from its ``numerals.yaml``."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal

from claimcmp.folding import fold
from claimcmp.languages import subject

Role = Literal["figure", "value", "ordinal", "scale", "article", "joiner", "link", "half", "share"]
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Word:
    """What one word or fixed phrase contributes to a number."""

    role: Role
    value: float = 0.0
    alone: bool = True
    after: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Condition:
    """When a word that has another meaning is a numeral after all."""

    written: str
    not_written: str
    following: re.Pattern[str] | None
    always_after: re.Pattern[str] | None
    following_plain: re.Pattern[str] | None
    not_following: re.Pattern[str] | None
    unless_following: re.Pattern[str] | None
    not_preceding: re.Pattern[str] | None
    unless_preceding: re.Pattern[str] | None

    def holds(self, word: str, before: str, after: str) -> bool:
        """Tell whether *word* as published, between its folded neighbours, is a numeral."""
        if self.written and word.lower() != self.written:
            plain = self.following_plain
            return bool(plain and word.lower() == fold(word) and plain.fullmatch(after))
        if self.not_written and word == self.not_written:
            return False
        if self.always_after and self.always_after.fullmatch(before):
            return True
        if self.following and not self.following.fullmatch(after):
            return False
        if self.not_following and self.not_following.fullmatch(after):
            return False
        excused = (self.unless_preceding and self.unless_preceding.fullmatch(before)) or (
            self.unless_following and self.unless_following.fullmatch(after)
        )
        forbidden = self.not_preceding and self.not_preceding.fullmatch(before)
        return bool(excused) or not forbidden


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All number words of a language; keys are folded, phrases joined by single spaces.

    ``phrases_from`` holds, for each word that begins a phrase, the words of its longest one.
    """

    words: Mapping[str, Word]
    phrases_from: Mapping[str, int]
    conditions: Mapping[str, Condition]
    exact: Mapping[str, frozenset[str]]
    glue: tuple[re.Pattern[str], ...]
    glued_parts: Mapping[str, Word]
    compound: re.Pattern[str] | None
    compound_parts: Mapping[str, Word]
    abbreviations: frozenset[str]
    reversing: str
    ordinal_marks: tuple[str, ...]
    ordinals_join: bool
    ordinal_previous: re.Pattern[str] | None
    scale_after_figure: re.Pattern[str] | None = field(default=None)


def _numbers(entries: Mapping[str, Any], role: Role, alone: set[str]) -> Iterator[tuple[str, Word]]:
    for value, forms in entries.items():
        for form in forms:
            folded = fold(form)
            standing = role != "scale" or folded in alone
            yield folded, Word(role, float(value), alone=standing)


def _phrases(entries: Mapping[str, Any]) -> Iterator[tuple[str, Word]]:
    for form in entries.get("articles", ()):
        yield fold(form), Word("article", 1.0, alone="articles join" in entries)
    for form, after in entries.get("joiners", {}).items():
        yield fold(form), Word("joiner", after=tuple(float(order) for order in after))
    for form in entries.get("links", ()):
        yield fold(form), Word("link")
    for form in entries.get("half", ()):
        yield fold(form), Word("half", 0.5)
    yield from _numbers(entries.get("shares of", {}), "share", set())


def _words(entries: Mapping[str, Any]) -> dict[str, Word]:
    alone = {fold(form) for form in entries.get("alone", ())}
    words = dict(_phrases(entries))
    words.update(_numbers(entries.get("ordinals", {}), "ordinal", alone))
    words.update(_numbers(entries.get("scales", {}), "scale", alone))
    words.update(_numbers(entries.get("extra values", {}), "value", alone))
    words.update(_numbers(entries.get("values", {}), "value", alone))
    return {form.rstrip("."): word for form, word in words.items()}


def _alternatives(forms: Iterator[str] | list[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(set(forms), key=lambda f: (-len(f), f)))


def _glue(
    entries: Mapping[str, Any], words: Mapping[str, Word]
) -> tuple[tuple[re.Pattern[str], ...], dict[str, Word]]:
    """Build the patterns of numbers written as one word, and what each part is worth.

    The plain form comes before the inflected one: "tizenöt" is 15, and no 10 with an ending.
    """
    if "glue" not in entries:
        return (), {}
    glue = entries["glue"]
    parts = {form: word for form, word in words.items() if word.role in ("value", "scale", "share")}
    if "only" in glue:
        parts = {form: word for form, word in parts.items() if word.role == "scale"}
    parts.update(_numbers(glue.get("parts", {}), "value", set()))
    parts.update((fold(form), Word("half", 0.5)) for form in glue.get("half", ()))
    parts = {form: word for form, word in parts.items() if " " not in form}
    ordinals = {form: word for form, word in words.items() if word.role == "ordinal"}
    joint = glue.get("reversing", "")
    middle = _alternatives([*parts, *([joint] if joint else [])])
    endings = _alternatives([fold(ending) for ending in glue.get("endings", ())])
    last = _alternatives([*parts, *ordinals])
    pattern = rf"((?:{middle})*?)({last})"
    inflected = (re.compile(rf"{pattern}(?:{endings})"),) if endings else ()
    return (re.compile(pattern), *inflected), {**ordinals, **parts}


def _compound(
    entries: Mapping[str, Any], words: Mapping[str, Word]
) -> tuple[re.Pattern[str] | None, dict[str, Word]]:
    """Build the pattern of a number that begins a longer word: "dwudziestoletni", "sedicenne"."""
    if "compounds" not in entries:
        return None, {}
    parts = {form: word for form, word in words.items() if word.role in ("value", "scale")}
    parts.update(_numbers(entries["compounds"].get("parts", {}), "value", set()))
    parts = {form: word for form, word in parts.items() if " " not in form}
    rest = "|".join(fold(ending) for ending in entries["compounds"]["endings"])
    return re.compile(rf"((?:{_alternatives(list(parts))})+)(?:{rest})"), parts


def _condition(entry: Mapping[str, str]) -> Condition:
    def pattern(key: str) -> re.Pattern[str] | None:
        return re.compile(entry[key]) if key in entry else None

    return Condition(
        written=entry.get("written", ""),
        not_written=entry.get("not written", ""),
        following=pattern("next"),
        always_after=pattern("always after"),
        following_plain=pattern("next when plain"),
        not_following=pattern("not next"),
        unless_following=pattern("unless next"),
        not_preceding=pattern("not previous"),
        unless_preceding=pattern("unless previous"),
    )


def _phrases_from(forms: Iterable[str]) -> dict[str, int]:
    """Return the first word of each phrase among *forms*, and how many words its longest has."""
    longest: dict[str, int] = {}
    for form in forms:
        first, _, rest = form.partition(" ")
        if rest:
            longest[first] = max(longest.get(first, 1), form.count(" ") + 1)
    return longest


@cache
def vocabulary(language: str) -> Vocabulary:
    """Return the number words of *language*; an empty vocabulary where it has no data."""
    entries = subject(language, "numerals")
    words = _words(entries)
    glue, parts = _glue(entries, words)
    compound, compound_parts = _compound(entries, words)
    scales = [form for form, word in words.items() if word.role == "scale"]
    links = "|".join(re.escape(form) for form, word in words.items() if word.role == "link")
    after = rf"[\s-]*(?:(?:{links})\s+)?(?:{_alternatives(scales)})(?![^\W_])" if scales else ""
    return Vocabulary(
        words=words,
        phrases_from=_phrases_from(words),
        conditions={
            fold(form): _condition(entry)
            for entry in entries.get("conditions", ())
            for form in entry["forms"]
        },
        exact={
            fold(form): frozenset(f for f in entries["exact"] if fold(f) == fold(form))
            for form in entries.get("exact", ())
        },
        glue=glue,
        glued_parts=parts,
        compound=compound,
        compound_parts=compound_parts,
        abbreviations=frozenset(
            fold(form).rstrip(".")
            for forms in entries.get("scales", {}).values()
            for form in forms
            if form.endswith(".")
        ),
        reversing=entries.get("glue", {}).get("reversing", ""),
        ordinal_marks=tuple(entries.get("ordinal marks", ())),
        ordinals_join="ordinals join" in entries,
        ordinal_previous=re.compile(entries["ordinal previous"] + "$")
        if "ordinal previous" in entries
        else None,
        scale_after_figure=re.compile(after) if after else None,
    )


def words_of(folded: str) -> list[tuple[int, int]]:
    """Return the start and end of each word of a folded text; apostrophes stay inside."""
    return [(match.start(), match.end()) for match in _WORD.finditer(folded)]
