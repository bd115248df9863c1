"""What a reader is: it turns the bytes of one input into articles.

A new format is one module with a function of this shape and one line in ``formats.py``.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from claimcmp.errors import UnreadableInput
from claimcmp.records import Article, SkippedArticle

LARGEST_INPUT = 64 * 1024 * 1024
"""Bytes. A larger file is no article, nor a day's worth of them."""

LONGEST_ARTICLE = 2_000_000
"""Code points. A longer text is a book or a dump."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one input held: its articles, and what of it could not be read, with reasons."""

    articles: tuple[Article, ...] = ()
    skipped: tuple[SkippedArticle, ...] = ()


_LONGEST_REASON = 250
"""Characters; a reason may repeat a name from the input."""


def skipped(path: str, error: UnreadableInput) -> SkippedArticle:
    """Return what stands for an input that cannot be read, with its reason on one short line."""
    reason = " ".join(str(error).split())
    if len(reason) > _LONGEST_REASON:
        reason = f"{reason[: _LONGEST_REASON - 1]}…"
    return SkippedArticle(path, reason)


class Reader(Protocol):
    """Reads one format."""

    def __call__(self, content: bytes, *, path: str) -> Reading:
        """Read *content*; *path* names the input in articles and reasons.

        Raises UnreadableInput where nothing can be made of the input as a whole; its message is
        the reason alone, without the path.
        """
        ...


ReaderChoice = Callable[[str], Reader]
"""Returns the reader for an input of the given name."""


@dataclass(frozen=True, slots=True)
class Declared:
    """What an input says of its article beside the text; None where it is silent."""

    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    url: str | None = None
    language: str | None = None
