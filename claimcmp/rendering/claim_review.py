"""Comparison → JSON-LD in the manner of schema.org's ClaimReview, without a verdict.

A ClaimReview rates one claim as true or false. Here nothing is rated: there is no
``reviewRating``, each review is of the two statements that diverge, and its body says what differs.
Search engines that want a rating will not show it; it is for archives and exchange.
"""

from typing import Any

from claimcmp.identifiers import divergences_of
from claimcmp.records import Article, Comparison, Divergence, Evidence
from claimcmp.rendering.catalogue import Catalogue
from claimcmp.rendering.json import safe_json
from claimcmp.rendering.promise import PROMISE
from claimcmp.rendering.web_address import web_address

_SCORE = "probability that a careful reader would call it a divergence"


def render_claim_review(comparison: Comparison) -> str:
    """Return one review per divergence as indented JSON-LD that ends with a newline."""
    catalogue = Catalogue.of(comparison)
    seen: set[tuple[str, frozenset[str]]] = set()
    reviews = []
    for cluster in comparison.clusters:
        for name, divergence in divergences_of(cluster):
            key = divergence.type, frozenset((divergence.a.claim, divergence.b.claim))
            if key not in seen:
                seen.add(key)
                reviews.append(_review(name, divergence, comparison, catalogue))
    whole = {"@context": "https://schema.org", "@graph": reviews}
    # Pages carry JSON-LD inside a script element, which a text must not be able to end.
    return safe_json(whole, indent=1).replace("<", "\\u003c") + "\n"


def _review(
    name: str, divergence: Divergence, comparison: Comparison, catalogue: Catalogue
) -> dict[str, Any]:
    """Return one divergence as a review of two claims."""
    return {
        "@type": "ClaimReview",
        "@id": f"#{name}",
        "author": {
            "@type": "SoftwareApplication",
            "name": "claimcmp",
            "softwareVersion": dict(comparison.versions).get("claimcmp", ""),
            "identifier": comparison.signature,
        },
        "claimReviewed": divergence.explanation,
        "reviewAspect": divergence.type,
        "reviewBody": f"{divergence.explanation} {PROMISE}",
        "itemReviewed": [_claim(side, catalogue) for side in (divergence.a, divergence.b)],
        "additionalProperty": [_property(_SCORE, divergence.score)],
    }


def _claim(side: Evidence, catalogue: Catalogue) -> dict[str, Any]:
    """Return one statement as a claim with its place in its article."""
    claim = catalogue.claims[side.claim]
    article = catalogue.articles[claim.source]
    return {
        "@type": "Claim",
        "text": claim.text,
        "inLanguage": claim.language,
        "appearance": _article(article),
        "additionalProperty": [
            _property("words that differ", side.text),
            _property("value", side.value),
            _property("start in the article's text, in code points", side.span.start),
            _property("end in the article's text, in code points", side.span.end),
        ],
    }


def _article(article: Article) -> dict[str, Any]:
    """Return the source of a statement; what is unknown is left out."""
    known = {
        "@type": "NewsArticle",
        "headline": article.title,
        "url": web_address(article.url),
        "datePublished": article.published.isoformat() if article.published else None,
        "inLanguage": article.language,
        "publisher": {"@type": "Organization", "name": article.publisher}
        if article.publisher
        else None,
        "encoding": {
            "@type": "MediaObject",
            "name": article.path,
            "sha256": article.sha256,
            **({"dateModified": article.retrieved} if article.retrieved else {}),
        },
    }
    return {key: value for key, value in known.items() if value is not None}


def _property(name: str, value: object) -> dict[str, Any]:
    """Return a named value; one with parts as JSON text, since schema.org knows no such parts."""
    scalar = value is None or isinstance(value, str | int | float | bool)
    return {
        "@type": "PropertyValue",
        "name": name,
        "value": value if scalar else safe_json(value),
    }
