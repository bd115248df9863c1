"""XML from strangers → a tree: without entities, without anything external, and of bounded size.

Expat alone builds the tree, so that nothing is fetched and "billion laughs" has nothing to
expand: a document that declares an entity is refused whole.
"""

import codecs
import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from claimcmp.errors import UnreadableInput
from claimcmp.reading.decoding import decode, decode_declared

DEEPEST_XML = 100
"""Elements inside each other; documents of Word reach some 40."""

MOST_ELEMENTS = 1_000_000
"""Elements and attributes of a document; each costs some 300 bytes of memory. A report of 300 pages
has 100,000, a feed of 20,000 entries 300,000."""

_STEP, _LARGEST_MARK = 1 << 16, 1 << 20
"""Bytes that are parsed at once, and of the largest tag or comment."""

_DECLARED = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z][\w.:-]{0,40})[\"']")
_NAMED_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
_BARE_AMPERSAND = re.compile(r"&(?!(?:[A-Za-z][A-Za-z0-9]{1,31}|#\d{1,7}|#x[0-9A-Fa-f]{1,6});)")
_NOT_XML = re.compile(r"[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_OWN_ENTITIES = frozenset({"amp", "lt", "gt", "quot", "apos"})


class MalformedXml(UnreadableInput):
    """The markup is not well-formed; ``repaired`` may help."""


def decode_xml(content: bytes) -> str:
    """Return *content* as text, in the encoding that it declares where that is true.

    Raises UnreadableInput where it is no text.
    """
    declared = _DECLARED.match(content[:400].removeprefix(codecs.BOM_UTF8))
    if declared and not content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = decode_declared(content, declared[1].decode("ascii"))
        if text is not None:
            return text.removeprefix("\ufeff")
    return decode(content)


def parse_xml(text: str) -> Element:
    """Return the root of the document; names are ``{namespace}name``.

    Raises MalformedXml, with the place, and UnreadableInput where it declares entities or
    defaults, or is too large or nested too deeply.
    """
    builder = _Builder()
    parser = expat.ParserCreate("utf-8", namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.tree.data
    parser.EntityDeclHandler = _refuse_entities
    parser.ExternalEntityRefHandler = _refuse_entities
    # One declared default of a megabyte would be copied into every element.
    parser.AttlistDeclHandler = _refuse_defaults
    try:
        # Lone surrogates cannot be handed to Expat, and are no characters of XML.
        _feed(parser, text.encode("utf-8", "replace"))
        return builder.tree.close()
    except expat.ExpatError as error:
        place = f"line {error.lineno}, column {error.offset + 1}"
        reason = expat.errors.messages.get(error.code, "syntax error")
        raise MalformedXml(f"not valid XML: {reason} at {place}") from error


def _feed(parser: expat.XMLParserType, content: bytes) -> None:
    """Parse *content* step by step, so that no tag is kept whole however many attributes it has."""
    for start in range(0, len(content), _STEP):
        parser.Parse(content[start : start + _STEP], False)
        if start - parser.CurrentByteIndex > _LARGEST_MARK:
            raise UnreadableInput("a tag or comment of over a megabyte in the XML")
    parser.Parse(b"", True)


def parse_careless_xml(text: str) -> Element:
    """Return the root of the document, repaired where it is malformed; raises as parse_xml does."""
    try:
        return parse_xml(text)
    except MalformedXml:
        return parse_xml(repaired(text))


def repaired(text: str) -> str:
    """Return *text* without what breaks the XML of careless feeds.

    These are names such as ``&nbsp;``, which only HTML knows, ampersands that stand for
    themselves, and control characters.
    """
    text = _NOT_XML.sub("", text).lstrip()
    text = _BARE_AMPERSAND.sub("&amp;", text)
    return _NAMED_ENTITY.sub(_as_character, text)


def local_name(element: Element) -> str:
    """Return the name of *element* without its namespace."""
    return element.tag.rpartition("}")[2]


def attribute(element: Element, name: str) -> str:
    """Return the attribute *name* in whatever namespace, or an empty text."""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return value
    return ""


def children(element: Element | None, name: str) -> Iterator[Element]:
    """Yield the children of *element* called *name* in whatever namespace; none of None."""
    return (
        child for child in (element if element is not None else ()) if local_name(child) == name
    )


def _as_character(match: re.Match[str]) -> str:
    if match[1] in _OWN_ENTITIES:
        return match[0]
    character = html.unescape(match[0])
    return character if character != match[0] else f"&amp;{match[1]};"


def _refuse_entities(*_: object) -> int:
    raise UnreadableInput("declares XML entities, which are refused; save it without a DTD")


def _refuse_defaults(*_: object) -> None:
    raise UnreadableInput(
        "declares attributes of its own, which are refused; save it without a DTD"
    )


@dataclass(slots=True)
class _Builder:
    """Builds the tree and counts what it is made of."""

    tree: TreeBuilder = field(default_factory=TreeBuilder)
    depth: int = 0
    elements: int = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        self.elements += 1 + len(attributes)
        if self.depth > DEEPEST_XML:
            raise UnreadableInput(f"XML nested more than {DEEPEST_XML} deep")
        if self.elements > MOST_ELEMENTS:
            raise UnreadableInput(f"XML of more than {MOST_ELEMENTS:,} elements; split it first")
        named = {_qualified(key): value for key, value in attributes.items()}
        self.tree.start(_qualified(name), named)

    def end(self, name: str) -> None:
        self.depth -= 1
        self.tree.end(_qualified(name))


@lru_cache(maxsize=4096)
def _qualified(name: str) -> str:
    return f"{{{name}" if "}" in name else name
