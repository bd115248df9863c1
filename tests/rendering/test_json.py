"""The JSON report: exactly what the public schema says."""

import json
from dataclasses import replace
from importlib.resources import files
from typing import Any

import jsonschema
import pytest

from claimcmp.records import Comparison
from claimcmp.rendering.json import render_json, to_plain
from claimcmp.rendering.selection import select_status


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft202012Validator:
    schema = json.loads(files("claimcmp").joinpath("comparison.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@pytest.mark.parametrize("status", [None, "diverging", "corroborated", "single-source"])
def test_it_satisfies_the_schema(
    comparison: Comparison, validator: jsonschema.Draft202012Validator, status: str | None
) -> None:
    validator.validate(json.loads(render_json(select_status(comparison, status))))


def test_an_empty_comparison_satisfies_the_schema(
    validator: jsonschema.Draft202012Validator,
) -> None:
    empty = Comparison("claimcmp:0", sources=(), skipped=(), events=(), claims=(), clusters=())

    validator.validate(json.loads(render_json(empty)))


def test_it_says_everything_that_the_comparison_holds(comparison: Comparison) -> None:
    plain = to_plain(comparison)

    assert [source["origin"] for source in plain["sources"]] == ["1", "2", "1"]
    assert plain["sources"][0]["published"] == "2025-12-13"
    assert plain["sources"][1]["title"] is None
    assert plain["skipped"] == [
        {"path": "reports/scan.pdf", "reason": "binary file, no text in it"}
    ]
    number = plain["clusters"][0]["divergences"][0]
    assert number["type"] == "number"
    assert number["a"] == {
        "claim": "1.0", "text": "123", "start": 14, "end": 17, "value": {"value": 123},
    }  # fmt: skip
    assert plain["clusters"][4]["nearest"]["3"] == {"claim": "3.0", "similarity": -0.02}


def test_every_offset_points_at_its_text(comparison: Comparison) -> None:
    plain: dict[str, Any] = json.loads(render_json(comparison))
    texts = {article.id: article.text for article in comparison.sources}
    sources = {claim["id"]: claim["source"] for claim in plain["claims"]}
    pieces = [(c["source"], c) for c in plain["claims"]] + [
        (sources[side["claim"]], side)
        for cluster in plain["clusters"]
        for divergence in cluster["divergences"]
        for side in (divergence["a"], divergence["b"])
    ]

    assert all(texts[source][p["start"] : p["end"]] == p["text"] for source, p in pieces)


def test_letters_stay_as_published_and_the_text_ends_in_a_newline(comparison: Comparison) -> None:
    shown = render_json(comparison)

    assert "sancțiunile" in shown
    assert shown.endswith("}\n")
    assert shown == render_json(comparison)


def test_scores_carry_four_digits(comparison: Comparison) -> None:
    first = comparison.clusters[0]
    divergence = replace(first.divergences[0], score=0.123456789)
    changed = replace(comparison, clusters=(replace(first, divergences=(divergence,)),))

    assert to_plain(changed)["clusters"][0]["divergences"][0]["score"] == 0.1235


def test_a_selection_keeps_only_its_clusters(comparison: Comparison) -> None:
    assert select_status(comparison, None) == comparison
    kept = select_status(comparison, "diverging")
    assert [cluster.id for cluster in kept.clusters] == ["released", "buses"]
    assert kept.claims == comparison.claims
