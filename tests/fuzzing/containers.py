"""Inputs that pack others: opened, so that their parts can be changed and packed again."""

import base64
import gzip
import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

_MOST_MEMBERS = 60
_LARGEST_MEMBER = 1024 * 1024
_RECORD = re.compile(rb"WARC/1\.\d\r?\n(?:[^\r\n]+\r?\n)*?Content-Length: *(\d{1,7})\r?\n")
_END_OF_HEAD = re.compile(rb"\r?\n\r?\n")
_BASE64 = re.compile(
    rb"Content-Transfer-Encoding: base64\r?\n(?:[^\r\n]+\r?\n)*\r?\n(?P<block>[A-Za-z0-9+/=\r\n]+)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Opened:
    """What an input packs; ``pack`` makes a valid input of as many parts, changed or not."""

    parts: tuple[bytes, ...]
    pack: Callable[[Sequence[bytes]], bytes]


def opened(content: bytes) -> Opened | None:
    """Return the parts of a zip, gzip, web archive, HTTP answer or e-mail; None for others."""
    try:
        found = next(
            (opener(content) for magic, opener in _OPENERS if content.startswith(magic)), None
        )
        return found or _message(content)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, ValueError):
        return None


def _zip(content: bytes) -> Opened | None:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        members = file.infolist()
        if len(members) > _MOST_MEMBERS or any(m.file_size > _LARGEST_MEMBER for m in members):
            return None
        parts = tuple(file.read(member) for member in members)

    def pack(changed: Sequence[bytes]) -> bytes:
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as packed, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a name that stands twice is worth trying
            for member, part in zip(members, changed, strict=True):
                packed.writestr(zipfile.ZipInfo(member.filename), part, member.compress_type)
        return stream.getvalue()

    return Opened(parts, pack) if parts else None


def _gzip(content: bytes) -> Opened:
    whole = zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(content, _LARGEST_MEMBER)
    return Opened((whole,), lambda parts: gzip.compress(parts[0], 1, mtime=0))


def _web_archive(content: bytes) -> Opened | None:
    heads, blocks, position = [], [], 0
    while record := _RECORD.search(content, position):
        end = _END_OF_HEAD.search(content, record.end() - 2)
        if end is None:
            break
        position = end.end() + int(record[1])
        heads.append(content[record.start() : record.start(1)])
        blocks.append(content[end.end() : position])

    def pack(parts: Sequence[bytes]) -> bytes:
        records = zip(heads, parts, strict=True)
        return b"".join(b"%b%d\r\n\r\n%b\r\n\r\n" % (h, len(b), b) for h, b in records)

    return Opened(tuple(blocks), pack) if blocks else None


def _answer(content: bytes) -> Opened | None:
    end = _END_OF_HEAD.search(content)
    return Opened((content[: end.end()], content[end.end() :]), b"".join) if end else None


def _message(content: bytes) -> Opened | None:
    """Open the parts of an e-mail that are in base64; the rest is text."""
    found = list(_BASE64.finditer(content))

    def pack(parts: Sequence[bytes]) -> bytes:
        pieces, position = [], 0
        for match, part in zip(found, parts, strict=True):
            pieces += [content[position : match.start("block")], base64.encodebytes(part)]
            position = match.end("block")
        return b"".join((*pieces, content[position:]))

    blocks = tuple(base64.b64decode(match["block"]) for match in found)
    return Opened(blocks, pack) if blocks else None


_OPENERS: tuple[tuple[bytes, Callable[[bytes], Opened | None]], ...] = (
    (b"PK\x03\x04", _zip),
    (b"\x1f\x8b", _gzip),
    (b"WARC/", _web_archive),
    (b"HTTP/", _answer),
)
