"""Each article's whole text, cut at the offsets of its claims, marks and left-out stretches.

Nothing of the text is lost or added: the pieces of a line, joined, are the line.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from claimcmp.records import Article, Claim, Span
from claimcmp.rendering.catalogue import Catalogue
from claimcmp.rendering.marks import MarkedSpan, disjoint


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a line that are marked alike; ``types`` are those of the divergences, or none."""

    text: str
    types: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """Part of a line: of one claim, of one left-out stretch, or of neither.

    ``claim`` is the claim's identifier and ``first`` says that it begins here, ``last`` that it
    ends; ``reason`` says why the stretch was left out, "" where it was not.
    """

    pieces: tuple[Piece, ...]
    claim: str = ""
    first: bool = False
    last: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an article that is not blank, with its place: "12", or the character offset."""

    place: str
    passages: tuple[Passage, ...]


def lines_of(
    article: Article,
    claims: Sequence[Claim],
    marks: Mapping[str, Sequence[MarkedSpan]],
    catalogue: Catalogue,
) -> tuple[Line, ...]:
    """Return the lines of *article*; ``marks`` gives the conflicting spans of each claim."""
    stretches = list(_stretches(article, claims))
    marked = {claim.id: placed_marks(claim, marks.get(claim.id, ())) for claim in claims}
    lines: list[Line] = []
    numbered = catalogue.has_lines(article)
    start = 0
    for number, text in enumerate(article.text.split("\n"), start=1):
        line = Span(start, start + len(text))
        if text.strip():
            while stretches and stretches[0][0].end <= line.start:
                stretches.pop(0)
            place = str(number) if numbered else str(start)
            lines.append(Line(place, _passages(article.text, line, stretches, marked)))
        start = line.end + 1
    return tuple(lines)


def placed_marks(claim: Claim, marked: Sequence[MarkedSpan]) -> list[MarkedSpan]:
    """Return the conflicting spans of *claim*, in the article's text, none overlapping another."""
    return [(span.shifted(claim.span.start), types) for span, types in disjoint(claim, marked)]


def pieces_of(text: str, span: Span, marked: Sequence[MarkedSpan]) -> tuple[Piece, ...]:
    """Return the words of *text* in *span*, cut where the *marked* spans begin and end."""
    pieces: list[Piece] = []
    position = span.start
    for mark, types in marked:
        start, end = max(mark.start, span.start), min(mark.end, span.end)
        if start >= end:
            continue
        if position < start:
            pieces.append(Piece(text[position:start]))
        pieces.append(Piece(text[start:end], types))
        position = end
    if position < span.end:
        pieces.append(Piece(text[position : span.end]))
    return tuple(pieces)


_Stretch = tuple[Span, Passage]


def _stretches(article: Article, claims: Sequence[Claim]) -> Iterator[_Stretch]:
    """Yield claims and left-out stretches in order, none overlapping another."""
    found = [(c.span, Passage((), claim=c.id)) for c in claims]
    found += [(d.span, Passage((), reason=d.reason)) for d in article.dropped]
    position = 0
    for span, passage in sorted(found, key=lambda item: (item[0].start, item[0].end)):
        own = Span(max(span.start, position), min(span.end, len(article.text)))
        if own.start < own.end:
            position = own.end
            yield own, passage


def _passages(
    text: str, line: Span, stretches: Sequence[_Stretch], marked: Mapping[str, Sequence[MarkedSpan]]
) -> tuple[Passage, ...]:
    """Return the passages of one *line* of *text*."""
    found: list[Passage] = []
    position = line.start
    for span, passage in stretches:
        if span.start >= line.end:
            break
        part = Span(max(span.start, line.start), min(span.end, line.end))
        if position < part.start:
            found.append(Passage((Piece(text[position : part.start]),)))
        found.append(
            replace(
                passage,
                pieces=pieces_of(text, part, marked.get(passage.claim, ())),
                first=part.start == span.start,
                last=part.end == span.end,
            )
        )
        position = part.end
    if position < line.end:
        found.append(Passage((Piece(text[position : line.end]),)))
    return tuple(found)
