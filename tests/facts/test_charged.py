from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcmp.facts.charged import charged_words
from claimcmp.facts.terms import loaded_terms

LANGUAGES = ("ro", "en", "fr", "de", "it", "es", "pt", "hu", "ru", "uk", "bg", "pl")


def found(text: str, language: str) -> dict[str, str]:
    words = charged_words(text, language, loaded_terms(text, language))
    return {word.span.of(text): word.charge for word in words if word.strength}


@pytest.mark.parametrize(
    ("language", "text", "word", "charge"),
    [
        ("en", "The minister squandered the fund.", "squandered", "unfavourable"),
        ("en", "The villagers fought valiantly.", "valiantly", "favourable"),
        ("ro", "Primăria a risipit fondul.", "risipit", "unfavourable"),
        ("ro", "Primaria a mușamalizat raportul.", "mușamalizat", "unfavourable"),
        ("fr", "La mairie a dilapidé les fonds.", "dilapidé", "unfavourable"),
        ("de", "Die Stadt hat das Geld verprasst.", "verprasst", "unfavourable"),
        ("it", "Il comune ha sperperato i fondi.", "sperperato", "unfavourable"),
        ("es", "El ayuntamiento derrochó el dinero.", "derrochó", "unfavourable"),
        ("pt", "A câmara esbanjou o dinheiro.", "esbanjou", "unfavourable"),
        ("hu", "A város elherdálta a pénzt.", "elherdálta", "unfavourable"),
        ("ru", "Мэрия разбазарила деньги.", "разбазарила", "unfavourable"),
        ("uk", "Мерія замовчувала звіт.", "замовчувала", "unfavourable"),
        ("bg", "Общината прахоса парите.", "прахоса", "unfavourable"),
        ("pl", "Miasto roztrwoniło pieniądze.", "roztrwoniło", "unfavourable"),
    ],
)
def test_finds_words_that_take_sides(language: str, text: str, word: str, charge: str) -> None:
    assert found(text, language) == {word: charge}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The council met on Monday and approved the budget for 2027."),
        ("ro", "Consiliul local s-a reunit luni și a aprobat bugetul pe 2027."),
        ("de", "Der Stadtrat tagte am Montag und billigte den Haushalt für 2027."),
        ("ru", "Совет собрался в понедельник и утвердил бюджет на 2027 год."),
        ("tr", "Meclis pazartesi günü toplandı."),
    ],
)
def test_plain_news_is_not_coloured(language: str, text: str) -> None:
    assert found(text, language) == {}


def test_a_term_wins_over_the_list() -> None:
    text = "A mob broke a window."
    words = charged_words(text, "en", loaded_terms(text, "en"))
    assert [(word.span.of(text), word.strength) for word in words] == [("mob", 0.9)]


@given(st.text(max_size=120), st.sampled_from(LANGUAGES))
@settings(max_examples=150, deadline=None)
def test_spans_lie_in_the_text_apart_and_in_order(text: str, language: str) -> None:
    spans = [word.span for word in charged_words(text, language, loaded_terms(text, language))]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
