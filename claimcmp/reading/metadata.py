"""Title, publisher and publication date, where the text itself gives them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from claimcmp.reading.cohesion import overlap, topic
from claimcmp.reading.datelines import dateline
from claimcmp.reading.dates import find_dates
from claimcmp.reading.furniture import bare, furniture
from claimcmp.reading.lines import Line
from claimcmp.reading.shapes import DATE_LINE, LONGEST_TIME_LINE, TIME_OF_DAY, begins_with

if TYPE_CHECKING:
    from claimcmp.reading.clutter import Verdict

_SHORTEST_TITLE = 3
_LABELLED_DATE = re.compile(r"\W*(?P<label>[^\W\d_]+(?: [^\W\d_]+){0,2})\W{1,3}(?=\d)")


@dataclass(frozen=True, slots=True)
class FoundMetadata:
    """What a text says of itself; None where it does not."""

    title: str | None = None
    publisher: str | None = None
    published: date | None = None


def found_metadata(lines: Sequence[Line], verdicts: Sequence["Verdict"]) -> FoundMetadata:
    """Find what the lines that are not body say of the article."""
    first = next(i for i, v in enumerate(verdicts) if v.body is not None)
    lead = lines[:first]
    candidates = [v.line for v in verdicts[:first] if not _is_no_title(v.reason)]
    title_line = _title_line(candidates, [v.line for v in verdicts if v.body is not None])
    datelines = [d for line in lines[: first + 1] if (d := dateline(line.text))]
    agency = datelines[0] if datelines else None
    return FoundMetadata(
        title=_without_date(title_line) if title_line else None,
        publisher=_publisher(lead) or (agency.agency if agency else None),
        published=_published(lead)
        or (agency.published if agency else None)
        or _published_later(lines[first:], verdicts[first:]),
    )


def _is_no_title(reason: str) -> bool:
    """Whether a line that is left out for *reason* cannot be a headline either."""
    return "picture" in reason or reason in (DATE_LINE, TIME_OF_DAY)


def _title_line(lead: Sequence[Line], body: Sequence[Line]) -> Line | None:
    """Return the headline above the body: the heading that shares most with it, the last such."""
    article = topic(body)
    best, best_share = None, 0.0
    for line in lead:
        words = _without_date(line)
        if line.is_heading_like and len(words.split()) >= _SHORTEST_TITLE:
            share = overlap([line], article)
            if share > 0 and share >= best_share:
                best, best_share = line, share
    return best


def _without_date(line: Line) -> str:
    """Return the line without a date and its label at the beginning."""
    dates = find_dates(line.text)
    if dates and dates[0].span.start <= 20:
        label = line.text[: dates[0].span.start].strip(" :|-–—")
        if not label or bare(label) in furniture().published:
            return line.text[dates[0].span.end :].strip(" :|-–—")
    return line.text


def _published(lines: Sequence[Line]) -> date | None:
    """Return the one date that the lines around the title give, or None where they disagree."""
    labelled, bare_dates = set(), set()
    for line in lines:
        is_labelled = begins_with(line.folded, furniture().published)
        if line.is_prose and not (is_labelled and line.size <= LONGEST_TIME_LINE):
            continue
        for found in find_dates(line.text)[:1]:
            if is_labelled:
                labelled.add(found.value)
            elif found.span.start <= 30:
                bare_dates.add(found.value)
    values = labelled or bare_dates
    return min(values) if len(values) == 1 else None


def _published_later(lines: Sequence[Line], verdicts: Sequence["Verdict"]) -> date | None:
    """Return the date that a labelled line below the article gives."""
    dropped = [
        line
        for line, verdict in zip(lines, verdicts, strict=True)
        if verdict.body is None and begins_with(line.folded, furniture().published)
    ]
    return _published(dropped)


def _publisher(lead: Sequence[Line]) -> str | None:
    """Return the name that stands directly before "6 days ago" above the article."""
    for line in lead:
        if line.size > 8:
            continue
        ago = furniture().ago.search(line.folded)
        glued = ago or re.search(r"(?<!\d)\d+\s?[^\W\d_]", line.folded)
        if glued and glued.start() > 2:
            name = line.text[: glued.start()].strip(" •·|,-–—")
            words = name.split()
            if words and all(w[0].isupper() for w in words) and _is_age(line, name):
                return name
    return None


def _is_age(line: Line, name: str) -> bool:
    """Whether what follows *name* in the line is nothing but a relative time."""
    rest = line.folded[line.text.find(name) + len(name) :]
    return furniture().ago.search(rest) is not None
