"""Subtitles, SubRip and WebVTT: what was said, as paragraphs of whole sentences.

The time at which each paragraph begins, the speaker where the file names one, and sounds such as
"[Music]" stand in the article's text beside the paragraphs, left out of its body with a reason.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256

from claimcmp.errors import UnreadableInput
from claimcmp.reading.decoding import decode
from claimcmp.reading.drafting import Paragraph, draft
from claimcmp.reading.interface import Declared, Reading
from claimcmp.reading.subtitle_cues import Cue, CueLine, find_cues

_ADJACENT = 0.15
"""Seconds: captions that roll up follow each other without a gap."""

_PAUSE = 2.0
"""Seconds of silence after which a new paragraph begins."""

_LONG, _LONG_UNENDED, _LONGEST = 60, 40, 240
"""Words after which a paragraph ends with its sentence, or, where the captions have no full stops
at all, with its cue; and after which it ends in any case."""

_SOUND = re.compile(r"\[[^\[\]\n]{1,60}\]|♪[^♪]*(?:♪|$)|^\([^()\n]{1,60}\)$|^\*[^*\n]{1,40}\*$")
_ENDED = re.compile(r"[.!?…][\"'”“’»)\]]*$")
_LANGUAGE = re.compile(r"^Language:[ \t]*([A-Za-z]{2,3}(?:-\w+)*)", re.MULTILINE)
_TIME_REASON = "the time of what follows"
_SOUND_REASON = "a sound, not speech"


@dataclass(slots=True)
class _Turn:
    """What is said without a break: when it begins, by whom, its words, and sounds beside them."""

    start: float
    speaker: str | None = None
    words: list[str] = field(default_factory=list)
    sounds: list[str] = field(default_factory=list)
    end: float = 0.0


def read_subtitles(content: bytes, *, path: str) -> Reading:
    """Read a ``.srt`` or ``.vtt`` file as one article.

    Raises UnreadableInput where the bytes are no text, or hold no cue or no sentence.
    """
    text = decode(content).replace("\r\n", "\n").replace("\r", "\n")
    cues = sorted(find_cues(text), key=lambda cue: cue.start)
    if not cues:
        raise UnreadableInput("no subtitles found; expected lines such as 00:00:01,000 --> ...")
    language = _LANGUAGE.search(text[:1000]) if text.startswith("WEBVTT") else None
    article = draft(
        _paragraphs(_turns(cues)),
        path=path,
        digest=sha256(content).hexdigest(),
        declared=Declared(language=language[1].lower() if language else None),
    )
    return Reading(articles=(article,))


def _paragraphs(turns: Iterable[_Turn]) -> Iterator[Paragraph]:
    """Yield each turn's time and speaker, its words, and the sounds in it."""
    for turn in turns:
        if turn.words:
            yield Paragraph(_label(turn), _TIME_REASON)
            yield Paragraph(" ".join(turn.words))
        for sound in turn.sounds:
            yield Paragraph(sound, _SOUND_REASON)


def _label(turn: _Turn) -> str:
    """Return "[0:01:02]", or "[0:01:02] MINISTER" where the file names the speaker."""
    whole = int(turn.start)
    time = f"[{whole // 3600}:{whole // 60 % 60:02}:{whole % 60:02}]"
    return f"{time} {turn.speaker}" if turn.speaker else time


def _turns(cues: Iterable[Cue]) -> Iterator[_Turn]:
    """Join cues into turns: until somebody else speaks, a pause, or enough whole sentences."""
    turn: _Turn | None = None
    for cue in _without_repeats(cues):
        for line in cue.lines:
            if turn is None or _begins_turn(turn, cue, line):
                if turn is not None:
                    yield turn
                turn = _Turn(cue.start, line.speaker)
            _add(turn, line.text)
            turn.end = cue.end
    if turn is not None:
        yield turn


def _begins_turn(turn: _Turn, cue: Cue, line: CueLine) -> bool:
    """Whether *line* begins a new paragraph after *turn*."""
    if line.is_turn or (line.speaker is not None and line.speaker != turn.speaker):
        return True
    words = " ".join(turn.words)
    count = words.count(" ") + 1
    if _ENDED.search(words):
        return cue.start - turn.end >= _PAUSE or count >= _LONG
    return count >= _LONGEST or (count >= _LONG_UNENDED and not re.search(r"[.!?…]", words))


def _add(turn: _Turn, text: str) -> None:
    """Add one line to *turn*, its sounds apart from its words."""
    turn.sounds += _SOUND.findall(text)
    spoken = " ".join(_SOUND.sub(" ", text).split())
    if any(map(str.isalnum, spoken)):
        turn.words.append(spoken)


def _without_repeats(cues: Iterable[Cue]) -> Iterator[Cue]:
    """Yield each cue without the lines that it repeats from the one before: captions that roll up.

    A line that grows on the screen ("The council", "The council voted") is kept whole, once.
    """
    pending: Cue | None = None
    shown: tuple[CueLine, ...] = ()
    end = float("-inf")
    for cue in cues:
        fresh = cue.lines
        if cue.start - end <= _ADJACENT:
            fresh = cue.lines[_repeated(shown, cue.lines) :]
            if pending and pending.lines and fresh and _grows(pending.lines[-1], fresh[0]):
                pending = Cue(pending.start, pending.end, pending.lines[:-1])
        if fresh:
            if pending:
                yield pending
            pending = Cue(cue.start, cue.end, fresh)
        shown, end = cue.lines or shown, max(end, cue.end)
    if pending:
        yield pending


def _repeated(shown: tuple[CueLine, ...], lines: tuple[CueLine, ...]) -> int:
    """Return how many of the first *lines* were the last ones *shown*."""
    before, now = [line.text for line in shown], [line.text for line in lines]
    for count in range(min(len(before), len(now)), 0, -1):
        if before[-count:] == now[:count]:
            return count
    return 0


def _grows(before: CueLine, now: CueLine) -> bool:
    """Whether *now* is *before* with more words at its end."""
    return now.text.startswith(f"{before.text} ")
