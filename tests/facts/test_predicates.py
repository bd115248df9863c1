"""Which word of a sentence is likeliest its verb."""

import re

import pytest

from claimcmp.facts.predicates import copula_before, likely_verb
from claimcmp.records import Span


@pytest.mark.parametrize(
    ("language", "text", "verb"),
    [
        ("en", "The plane lost pressure.", "lost"),
        ("en", "The case will be retried in the spring.", "retried"),
        ("ro", "Dosarul va fi rejudecat.", "rejudecat"),
        ("ro", "Sirenele din oraș au pornit.", "pornit"),
        ("fr", "La maladie a été importée par un voyageur.", "importée"),
        ("de", "die krankheit wurde von einem reisenden eingeschleppt.", "eingeschleppt"),
        ("it", "I poliziotti hanno sparato per primi.", "sparato"),
        ("es", "El avión perdió presión.", "perdió"),
        ("pt", "O avião perdeu pressão.", "perdeu"),
        ("hu", "a rendőrök lőttek először.", "lőttek"),
        ("ru", "пожар начался в подвале.", "начался"),
        ("uk", "пожежа почалася в підвалі.", "почалася"),
        ("bg", "пожарът избухна в мазето.", "избухна"),
        ("pl", "pożar zaczął się w piwnicy.", "zaczął"),
    ],
)
def test_the_likeliest_verb(language: str, text: str, verb: str) -> None:
    found = [Span(match.start(), match.end()) for match in re.finditer(r"\w+", text)]
    best = max(found, key=lambda word: (likely_verb(text, language, word), -word.start))
    assert best.of(text) == verb


def test_nothing_tells_in_a_language_without_data() -> None:
    text = "Vélin missti þrýsting."
    assert {likely_verb(text, "is", Span(0, 5)), likely_verb(text, "is", Span(6, 12))} == {0}


@pytest.mark.parametrize(
    ("language", "text", "word", "copula"),
    [
        ("pl", "Przyczyną awarii było podpalenie.", "podpalenie", "było"),
        ("it", "La causa era disattenzione.", "disattenzione", "era"),
        ("it", "Il pilota era ubriaco.", "ubriaco", None),
    ],
)
def test_the_copula_of_a_noun(language: str, text: str, word: str, copula: str | None) -> None:
    place = text.index(word)
    found = copula_before(text, language, Span(place, place + len(word)))
    assert (found.of(text) if found else None) == copula
