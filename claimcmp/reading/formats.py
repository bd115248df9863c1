"""Which reader reads which input: by the ending of its name, else by how it begins."""

from collections.abc import Callable
from functools import partial
from pathlib import PurePath

from claimcmp.errors import UnreadableInput
from claimcmp.reading import (
    article_json,
    compressed,
    docx,
    email_message,
    epub,
    feeds,
    html,
    pdf,
    plain_text,
    subtitles,
    warc,
)
from claimcmp.reading.interface import Reader, Reading
from claimcmp.reading.own_reports import has_own_schema, is_own_report

READERS: dict[str, Reader] = {
    ".json": article_json.read_object,
    ".jsonl": article_json.read_lines,
    ".ndjson": article_json.read_lines,
    ".md": plain_text.read_markdown,
    ".markdown": plain_text.read_markdown,
    ".txt": plain_text.read_plain_text,
    ".text": plain_text.read_plain_text,
    ".pdf": pdf.read_pdf,
    ".docx": docx.read_docx,
    ".docm": docx.read_docx,
    ".html": html.read_html,
    ".htm": html.read_html,
    ".xhtml": html.read_html,
    ".epub": epub.read_epub,
    ".xml": feeds.read_feed,
    ".rss": feeds.read_feed,
    ".atom": feeds.read_feed,
    ".rdf": feeds.read_feed,
    ".warc": warc.read_warc,
    ".srt": subtitles.read_subtitles,
    ".vtt": subtitles.read_subtitles,
}

_OPENINGS: tuple[tuple[bytes, str], ...] = (
    (compressed.GZIP_MAGIC, ".gz"),
    (b"WEBVTT", ".vtt"),
    (b"%PDF-", ".pdf"),
    (b"PK\x03\x04", ".docx"),
    (docx.OLD_WORD_MAGIC, ".docx"),
    (warc.WARC_MAGIC, ".warc"),
    (b"<rss", ".rss"),
    (b"<feed", ".atom"),
    (b"<rdf:RDF", ".rdf"),
)
"""How inputs of unknown ending begin, and the ending that they should have."""


_OURS = "a report that claimcmp wrote, no article"
_SINGLE = (".json", ".md", ".markdown", ".txt", ".text", ".html", ".htm", ".xhtml")
# What may be a report of our own, and how that is told. A file of many articles, such as a web
# archive, is not refused for one of them; only its beginning says that it is ours.
_MAY_BE_OURS: dict[str, Callable[[bytes], bool]] = {
    **dict.fromkeys(_SINGLE, is_own_report),
    ".jsonl": has_own_schema,
    ".ndjson": has_own_schema,
}


def reader_for(path: str) -> Reader:
    """Return the reader for *path*; an unknown ending, as on standard input, is looked into."""
    ending = PurePath(path).suffix.lower()
    reader = READERS.get(ending, read_unknown)
    if ending not in _MAY_BE_OURS:
        return reader
    return partial(_read_article, reader=reader, is_ours=_MAY_BE_OURS[ending])


def _read_article(
    content: bytes, *, path: str, reader: Reader, is_ours: Callable[[bytes], bool]
) -> Reading:
    """Read what *reader* reads, unless claimcmp wrote it."""
    if is_ours(content):
        raise UnreadableInput(_OURS)
    return reader(content, path=path)


def read_unknown(content: bytes, *, path: str) -> Reading:
    """Read an input whose name says nothing: its first bytes tell, else it is JSON or text."""
    if content[30 : 30 + len(epub.EPUB_MAGIC)] == epub.EPUB_MAGIC:
        return epub.read_epub(content, path=path)
    opening = content[:1024].removeprefix(b"\xef\xbb\xbf").lstrip()
    for beginning, ending in _OPENINGS:
        if opening.startswith(beginning):
            return READERS[ending](content, path=path)
    if is_own_report(content):
        raise UnreadableInput(_OURS)
    if html.is_html(opening):
        return html.read_html(content, path=path)
    if opening.startswith(b"<?xml"):
        return feeds.read_feed(content, path=path)
    return article_json.read_object_or_text(content, path=path)


READERS[".eml"] = partial(email_message.read_email, reader_for=reader_for)
READERS[".gz"] = partial(compressed.read_gzip, reader_for=reader_for)
