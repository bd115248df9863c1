"""Articles as JSON, under the names that crawlers, news services and schema.org use."""

import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from claimcmp.reading import read_articles
from claimcmp.records import Article

ROMANIAN = "Guvernul a aprobat marți renovarea a 12 școli din județul Suceava."
GERMAN = "Die Regierung hat am Dienstag die Sanierung von 14 Schulen gebilligt."


def read(fields: dict[str, Any]) -> Article:
    articles, skipped = read_articles(["-"], stdin=io.BytesIO(json.dumps(fields).encode()))
    assert skipped == ()
    return articles[0]


@pytest.mark.parametrize(
    ("key", "stated"),
    [
        ("date", "2026-03-04"),
        ("published", "2026-03-04T08:00:00+02:00"),
        ("published_at", "2026-03-04 08:00:00"),
        ("publishedAt", "2026-03-04T08:00:00Z"),
        ("date_published", "2026-03-04"),
        ("datePublished", "2026-03-04T08:00:00.000Z"),
        ("date_publish", "2026-03-04 08:00:00"),
        ("publish_date", "2026-03-04"),
        ("publishing_date", "2026-03-04 08:00:00+00:00"),
        ("pubDate", "Wed, 04 Mar 2026 08:00:00 +0200"),
        ("publicationDate", "4. März 2026"),
    ],
)
def test_the_date_of_publication_has_many_names(key: str, stated: str) -> None:
    assert read({"text": GERMAN, key: stated}).published == date(2026, 3, 4)


@pytest.mark.parametrize("key", ["text", "maintext", "articleBody", "content", "body"])
def test_so_has_the_text(key: str) -> None:
    assert read({"text": " ", "headline": "Școli", key: ROMANIAN}).text == ROMANIAN


@pytest.mark.parametrize(
    ("fields", "publisher", "url"),
    [
        ({"publisher": {"@type": "Organization", "name": "Der Bote"}}, "Der Bote", None),
        ({"source": {"id": None, "name": "Monitorul"}}, "Monitorul", None),
        ({"source": "Monitorul", "link": "https://m.ro/1"}, "Monitorul", "https://m.ro/1"),
        ({"source": "https://m.ro/1", "source-hostname": "m.ro"}, "m.ro", "https://m.ro/1"),
        ({"source": "https://m.ro/1"}, None, "https://m.ro/1"),
        ({"source_domain": "bote.de", "url": "https://bote.de/1"}, "bote.de", "https://bote.de/1"),
    ],
)
def test_a_source_is_an_address_or_a_publisher(
    fields: dict[str, Any], publisher: str | None, url: str | None
) -> None:
    article = read({"text": ROMANIAN} | fields)
    assert (article.publisher, article.url) == (publisher, url)


@pytest.mark.parametrize("title", ["title", "headline"])
@pytest.mark.parametrize("language", ["language", "lang", "inLanguage"])
def test_title_and_language(title: str, language: str) -> None:
    article = read({"text": GERMAN, title: "Schulen", language: "de"})
    assert (article.title, article.language) == ("Schulen", "de")


def test_what_cannot_be_read_gives_way_to_what_can() -> None:
    """Two readers could take 03/04/2026 for different days."""
    fields = {"text": "", "body": {"paragraphs": []}, "content": GERMAN, "date": "03/04/2026"}
    article = read(fields | {"published": None, "pubDate": "2026-03-04"})
    assert (article.text, article.published) == (GERMAN, date(2026, 3, 4))


def test_text_may_be_a_piece_of_a_page() -> None:
    article = read({"content": f"<p>{ROMANIAN}</p>\n<p>Ministrul <b>Ion Popescu</b> &amp; alții "
                               "au prezentat planul.</p>"})  # fmt: skip
    told = [span.of(article.text) for span in article.body]
    assert told == [ROMANIAN, "Ministrul Ion Popescu & alții au prezentat planul."]


def test_a_list_of_articles_may_stand_in_an_answer(tmp_path: Path) -> None:
    file = tmp_path / "answer.json"
    entries = [{"content": ROMANIAN}, {"content": None}, {"content": GERMAN}]
    file.write_text(json.dumps({"status": "ok", "articles": entries}), encoding="utf-8")
    articles, skipped = read_articles([str(file)])
    assert [article.text for article in articles] == [ROMANIAN, GERMAN]
    assert [(one.path, one.reason[:15]) for one in skipped] == [(f"{file}#2", "no article text")]
