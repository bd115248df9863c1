"""The names that crawlers, news services and schema.org give to the parts of an article.

They stand in JSON and in Markdown's front matter. Names are compared without case, hyphens and
underscores: ``publishedAt`` is ``published_at``.
"""

import re
from collections.abc import Iterator, Mapping

from claimcmp.reading.dates import clear_date
from claimcmp.reading.interface import Declared
from claimcmp.reading.web_address import is_web_address

# The usual name first, and the first with something in it counts. Known from trafilatura,
# news-please, newspaper, Fundus, NewsAPI, Media Cloud, RSS turned into JSON, schema.org, and the
# site generators that read front matter.
TEXT_KEYS = ("text", "maintext", "articlebody", "fulltext", "plaintext", "content", "body")
_TITLE = ("title", "headline")
_PUBLISHER = (
    *("publisher", "hostname", "sourcehostname", "sitename", "sourcename", "sourcedomain"),
    *("domain", "site", "outlet", "newspaper", "source"),
)
_PUBLISHED = (
    *("date", "published", "publishedat", "datepublished", "datepublish", "publishdate"),
    *("publicationdate", "publishingdate", "pubdate"),
)
_URL = ("url", "link", "sourceurl", "canonicalurl", "canonical", "source")
_LANGUAGE = ("language", "lang", "inlanguage", "locale")
_BETWEEN_WORDS = re.compile(r"[-_ ]")


class ArticleKeys:
    """What one object of JSON or front matter says of an article, by any of the usual names."""

    def __init__(self, parsed: Mapping[str, object]) -> None:
        """Look through the keys of *parsed*; those of nested objects are not an article's own."""
        self._values: dict[str, str] = {}
        for key, value in parsed.items():
            words = _words(value)
            if words.strip():
                self._values.setdefault(_BETWEEN_WORDS.sub("", key).casefold(), words)

    @property
    def text(self) -> str:
        """The article's text, as it stands there; empty where there is none."""
        return next(self._of(TEXT_KEYS), "")

    @property
    def declared(self) -> Declared:
        """What is said about the article; a ``source`` is its address or its publisher."""
        dates = (clear_date(words.strip()) for words in self._of(_PUBLISHED))
        return Declared(
            title=self._first(_TITLE),
            publisher=self._first(_PUBLISHER, is_address=False),
            published=next((date for date in dates if date is not None), None),
            url=self._first(_URL, is_address=True),
            language=self._first(_LANGUAGE),
        )

    def _first(self, names: tuple[str, ...], *, is_address: bool | None = None) -> str | None:
        """Return the first value under *names*; ``source`` only where it is what is asked for."""
        for name in names:
            words = self._values.get(name, "").strip()
            if words and (name != "source" or is_web_address(words) is is_address):
                return words
        return None

    def _of(self, names: tuple[str, ...]) -> Iterator[str]:
        return (self._values[name] for name in names if name in self._values)


def _words(value: object) -> str:
    """Return a string, or the name of an object such as ``{"id": "bbc", "name": "BBC"}``."""
    if isinstance(value, Mapping):
        value = value.get("name")
    # JSON may escape lone surrogates, which no output can encode.
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else ""
