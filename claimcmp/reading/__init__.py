"""READ: files, directories, globs and standard input → articles, and reasons for the rest."""

import sys
from collections.abc import Sequence
from typing import BinaryIO

from claimcmp.errors import UnreadableInput
from claimcmp.reading.formats import reader_for
from claimcmp.reading.inputs import STANDARD_INPUT, InputFile, find_inputs, load
from claimcmp.reading.interface import Reading
from claimcmp.records import Article, SkippedArticle

__all__ = ["read_articles"]


def read_articles(
    arguments: Sequence[str], *, stdin: BinaryIO | None = None
) -> tuple[tuple[Article, ...], tuple[SkippedArticle, ...]]:
    """Read every article that *arguments* name, in the order of their paths.

    An argument is a file, a directory (read recursively), a glob, or ``-`` for *stdin* (standard
    input by default). A file named twice is read once. What cannot be read is in the second tuple
    with its reason. Raises InputError where no argument names anything.
    """
    articles: list[Article] = []
    skipped: list[SkippedArticle] = []
    for source in find_inputs(arguments):
        reading = _read(source, stdin)
        articles.extend(reading.articles)
        skipped.extend(reading.skipped)
    return tuple(articles), tuple(skipped)


def _read(source: InputFile, stdin: BinaryIO | None) -> Reading:
    """Read one input; a failure becomes a skipped article."""
    try:
        content = load(source, stdin or sys.stdin.buffer if source.path == STANDARD_INPUT else None)
        reading = reader_for(source.path)(content, path=source.path)
    except UnreadableInput as error:
        return Reading(skipped=(SkippedArticle(source.path, str(error)),))
    return reading
