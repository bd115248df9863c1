"""READ: files, directories, globs and standard input → articles, and reasons for the rest."""

import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, BinaryIO

from claimcmp.errors import UnreadableInput
from claimcmp.reading.formats import reader_for
from claimcmp.reading.inputs import STANDARD_INPUT, InputFile, find_inputs, load
from claimcmp.reading.interface import Reading
from claimcmp.reading.interface import skipped as skipped_input
from claimcmp.reading.web_address import is_web_address
from claimcmp.records import Article, SkippedArticle

if TYPE_CHECKING:
    from claimcmp.reading.fetch import Fetched

__all__ = ["ReadingProgress", "read_articles"]

# Called with the inputs that were read, all inputs, and the articles found in them so far.
ReadingProgress = Callable[[int, int, int], None]


def read_articles(
    arguments: Sequence[str],
    *,
    stdin: BinaryIO | None = None,
    fetch: "Callable[[str], Fetched] | None" = None,
    progress: ReadingProgress | None = None,
) -> tuple[tuple[Article, ...], tuple[SkippedArticle, ...]]:
    """Read every article that *arguments* name, in the order of their paths.

    An argument is a file, a directory (read recursively), a glob, ``-`` for *stdin* (standard
    input by default), or an http or https address where *fetch* is given, such as
    ``Fetcher().fetch``. A file named twice is read once. What cannot be read is in the second
    tuple with its reason. ``progress`` is called after each input. Raises InputError where no
    argument names anything.
    """
    articles: list[Article] = []
    skipped: list[SkippedArticle] = []
    sources = find_inputs(arguments, fetches=fetch is not None)
    for number, source in enumerate(sources, start=1):
        reading = _read(source, stdin, fetch)
        articles.extend(reading.articles)
        skipped.extend(reading.skipped)
        if progress is not None:
            progress(number, len(sources), len(articles))
    return tuple(articles), tuple(skipped)


def _read(
    source: InputFile, stdin: BinaryIO | None, fetch: "Callable[[str], Fetched] | None"
) -> Reading:
    """Read one input; a failure becomes a skipped article."""
    try:
        if fetch is not None and is_web_address(source.path):
            from claimcmp.reading.web_page import read_fetched

            return read_fetched(fetch(source.path), path=source.path)
        content = load(source, stdin or sys.stdin.buffer if source.path == STANDARD_INPUT else None)
        reading = reader_for(source.path)(content, path=source.path)
    except UnreadableInput as error:
        return Reading(skipped=(skipped_input(source.path, error),))
    except (MemoryError, RecursionError):
        return Reading(skipped=(SkippedArticle(source.path, "too large or nested too deeply"),))
    return reading
