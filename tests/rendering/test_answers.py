"""What changed and what still holds, as text and JSON: hostile text steers nothing."""

import json
from dataclasses import replace

import pytest
from hypothesis import given

from claimcmp.difference import difference
from claimcmp.records import Comparison
from claimcmp.rendering.answers_json import render_difference_json, render_verification_json
from claimcmp.rendering.terminal.difference import render_difference
from claimcmp.rendering.terminal.verification import render_verification
from claimcmp.verification import Verification, Verified, verify
from tests.rendering.hostile import hostile_text, patient, poisoned, steering

# Isolates keep right-to-left words in their place; Arabic signs have a shape of their own.
OURS = set("\u2066\u2067\u2069\u0600\u0601\u0602\u0603\u0604\u0605\u06dd")


@given(hostile_text)
@patient
def test_what_changed(comparison: Comparison, text: str) -> None:
    found = difference(comparison, poisoned(comparison, text))
    assert not steering(render_difference(found, width=80, colour=False)) - OURS
    shown = render_difference_json(found)
    assert not steering(shown)
    assert json.loads(shown)["signatures"]["new"] == text


@given(hostile_text)
@patient
def test_what_still_holds(comparison: Comparison, text: str) -> None:
    found = verify(poisoned(comparison, text))
    assert not found.holds
    assert not steering(render_verification(found, width=80, colour=False)) - OURS
    shown = render_verification_json(found)
    assert not steering(shown)
    assert json.loads(shown)["sources"][0]["path"] == text


OLD = "claimcmp:0.1.0|model:multilingual-e5-small@614241f622f53c4e+int8.1|nli:none|threshold:0.50"
NEW = "claimcmp:0.2.0|model:multilingual-e5-small@614241f622f53c4e+int8.1|threshold:0.30"


@pytest.mark.parametrize("width", [70, 80, 200])
def test_only_what_changed_of_the_settings_is_told(comparison: Comparison, width: int) -> None:
    """A whole signature is one long word, which no line holds."""
    found = difference(replace(comparison, signature=OLD), replace(comparison, signature=NEW))
    assert render_difference(found, width=width, colour=False).splitlines() == [
        "The two were made with different settings or versions:",
        "   claimcmp: 0.1.0 → 0.2.0",
        "   nli: none → not told",
        "   threshold: 0.50 → 0.30",
        "",
        "Nothing changed: the same sources, divergences and statements.",
    ]  # fmt: skip


def test_sources_of_one_path_are_each_themselves(comparison: Comparison) -> None:
    """Of several articles under one path, only the last was known again."""
    sources = tuple(replace(source, path="reports.jsonl") for source in comparison.sources)
    packed = replace(comparison, sources=sources)
    assert not difference(packed, packed).any


def test_nothing_changed(comparison: Comparison) -> None:
    found = difference(comparison, comparison)
    assert not found.any
    assert render_difference(found, width=80, colour=False) == (
        "Nothing changed: the same sources, divergences and statements.\n"
    )


def test_what_holds_is_counted(comparison: Comparison) -> None:
    first, *others = comparison.sources
    assert len(others) > 1
    found = [Verified(first, "changed"), *(Verified(other, "holds") for other in others)]
    shown = render_verification(Verification(comparison, tuple(found)), width=80, colour=False)
    assert f"Of {len(found)} sources: 1 changed, {len(others)} hold." in shown
