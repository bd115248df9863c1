"""EPUB: one article for each document of the book's order of reading.

That is how magazines and saved newspapers are packed, one article a file; of a book it makes one
article a chapter. Documents of a few words (cover, imprint, contents) are passed over.
"""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from claimcmp.errors import UnreadableInput
from claimcmp.reading.archive import Archive, open_archive
from claimcmp.reading.collection import collect
from claimcmp.reading.dates import clear_date
from claimcmp.reading.drafting import Paragraph, draft
from claimcmp.reading.html import fragment_text
from claimcmp.reading.html_charset import decode_page
from claimcmp.reading.interface import Declared, Reading
from claimcmp.reading.safe_xml import (
    attribute,
    children,
    decode_xml,
    local_name,
    parse_careless_xml,
)

EPUB_MAGIC = b"mimetypeapplication/epub+zip"
"""At byte 30 of the archive (OCF 3.3, section 4.3)."""

_FEWEST_WORDS = 30
"""Words: a document with fewer is a cover, an imprint or a divider."""

_CONTENT_TYPES = frozenset({"application/xhtml+xml", "text/html", "application/x-dtbook+xml"})
_FONT_SCRAMBLING = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
"""Fonts may be scrambled in a book whose text anybody may read."""

_HEADINGS = frozenset({"h1", "h2", "h3"})


@dataclass(frozen=True, slots=True)
class _Book:
    """What a book says of all its documents."""

    digest: str
    publisher: str | None
    published: date | None
    language: str | None


def read_epub(content: bytes, *, path: str) -> Reading:
    """Read a book; its documents are named ``path#N``, N counted from 1 over all of them.

    Raises UnreadableInput where it is no EPUB, is damaged or protected, or holds no text.
    """
    archive = open_archive(content)
    package_path = _package_path(archive)
    _check_unprotected(archive)
    package = _parsed(archive, package_path)
    book = _book(package, sha256(content).hexdigest())
    documents = list(_documents(archive, package, posixpath.dirname(package_path)))
    reading = collect(
        enumerate(documents, start=1),
        lambda name, own: _read_document(archive, name, own, book),
        path=path,
    )
    if not reading.articles and not reading.skipped:
        raise UnreadableInput("no text in this book")
    return reading


def _parsed(archive: Archive, name: str) -> Element:
    content = archive.read(name)
    if content is None:
        raise UnreadableInput(f"no EPUB, or a damaged one: {name!r} is missing")
    return parse_careless_xml(decode_xml(content))


def _package_path(archive: Archive) -> str:
    """Return the name of the package document, which lists the parts of the book."""
    container = _parsed(archive, "META-INF/container.xml")
    for element in container.iter():
        if local_name(element) == "rootfile" and element.get("full-path"):
            return element.get("full-path", "")
    raise UnreadableInput("damaged EPUB: its container names no package")


def _check_unprotected(archive: Archive) -> None:
    """Raise UnreadableInput where more than fonts is encrypted."""
    if "META-INF/encryption.xml" not in archive.members:
        return
    for element in _parsed(archive, "META-INF/encryption.xml").iter():
        is_method = local_name(element) == "EncryptionMethod"
        if is_method and element.get("Algorithm") not in _FONT_SCRAMBLING:
            raise UnreadableInput("encrypted (DRM); it cannot be read here")


def _book(package: Element, digest: str) -> _Book:
    values: dict[str, str] = {}
    for metadata in children(package, "metadata"):
        for element in metadata.iter():
            text = " ".join((element.text or "").split())
            if text:
                values.setdefault(local_name(element), text)
    publisher = values.get("publisher")
    # calibre, which saves newspapers as books, names itself as their publisher.
    is_packer = publisher is None or publisher.lower() == "calibre"
    return _Book(
        digest,
        publisher=values.get("title") if is_packer else publisher,
        published=clear_date(values.get("date", "")),
        language=values.get("language"),
    )


def _documents(archive: Archive, package: Element, folder: str) -> Iterator[str]:
    """Yield the names of the documents in the order of reading."""
    parts = {
        item.get("id", ""): item
        for manifest in children(package, "manifest")
        for item in children(manifest, "item")
    }
    for spine in children(package, "spine"):
        for reference in children(spine, "itemref"):
            item = parts.get(reference.get("idref", ""))
            if item is None or item.get("media-type") not in _CONTENT_TYPES:
                continue
            if "nav" not in item.get("properties", "").split():
                yield posixpath.normpath(posixpath.join(folder, unquote(attribute(item, "href"))))


def _read_document(archive: Archive, name: str, path: str, book: _Book) -> Reading:
    content = archive.read(name)
    if content is None:
        raise UnreadableInput(f"{name!r} is missing in the book")
    markup = decode_page(content)
    paragraphs = [line for line in fragment_text(markup).split("\n") if line.strip()]
    if sum(len(line.split()) for line in paragraphs) < _FEWEST_WORDS:
        return Reading()
    article = draft(
        map(Paragraph, paragraphs),
        path=path,
        digest=book.digest,
        declared=Declared(
            title=_heading(markup),
            publisher=book.publisher,
            published=book.published,
            language=book.language,
        ),
    )
    return Reading(articles=(article,))


def _heading(markup: str) -> str | None:
    """Return the first heading of a document."""
    from claimcmp.reading.html_tree import parse_page

    for element in parse_page(markup).iter(*_HEADINGS):
        words = " ".join(element.text_content().split())
        if words:
            return words
    return None
