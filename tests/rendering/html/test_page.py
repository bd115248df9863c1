"""The whole page: exact markup, one file that loads nothing, links that all lead somewhere."""

import base64
import hashlib
import re
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from claimcmp.records import Article, Comparison, Event
from claimcmp.rendering.html import render_html
from claimcmp.rendering.html.text import visible
from claimcmp.rendering.selection import select_status
from tests.rendering.html.crowd import crowd
from tests.rendering.html.tree import Element, parsed

GOLDEN = Path(__file__).parents[2] / "golden" / "report.html"
STYLE_OR_SCRIPT = re.compile(r"(<(style|script)>).*?(</\2>)", re.S)


def without_style(page: str) -> str:
    """Return *page* without its style and script and their hashes: what depends on the input."""
    return re.sub(r"sha256-[\w+/=]+", "sha256-…", STYLE_OR_SCRIPT.sub(r"\1\3", page))


def test_the_page_of_a_small_comparison(comparison: Comparison) -> None:
    assert without_style(render_html(comparison)) == GOLDEN.read_text(encoding="utf-8")


def test_the_same_comparison_gives_the_same_page(comparison: Comparison) -> None:
    assert render_html(comparison) == render_html(replace(comparison))


def test_only_the_pages_own_style_and_script_may_work(comparison: Comparison) -> None:
    page = render_html(comparison)
    policy = [meta for meta in parsed(page).every("meta") if "http-equiv" in meta.attributes]
    content = policy[0].attributes["content"]

    assert content.startswith("default-src 'none'; ")
    assert "unsafe" not in content
    for tag in ("style", "script"):
        (element,) = parsed(page).every(tag)
        digest = hashlib.sha256(element.text().encode()).digest()
        assert f"{tag}-src 'sha256-{base64.b64encode(digest).decode()}'" in content


def test_nothing_is_loaded_from_anywhere(comparison: Comparison) -> None:
    page = render_html(comparison)
    tree = parsed(page)

    assert not [e for e in tree.every() if {"src", "srcset", "style", "data"} & set(e.attributes)]
    assert not re.search(r"url\(|@import", tree.every("style")[0].text())
    assert not re.search(r"\b(fetch|XMLHttpRequest|import)\b", tree.every("script")[0].text())


@pytest.mark.parametrize("claims", [60, 200])
def test_every_link_leads_somewhere_and_every_anchor_is_one(claims: int) -> None:
    tree = parsed(render_html(crowd(sources=5, claims=claims)))
    anchors = Counter(e.attributes["id"] for e in tree.every() if "id" in e.attributes)
    links = {e.attributes["href"] for e in tree.every("a")}

    assert [anchor for anchor, count in anchors.items() if count > 1] == []
    inside = {link[1:] for link in links if link.startswith("#")}
    assert inside - set(anchors) == set()
    assert {link for link in links if not link.startswith("#")} == {
        f"https://news.example/{n}" for n in range(1, 6)
    }


def test_an_address_is_linked_only_where_it_is_a_web_address(comparison: Comparison) -> None:
    for address, linked in [
        ("https://news.example/a?b=1&c=2", True),
        ("http://news.example", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)//https://x.example", False),
        ("data:text/html,<script>alert(1)</script>", False),
        ("file:///etc/passwd", False),
        ("//news.example/a", False),
        ("https://news.example/\u202egnp.exe", False),
        ("https:// news.example", False),
        ("https://[::1", False),
        ("https:", False),
    ]:
        first = replace(comparison.sources[0], url=address)
        changed = replace(comparison, sources=(first, *comparison.sources[1:]))
        tree = parsed(render_html(changed))
        outside = [e for e in tree.every("a") if not e.attributes["href"].startswith("#")]
        assert [e.attributes["href"] for e in outside] == [address] * linked
        assert all(e.attributes["rel"] == "noopener noreferrer" for e in outside)


def full_text(tree: Element, source: int) -> list[str]:
    """Return the lines of a source's full text as the page shows them, without its labels."""
    (article,) = tree.every("article", id=f"source-{source}")
    labels = ("unseen", "kind", "reason", "to")
    lines = [line for line in article.every("p") if "data-line" in line.attributes]
    return [line.text(without=labels) for line in lines]


def test_the_full_text_is_the_article_line_by_line(comparison: Comparison) -> None:
    tree = parsed(render_html(comparison))

    for number, article in enumerate(comparison.sources, start=1):
        lines = [visible(line) for line in article.text.split("\n") if line.strip()]
        shown = full_text(tree, number)
        assert [line.strip() for line in shown] == [line.strip() for line in lines]


def test_what_was_left_out_is_labelled_with_the_reason(comparison: Comparison) -> None:
    tree = parsed(render_html(comparison))
    (dropped,) = tree.every("span", class_="dropped")

    assert dropped.text() == (
        "left out: teaser of another story Read more: the ten best autumn walks"
    )


def test_a_report_whose_text_was_not_kept_says_so(comparison: Comparison) -> None:
    sources = tuple(replace(source, text="", body=(), dropped=()) for source in comparison.sources)
    page = render_html(replace(comparison, sources=sources))
    tree = parsed(page)

    assert page.count("The text of this report is not in the file that was read.") == 3
    anchors = {e.attributes.get("id") for e in tree.every()}
    assert {e.attributes["href"][1:] for e in tree.every("a")} <= anchors


@pytest.mark.parametrize("status", ["diverging", "corroborated", "single-source"])
def test_a_selection_says_nothing_about_what_it_leaves_out(
    comparison: Comparison, status: str
) -> None:
    page = render_html(select_status(comparison, status), only=status)
    shown = {
        e.attributes["data-status"] for e in parsed(page).every() if "data-status" in e.attributes
    }

    assert shown == {status}
    assert f"Only {status} statements were asked for." in page


def test_events_stand_apart(comparison: Comparison) -> None:
    events = (Event("minsk", "Belarus frees detainees", ("1", "2")), Event("x", "Floods", ("3",)))
    tree = parsed(render_html(replace(comparison, events=events)))
    headings = [e.text() for e in tree.every("h2")]

    assert headings == ["Belarus frees detainees", "Floods", "The reports", "Full texts"]
    assert tree.every("h1")[0].text() == "3 reports compared"


def test_a_comparison_of_nothing_is_a_page() -> None:
    nothing = Comparison("none", (), (), (), (), ())

    assert parsed(render_html(nothing)).every("h1")[0].text() == "0 reports compared"


def test_statements_say_their_language_and_direction(comparison: Comparison) -> None:
    arabic = "أفرجت بيلاروس عن 52 سجينا"
    claims = tuple(
        replace(claim, text=arabic, language="ar") if claim.id == "2.3" else claim
        for claim in comparison.claims
    )
    tree = parsed(render_html(replace(comparison, claims=claims)))
    statements = tree.every("p", class_="statement")

    assert [(s.attributes["lang"], s.attributes["dir"], s.text()) for s in statements] == [
        ("ar", "rtl", arabic)
    ]


def test_identifiers_from_outside_cannot_take_an_anchor(comparison: Comparison) -> None:
    renamed = {"released": "filters", "buses": "statements", "potash": 'x" onclick="y'}
    clusters = tuple(replace(c, id=renamed.get(c.id, c.id)) for c in comparison.clusters)
    tree = parsed(render_html(replace(comparison, clusters=clusters)))
    anchors = Counter(e.attributes["id"] for e in tree.every() if "id" in e.attributes)

    assert max(anchors.values()) == 1
    assert not [e for e in tree.every() if "onclick" in e.attributes]


def test_rendering_is_imported_only_when_a_page_is_made() -> None:
    script = (
        "import sys, claimcmp.rendering.html\n"
        "print([m for m in ('jinja2', 'markupsafe', 'babel') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )

    assert done.stdout == "[]\n"


def test_notes_of_an_article_stand_beside_it(comparison: Comparison) -> None:
    first: Article = replace(comparison.sources[0], notes=("a paywall cuts the text",))
    page = render_html(replace(comparison, sources=(first, *comparison.sources[1:])))

    assert page.count("a paywall cuts the text") == 2
