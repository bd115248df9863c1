"""The grammar of dates and times of one language, compiled from its ``dates.yaml``."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from babel import Locale, UnknownLocaleError

from claimcmp.folding import fold
from claimcmp.languages import subject

# Stands for each letter of a number written in words, so that a pattern can ask for "a number".
WORD_NUMBER = "\ue000"
WORD_ORDINAL = "\ue001"  # the same for an ordinal, which dates a day but counts nothing

_NAMED_GROUP = "(?P<"
_PLACEHOLDER = re.compile(r"\{([a-z_]+?)(2?)\}")
_INNER_GROUP, _PLAIN_GROUP = re.compile(r"\([^()]*\)"), re.compile(r"(?<!\\)\((?!\?)")
# Figures in patterns; "2" behind a name gives a second group of the same kind.
_FIGURES = {
    "day": rf"0?[1-9]|[12]\d|3[01]|{WORD_NUMBER}+|{WORD_ORDINAL}+",
    "month_number": r"1[0-2]|0?[1-9]",
    "year": r"1[5-9]\d\d|20\d\d",
    "hour": r"[01]?\d|2[0-4]",
    "minute": r"[0-5]\d",
    "word_hour": rf"1[0-2]|[1-9]|{WORD_NUMBER}+|{WORD_ORDINAL}+",
    "word_minute": rf"{WORD_NUMBER}+",
    "decade": r"1[5-9]\d0|20\d0",
    "head": rf"[\w{WORD_NUMBER}{WORD_ORDINAL}]+",
    "n": rf"\d+(?:[.,]\d+)?|{WORD_NUMBER}+",
}
_SECOND_FIGURES = {"year": r"1[5-9]\d\d|20\d\d|\d\d"}
# A pattern starts and ends at the edge of a word, and never inside "1.3" or "12:30".
_BEFORE = r"(?:(?<!\w)|(?!\w))(?<!\d[.,:/])"
_AFTER = r"(?!\w)(?![.,:]\d)"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words of one kind and the value that each stands for; all in folded spelling."""

    pattern: str
    values: Mapping[str, str]

    def value(self, form: str) -> str:
        """Return the value of *form*, which :attr:`pattern` has matched with any spaces."""
        form = " ".join(form.split())
        stems = (v for w, v in self.values.items() if w.endswith("*") and form.startswith(w[:-1]))
        return self.values[form] if form in self.values else next(stems, "")


@dataclass(frozen=True, slots=True)
class Expression:
    """One way to write a time: what it means, and the pattern over folded text.

    ``needs`` names what a text must hold for the pattern to match at all; the pattern is compiled
    when the first such text is read, since most are never needed for one article.
    """

    meaning: str
    source: str
    needs: frozenset[str]

    @property
    def regex(self) -> re.Pattern[str]:
        """The compiled pattern."""
        return _regex(self.source)


@cache
def _regex(source: str) -> re.Pattern[str]:
    """Compile *source* once."""
    return re.compile(source)


@dataclass(frozen=True, slots=True)
class Marker:
    """A word before or after a time that changes it, such as "until", "late", "about"."""

    subject: str
    label: str
    regex: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Grammar:
    """All that is known of one language's times."""

    vocabularies: Mapping[str, Vocabulary]
    expressions: tuple[Expression, ...]
    present: Mapping[str, re.Pattern[str]]
    before: tuple[Marker, ...]
    after: tuple[Marker, ...]
    glue: re.Pattern[str]
    conjunction: re.Pattern[str]
    zones: re.Pattern[str]
    duration_heads: re.Pattern[str]
    articles: frozenset[str]
    capital: frozenset[str]
    lower: frozenset[str]
    genitive: str


def _vocabulary(entries: Mapping[str, Iterable[str]]) -> Vocabulary:
    """Build a vocabulary of ``{value: words}``; a trailing ``*`` stands for any ending."""
    values = {fold(word): value for value, words in entries.items() for word in words}
    ordered = sorted(values, key=lambda word: (-len(word), word))
    return Vocabulary("|".join(map(_word_pattern, ordered)) or "(?!)", values)


def _word_pattern(word: str) -> str:
    """Return the pattern of a folded word or phrase of a data file."""
    return re.sub(r"(?:\\ )+", r"\\s+", re.escape(word).replace(r"\*", r"\w*"))


def _calendar_names(language: str) -> dict[str, dict[str, set[str]]]:
    """Return CLDR's month and weekday names: ``{"months": {"1": {...}}, ...}``.

    Abbreviations that are shorter than three letters are left out; they are words of their own.
    """
    try:
        locale = Locale(language)
    except (UnknownLocaleError, ValueError):
        return {"months": {}, "full_months": {}, "weekdays": {}}
    names: dict[str, dict[str, set[str]]] = {"months": {}, "full_months": {}, "weekdays": {}}
    for context in ("format", "stand-alone"):
        for number, name in locale.months[context]["wide"].items():
            names["months"].setdefault(str(number), set()).add(name)
            names["full_months"].setdefault(str(number), set()).add(name)
        for number, name in locale.months[context]["abbreviated"].items():
            if len(name.rstrip(".")) > 2:
                names["months"].setdefault(str(number), set()).add(name.rstrip("."))
        for number, name in locale.days[context]["wide"].items():
            names["weekdays"].setdefault(str(number + 1), set()).add(name)
    return names


def _vocabularies(language: str, entries: Mapping[str, Any]) -> dict[str, Vocabulary]:
    """Return the vocabularies of *language* by placeholder name."""
    names = _calendar_names(language)
    months = _joined(names["months"], entries.get("months", {}))
    full_months = {
        number: [word for word in words if not _abbreviates(word, words)]
        for number, words in _joined(names["full_months"], entries.get("months", {})).items()
    }
    weekdays = _joined(names["weekdays"], entries.get("weekdays", {}))
    return {
        "month": _vocabulary(months),
        "monthname": _vocabulary(_clear(full_months, entries.get("ambiguous_months", ()))),
        "weekday": _vocabulary(weekdays),
        "weekdayname": _vocabulary(_clear(weekdays, entries.get("ambiguous_weekdays", ()))),
        "unit": _vocabulary(entries.get("units", {})),
        "part": _vocabulary(entries.get("parts", {})),
        "season": _vocabulary(entries.get("seasons", {})),
        "bound": _vocabulary(entries.get("bounds", {})),
        "number_stem": _vocabulary(entries.get("number_stems", {})),
        "unit_stem": _vocabulary(entries.get("unit_stems", {})),
        "a": _vocabulary({"1": entries.get("one", ())}),
    }


def _clear(names: Mapping[str, Iterable[str]], ambiguous: Iterable[str]) -> dict[str, list[str]]:
    """Return the names that are no other word, so that they may stand alone."""
    other = {fold(word) for word in ambiguous}
    return {
        number: [word for word in words if len(word) > 2 and fold(word) not in other]
        for number, words in names.items()
    }


def _abbreviates(word: str, names: Iterable[str]) -> bool:
    """Whether *word* is short for one of *names*, as "sept" is for "septembre"."""
    short = 5
    return len(word) < short and any(
        len(name) > len(word) + 1 and fold(name).startswith(fold(word)) for name in names
    )


def _joined(
    first: Mapping[str, Iterable[str]], second: Mapping[str, Iterable[str]]
) -> dict[str, list[str]]:
    """Return the words of both mappings under each key."""
    keys = [*first, *(key for key in second if key not in first)]
    return {key: sorted({*first.get(key, ()), *second.get(key, ())}) for key in keys}


def _kind(placeholder: str) -> str:
    """Return the name of the group that *placeholder* fills."""
    return placeholder.removesuffix("name")


def _outside_groups(pattern: str) -> str:
    """Return what every match of *pattern* must hold: nothing optional, no alternatives."""
    while (shorter := _INNER_GROUP.sub("", pattern)) != pattern:
        pattern = shorter
    return "" if "|" in pattern else pattern


class _Compiler:
    """Turns the patterns of a data file into regular expressions."""

    def __init__(self, language: str, entries: Mapping[str, Any]) -> None:
        self.vocabularies = _vocabularies(language, entries)
        self.ordinal = entries.get("ordinal", "")
        self.ending = entries.get("ending", "")

    def expression(self, meaning: str, pattern: str) -> Expression:
        """Compile one pattern; see languages/README.md for what it may hold."""
        needs = {_kind(name) for name, _ in _PLACEHOLDER.findall(_outside_groups(pattern))}
        folded = fold(pattern.replace(_NAMED_GROUP, "\0")).replace("\0", _NAMED_GROUP)
        plain = _PLAIN_GROUP.sub("(?:", folded).replace(" ", r"\s+")
        plain = plain.replace(r"\s+?", r"\s*").replace(r"\s+*", r"\s*")
        source = _PLACEHOLDER.sub(lambda m: self._group(m[1], m[2]), plain)
        source = source.replace("«", "(?P<core>").replace("»", ")")
        ending = f"(?:{self.ending})?" if self.ending and meaning != "age" else ""
        return Expression(
            meaning,
            f"{_BEFORE}(?:{source}){ending}{_AFTER}",
            frozenset(needs & {*self.vocabularies, *_FIGURES} - {"a"}),
        )

    def _group(self, name: str, second: str) -> str:
        """Return the named group that a placeholder stands for."""
        if name in _FIGURES:
            figures = _SECOND_FIGURES.get(name, _FIGURES[name]) if second else _FIGURES[name]
            suffix = f"(?:{self.ordinal})?" if name == "day" and self.ordinal else ""
            return f"(?P<{name}{second}>{figures}){suffix}"
        return f"(?P<{_kind(name)}{second}>{self.vocabularies[name].pattern})"


def _compiled(language: str, entries: Mapping[str, Any]) -> tuple[_Compiler, list[Expression]]:
    """Return the compiler of *language* and its expressions, those for any language included."""
    compiler = _Compiler(language, entries)
    shared = subject("any", "dates").get("expressions", {})
    patterns = [
        (meaning, pattern)
        for group in (shared, entries.get("expressions", {}))
        for meaning, listed in group.items()
        for pattern in listed
    ]
    expressions = [compiler.expression(meaning, pattern) for meaning, pattern in patterns]
    for shift, phrases in entries.get("days", {}).items():
        expressions.append(compiler.expression(f"days {shift}", "|".join(phrases)))
    return compiler, expressions


def _markers(
    entries: Mapping[str, Any], subjects: Sequence[str], template: str
) -> tuple[Marker, ...]:
    """Compile the marker words of *subjects* into *template*, where ``@`` stands for them."""
    markers = []
    for name in subjects:
        for label, words in entries.get(name, {}).items():
            source = template.replace("@", _vocabulary({label: words}).pattern)
            markers.append(Marker(name.removesuffix("_after"), label, re.compile(source)))
    return tuple(markers)


def _glue(words: Iterable[str]) -> str:
    """Return the pattern of what may stand between two parts of one date."""
    return rf"(?:[\s,()–-]|(?<!\w)(?:{_vocabulary({'': words}).pattern})(?!\w))*"


@cache
def grammar(language: str) -> Grammar:
    """Return the compiled grammar of *language*; one without data reads figures only.

    Raises LanguageDataError when the data file is no YAML mapping.
    """
    entries = subject(language, "dates")
    compiler, expressions = _compiled(language, entries)
    present = {
        name: re.compile(vocabulary.pattern) for name, vocabulary in compiler.vocabularies.items()
    }
    present |= {name: re.compile(pattern) for name, pattern in _FIGURES.items()}
    zones = [*subject("any", "dates").get("zones", ()), *entries.get("zones", ())]
    heads = _vocabulary({"": entries.get("duration_heads", ())}).pattern
    linking = _vocabulary({"": entries.get("links", ("the", "of"))}).pattern
    links = rf"(?:\s|-|(?<!\w)(?:{linking})(?!\w))*$"
    subjects = ("edges", "relations", "bounds")
    return Grammar(
        compiler.vocabularies,
        tuple(expressions),
        present,
        _markers(entries, subjects, rf"(?<!\w)(?:@){links}"),
        _markers(entries, [f"{name}_after" for name in subjects], r"^[\s-]*(?:@)(?!\w)"),
        re.compile(_glue([*entries.get("glue", ()), *zones])),
        re.compile(rf"[\s,]+(?:(?:{_vocabulary({'': entries.get('and', ())}).pattern})\s+)?"),
        re.compile(rf"[\s,(]*(?:{_vocabulary({'': zones}).pattern})(?!\w)"),
        re.compile(rf"(?:{heads})$"),
        frozenset(fold(word) for word in entries.get("one", ())),
        frozenset(fold(word) for word in entries.get("capital", ())),
        frozenset(fold(word) for word in entries.get("lower", ())),
        fold(entries.get("genitive", "")),
    )
