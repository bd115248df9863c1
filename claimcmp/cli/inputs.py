"""The reports that a command line names → articles."""

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from claimcmp.cli.messages import say
from claimcmp.cli.output import OWN_INPUT
from claimcmp.errors import InputError

if TYPE_CHECKING:
    from claimcmp.reading import ReadingProgress
    from claimcmp.reading.fetch import Fetched
    from claimcmp.records import Article, SkippedArticle

# Bytes of a file of lines or of a table; 50,000 statements have 10 MB.
_LARGEST_TEXT = 64 * 1024**2
# Arguments that an error message repeats.
_MOST_PATHS = 5


def read_text_file(path: Path, what: str) -> str:
    """Return the UTF-8 text of *path*, with plain line feeds; "-" is standard input.

    Raises InputError where it cannot be read, advising to give *what*, or is not UTF-8.
    """
    try:
        with nullcontext(sys.stdin.buffer) if str(path) == "-" else path.open("rb") as stream:
            content = stream.read(_LARGEST_TEXT + 1)
        if len(content) > _LARGEST_TEXT:
            raise InputError(f"{path}: larger than {_LARGEST_TEXT // 1024**2} MB; split it first")
        text = content.decode("utf-8-sig")
    except OSError as error:
        raise InputError(
            f"{path}: cannot be read ({error.strerror}); give {what}, or - for standard input"
        ) from error
    except UnicodeDecodeError as error:
        raise InputError(
            f"{path}: byte {error.start} is not UTF-8; convert the file, for instance with iconv"
        ) from error
    return text.replace("\r\n", "\n")


def read_inputs(
    paths: Sequence[str],
    *,
    output: Path | None = None,
    least: int = 2,
    fetch: bool = False,
    cache: bool = True,
    progress: "ReadingProgress | None" = None,
) -> "tuple[Sequence[Article], Sequence[SkippedArticle]]":
    """Return at least *least* articles and what was skipped, each of these told on standard error.

    Addresses of the web are read only with *fetch*, and kept for an hour only with *cache*.
    ``progress`` is told of inputs and the articles in them.
    An earlier report in one of the folders, which *output* replaces, is no input. Raises
    InputError where the output would replace an article.
    """
    from claimcmp.reading import read_articles

    articles, skipped = read_articles(
        paths,
        stdin=sys.stdin.buffer if "-" in paths else None,
        fetch=_fetch(cache) if fetch else None,
        progress=progress,
    )
    if output is not None:
        if any(_is_from(a.path, output) for a in articles) and not _is_report(output):
            raise InputError(f"{output}: {OWN_INPUT}")
        articles = tuple(a for a in articles if not _is_from(a.path, output))
        skipped = tuple(s for s in skipped if not _is_from(s.path, output))
    for one in skipped:
        say(f"skipped {_named(one.path)}: {one.reason}")
    if len(articles) < least:
        found = f"only one article, {_named(articles[0].path)}," if articles else "no article"
        wanted = "a comparison needs at least two" if least > 1 else "give at least one report"
        raise InputError(f"{found} found in {_listed(paths)}; {wanted}")
    return articles, skipped


def _listed(paths: Sequence[str]) -> str:
    """Return the arguments as a message repeats them, each once."""
    distinct = list(dict.fromkeys(paths))
    more = " ..." if len(distinct) > _MOST_PATHS else ""
    again = ", given more than once" if len(distinct) < len(paths) else ""
    return " ".join(map(_shown, distinct[:_MOST_PATHS])) + more + again


def _named(path: str) -> str:
    """Return what a message calls the input at *path*."""
    return "standard input" if path == "-" else path


def _fetch(cache: bool) -> "Callable[[str], Fetched]":
    """Return what loads addresses of the web, within its limits."""
    from claimcmp.reading.fetch import Fetcher
    from claimcmp.reading.fetch_cache import FetchCache, fetched_folder

    return Fetcher(cache=FetchCache(fetched_folder()) if cache else None).fetch


def _shown(argument: str) -> str:
    """Return an argument as it may be repeated: without the credentials of an address."""
    from claimcmp.reading.web_address import is_web_address, shown_address

    return shown_address(argument) if is_web_address(argument) else _named(argument)


def _is_from(path: str, output: Path) -> bool:
    """Whether *path*, a file or a line of one (``crawl.jsonl#7``), is the file *output*."""
    own = os.path.realpath(output)
    return own in (os.path.realpath(path), os.path.realpath(path.rpartition("#")[0] or path))


def _is_report(path: Path) -> bool:
    """Whether the file at *path* is a report of ours, which a new one may replace."""
    from claimcmp.reading.own_reports import is_own_report

    try:
        return is_own_report(path.read_bytes())
    except OSError:
        return False
