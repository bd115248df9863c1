"""Web archives."""

import gzip
import zlib
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcmp.errors import UnreadableInput
from claimcmp.reading.formats import reader_for
from claimcmp.reading.interface import Reading
from tests.reading.checks import body, check_reader, damaged

FIRST = "Guvernul a aprobat marți renovarea a 12 școli din județul Suceava, a anunțat ministrul."
SECOND = "Lucrările vor începe în luna iulie și vor costa 14,5 milioane de euro, a spus el."
PAGE = f"<html><head><title>Școli</title></head><body><p>{FIRST}</p><p>{SECOND}</p></body></html>"
CEDILLAS = str.maketrans("șțȘ", "şţŞ")


def record(kind: str, uri: str, block: bytes) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: <{uri}>\r\n"
        f"WARC-Date: 2026-03-04T10:00:00Z\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def archive(*responses: tuple[str, str, bytes, dict[str, str]], packed: bool = False) -> bytes:
    """Write responses: status line, content type, body and further headers."""
    records = [record("warcinfo", "", b"software: test\r\n")]
    for number, (status, kind, content, headers) in enumerate(responses):
        fields = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{fields}\r\n"
        uri = f"https://nord.example/{number}"
        records.append(record("response", uri, head.encode() + content))
    return b"".join(map(gzip.compress, records) if packed else records)


def chunked(content: bytes) -> bytes:
    pieces = (content[i : i + 50] for i in range(0, len(content), 50))
    return b"".join(b"%x\r\n%b\r\n" % (len(p), p) for p in pieces) + b"0\r\n\r\n"


RESPONSES = (
    ("200 OK", "text/html; charset=utf-8", PAGE.encode(), {}),
    ("200 OK", "image/png", b"\x89PNG", {}),
    ("404 Not Found", "text/html", b"<p>Nothing is here, and nothing was.</p>", {}),
    (
        "200 OK",
        "text/html; charset=iso-8859-2",
        PAGE.translate(CEDILLAS).encode("iso-8859-2"),
        {},
    ),
    ("200 OK", "text/html", gzip.compress(PAGE.encode()), {"Content-Encoding": "gzip"}),
    ("200 OK", "text/html", chunked(PAGE.encode()), {"Transfer-Encoding": "chunked"}),
    ("200 OK", "text/html", PAGE.encode(), {"Transfer-Encoding": "chunked"}),
    ("200 OK", "text/html", zlib.compress(PAGE.encode()), {"Content-Encoding": "deflate"}),
    ("200 OK", "text/html", b"?", {"Content-Encoding": "br"}),
)


def read(content: bytes, path: str = "a.warc") -> Reading:
    return reader_for(path)(content, path=path)


def test_pages_fetched_with_success_are_articles() -> None:
    reading = read(archive(*RESPONSES))
    assert [a.path for a in reading.articles] == [f"a.warc#{n}" for n in (2, 5, 6, 7, 8, 9)]
    plain, legacy, *others = reading.articles
    assert {tuple(body(article)) for article in (plain, *others)} == {(FIRST, SECOND)}
    assert body(legacy) == [FIRST.translate(CEDILLAS), SECOND.translate(CEDILLAS)]
    assert plain.url == "https://nord.example/0"
    assert plain.retrieved == "2026-03-04T10:00:00Z"
    assert [s.path for s in reading.skipped] == ["a.warc#10"]
    assert reading.skipped[0].reason == "a page packed with 'br', which is not read here"


def test_records_that_are_packed_one_by_one() -> None:
    content = archive(*RESPONSES, packed=True)
    reading = read(content, "a.warc.gz")
    assert len(reading.articles) == 6
    assert reading.articles[0].sha256 == sha256(content).hexdigest()
    assert len(read(content, "-").articles) == 6


def test_a_damaged_record_costs_what_follows_and_says_so() -> None:
    whole = archive(RESPONSES[0])
    reading = read(whole + b"WARC/1.0 garbage\r\nno header\r\n\r\nmore")
    assert [a.path for a in reading.articles] == ["a.warc#2"]
    assert reading.skipped[0].reason == "damaged web archive from this record on"
    assert "cut off" in read(whole + whole[:-20]).skipped[0].reason


@pytest.mark.parametrize("content", [archive(), archive(RESPONSES[1])])
def test_an_archive_without_pages_says_so(content: bytes) -> None:
    with pytest.raises(UnreadableInput, match="no page in this archive"):
        read(content)


@settings(max_examples=50, deadline=None)
@given(st.one_of(st.binary(max_size=200), damaged(archive(*RESPONSES))))
def test_no_bytes_break_it(content: bytes) -> None:
    check_reader(reader_for("a.warc"), content, path="a.warc")
