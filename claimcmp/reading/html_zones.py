"""The parts of a page that its markup itself shows to be no article, each with the reason."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from lxml.html import HtmlElement

from claimcmp.reading.html_blocks import Block
from claimcmp.reading.html_markup import element_words, markup

_MOST_OF_THE_PAGE = 0.4
"""Share of a page's running text from which a part is not beside the article, whatever its name:
templates name whole articles "sponsored", "has-sidebar" or "category-social"."""

_RUNNING, _LINKED = 60, 0.5
"""Characters from which a block is running text, and the share of links from which it is not."""

_CAPTION = "a picture's caption or credit"
_LONGEST_CAPTION = 40
"""Words."""

_NEVER = frozenset({"html", "body", "main"})
_ASIDE = "beside the article"


@dataclass(frozen=True, slots=True)
class Zones:
    """Why what stands in an element is no part of the article, by element.

    ``outermost`` are the elements that their names or tags give away; ``large`` maps the reason
    of those that were spared, because most of the page stands in them, to their share of it.
    """

    reasons: Mapping[HtmlElement, str]
    outermost: tuple[HtmlElement, ...]
    large: Mapping[str, float]

    def reason(self, element: HtmlElement) -> str:
        """Return why *element* is no part of the article; empty where nothing says so."""
        return self.reasons.get(element, "")


def find_zones(root: HtmlElement, page: Sequence[Block]) -> Zones:
    """Return the zones of a page, whose blocks are *page*, by its elements, roles and names."""
    elements = list(root.iter())
    weights = _weights(elements, page)
    whole = max(1, weights.get(root, 0))
    reasons: dict[HtmlElement, str] = {}
    outermost: list[HtmlElement] = []
    large: dict[str, float] = {}
    for element in elements:
        parent = element.getparent()
        if parent is not None and parent in reasons:
            reasons[element] = reasons[parent]
        elif reason := _own_reason(element):
            share = weights.get(element, 0) / whole
            if share > _MOST_OF_THE_PAGE:
                large[reason] = max(share, large.get(reason, 0.0))
            else:
                reasons[element] = reason
                outermost.append(element)
    return Zones(reasons, tuple(outermost), large)


def _own_reason(element: HtmlElement) -> str | None:
    """Return what an element's tag, role or names say against it, or None."""
    known = markup()
    if element.tag in _NEVER:
        return None
    role = (element.get("role") or "").lower()
    given = known.zone_elements.get(element.tag) or known.zone_roles.get(role)
    if given:
        return given
    words = element_words(element)
    if element.tag == "table" and _frames_a_picture(element):
        return _CAPTION
    named = (reason for reason, names in known.zones.items() if names.matches(words))
    return next(named, None) or (_ASIDE if element.tag == "aside" else None)


def _frames_a_picture(table: HtmlElement) -> bool:
    """Whether a table holds a picture and the few words below it, as pages of the 2000s had it."""
    if table.find(".//table") is not None or table.find(".//img") is None:
        return False
    return 0 < len(" ".join(islice(table.itertext(), 50)).split()) <= _LONGEST_CAPTION


def _weights(elements: Sequence[HtmlElement], page: Sequence[Block]) -> dict[HtmlElement, int]:
    """Return how many characters of running text stand below each of *elements*."""
    weights: dict[HtmlElement, int] = {}
    for block in page:
        if len(block.text) >= _RUNNING and block.linked < _LINKED:
            weights[block.element] = weights.get(block.element, 0) + len(block.text)
    # Children come after their parents, so backwards every sum is complete when it is passed on.
    for element in reversed(elements):
        parent = element.getparent()
        if parent is not None and element in weights:
            weights[parent] = weights.get(parent, 0) + weights[element]
    return weights
