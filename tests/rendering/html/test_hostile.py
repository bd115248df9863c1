"""Text from outside is text on the page: no markup, no attribute, no address, no reordering."""

import re
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings

from claimcmp.records import Comparison
from claimcmp.rendering.html import render_html
from tests.rendering.hostile import ATTACKS, hostile_text, poisoned
from tests.rendering.html.tree import Element, parsed

_ELEMENTS = """
html head meta title style body a header p h1 h2 h3 h4 ol ul li div nav details summary form
label input fieldset legend select option button main section article blockquote mark span b bdi
br code dl dt dd table thead tbody tr th td caption figure figcaption svg line circle text footer
dialog script time
"""
_ATTRIBUTES = """
lang dir charset content http-equiv name class id href aria-label aria-hidden aria-labelledby
tabindex role value type autocomplete spellcheck hidden datetime scope rel target method
data-status data-types data-sources data-languages data-score data-cluster data-line viewbox
width height x y x1 y1 x2 y2 cx cy r
"""
ELEMENTS, ATTRIBUTES = frozenset(_ELEMENTS.split()), frozenset(_ATTRIBUTES.split())
# Invisible characters that change the shape of the letters beside them, and so stay.
SHAPING = frozenset("\u200c\u200d")


def check(page: str, attack: str) -> None:
    """Fail where *page*, whose outside texts are *attack*, has anything but our own markup."""
    tree = parsed(page)
    elements = tree.every()

    assert {e.tag for e in elements} <= ELEMENTS
    assert {name for e in elements for name in e.attributes} <= ATTRIBUTES
    assert len(tree.every("script")) == len(tree.every("style")) == 1
    for link in tree.every("a"):
        assert re.match(r"#|https?://[^\s]+$", link.attributes["href"]), attack
    for character in set(visible_text(tree)) - SHAPING - {"\n"}:
        category = unicodedata.category(character)
        shown = category not in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
        assert shown or "\u0600" <= character <= "\u06dd", f"{character!r} of {attack!r}"
    page.encode("utf-8")


def visible_text(tree: Element) -> str:
    """Return what is on the page, in texts and attributes, but for script and style."""
    parts = [tree.text(without=())]
    for own in (*tree.every("script"), *tree.every("style")):
        parts[0] = parts[0].replace(own.text(), "")
    parts += [value for e in tree.every() for value in e.attributes.values()]
    return "".join(parts)


@pytest.mark.parametrize("attack", ATTACKS, ids=repr)
def test_no_known_attack_is_more_than_text(comparison: Comparison, attack: str) -> None:
    check(render_html(poisoned(comparison, attack)), attack)


@given(attack=hostile_text)
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_text_is_more_than_text(comparison: Comparison, attack: str) -> None:
    check(render_html(poisoned(comparison, attack)), attack)


def test_overrides_are_shown_where_they_stand(comparison: Comparison) -> None:
    page = render_html(poisoned(comparison, "12\u202e34"))

    assert "\u202e" not in page
    assert page.count("12\\u202e34") > 10
