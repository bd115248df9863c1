"""Subtitles of broadcast news, SubRip and WebVTT."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcmp.errors import UnreadableInput
from claimcmp.reading.formats import reader_for
from claimcmp.records import Article
from claimcmp.segmentation import segment
from tests.reading.checks import body, check_reader, damaged, dropped

SRT = """1
00:00:01,000 --> 00:00:03,500
<i>Guvernul a aprobat marți</i>
renovarea a 12 școli

2
00:00:03,500 --> 00:00:06,000
{\\an8}din județul Suceava. [aplauze]

3
00:00:06,200 --> 00:00:08,000
- Când încep lucrările?
- În iulie, dacă nu plouă.

4
00:00:20,000 --> 00:00:23,000
MINISTRUL: Banii sunt în buget &amp; îi vom cheltui.

5
00:00:30,000 --> 00:00:33,000
♪ La mulți ani ♪
"""

ROLLING = """WEBVTT
Kind: captions
Language: en-GB

STYLE
::cue { color: lime; 00:00 }

NOTE written by hand

00:00:00.000 --> 00:00:02.000 align:start position:0%
[Music]
the council voted<00:00:01.000><c> on</c><00:00:01.500><c> Tuesday</c>

00:00:02.000 --> 00:00:02.010 align:start position:0%
the council voted on Tuesday


00:00:02.010 --> 00:00:04.000 align:start position:0%
the council voted on Tuesday
to spend<00:00:03.000><c> forty million</c> dollars

00:00:04.000 --> 00:00:06.000
to spend forty million dollars
on a wall along the river
"""

VOICES = """WEBVTT

intro
00:01.000 --> 00:04.000 line:0
<v Fred Smith>The mayor said the bridge would be closed until May.

00:04.000 --> 00:08.000
<v.loud Ana Pop>It will not reopen before the summer,

00:08.000 --> 00:11.000
<v.loud Ana Pop>the engineers told us on <b>Friday</b>.
"""

CEDILLAS = str.maketrans("șț", "şţ")


def read(content: str | bytes, path: str = "a.srt") -> Article:
    raw = content.encode() if isinstance(content, str) else content
    return reader_for(path)(raw, path=path).articles[0]


def test_cues_become_paragraphs_of_whole_sentences() -> None:
    article = read(SRT)
    assert body(article) == [
        "Guvernul a aprobat marți renovarea a 12 școli din județul Suceava.",
        "Când încep lucrările?",
        "În iulie, dacă nu plouă.",
        "Banii sunt în buget & îi vom cheltui.",
    ]
    assert [claim.text for claim in segment(article)] == body(article)


def test_times_speakers_and_sounds_stand_beside_the_body_with_their_reason() -> None:
    left = dropped(read(SRT))
    assert ("[0:00:01]", "the time of what follows") in left
    assert ("[0:00:20] MINISTRUL", "the time of what follows") in left
    assert ("[aplauze]", "a sound, not speech") in left
    assert ("♪ La mulți ani ♪", "a sound, not speech") in left


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1250"])
def test_encodings_and_line_ends_of_television(encoding: str) -> None:
    text = SRT.replace("♪", "").replace("\n", "\r\n").translate(CEDILLAS)
    assert body(read(text.encode(encoding)))[0].translate(CEDILLAS).endswith("judeţul Suceava.")


def test_captions_that_roll_up_are_said_once() -> None:
    article = read(ROLLING, "a.vtt")
    assert body(article) == [
        "the council voted on Tuesday to spend forty million dollars on a wall along the river"
    ]
    assert article.language == "en-gb"


def test_captions_that_grow_on_the_screen_are_said_once() -> None:
    parts = ["The council voted", "The council voted on Tuesday", "The council voted on Tuesday."]
    cues = [f"00:0{i}.000 --> 00:0{i + 1}.000\n{part}\n" for i, part in enumerate(parts[:2])]
    article = read("WEBVTT\n\n" + "\n".join(cues) + "\n00:02.000 --> 00:03.000\nto pay.\n", "a.vtt")
    assert body(article) == ["The council voted on Tuesday to pay."]


def test_the_same_words_said_twice_with_a_pause_between_stay() -> None:
    article = read(
        "1\n00:00:01,000 --> 00:00:02,000\nWe will not pay them.\n\n"
        "2\n00:00:04,500 --> 00:00:06,000\nWe will not pay them.\n"
    )
    assert body(article) == ["We will not pay them."] * 2


def test_voices_are_paragraphs_and_their_names_are_no_speech() -> None:
    article = read(VOICES, "a.vtt")
    assert body(article) == [
        "The mayor said the bridge would be closed until May.",
        "It will not reopen before the summer, the engineers told us on Friday.",
    ]
    assert dropped(article)[1][0] == "[0:00:04] Ana Pop"


def test_captions_without_full_stops_are_cut_at_a_cue() -> None:
    cue = "and the river rose by two metres in a single night"
    cues = [
        f"00:00:{i:02}.000 --> 00:00:{i:02}.900\n{cue} in district number {i}\n" for i in range(30)
    ]
    lengths = [len(paragraph.split()) for paragraph in body(read("\n".join(cues), "a.vtt"))]
    assert len(lengths) > 5
    assert max(lengths) < 60


def test_no_cue_at_all_says_so() -> None:
    with pytest.raises(UnreadableInput, match="no subtitles found"):
        read("Only words, and no time.")


def test_a_hundred_thousand_empty_lines_and_brackets_are_quick() -> None:
    for noise in ("\n", " ", "<", "[", "A ", "A", "♪", "1:", "-"):
        with pytest.raises(UnreadableInput):
            read(noise * 100_000)
        read(SRT + "\n6\n00:01:00,000 --> 00:01:02,000\n" + noise * 100_000)


@settings(max_examples=80, deadline=None)
@given(st.one_of(st.binary(max_size=300), *(damaged(s.encode()) for s in (SRT, ROLLING, VOICES))))
def test_no_bytes_break_it(content: bytes) -> None:
    check_reader(reader_for("a.vtt"), content, path="a.vtt")
