from dataclasses import replace
from datetime import date

import pytest

from claimcmp.divergence.interface import Statement, StatementPair
from claimcmp.divergence.wording import find_wording_conflicts
from claimcmp.facts.charged import charged_words
from claimcmp.facts.records import Facts
from claimcmp.facts.terms import loaded_terms
from claimcmp.records import Claim, Span


def statement(text: str, language: str, source: str) -> Statement:
    claim = Claim(f"{source}-1", source, text, Span(0, len(text)), language, 0)
    terms = loaded_terms(text, language)
    facts = Facts(terms=terms, charged=charged_words(text, language, terms))
    return Statement(claim, facts, date(2026, 5, 18))


def alike(a: Span, b: Span) -> float:
    """Words at the same place of both sentences are alike."""
    return 1.0 / (1.0 + abs(a.start - b.start))


def pair(a: str, first: str, b: str, second: str) -> StatementPair:
    return StatementPair(statement(a, first, "s1"), statement(b, second, "s2"), 0.8, 0.9, alike)


@pytest.mark.parametrize(
    ("first", "a", "second", "b", "words"),
    [
        (
            "en",
            "Protesters broke a window.",
            "ro",
            "Gloata a spart un geam.",
            ("Protesters", "Gloata"),
        ),
        (
            "en",
            "It freed 52 detainees.",
            "ro",
            "A eliberat 52 de deținuți politici.",
            ("detainees", "deținuți politici"),
        ),
        (
            "fr",
            "La guerre dure depuis un an.",
            "ru",
            "Спецоперация длится год.",
            ("guerre", "Спецоперация"),
        ),
        (
            "de",
            "Die Demonstranten zogen weiter.",
            "pl",
            "Motłoch poszedł dalej.",
            ("Demonstranten", "Motłoch"),
        ),
    ],
)
def test_terms_of_different_colour_conflict(
    first: str, a: str, second: str, b: str, words: tuple[str, str]
) -> None:
    conflict = find_wording_conflicts(pair(a, first, b, second))[0]
    assert (conflict.span_a.of(a), conflict.span_b.of(b)) == words
    assert conflict.evidence["rival"] == 1.0
    turned = find_wording_conflicts(pair(b, second, a, first))[0]
    assert (turned.span_a, turned.span_b) == (conflict.span_b, conflict.span_a)


def test_contempt_needs_no_listed_counterpart() -> None:
    a, b = "The owner slunk out of town.", "Patronul a ajuns în alt oraș."
    conflict = find_wording_conflicts(pair(a, "en", b, "ro"))[0]
    assert conflict.span_a.of(a) == "slunk"
    assert conflict.value_a == {"term": "slink", "charge": "unfavourable"}
    assert conflict.value_b == {"term": None, "charge": "neutral"}


@pytest.mark.parametrize(
    ("first", "a", "second", "b"),
    [
        ("en", "A mob broke a window.", "ro", "O gloată a spart un geam."),
        ("en", "The invasion began in spring.", "fr", "L’invasion a débuté au printemps."),
        ("en", "Protesters broke a window.", "ro", "Protestatarii au spart un geam."),
        ("en", "The council met.", "de", "Der Rat tagte."),
    ],
)
def test_the_same_colour_is_no_conflict(first: str, a: str, second: str, b: str) -> None:
    assert find_wording_conflicts(pair(a, first, b, second)) == ()


def test_the_explanation_is_one_sentence_with_both_terms() -> None:
    found = find_wording_conflicts(
        pair("Protesters broke a window.", "en", "Gloata a spart un geam.", "ro")
    )
    assert found[0].explanation == (
        "The reports use words of different colour: “Protesters” and “Gloata”."
    )


@pytest.mark.parametrize(
    ("first", "a", "second", "b", "words"),
    [
        ("en", "The Kyiv government denied it.", "ru", "Киевский режим это отрицал.", "режим"),
        ("ro", "Reorganizarea a început luni.", "en", "The purge began on Monday.", "purge"),
        ("en", "A leak polluted the river.", "fr", "Un désastre écologique frappe.", "désastre"),
    ],
)
def test_a_rival_tells_more_than_the_nearest_word(
    first: str, a: str, second: str, b: str, words: str
) -> None:
    conflict = find_wording_conflicts(pair(a, first, b, second))[0]
    assert words in conflict.span_b.of(b)
    assert conflict.evidence["rival"] == 1.0
    assert conflict.value_a["term"] is not None


@pytest.mark.parametrize(
    ("first", "a", "second", "b"),
    [
        ("en", "The religious community met.", "pl", "Sekta zebrała się."),
        ("hu", "A rendőri művelet véget ért.", "de", "Die Repression ist vorbei."),
        ("pt", "As famílias ocuparam as terras.", "es", "Las familias invadieron las tierras."),
        ("ru", "Защитники отошли.", "uk", "Окупанти відійшли."),
        ("ro", "Echipajele de înlocuire zboară.", "pt", "Os fura-greves voam."),
        ("uk", "Докери на зміну не вийшли.", "ro", "Docherii au dezertat."),
        ("fr", "Les pirates ont laissé un message.", "es", "Los ciberterroristas avisaron."),
        ("en", "The families were evicted.", "pl", "Rodziny wyrzucono na bruk."),
        (
            "de",
            "Die Steuersenkung gilt.",
            "it",
            "È un regalo ai ricchi.",
        ),
        ("bg", "Екипажи за замяна летят.", "hu", "Sztrájktörők repülnek."),
    ],
)
def test_further_choices_of_newsrooms(first: str, a: str, second: str, b: str) -> None:
    assert find_wording_conflicts(pair(a, first, b, second))


def test_colour_of_other_news_in_the_sentence_is_no_conflict() -> None:
    a = "Depositors withdrew a fifth of the deposits."
    b = "The bailiffs were scum, a mob of idiots; depositors withdrew a fifth of the deposits."
    both = replace(
        pair(a, "en", b, "en"),
        spans=lambda x, y: float(x.of(a).casefold() == y.of(b).casefold()),
    )
    assert find_wording_conflicts(both) == ()
