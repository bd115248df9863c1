"""Arguments, encodings and broken inputs."""

import io
import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcmp.errors import InputError, UnreadableInput
from claimcmp.reading import read_articles
from claimcmp.reading.dates import clear_date
from claimcmp.reading.decoding import decode
from claimcmp.reading.plain_text import read_markdown, read_plain_text

TEXT = "Președintele a spus joi că țara își va respecta „angajamentele” față de toți vecinii săi.\n"


def test_directories_globs_and_names_given_twice_are_read_once(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    for name in ("b.txt", "a.txt", "sub/c.txt", ".hidden.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    arguments = [str(tmp_path / "*.txt"), str(tmp_path), str(tmp_path / "sub" / ".." / "a.txt")]
    articles, skipped = read_articles(arguments)
    names = [Path(a.path).name for a in articles]
    assert sorted(names) == ["a.txt", "b.txt", "c.txt"]
    assert skipped == ()
    assert read_articles(arguments[::-1])[0] == articles


@pytest.mark.parametrize("argument", ["missing.txt", "none*.txt", "bad\0name"])
def test_nothing_but_arguments_that_name_nothing_is_an_error_of_one_line(argument: str) -> None:
    with pytest.raises(InputError) as caught:
        read_articles([argument])
    assert "\n" not in str(caught.value)
    assert argument[:3] in str(caught.value)


@pytest.mark.parametrize("argument", ["missing.txt", "none*.txt", "bad\0name", "hollow"])
def test_an_argument_that_names_nothing_costs_not_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, argument: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "hollow").mkdir()
    (tmp_path / "good.txt").write_text(TEXT, encoding="utf-8")
    articles, skipped = read_articles([argument, "good.txt"])
    assert [article.path for article in articles] == ["good.txt"]
    assert [one.path for one in skipped] == [argument]
    assert skipped[0].reason.startswith("no ")
    assert read_articles(["good.txt", argument]) == (articles, skipped)


def test_bad_inputs_are_skipped_with_a_reason_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b" \n")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    (tmp_path / "menu.txt").write_text("Home\nNews\nSport\n")
    (tmp_path / "broken.json").write_text('{"text": ')
    articles, skipped = read_articles([str(tmp_path)])
    assert [Path(a.path).name for a in articles] == ["good.txt"]
    reasons = {Path(s.path).name: s.reason for s in skipped}
    assert reasons["empty.txt"] == "empty"
    assert "binary" in reasons["picture.png"]
    assert "no article text" in reasons["menu.txt"]
    assert "not valid JSON" in reasons["broken.json"]


def test_a_broken_line_of_json_lines_costs_only_that_line(tmp_path: Path) -> None:
    file = tmp_path / "crawl.jsonl"
    article = {"text": TEXT, "title": "T", "date": "2026-03-03T10:00:00Z", "hostname": "a.ro"}
    file.write_text(f"{json.dumps(article)}\n{{broken\n[1]\n{json.dumps({'text': TEXT})}\n")
    articles, skipped = read_articles([str(file)])
    assert [a.path for a in articles] == [f"{file}#1", f"{file}#4"]
    assert [s.path for s in skipped] == [f"{file}#2", f"{file}#3"]
    assert articles[0].published == date(2026, 3, 3)
    assert articles[0].publisher == "a.ro"
    assert articles[0].sha256 == articles[1].sha256


@pytest.mark.parametrize("content", [TEXT.encode(), json.dumps({"text": TEXT}).encode()])
def test_standard_input_is_text_or_json(content: bytes) -> None:
    articles, _ = read_articles(["-"], stdin=io.BytesIO(content))
    assert articles[0].path == "-"
    assert articles[0].text == TEXT


def test_json_text_loses_no_sentence_that_looks_like_furniture() -> None:
    text = "Titlul știrii\n\nDascălii cer 25 la sută.\n\nFoto și video au fost șterse.\n\nDe ce?"
    content = json.dumps({"text": text, "title": "Titlul știrii"}).encode()
    articles, _ = read_articles(["-"], stdin=io.BytesIO(content))
    assert [s.of(text) for s in articles[0].body] == [
        "Dascălii cer 25 la sută.",
        "Foto și video au fost șterse.",
    ] + ["De ce?"] * (len(articles[0].body) == 3)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "iso8859_16"]
)
def test_encodings_of_romanian_with_commas_below(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


@pytest.mark.parametrize("encoding", ["cp1250", "iso8859_2"])
def test_legacy_encodings_of_romanian_with_cedillas(encoding: str) -> None:
    text = TEXT.translate(
        str.maketrans("șțȘȚ„”", 'şţŞŢ""' if encoding == "iso8859_2" else "şţŞŢ„”")
    )
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1251", "Президент заявил в четверг, что страна выполнит свои обязательства. " * 3),
        ("utf-16-le", "Президент заявил в четверг, что страна выполнит обязательства.\n"),
        (
            "cp1252",
            "Le président a déclaré jeudi que l’État tiendrait ses engagements. " * 3,
        ),
    ],
)
def test_encodings_of_other_languages(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("2025-07-04", date(2025, 7, 4)),
        ("2025-07-04T10:00:00+02:00", date(2025, 7, 4)),
        ("Fri, 04 Jul 2025 10:00:00 GMT", date(2025, 7, 4)),
        ("4 iulie 2025", date(2025, 7, 4)),
        ("3 mart. 2026", date(2026, 3, 3)),
        ("July 4, 2025", date(2025, 7, 4)),
        ("2026. március 3.", date(2026, 3, 3)),
        ("3 de marzo de 2026", date(2026, 3, 3)),
        ("14 мая 2026, 12:30", date(2026, 5, 14)),
        ("04.03.2026", date(2026, 3, 4)),
        ("25/12/2025", date(2025, 12, 25)),
        ("03/04/2026", None),
        ("2025-02-30", None),
        ("March 2026", None),
        ("", None),
    ],
)
def test_dates_are_read_and_never_guessed(stated: str, expected: date | None) -> None:
    assert clear_date(stated) == expected


@pytest.mark.parametrize(
    "line",
    [
        "4. März 2026",
        "Mittwoch, 4. März 2026, 10.35 Uhr",
        "2026. március 4.",
        "2026. március 4., szerda",
        "2026.03.04.",
        "4 марта 2026 г.",
        "Опубликовано 4 марта 2026 года.",
        "4 березня 2026 р.",
        "4 март 2026 г.",
        "środa, 4 marca 2026 r.",
        "Miercuri, 4 martie 2026.",
        "Mis à jour le 4 mars 2026.",
    ],
)
def test_a_line_with_nothing_but_a_date_is_when_it_was_published(line: str) -> None:
    text = (
        f"Incendiu la un depozit din Oradea\n\n{line}\n\n"
        "Doi pompieri au fost răniți într-un incendiu la un depozit din Oradea.\n"
    )
    article = read_plain_text(text.encode(), path="a.txt").articles[0]
    assert article.published == date(2026, 3, 4)
    assert [span.of(text)[:12] for span in article.body] == ["Doi pompieri"]


@pytest.mark.parametrize(
    ("title", "line", "sentence"),
    [
        (
            "Bahnstreik in Belgien: Nur jeder zweite Zug fährt",
            "Mittwoch, 4. März 2026, 11.05 Uhr",
            "Am ersten Tag des Streiks fuhr am Mittwoch in Belgien nur jeder zweite Zug.",
        ),
        (
            "Pod închis la Brăila",
            "Miercuri, 4 martie 2026, ora 11:05",
            "Podul din Brăila a fost închis miercuri din cauza vântului puternic.",
        ),
    ],
)
def test_a_date_that_shares_a_weekday_with_the_article_is_no_title(
    title: str, line: str, sentence: str
) -> None:
    article = read_plain_text(f"{title}\n\n{line}\n\n{sentence}\n".encode(), path="a").articles[0]
    assert (article.title, article.published) == (title, date(2026, 3, 4))


@pytest.mark.parametrize(
    "sentence", ["The bridge opened on 4 March 2026.", "Podul s-a deschis la 4 martie 2026."]
)
def test_a_sentence_with_a_date_is_a_statement(sentence: str) -> None:
    text = f"Podul din Brăila\n\n{sentence}\n\nPodul leagă Brăila de Tulcea, peste Dunăre.\n"
    article = read_plain_text(text.encode(), path="a.txt").articles[0]
    assert article.body[0].of(text) == sentence


def test_markdown_gives_its_front_matter_and_the_words_of_its_links() -> None:
    content = (
        b"---\ntitle: Ferry sinks\ndate: 2026-03-03\npublisher: Courier\n---\n# Ferry sinks\n\n"
        b"A ferry with [96 passengers](http://x.example/1234) sank off **Luzon** on Sunday.\n"
    )
    article = read_markdown(content, path="a.md").articles[0]
    assert (article.title, article.publisher) == ("Ferry sinks", "Courier")
    assert article.published == date(2026, 3, 3)
    assert [s.of(article.text) for s in article.body] == [
        "A ferry with 96 passengers sank off Luzon on Sunday."
    ]


@pytest.mark.parametrize(
    "head",
    [
        "headline: Bac scufundat\npub_date: 2026-03-03\nsource: Curierul\nlang: ro-RO",
        "Title: Bac scufundat\ndatePublished: 2026-03-03\nsite_name: Curierul\nlocale: ro_RO",
        "title: Bac scufundat\ndate: martie\npublished: 2026-03-03\noutlet: Curierul\nlanguage: ro",
    ],
)
def test_front_matter_goes_by_the_names_that_json_does(head: str) -> None:
    content = f"---\n{head}\n---\nUn bac cu 96 de pasageri s-a scufundat duminică.\n"
    article = read_markdown(content.encode(), path="a.md").articles[0]
    assert (article.title, article.publisher) == ("Bac scufundat", "Curierul")
    assert (article.published, article.url) == (date(2026, 3, 3), None)
    assert (article.language or "")[:2] == "ro"


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_break_a_reader(content: bytes) -> None:
    for reader in (read_plain_text, read_markdown):
        try:
            articles = reader(content, path="x").articles
        except UnreadableInput:
            continue
        for article in articles:
            assert all(span.of(article.text).strip() for span in article.body)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_body_spans_are_in_order_and_apart(text: str) -> None:
    try:
        article = read_plain_text(text.encode("utf-8", "replace"), path="x").articles[0]
    except UnreadableInput:
        return
    ends = [0, *(span.end for span in article.body)]
    assert all(span.start >= end for span, end in zip(article.body, ends, strict=False))


def test_progress_counts_inputs_and_the_articles_in_them(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(
        '{"text": "Un bac s-a scufundat duminică."}\n{"text": "A ferry sank on Sunday."}\n',
        encoding="utf-8",
    )
    (tmp_path / "b.txt").write_text("Eine Fähre sank am Sonntag.\n", encoding="utf-8")
    (tmp_path / "c.txt").touch()
    told: list[tuple[int, int, int]] = []
    read_articles([str(tmp_path)], progress=lambda *counts: told.append(counts))
    assert told == [(1, 3, 2), (2, 3, 3), (3, 3, 3)]
