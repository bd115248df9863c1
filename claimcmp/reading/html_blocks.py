"""A tree → its blocks: the lines that a browser would show, each with where it stood."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree
from lxml.html import HtmlElement

from claimcmp.reading.html_markup import markup

_SPACES = re.compile(r"[ \t\r\n\f\v\u2000-\u200a\u2028\u2029\u3000]+")
_INVISIBLE = re.compile(r"[\u00ad\u200b\u2060\ufeff]")
_UNSEEN_CLASS = re.compile(r"(?:^|[\s_-])(?:sr-only|visually-?hidden|screen-reader)", re.I)
_UNSEEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
_FOOTNOTE = re.compile(r"[\[(]?\d{1,3}[\])]?")
_ENDED = re.compile(r"[.!?…:;][\"'”“’»›)\]]*$")
_BREAK = "\n"
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
    nearest to the text. ``linked`` is the share of its characters that are a link, in [0, 1].
    """

    text: str
    kind: str
    linked: float
    element: HtmlElement


@dataclass(slots=True)
class _Line:
    """The block that is being put together."""

    pieces: list[str] = field(default_factory=list)
    linked: int = 0


def blocks(root: HtmlElement, *, skipped: Iterable[HtmlElement] = ()) -> Iterator[Block]:
    """Yield the blocks below *root* in order, without what stands below *skipped* elements."""
    left_out, known = set(skipped), markup()
    line, stack, links = _Line(), [root], 0
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        silent = element in left_out or _is_silent(element)
        inline = element.tag in known.inline or silent
        if event == "start":
            if not inline and element.tag != "br":
                yield from _finished(line, stack[-1])
                line = _Line()
                stack.append(element)
            links += element.tag == "a"
            if silent:
                walk.skip_subtree()
            else:
                _start(line, element, linked=links > 0)
            continue
        links -= element.tag == "a"
        if element.tag == "q" and not silent:
            line.pieces.append("”")
        if not inline and element.tag != "br":
            yield from _finished(line, stack.pop())
            line = _Line()
        if element is not root:
            _add(line, element.tail, linked=links > 0)


def _start(line: _Line, element: HtmlElement, *, linked: bool) -> None:
    if element.tag == "br":
        line.pieces.append(_BREAK)
    elif element.tag == "q":
        line.pieces.append("“")
    _add(line, element.text, linked=linked)


def _add(line: _Line, text: str | None, *, linked: bool) -> None:
    if text:
        line.pieces.append(_SPACES.sub(" ", text))
        line.linked += len(text.strip()) if linked else 0


def _finished(line: _Line, element: HtmlElement) -> Iterator[Block]:
    """Yield the blocks of a finished line: one, or more where line breaks part it."""
    whole = "".join(line.pieces)
    letters = len(whole.strip())
    for text in _parted(whole):
        yield Block(text, _kind(element), min(1.0, line.linked / letters), element)


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
        return True
    if element.tag == "sup" and _FOOTNOTE.fullmatch("".join(element.itertext()).strip()):
        return element.find(".//a") is not None
    return _UNSEEN_CLASS.search(element.get("class", "")) is not None
