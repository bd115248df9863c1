"""PDF with a text layer, read by pdfium in a process of its own.

The order of reading is found by ``pdf_layout``, because a file holds its text in the order in which
it was drawn. A date in the running heads is that of the issue; the day on which a file was made is
not the day on which its text was published and is not read.
"""

from collections.abc import Callable, Sequence
from datetime import date
from hashlib import sha256

from claimcmp.reading.dates import find_dates
from claimcmp.reading.drafting import Paragraph, draft
from claimcmp.reading.interface import Declared, Reading
from claimcmp.reading.pdf_document import LaidOut
from claimcmp.reading.pdf_furniture import RUNNING
from claimcmp.reading.pdf_process import lay_out_apart


def read_pdf(
    content: bytes, *, path: str, lay_out: Callable[[bytes], LaidOut] = lay_out_apart
) -> Reading:
    """Read a PDF as one article.

    *lay_out* finds its paragraphs; ``pdf_document.lay_out`` does so in this process. Raises
    UnreadableInput where it is damaged, encrypted, a picture of text, or too long.
    """
    found = lay_out(content)
    article = draft(
        found.paragraphs,
        path=path,
        digest=sha256(content).hexdigest(),
        declared=Declared(title=found.title, published=_running_date(found.paragraphs)),
    )
    return Reading(articles=(article,))


def _running_date(found: Sequence[Paragraph]) -> date | None:
    """Return the one date that the running heads give, that of a newspaper's issue."""
    heads = (paragraph.text for paragraph in found if paragraph.reason == RUNNING)
    dates = {stated.value for head in heads for stated in find_dates(head)}
    return dates.pop() if len(dates) == 1 else None
