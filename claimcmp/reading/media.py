"""Media types, as HTTP and e-mail name them, and the endings of files that stand for them."""

import re

from claimcmp.reading.decoding import decode_declared
from claimcmp.reading.html_charset import decode_page

_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?([\w.:-]{1,40})", re.I)

ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "application/x-pdf": ".pdf",
    "application/epub+zip": ".epub",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/rss+xml": ".xml",
    "application/atom+xml": ".xml",
    "application/rdf+xml": ".xml",
    "application/xml": ".xml",
    "text/xml": ".xml",
    "application/json": ".json",
    "application/ld+json": ".json",
    "application/x-ndjson": ".jsonl",
    "text/vtt": ".vtt",
    "application/x-subrip": ".srt",
    "text/markdown": ".md",
    "message/rfc822": ".eml",
    "application/warc": ".warc",
}
"""The ending whose reader reads a media type. Plain text may be anything: its name decides."""


def media_type_of(header: str) -> str:
    """Return the media type in a Content-Type header, in lower case, without parameters."""
    return header.partition(";")[0].strip().lower()


def charset_of(header: str) -> str | None:
    """Return the charset that a Content-Type header names, or None."""
    found = _CHARSET.search(header)
    return found[1].lower() if found else None


def decoded_page(content: bytes, charset: str | None) -> str:
    """Return a page as markup, in the *charset* of its HTTP header where that holds."""
    text = decode_declared(content, charset) if charset is not None else None
    return decode_page(content) if text is None else text.removeprefix("\ufeff")
