"""Spans and the frozen records."""

from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcmp.records import Claim, Span

SPANS = st.tuples(st.integers(0, 50), st.integers(0, 20)).map(lambda s: Span(s[0], s[0] + s[1]))


@given(SPANS, st.lists(SPANS))
def test_a_hull_is_the_smallest_span_that_holds_all(one: Span, others: list[Span]) -> None:
    hull = one.hull(*others)
    assert hull.start in {span.start for span in (one, *others)}
    assert hull.end in {span.end for span in (one, *others)}
    assert all(hull.start <= span.start and span.end <= hull.end for span in (one, *others))


def test_a_span_covers_its_part_of_a_text() -> None:
    assert Span(4, 8).of("Ana are mere") == "are "
    assert Span(3, 3).of("Ana are mere") == ""


def test_spans_that_touch_do_not_overlap() -> None:
    assert not Span(0, 3).overlaps(Span(3, 5))
    assert Span(0, 4).overlaps(Span(3, 5))


@given(SPANS, SPANS)
def test_overlap_is_a_shared_code_point(one: Span, other: Span) -> None:
    shared = set(range(one.start, one.end)) & set(range(other.start, other.end))
    if one.start < one.end and other.start < other.end:
        assert one.overlaps(other) == bool(shared)
    assert one.overlaps(other) == other.overlaps(one)


@given(SPANS, st.integers(0, 10), st.text(max_size=90))
def test_a_shifted_span_covers_the_same_words(span: Span, offset: int, text: str) -> None:
    assert span.shifted(offset).of("x" * offset + text) == span.of(text)


def test_records_do_not_change() -> None:
    claim = Claim("s1.0", "s1", "Plouă.", Span(0, 6), "ro", 0)
    with pytest.raises(FrozenInstanceError):
        claim.text = "Ninge."  # type: ignore[misc]


@given(SPANS, SPANS)
def test_a_span_encloses_what_is_only_a_part_of_it(one: Span, other: Span) -> None:
    assert one.encloses(other) == (one.hull(other) == one and one != other)
