"""HTML: pages of news sites saved to disk, and fragments of markup known to be content."""

from hashlib import sha256

from claimcmp.reading.assembly import assemble
from claimcmp.reading.html_blocks import blocks
from claimcmp.reading.html_charset import decode_page
from claimcmp.reading.html_tree import parse_page
from claimcmp.reading.interface import Reading


def read_html(content: bytes, *, path: str) -> Reading:
    """Read the article of a page as its site sends it, in any encoding.

    Raises UnreadableInput where the bytes are no text, the page is beyond the limits of
    ``html_tree``, or it holds no article.
    """
    digest = sha256(content).hexdigest()
    root = parse_page(decode_page(content))
    text = "\n\n".join(block.text for block in blocks(root))
    return Reading(articles=(assemble(text, path=path, digest=digest, is_pasted=True),))


def fragment_text(markup: str) -> str:
    """Return all text of a fragment that is known to be content, a blank line between paragraphs.

    Headings, list items and table cells are paragraphs of their own. An empty string where the
    fragment holds no text. Raises UnreadableInput where it is too large or nested too deeply.
    """
    if not markup.strip():
        return ""
    return "\n\n".join(block.text for block in blocks(parse_page(markup)))
