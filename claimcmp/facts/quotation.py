"""Quotations: the words that a text puts between quotation marks, in any language's marks."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from claimcmp.facts.records import Quotation
from claimcmp.languages import subject
from claimcmp.records import Span

# From this many words on, words in quotation marks are speech, not a name or a nickname.
_SPEECH_WORDS = 4
# Marks that wait to be closed; nothing that people write has more.
_DEEPEST = 32
_WORD = re.compile(r"\w+(?:['’\-]\w+)*")
_SENTENCE_END = ".?!…,"
# What stands between a quotation and the words that tell who said it.
_SPEECH_FOLLOWS = re.compile(r"\s*(?:,|[–—-]\s)")


@dataclass(frozen=True, slots=True)
class _Marks:
    """The quotation marks of languages/any/quotation.yaml."""

    closers: Mapping[str, str]
    apostrophes: str
    orphans: str


@cache
def _marks() -> _Marks:
    entries = subject("any", "quotation")
    return _Marks(entries["marks"], entries["apostrophes"], entries["closing"])


@cache
def _any_mark() -> re.Pattern[str]:
    """Return a pattern of one character that may open or close a quotation."""
    marks = _marks()
    known = {*marks.closers, *"".join(marks.closers.values()), *marks.apostrophes, *marks.orphans}
    return re.compile(f"[{re.escape(''.join(sorted(known)))}]")


# Attributions ask for the quotations of a sentence before they are read for themselves.
@lru_cache(maxsize=64)
def quotations(text: str, language: str = "any") -> tuple[Quotation, ...]:
    """Return the outermost quotations of *text* in order, spans without the marks.

    A quotation that runs on into the next sentence, or comes from the one before, is cut at the
    end or the beginning of *text*. Marks are the same for every *language*; apostrophes are none.
    """
    found: list[Quotation] = []
    waiting: list[int] = []
    for match in _any_mark().finditer(text):
        index, mark = match.start(), match.group()
        opener = _closed_by(text, waiting, index)
        if opener is not None:
            del waiting[opener + 1 :]
            start = waiting.pop()
            if not waiting:
                _keep(found, text, start + 1, index)
        elif len(waiting) < _DEEPEST and _opens(text, index):
            waiting.append(index)
        elif not waiting and not found and _is_orphan(text, index, mark):
            _keep(found, text, 0, index)
    if waiting and text[waiting[0]] not in _marks().apostrophes:
        _keep(found, text, waiting[0] + 1, len(text))
    return tuple(found)


def _closed_by(text: str, waiting: list[int], index: int) -> int | None:
    """Return the place in *waiting* of the mark that the one at *index* closes, if any."""
    marks = _marks()
    if text[index] in marks.apostrophes and _is_apostrophe(text, index):
        return None
    for place in range(len(waiting) - 1, -1, -1):
        if text[index] in marks.closers[text[waiting[place]]]:
            return place
    return None


def _is_apostrophe(text: str, index: int) -> bool:
    """Whether the mark at *index* stands inside a word, or makes a plural's genitive.

    "the workers’ right" within single marks: a later mark closes the quotation.
    """
    if _neighbour(text, index + 1).isalnum():
        return True
    return _neighbour(text, index - 1) == "s" and bool(
        re.search(rf"[\w.,!?]{re.escape(text[index])}(?!\w)", text[index + 1 :])
    )


def _opens(text: str, index: int) -> bool:
    """Whether the character at *index* opens a quotation."""
    if text[index] not in _marks().closers:
        return False
    before, after = _neighbour(text, index - 1), _neighbour(text, index + 1)
    if text[index] in "«「『〈":
        return True
    return not before.isalnum() and bool(after.strip()) and after not in ".,;:!?)"


def _is_orphan(text: str, index: int, mark: str) -> bool:
    """Whether *mark* closes a quotation that began before the text."""
    before = _neighbour(text, index - 1)
    return mark in _marks().orphans and bool(before.strip()) and not before.isdigit()


def _neighbour(text: str, index: int) -> str:
    return text[index] if 0 <= index < len(text) else ""


def _keep(found: list[Quotation], text: str, start: int, end: int) -> None:
    """Add the quotation ``text[start:end]``, without the space around it, unless it is empty."""
    words = text[start:end]
    span = Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))
    if span.start < span.end:
        found.append(Quotation(span, speech=_is_speech(text, span, end)))


def _is_speech(text: str, span: Span, close: int) -> bool:
    """Tell speech from a name or a single word in quotation marks.

    ``close`` is the index of the closing mark. Speech is long, ends like a sentence, follows a
    colon, or is followed by a comma or dash; a name has capitals throughout.
    """
    words = _WORD.findall(text[span.start : span.end])
    follows = bool(_SPEECH_FOLLOWS.match(text, close + 1))
    lower = sum(word[0].islower() for word in words)
    capitals = sum(word[0].isupper() for word in words)
    if capitals > 1 and lower < capitals and not follows:
        return False
    before = text[: span.start].rstrip('„“”"«»‹›‘’‚「『〈 \xa0\u202f')
    if before.endswith(":") or text[span.end - 1] in _SENTENCE_END:
        return len(words) > 1
    return len(words) >= _SPEECH_WORDS or (len(words) > 2 and follows)
