"""A tree → its blocks: the lines that a browser would show, each with where it stood."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement

from claimcmp.reading.html_markup import markup

_SPACES = re.compile(r"[ \t\r\n\f\v\u2000-\u200a\u2028\u2029\u3000]+")
_INVISIBLE = re.compile(r"[\u00ad\u200b\u2060\ufeff]")
_UNSEEN_CLASS = re.compile(r"(?:^|[\s_-])(?:sr-only|visually-?hidden|screen-reader)", re.I)
_UNSEEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
_FRAMES = frozenset({"html", "body", "main", "article"})
_EMPTY_LINE = re.compile(r"\n[ \t\r]*\n")
_FOOTNOTE = re.compile(r"[\[(]?\d{1,3}[\])]?")
_ENDED = re.compile(r"[.!?…:;][\"'”“’»›)\]]*$")
_BREAK = "\n"
_CELL_JOINT = " | "
_LONGEST_CELL = 200
"""Characters of the longest cell of a table of figures; a longer one is a column of text."""

_BULLETS = {"li": "item", "dd": "item", "dt": "item", "item": "item"}
_KINDS = {
    **{f"h{level}": "heading" for level in range(1, 7)},
    **dict.fromkeys(("head", "summary"), "heading"),
    **dict.fromkeys(("td", "th", "cell", "caption"), "cell"),
    **dict.fromkeys(("figcaption", "figure"), "caption"),
    **dict.fromkeys(("blockquote", "quote"), "quotation"),
    **_BULLETS,
}


@dataclass(frozen=True, slots=True)
class Block:
    """One line as a browser shows it.

    ``kind`` is "paragraph", "heading", "item", "cell", "caption" or "quotation", after the element
    nearest to the text, or "row": the cells of a table of figures, with bars between them.
    ``linked`` is the share of its characters that are a link, in [0, 1].
    """

    text: str
    kind: str
    linked: float
    element: HtmlElement


def blocks(root: HtmlElement) -> Iterator[Block]:
    """Yield the blocks below *root* in order."""
    line = _Line(root)
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "start":
            yield from line.enter(element)
            if line.is_passed_over(element):
                walk.skip_subtree()
        else:
            yield from line.leave(element)


class _Line:
    """The block that is being put together, and the elements that are open around it."""

    def __init__(self, root: HtmlElement) -> None:
        self._inline = markup().inline | {"br"}
        self._open = [root]
        self._passed_over: set[HtmlElement] = set()
        self._links = 0
        self._pieces: list[str] = []
        self._linked = 0
        self._just_left = False
        self._typed = 0

    def is_passed_over(self, element: HtmlElement) -> bool:
        """Whether nothing below *element* is to be looked at any more."""
        return element in self._passed_over

    def enter(self, element: HtmlElement) -> Iterator[Block]:
        """Begin *element*; yields what it ends, and a table of figures whole."""
        self._links += element.tag == "a"
        self._typed += element.tag == "pre"
        if _is_silent(element):
            self._passed_over.add(element)
        elif element.tag == "table" and _holds_figures(element):
            self._passed_over.add(element)
            yield from self._finished()
            yield from _rows(element)
        elif element.tag not in self._inline:
            yield from self._finished()
            self._open.append(element)
            self._add(element.text)
        else:
            self._pieces.append({"br": _BREAK, "q": "“"}.get(element.tag, self._gap(element)))
            self._add(element.text)

    def leave(self, element: HtmlElement) -> Iterator[Block]:
        """End *element* and go on with what follows it; yields the block that it ends."""
        self._links -= element.tag == "a"
        if element in self._passed_over:
            pass
        elif element.tag not in self._inline:
            yield from self._finished()
            self._open.pop()
        elif element.tag == "q":
            self._pieces.append("”")
        self._typed -= element.tag == "pre"
        if len(self._open) > 1:
            self._add(element.tail)
        self._just_left = not element.tail

    def _gap(self, element: HtmlElement) -> str:
        """Return a space where only the style of a page parts two words, as in a line of metadata.

        ``<span>2 May</span><span>Our newsroom</span>`` are two things; a capital inside a word is
        rarer than that.
        """
        last = next((piece for piece in reversed(self._pieces) if piece), "")
        parted = (
            last[-1:].isalnum() and not last[-1:].isupper() and (element.text or "")[:1].isupper()
        )
        return " " if self._just_left and parted else ""

    def _add(self, text: str | None) -> None:
        self._just_left = False
        if text:
            parts = _EMPTY_LINE.split(text) if self._typed else [text]
            self._pieces.append(_BREAK.join(_SPACES.sub(" ", part) for part in parts))
            self._linked += len(text.strip()) if self._links else 0

    def _finished(self) -> Iterator[Block]:
        """Yield the blocks of the line so far: one, or more where line breaks part it."""
        whole, linked = "".join(self._pieces), self._linked
        self._pieces, self._linked = [], 0
        letters = len(whole.strip())
        for text in _parted(whole):
            yield Block(text, _kind(self._open[-1]), min(1.0, linked / letters), self._open[-1])


def _holds_figures(table: HtmlElement) -> bool:
    """Whether a table is one of short entries, and not the frame of a page's columns."""
    if table.find(".//table") is not None or len(table.findall(".//tr")) < 2:
        return False
    cells = [_joined(cell) for cell in table.iter("td", "th")]
    longest = max(map(len, cells), default=0)
    return len(cells) > 2 and longest <= _LONGEST_CELL and sum(map(len, cells)) <= 60 * len(cells)


def _rows(table: HtmlElement) -> Iterator[Block]:
    """Yield the rows of a table; a cell that broken markup puts into a cell is part of it."""
    for row in table.iter("tr", "caption"):
        cells = [row] if row.tag == "caption" else row.iterchildren("td", "th")
        text = _CELL_JOINT.join(filter(None, map(_joined, cells)))
        if text:
            yield Block(text, "row", 0.0, row)


def _joined(element: HtmlElement) -> str:
    """Return the text of an element on one line."""
    return " ".join(_INVISIBLE.sub("", "".join(element.itertext())).split())


def _parted(text: str) -> Iterator[str]:
    """Yield the lines of a text with line breaks; one inside a sentence only wraps it."""
    pending = ""
    for piece in text.split(_BREAK):
        cleaned = " ".join(_INVISIBLE.sub("", piece).split(" ")).strip(" \u00a0")
        cleaned = re.sub(" {2,}", " ", cleaned)
        if pending and cleaned[:1].islower() and not _ENDED.search(pending):
            pending = f"{pending} {cleaned}"
            continue
        if pending:
            yield pending
        pending = cleaned
    if pending:
        yield pending


def _kind(element: HtmlElement) -> str:
    if element.tag in ("p", "div", "span"):
        above = (_KINDS.get(parent.tag) for parent in _nearest(element))
        return next((kind for kind in above if kind not in (None, "heading")), None) or "paragraph"
    return _KINDS.get(element.tag, "paragraph")


def _nearest(element: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the two elements around *element*: a list item or a cell may wrap its text twice."""
    for _, parent in zip(range(2), element.iterancestors(), strict=False):
        yield parent


def _is_silent(element: HtmlElement) -> bool:
    """Whether a browser shows nothing of the element."""
    if element.tag in markup().silent or element.get("hidden") is not None:
        return True
    if _UNSEEN_STYLE.search(element.get("style", "")):
        # Sites hide a whole page until their scripts have run; what is saved then stays hidden.
        return element.tag not in _FRAMES and element.find(".//article") is None
    if element.tag == "sup" and _FOOTNOTE.fullmatch("".join(element.itertext()).strip()):
        return element.find(".//a") is not None
    return _UNSEEN_CLASS.search(element.get("class", "")) is not None
