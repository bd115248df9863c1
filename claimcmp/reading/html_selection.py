"""Which blocks of a page are its article, and a reason for each other one that stands among them.

trafilatura says which blocks it would keep. Around that, the page's own structure decides: parts
that are named after what they are stay out whoever kept them; paragraphs that stand between kept
ones, in the same element, come in.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import islice

from lxml.html import HtmlElement

from claimcmp.reading.clutter import ANCHOR_SIZE, drop_site_talk
from claimcmp.reading.cohesion import overlap, topic
from claimcmp.reading.drafting import Paragraph
from claimcmp.reading.html_blocks import Block
from claimcmp.reading.html_extractor import Extraction, bare_letters
from claimcmp.reading.html_markup import element_words, markup
from claimcmp.reading.html_zones import Zones
from claimcmp.reading.lines import Line, split_lines
from claimcmp.reading.shapes import RIGHTS, furniture_reason, labelled_section, section_of

_LINK = 0.95
"""Share of a block's characters that are a link, from which it is a link and nothing else."""

_MOSTLY_LINK = 0.3
_SIBLINGS = 2
"""Kept blocks in one element from which the other paragraphs of that element belong with them."""

_LEAD_SIZE = 8
"""Words of the shortest summary between a headline and the first paragraph."""

_LEAD_DISTANCE = 40
"""Blocks between the headline and the first paragraph, at most."""

_MOST_LIFTED, _SHORTEST_LIFTED = 200, 12
"""Blocks that are looked at as pull quotes, and letters of the shortest one."""

_WORD = re.compile(r"\w+")
_ABOVE = 6
"""Blocks above an article without a headline that may give its title and its date."""

_NOT_KEPT = "not part of the article's text"
_LINK_REASON = "a link to another page"
_ROW = "a row of a table, not a statement"
_PULL_QUOTE = "repeats a part of another line"
_RELATED = "a line of page furniture ({})"
_LINK_SECTIONS = frozenset({"related", "most read", "advertisement", "subscription"})


def select(
    page: Sequence[Block],
    extraction: Extraction,
    zones: Zones,
    *,
    live: frozenset[int] = frozenset(),
) -> list[Paragraph]:
    """Return the blocks of *page* from the headline to the article's last one.

    *live* are the blocks in the entries of a live blog. Empty where nothing is kept.
    """
    reasons = {
        index: reason
        for index, block in enumerate(page)
        if (reason := zones.reason(block.element) or _own_reason(block))
    }
    chosen = {i for i, block in enumerate(page) if i in live or extraction.keeps(block)}
    chosen -= reasons.keys()
    chosen |= _beside(page, chosen, reasons)
    chosen |= _lead(page, chosen, reasons)
    _drop_lifted(page, chosen, reasons)
    _drop_site_talk(page, chosen - reasons.keys(), reasons)
    kept = sorted(chosen - reasons.keys())
    if not kept:
        return []
    first = _headline(page, kept[0])
    for index in range(first, kept[-1]):
        # What is no sentence above the article may be its headline, its date or its author.
        if index not in chosen and (index > kept[0] or _is_prose(page[index])):
            reasons.setdefault(index, _NOT_KEPT)
    return [Paragraph(page[i].text, reasons.get(i, "")) for i in range(first, kept[-1] + 1)]


def _own_reason(block: Block) -> str:
    """Return what a block itself says against being a statement of the article."""
    if block.kind == "row":
        return _ROW
    if block.linked >= _LINK:
        return _LINK_REASON
    line = _line(block)
    if line is None:
        return ""
    section = labelled_section(line) or section_of(line)
    if block.linked >= _MOSTLY_LINK and section in _LINK_SECTIONS:
        return _RELATED.format(section)
    reason = furniture_reason(line)
    return reason if reason in RIGHTS else ""


def _is_prose(block: Block) -> bool:
    line = _line(block)
    return line is not None and line.is_prose


def _line(block: Block) -> Line | None:
    return next(iter(split_lines(block.text)), None)


def _beside(page: Sequence[Block], chosen: set[int], reasons: dict[int, str]) -> set[int]:
    """Return the paragraphs that stand in one element with kept ones."""
    homes = Counter(_home(page[i]) for i in chosen if page[i].kind in ("paragraph", "item"))
    return {
        i
        for i, block in enumerate(page)
        if i not in reasons
        and block.kind in ("paragraph", "item", "quotation")
        and homes[_home(block)] >= _SIBLINGS
        and (line := _line(block)) is not None
        and (line.is_prose or (block.kind == "item" and line.size > 2))
    }


def _home(block: Block) -> HtmlElement:
    """Return the element around a block: the list around an item, the parent of a paragraph."""
    parent = block.element.getparent()
    return block.element if parent is None or block.element.tag == "div" else parent


def _headline(page: Sequence[Block], first: int) -> int:
    """Return the last ``<h1>`` shortly before *first*, else what stands right above it."""
    for index in range(first, max(-1, first - _LEAD_DISTANCE), -1):
        if page[index].element.tag == "h1":
            return index
    return max(0, first - _ABOVE)


def _lead(page: Sequence[Block], chosen: set[int], reasons: dict[int, str]) -> set[int]:
    """Return the summary that stands between the headline and the first paragraph."""
    if not chosen:
        return set()
    first = min(chosen)
    article = topic(line for i in chosen if (line := _line(page[i])) is not None)
    found = set()
    for index in range(_headline(page, first), first):
        line = _line(page[index])
        if index in reasons or line is None or page[index].element.tag == "h1":
            continue
        if line.is_prose and line.size >= _LEAD_SIZE and overlap([line], article) > 0.1:
            found.add(index)
    return found


def _drop_site_talk(page: Sequence[Block], chosen: set[int], reasons: dict[int, str]) -> None:
    """Drop lines in which the site speaks to its reader, as in text pasted from a page."""
    numbered = [(i, line) for i in sorted(chosen) if (line := _line(page[i])) is not None]
    lines = [line for _, line in numbered]
    anchors = [at for at, line in enumerate(lines) if line.is_prose and line.size >= ANCHOR_SIZE]
    found: dict[int, str] = {}
    if anchors:
        drop_site_talk(lines, found, anchors)
    reasons.update({numbered[at][0]: reason for at, reason in found.items()})


def _drop_lifted(page: Sequence[Block], chosen: set[int], reasons: dict[int, str]) -> None:
    """Drop sentences that are set once more beside the text that they come from."""
    candidates = [i for i in sorted(chosen) if _is_set_apart(page[i])][:_MOST_LIFTED]
    if not candidates:
        return
    letters = {i: bare_letters(page[i].text) for i in chosen}
    text = "\n".join(letters[i] for i in sorted(chosen))
    words = {i: frozenset(_WORD.findall(page[i].text.lower())) for i in chosen}
    for index in candidates:
        others = (words[i] for i in chosen if i != index and page[i].kind != "quotation")
        twice = len(letters[index]) >= _SHORTEST_LIFTED and text.count(letters[index]) > 1
        if twice or (_is_pull_quote(page[index]) and any(map(_most_of(words[index]), others))):
            reasons[index] = _PULL_QUOTE


def _most_of(words: frozenset[str]) -> Callable[[frozenset[str]], bool]:
    """Return a test for a block in which four in five of *words* stand."""
    return lambda other: len(words & other) >= 0.8 * len(words)


def _is_set_apart(block: Block) -> bool:
    return block.kind in ("quotation", "heading") or _is_pull_quote(block)


def _is_pull_quote(block: Block) -> bool:
    """Whether the block, or what stands closely around it, is named after pull quotes."""
    around = [block.element, *islice(block.element.iterancestors(), 3)]
    return any(markup().pull_quotes.matches(element_words(element)) for element in around)
