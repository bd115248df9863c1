"""One line per distinct value, and who gives it."""

from claimcmp.divergence.values import value_groups
from claimcmp.records import Divergence, Evidence, Span


def evidence(claim: str, text: str, value: object = None) -> Evidence:
    return Evidence(claim, text, Span(0, len(text)), value)


def divergence(a: Evidence, b: Evidence) -> Divergence:
    return Divergence("number", a, b, 0.9, f"{a.text} against {b.text}")


def test_two_reports_with_one_value_are_on_one_line():
    here, there = evidence("s1.1", "14 dead"), evidence("s2.1", "14 morți")
    other = evidence("s3.4", "12 morts")
    sources = {"s1.1": "s1", "s2.1": "s2", "s3.4": "s3"}
    groups = value_groups([divergence(here, other), divergence(there, other)], sources)
    assert [(g.value, g.sources) for g in groups] == [
        ("14 dead", ("s1", "s2")),
        ("12 morts", ("s3",)),
    ]


def test_three_values_are_three_lines():
    one, two, three = (evidence(f"s{n}.1", f"{n * 10}") for n in (1, 2, 3))
    sources = {f"s{n}.1": f"s{n}" for n in (1, 2, 3)}
    groups = value_groups(
        [divergence(one, two), divergence(one, three), divergence(two, three)], sources
    )
    assert [g.sources for g in groups] == [("s1",), ("s2",), ("s3",)]


def test_sources_are_ordered_by_number():
    ten, nine, odd = evidence("s10.1", "5"), evidence("s9.1", "5"), evidence("s2.1", "6")
    sources = {"s10.1": "s10", "s9.1": "s9", "s2.1": "s2"}
    groups = value_groups([divergence(ten, odd), divergence(nine, odd)], sources)
    assert groups[1].sources == ("s9", "s10")
