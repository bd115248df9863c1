"""Articles as JSON, one object or one a line, as trafilatura and news crawlers write them."""

import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from itertools import islice
from typing import Any

from claimcmp.errors import UnreadableInput
from claimcmp.reading.article_keys import TEXT_KEYS, ArticleKeys
from claimcmp.reading.assembly import assemble
from claimcmp.reading.collection import collect
from claimcmp.reading.decoding import decode
from claimcmp.reading.html import fragment_text
from claimcmp.reading.interface import Reading
from claimcmp.reading.limits import MOST_ARTICLES, check_articles
from claimcmp.reading.plain_text import read_plain_text
from claimcmp.records import Article

_MOST_OBJECTS = 1_000_000
"""Objects and lists of a file, each of some 300 bytes of memory; 20,000 articles have 200,000."""

# Content management systems and news services give the text of an article as a piece of a page.
_MARKUP = re.compile(r"</(?:p|div|li|h[1-6])>|<br\s*/?>", re.IGNORECASE)


def read_object(content: bytes, *, path: str) -> Reading:
    """Read a ``.json`` file that holds one article, or a list of them, also under ``articles``.

    Raises UnreadableInput where it is no JSON or holds no article.
    """
    digest = sha256(content).hexdigest()
    parsed = _parsed(decode(content))
    if isinstance(parsed, Mapping) and isinstance(parsed.get("articles"), list):
        parsed = parsed["articles"]
    if isinstance(parsed, list):
        check_articles(len(parsed))
        return _read_all(enumerate(parsed, start=1), path=path, digest=digest)
    return Reading(articles=(_article(parsed, path=path, digest=digest),))


def read_lines(content: bytes, *, path: str) -> Reading:
    """Read a ``.jsonl`` file, one article a line; a broken line costs only that line.

    Articles and skipped lines are named ``path#N``, N counted from 1 over all lines of the file.
    """
    digest = sha256(content).hexdigest()
    text = decode(content)
    check_articles(sum(1 for _ in islice(_filled_lines(text), MOST_ARTICLES + 1)))
    return _read_all(_filled_lines(text), path=path, digest=digest)


def read_object_or_text(content: bytes, *, path: str) -> Reading:
    """Read an input of unknown kind: JSON or JSON lines where it parses, else plain text."""
    if content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] not in (b"{", b"["):
        return read_plain_text(content, path=path)
    for reader in (read_object, read_lines):
        try:
            reading = reader(content, path=path)
        except UnreadableInput:
            continue
        if reading.articles:
            return reading
    return read_plain_text(content, path=path)


def _filled_lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines that hold anything, one at a time, with their numbers."""
    for number, line in enumerate(io.StringIO(text), start=1):
        if line.strip():
            yield number, line


def _read_all(entries: Iterable[tuple[int, Any]], *, path: str, digest: str) -> Reading:
    """Read numbered entries, each a line of JSON or an object already parsed."""

    def read(entry: Any, name: str) -> Reading:
        parsed = _parsed(entry) if isinstance(entry, str) else entry
        return Reading(articles=(_article(parsed, path=name, digest=digest),))

    return collect(entries, read, path=path)


def _parsed(text: str) -> Any:
    if text.count("{") + text.count("[") > _MOST_OBJECTS:
        raise UnreadableInput(f"JSON of more than {_MOST_OBJECTS:,} objects and lists")
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise UnreadableInput(f"not valid JSON: {error.msg} at {place}") from error
    except RecursionError as error:
        raise UnreadableInput("JSON nested too deeply") from error
    except ValueError as error:
        raise UnreadableInput("JSON with a number of thousands of digits") from error


def _article(parsed: Any, *, path: str, digest: str) -> Article:
    """Turn one JSON object into an article.

    Raises UnreadableInput where it is no object or has no text.
    """
    if not isinstance(parsed, Mapping):
        raise UnreadableInput("no article: expected a JSON object with the key 'text'")
    keys = ArticleKeys(parsed)
    text = fragment_text(keys.text) if _MARKUP.search(keys.text) else keys.text
    if not text:
        raise UnreadableInput(f"no article text: none of {', '.join(TEXT_KEYS)} holds any")
    return assemble(text, path=path, digest=digest, declared=keys.declared)
