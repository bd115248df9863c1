"""Files that hold several articles: each is read by itself and named ``path#N``."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from claimcmp.errors import UnreadableInput
from claimcmp.reading.interface import Reading, skipped
from claimcmp.reading.limits import check_articles
from claimcmp.records import Article, SkippedArticle

Entry = TypeVar("Entry")


def collect(
    entries: Iterable[tuple[int, Entry]], read: Callable[[Entry, str], Reading], *, path: str
) -> Reading:
    """Read numbered *entries* of the file *path*; one that is broken costs only itself.

    *read* gets an entry and its name, ``path#N``. Raises UnreadableInput for too many entries.
    """
    articles: list[Article] = []
    without: list[SkippedArticle] = []
    for count, (number, entry) in enumerate(entries, start=1):
        check_articles(count)
        name = f"{path}#{number}"
        try:
            reading = read(entry, name)
        except UnreadableInput as error:
            without.append(skipped(name, error))
        else:
            articles.extend(reading.articles)
            without.extend(reading.skipped)
    return Reading(tuple(articles), tuple(without))
