"""What of outside text reaches the page, with which language and direction."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcmp.rendering.html.text import direction_of, language_name, language_tag, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Lukașenko, „da”", "Lukașenko, „da”"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d👩\u200d👧 👍🏽", "👩\u200d👩\u200d👧 👍🏽"),
        ("葛\U000e0100", "葛\U000e0100"),
        ("a\u202eb\u2066c\x1b[0m", "a\\u202eb\\u2066c\\x1b[0m"),
        ("soft\u00adhyphen\ufeff\u200b", "softhyphen"),
        ("a" + "\u0301" * 9, "a" + "\u0301" * 4),
        ("1\u202f318", "1\u00a0318"),
        ("lone \ud800", "lone \\ud800"),
    ],
)
def test_visible(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text())
def test_what_is_visible_stays_as_it_is(text: str) -> None:
    assert visible(visible(text)) == visible(text)


@pytest.mark.parametrize(
    ("language", "tag", "direction", "name"),
    [
        ("ro", "ro", "ltr", "Romanian"),
        ("ar", "ar", "rtl", "Arabic"),
        ("he", "he", "rtl", "Hebrew"),
        ("fa", "fa", "rtl", "Persian"),
        ("zh-Hant", "zh-Hant", "ltr", "Chinese (Traditional)"),
        ("qqx", "qqx", "auto", "qqx"),
        (None, "", "auto", "unknown language"),
        ('en" onclick="x', "", "auto", "unknown language"),
    ],
)
def test_language(language: str | None, tag: str, direction: str, name: str) -> None:
    assert language_tag(language) == tag
    assert direction_of(tag) == direction
    assert language_name(tag) == name
