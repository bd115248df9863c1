"""A crowd's cluster is judged by the claims that differ."""

from claimcmp.clustering import Group
from claimcmp.crowds import telling_members
from claimcmp.divergence.interface import Statement
from claimcmp.facts.extraction import extract_facts
from claimcmp.records import Claim, Span


def crowd(*texts: str) -> tuple[list[Statement], Group]:
    facts = extract_facts(texts, ["en"] * len(texts), None)
    statements = [
        Statement(Claim(f"s{i}.1", f"s{i}", text, Span(0, len(text)), "en", 0), found)
        for i, (text, found) in enumerate(zip(texts, facts, strict=True), start=1)
    ]
    return statements, Group(tuple(range(len(texts))), 0.9)


def test_every_member_of_a_small_group_tells():
    assert telling_members(*crowd(*["The flood killed 3 people."] * 24)) == tuple(range(24))


def test_the_one_report_with_another_figure_is_among_the_telling():
    texts = ["The flood killed 3 people."] * 300
    texts[287] = "The flood killed 4 people."
    assert telling_members(*crowd(*texts)) == (0, 287)


def test_a_crowd_of_different_claims_is_bounded():
    texts = [f"The flood killed {number} people in the valley." for number in range(2, 102)]
    assert len(telling_members(*crowd(*texts))) == 24
