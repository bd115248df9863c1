"""SVG: a picture of the terminal report that asks nothing of anybody."""

import re
from xml.etree import ElementTree

from hypothesis import given

from claimcmp.records import Comparison
from claimcmp.rendering.svg import render_svg
from tests.rendering.hostile import hostile_text, patient, poisoned

SPACE = "{http://www.w3.org/2000/svg}"
DRAWN = {"svg", "title", "style", "defs", "clipPath", "rect", "g", "text", "circle"}


def test_it_shows_the_report(comparison: Comparison) -> None:
    picture = ElementTree.fromstring(render_svg(comparison, width=80))
    words = "".join(picture.itertext()).replace("\u00a0", " ")
    assert "Belarus frees" in words
    assert comparison.signature in words


@given(hostile_text)
@patient
def test_nothing_is_loaded_and_nothing_runs(comparison: Comparison, text: str) -> None:
    shown = render_svg(poisoned(comparison, text), width=60, show_dropped=True)
    picture = ElementTree.fromstring(shown)
    assert {element.tag.removeprefix(SPACE) for element in picture.iter()} <= DRAWN
    for element in picture.iter():
        assert not any(name.startswith("on") or "href" in name for name in element.attrib)
    style = "".join(element.text or "" for element in picture.iter(f"{SPACE}style"))
    assert not re.search(r"url\(|@import|@font-face", style)
