"""The sources as the page calls them."""

import posixpath
from collections import Counter
from dataclasses import dataclass

from claimcmp.records import Article, Comparison
from claimcmp.rendering.catalogue import Catalogue
from claimcmp.rendering.html.text import Words, language_name, language_tag, words
from claimcmp.rendering.web_address import web_address


@dataclass(frozen=True, slots=True)
class SourceView:
    """One source: ``number`` counts from 1, ``anchor`` is its full text, ``name`` tells it apart.

    ``name`` is the publisher, or the file's name where none is known. ``url`` is an http(s)
    address or None; ``retrieved`` tells when it was fetched, or is "". ``repeats`` is the number
    of the source whose text it repeats.
    """

    number: int
    anchor: str
    name: Words
    title: Words | None
    language: str
    language_name: str
    published: str
    retrieved: str
    url: str | None
    path: str
    sha256: str
    claims: int
    notes: tuple[str, ...]
    repeats: int | None


def source_views(comparison: Comparison, catalogue: Catalogue) -> dict[str, SourceView]:
    """Return the sources by identifier, in their order."""
    claims = Counter(claim.source for claim in comparison.claims)
    return {
        article.id: _view(article, catalogue, claims[article.id])
        for article in catalogue.articles.values()
    }


def _view(article: Article, catalogue: Catalogue, claims: int) -> SourceView:
    number = catalogue.numbers[article.id]
    origin = catalogue.numbers.get(article.origin)
    return SourceView(
        number=number,
        anchor=f"source-{number}",
        name=words(article.publisher or posixpath.basename(catalogue.path(article)), None),
        title=words(article.title, article.language) if article.title else None,
        language=language_tag(article.language),
        language_name=language_name(language_tag(article.language)),
        published=article.published.isoformat() if article.published else "",
        retrieved=article.retrieved or "",
        url=web_address(article.url),
        path=catalogue.path(article),
        sha256=article.sha256,
        claims=claims,
        notes=article.notes,
        repeats=origin if origin != number else None,
    )
