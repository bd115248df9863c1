"""Title, date, publisher, language and address that a page declares of its article.

The order of trust, where a page says two things:

1. structured data of the article itself (JSON-LD, then microdata);
2. OpenGraph and ``article:`` properties, which the site shows to social networks;
3. what the page shows: its ``<h1>``, its ``<time>``;
4. other ``<meta>`` elements, most of them set by templates;
5. ``<title>``, the address of the page and its host.

A value that cannot be right is passed over for the next: a title that is the site's name or was
cut off, a date that the calendar does not have, before the web or after the last change. What the
text is written in decides on the language later; here is only what is declared.
"""

import re
from collections.abc import Iterator
from datetime import date
from html import unescape
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from claimcmp.reading.dates import clear_date
from claimcmp.reading.furniture import bare
from claimcmp.reading.html_linked_data import LinkedData, Node, as_list
from claimcmp.reading.interface import Declared

_LONGEST = 400
"""Code points of a declared value; a longer one is no title and no name."""

_FIRST_PAGES = date(1993, 1, 1)
"""News went online then; an earlier date is a default such as 1 January 1970."""

_TITLES = ("og:title",), ("twitter:title", "dc.title", "dcterms.title", "title", "headline")
_DATES = (
    ("article:published_time", "og:article:published_time", "og:published_time"),
    (
        *(
            "datepublished",
            "date",
            "dc.date",
            "dc.date.issued",
            "dcterms.created",
            "dcterms.issued",
        ),
        *(
            "dcterms.date",
            "pubdate",
            "publishdate",
            "publish-date",
            "publication_date",
            "published",
        ),
        *("sailthru.date", "parsely-pub-date", "cxenseparse:recs:publishtime", "article.published"),
        *(
            "citation_publication_date",
            "date.created",
            "created",
            "displaydate",
            "rnews:datepublished",
        ),
    ),
)
_PUBLISHERS = (
    ("og:site_name",),
    ("dc.publisher", "dcterms.publisher", "publisher", "application-name"),
)
_LANGUAGES = ("og:locale",), ("language", "content-language", "dc.language", "dcterms.language")
_ADDRESSES = ("og:url",), ("twitter:url", "dc.identifier")
_SITE_NAME = 4
"""Words of the longest name of a site."""

_SEPARATOR = re.compile(r"\s+[|•·»«–—:-]+\s+|\s*\|\s*")
_DATE_IN_ADDRESS = re.compile(r"/(?P<date>(?:19|20)\d\d[/-](?:0?\d|1[0-2])[/-]\d{1,2})(?:/|-|$)")
_TAG = re.compile(r"<[^>]{0,200}>")


def declared_metadata(root: HtmlElement, structured: LinkedData) -> Declared:
    """Return what the page declares of its article, the most trusted value of each kind."""
    named = _named_values(root)
    url = _address(root, named, structured)
    article = structured.about(url)
    publisher = _first(_publishers(root, named, structured, article)) or _host(url)
    return Declared(
        title=_title(root, named, article, publisher),
        publisher=publisher,
        published=_published(root, named, article, url),
        url=url,
        language=_first(_languages(root, named, article)),
    )


def _named_values(root: HtmlElement) -> dict[str, str]:
    """Return the content of each ``<meta>`` by its name in lower case; the first one counts."""
    values: dict[str, str] = {}
    for element in root.iter("meta"):
        content = _clean(element.get("content"))
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = (element.get(attribute) or "").strip().lower()
            if name and content:
                values.setdefault(name, content)
    return values


def _clean(value: object) -> str:
    """Return a declared value on one line, without markup and entities written twice."""
    if not isinstance(value, str) or len(value) > 4 * _LONGEST:
        return ""
    text = _TAG.sub("", unescape(unescape(value)))
    text = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return text if len(text) <= _LONGEST else ""


def _values(named: dict[str, str], names: tuple[str, ...]) -> Iterator[str]:
    return (named[name] for name in names if name in named)


def _first(values: Iterator[str]) -> str | None:
    return next((cleaned for value in values if (cleaned := _clean(value))), None)


def _property_texts(root: HtmlElement, name: str) -> Iterator[str]:
    """Yield the values of elements that microdata call *name*, other than ``<meta>``."""
    for element in root.iterfind(f".//*[@itemprop='{name}']"):
        if element.tag != "meta":
            yield element.get("datetime") or element.get("content") or _text(element)


def _text(element: HtmlElement) -> str:
    return " ".join("".join(element.itertext()).split())


def _title(
    root: HtmlElement, named: dict[str, str], article: Node, publisher: str | None
) -> str | None:
    shown = [_clean(_text(element)) for element in root.iter("h1")]
    candidates = [
        *map(_clean, as_list(article.get("headline"))),
        *map(_clean, _property_texts(root, "headline")),
        *_values(named, _TITLES[0]),
        *(shown if len(shown) == 1 else ()),
        *_values(named, _TITLES[1]),
        *(_longest_part(_clean(_text(element))) for element in root.iter("title")),
    ]
    plausible = [t for c in candidates if (t := _without_site(c, publisher))]
    for title in plausible:
        whole = (t for t in (*shown, *plausible) if bare(t).startswith(bare(title)))
        if title.endswith(("…", "...")):
            return max(whole, key=len, default=title)
        return title
    return None


def _longest_part(title: str) -> str:
    """Return a window's title without a short name before or after it, such as the site's."""
    parts = _SEPARATOR.split(title)
    longest = max(parts, key=len)
    others = sum(len(part.split()) for part in parts) - len(longest.split())
    return longest if len(parts) == 2 and others <= _SITE_NAME else title


def _without_site(title: str, publisher: str | None) -> str:
    """Return a title without the site's name after or before it; empty where nothing is left."""
    if not publisher:
        return title
    site = {bare(publisher), bare(publisher).split(".")[0]}
    parts = _SEPARATOR.split(title)
    while len(parts) > 1 and bare(parts[-1]) in site:
        title = title[: title.rindex(parts.pop())].rstrip(" |•·»«–—:-")
    while len(parts) > 1 and bare(parts[0]) in site:
        first = parts.pop(0)
        title = title[title.index(first) + len(first) :].lstrip(" |•·»«–—:-")
    return "" if bare(title) in site else title


def _published(
    root: HtmlElement, named: dict[str, str], article: Node, url: str | None
) -> date | None:
    changed = [
        *map(_clean, as_list(article.get("dateModified"))),
        *_values(named, ("article:modified_time", "og:updated_time")),
    ]
    latest = next((d for value in changed if (d := clear_date(value))), date.max)
    for value in _dates(root, named, article, url):
        found = clear_date(_clean(value))
        if found and _FIRST_PAGES <= found <= latest:
            return found
    return None


def _dates(
    root: HtmlElement, named: dict[str, str], article: Node, url: str | None
) -> Iterator[str]:
    yield from map(str, as_list(article.get("datePublished")))
    yield from _property_texts(root, "datePublished")
    yield from _values(named, _DATES[0])
    yield from _shown_times(root)
    yield from _values(named, _DATES[1])
    yield from map(str, as_list(article.get("dateCreated")))
    if match := _DATE_IN_ADDRESS.search(url or ""):
        yield match["date"]


def _shown_times(root: HtmlElement) -> Iterator[str]:
    """Yield the moments that ``<time>`` elements give: marked as publication, beside the title."""
    for element in root.iter("time"):
        names = f"{element.get('class', '')} {element.get('itemprop', '')}".lower()
        if element.get("pubdate") is not None or "publi" in names or "entry-date" in names:
            yield element.get("datetime") or _text(element)
    heading = next(root.iter("h1"), None)
    for around in () if heading is None else list(heading.iterancestors())[:3]:
        times = {element.get("datetime") for element in around.iter("time")} - {None}
        if len(times) == 1:
            yield from times


def _microdata_names(root: HtmlElement) -> Iterator[str]:
    """Yield the name of the publisher in microdata."""
    for publisher in root.iterfind(".//*[@itemprop='publisher']"):
        for element in publisher.iterfind(".//*[@itemprop='name']"):
            yield element.get("content") or _text(element)


def _publishers(
    root: HtmlElement, named: dict[str, str], structured: LinkedData, article: Node
) -> Iterator[str]:
    for key in ("publisher", "sourceOrganization", "provider"):
        yield structured.named(article, key) or ""
    yield from _microdata_names(root)
    yield from _values(named, _PUBLISHERS[0])
    for node in structured.of_type("NewsMediaOrganization", "WebSite", "Organization"):
        yield structured.named({"it": node}, "it") or ""
    yield from _values(named, _PUBLISHERS[1])


def _languages(root: HtmlElement, named: dict[str, str], article: Node) -> Iterator[str]:
    declared = [
        *as_list(article.get("inLanguage")),
        root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang"),
        *_values(named, _LANGUAGES[0]),
        *_values(named, _LANGUAGES[1]),
    ]
    for value in declared:
        match = re.match(
            r"\s*([A-Za-z]{2,3})(?:[-_]|\s*$)", value if isinstance(value, str) else ""
        )
        if match:
            yield match[1].lower()


def _address(root: HtmlElement, named: dict[str, str], structured: LinkedData) -> str | None:
    """Return the address that the site gives the page; a front page is no article's."""
    article = structured.about(None)
    canonical = [
        element.get("href")
        for element in root.iter("link")
        if "canonical" in (element.get("rel") or "").lower().split()
    ]
    shared = [*_values(named, _ADDRESSES[0]), *_values(named, _ADDRESSES[1])]
    own = [*as_list(article.get("url")), *as_list(article.get("mainEntityOfPage"))]
    base = next((a for a in shared if a.startswith("http")), "")
    for value in (*canonical, *shared, *own):
        address = _absolute(value.get("@id") if isinstance(value, dict) else value, base)
        if address and urlsplit(address).path.strip("/"):
            return address
    return None


def _absolute(value: object, base: str) -> str | None:
    """Return an address of the web, or None for anything else that stands in its place."""
    address = _clean(value).replace(" ", "%20")
    try:
        address = urljoin(base, address) if address else ""
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in ("http", "https") and parts.hostname else None


def _host(url: str | None) -> str | None:
    host = urlsplit(url).hostname if url else None
    return host.removeprefix("www.").removeprefix("m.").removeprefix("amp.") if host else None
