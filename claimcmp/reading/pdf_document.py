"""The bytes of a PDF → its paragraphs: pdfium gives characters, ``pdf_layout`` their order.

pdfium is native code, so that ``pdf_child`` runs this in a process of its own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from claimcmp.errors import UnreadableInput
from claimcmp.reading.drafting import Paragraph
from claimcmp.reading.interface import LONGEST_ARTICLE
from claimcmp.reading.pdf_layout import MOST_LINES
from claimcmp.reading.pdf_paragraphs import Page, headline, paragraphs
from claimcmp.reading.pdf_pieces import Piece, characters, joined_rows, pieces

MOST_PAGES = 300
"""Pages; a longer file is a book, of which a comparison needs a chapter."""

_MOST_OF_A_PAGE = 60_000
"""Characters; a page of a newspaper has 15,000."""

_LEAST_WORDS = 5
"""Words of a document below which it has no text layer worth the name."""

_UNREADABLE_SHARE = 0.1
_PASSWORD_ERROR = 4


@dataclass(frozen=True, slots=True)
class LaidOut:
    """What a document says, in the order of reading; ``title`` is None where it has none."""

    paragraphs: tuple[Paragraph, ...]
    title: str | None


def lay_out(content: bytes) -> LaidOut:
    """Return the paragraphs of a PDF, read in this very process.

    Raises UnreadableInput where it is damaged, encrypted, a picture of text, or too long.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise UnreadableInput(_reason(error)) from error
    try:
        pages = _pages(document)
        title = _title(document)
    except pypdfium2.PdfiumError as error:
        raise UnreadableInput("damaged PDF; save or fetch it again") from error
    finally:
        document.close()
    _check_text(pages)
    return LaidOut(tuple(paragraphs(pages)), headline(pages) or title)


def _reason(error: Exception) -> str:
    if getattr(error, "err_code", None) == _PASSWORD_ERROR or "password" in str(error).lower():
        return "encrypted; save it without a password"
    return "not a PDF, or a damaged one; save or fetch it again"


def _pages(document: Any) -> list[Page]:
    """Return the lines of every page; raises UnreadableInput where there are too many."""
    count = len(document)
    if count > MOST_PAGES:
        raise UnreadableInput(f"more than {MOST_PAGES} pages; split it first")
    pages: list[Page] = []
    total = 0
    for number in range(count):
        page = _page(document, number)
        total += sum(len(line.text) for line in page.lines)
        if total > LONGEST_ARTICLE:
            raise UnreadableInput(f"longer than {LONGEST_ARTICLE:,} characters; split it first")
        pages.append(page)
    return pages


def _page(document: Any, number: int) -> Page:
    """Return the lines of one page; one that pdfium cannot read is as empty as a picture."""
    page = document[number]
    try:
        textpage = page.get_textpage()
        try:
            count = textpage.count_chars()
            if count > _MOST_OF_A_PAGE:
                raise UnreadableInput(f"page {number + 1} has {count:,} characters, more than text")
            found = pieces(list(characters(textpage, count)))
        finally:
            textpage.close()
        lines = found if len(found) > MOST_LINES else joined_rows(found)
        return Page(tuple(lines), page.get_height())
    finally:
        page.close()


def _check_text(pages: Sequence[Page]) -> None:
    """Raise UnreadableInput where the pages hold no text, or letters that mean nothing."""
    words = [word for line in _lines(pages) for word in line.text.split()]
    if len(words) < _LEAST_WORDS:
        raise UnreadableInput("no text layer, only pictures of pages; run text recognition (OCR)")
    letters = "".join(words)
    unreadable = sum(c == "\ufffd" or "\ue000" <= c <= "\uf8ff" or c < " " for c in letters)
    if unreadable > _UNREADABLE_SHARE * len(letters):
        raise UnreadableInput("its fonts do not say which letters they show; run OCR on it")


def _lines(pages: Sequence[Page]) -> Iterator[Piece]:
    return (line for page in pages for line in page.lines)


def _title(document: Any) -> str | None:
    """Return the title in the document's properties where it has more than one word.

    One word is mostly the name of a file.
    """
    title = " ".join(str(document.get_metadata_value("Title")).split())
    return title if " " in title and not title.lower().startswith("microsoft word") else None
