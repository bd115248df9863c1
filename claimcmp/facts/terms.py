"""Loaded terms: words that colour what they name, by language and by the user's own list.

The terms, their colour and what they can name stand in languages/any/wording.yaml, their words
in languages/<code>/wording.yaml. A newsroom adds its own in one file, named by the environment
variable CLAIMCMP_WORDING; languages/README.md says how to write it.
"""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, cast, get_args

import yaml

from claimcmp.errors import LanguageDataError
from claimcmp.facts.records import LoadedTerm
from claimcmp.languages import known_languages, subject
from claimcmp.languages.phrase_index import PhraseIndex, cased

OWN_TERMS = "CLAIMCMP_WORDING"
Charge = Literal["neutral", "favourable", "unfavourable"]


@dataclass(frozen=True, slots=True)
class Term:
    """A term's colour towards what it names.

    ``strength`` in [0, 1] is how surely it colours a report when the other report has any plain
    word in its place; 0 when it counts only against another term of its group.
    """

    charge: Charge
    strength: float = 0.0


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The terms, the groups of terms that can name one thing, and each language's words."""

    terms: Mapping[str, Term]
    groups: Mapping[str, frozenset[str]]
    words: Mapping[str, Mapping[str, tuple[str, ...]]]

    def groups_of(self, term: str) -> tuple[str, ...]:
        """Return the groups that list *term*, in the order of the file."""
        return tuple(name for name, terms in self.groups.items() if term in terms)

    def rivals(self, term: str) -> frozenset[str]:
        """Return the terms that can name the same thing as *term* in another colour."""
        listed = frozenset().union(*(t for t in self.groups.values() if term in t))
        return listed - {term}


@cache
def vocabulary(own: str | None = None) -> Vocabulary:
    """Return the built-in vocabulary joined with the user's own file at path *own*.

    An own entry replaces a built-in one of the same name. Raises LanguageDataError when the file
    cannot be read or is malformed.
    """
    base = Vocabulary(
        _terms(subject("any", "wording").get("terms", {}), "any/wording.yaml"),
        _groups(subject("any", "wording").get("groups", {})),
        {code: _words(subject(code, "wording").get("terms", {})) for code in known_languages()},
    )
    return base if own is None else _joined(base, _own_entries(own), own)


def current_vocabulary() -> Vocabulary:
    """Return the vocabulary with the file that CLAIMCMP_WORDING names, if it is set."""
    return vocabulary(os.environ.get(OWN_TERMS) or None)


def _own_entries(path: str) -> Mapping[str, Any]:
    try:
        entries = yaml.load(Path(path).read_text(encoding="utf-8"), yaml.BaseLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise LanguageDataError(f"{path}: {error}; mend the file or unset {OWN_TERMS}") from error
    if not isinstance(entries, dict):
        raise LanguageDataError(f"{path}: expected terms, groups and words; see the README")
    return entries


def _joined(base: Vocabulary, entries: Mapping[str, Any], path: str) -> Vocabulary:
    words = {code: dict(known) for code, known in base.words.items()}
    try:
        for code, own in entries.get("words", {}).items():
            words.setdefault(code, {}).update(_words(own))
        terms = {**base.terms, **_terms(entries.get("terms", {}), path)}
        groups = {**base.groups, **_groups(entries.get("groups", {}))}
    except (AttributeError, KeyError, TypeError) as error:
        raise LanguageDataError(
            f"{path}: expected terms, groups and words as in any/wording.yaml ({error})"
        ) from error
    unknown = {t for group in groups.values() for t in group} - terms.keys()
    if unknown := unknown | {t for own in words.values() for t in own} - terms.keys():
        raise LanguageDataError(f"{path}: {min(unknown)} is not listed under terms; add its colour")
    return Vocabulary(terms, groups, words)


def _terms(entries: Mapping[str, str], path: str) -> dict[str, Term]:
    return {name: _term(name, entry.split(), path) for name, entry in entries.items()}


def _term(name: str, parts: list[str], path: str) -> Term:
    """Read "unfavourable 0.8"."""
    if not parts or parts[0] not in get_args(Charge):
        raise LanguageDataError(f"{path}: {name} is neither {', nor '.join(get_args(Charge))}")
    try:
        return Term(cast(Charge, parts[0]), float(parts[1]) if len(parts) > 1 else 0.0)
    except ValueError as error:
        raise LanguageDataError(f"{path}: {name}: {parts[1]} is no number") from error


def _groups(entries: Mapping[str, Mapping[str, Any]]) -> dict[str, frozenset[str]]:
    return {name: frozenset(entry["terms"]) for name, entry in entries.items()}


def _words(entries: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    return {term: tuple(phrases) for term, phrases in entries.items()}


@cache
def _lexicon(own: str | None, language: str) -> PhraseIndex:
    """Return the words of a language; a label holds the terms of a phrase."""
    terms: dict[str, list[str]] = {}
    for term, phrases in vocabulary(own).words.get(language, {}).items():
        for phrase in phrases:
            terms.setdefault(phrase, []).append(term)
    lists: dict[str, list[str]] = {}
    for phrase, found in terms.items():
        lists.setdefault(cased(phrase, " ".join(sorted(set(found)))), []).append(phrase)
    return PhraseIndex(lists)


def loaded_terms(text: str, language: str) -> tuple[LoadedTerm, ...]:
    """Return the terms of *text* in order, neutral ones too.

    *language* is an ISO 639-1 code; a language without data has no terms. A phrase that belongs
    to several terms gives one entry for each, with one span; other spans do not overlap. A phrase
    that the data writes in lower case is not found in a name, and one that it writes with a
    capital only where the text has it, in headlines apart.
    """
    own = os.environ.get(OWN_TERMS) or None
    known = vocabulary(own)
    return tuple(
        LoadedTerm(span, _main_group(known, term), term)
        for span, terms in _lexicon(own, language).find_cased(text)
        for term in terms.split()
    )


def _main_group(known: Vocabulary, term: str) -> str:
    groups = known.groups_of(term)
    return groups[0] if groups else term
