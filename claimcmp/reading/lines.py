"""The lines of a text and their shape: what can be said of each without its neighbours."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claimcmp.folding import fold
from claimcmp.reading.dates import begins_with_date, is_date_alone
from claimcmp.records import Span

_ENDING = re.compile(r"[.!?…‽؟۔।。！？։።]\s?[\"'”“’»›)\]」』]*$")
_INNER_END = re.compile(r"[^\W\d_]{2}[.!?…]+[\"'”“’»)]*\s+[\"'„“«(—–-]*\s?[^\W\d_a-z]|[。！？]")
_TRUNCATED = re.compile(r"(?:\.\.\.|…|\[…\]|\[\.\.\.\])\s*$")
_BULLET = re.compile(r"(?:[•*·▪◦●■►▶→»‣–—-]|\(?\d{1,3}[.)]|#)\s+")
_MARKDOWN_HEADING = re.compile(r"#{1,6}\s+")
_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_SHORTEST_UNENDED = 20
"""Words: from here on a line with a full stop inside is prose even without one at its end."""

_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")


@dataclass(frozen=True, slots=True)
class Line:
    """One line or paragraph of a text, without white space at its ends.

    ``words`` are as written. ``size`` counts words, where two characters of a script without
    spaces count as one. ``blank_before`` says whether an empty line comes before it.
    """

    span: Span
    text: str
    folded: str
    words: tuple[str, ...]
    size: int
    ends: bool
    inner_ends: int
    is_truncated: bool
    is_bullet: bool
    is_marked_heading: bool
    blank_before: bool

    @property
    def is_prose(self) -> bool:
        """Whether the line holds at least one whole sentence.

        A short line that only has a full stop inside is a headline ("Live. The vote").
        """
        return (self.ends and self.size >= 3) or (
            self.inner_ends > 0 and self.size >= _SHORTEST_UNENDED
        )

    @property
    def is_heading_like(self) -> bool:
        """Whether the line could be a headline: some words, and nothing that ends a sentence."""
        return self.is_marked_heading or (
            not self.is_prose and not self.text.endswith((":", ",", ";")) and self.size <= 30
        )


def split_lines(text: str, *, start: int = 0) -> tuple[Line, ...]:
    """Return the lines of *text* from offset *start* on that hold anything but white space.

    A paragraph that was wrapped to a fixed width is one line.
    """
    lines = []
    blank = True
    for piece in _pieces(text, start):
        if piece is None:
            blank = True
        else:
            lines.append(_line(text, piece, blank_before=blank))
            blank = False
    return tuple(lines)


def _pieces(text: str, start: int) -> Iterator[Span | None]:
    """Yield the span of each line or wrapped paragraph, and None for each empty line."""
    group: list[Span] = []
    for match in re.finditer(
        r"[^\r\n\v\f\u2028\u2029\x85]*(?:\r\n|[\r\n\v\f\u2028\u2029\x85]|\Z)", text[start:]
    ):
        span = _stripped(text, Span(start + match.start(), start + match.end()))
        if span is not None:
            group.append(span)
            continue
        yield from _unwrapped(text, group)
        group = []
        yield None
    yield from _unwrapped(text, group)


def _stripped(text: str, span: Span) -> Span | None:
    piece = span.of(text)
    stripped = piece.strip(" \t\r\n\v\f\u2028\u2029\x85\u00a0\u200b\ufeff")
    if not stripped:
        return None
    first = span.start + piece.index(stripped)
    return Span(first, first + len(stripped))


def _unwrapped(text: str, group: list[Span]) -> Iterator[Span]:
    """Join the lines of a paragraph that was wrapped to a fixed width, else yield them as they are.

    It was where every line but the last is nearly as long as the longest, which is no longer than
    a screen is wide, and most of them break off in mid-sentence.
    """
    widths = [s.end - s.start for s in group[:-1]]
    if len(widths) >= 2 and 40 <= max(widths) <= 100 and min(widths) >= max(widths) - 22:
        endings = [_ENDING.search(s.of(text)) is not None for s in group[:-1]]
        continued = sum(s.of(text)[:1].islower() for s in group[1:])
        if sum(endings) * 3 <= len(endings) and continued * 2 >= len(endings):
            yield group[0].hull(group[-1])
            return
    yield from group


def _line(text: str, span: Span, *, blank_before: bool) -> Line:
    marked = _MARKDOWN_HEADING.match(span.of(text))
    bullet = None if marked else _BULLET.match(span.of(text))
    if bullet and bullet[0][0].isdigit() and begins_with_date(span.of(text)):
        bullet = None
    head = marked or bullet
    if head and len(span.of(text)) > head.end():
        span = Span(span.start + head.end(), span.end)
    content = span.of(text)
    words = tuple(_WORD.findall(content))
    return Line(
        span=span,
        text=content,
        folded=fold(content),
        words=words,
        size=len(words) + len(_CJK.findall(content)) // 2,
        ends=_ENDING.search(content) is not None and not is_date_alone(content),
        inner_ends=len(_INNER_END.findall(content)),
        is_truncated=_TRUNCATED.search(content) is not None,
        is_bullet=bullet is not None,
        is_marked_heading=marked is not None,
        blank_before=blank_before,
    )
