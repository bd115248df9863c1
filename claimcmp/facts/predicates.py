"""Predicates: which word of a clause is likely to be its verb, by its ending and the word before.

No tagger: a few function words and endings of each language (languages/<code>/predicates.yaml)
tell well enough to point at a word.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from claimcmp.folding import fold
from claimcmp.languages import subject
from claimcmp.records import Span

_FIRST_WORD = re.compile(r"[\w'’\-]+")
_WORD_BEFORE = re.compile(r"([\w'’\-]+)\s+$")
# Shorter words are function words.
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class _Grammar:
    """What one language's predicates.yaml says, over folded words."""

    auxiliaries: re.Pattern[str]
    before_nouns: re.Pattern[str]
    verb_endings: re.Pattern[str]
    noun_endings: re.Pattern[str]


@cache
def _grammar(language: str) -> _Grammar:
    entries = subject(language, "predicates")
    return _Grammar(
        _words(entries.get("auxiliaries", ())),
        _words(entries.get("before_nouns", ())),
        _endings(entries.get("verb_endings", ())),
        _endings(entries.get("noun_endings", ())),
    )


def _words(entries: Sequence[str]) -> re.Pattern[str]:
    """Return what matches exactly one of the words; "=" marks a regular expression."""
    parts = [entry[1:] if entry[:1] == "=" else re.escape(fold(entry)) for entry in entries]
    return re.compile(f"(?:{'|'.join(parts)})" if parts else r"(?!)")


def _endings(entries: Sequence[str]) -> re.Pattern[str]:
    """Return what matches a word that goes on before one of the endings."""
    joined = "|".join(fold(entry) for entry in entries)
    return re.compile(rf"\w\w+(?:{joined})" if joined else r"(?!)")


def likely_verb(text: str, language: str, word: Span) -> int:
    """Return how likely *word* of *text* is a verb or predicate: 2 after an auxiliary, 1 by its
    ending, 0 where nothing tells, -1 for what looks like a noun, -2 for a function word.

    *language* is an ISO 639-1 code; without data for it nothing tells.
    """
    grammar = _grammar(language)
    written = fold(word.of(text))
    function_word = grammar.auxiliaries.fullmatch(written) or grammar.before_nouns.fullmatch(
        written
    )
    if len(written) < _SHORTEST or function_word:
        return -2
    before = _WORD_BEFORE.search(fold(text[: word.start]))
    previous = before.group(1) if before else ""
    if grammar.before_nouns.fullmatch(previous):
        return -1
    verbal = bool(grammar.verb_endings.fullmatch(written))
    if not verbal and grammar.noun_endings.fullmatch(written):
        return -1
    return 2 if grammar.auxiliaries.fullmatch(previous) else int(verbal)


def opens_noun(text: str, language: str, word: Span) -> bool:
    """Whether *word* of *text* is a preposition, article or numeral: no verb, nor part of one."""
    return bool(_grammar(language).before_nouns.fullmatch(fold(word.of(text))))


def copula_before(text: str, language: str, word: Span) -> Span | None:
    """Return the auxiliary right before *word*, a noun that it makes a predicate; None for other
    words ("was arson" → "was").
    """
    before = _WORD_BEFORE.search(text[: word.start])
    if before is None or likely_verb(text, language, word) != -1:
        return None
    auxiliary = _grammar(language).auxiliaries.fullmatch(fold(before.group(1)))
    return Span(before.start(1), before.end(1)) if auxiliary else None


def is_auxiliary(text: str, language: str, span: Span) -> bool:
    """Whether *span* of *text* begins with an auxiliary ("may have been", „s-ar fi aflat”)."""
    first = _FIRST_WORD.match(text, span.start, span.end)
    return bool(first and _grammar(language).auxiliaries.fullmatch(fold(first.group())))
