"""What each target starts from: natural texts in many languages, and what packs them."""

import gzip
import io
import json
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from email.policy import SMTP
from itertools import pairwise
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from claimcmp.rendering.json import render_json
from tests.reading import test_docx, test_email, test_epub, test_feeds, test_subtitles, test_warc
from tests.rendering.conftest import sample

Given = Callable[[], Iterator[bytes]]
"""Gives the inputs that a target starts from."""

_TESTS = Path(__file__).parents[1]
_LATIN = frozenset({"en", "fr", "de", "it", "es", "pt"})
"""Languages whose letters the fonts that every PDF program has can show."""


def texts() -> Iterator[tuple[str, str, list[str]]]:
    """Yield the language, the title and the paragraphs of each article among the pages."""
    for file in sorted((_TESTS / "pages").glob("*.gold.json")):
        gold = json.loads(file.read_text(encoding="utf-8"))
        if gold["keep"]:
            yield gold["language"], gold["title"], gold["keep"]


def plain_text() -> Iterator[bytes]:
    """Yield pasted texts, and the seeds with all that stood around them on their pages."""
    yield from ("\n\n".join([title, *lines]).encode() for _, title, lines in texts())
    yield from (file.read_bytes() for file in sorted((_TESTS.parent / "seeds").glob("*.txt")))
    yield test_subtitles.SRT.encode("utf-16")


def markdown() -> Iterator[bytes]:
    """Yield texts with front matter and inline markup."""
    for language, title, lines in texts():
        matter = f'---\ntitle: "{title}"\ndate: 2026-03-04\npublisher: Gazeta\nlang: {language}\n'
        first, *others = lines
        marked = f"**{first}**\n\n> [{others[-1] if others else first}](https://n.example/a)"
        yield "\n- ".join([f"{matter}---\n# {title}\n\n{marked}\n", *others]).encode()


def json_article() -> Iterator[bytes]:
    """Yield one article a file, and a list of them."""
    found = [
        {"title": title, "text": "\n".join(lines), "date": "2026-03-04", "language": language}
        for language, title, lines in texts()
    ]
    yield from (json.dumps(article, ensure_ascii=False).encode() for article in found)
    yield json.dumps([*found[:3], {"text": ""}]).encode()


def json_lines() -> Iterator[bytes]:
    """Yield two articles a file, one a line, and a line that is none."""
    single = list(json_article())[:-1]
    yield from (
        b"%b\n%b\n{broken\n" % pair for pair in zip(single[::2], single[1::2], strict=False)
    )


def html() -> Iterator[bytes]:
    """Yield the pages of the tests."""
    yield from (file.read_bytes() for file in sorted((_TESTS / "pages").glob("*.html")))


def pdf() -> Iterator[bytes]:
    """Yield pages in one and two columns, unpacked, so that changes meet text and places."""
    for language, title, lines in texts():
        if language in _LATIN:
            yield from (_page(title, lines, columns) for columns in (1, 2))
    yield (_TESTS / "documents" / "scan.pdf").read_bytes()


def _page(title: str, paragraphs: list[str], columns: int) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(595, 842), invariant=True, pageCompression=0)
    canvas.setTitle(title)
    for number in (1, 2):
        canvas.setFont("Helvetica", 8)
        canvas.drawString(50, 810, "The North Gazette | 4 March 2026")
        canvas.drawCentredString(297, 30, str(number))
        canvas.setFont("Helvetica-Bold", 18)
        canvas.drawString(50, 770, title[:60])
        canvas.setFont("Times-Roman", 10)
        words = " ".join(paragraphs).split()
        width = 14 // columns
        rows = [" ".join(words[i : i + width]) for i in range(0, len(words), width)]
        for rank, row in enumerate(rows):
            column, line = divmod(rank, -(-len(rows) // columns))
            canvas.drawString(50 + 260 * column, 740 - 13 * line, row)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def docx() -> Iterator[bytes]:
    """Yield documents with headings, a table, footnotes, tracked changes and hidden text."""
    p, r, note = test_docx.p, test_docx.r, '<w:r><w:footnoteReference w:id="2"/></w:r>'
    for _, title, lines in list(texts())[::3]:
        yield test_docx.document(
            p(r(title), style="Titlu1"),
            *(p(r(line, "<w:b/>"), note if rank == 1 else "") for rank, line in enumerate(lines)),
            p(r(lines[0][:40]), f"<w:ins>{r(lines[0][40:])}</w:ins>", f"<w:del>{r('12')}</w:del>"),
            p(r("14", "<w:vanish/>"), "<w:r><w:tab/><w:br/><w:fldChar/></w:r>", mark="<w:del/>"),
            test_docx.table(["Județul", "Școli"], ["Suceava", "12"]),
            footnotes=f'<w:footnotes><w:footnote w:id="2">{p(r(lines[-1]))}</w:footnote>'
            "</w:footnotes>",
        )


def epub() -> Iterator[bytes]:
    """Yield books of two chapters."""
    found = list(texts())[::3]
    for (_, title, lines), (_, other_title, others) in pairwise(found):
        yield test_epub.book(
            **{
                "OEBPS__text__first.xhtml": test_epub.page(title, "</p><p>".join(lines)),
                "OEBPS__text__second one.xhtml": test_epub.page(other_title, " ".join(others)),
            },
        )


def email() -> Iterator[bytes]:
    """Yield newsletters: plain, HTML, both, with attachments and with messages inside."""
    transfers = ("8bit", "base64", "quoted-printable")
    for rank, (_, title, lines) in enumerate(list(texts())[::2]):
        mail = test_email.message()
        mail.replace_header("Subject", title)
        mail.set_content("\n\n".join([*lines, f"> {lines[0]}"]), cte=transfers[rank % 3])
        markup = "".join(f"<p>{line}</p>" for line in lines)
        mail.add_alternative(f"<html><body>{markup}</body></html>", subtype="html", cte="8bit")
        if rank % 4 == 1:
            attached = test_docx.document(test_docx.p(test_docx.r(lines[0])))
            mail.add_attachment(attached, "application", "octet-stream", filename="știre.docx")
        yield mail.as_bytes(policy=SMTP)
        if rank % 4 == 2:
            outer: EmailMessage = test_email.message()
            outer.set_content(lines[-1])
            outer.add_attachment(mail)
            yield outer.as_bytes(policy=SMTP)


def feed() -> Iterator[bytes]:
    """Yield RSS, Atom and RDF, those of the tests and one for each language."""
    yield from (text.encode() for text in (test_feeds.RSS, test_feeds.ATOM, test_feeds.RDF))
    for _, title, lines in list(texts())[::2]:
        own = test_feeds.RSS.replace(test_feeds.FIRST, " ".join(lines)).replace("Long", title)
        yield own.replace(test_feeds.LONG, " ".join(lines)).encode()


def warc() -> Iterator[bytes]:
    """Yield archives of answers in every packing that is read."""
    yield test_warc.archive(*test_warc.RESPONSES)
    for response in test_warc.RESPONSES:
        yield test_warc.archive(response)
    for page in list(html())[::3]:
        yield test_warc.archive(("200 OK", "text/html; charset=utf-8", page, {}))


def subtitles() -> Iterator[bytes]:
    """Yield SubRip and WebVTT: those of the tests and one for each text."""
    own = (test_subtitles.SRT, test_subtitles.ROLLING, test_subtitles.VOICES)
    yield from (text.encode() for text in own)
    for rank, (_, _, lines) in enumerate(texts()):
        cues = (
            f"00:00:{second:02}{',.'[rank % 2]}000 --> 00:00:{second + 3:02}.500\n{line}\n\n"
            for second, line in enumerate(lines)
        )
        yield (("WEBVTT\n\n" if rank % 2 else "1\n") + "".join(cues)).encode()


def packed() -> Iterator[bytes]:
    """Yield some of every other format, packed with gzip."""
    for given in (plain_text, json_article, json_lines, html, feed, subtitles, warc, docx, epub):
        yield from (gzip.compress(content, mtime=0) for content in list(given())[:3])


def saved() -> Iterator[bytes]:
    """Yield the saved comparison that the reports are tested with."""
    yield render_json(sample()).encode()


def statements() -> Iterator[bytes]:
    """Yield texts, a statement a line, after a line with the code of their language."""
    for language, _, lines in texts():
        yield "\n".join([language, *lines]).encode()
        yield from (f"{language}\n{line}".encode() for line in lines)
