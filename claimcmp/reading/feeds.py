"""RSS, Atom and RDF feeds saved to disk: one article for each entry that holds its full text.

An entry that only points to its page is skipped, since a teaser says less than the report.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from xml.etree.ElementTree import Element

from claimcmp.errors import UnreadableInput
from claimcmp.reading.collection import collect
from claimcmp.reading.dates import clear_date
from claimcmp.reading.drafting import Paragraph, draft
from claimcmp.reading.html import fragment_text, read_html
from claimcmp.reading.interface import Declared, Reading
from claimcmp.reading.limits import check_articles
from claimcmp.reading.safe_xml import (
    attribute,
    children,
    decode_xml,
    local_name,
    parse_careless_xml,
)

_ROOTS = frozenset({"rss", "feed", "RDF"})
_ENTRIES = frozenset({"item", "entry"})
_PUBLISHED = ("pubDate", "published", "issued", "date", "created", "updated", "modified")
_FULL_SIZE = 80
"""Words: a description of fewer is a teaser; content that says it is the whole may be shorter."""

_CUT_OFF = re.compile(r"(?:\.\.\.|…|&hellip;)\W{0,20}$")
_LAST = 50
"""Characters at the end of an entry that show whether it was cut off."""

_FOOTER = re.compile(r"The post .{1,300} (?:appeared first|first appeared) on .{1,200}$")
_FOOTER_REASON = "the site speaking to its reader"
_ASIDE = re.compile(r"\{[^}]*(?:mrss|itunes|podcast)")
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True, slots=True)
class _Feed:
    """What a feed says of all its entries."""

    digest: str
    title: str | None
    language: str | None


@dataclass(frozen=True, slots=True)
class _Content:
    """The text of an entry as markup; ``is_whole`` where the feed says it is the full text."""

    markup: str
    is_whole: bool


def read_feed(content: bytes, *, path: str) -> Reading:
    """Read a feed; its entries are named ``path#N`` in their order. XHTML is read as a page.

    Raises UnreadableInput where it is no feed, or its XML is malformed beyond repair.
    """
    root = parse_careless_xml(decode_xml(content))
    if local_name(root) == "html":
        return read_html(content, path=path)
    if local_name(root) not in _ROOTS:
        raise UnreadableInput(
            f"XML, but no feed (<{local_name(root)[:40]}>); RSS and Atom are read"
        )
    channel = next(children(root, "channel"), root)
    feed = _Feed(
        digest=sha256(content).hexdigest(),
        title=_words(_first(channel, "title")),
        language=_said(channel, "language") or channel.get(_LANGUAGE) or root.get(_LANGUAGE),
    )
    entries = list(_entries(root, channel))
    check_articles(len(entries))
    return collect(
        enumerate(entries, start=1),
        lambda entry, name: _read_entry(entry, name, feed),
        path=path,
    )


def _entries(root: Element, channel: Element) -> Iterator[Element]:
    """Yield the entries: inside the channel, or beside it as in RDF."""
    for parent in (channel, root) if channel is not root else (root,):
        yield from (child for child in parent if local_name(child) in _ENTRIES)


def _read_entry(entry: Element, path: str, feed: _Feed) -> Reading:
    content = _content(entry)
    paragraphs = [line for line in fragment_text(content.markup).split("\n") if line.strip()]
    _check_whole(paragraphs, content)
    article = draft(
        (Paragraph(line, _FOOTER_REASON if _FOOTER.match(line) else "") for line in paragraphs),
        path=path,
        digest=feed.digest,
        declared=Declared(
            title=_words(_first(entry, "title")),
            publisher=_publisher(entry) or feed.title,
            published=_published(entry),
            url=_address(entry),
            language=_said(entry, "language") or entry.get(_LANGUAGE) or feed.language,
        ),
    )
    return Reading(articles=(article,))


def _content(entry: Element) -> _Content:
    """Return the fullest text of an entry: what is said to be its content, else its description."""
    whole = [_markup(child) for name in ("encoded", "content") for child in children(entry, name)]
    whole += [_markup(child) for child in children(entry, "body")]
    whole = [markup for markup in whole if markup.strip()]
    if whole:
        return _Content(max(whole, key=len), is_whole=True)
    partial = [_markup(c) for name in ("description", "summary") for c in children(entry, name)]
    return _Content(max(partial, key=len, default=""), is_whole=False)


def _check_whole(paragraphs: list[str], content: _Content) -> None:
    """Raise UnreadableInput where the text is empty or only the beginning of an article."""
    size = sum(len(line.split()) for line in paragraphs)
    if not size:
        raise UnreadableInput("no text in this entry; save its page instead")
    last = next((line for line in reversed(paragraphs) if not _FOOTER.match(line)), "")
    if _CUT_OFF.search(last[-_LAST:]) or (size < _FULL_SIZE and not content.is_whole):
        raise UnreadableInput(f"only a teaser of {size} words; save its page instead")


def _markup(element: Element) -> str:
    """Return what an element holds as HTML: escaped markup, XHTML, or plain text."""
    kind = element.get("type", "html").lower()
    if kind in ("text", "text/plain"):
        return "".join(f"<p>{html.escape(line)}</p>" for line in (element.text or "").split("\n"))
    if len(element):
        return _as_html(element)
    if kind in ("html", "xhtml", "text/html") or "/" not in kind or kind.startswith("text/"):
        return element.text or ""
    return ""


def _as_html(element: Element) -> str:
    """Return the children of an XHTML element as HTML, without namespaces and attributes."""
    pieces = [html.escape(element.text or "")]
    for child in element:
        name = re.sub(r"\W", "", local_name(child)) or "span"
        pieces += [f"<{name}>", _as_html(child), f"</{name}>", html.escape(child.tail or "")]
    return "".join(pieces)


def _first(element: Element, name: str) -> str:
    """Return the text of the first child called *name*, or an empty text.

    The namespaces of pictures and podcasts have titles of their own; the plain one goes first.
    """
    found = sorted(children(element, name), key=lambda child: bool(_ASIDE.match(child.tag)))
    return "".join(found[0].itertext()) if found else ""


def _said(element: Element, name: str) -> str | None:
    return _first(element, name).strip() or None


def _words(markup: str) -> str | None:
    """Return a title, which may hold markup or entities, as words on one line."""
    text = fragment_text(markup) if re.search(r"[<&]", markup) else markup
    return " ".join(text.split()) or None


def _published(entry: Element) -> date | None:
    for name in _PUBLISHED:
        found = clear_date(_first(entry, name).strip())
        if found is not None:
            return found
    return None


def _publisher(entry: Element) -> str | None:
    """Return who published an entry of a feed that gathers several sources."""
    for source in children(entry, "source"):
        return _words(_first(source, "title") or source.text or "")
    return _words(_first(entry, "publisher"))


def _address(entry: Element) -> str | None:
    """Return the address of the entry's page."""
    original = _said(entry, "origLink")
    links = [
        (attribute(link, "href") or link.text or "").strip()
        for link in children(entry, "link")
        if attribute(link, "rel") in ("", "alternate")
    ]
    permanent = [
        (guid.text or "").strip()
        for guid in children(entry, "guid")
        if attribute(guid, "isPermaLink") != "false"
    ]
    for address in (original, *links, *permanent):
        if address and address.startswith(("http://", "https://")):
            return address
    return None
