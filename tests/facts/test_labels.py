"""Labels: numbers that are part of a name."""

import pytest

from claimcmp.facts.extraction import extract_facts


def told(text: str, language: str) -> list[str]:
    (facts,) = extract_facts([text], [language], None)
    return [label.span.of(text) for label in facts.labels]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The court cited Article 5 of the treaty.", ["Article 5"]),
        ("ro", "Instanța a invocat articolul 5 din tratat.", ["articolul 5"]),
        ("de", "Das Gericht berief sich auf Artikel 5.", ["Artikel 5"]),
        ("fr", "Le tribunal a cité l'article 5 du traité.", ["article 5"]),
        ("ru", "Суд сослался на статью 5 договора.", ["статью 5"]),
        ("en", "The index lost ground, as did the FTSE 100.", ["FTSE 100"]),
        ("pl", "Samolot Boeing 737 wylądował w Łodzi.", ["Boeing 737"]),
        ("en", "Two F-16 jets were lost.", ["F-16"]),
    ],
)
def test_a_number_behind_a_name_is_a_label(language: str, text: str, expected: list[str]) -> None:
    assert told(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "In Paris 12 people were hurt."),
        ("en", "Shares in Tesco 3 percent lower."),
        ("ro", "La Cluj 14 persoane au fost rănite."),
        ("en", "The games of Paris 2024 were safe."),
        ("de", "Die Polizei nahm 12 Menschen fest."),
        ("fr", "Le 5 mai, à 14 h 30, Lyon a gagné."),
    ],
)
def test_what_counts_or_dates_is_no_label(language: str, text: str) -> None:
    assert told(text, language) == []
