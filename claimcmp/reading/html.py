"""HTML: pages of news sites saved to disk, and fragments of markup known to be content.

What parses and extracts is imported when a page is read: other inputs do without.
"""

import re
from hashlib import sha256

from claimcmp.reading.html_charset import decode_page
from claimcmp.reading.interface import Reading
from claimcmp.records import Article

_BEGINNING = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,800}?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|title|meta|link|script|style|article|div|p|h1)\b",
    re.I | re.S,
)


def read_html(content: bytes, *, path: str) -> Reading:
    """Read the article of a page as its site sends it, in any encoding.

    Raises UnreadableInput where the bytes are no text, the page is beyond the limits of
    ``html_tree``, or it holds no article.
    """
    digest = sha256(content).hexdigest()
    return Reading(articles=(page_article(decode_page(content), path=path, digest=digest),))


def page_article(markup: str, *, path: str, digest: str) -> Article:
    """Return the article of a page that was decoded already; *digest* is that of its bytes.

    Raises UnreadableInput as ``read_html`` does.
    """
    from claimcmp.reading.html_page import page_article as read_page

    return read_page(markup, path=path, digest=digest)


def is_html(opening: bytes) -> bool:
    """Whether an input that begins with *opening* is a page."""
    return _BEGINNING.match(opening) is not None


def fragment_text(markup: str) -> str:
    """Return all text of a fragment that is known to be content, a blank line between paragraphs.

    Headings, list items and table cells are paragraphs of their own. An empty string where the
    fragment holds no text. Raises UnreadableInput where it is too large or nested too deeply.
    """
    from claimcmp.reading.html_blocks import blocks
    from claimcmp.reading.html_tree import parse_page

    if not markup.strip():
        return ""
    return "\n\n".join(block.text for block in blocks(parse_page(markup)))
