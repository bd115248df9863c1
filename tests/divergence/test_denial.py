"""Denials against confirmations and plain statements, and what they agree with."""

from collections.abc import Mapping

import pytest

from claimcmp.divergence.interface import Statement, StatementPair
from claimcmp.divergence.polarity import find_polarity_conflicts
from claimcmp.facts.polarity import polarity_cues
from claimcmp.facts.records import Facts
from claimcmp.records import Claim, Span

Sentence = tuple[str, str]
MINISTER = {"minister": "ministrul", "that": "că", "residents": "locuitorii", "had": "ar",
            "been": "fost", "warned": "avertizați", "the": "a"}  # fmt: skip


class Graded:
    """Similarity of word pairs by a list; 0.8 for what is listed as a translation, else 0.1."""

    def __init__(self, a: str, b: str, alike: Mapping[str, str]) -> None:
        self.texts, self.alike = (a, b), alike

    def __call__(self, a: Span, b: Span) -> float:
        left = [word.strip(".,") for word in a.of(self.texts[0]).lower().split()]
        right = [word.strip(".,") for word in b.of(self.texts[1]).lower().split()]
        if any(self.alike.get(word) in right for word in left):
            return 0.8
        # Verbs of confirming and denying are a little alike, and far from being each other's best.
        return 0.3 if {"confirmed", "denied"} & {*left} else 0.1


def statement(language: str, text: str) -> Statement:
    claim = Claim(language, language, text, Span(0, len(text)), language, 0)
    return Statement(claim, Facts(polarity=polarity_cues(text, language)))


def pair(a: Sentence, b: Sentence, alike: Mapping[str, str]) -> StatementPair:
    return StatementPair(statement(*a), statement(*b), 0.8, 0.9, Graded(a[1], b[1], alike))


CONFIRMED = ("en", "The minister confirmed that the residents had been warned.")
DENIED = ("ro", "Ministrul a negat că locuitorii ar fi fost avertizați.")


def test_a_denial_contradicts_a_confirmation_of_the_same() -> None:
    (conflict,) = find_polarity_conflicts(pair(CONFIRMED, DENIED, MINISTER))
    assert conflict.span_a.of(CONFIRMED[1]) == "confirmed"
    assert conflict.span_b.of(DENIED[1]) == "negat"


def test_other_words_of_a_long_sentence_do_not_hide_the_two_verbs() -> None:
    confirmed = (
        "en",
        "The minister confirmed on Thursday at a news conference in Suceava, after hours of talks, "
        "that the residents of three villages had been warned.",
    )
    denied = (
        "ro",
        "Ministrul a negat joi, la o conferință de presă la Suceava, după ore de discuții, că "
        "locuitorii din trei sate ar fi fost avertizați.",
    )
    words = {**MINISTER, "confirmed": "ministrul", "thursday": "joi", "news": "presă",
             "conference": "conferință", "suceava": "suceava", "after": "după", "hours": "ore",
             "talks": "discuții", "three": "trei", "villages": "sate", "at": "la", "a": "o",
             "in": "la", "of": "de", "on": "joi"}  # fmt: skip
    (conflict,) = find_polarity_conflicts(pair(confirmed, denied, words))
    assert conflict.span_b.of(denied[1]) == "negat"


def test_the_order_of_the_statements_does_not_matter() -> None:
    turned = {there: here for here, there in MINISTER.items()}
    (forth,) = find_polarity_conflicts(pair(CONFIRMED, DENIED, MINISTER))
    (back,) = find_polarity_conflicts(pair(DENIED, CONFIRMED, {**turned, "negat": "confirmed"}))
    assert (forth.span_a, forth.span_b) == (back.span_b, back.span_a)


SCHOOL = {"the": "a", "mayor": "primarul", "that": "că", "school": "școala", "would": "se",
          "close": "deschisă", "stay": "rămâne", "open": "deschisă"}  # fmt: skip


@pytest.mark.parametrize(
    ("a", "b", "alike"),
    [
        (("en", "The minister denied that the residents had been warned."), DENIED,
         {**MINISTER, "denied": "negat"}),
        (("en", "The minister confirmed that the residents had not been warned."), DENIED,
         MINISTER),
        (("en", "The mayor denied that the school would close."),
         ("ro", "Primarul a confirmat că școala rămâne deschisă."), SCHOOL),
    ],
)  # fmt: skip
def test_two_reversals_agree(a: Sentence, b: Sentence, alike: Mapping[str, str]) -> None:
    assert find_polarity_conflicts(pair(a, b, alike)) == ()


def test_a_denial_of_what_the_other_report_states() -> None:
    stated = ("en", "The residents had been warned, the minister said.")
    (conflict,) = find_polarity_conflicts(pair(stated, DENIED, MINISTER))
    assert conflict.span_b.of(DENIED[1]) == "negat"
    assert conflict.explanation.startswith("One report denies (“negat”) what the other states")


def test_a_denial_of_something_else_is_silent() -> None:
    other = ("en", "Prosecutors confirmed that two officials took bribes from a builder.")
    assert find_polarity_conflicts(pair(other, DENIED, MINISTER)) == ()


def test_a_negation_far_from_the_denial_is_none_of_it() -> None:
    stated = (
        "en",
        "The minister confirmed that the residents had been warned by telephone twice on the "
        "evening before the storm reached town, but the engineers found nothing amiss.",
    )
    assert find_polarity_conflicts(pair(stated, DENIED, {**MINISTER, "confirmed": "negat"}))
