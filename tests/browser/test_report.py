"""What a reader does with the report: filter, search, link, open in place, print, listen."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from claimcmp.records import Comparison
from tests.browser.conftest import Opened
from tests.rendering.hostile import ATTACKS, poisoned
from tests.rendering.html.crowd import crowd

Opening = Callable[..., Opened]
# Seconds to open 2,000 statements: about two on a free laptop, more where other work runs beside.
LONGEST_WAIT = 5


def test_nothing_fails_and_nothing_is_asked_of_the_network(
    opened: Opening, comparison: Comparison
) -> None:
    report = opened(comparison)

    assert report.faults == []
    assert report.requests == [report.address]
    assert report.shown() == "All 5 statements are shown."


def test_what_the_page_did_not_bring_cannot_run(opened: Opening, comparison: Comparison) -> None:
    page = opened(comparison).page
    page.evaluate("""() => {
        const script = document.createElement("script");
        try { script.textContent = "window.ran = true"; } catch { /* trusted types */ }
        document.body.append(script);
        try { document.body.insertAdjacentHTML("beforeend", "<img src=x onerror='ran = true'>"); }
        catch { /* trusted types */ }
    }""")

    assert page.evaluate("window.ran === undefined")
    assert page.query_selector("img") is None


def test_hostile_articles_do_nothing(opened: Opening, comparison: Comparison) -> None:
    report = opened(poisoned(comparison, " ".join(ATTACKS)))

    assert report.faults == []
    assert report.requests == [report.address]
    assert report.page.query_selector("img") is None


def test_filters_count_and_can_be_linked(opened: Opening, comparison: Comparison) -> None:
    report = opened(comparison)
    page = report.page
    told = report.filter(lambda: page.check("label:has-text('wording')"))

    assert told == "1 of 5 statements are shown: 1 diverging."
    assert page.evaluate("location.hash") == "#?type=wording"
    again = opened(comparison, fragment="#?type=wording").page
    assert again.is_checked("input[value=wording]")
    assert again.is_hidden("#potash, [data-status=corroborated]")
    assert again.locator(".cluster:visible").count() == 1
    told = report.filter(lambda: page.click("text=Show everything"))
    assert told == "All 5 statements are shown."
    assert page.evaluate("location.hash") == ""


def test_search_needs_no_diacritics(opened: Opening, comparison: Comparison) -> None:
    report = opened(comparison)
    told = report.filter(lambda: report.page.fill("input[name=q]", "KALESNIKAVA sanctiunile"))
    assert told == "0 of 5 statements are shown."

    told = report.filter(lambda: report.page.fill("input[name=q]", "SANCTIUNILE"))
    assert told == "1 of 5 statements are shown: 1 corroborated."


def test_score_and_language_narrow_the_view(opened: Opening, comparison: Comparison) -> None:
    report = opened(comparison)
    page = report.page

    assert "2 diverging" in report.filter(lambda: page.select_option("select", "80"))
    assert "1 diverging" in report.filter(lambda: page.select_option("select", "90"))
    report.filter(lambda: page.select_option("select", ""))
    assert report.filter(lambda: page.check("label:has-text('French')")).startswith("2 of 5")


def test_a_link_to_a_statement_shows_it_whatever_was_filtered(opened: Opening) -> None:
    report = opened(crowd(sources=4, claims=60), fragment="#?status=diverging")
    page = report.page
    target = page.locator("li.cluster").last.get_attribute("id")
    assert page.is_hidden(f"#{target}")
    page.evaluate("id => { location.hash = id }", target)
    page.wait_for_function("id => !document.getElementById(id).hidden", arg=target)

    assert page.locator(f"#{target}").is_visible()


def test_a_statement_opens_in_its_place(opened: Opening, comparison: Comparison) -> None:
    page = opened(comparison).page
    link = page.locator("article.cluster .place").first
    link.focus()
    page.keyboard.press("Enter")
    sought = page.locator("#reader .sought")

    assert "among them Mária Kalésnikava" in sought.inner_text()
    assert sought.locator("mark").count() == 2
    assert page.evaluate("document.activeElement.id") == "reader-text"
    page.keyboard.press("Escape")
    assert page.locator("#reader").is_hidden()
    assert page.evaluate("document.activeElement.className") == "place"
    assert page.locator("#texts .fulltext").count() == 3


def test_without_a_script_everything_can_be_read(opened: Opening, comparison: Comparison) -> None:
    page = opened(comparison, java_script_enabled=False).page

    assert page.locator("#filters").is_hidden()
    assert page.locator(".statement:visible").count() == 9
    page.click("article.cluster .place >> nth=0")
    assert page.locator("span.claim:target").is_visible()


def test_the_keyboard_reaches_everything_and_is_never_caught(
    opened: Opening, comparison: Comparison
) -> None:
    page = opened(comparison).page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    places = []
    for _ in range(150):
        page.keyboard.press("Tab")
        places.append(page.evaluate("document.activeElement.outerHTML.slice(0, 120)"))
        if places[-1].startswith("<body"):
            break
    stops = page.locator("a[href]:visible, input:visible, select, button:visible, summary:visible")

    assert places[-1].startswith("<body")
    assert len(places) >= stops.count()
    outline = "getComputedStyle(document.activeElement).outlineStyle"
    page.keyboard.press("Tab")
    assert page.evaluate(outline) == "solid"


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_page_is_wider_than_its_screen(opened: Opening, crowded: Comparison, width: int) -> None:
    page = opened(crowded, width=width).page

    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_paper_has_everything_unfolded(
    opened: Opening, comparison: Comparison, tmp_path: Path
) -> None:
    page = opened(comparison).page
    page.emulate_media(media="print")

    assert page.locator(".nearest li").first.bounding_box()["height"] > 5
    assert page.locator(".sidebar").is_hidden()
    assert page.locator(".sources code").first.is_visible()
    assert page.pdf(path=tmp_path / "report.pdf", format="A4").startswith(b"%PDF")


def test_two_thousand_statements_open_quickly(opened: Opening) -> None:
    large = crowd(sources=12, claims=2000)
    report = opened(large)
    started = time.monotonic()
    report.page.reload()
    report.page.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
    seconds = time.monotonic() - started
    print(f"2,000 statements opened in {seconds:.1f} s")

    assert seconds < LONGEST_WAIT
    assert report.shown() == "All 1667 statements are shown."
