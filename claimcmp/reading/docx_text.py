"""WordprocessingML → paragraphs: ECMA-376 part 1, chapter 17, in both of its namespaces."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from claimcmp.reading.safe_xml import attribute, children, local_name

Footnotes = dict[tuple[str, str], Element]
"""Notes by kind ("footnote", "endnote") and number."""

_DELETED = frozenset({"del", "delText", "moveFrom"})
_CODES = frozenset({"instrText", "delInstrText", "Fallback", "txbxContent"})
_PROPERTIES = frozenset({"rPr", "pPr", "sdtPr", "tblPr", "tblGrid", "sectPr"})
_SILENT = _DELETED | _CODES | _PROPERTIES
"""What is no text of the paragraph: deletions, codes, properties, text boxes (read apart)."""

_CHARACTERS = {"tab": " ", "noBreakHyphen": "-", "br": "\n", "cr": "\n", "ptab": " "}
_OFF = frozenset({"0", "false", "off"})
_SEPARATOR = " | "
_ENDED = re.compile(r"[.!?:;…][\"'”“’»)\]]*$")
_HEADING_STYLE = re.compile(r"heading\s*([1-9])$")


@dataclass(frozen=True, slots=True)
class DocxParagraph:
    """One paragraph or row; ``level`` is 1 for a title, 2 for a heading below it, 0 for text."""

    text: str
    level: int = 0


@dataclass(slots=True)
class DocxText:
    """Reads the paragraphs of a document, given the names of its styles and its notes."""

    styles: dict[str, str]
    notes: Footnotes
    _cited: list[Element] = field(default_factory=list)
    _begun: list[str] = field(default_factory=list)

    def read(self, root: Element) -> Iterator[DocxParagraph]:
        """Yield all paragraphs of the document below *root*."""
        yield from self.paragraphs(root)
        begun = "".join(self._begun)
        if begun.strip():
            yield DocxParagraph(begun)

    def paragraphs(self, root: Element) -> Iterator[DocxParagraph]:
        """Yield the paragraphs below *root* in order, each followed by the notes it refers to."""
        for child in root:
            name = local_name(child)
            if name == "p":
                yield from self._paragraph(child)
            elif name == "tbl":
                yield from self._table(child)
            elif name not in _SILENT:
                yield from self.paragraphs(child)

    def _paragraph(self, element: Element) -> Iterator[DocxParagraph]:
        """Yield a paragraph, its notes, and the text boxes anchored in it.

        One whose mark was deleted goes on in the next.
        """
        self._begun.extend(self._texts(element))
        cited, self._cited = self._cited, []
        if not _is_mark_deleted(element):
            text, self._begun = "".join(self._begun), []
            level = self._level(element)
            for part in _lines(text):
                yield DocxParagraph(part, level)
        for box in _text_boxes(element):
            yield from self.paragraphs(box)
        for note in cited:
            yield from self.paragraphs(note)

    def _texts(self, element: Element) -> Iterator[str]:
        """Yield the characters of a paragraph as they are printed."""
        for child in element:
            name = local_name(child)
            if name == "t":
                yield child.text or ""
            elif name in _CHARACTERS:
                yield _CHARACTERS[name]
            elif name in ("footnoteReference", "endnoteReference"):
                self._cite(name.removesuffix("Reference"), child)
            elif name not in _SILENT and not (name == "r" and _is_hidden(child)):
                yield from self._texts(child)

    def _cite(self, kind: str, reference: Element) -> None:
        """Keep a note for after its paragraph, once: a note that cites itself is no loop."""
        note = self.notes.pop((kind, attribute(reference, "id")), None)
        if note is not None:
            self._cited.append(note)

    def _level(self, paragraph: Element) -> int:
        for style in _descend(paragraph, "pPr", "pStyle"):
            name = self.styles.get(attribute(style, "val"), attribute(style, "val").lower())
            if name == "title":
                return 1
            found = _HEADING_STYLE.match(name)
            if found or name == "subtitle":
                return 1 + int(found[1] if found else 9)
        return 0

    def _table(self, table: Element) -> Iterator[DocxParagraph]:
        """Yield each row as its cells with bars between; a single cell as its paragraphs."""
        for row in _rows(table):
            cells = [list(self.paragraphs(cell)) for cell in row]
            filled = [cell for cell in cells if cell]
            if len(filled) == 1:
                yield from filled[0]
            elif filled:
                texts = (" ".join(p.text for p in cell) for cell in cells)
                yield DocxParagraph(_SEPARATOR.join(text for text in texts if text))


def _rows(table: Element) -> Iterator[list[Element]]:
    """Yield the cells of each row that was not deleted."""
    for row in _nearest(table, "tr"):
        if not any(True for _ in _descend(row, "trPr", "del")):
            yield list(_nearest(row, "tc"))


def _nearest(element: Element, name: str) -> Iterator[Element]:
    """Yield the elements called *name* inside *element*, not those inside another table."""
    for child in element:
        if local_name(child) == name:
            yield child
        elif local_name(child) not in ("tbl", "p", *_SILENT):
            yield from _nearest(child, name)


def _lines(text: str) -> Iterator[str]:
    """Split at line breaks that follow a whole sentence; another break is a space."""
    begun: list[str] = []
    for line in filter(None, map(str.strip, text.split("\n"))):
        begun.append(line)
        if _ENDED.search(line):
            yield " ".join(begun)
            begun = []
    if begun:
        yield " ".join(begun)


def _text_boxes(paragraph: Element) -> Iterator[Element]:
    """Yield the text boxes of a paragraph; what is only for old versions of Word is left out."""
    for child in paragraph:
        name = local_name(child)
        if name == "txbxContent":
            yield child
        elif name not in ("Fallback", "del", "moveFrom"):
            yield from _text_boxes(child)


def _is_mark_deleted(paragraph: Element) -> bool:
    return any(True for _ in _descend(paragraph, "pPr", "rPr", "del"))


def _is_hidden(run: Element) -> bool:
    return any(attribute(mark, "val") not in _OFF for mark in _descend(run, "rPr", "vanish"))


def _descend(element: Element, *names: str) -> Iterator[Element]:
    """Yield the elements at the end of the path *names* below *element*."""
    for child in children(element, names[0]):
        if len(names) == 1:
            yield child
        else:
            yield from _descend(child, *names[1:])
