"""Which lines of a page are its article: the body, and a reason for each line that is not.

Four passes, each over what the earlier ones left: the line's own shape (``shapes``), repetition,
what stands before the first paragraph, and the blocks after it. A block is one or more headings
with the paragraphs below them; it belongs to another story when its structure and its words say
so together (``blocks``). The weights were set on two thirds of ``evaluation/pages`` and are
reported on the rest.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from claimcmp.reading.blocks import REPEATED, foreign_blocks, split_blocks
from claimcmp.reading.cohesion import overlap, topic
from claimcmp.reading.datelines import dateline
from claimcmp.reading.furniture import bare
from claimcmp.reading.interface import Declared
from claimcmp.reading.lines import Line
from claimcmp.reading.shapes import BYLINE, authors_of, furniture_reason, section_of, site_talk
from claimcmp.records import Span

ANCHOR_SIZE = 12
"""Words: a whole sentence of this length is taken for a paragraph of an article."""

_TALK_OVERLAP = 0.25
"""A line that speaks of the site shares less than this of its words with the article."""

_LONGEST_QUESTION = 8
"""Words: a longer question on a line of its own is asked in an interview."""

DATELINE = "a dateline"
_EMAIL = re.compile(r"(?<=[^\s@])@[^\s@]{1,255}?\.\w")
_MOST_SEARCHED = 2_000_000_000
"""Characters looked through for lines that repeat a part of another: beyond it, none is looked
for. An article of 1,000 lines takes a hundredth of it."""

_AUTHOR = "about the author"
_HEADING = "a heading, not a statement"
_PULL_QUOTE = "repeats a part of another line"
_SITE = "the site speaking to its reader"
_SECTION = "the heading of a section ({})"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one line: its part in the body, if any, and what was dropped and why."""

    line: Line
    body: Span | None
    dropped: tuple[Span, ...] = ()
    reason: str = ""


Verdicts = tuple[Verdict, ...]


def judge_pasted(lines: Sequence[Line]) -> Verdicts:
    """Judge the lines of a text that was pasted or saved from a page."""
    reasons = _shape_reasons(lines)
    _drop_repetitions(lines, reasons)
    anchors = _anchors(lines, reasons)
    if anchors:
        drop_site_talk(lines, reasons, anchors)
        anchors = [i for i in anchors if i not in reasons]
    if anchors:
        _drop_foreign_blocks(lines, reasons)
        _drop_lead(lines, reasons)
        _drop_tail(lines, reasons)
    _drop_headings(lines, reasons, questions=True)
    return _without_dateline(_verdicts(lines, reasons))


def judge_extracted(lines: Sequence[Line], declared: Declared) -> Verdicts:
    """Judge the lines of a text that an extractor cleaned: drop headings and plain furniture."""
    title = bare(declared.title or "")
    reasons: dict[int, str] = {}
    for index, line in enumerate(lines):
        if title and bare(line.text) == title:
            reasons[index] = "the title"
        elif not line.is_prose and line.inner_ends == 0 and (reason := _shape_reason(line)):
            reasons[index] = reason
        elif line.is_heading_like and line.inner_ends == 0 and line.size < ANCHOR_SIZE:
            reasons[index] = _HEADING
    return _without_dateline(_verdicts(lines, reasons))


def _shape_reason(line: Line) -> str | None:
    section = section_of(line)
    return _SECTION.format(section) if section else furniture_reason(line)


def _shape_reasons(lines: Sequence[Line]) -> dict[int, str]:
    found = ((index, _shape_reason(line)) for index, line in enumerate(lines))
    return {index: reason for index, reason in found if reason}


def _drop_repetitions(lines: Sequence[Line], reasons: dict[int, str]) -> None:
    """Drop short lines that stand twice, and lines that a longer line repeats (pull quotes)."""
    counts = Counter(bare(line.text) for line in lines)
    seen: set[str] = set()
    kept = [bare(line.text) for i, line in enumerate(lines) if i not in reasons and line.is_prose]
    page = "\n".join(kept)
    if len(page) * len(lines) > _MOST_SEARCHED:
        page = ""
    for index, line in enumerate(lines):
        text = bare(line.text)
        if index in reasons or not text:
            continue
        is_statement = line.is_prose and line.text[-1:] not in "?!"
        if counts[text] > 1 and (text in seen or not is_statement):
            reasons[index] = REPEATED
        elif line.size >= 4 and _stands_inside(text, page):
            reasons[index] = _PULL_QUOTE
        seen.add(text)


def _stands_inside(text: str, page: str) -> bool:
    """Whether *text* is a part of some longer line of *page*."""
    at = page.find(text)
    while at >= 0:
        end = at + len(text)
        if (at > 0 and page[at - 1] != "\n") or (end < len(page) and page[end] != "\n"):
            return True
        at = page.find(text, end)
    return False


def _anchors(lines: Sequence[Line], reasons: dict[int, str]) -> list[int]:
    """Return the lines that are paragraphs of some article; failing long ones, short ones."""
    prose = [i for i, line in enumerate(lines) if i not in reasons and line.is_prose]
    long = [i for i in prose if lines[i].size >= ANCHOR_SIZE and not lines[i].is_truncated]
    return long or prose


def drop_site_talk(lines: Sequence[Line], reasons: dict[int, str], anchors: list[int]) -> None:
    """Drop lines that speak of the site to its reader and not of the article's topic."""
    talk = {i: site_talk(line) for i, line in enumerate(lines) if i not in reasons}
    article = topic(lines[i] for i in anchors if talk[i] < 2)
    for index, amount in talk.items():
        line = lines[index]
        outside = index < anchors[0] or index > anchors[-1]
        enough = max(2 if outside or line.size <= ANCHOR_SIZE else 3, line.size // 10)
        quoted = line.text[:1] in "„“\"«'‘"
        if amount >= enough and not quoted and overlap([line], article) < _TALK_OVERLAP:
            reasons[index] = _SITE


def _drop_foreign_blocks(lines: Sequence[Line], reasons: dict[int, str]) -> None:
    blocks = split_blocks(lines, reasons)
    for block, reason in foreign_blocks(lines, blocks):
        for index in (*block.headings, *block.paragraphs):
            reasons.setdefault(index, reason)


def _drop_lead(lines: Sequence[Line], reasons: dict[int, str]) -> None:
    """Drop what stands before the first paragraph, short sentences of the article excepted."""
    first = min(_anchors(lines, reasons), default=0)
    article = topic(line for i, line in enumerate(lines) if i >= first and i not in reasons)
    for index in range(first):
        line = lines[index]
        if index in reasons or line.is_heading_like:
            continue
        followed = all(i in reasons or not lines[i].is_heading_like for i in range(index, first))
        asks = line.text[-1:] in "?!" or line.is_truncated
        if not followed or (asks and overlap([line], article) == 0):
            reasons[index] = "stands before the article"


def _drop_headings(
    lines: Sequence[Line], reasons: dict[int, str], *, questions: bool = False
) -> None:
    """Drop what is left without a whole sentence: headings, menus, tickers.

    *questions* drops short questions on a line of their own, too ("What happens next?").
    """
    introduced = False  # whether a colon above leads in to the lines down to this one
    for index, line in enumerate(lines):
        if index not in reasons and (not line.is_prose or (questions and _is_question(line))):
            is_item = introduced and line.size >= 3 and _is_item(line)
            if not (is_item or _continues(lines, index, reasons)):
                reasons[index] = _HEADING
        leads_in = line.text.endswith(":") and line.size >= 4 and index not in reasons
        introduced = leads_in or (introduced and _is_item(line))


def _is_question(line: Line) -> bool:
    return line.text.endswith("?") and line.size <= _LONGEST_QUESTION and line.inner_ends == 0


def _drop_tail(lines: Sequence[Line], reasons: dict[int, str]) -> None:
    """Drop what ends a page after its article: who wrote it, how to reach them, questions."""
    kept = [i for i, line in enumerate(lines) if i not in reasons and line.is_prose]
    authors = authors_of(line for i, line in enumerate(lines) if reasons.get(i) == BYLINE)
    before: Counter[str] | None = None
    for position in range(len(kept) - 1, 0, -1):
        line = lines[kept[position]]
        if before is not None:
            before.subtract(topic([line]))
        about = " ".join(line.folded.split()[:3])
        if any(about.startswith(author) for author in authors) or _EMAIL.search(line.text):
            reasons[kept[position]] = _AUTHOR
        elif line.text[-1:] in "?!" and line.size <= ANCHOR_SIZE:
            if before is None:
                before = Counter(s for i in kept[:position] for s in topic([lines[i]]))
            if any(before[stem] > 0 for stem in topic([line])):
                return
            reasons[kept[position]] = _SITE
        else:
            return


def _continues(lines: Sequence[Line], index: int, reasons: dict[int, str]) -> bool:
    """Whether a line without a full stop leads in to the next one ("He said:")."""
    line = lines[index]
    after = index + 1 < len(lines) and index + 1 not in reasons
    return line.text[-1:] in ":," and line.size >= 4 and after


def _is_item(line: Line) -> bool:
    """Whether a line looks like an item of a list."""
    return line.is_bullet or line.text[-1:] in (";", ",")


def _without_dateline(verdicts: Verdicts) -> Verdicts:
    """Take the dateline off the first line of the body: it is no part of the first sentence."""
    for index, verdict in enumerate(verdicts):
        if verdict.body is None:
            continue
        found = dateline(verdict.line.text)
        if found is None or found.end >= len(verdict.line.text):
            return verdicts
        start, middle = verdict.body.start, verdict.body.start + found.end
        cut = Verdict(
            verdict.line,
            Span(middle, verdict.body.end),
            (Span(start, start + len(verdict.line.text[: found.end].rstrip())),),
            DATELINE,
        )
        return (*verdicts[:index], cut, *verdicts[index + 1 :])
    return verdicts


def _verdicts(lines: Sequence[Line], reasons: dict[int, str]) -> Verdicts:
    return tuple(
        Verdict(line, None, (line.span,), reasons[index])
        if index in reasons
        else Verdict(line, line.span)
        for index, line in enumerate(lines)
    )
