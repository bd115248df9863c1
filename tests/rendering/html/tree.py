"""A page as a tree of elements, to ask what is in it."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

# Elements without an end tag (HTML standard, section 13.1.2).
VOID = frozenset({"br", "input", "meta", "link", "img", "hr"})


@dataclass
class Element:
    """One element: its attributes, and its children and texts in order."""

    tag: str
    attributes: dict[str, str]
    children: "list[Element | str]" = field(default_factory=list)

    def every(self, tag: str = "", **attributes: str) -> "list[Element]":
        """Return all elements below that have this tag and these attributes."""
        found = []
        for child in self.children:
            if isinstance(child, Element):
                named = {name.rstrip("_"): value for name, value in attributes.items()}
                own = {**child.attributes, "class": child.attributes.get("class", "")}
                if tag in ("", child.tag) and all(
                    value in own.get(name, "").split(" ") for name, value in named.items()
                ):
                    found.append(child)
                found += child.every(tag, **attributes)
        return found

    def text(self, *, without: tuple[str, ...] = ()) -> str:
        """Return the text below, but not that in elements of the classes *without*."""
        parts = []
        for child in self.children:
            if isinstance(child, str):
                parts.append(child)
            elif not set(child.attributes.get("class", "").split()) & set(without):
                parts.append(child.text(without=without))
        return "".join(parts)


class _Reader(HTMLParser):
    """Builds the tree and fails where a tag is not closed or closed twice."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Element("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs), f"an attribute twice in <{tag}>"
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def parsed(page: str) -> Element:
    """Return the tree of *page*; fails on tags that do not match."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    assert len(reader.open) == 1, f"<{reader.open[-1].tag}> is not closed"
    return reader.open[0]
