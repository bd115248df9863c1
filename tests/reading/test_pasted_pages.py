"""Pasted pages: every sentence of the article is body, and nothing of the page around it is."""

import json
from pathlib import Path

import pytest

from claimcmp.reading import read_articles
from claimcmp.reading.datelines import dateline
from claimcmp.records import Article
from claimcmp.segmentation import segment

ROOT = Path(__file__).parents[2]

# The first and last words of each paragraph that a reader would call the article, by seed.
SEED_PARAGRAPHS = {
    "000_85c84f245718b8f0.txt": [
        ("Russia and its staunch ally", "US Independence Day."),
        ('"I hope that thanks', "said in a message."),
        ("US President Donald Trump", "counterpart Vladimir Putin."),
        ("Kyiv and its Western allies", "Western supplies."),
        ("Moscow, which has been", "to join NATO."),
        ("These conditions", "unacceptable to Kyiv."),
        ("Russia, whose army", '"realities on the ground".'),
        ("Belarus President", "addressed to Trump."),
        ('"During your first', "Lukashenko said."),
        ('"Unfortunately, at', 'or our peoples".'),
        ('"It is time to', "ally of Moscow."),
    ],
    "001_914f2e2eca3899c3.txt": [
        ("At the Independence Palace", "neighboring nations."),
        ("The conversations took place", "material capabilities."),
        ("During their remarks", "every participant."),
        ("In earlier explanations", "dynamics surrounding it."),
        ("The meeting reflects", "multiple sectors."),
    ],
    "002_f7f85612b9937137.txt": [
        ("The US could pressure", "said on Tuesday."),
        ("Lukashenko recently met", "limited contact."),
        ("The Belarusian leader", "Vladimir Putin."),
        ("According to Lukashenko", "Moscow's stance."),
        ("'That's the position", "end this war.'"),
        ("Kellogg later said", "total ceasefire.'"),
        ("Kiev has pushed", "both proposals."),
        ("Moscow has proposed", "according to Russia."),
        ("Belarus remains", "external pressure."),
    ],
    "003_a56a5e1a38d11072.txt": [
        ("Belarusian President", "in recent times."),
        ("Having held power", "his administration."),
        ("Responses to the protests", "Ukraine in 2022."),
        ("While speaking", "public declarations."),
        ("Moreover, Lukashenko", "initiating discussions."),
        ("Despite the substantial rift", "largest releases in years."),
        ("However, significant", "these concerns."),
        ("Lukashenko’s remarks", "nations moving forward."),
    ],
    "004_26a823dd48c20efc.txt": [
        ("Președintele belarus", "interesele Minskului."),
        ("Aceste declarații", "The Kyiv Independent."),
        ("„Vom aștepta", "de stat Belta."),
        ("„Suntem gata", "liderul belarus."),
        ("Lukașenko nu a specificat", "Rusia și Ucraina."),
        ("Președintele belarus a menționat", "„absolut normale”."),
        ("„Dar interesele", "a adăugat Lukașenko."),
        ("În septembrie", "Belavia."),
        ("Emisarul lui Trump", "din Ucraina."),
        ("Lukașenko, care conduce", "izolare diplomatică."),
    ],
}


def read_one(path: Path) -> Article:
    articles, skipped = read_articles([str(path)])
    assert skipped == ()
    return articles[0]


@pytest.mark.parametrize("name", sorted(SEED_PARAGRAPHS))
def test_seed_keeps_its_article_and_nothing_else(name: str) -> None:
    article = read_one(ROOT / "seeds" / name)
    paragraphs = [span.of(article.text) for span in article.body]
    expected = SEED_PARAGRAPHS[name]
    assert len(paragraphs) == len(expected)
    for paragraph, (first, last) in zip(paragraphs, expected, strict=True):
        assert paragraph.startswith(first)
        assert paragraph.endswith(last)


def test_seeds_say_of_themselves_what_their_text_says() -> None:
    dated = read_one(ROOT / "seeds" / "000_85c84f245718b8f0.txt")
    assert dated.title == "Russia and key ally Belarus seek better ties with US"
    assert str(dated.published) == "2025-07-04"
    aggregated = read_one(ROOT / "seeds" / "002_f7f85612b9937137.txt")
    assert aggregated.title == "Russian ally names ‘first step' towards Ukraine ceasefire"
    assert aggregated.publisher == "Russia Today"
    assert aggregated.published is None
    silent = read_one(ROOT / "seeds" / "003_a56a5e1a38d11072.txt")
    assert (silent.title, silent.publisher, silent.published) == (None, None, None)


def test_every_line_is_body_or_dropped_with_a_reason() -> None:
    article = read_one(ROOT / "seeds" / "002_f7f85612b9937137.txt")
    covered = [*article.body, *(d.span for d in article.dropped)]
    outside = list(article.text)
    for span in covered:
        outside[span.start : span.end] = " " * (span.end - span.start)
    assert not "".join(outside).replace("•", "").strip()
    assert all(d.reason for d in article.dropped)


@pytest.mark.parametrize("path", sorted((ROOT / "evaluation" / "pages").glob("*.json")), ids=str)
def test_development_page(path: Path, tmp_path: Path) -> None:
    page = json.loads(path.read_text(encoding="utf-8"))
    if page["part"] != "development":
        pytest.skip("held back for measuring")
    file = tmp_path / "page.txt"
    file.write_text(page["text"], encoding="utf-8")
    article = read_one(file)
    assert [claim.text for claim in segment(article)] == page["body"]
    assert article.title == page["title"] or page["title"] is None
    assert (article.published and article.published.isoformat()) == page["published"]


@pytest.mark.parametrize(
    "line",
    [
        "Valencia, 3 mar (EFE).- El alcalde anunció su dimisión.",
        "PARIS, 3 mars (AFP) - Le maire a annoncé sa démission.",
        "București, 3 mart. /Agerpres/ - Primarul și-a anunțat demisia.",
        "София, 3 март /БТА/ - Кметът обяви оставката си.",
        "Warszawa, 3 marca (PAP) – Burmistrz ogłosił dymisję.",
        "BUDAPEST, március 3. (MTI) - A polgármester lemondott.",
        "КИЇВ, 3 березня (Укрінформ) — Мер оголосив про відставку.",
    ],
)
def test_a_dateline_needs_no_year(line: str) -> None:
    found = dateline(line)
    assert found is not None
    assert line[found.end :].split()[0] in {
        *("El", "Le", "Primarul", "Кметът", "Burmistrz", "A", "Мер")
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor of Lyon (left) - a man of 60 - resigned.",
        "În mai (anul trecut) - a spus el - podul era închis.",
        "În Brăila, la 3 mai (Ziua Libertății Presei) - spune primarul - podul era închis.",
        "Em março (de 2025) – disse o autarca – a ponte abriu.",
    ],
)
def test_a_sentence_with_a_month_is_no_dateline(sentence: str) -> None:
    assert dateline(sentence) is None


def test_dateline_is_taken_off_the_first_sentence(tmp_path: Path) -> None:
    file = tmp_path / "wire.txt"
    file.write_text(
        "București, 3 mart. 2026 /Agerpres/ - Guvernul a adoptat marți bugetul pentru anul 2026, "
        "cu un deficit de 6,2 la sută.\nDascălii cer 25 la sută.\n",
        encoding="utf-8",
    )
    article = read_one(file)
    assert [s.of(article.text)[:20] for s in article.body] == [
        "Guvernul a adoptat m",
        "Dascălii cer 25 la s",
    ]
    assert article.publisher == "Agerpres"
    assert str(article.published) == "2026-03-03"


def test_wrapped_paragraphs_are_joined(tmp_path: Path) -> None:
    file = tmp_path / "wrapped.txt"
    file.write_text(
        "The council of the city voted on Tuesday to spend forty million dollars\n"
        "on a wall along the river, which flooded in 2022 and again in the spring\n"
        "of last year, when three hundred families lost their homes to the water.\n",
        encoding="utf-8",
    )
    assert len(segment(read_one(file))) == 1
