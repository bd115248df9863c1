"""From the markup of a page to its article: what is shown, what is declared, what is missing."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice

from lxml.html import HtmlElement

from claimcmp.errors import UnreadableInput
from claimcmp.reading.drafting import Paragraph, draft
from claimcmp.reading.html_access import cut_note, refuse_consent_wall
from claimcmp.reading.html_blocks import Block, blocks
from claimcmp.reading.html_embedded import published_body, scripted_body
from claimcmp.reading.html_extractor import extract
from claimcmp.reading.html_linked_data import linked_data
from claimcmp.reading.html_live import live_entries
from claimcmp.reading.html_metadata import declared_metadata
from claimcmp.reading.html_selection import select
from claimcmp.reading.html_tree import parse_page
from claimcmp.reading.html_zones import Zones, find_zones
from claimcmp.reading.interface import LONGEST_ARTICLE
from claimcmp.records import Article

_FULLER = 2.5
"""How many times longer the body in a page's structured data must be to stand in for the text
that the page shows: a script would have shown it."""

_MOST_BLOCKS = 15_000
"""Lines of a page; a live blog of a whole day has some 3,000. Judging one takes 0.3 ms."""

_LEAST = 12
"""Words of the shortest text that is worth keeping when a page's data hold more."""


def page_article(markup: str, *, path: str, digest: str) -> Article:
    """Return the article of a page that was decoded already; *digest* is that of its bytes.

    Raises UnreadableInput as ``read_html`` does.
    """
    root = parse_page(markup)
    structured = linked_data(root)
    declared = declared_metadata(root, structured)
    described = structured.about(declared.url)
    page = _bounded(blocks(root))
    zones = find_zones(root, page)
    live = live_entries(root, page, zones, structured)
    shown = _shown(root, page, zones, live)
    kept = [line.text for line in shown if not line.reason]
    embedded = published_body(described) or (scripted_body(root) if _size(kept) < _LEAST else [])
    if _size(embedded) > max(_LEAST, _FULLER * _size(kept)):
        shown, kept = [Paragraph(text) for text in embedded], embedded
    refuse_consent_wall(kept, zones)
    article = draft(
        shown or [Paragraph(block.text, zones.reason(block.element)) for block in page],
        path=path,
        digest=digest,
        declared=declared,
        is_pasted=not shown,
    )
    note = cut_note(kept, page, zones, described)
    return replace(article, notes=(note,)) if note else article


def _bounded(found: Iterable[Block]) -> list[Block]:
    """Return blocks, of which there are no more than can be judged in time.

    Raises UnreadableInput where there are.
    """
    page = list(islice(found, _MOST_BLOCKS + 1))
    if len(page) > _MOST_BLOCKS:
        reason = f"a page of over {_MOST_BLOCKS:,} lines; save its article alone"
        raise UnreadableInput(reason)
    if sum(len(block.text) for block in page) > LONGEST_ARTICLE:
        raise UnreadableInput(f"a text of over {LONGEST_ARTICLE:,} characters; split it first")
    return page


def _shown(
    root: HtmlElement, page: Sequence[Block], zones: Zones, live: frozenset[int]
) -> list[Paragraph]:
    """Return what the page shows of its article, and what stands in between with its reason."""
    extraction = extract(root, without=zones.outermost, blocks=len(page))
    return select(page, extraction, zones, live=live)


def _size(texts: Iterable[str]) -> int:
    return sum(len(text.split()) for text in texts)
