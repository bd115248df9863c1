"""JSON Lines: a header and one cluster a line, each line understood by itself."""

import json

from hypothesis import given

from claimcmp.records import Comparison
from claimcmp.rendering.json import render_json, safe_json
from claimcmp.rendering.json_lines import render_json_lines
from tests.rendering.hostile import hostile_text, patient, poisoned, steering


def test_a_header_then_a_cluster_a_line(comparison: Comparison) -> None:
    header, *clusters = map(json.loads, render_json_lines(comparison).splitlines())
    assert header["kind"] == "comparison"
    assert header["schema"] == "claimcmp/comparison-lines/1"
    assert header["signature"] == comparison.signature
    assert [source["sha256"] for source in header["sources"]] == ["1" * 64, "2" * 64, "3" * 64]
    assert [line["id"] for line in clusters] == [c.id for c in comparison.clusters]
    assert {line["kind"] for line in clusters} == {"cluster"}
    assert clusters[0]["claims"][1]["text"] == "Belarusul a eliberat 52 de prizonieri politici."
    assert clusters[0]["divergences"][0]["id"] == "released.1"


@given(hostile_text)
@patient
def test_no_text_forges_a_line_and_every_text_comes_back(comparison: Comparison, text: str) -> None:
    bad = poisoned(comparison, text)
    lines = render_json_lines(bad).split("\n")
    assert len(lines) == len(comparison.clusters) + 2
    assert not steering("".join(lines))
    assert {claim["text"] for claim in json.loads(lines[1])["claims"]} == {text}
    whole = render_json(bad)
    assert not steering(whole)
    assert json.loads(whole)["sources"][0]["title"] == text
    whole.encode("utf-8")


@given(hostile_text)
@patient
def test_safe_json_is_the_same_json(text: str) -> None:
    assert json.loads(safe_json({"text": text}))["text"] == text
