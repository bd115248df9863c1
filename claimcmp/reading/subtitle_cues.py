"""SubRip and WebVTT files → cues: what stands on the screen from one moment to another."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

_TIME = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})"
_TIMING = re.compile(
    rf"^[ \t]{{0,9}}{_TIME}[ \t]{{0,9}}-{{1,3}}>[ \t]{{0,9}}{_TIME}(?:[ \t].*)?$", re.MULTILINE
)
_NUMBER = re.compile(r"^\s*\d+\s*$")
_VOICE = re.compile(r"<v(?:\.[^\s>]++)?+\s++([^>]{1,80})>")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>|<[\d:.]{5,12}>|</?>|\{\\[^{}]{0,80}\}")
_WORD = r"[^\W\d_a-z][^\s\d_a-z:]{0,25}"
_LABEL = re.compile(rf"^(?P<name>{_WORD}(?: {_WORD}){{0,3}}):\s(?=\S)")
_TURN = re.compile(r"^(?:>>+|[-–—‐])\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class CueLine:
    """One line of a cue without its markup.

    ``speaker`` is the name that the file gives, or None; ``is_turn`` whether somebody else begins
    to speak here, as a dash or ``>>`` says.
    """

    text: str
    speaker: str | None = None
    is_turn: bool = False


@dataclass(frozen=True, slots=True)
class Cue:
    """What stands on the screen from ``start`` to ``end``, in seconds."""

    start: float
    end: float
    lines: tuple[CueLine, ...]


def find_cues(text: str) -> Iterator[Cue]:
    """Yield the cues of a file in their order; notes and styles between them are no speech."""
    timings = list(_TIMING.finditer(text))
    for timing, following in zip_longest(timings, timings[1:]):
        content = text[timing.end() : following.start() if following else len(text)]
        lines = _up_to_blank(content, is_last=following is None)
        yield Cue(
            start=_seconds(timing.groups()[:4]),
            end=_seconds(timing.groups()[4:]),
            lines=tuple(line for line in map(_line, lines) if line.text),
        )


def _up_to_blank(content: str, *, is_last: bool) -> list[str]:
    """Return the lines of one cue: up to an empty line, or to the number of the next cue."""
    lines = content.strip("\r\n").splitlines()
    blank = next((i for i, line in enumerate(lines) if not line.strip()), len(lines))
    if blank == len(lines) and not is_last and lines and _NUMBER.match(lines[-1]):
        return lines[:-1]
    return lines[:blank]


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, fraction = parts
    whole = int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds or 0)
    return whole + int((fraction or "0").ljust(3, "0")) / 1000


def _line(line: str) -> CueLine:
    """Return one line without markup, and who speaks it."""
    voice = _VOICE.search(line)
    speaker = voice[1].strip() if voice else None
    text = " ".join(html.unescape(_TAG.sub("", line)).split())
    turn = _TURN.match(text)
    text = text[turn.end() :] if turn else text
    label = _LABEL.match(text)
    if label and speaker is None and label["name"].isupper():
        speaker = label["name"].strip()
        text = text[label.end() :]
    return CueLine(text, speaker, turn is not None or label is not None)
