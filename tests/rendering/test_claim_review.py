"""ClaimReview-style JSON-LD: what differs, where it stands, and never a verdict."""

import json

from hypothesis import given

from claimcmp.records import Comparison
from claimcmp.rendering.claim_review import render_claim_review
from tests.rendering.hostile import hostile_text, patient, poisoned, steering


def test_one_review_per_divergence_without_a_rating(comparison: Comparison) -> None:
    shown = render_claim_review(comparison)
    assert "ating" not in shown
    reviews = json.loads(shown)["@graph"]
    assert [review["reviewAspect"] for review in reviews] == ["number", "number", "wording", "name"]
    first = reviews[0]["itemReviewed"][0]
    assert first["text"] == "Belarus frees 123 detainees, among them Mária Kalésnikava."
    assert first["appearance"]["publisher"]["name"] == "The Vilnius Evening Courier"
    assert first["appearance"]["encoding"]["sha256"] == "1" * 64
    assert first["additionalProperty"][0]["value"] == "123"
    assert reviews[0]["author"]["identifier"] == comparison.signature


@given(hostile_text)
@patient
def test_texts_come_back_and_steer_nothing(comparison: Comparison, text: str) -> None:
    shown = render_claim_review(poisoned(comparison, text))
    assert not steering(shown)
    assert json.loads(shown)["@graph"][0]["claimReviewed"] == text
