"""The parts and headers of an e-mail as text: transfer encodings, charsets, encoded words."""

import email.errors
import email.header
import email.utils
from datetime import date
from email.message import Message

from claimcmp.errors import UnreadableInput
from claimcmp.reading.decoding import decode, decode_declared

_LONGEST_HEADER = 10_000
"""Characters of a header that is read; a longer one is no subject and no sender."""


def filename(part: Message) -> str:
    """Return the name of an attachment, or an empty text."""
    try:
        return _decoded(part.get_filename() or "").replace("\0", "")
    except (LookupError, TypeError, ValueError):
        return ""


def content_of(part: Message) -> bytes:
    """Return the content of a part, its transfer encoding undone as far as it is sound."""
    try:
        payload = part.get_payload(decode=True)
    except (LookupError, TypeError, ValueError, AssertionError):
        return b""
    return payload if isinstance(payload, bytes) else b""


def text_of(part: Message) -> str:
    """Return the text of a part in its charset, or in the one that it turns out to have."""
    content = content_of(part)
    if not content.strip():
        return ""
    text = decode_declared(content, str(part.get_content_charset() or "utf-8"))
    return (decode(content) if text is None else text).replace("\r\n", "\n")


def header(message: Message, name: str) -> str | None:
    """Return a header in words, on one line, or None where it is missing or empty."""
    try:
        raw = _raw(message, name)
        value = _decoded(raw) if len(raw) <= _LONGEST_HEADER else ""
    except (LookupError, TypeError, ValueError, UnreadableInput):
        return None
    return " ".join(value.replace("\0", "").split()) or None


def _raw(message: Message, name: str) -> str:
    """Return the first header called *name*; raw bytes are decoded as they look."""
    for key, value in message.raw_items():
        if key.lower() == name.lower() and isinstance(value, str):
            return decode(value[: _LONGEST_HEADER + 1].encode("utf-8", "surrogateescape"))
    return ""


def _decoded(value: str) -> str:
    """Return a header with its encoded words decoded; broken ones stay as they are."""
    try:
        chunks = email.header.decode_header(value)
    except email.errors.HeaderParseError:
        return value
    texts = []
    for chunk, charset in chunks:
        if isinstance(chunk, str):
            texts.append(chunk)
            continue
        # Words between encoded ones come back from decode_header in this disguise.
        text = decode_declared(chunk, charset) if charset else _undisguised(chunk)
        texts.append(chunk.decode("utf-8", "replace") if text is None else text)
    return "".join(texts).encode("utf-8", "replace").decode("utf-8")


def _undisguised(chunk: bytes) -> str | None:
    try:
        return chunk.decode("raw-unicode-escape")
    except ValueError:
        return None


def sender(message: Message) -> str | None:
    """Return the name of the sender, or the part of the address after the at sign."""
    try:
        name, address = email.utils.parseaddr(header(message, "From") or "")
    except RecursionError:  # brackets in brackets
        return None
    return name.strip(" \"'") or address.rpartition("@")[2] or None


def sent(message: Message) -> date | None:
    """Return the day of sending, in the sender's time zone, or None."""
    try:
        return email.utils.parsedate_to_datetime(header(message, "Date") or "").date()
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
