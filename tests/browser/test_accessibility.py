"""axe-core (MPL-2.0, used here only) finds nothing against WCAG 2.2 AA, in any form of the page."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from claimcmp.records import Comparison
from tests.browser.conftest import Opened

RULES = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
# What is not on the screen is not laid out: axe would see neither its colours nor its places.
EVERYTHING = """() => {
    for (const one of document.querySelectorAll("*")) one.style.contentVisibility = "visible";
    for (const details of document.querySelectorAll("details")) details.open = true;
}"""


def violations(page: Any) -> list[str]:
    """Return what axe finds on *page*: the rule and the first element."""
    axe = pytest.importorskip("axe_playwright_python")
    page.evaluate((Path(axe.__file__).parent / "axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate("rules => axe.run(document, { runOnly: rules })", RULES)
    return [f"{v['id']}: {v['nodes'][0]['html'][:120]}" for v in found["violations"]]


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page(
    opened: Callable[..., Opened], comparison: Comparison, width: int, scheme: str
) -> None:
    page = opened(comparison, width=width, color_scheme=scheme, bypass_csp=True).page
    page.evaluate(EVERYTHING)

    assert violations(page) == []


def test_the_reader(opened: Callable[..., Opened], comparison: Comparison) -> None:
    page = opened(comparison, bypass_csp=True).page
    page.click("article.cluster .place >> nth=0")

    assert violations(page) == []


def test_six_languages(opened: Callable[..., Opened], crowded: Comparison) -> None:
    page = opened(crowded, bypass_csp=True).page
    page.evaluate(EVERYTHING)

    assert violations(page) == []
