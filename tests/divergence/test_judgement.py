"""Pairs that facts leave open are shown to the entailment model, others are not."""

from dataclasses import replace

from claimcmp.divergence.inference import find_inferred
from claimcmp.divergence.interface import StatementPair
from claimcmp.divergence.judgement import examine
from claimcmp.entailment import Entailment
from claimcmp.records import Span
from claimcmp.testing import OppositionScorer
from tests.divergence.stance import pair

TALKS = ("en", "The talks between the two ministers collapsed in Geneva.")
GOING_ON = ("ro", "Discuțiile dintre cei doi miniștri continuă la Geneva.")
WORDS = {
    "talks": "discuțiile",
    "between": "dintre",
    "ministers": "miniștri",
    "the": "cei",
    "two": "doi",
    "in": "la",
    "geneva": "geneva.",
}
AGAINST, FOR = (0.05, 0.05, 0.9), (0.9, 0.05, 0.05)


def talks(entailment: Entailment | None = None) -> StatementPair:
    return replace(pair(TALKS, GOING_ON, WORDS), entailment=entailment)


def test_a_contradiction_without_an_opposite_word_is_proposed_with_what_differs() -> None:
    (conflict,) = find_inferred(talks(Entailment(AGAINST, AGAINST)), ())
    assert conflict.type == "polarity"
    assert "collapsed" in conflict.span_a.of(TALKS[1])
    assert "continuă" in conflict.span_b.of(GOING_ON[1])
    assert "entailment model" in conflict.explanation


def test_nothing_is_proposed_without_a_model_or_a_contradiction() -> None:
    assert find_inferred(talks(), ()) == ()
    assert find_inferred(talks(Entailment(FOR, FOR)), ()) == ()


def test_what_the_facts_found_is_not_proposed_again() -> None:
    inferred = talks(Entailment(AGAINST, AGAINST))
    (conflict,) = find_inferred(inferred, ())
    assert find_inferred(inferred, (conflict,)) == ()


def test_open_pairs_are_asked_about_in_both_directions() -> None:
    scorer = OppositionScorer({"collapsed": "continuă"})
    (examined,) = examine([talks()], scorer)
    assert set(scorer.asked) == {(TALKS[1], GOING_ON[1]), (GOING_ON[1], TALKS[1])}
    assert examined.pair.entailment is not None
    assert examined.pair.entailment.relation == "contradiction"


def test_equal_texts_are_not_asked_about() -> None:
    scorer = OppositionScorer({})
    same = pair(TALKS, TALKS, {word.lower(): word.lower() for word in TALKS[1].split()})
    examine([same], scorer)
    assert scorer.asked == []


def test_without_a_model_nothing_is_inferred() -> None:
    (examined,) = examine([talks()], None)
    assert examined.pair.entailment is None


def test_spans_lie_in_their_statements_whatever_they_hold() -> None:
    for text in ("…", "12", "Да.", "ok"):
        odd = replace(pair(("en", text), GOING_ON, {}), entailment=Entailment(AGAINST, AGAINST))
        for conflict in find_inferred(odd, ()):
            assert conflict.span_a.of(text)
            assert Span(0, len(text)).overlaps(conflict.span_a)
