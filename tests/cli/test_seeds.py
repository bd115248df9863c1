"""The whole way, with the real default encoder, on the five articles in seeds/."""

import itertools
import json
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from claimcmp.reading import read_articles
from tests.cli.conftest import Command

ROOT = Path(__file__).parents[2]
# Words of banners, teasers and glued stories that surround the articles in the seeds.
FURNITURE = (
    "cookie", "newsletter", "no time to read", "get a summary", "related articles", "advertisement",
    "read more", "subscribe",
)  # fmt: skip


@pytest.fixture
def seeds(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.chdir(ROOT)
    return sorted(str(path.relative_to(ROOT)) for path in (ROOT / "seeds").glob("*.txt"))


# The comparison that most tests here read; made once.
_COMPARISON: dict[str, Any] = {}


@pytest.fixture
def comparison(claimcmp: Command, seeds: list[str]) -> dict[str, Any]:
    if not _COMPARISON:
        done = claimcmp("compare", "seeds/", "--format", "json")
        assert (done.status, done.err) == (0, "")
        _COMPARISON.update(json.loads(done.out))
    return _COMPARISON


def test_the_json_satisfies_the_public_schema(comparison: dict[str, Any]) -> None:
    schema = json.loads((resources.files("claimcmp") / "comparison.schema.json").read_text())
    jsonschema.Draft202012Validator(schema).validate(comparison)


def test_order_and_repetition_change_no_byte(claimcmp: Command, seeds: list[str]) -> None:
    first = claimcmp("compare", *seeds, "--format", "json").out
    orders = list(itertools.permutations(seeds))[1::50]
    for order in (seeds, *orders):
        assert claimcmp("compare", *order, "--format", "json").out == first
    assert claimcmp("compare", "seeds", "--format", "json", "--no-cache").out == first


def test_offsets_point_into_the_text_that_was_read(
    comparison: dict[str, Any], seeds: list[str]
) -> None:
    articles, _ = read_articles(seeds)
    texts = {
        source["id"]: a.text for source, a in zip(comparison["sources"], articles, strict=True)
    }
    claims = {claim["id"]: claim for claim in comparison["claims"]}
    for claim in claims.values():
        assert texts[claim["source"]][claim["start"] : claim["end"]] == claim["text"]
    for cluster in comparison["clusters"]:
        for divergence in cluster["divergences"]:
            for side in (divergence["a"], divergence["b"]):
                text = texts[claims[side["claim"]]["source"]]
                assert text[side["start"] : side["end"]] == side["text"]


def test_no_furniture_is_a_claim_and_every_claim_is_in_a_cluster(
    comparison: dict[str, Any],
) -> None:
    for claim in comparison["claims"]:
        assert not [words for words in FURNITURE if words in claim["text"].lower()]
    dropped = {
        s["id"]: [(d["start"], d["end"]) for d in s["dropped"]] for s in comparison["sources"]
    }
    for claim in comparison["claims"]:
        for start, end in dropped[claim["source"]]:
            assert claim["end"] <= start or claim["start"] >= end
    grouped = {claim for cluster in comparison["clusters"] for claim in cluster["claims"]}
    assert grouped == {claim["id"] for claim in comparison["claims"]}


def test_all_kinds_are_there_and_the_released_prisoners_diverge(
    comparison: dict[str, Any],
) -> None:
    kinds = [cluster["status"] for cluster in comparison["clusters"]]
    assert set(kinds) == {"diverging", "corroborated", "single-source"}
    numbers = [
        {divergence["a"]["value"]["number"], divergence["b"]["value"]["number"]}
        for cluster in comparison["clusters"]
        for divergence in cluster["divergences"]
        if divergence["type"] == "number"
    ]
    assert {123, 52} in numbers


def test_what_one_source_says_shows_its_nearest_in_each_other(comparison: dict[str, Any]) -> None:
    sources = {source["id"] for source in comparison["sources"]}
    for cluster in comparison["clusters"]:
        if cluster["status"] == "single-source":
            own = cluster["claims"][0].split(".")[0]
            assert set(cluster["nearest"]) == sources - {own}


def test_what_is_known_of_the_sources(comparison: dict[str, Any]) -> None:
    sources = comparison["sources"]
    assert [source["language"] for source in sources] == ["en", "en", "en", "en", "ro"]
    assert sources[0]["published"] == "2025-07-04"
    assert len(comparison["events"]) == 1


@pytest.mark.parametrize("width", [40, 120])
def test_the_report_fits_and_shows_what_was_dropped(
    claimcmp: Command, seeds: list[str], width: int
) -> None:
    done = claimcmp("compare", *seeds, "--width", str(width), "--show-dropped")
    assert done.status == 0
    assert max(map(len, done.out.splitlines())) <= width
    assert "Left out of the articles" in done.out
    assert "prizonieri" in done.out
