"""Polarity conflicts and the agreeing pairs that must stay silent."""

import pytest

from claimcmp.divergence.interface import Statement, StatementPair
from claimcmp.divergence.polarity import find_polarity_conflicts
from claimcmp.facts.polarity import polarity_cues
from claimcmp.facts.records import Facts
from claimcmp.records import Claim, Span


def statement(text: str, language: str) -> Statement:
    claim = Claim(language, language, text, Span(0, len(text)), language, 0)
    return Statement(claim, Facts(polarity=polarity_cues(text, language)))


class Dictionary:
    """Similarity by a list of word pairs that mean the same or stand for each other."""

    def __init__(self, a: str, b: str, alike: dict[str, str]) -> None:
        self.a, self.b, self.alike = a, b, alike

    def __call__(self, a: Span, b: Span) -> float:
        left, right = a.of(self.a).lower(), b.of(self.b).lower()
        if left == right or any(
            word in left.split() and other in right.split() for word, other in self.alike.items()
        ):
            return 0.8
        return 0.1


def pair(a: str, b: str, alike: dict[str, str], languages: str = "en ro") -> StatementPair:
    left, right = languages.split()
    return StatementPair(statement(a, left), statement(b, right), 0.8, 0.9, Dictionary(a, b, alike))


COURT = {"court": "tribunalul", "request": "cererea", "rejected": "admis", "the": "cererea"}


def test_opposite_words_conflict_with_the_smallest_spans() -> None:
    both = pair("The court rejected the request.", "Tribunalul a admis cererea.", COURT)
    (conflict,) = find_polarity_conflicts(both)
    assert conflict.span_a.of(both.a.claim.text) == "rejected"
    assert conflict.span_b.of(both.b.claim.text) == "a admis"
    assert conflict.value_a == {"axis": "accept", "sign": -1}
    assert conflict.value_b == {"axis": "accept", "sign": 1}
    assert conflict.explanation == (
        "“rejected” in one report says the opposite of “a admis” in the other "
        "(rejected against accepted)."
    )


def test_a_negated_opposite_agrees() -> None:
    agreeing = pair("The court rejected the request.", "Tribunalul nu a admis cererea.", COURT)
    assert find_polarity_conflicts(agreeing) == ()


def test_opposite_words_about_different_things_are_no_conflict() -> None:
    different = pair("The court rejected the request.", "Parlamentul a admis legea.", {})
    assert find_polarity_conflicts(different) == ()


def test_a_cue_of_the_same_sign_explains_the_opposite_one() -> None:
    text = "Tribunalul a respins cererea, după ce a admis contestația."
    alike = {**COURT, "rejected": "respins"}
    assert find_polarity_conflicts(pair("The court rejected the request.", text, alike)) == ()


MOVED = {"the": "profesorii", "teachers": "profesorii", "met": "întâlnit", "officials": "oficialii",
         "have": "au", "with": "cu"}  # fmt: skip


def test_a_lone_negation_of_what_the_other_says_conflicts() -> None:
    both = pair("The teachers met officials.", "Profesorii nu s-au întâlnit oficialii.", MOVED)
    (conflict,) = find_polarity_conflicts(both)
    assert conflict.span_b.of(both.b.claim.text) == "nu s-au întâlnit"
    assert conflict.span_a.of(both.a.claim.text) == "met"
    assert conflict.value_a == {"axis": "negation", "sign": 1}


def test_a_negation_on_both_sides_agrees() -> None:
    both = pair(
        "The teachers never met officials.", "Profesorii nu s-au întâlnit oficialii.", MOVED
    )
    assert find_polarity_conflicts(both) == ()


def test_a_negation_in_a_clause_that_the_other_lacks_is_no_conflict() -> None:
    both = pair(
        "The teachers met officials.",
        "Profesorii s-au întâlnit oficialii, care nu doreau presa acolo.",
        MOVED,
    )
    assert find_polarity_conflicts(both) == ()


@pytest.mark.parametrize(
    ("a", "b", "alike", "languages"),
    [
        (
            "He called the tone unpresidential.",
            "A numit tonul neprezidențial, nu prezidențial.",
            {"he": "a", "called": "numit", "the": "tonul", "tone": "tonul",
             "unpresidential": "prezidențial"},
            "en ro",
        ),
        (
            "The actor declined to comment yesterday.",
            "El actor no comentó ayer.",
            {"the": "el", "actor": "actor", "comment": "comentó", "yesterday": "ayer"},
            "en es",
        ),
    ],
)  # fmt: skip
def test_a_negation_that_the_other_hides_in_a_word_is_no_conflict(
    a: str, b: str, alike: dict[str, str], languages: str
) -> None:
    assert find_polarity_conflicts(pair(a, b, alike, languages)) == ()


def test_a_word_that_another_renders_better_does_not_answer_a_negation() -> None:
    """„Este” is a little like "not" beside "is", but it stands for "is"."""
    text, other = "The bridge is not open on Monday.", "Podul este deschis luni."

    class LikeNeighbours(Dictionary):
        def __call__(self, a: Span, b: Span) -> float:
            both = a.of(self.a).lower(), b.of(self.b).lower()
            return 0.4 if both == ("not", "este") else super().__call__(a, b)

    alike = {"is": "este", "bridge": "podul", "the": "podul", "monday": "luni", "on": "luni"}
    meetings = pair(text.replace("open", "crowded"), other.replace("deschis", "plin"), alike)
    spans = LikeNeighbours(
        meetings.a.claim.text, meetings.b.claim.text, {**alike, "crowded": "plin"}
    )
    found = find_polarity_conflicts(StatementPair(meetings.a, meetings.b, 0.8, 0.9, spans))
    assert [conflict.span_a.of(meetings.a.claim.text) for conflict in found] == ["not crowded"]


@pytest.mark.parametrize(
    ("a", "b", "languages"),
    [
        ("The court rejected the request.", "Tribunalul a admis cererea.", "en ro"),
        ("The teachers met officials.", "Profesorii nu s-au întâlnit oficialii.", "en ro"),
    ],
)
def test_the_order_of_the_statements_does_not_matter(a: str, b: str, languages: str) -> None:
    both = pair(a, b, {**COURT, **MOVED}, languages)
    turned = StatementPair(both.b, both.a, 0.8, 0.9, lambda x, y: both.spans(y, x))
    forth, back = find_polarity_conflicts(both), find_polarity_conflicts(turned)
    assert [(c.span_a, c.span_b) for c in forth] == [(c.span_b, c.span_a) for c in back]
