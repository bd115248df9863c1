"""Markup → a tree that is safe to work on: bounded in size, in nodes and in depth.

libxml2 reads from memory alone: it loads nothing, runs nothing and knows no entities but HTML's
own. What costs time afterwards is bounded before any heuristic sees the tree, because a thread
cannot be stopped from outside.
"""

import re
from collections.abc import Iterator

from lxml import etree, html
from lxml.html import HtmlElement

from claimcmp.errors import UnreadableInput

LARGEST_MARKUP = 8 * 1024 * 1024
"""Characters of a page without its scripts and styles. Real news pages have below a million."""

MOST_ELEMENTS = 50_000
"""Elements of a page. News pages have 500 to 5,000, live blogs of a whole day ten times that."""

_TOO_DEEP = "Excessive depth"
"""What libxml2 reports at 2,048 levels of nesting; it then leaves out the rest of the page."""

_OPENING = re.compile(r"<(?P<name>script|style|svg|template)\b", re.I)
_TAG_START = re.compile(r"<(?P<name>[a-zA-Z][^\s<>/]*+)")
_TAG_REST = re.compile(r"(?:=\s*+\"[^\"]*+\"|=\s*+'[^']*+'|[^>])*+>")
_QUOTED = re.compile(r"\"[^\"]*+\"|'[^']*+'")
_LONG_TAG, _MOST_ATTRIBUTES = 400, 100
"""Characters from which the attributes of a tag are counted, and how many it may have: libxml2's
time grows with their square."""

_ELEMENT_WORK, _MOST_WORK = 50, 500_000_000
"""Characters that an element counts for, and how many may stand how many levels deep, multiplied:
half a million characters 1,000 levels deep. A page of a million stands some 20 deep."""

_DATA_ADDRESS = re.compile(r"(?<=[\"'(])data:[\w/+.;=-]{0,80},[^\"'()<>\s]{200,}")
_KEPT_SCRIPT = re.compile(r"ld\+json|__NEXT_DATA__", re.I)
_UNUSABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def parse_page(markup: str) -> HtmlElement:
    """Return the root element of a page or of a fragment of one.

    Raises UnreadableInput where there are no elements, too many, or where they are nested too
    deeply.
    """
    if len(markup) > LARGEST_MARKUP * 4:
        raise UnreadableInput(_too_large(len(markup)))
    markup = _UNUSABLE.sub("", "".join(_without_programs(markup)).replace("\f", " "))
    if "data:" in markup:
        markup = _DATA_ADDRESS.sub("data:,", markup)
    if len(markup) > LARGEST_MARKUP:
        raise UnreadableInput(_too_large(len(markup)))
    return _parsed("".join(_with_few_attributes(markup)))


def _too_large(size: int) -> str:
    return f"a page of {size:,} characters (at most {LARGEST_MARKUP:,}); save its article alone"


def _parsed(markup: str) -> HtmlElement:
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        root = html.document_fromstring(markup.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableInput("no HTML: it holds no element and no text") from error
    if any(_TOO_DEEP in entry.message for entry in parser.error_log):
        raise UnreadableInput("elements nested deeper than 2,048 levels; save its article alone")
    count = sum(1 for _ in root.iter())
    if count > MOST_ELEMENTS:
        reason = f"a page of {count:,} elements (at most {MOST_ELEMENTS:,}); save its article alone"
        raise UnreadableInput(reason)
    _check_depth(root)
    for element in root.iter():
        _clean(element)
    return root


def _check_depth(root: HtmlElement) -> None:
    """Raise UnreadableInput where so much stands so deep that looking around it takes minutes."""
    depths = {root: 0}
    work = 0
    for element in root.iterdescendants():
        depth = depths[element] = depths[element.getparent()] + 1
        work += depth * (_ELEMENT_WORK + len(element.text or "") + len(element.tail or ""))
    if work > _MOST_WORK:
        raise UnreadableInput("too much text inside too many elements; save its article alone")


def _clean(element: HtmlElement) -> None:
    """Take out control characters that the page writes as references ("&#1;"): no tree holds them.

    libxml2 reads them, but nothing can write them back.
    """
    if element.text and _UNUSABLE.search(element.text):
        element.text = _UNUSABLE.sub("", element.text)
    if element.tail and _UNUSABLE.search(element.tail):
        element.tail = _UNUSABLE.sub("", element.tail)


def _with_few_attributes(markup: str) -> Iterator[str]:
    """Yield *markup* with bare names for tags that have too many attributes.

    One pass: an unclosed tag swallows the rest of the page, as in a browser.
    """
    written = position = 0
    while (start := _TAG_START.search(markup, position)) is not None:
        rest = _TAG_REST.match(markup, start.end())
        if rest is None:
            break
        position = rest.end()
        if position - start.end() > _LONG_TAG:
            names = _QUOTED.sub(" ", rest[0]).replace("/", " ").split()
            if len(names) > _MOST_ATTRIBUTES:
                yield markup[written : start.end()]
                yield ">"
                written = position
    yield markup[written:]


def _without_programs(markup: str) -> Iterator[str]:
    """Yield *markup* without scripts, styles, drawings and templates; structured data stays.

    One pass, so that a page of unclosed scripts costs no more than any other: as in a browser,
    what follows an unclosed script belongs to it.
    """
    position = 0
    while (opening := _OPENING.search(markup, position)) is not None:
        name = opening["name"].lower()
        opened = markup.find(">", opening.end())
        closing = re.compile(rf"</{name}\s*>", re.I).search(markup, opened) if opened > 0 else None
        end = closing.end() if closing else len(markup)
        if name == "script" and _KEPT_SCRIPT.search(markup, opening.end(), max(opened, 0)):
            yield markup[position:end]
        else:
            yield markup[position : opening.start()]
            yield " "
        position = end
    yield markup[position:]
