"""Markdown, read back by GitHub's own parser: article text is shown and does nothing else."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options
from hypothesis import given

from claimcmp.records import Claim, Comparison, Span
from claimcmp.rendering.markdown import render_markdown
from claimcmp.rendering.markdown_text import WORD_JOINER, code, escaped, marked
from claimcmp.rendering.terminal.safety import clean
from tests.rendering.hostile import ATTACKS, hostile_text, patient, poisoned, steering

GOLDEN = Path(__file__).parent.parent / "golden" / "report.md"


class Page(HTMLParser):
    """The elements and the text of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def page(markdown: str) -> Page:
    """Read *markdown* as GitHub does, raw HTML included: what it drops later must not be there."""
    return Page(cmarkgfm.github_flavored_markdown_to_html(markdown, Options.CMARK_OPT_UNSAFE))


def test_the_report_in_full(comparison: Comparison) -> None:
    assert render_markdown(comparison, show_dropped=True) == GOLDEN.read_text(encoding="utf-8")


def test_it_is_the_structure_that_we_wrote(comparison: Comparison) -> None:
    shown = page(render_markdown(comparison))
    assert shown.elements.count("h1") == 1
    assert shown.elements.count("h3") == 3
    assert shown.elements.count("blockquote") == 5
    assert shown.elements.count("table") == 1
    assert "a" not in shown.elements
    assert "img" not in shown.elements


@pytest.mark.parametrize("text", [*ATTACKS, "12) x", "+ x", "=== ", "a@b.co", "ftp://x.ro/y"])
def test_a_text_is_one_paragraph_that_says_what_it_says(text: str) -> None:
    shown = page(escaped(text))
    assert set(shown.elements) <= {"p"}
    assert shown.text.replace(WORD_JOINER, "").strip("\n") == clean(text).strip(" ")


@given(hostile_text)
@patient
def test_any_text_is_one_paragraph(text: str) -> None:
    shown = page(escaped(text))
    assert set(shown.elements) <= {"p"}
    assert shown.text.replace(WORD_JOINER, "").strip("\n") == clean(text).strip(" ")


@given(hostile_text)
@patient
def test_no_mention_reference_emoji_or_address_is_left(text: str) -> None:
    shown = page(escaped(text)).text
    assert not re.search(r"@\w|#\d|(?<!\d):[\w+-]+:|www\.|://\w|GH-\d", shown)


@given(hostile_text)
@patient
def test_a_path_is_a_code_span(text: str) -> None:
    shown = page(f"- {code(text)}")
    assert shown.elements[:3] in (["ul", "li", "code"], ["ul", "li"])
    assert set(shown.elements) <= {"ul", "li", "code"}


@given(hostile_text, hostile_text, hostile_text)
@patient
def test_marked_words_are_bold_whatever_stands_around_them(
    before: str, words: str, after: str
) -> None:
    text = before + words + after
    claim = Claim("c", "s", text, Span(7, 7 + len(text)), "ro", 0)
    start = 7 + len(before)
    shown = page("> " + marked(claim, [(Span(start, start + len(words)), ("number",))]))
    bold = [tag for tag in shown.elements if tag in ("strong", "b")]
    assert len(bold) == bool(clean(words).strip())
    assert set(shown.elements) <= {"blockquote", "p", "strong", "b"}


@given(hostile_text)
@patient
def test_no_text_changes_the_structure_of_the_report(comparison: Comparison, text: str) -> None:
    calm = page(render_markdown(poisoned(comparison, "word"), show_dropped=True))
    markdown = render_markdown(poisoned(comparison, text), show_dropped=True)
    shown = page(markdown)
    ours = {"strong", "b", "em", "code", "p"}
    structure = [tag for tag in shown.elements if tag not in ours]
    if clean(text).strip(" "):
        assert structure == [tag for tag in calm.elements if tag not in ours]
    assert not {"a", "img", "script", "input", "del"} & set(shown.elements)
    assert steering(markdown) <= {WORD_JOINER, *"\u0600\u0601\u0602\u0603\u0604\u0605\u06dd"}


def test_a_repeated_report_is_said(comparison: Comparison) -> None:
    assert "repeats 1" in render_markdown(comparison)


def test_an_empty_comparison(comparison: Comparison) -> None:
    empty = replace(comparison, sources=(), skipped=(), events=(), claims=(), clusters=(), notes=())
    assert "**0 sources" in render_markdown(empty)
