"""Saved comparisons: read back as they were, and refused where they do not hold together."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from claimcmp.difference import difference
from claimcmp.errors import InvalidFile
from claimcmp.records import Comparison, Span
from claimcmp.rendering.formats import FORMATS, Presentation
from claimcmp.rendering.json import render_json, to_plain
from claimcmp.saved import load_comparison
from tests.rendering.conftest import comparison as comparison

Change = Callable[[dict[str, Any]], object]


def saved(plain: object) -> bytes:
    return json.dumps(plain).encode()


def mistakes(content: bytes) -> tuple[str, ...]:
    with pytest.raises(InvalidFile) as caught:
        load_comparison(content, path="c.json")
    return caught.value.lines


@pytest.mark.parametrize("name", [name for name, one in FORMATS.items() if not one.binary])
def test_every_format_is_the_same_from_the_saved_file(comparison: Comparison, name: str) -> None:
    again = load_comparison(render_json(comparison).encode(), path="c.json")
    look = Presentation(width=80, colour=False, show_dropped=True)
    assert FORMATS[name].render(again, look) == FORMATS[name].render(comparison, look)


def test_it_is_the_comparison_that_was_saved(comparison: Comparison) -> None:
    again = load_comparison(render_json(comparison).encode(), path="c.json")
    assert again.sources == comparison.sources
    assert again.claims == comparison.claims
    assert not difference(comparison, again).any


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda c: c.pop("clusters"), "/: the key 'clusters' is missing"),
        (lambda c: c.update(extra=1), 'unknown key "extra"'),
        (
            lambda c: (c.pop("clusters"), c.pop("claims")),
            "/: the keys 'claims', 'clusters' are missing",
        ),
        (
            lambda c: c.update(schema="claimcmp/check/1"),
            '/schema: "claimcmp/check/1" is no comparison; give what `claimcmp compare',
        ),
        (lambda c: c["sources"][0].pop("text"), "/sources/0: the key 'text' is missing; saved by"),
        (lambda c: c["claims"][1].update(start=5), "/claims/1/text: not what stands at 5"),
        (lambda c: c["claims"][1].update(end=10**6), "/claims/1: the span"),
        (lambda c: c["claims"][0].update(source="9"), "/claims/0/source: no source has the id '9'"),
        (lambda c: c["clusters"][0]["claims"].append("x"), "/clusters/0/claims/3: no claim has"),
        (lambda c: c["clusters"][0].update(status="true"), '/clusters/0/status: "true" is not'),
        (lambda c: c["sources"][1].update(id="1"), "/sources/1/id: '1' stands twice"),
        (lambda c: c["sources"][0].update(published="soon"), "'soon' is no ISO date"),
        (
            lambda c: c["clusters"][0]["divergences"][0].update(score=1.5),
            "/clusters/0/divergences/0/score: 1.5 breaks maximum 1",
        ),
    ],
)
def test_each_mistake_is_a_line_with_its_place(
    comparison: Comparison, change: Change, told: str
) -> None:
    plain = to_plain(comparison)
    change(plain)
    lines = mistakes(saved(plain))
    assert all(line.startswith("c.json: ") for line in lines)
    assert any(told in line for line in lines), lines


@pytest.mark.parametrize(
    "content",
    [
        b"", b"\xff\xfe", b"[]", b"{}", b'{"schema": "other"}', b"<html>", b"[" * 100_000,
        b'{"schema": "claimcmp/comparison/1", "schema": "claimcmp/comparison/1"}',
        b'{"schema": NaN}', b'{"a":' * 500 + b"1" + b"}" * 500,
    ],
)  # fmt: skip
def test_what_is_no_comparison_is_one_line(content: bytes) -> None:
    (line,) = mistakes(content)
    assert "claimcmp compare PATH... --format json" in line


def test_a_file_with_a_mistake_everywhere_is_not_told_without_end(comparison: Comparison) -> None:
    plain = to_plain(comparison)
    plain["claims"] = [{"id": n} for n in range(500)]
    lines = mistakes(saved(plain))
    assert len(lines) == 21
    assert lines[-1].endswith("more mistakes")


def test_what_changed_is_found_by_content(comparison: Comparison) -> None:
    first, second, *rest = comparison.clusters
    changed = replace(first.divergences[0], score=0.5)
    moved = replace(
        comparison,
        clusters=(
            replace(second, id="k9"),
            replace(first, divergences=(changed, first.divergences[1])),
            *rest,
        ),
    )
    found = difference(comparison, moved)
    assert [(one.change, one.what) for one in found.divergences] == [
        ("vanished", ()),
        ("changed", ("score",)),
    ]
    assert found.statements == found.sources == ()


def test_sources_are_known_by_path_then_by_hash(comparison: Comparison) -> None:
    one, two, three = comparison.sources
    renamed = (
        replace(one, path="moved.txt"),
        replace(two, sha256="9" * 64, text=two.text + "!", body=(Span(0, 5),)),
    )
    without = replace(
        comparison, sources=renamed, events=(),
        claims=tuple(c for c in comparison.claims if c.source != three.id), clusters=(),
    )  # fmt: skip
    found = difference(comparison, without)
    assert [one.change for one in found.sources] == ["moved", "edited", "gone"]
    back = difference(without, comparison)
    assert [one.change for one in back.sources] == ["moved", "edited", "new"]
    gone = [moved for moved in found.statements if moved.new is None and moved.old]
    assert {moved.claim.source for moved in gone} >= {three.id}


@pytest.mark.parametrize("number", ["1e999", "1" * 400, "NaN", "-Infinity"])
def test_numbers_that_cannot_be_computed_with_are_refused(
    comparison: Comparison, number: str
) -> None:
    plain = json.loads(render_json(comparison))
    plain["clusters"][0]["divergences"][0]["a"]["value"] = {"amount": "PLACE"}
    hostile = json.dumps(plain).replace('"PLACE"', number)
    assert "is no number that can be computed with" in mistakes(hostile.encode())[0]


def test_a_place_in_a_text_is_a_whole_number(comparison: Comparison) -> None:
    plain = json.loads(render_json(comparison))
    plain["claims"][0]["start"] = float(plain["claims"][0]["start"])
    assert mistakes(saved(plain))[0].endswith("is not integer")
