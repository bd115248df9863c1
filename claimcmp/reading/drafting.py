"""Building the text of an article from the paragraphs that a format is made of."""

from collections.abc import Iterable
from dataclasses import dataclass

from claimcmp.reading.assembly import assemble
from claimcmp.reading.interface import Declared
from claimcmp.records import Article, DroppedText, Span


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; *reason* says why it is no part of the article, empty where it is."""

    text: str
    reason: str = ""


def draft(
    paragraphs: Iterable[Paragraph],
    *,
    path: str,
    digest: str,
    declared: Declared,
    is_pasted: bool = False,
) -> Article:
    """Build an article whose text is *paragraphs*, one a line, with empty lines between them.

    Raises UnreadableInput where they hold no article.
    """
    pieces: list[str] = []
    furniture: list[DroppedText] = []
    length = 0
    for paragraph in paragraphs:
        text = " ".join(paragraph.text.split())
        if not text:
            continue
        if paragraph.reason:
            furniture.append(DroppedText(Span(length, length + len(text)), paragraph.reason))
        pieces.append(text)
        length += len(text) + 2
    return assemble(
        "\n\n".join(pieces),
        path=path,
        digest=digest,
        declared=declared,
        is_pasted=is_pasted,
        furniture=furniture,
    )
