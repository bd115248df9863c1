"""Facts as plain JSON, for explain."""

import json
from dataclasses import fields

from claimcmp.facts.extraction import extract_facts
from claimcmp.facts.records import Facts
from claimcmp.records import Claim, Span
from claimcmp.rendering.facts import KINDS, plain_facts


def test_every_kind_of_fact_is_shown() -> None:
    assert set(KINDS) == {field.name for field in fields(Facts)}


def test_values_are_plain_json_and_place_their_words() -> None:
    text = "La Oradea, 14 pompieri au fost răniți, dar nimeni nu a murit."
    (facts,) = extract_facts([text], ["ro"], None)
    claim = Claim("c1", "s1", text, Span(100, 100 + len(text)), "ro", 0)
    shown = list(plain_facts(claim, facts))
    assert json.loads(json.dumps(shown)) == shown
    (quantity,) = (fact for fact in shown if fact["kind"] == "quantity")
    assert (quantity["text"], quantity["start"]) == ("14", 111)
    assert quantity["values"]["tolls"] == ["injured"]
    (none,) = (fact for fact in shown if fact["kind"] == "count of none")
    assert none["values"]["counted"] == "murit"
