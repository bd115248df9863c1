"""The bundled pages: what of each is its article, and what each declares.

``tests/pages`` holds pages in the styles of large sites. The part called "development" was in sight
when the reader was made; the part held back was written afterwards.
"""

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from claimcmp.errors import UnreadableInput
from claimcmp.reading.html import read_html
from claimcmp.records import Article
from tests.reading.checks import body, dropped

PAGES = Path(__file__).parents[1] / "pages"
GOLD = {
    path.name.removesuffix(".gold.json"): json.loads(path.read_text(encoding="utf-8"))
    for path in sorted(PAGES.glob("*.gold.json"))
}
ARTICLES = [name for name, gold in GOLD.items() if gold["outcome"] == "article"]
DEVELOPMENT = [name for name in ARTICLES if GOLD[name]["part"] == "development"]
# Both sentences speak as the article does; no markup and no word list sets them apart.
KNOWN_LEAKS = {
    "pl-sponsor": ["Z nowym kontem oszczędnościowym zyskasz nawet 7 procent w skali roku."],
    "ro-opinie": ["Opiniile exprimate în această rubrică aparțin autorilor"],
}


def read_page(name: str) -> Article:
    return read_html((PAGES / f"{name}.html").read_bytes(), path=f"{name}.html").articles[0]


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.lower()))


def test_there_are_pages_in_many_languages() -> None:
    languages = [gold["language"] for gold in GOLD.values()]
    assert len(GOLD) >= 40
    assert languages.count("ro") >= 10
    assert languages.count("en") >= 8
    assert len(set(languages) - {"ro", "en"}) >= 6
    assert sum(gold["part"] == "held back" for gold in GOLD.values()) * 3 >= len(GOLD)


@pytest.mark.parametrize("name", ARTICLES)
def test_every_paragraph_is_read_and_nothing_around_it(name: str) -> None:
    gold: dict[str, Any] = GOLD[name]
    article = read_page(name)
    text = letters("".join(body(article)))
    assert [p for p in gold["keep"] if letters(p) not in text] == []
    leaked = [p for p in gold["drop"] if letters(p) in text]
    assert all(any(p.startswith(k) for k in KNOWN_LEAKS.get(name, ())) for p in leaked), leaked


@pytest.mark.parametrize("name", ARTICLES)
def test_what_a_page_declares_is_read(name: str) -> None:
    gold = GOLD[name]
    article = read_page(name)
    assert article.title == gold["title"]
    assert str(article.published or "") == (gold["date"] or "")
    assert article.publisher == gold["publisher"]
    assert article.language in (gold["language"], None)
    assert bool(article.notes) == gold["cut"]


@pytest.mark.parametrize("name", sorted(GOLD.keys() - set(ARTICLES)))
def test_a_request_for_consent_is_no_article(name: str) -> None:
    with pytest.raises(UnreadableInput, match="consent to cookies"):
        read_page(name)


@pytest.mark.parametrize("name", ARTICLES)
def test_offsets_lead_to_the_text_and_everything_dropped_has_a_reason(name: str) -> None:
    article = read_page(name)
    assert all(piece == piece.strip() != "" for piece in body(article))
    assert all(reason for _, reason in dropped(article))
    spans = [*article.body, *(d.span for d in article.dropped)]
    starts = sorted((span.start, span.end) for span in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(starts))


def test_a_read_also_line_is_dropped_with_its_reason() -> None:
    article = read_page("ro-wordpress-pod")
    reason = next(why for text, why in dropped(article) if text.startswith("Citește și"))
    assert "related" in reason or "link" in reason


def test_rows_of_a_table_stay_in_the_text_but_are_no_statements() -> None:
    article = read_page("ro-graf-tabel")
    row = ("Total | 14.553 | 43,8%", "a row of a table, not a statement")
    assert row in dropped(article)


def test_times_of_a_live_blog_stand_as_they_are() -> None:
    article = read_page("ro-live-furtuna")
    assert "16:55\n\nNumărul răniților a urcat la 12" in article.text


def test_a_paywall_is_said_with_its_length() -> None:
    note = read_page("ro-paywall-buget").notes[0]
    assert note.startswith("a paywall cuts the article after ")
    assert "\n" not in note
