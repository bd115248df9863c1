"""Live blogs: the entries of a page that grows through the day.

An extractor takes one entry for the article and the others for teasers. Entries are elements of
one kind, side by side, most of them with a time of their own and running text; the page says that
it is live, in its structured data or in the names of its elements.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import islice

from lxml.html import HtmlElement

from claimcmp.reading.html_blocks import Block
from claimcmp.reading.html_linked_data import LinkedData
from claimcmp.reading.html_markup import element_words, markup
from claimcmp.reading.html_zones import Zones

_LIVE_TYPE = "LiveBlogPosting"
_FEWEST = 3
"""Entries: fewer are an article with a few dated additions."""

_TIMED = 0.6
"""Share of the entries that have a time of their own."""

_DEEPEST = 6
"""Levels between an entry and its text."""

_CLOCK = re.compile(r"\d{1,2}\s?[:.hH]\s?\d{2}\b")
_CLOCK_WITHIN = 40
_RUNNING, _LINKED = 40, 0.5
_ENTRY_TAGS = ("article", "section", "div", "li", "p")


def live_entries(
    root: HtmlElement, page: Sequence[Block], zones: Zones, structured: LinkedData
) -> frozenset[int]:
    """Return the indices of the blocks in the entries of a live blog; empty for another page."""
    declared = any(True for _ in structured.of_type(_LIVE_TYPE))
    below: dict[HtmlElement, list[int]] = defaultdict(list)
    for index, block in enumerate(page):
        if zones.reason(block.element):
            continue
        for element in (block.element, *islice(block.element.iterancestors(), _DEEPEST)):
            below[element].append(index)
    groups: dict[tuple[HtmlElement, str], list[HtmlElement]] = defaultdict(list)
    for element in below:
        parent = element.getparent()
        if parent is not None and element.tag in _ENTRY_TAGS:
            groups[parent, element.tag].append(element)
    found = [
        frozenset(index for entry in entries for index in below[entry])
        for entries in groups.values()
        if _is_live(entries, below, page, declared=declared)
    ]
    return max(found, key=len, default=frozenset[int]())


def _is_live(
    entries: Sequence[HtmlElement],
    below: Mapping[HtmlElement, list[int]],
    page: Sequence[Block],
    *,
    declared: bool,
) -> bool:
    """Whether elements that stand side by side are the entries of a live blog."""
    if len(entries) < _FEWEST or not (declared or _named_live(entries[0])):
        return False
    written = [e for e in entries if any(_is_running(page[i]) for i in below[e])]
    timed = sum(_has_time(entry, below, page) for entry in written)
    return len(written) >= _FEWEST and timed >= _TIMED * len(written)


def _is_running(block: Block) -> bool:
    return len(block.text) >= _RUNNING and block.linked < _LINKED


def _has_time(
    entry: HtmlElement, below: Mapping[HtmlElement, list[int]], page: Sequence[Block]
) -> bool:
    """Whether an entry begins with a time of day."""
    if next(entry.iter("time"), None) is not None:
        return True
    opening = " ".join(page[i].text for i in below[entry][:2])[:_CLOCK_WITHIN]
    return _CLOCK.search(opening) is not None


def _named_live(entry: HtmlElement) -> bool:
    """Whether an entry, or what stands around it, is named after live reports."""
    around = [entry, *islice(entry.iterancestors(), 3)]
    return any(markup().live.matches(element_words(element)) for element in around)
