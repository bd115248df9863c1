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
