"""Walls: pages that hold a request instead of an article, and pages that hold its beginning."""

import re
from collections.abc import Sequence

from claimcmp.errors import UnreadableInput
from claimcmp.folding import fold
from claimcmp.reading.furniture import furniture
from claimcmp.reading.html_blocks import Block
from claimcmp.reading.html_linked_data import Node, as_list
from claimcmp.reading.html_zones import Zones

CONSENT, PAYWALL = "a notice about cookies", "a paywall's notice"
"""Reasons of zones, as in ``markup.yaml``."""

_CONSENT_SHARE = 1 / 3
"""Share of the sentences kept that speak of cookies, from which the page asks for consent."""

_WALL_SIZE = 250
"""Words: a longer text about cookies is an article about cookies."""

_WHOLE_SIZE = 250
"""Words: on a page with a paywall's notice, more are a whole article."""

_DECLARED_SHARE = 0.7
"""Share of the words that the page says its article has, below which it was cut."""

_CUT_OFF = re.compile(r"(?:\.\.\.|…|\[…\])[\s»”\"]*$")


def refuse_consent_wall(kept: Sequence[str], zones: Zones) -> None:
    """Raise UnreadableInput where what was *kept* of a page asks for consent to cookies."""
    words = sum(len(text.split()) for text in kept)
    if words > _WALL_SIZE:
        return
    speaking = sum(len(t.split()) for t in kept if furniture().consent.search(fold(t)))
    if speaking > _CONSENT_SHARE * words or CONSENT in zones.large:
        raise UnreadableInput(
            "a request for consent to cookies, no article; answer it in a browser and save again"
        )


def cut_note(kept: Sequence[str], page: Sequence[Block], zones: Zones, article: Node) -> str:
    """Return a note where a paywall cuts the article, else an empty string."""
    words = sum(len(text.split()) for text in kept)
    walled = _is_closed(article) or any(zones.reason(b.element) == PAYWALL for b in page)
    if not walled or not kept:
        return ""
    declared = _word_count(article)
    whole = words >= _DECLARED_SHARE * declared if declared else words > _WHOLE_SIZE
    if whole and not _CUT_OFF.search(kept[-1]):
        return ""
    return f"a paywall cuts the article after {words} words; what follows was not compared"


def _is_closed(article: Node) -> bool:
    """Whether structured data say that the article is not free."""
    values = as_list(article.get("isAccessibleForFree"))
    return any(value is False or str(value).strip().lower() in ("false", "no") for value in values)


def _word_count(article: Node) -> int:
    value = str(article.get("wordCount", ""))
    return int(value) if value.isdecimal() and len(value) < 7 else 0
