"""WARC, the format of web archives (ISO 28500): one article for each page fetched with success.

Pictures, scripts, requests, redirects and revisits are passed over. The address of an article is
the one that was asked for, and the time of asking is kept.
"""

import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256

from claimcmp.errors import UnreadableInput
from claimcmp.reading.collection import collect
from claimcmp.reading.html import page_article
from claimcmp.reading.interface import Reading
from claimcmp.reading.limits import check_articles, check_expansion, gunzip
from claimcmp.reading.media import charset_of, decoded_page, media_type_of

WARC_MAGIC = b"WARC/"
LARGEST_PAGE = 16 * 1024 * 1024
"""Bytes of one page; the largest live blogs have 5 MB."""

_LONGEST_HEAD = 64 * 1024
_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_END_OF_HEAD = re.compile(rb"\r?\n\r?\n")
_BLANK = re.compile(rb"[\r\n]*")
_FIELD = re.compile(rb"([!-9;-~]{1,100}):[ \t]*(.*)")
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?[ \t]+(\d{3})\b")
_CHUNK = re.compile(rb"[ \t]*([0-9A-Fa-f]{1,8})[^\r\n]{0,200}\r?\n")
_DAMAGED = "damaged web archive from this record on"


@dataclass(frozen=True, slots=True)
class _Record:
    """One record; *broken* says why there is none, empty where there is."""

    fields: Mapping[str, str]
    block: bytes
    broken: str = ""


def read_warc(content: bytes, *, path: str) -> Reading:
    """Read the pages of an archive, named ``path#N``, N counted from 1 over all its records.

    Raises UnreadableInput where it is no WARC or holds no page.
    """
    if not content.lstrip().startswith(WARC_MAGIC):
        raise UnreadableInput("no web archive: it does not begin with WARC/")
    digest = sha256(content).hexdigest()
    check_articles(sum(1 for _ in _responses(content)))
    unpacked = 0

    def read(record: _Record, name: str) -> Reading:
        nonlocal unpacked
        if record.broken:
            raise UnreadableInput(record.broken)
        reading = _read_response(record, name, digest)
        unpacked += sum(len(article.text) for article in reading.articles)
        check_expansion(unpacked, len(content))
        return reading

    reading = collect(_responses(content), read, path=path)
    if not reading.articles and not reading.skipped:
        raise UnreadableInput("no page in this archive: no response of HTML with status 200")
    return reading


def _responses(content: bytes) -> Iterator[tuple[int, _Record]]:
    """Yield the records that hold answers of servers, with their numbers."""
    for number, record in enumerate(_records(content), start=1):
        if record.broken or record.fields.get("warc-type", "").lower() == "response":
            yield number, record


def _records(content: bytes) -> Iterator[_Record]:
    """Yield the records in their order; what is damaged ends the archive."""
    position = 0
    while (position := _after_blank(content, position)) < len(content):
        head = _END_OF_HEAD.search(content, position, position + _LONGEST_HEAD)
        fields = _fields(content[position : head.start()]) if head else {}
        length = fields.get("content-length", "")
        if not head or not content.startswith(WARC_MAGIC, position) or not length.isdecimal():
            yield _Record({}, b"", _DAMAGED)
            return
        end = head.end() + int(length[:18])
        if end > len(content):
            yield _Record({}, b"", "web archive that is cut off; fetch it again")
            return
        yield _Record(fields, content[head.end() : end])
        position = end


def _after_blank(content: bytes, position: int) -> int:
    blank = _BLANK.match(content, position)
    return blank.end() if blank else position


def _fields(head: bytes) -> dict[str, str]:
    """Return the fields of a head by their names in lower case; the first of a name counts."""
    fields: dict[str, str] = {}
    for line in head.splitlines()[1:]:
        field = _FIELD.match(line)
        if field:
            value = field[2].decode("utf-8", "replace").strip()
            fields.setdefault(field[1].decode("ascii").lower(), value)
    return fields


def _read_response(record: _Record, path: str, digest: str) -> Reading:
    """Return the page in a server's answer, nothing where it is no page."""
    status = _STATUS.match(record.block)
    head = _END_OF_HEAD.search(record.block, 0, _LONGEST_HEAD)
    if status is None or head is None or status[1] != b"200":
        return Reading()
    fields = _fields(record.block[: head.start()])
    kind = fields.get("content-type", "")
    if media_type_of(kind) not in _PAGES:
        return Reading()
    markup = decoded_page(_body(record.block[head.end() :], fields), charset_of(kind))
    article = page_article(markup, path=path, digest=digest)
    url = record.fields.get("warc-target-uri", "").strip("<> ")
    retrieved = record.fields.get("warc-date")
    return Reading((replace(article, url=url or article.url, retrieved=retrieved),))


def _body(body: bytes, fields: Mapping[str, str]) -> bytes:
    """Return the body of an answer, its chunks joined and unpacked."""
    if "chunked" in fields.get("transfer-encoding", "").lower():
        body = _joined(body)
    packing = fields.get("content-encoding", "").strip().lower()
    if packing in ("gzip", "x-gzip") and body.startswith(b"\x1f\x8b"):
        return gunzip(body, largest=LARGEST_PAGE)
    if packing == "deflate":
        return _inflated(body)
    if packing in ("br", "zstd"):
        raise UnreadableInput(f"a page packed with {packing!r}, which is not read here")
    return body


def _joined(body: bytes) -> bytes:
    """Join the chunks of a body; one that was stored without them comes back as it is."""
    pieces: list[bytes] = []
    position = 0
    while chunk := _CHUNK.match(body, position):
        size = int(chunk[1], 16)
        if size == 0:
            return b"".join(pieces)
        pieces.append(body[chunk.end() : chunk.end() + size])
        position = _after_line(body, chunk.end() + size)
    return body if not pieces or position < len(body) else b"".join(pieces)


def _after_line(body: bytes, position: int) -> int:
    return position + (2 if body.startswith(b"\r\n", position) else 1)


def _inflated(body: bytes) -> bytes:
    """Unpack "deflate", with or without the zlib header that servers leave out."""
    for bits in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
        try:
            unpacked = zlib.decompressobj(bits).decompress(body, LARGEST_PAGE + 1)
        except zlib.error:
            continue
        check_expansion(len(unpacked), len(body), largest=LARGEST_PAGE)
        return unpacked
    return body
