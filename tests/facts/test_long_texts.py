"""Every extractor takes time in proportion to its text, whatever marks are repeated in it."""

import time
from datetime import date

import pytest

from claimcmp.facts.extraction import extract_facts
from claimcmp.facts.marking import Taken
from claimcmp.facts.quotation import quotations
from claimcmp.records import Article, Span
from claimcmp.segmentation import segment

# Each of these once took minutes; an article of prose of this length takes three seconds.
LENGTH = 20_000
SECONDS = 12


@pytest.mark.parametrize(
    "repeated",
    ["„", "a.", "A. ", "10%", "a spus ", "nu "],
)
def test_facts_of_a_repeated_word_take_seconds(repeated: str) -> None:
    text = (repeated * LENGTH)[:LENGTH]
    article = Article("a.txt", "0" * 64, text, (Span(0, len(text)),), (), language="ro", id="s1")
    began = time.process_time()
    claims = segment(article)
    extract_facts([c.text for c in claims], [c.language for c in claims], date(2025, 3, 1))
    assert time.process_time() - began < SECONDS


def test_marks_that_nothing_closes_hide_no_later_quotation() -> None:
    text = "‚" * 100 + " El a spus: „Nu demisionez, orice ar fi.”"
    assert any("demisionez" in quotation.span.of(text) for quotation in quotations(text))


def test_a_place_is_taken_once_and_for_all() -> None:
    taken = Taken(10, [Span(2, 4)])
    taken.add(Span(6, 7))
    free = [start for start in range(10) if taken.leaves(Span(start, start + 1))]
    assert free == [0, 1, 4, 5, 7, 8, 9]


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        ("bg", "двадесет"),
        ("de", "zwanzig"),
        ("hu", "harminc"),
        ("pl", "dwadziescia"),
        ("ro", "zeci"),
    ],
)
def test_a_word_of_many_numbers_is_no_number(language: str, parts: str) -> None:
    """It can be cut into numbers in more ways than anybody can try."""
    text = f"{parts * 100}ß and 12 more"
    began = time.process_time()
    facts = extract_facts([text], [language], date(2025, 3, 1))[0]
    assert time.process_time() - began < SECONDS
    assert [quantity.value for quantity in facts.quantities] in ([12.0], [])


def test_figures_take_time_in_proportion_to_their_number() -> None:
    """Also where no sentence ends and each looks back for what bounds it."""
    figures = [f"{number * 7 % 99}%" for number in range(4_000)]
    texts = [" ".join(figures[at : at + 400]) for at in range(0, len(figures), 400)]
    began = time.process_time()
    found = extract_facts(texts, ["ro"] * len(texts), date(2025, 3, 1))
    assert time.process_time() - began < SECONDS / 2
    assert sum(len(facts.quantities) for facts in found) == len(figures)
