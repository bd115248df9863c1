"""EPUB: magazines and saved newspapers."""

import io
import zipfile
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcmp.errors import UnreadableInput
from claimcmp.reading.formats import reader_for
from claimcmp.reading.interface import Reading
from tests.reading.checks import body, check_reader, damaged
from tests.reading.test_feeds import LONG
from tests.reading.test_safe_xml import zipped

CONTAINER = '<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
PACKAGE = """<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>North Weekly</dc:title>
 <dc:publisher>calibre</dc:publisher><dc:date>2026-03-04T00:00:00+00:00</dc:date>
 <dc:language>en</dc:language></metadata>
<manifest>
 <item id="c" href="cover.xhtml" media-type="application/xhtml+xml"/>
 <item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
 <item id="b" href="text/second%20one.xhtml" media-type="application/xhtml+xml"/>
 <item id="a" href="text/first.xhtml" media-type="application/xhtml+xml"/>
 <item id="p" href="p.png" media-type="image/png"/>
 <item id="m" href="../missing.xhtml" media-type="application/xhtml+xml"/>
</manifest>
<spine><itemref idref="c"/><itemref idref="n"/><itemref idref="a"/><itemref idref="b"/>
<itemref idref="p"/><itemref idref="m"/><itemref idref="?"/></spine></package>"""


def page(title: str, text: str) -> bytes:
    return (
        f'<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml">'
        f"<head><title>x</title></head><body><h1>{title}</h1><p>{text}</p></body></html>"
    ).encode()


def book(**parts: bytes | None) -> bytes:
    members: dict[str, bytes | None] = {
        "mimetype": b"application/epub+zip",
        "META-INF/container.xml": CONTAINER.encode(),
        "OEBPS/book.opf": PACKAGE.encode(),
        "OEBPS/cover.xhtml": page("Cover", "North Weekly."),
        "OEBPS/nav.xhtml": page("Contents", LONG),
        "OEBPS/text/first.xhtml": page("Streets close", LONG),
        "OEBPS/text/second one.xhtml": page("Școli", f"Guvernul a aprobat planul. {LONG}"),
        **{name.replace("__", "/"): content for name, content in parts.items()},
    }
    return zipped({name: content for name, content in members.items() if content is not None})


def read(content: bytes) -> Reading:
    return reader_for("w.epub")(content, path="w.epub")


def test_each_document_of_the_order_of_reading_is_an_article() -> None:
    reading = read(book())
    first, second = reading.articles
    assert (first.path, second.path) == ("w.epub#2", "w.epub#3")
    assert body(first) == [LONG]
    assert body(second) == [f"Guvernul a aprobat planul. {LONG}"]
    assert (first.title, second.title) == ("Streets close", "Școli")
    assert (first.publisher, first.published) == ("North Weekly", date(2026, 3, 4))
    assert first.language == "en"
    assert [(s.path, s.reason) for s in reading.skipped] == [
        ("w.epub#4", "'missing.xhtml' is missing in the book")
    ]


def test_a_book_is_known_without_its_ending() -> None:
    assert len(reader_for("-")(uncompressed_start(), path="-").articles) == 2


def uncompressed_start() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file, zipfile.ZipFile(io.BytesIO(book())) as given_:
        for name in given_.namelist():
            file.writestr(name, given_.read(name))
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (book(**{"META-INF__container.xml": None}), "'META-INF/container.xml' is missing"),
        (book(**{"META-INF__container.xml": b"<container/>"}), "names no package"),
        (book(**{"OEBPS__book.opf": b"<package/>"}), "no text in this book"),
        (
            book(**{"META-INF__encryption.xml": b'<e><EncryptionMethod Algorithm="aes"/></e>'}),
            "encrypted .DRM",
        ),
        (b"PK\x03\x04", "not a zip archive"),
    ],
)
def test_what_cannot_be_read_says_why(content: bytes, reason: str) -> None:
    with pytest.raises(UnreadableInput, match=reason):
        read(content)


@settings(max_examples=40, deadline=None)
@given(st.one_of(st.binary(max_size=200), damaged(book())))
def test_no_bytes_break_it(content: bytes) -> None:
    check_reader(reader_for("a.epub"), content, path="a.epub")


@settings(max_examples=40, deadline=None)
@given(damaged(PACKAGE.encode()), damaged(page("Streets", LONG)))
def test_no_markup_breaks_it(package: bytes, chapter: bytes) -> None:
    content = book(**{"OEBPS__book.opf": package, "OEBPS__text__first.xhtml": chapter})
    check_reader(reader_for("a.epub"), content, path="a.epub")
