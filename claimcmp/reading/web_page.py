"""What was fetched from the web → articles, by its media type."""

from dataclasses import replace
from pathlib import PurePath
from urllib.parse import urlsplit

from claimcmp.reading.fetch import Fetched
from claimcmp.reading.formats import reader_for
from claimcmp.reading.html import page_article
from claimcmp.reading.interface import Reading
from claimcmp.reading.media import ENDINGS, decoded_page


def read_fetched(fetched: Fetched, *, path: str) -> Reading:
    """Read what an address holds; the reader is chosen by media type, else by the address.

    Articles get the address after redirects, the time of fetching and the hash of the bytes.
    Raises UnreadableInput as their readers do.
    """
    ending = ENDINGS.get(fetched.media_type) or PurePath(urlsplit(fetched.url).path).suffix
    if ending == ".html" and not fetched.content.startswith(b"%PDF-"):
        markup = decoded_page(fetched.content, fetched.charset)
        reading = Reading((page_article(markup, path=path, digest=fetched.sha256),))
    else:
        reading = reader_for("" if ending == ".html" else f"page{ending}")(
            fetched.content, path=path
        )
    articles = tuple(
        replace(
            article,
            sha256=fetched.sha256,
            url=fetched.url if article.path == path else article.url or fetched.url,
            retrieved=fetched.retrieved,
        )
        for article in reading.articles
    )
    return Reading(articles, reading.skipped)
