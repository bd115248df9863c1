"""JSON-LD: what a page says of its article in the vocabulary of schema.org."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement

from claimcmp.reading.html_markup import markup

Node = Mapping[str, Any]

_MOST_NODES = 5_000
"""Objects of structured data that are looked at; a page of news has a few dozen."""

_WRAPPING = re.compile(r"\A\s*(?://\s*)?(?:<!\[CDATA\[|<!--)|(?://\s*)?(?:\]\]>|-->)\s*+;?\s*+\Z")
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")


@dataclass(frozen=True, slots=True)
class LinkedData:
    """Every object of a page's structured data, and those among them that describe articles."""

    nodes: tuple[Node, ...] = ()
    articles: tuple[Node, ...] = ()

    def about(self, address: str | None) -> Node:
        """Return the object of the article at *address*, else the first; empty for none."""
        if address:
            for node in self.articles:
                if any(_same_page(value, address) for value in _addresses(node)):
                    return node
        return self.articles[0] if self.articles else {}

    def named(self, node: Node, key: str) -> str | None:
        """Return the name of what *node* has under *key*, followed where it is a reference."""
        for value in as_list(node.get(key)):
            if isinstance(value, str):
                return value
            if isinstance(value, Mapping):
                name = value.get("name") or self._referred(value).get("name")
                if isinstance(name, str):
                    return name
        return None

    def of_type(self, *types: str) -> Iterator[Node]:
        """Yield the objects of one of *types*."""
        return (node for node in self.nodes if types_of(node) & set(types))

    def _referred(self, reference: Node) -> Node:
        identifier = reference.get("@id")
        same = (node for node in self.nodes if node.get("@id") == identifier and "name" in node)
        return next(same, {}) if identifier else {}


def linked_data(root: HtmlElement) -> LinkedData:
    """Return the structured data of a page; what is malformed is passed over."""
    nodes: list[Node] = []
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            nodes.extend(_nodes(_parsed(script.text or "")))
        if len(nodes) > _MOST_NODES:
            break
    kinds = markup().article_types
    return LinkedData(tuple(nodes), tuple(node for node in nodes if types_of(node) & kinds))


def types_of(node: Node) -> frozenset[str]:
    """Return the types of an object, without the address of the vocabulary."""
    values = as_list(node.get("@type"))
    return frozenset(re.split(r"[/#:]", value)[-1] for value in values if isinstance(value, str))


def as_list(value: Any) -> list[Any]:
    """Return *value* as a list: itself, or the one thing in it, or nothing for None."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _parsed(text: str) -> Any:
    """Parse one script, forgiving what browsers and search engines forgive."""
    text = _WRAPPING.sub("", text).strip().rstrip(";")
    for candidate in (text, _TRAILING_COMMA.sub(r"\1", text)):
        try:
            return json.loads(candidate, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(parsed: Any) -> Iterator[Node]:
    """Yield the objects with a type or an identifier, outermost first, level by level."""
    level = [parsed]
    seen = 0
    while level and seen < _MOST_NODES:
        below: list[Any] = []
        for value in level:
            if isinstance(value, list):
                below.extend(value)
            elif isinstance(value, Mapping):
                seen += 1
                if "@type" in value or "@id" in value:
                    yield value
                below.extend(v for v in value.values() if isinstance(v, (list, Mapping)))
        level = below


def _addresses(node: Node) -> Iterator[str]:
    for key in ("url", "@id", "mainEntityOfPage"):
        for value in as_list(node.get(key)):
            address = value.get("@id") if isinstance(value, Mapping) else value
            if isinstance(address, str):
                yield address


def _same_page(one: str, other: str) -> bool:
    bare = [
        re.sub(r"^https?://(?:www\.)?|[#?].*$", "", url.strip()).rstrip("/") for url in (one, other)
    ]
    return bare[0] == bare[1] != ""
