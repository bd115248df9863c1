"""trafilatura's opinion on a page: which text belongs to its article.

Its precision mode had the best figures of the extractors compared in
``evaluation/results/extraction.json``. Its heuristics decide what to keep; the words themselves are
taken from the page, so that nothing it normalises is lost.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

from claimcmp.reading.html_blocks import Block

_LETTERS = re.compile(r"[\W_]+")
_SHORT = 24
"""Letters: a shorter block counts only where it is a passage by itself, not a part of one."""

_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")
_ENOUGH = 0.5
"""Share of a block's sentences that must be kept for the block to be kept."""

_MOST_ELEMENTS = 15_000
"""Elements of a page that trafilatura is asked about: its time grows with their square. On larger
pages nothing is kept here, and the rules for pasted text decide."""

_DEEPEST = 200
"""Levels of nesting; news pages have 15 to 50. Beyond it, it runs into Python's own limit."""

_MOST_SEARCHED = 2_000_000_000
"""Characters looked through for parts of passages; beyond it, only whole passages are found."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """The passages that an extractor kept, as letters and digits alone."""

    passages: frozenset[str]
    running: str

    def keeps(self, block: Block) -> bool:
        """Whether the extractor kept *block*, whole or for the greater part."""
        letters = bare_letters(block.text)
        if letters in self.passages:
            return bool(letters)
        if len(letters) < _SHORT:
            return False
        if letters in self.running:
            return True
        sentences = [bare_letters(piece) for piece in _SENTENCE_END.split(block.text)]
        found = sum(len(s) for s in sentences if len(s) >= _SHORT and s in self.running)
        return found >= _ENOUGH * len(letters)


def bare_letters(text: str) -> str:
    """Return the letters and digits of *text* in lower case, without anything between them."""
    return _LETTERS.sub("", text).lower()


def extract(root: HtmlElement, *, without: Iterable[HtmlElement], blocks: int) -> Extraction:
    """Return what trafilatura keeps of a page, whose elements *without* it does not see.

    *root* is changed: what trafilatura reads is taken apart by it. *blocks* is how many blocks
    will be looked for.
    """
    if _is_beyond(root):
        return Extraction(frozenset(), "")
    import trafilatura
    from trafilatura.settings import Document

    for element in without:
        if element.getparent() is not None:
            element.drop_tree()
    for element in root.iter("time"):
        element.tag = "span"
    try:
        document = trafilatura.bare_extraction(
            root, favor_precision=True, include_comments=False, include_tables=True
        )
    except Exception:  # whatever it stumbles over, the page's own structure still decides
        document = None
    if not isinstance(document, Document):
        return Extraction(frozenset(), "")
    passages = [bare_letters(text) for text in _passages(document.body)]
    running = "\n".join(passages)
    if len(running) * blocks > _MOST_SEARCHED:
        running = ""
    return Extraction(frozenset(filter(None, passages)), running)


def _is_beyond(root: HtmlElement) -> bool:
    """Whether a page has more elements, or deeper ones, than trafilatura takes in time."""
    depths = {root: 0}
    for element in root.iterdescendants():
        parent = element.getparent()
        depths[element] = depths[parent] + 1
        if depths[element] > _DEEPEST or len(depths) > _MOST_ELEMENTS:
            return True
    return False


def _passages(body: HtmlElement) -> Iterator[str]:
    """Yield the text of each part of what trafilatura kept, and of what stands in it."""
    for element in body.iter("*"):
        if element.tag in ("p", "head", "item", "quote", "cell", "code", "div"):
            yield "".join(element.itertext())
        elif element.tag == "lb":
            yield element.tail or ""
