"""Plain text and Markdown: what people paste from a page or save from an agency's wire."""

from hashlib import sha256

from claimcmp.reading.assembly import assemble
from claimcmp.reading.decoding import decode
from claimcmp.reading.interface import Reading
from claimcmp.reading.limits import check_length
from claimcmp.reading.markdown import front_matter, without_inline_markup


def read_plain_text(content: bytes, *, path: str) -> Reading:
    """Read one article from plain text, web furniture and all.

    Raises UnreadableInput where the bytes are no text or the text holds no article.
    """
    article = assemble(
        decode(content), path=path, digest=sha256(content).hexdigest(), is_pasted=True
    )
    return Reading(articles=(article,))


def read_markdown(content: bytes, *, path: str) -> Reading:
    """Read one article from Markdown; front matter gives its title, date, publisher and address.

    The article's text is the file's without inline markup: a link is its words.
    Raises UnreadableInput where the bytes are no text or the text holds no article.
    """
    written = decode(content)
    check_length(written)
    text = without_inline_markup(written)
    matter = front_matter(text)
    article = assemble(
        text,
        path=path,
        digest=sha256(content).hexdigest(),
        declared=matter.declared,
        start=matter.end,
        is_pasted=True,
    )
    return Reading(articles=(article,))
