"""Wrapping and columns, counted in terminal cells."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from claimcmp.rendering.terminal.layout import beside, rule, shortened, wrap
from claimcmp.rendering.terminal.safety import clean


def _wrapped(text: str, width: int) -> list[str]:
    return [line.plain for line in wrap(Text(text), width)]


def test_lines_break_between_words_and_lose_the_space() -> None:
    assert _wrapped("opt sute de oameni", 10) == ["opt sute", "de oameni"]


def test_a_number_grouped_with_no_break_spaces_stays_together() -> None:
    assert _wrapped("bilan de 1\u00a0318 cas", 11) == ["bilan de", "1\u00a0318 cas"]


def test_a_word_wider_than_the_line_is_cut() -> None:
    assert _wrapped("abcdefgh ij", 3) == ["abc", "def", "gh", "ij"]


def test_ideographs_break_anywhere_and_count_double() -> None:
    assert _wrapped("白俄罗斯释放", 5) == ["白俄", "罗斯", "释放"]


def test_a_mark_stays_with_its_letter() -> None:
    assert _wrapped("abe\u0301f", 3) == ["abe\u0301", "f"]


def test_styles_survive_the_break() -> None:
    text = Text.assemble("plain ", ("bold words", "bold"))
    lines = wrap(text, 10)

    assert [line.plain for line in lines] == ["plain bold", "words"]
    assert [span.style for line in lines for span in line.spans] == ["bold", "bold"]


def test_columns_fill_all_but_the_last_and_end_in_no_space() -> None:
    lines = beside([[Text("a"), Text("b")], [Text("中")]], [3, 4])

    assert [line.plain for line in lines] == ["a   │ 中", "b   │"]


def test_a_rule_reaches_the_width() -> None:
    assert rule(Text("Title"), 9).plain == "Title ───"
    assert rule(Text("Title"), 5).plain == "Title"


def test_shortened_text_says_so() -> None:
    assert shortened(Text("one two three"), 9).plain == "one two…"
    assert shortened(Text("one"), 9).plain == "one"


@given(st.text(), st.integers(2, 60))
def test_wrapping_loses_nothing_but_spaces(text: str, width: int) -> None:
    cleaned = clean(text)
    lines = _wrapped(cleaned, width)

    assert "".join(lines).replace(" ", "") == cleaned.replace(" ", "")
    assert all(cell_len(line) <= width for line in lines)


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)
