"""The terminal report: exact text, colour, and safety against what articles contain."""

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from claimcmp.records import (
    Article,
    Claim,
    ClaimCluster,
    Comparison,
    Divergence,
    DivergenceType,
    DroppedText,
    Event,
    Evidence,
    NearestClaim,
    SkippedArticle,
    Span,
    ValueGroup,
)
from claimcmp.rendering.selection import select_status
from claimcmp.rendering.terminal import render_terminal

GOLDEN = Path(__file__).parent.parent / "golden"
# The only escape sequences that the report writes: colours and text attributes.
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_report_without_colour(comparison: Comparison, width: int) -> None:
    shown = render_terminal(comparison, width=width, colour=False, show_dropped=True)

    assert shown == (GOLDEN / f"terminal-{width}.txt").read_text(encoding="utf-8")


def test_report_in_colour(comparison: Comparison) -> None:
    shown = render_terminal(comparison, width=100, colour=True)

    assert shown == (GOLDEN / "terminal-100-colour.txt").read_text(encoding="utf-8")


def test_colour_changes_nothing_but_the_marks(comparison: Comparison) -> None:
    selected = select_status(comparison, "corroborated")
    coloured = render_terminal(selected, width=100, colour=True)

    assert COLOUR.sub("", coloured) == render_terminal(selected, width=100, colour=False)


def test_a_pipe_gets_100_columns_and_no_colour(
    comparison: Comparison, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout", _Stream(terminal=False))

    shown = render_terminal(comparison, width=None, colour=None)

    assert shown == render_terminal(comparison, width=100, colour=False)


@pytest.mark.parametrize(
    ("environment", "coloured"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"TERM": "dumb"}, False)],
)
def test_a_terminal_decides_on_colour(
    comparison: Comparison,
    monkeypatch: pytest.MonkeyPatch,
    environment: dict[str, str],
    coloured: bool,
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "90")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.stdout", _Stream(terminal=True))

    shown = render_terminal(comparison, width=None, colour=None)

    assert shown == render_terminal(comparison, width=90, colour=coloured)


class _Stream:
    def __init__(self, *, terminal: bool) -> None:
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal


def test_a_selection_says_nothing_about_what_it_leaves_out(comparison: Comparison) -> None:
    shown = render_terminal(select_status(comparison, "corroborated"), width=80, colour=False)

    assert "diverging" not in shown.lower()
    assert "2 corroborated" in shown


def test_nothing_diverging_is_said_when_everything_is_shown(comparison: Comparison) -> None:
    agreeing = tuple(replace(c, status="corroborated", divergences=()) for c in comparison.clusters)
    shown = render_terminal(replace(comparison, clusters=agreeing), width=80, colour=False)

    assert "No diverging statements found." in shown


def test_each_event_has_its_label_and_its_own_sources(comparison: Comparison) -> None:
    events = (Event("minsk", "Belarus frees detainees", ("1", "2")), Event("x", "Floods", ("3",)))
    shown = render_terminal(replace(comparison, events=events), width=80, colour=False)

    assert shown.index("Belarus frees") < shown.index("minsk-en.txt") < shown.index("Floods")
    assert shown.index("Floods") < shown.rindex("Dépêche du Nord")
    assert "3 sources · 1 skipped · 2 events" in shown


def test_a_long_shared_folder_is_named_once(comparison: Comparison) -> None:
    folder = "/home/ana/redactie/2026/februarie/"
    sources = tuple(replace(s, path=folder + s.path) for s in comparison.sources)
    shown = render_terminal(replace(comparison, sources=sources), width=80, colour=False)

    assert shown.count(folder) == 1
    assert "  minsk-en.txt:5:1" in shown


def test_a_diverging_claim_is_never_shortened(comparison: Comparison) -> None:
    words = [f"cuvânt{n}" for n in range(400)]
    shown = render_terminal(_with_claim(comparison, "1.3", " ".join(words)), width=80, colour=False)

    assert [word for word in words if word not in shown] == []


def test_the_words_of_the_article_cannot_pass_for_marks(comparison: Comparison) -> None:
    shown = render_terminal(select_status(comparison, "diverging"), width=200, colour=False)

    assert "[\\x5bphoto]\\x5d" in shown
    assert "[[photo]]" not in shown


@pytest.mark.parametrize(
    ("hostile", "shown_as"),
    [
        ("\x1b[31mred\x1b[0m", "\\x1b[31mred\\x1b[0m"),
        ("\x1b]0;title\x07", "\\x1b]0;title\\x07"),
        ("\x9b31mred", "\\x9b31mred"),
        ("over\rwrite", "over write"),
        ("two\nlines\tand\u2028more", "two lines and more"),
        ("back\x08space", "back\\x08space"),
        ("[/b][red]markup[/red]", "[/b][red]markup[/red]"),
        (":smile: [link=https://a.example]x[/link]", ":smile: [link=https://a.example]x[/link]"),
        ("123\u202e321", "123\\u202e321"),
        ("a\u2066b\u2069c", "a\\u2066b\\u2069c"),
        ("zero\u200bwidth\ufeff\u00adhere", "zerowidthhere"),
        ("a" + "\u0301" * 50 + "b", "a" + "\u0301" * 4 + "b"),
        (" \u0301alone", "◌\u0301alone"),
        ("lone \ud800 surrogate", "lone \\ud800 surrogate"),
        ("tag \U000e0041", "tag \\U000e0041"),
        ("1\u202f318 cas", "1\u00a0318 cas"),
    ],
)
@pytest.mark.parametrize("colour", [False, True])
def test_article_text_is_data(
    comparison: Comparison, hostile: str, shown_as: str, colour: bool
) -> None:
    english = replace(comparison.sources[0], title=hostile, publisher=hostile, path=hostile)
    changed = replace(comparison, sources=(english, *comparison.sources[1:]))
    shown = render_terminal(_with_claim(changed, "1.2", hostile), width=200, colour=colour)

    assert shown.count(shown_as) >= 4
    assert "\x1b" not in COLOUR.sub("", shown)
    shown.encode("utf-8")


def test_right_to_left_text_stays_in_its_column(comparison: Comparison) -> None:
    sentence = "أفرجت بيلاروس عن 52 سجينا سياسيا يوم السبت بعد محادثات طويلة مع واشنطن"
    shown = render_terminal(_with_claim(comparison, "1.3", sentence), width=80, colour=False)

    lines = [line for line in shown.splitlines() if "\u2067" in line]
    assert len(lines) > 1
    for line in lines:
        assert line.count("\u2067") == line.count("\u2069") == 1
        assert "│" not in line[line.index("\u2067") : line.index("\u2069")]


def test_wide_letters_keep_the_columns(comparison: Comparison) -> None:
    sentence = "白俄罗斯释放了五十二名政治犯，其中包括诺贝尔和平奖得主。" * 3
    shown = render_terminal(_with_claim(comparison, "1.3", sentence), width=80, colour=False)

    lines = [line for line in shown.splitlines() if "罗" in line or "诺" in line]
    columns = {cell_len(line[: line.index("│")]) for line in lines if "│" in line}
    assert len(columns) == 1


def _with_claim(comparison: Comparison, identifier: str, text: str) -> Comparison:
    """The comparison with another text for one claim, and no evidence that points into it."""
    claims = tuple(
        replace(c, text=text, span=Span(c.span.start, c.span.start + len(text)))
        if c.id == identifier
        else c
        for c in comparison.claims
    )
    return replace(comparison, claims=claims)


# Any text, and more of what breaks terminals than chance would bring.
_NASTY = st.sampled_from(
    ["\x1b[2J", "\x1b]8;;x\x07", "\x9b", "\r", "\n", "\t", "[/b]", "[[", "]]", "\u202e", "\u2067",
     "\u2069", "\u200d", "\ufe0f", "\u0301", "\u0301" * 40, "中", "한", "👩‍👩‍👧", "🇷🇴", "א", "ب",
     "٣", "\ud800", "\u1160", "\ufdfd", " ", "\u00a0", "x" * 90, "știre "]
)  # fmt: skip
_TEXT = st.lists(_NASTY | st.text(max_size=12), max_size=12).map("".join)
_SOME_TEXT = _TEXT.map(lambda text: text or "x")
_TYPES: list[DivergenceType] = ["number", "date", "name", "polarity", "wording", "update"]


@st.composite
def _comparisons(draw: st.DrawFn) -> Comparison:
    """Any text in any field; identifiers refer to each other as they must."""
    count = draw(st.integers(2, 5))
    articles, claims = [], []
    for number in range(count):
        text = draw(_SOME_TEXT)
        span = Span(0, len(text))
        articles.append(
            Article(
                path=draw(_TEXT), sha256="0" * 64, text=text, body=(span,), id=f"s{number}",
                origin=draw(st.sampled_from(["s0", f"s{number}"])),
                language=draw(st.none() | _TEXT), title=draw(st.none() | _TEXT),
                publisher=draw(st.none() | _TEXT), dropped=(DroppedText(span, draw(_TEXT)),),
            )
        )  # fmt: skip
        claims.append(Claim(f"c{number}", f"s{number}", text, span, draw(_TEXT), 0))
    return Comparison(
        signature=draw(_TEXT),
        sources=tuple(articles),
        skipped=(SkippedArticle(draw(_TEXT), draw(_TEXT)),),
        events=(Event("e", draw(_TEXT), tuple(a.id for a in articles)),),
        claims=tuple(claims),
        clusters=(
            _diverging(draw, claims),
            ClaimCluster("k2", "e", "corroborated", tuple(c.id for c in claims), origins=1),
            ClaimCluster(
                "k3", "e", "single-source", ("c0",), nearest={"s1": NearestClaim("c1", 0.5)}
            ),
        ),
        notes=(draw(_TEXT),),
    )


def _diverging(draw: st.DrawFn, claims: list[Claim]) -> ClaimCluster:
    divergences = []
    for a, b in pairwise(claims):
        type_, score = draw(st.sampled_from(_TYPES)), draw(st.floats(0, 1))
        sides = _side(draw, a), _side(draw, b)
        divergences.append(Divergence(type_, sides[0], sides[1], score, draw(_TEXT)))
    return ClaimCluster(
        "k1", "e", "diverging", tuple(c.id for c in claims), tuple(divergences),
        values=tuple(ValueGroup("number", draw(_TEXT), (c.source,)) for c in claims), origins=1,
    )  # fmt: skip


def _side(draw: st.DrawFn, claim: Claim) -> Evidence:
    start = draw(st.integers(0, len(claim.text) - 1))
    span = Span(start, draw(st.integers(start + 1, len(claim.text))))
    return Evidence(claim.id, span.of(claim.text), span)


# What the report may hold besides printable characters: its own line ends and isolates, the
# no-break space, and the Arabic number and verse signs, which have a shape.
_UNPRINTABLE = set("\n\u00a0\u2066\u2067\u2069\u0600\u0601\u0602\u0603\u0604\u0605\u06dd")


@settings(max_examples=80, deadline=None)
@given(_comparisons(), st.integers(40, 240), st.booleans())
def test_any_text_stays_within_the_width_and_colours_nothing(
    comparison: Comparison, width: int, colour: bool
) -> None:
    shown = render_terminal(comparison, width=width, colour=colour, show_dropped=True)
    unstyled = COLOUR.sub("", shown) if colour else shown

    assert {character for character in unstyled if not character.isprintable()} <= _UNPRINTABLE
    for line in unstyled.split("\n"):
        assert cell_len(line) <= width
        assert line == line.rstrip(" ")
        assert line.count("\u2066") + line.count("\u2067") == line.count("\u2069")
    shown.encode("utf-8")
