"""From a decoded text to an article: body, dropped furniture, title, date and publisher."""

from collections.abc import Sequence

from claimcmp.errors import UnreadableInput
from claimcmp.reading.clutter import Verdict, Verdicts, judge_extracted, judge_pasted
from claimcmp.reading.interface import Declared
from claimcmp.reading.limits import check_length, check_lines
from claimcmp.reading.lines import Line, split_lines
from claimcmp.reading.metadata import found_metadata
from claimcmp.records import Article, DroppedText

_NOTHING_DECLARED = Declared()

_MOST_JUDGED = 20_000
"""Lines of a text that its format does not judge itself: judging one takes 0.3 ms. A live blog of a
whole day has some 3,000."""


def assemble(
    text: str,
    *,
    path: str,
    digest: str,
    declared: Declared = _NOTHING_DECLARED,
    start: int = 0,
    is_pasted: bool = False,
    furniture: Sequence[DroppedText] = (),
) -> Article:
    """Build the article that *text* holds from offset *start* on.

    *is_pasted* text comes with whatever stood around it on a page; other text was cleaned by an
    extractor, and loses only what is furniture beyond doubt. *furniture* are whole lines that the
    format itself shows to be no article, in order. What is *declared* wins over what the text
    says. Raises UnreadableInput where the text holds no article.
    """
    check_length(text)
    check_lines(text)
    lines = split_lines(text, start=start)
    reasons = _reasons(lines, furniture)
    others = tuple(line for line in lines if line.span.start not in reasons)
    if len(others) > _MOST_JUDGED:
        raise UnreadableInput(f"more than {_MOST_JUDGED:,} paragraphs; split it first")
    judged = judge_pasted(others) if is_pasted else judge_extracted(others, declared)
    verdicts = _merged(judged, lines, reasons)
    body = tuple(v.body for v in verdicts if v.body is not None)
    if not body:
        raise UnreadableInput("no article text found; it needs at least one whole sentence")
    found = found_metadata(others, judged)
    return Article(
        path=path,
        sha256=digest,
        text=text,
        body=body,
        dropped=tuple(DroppedText(d, v.reason) for v in verdicts for d in v.dropped),
        language=declared.language,
        title=declared.title or found.title,
        publisher=declared.publisher or found.publisher,
        published=declared.published or found.published,
        url=declared.url,
    )


def _reasons(lines: Sequence[Line], furniture: Sequence[DroppedText]) -> dict[int, str]:
    """Return the reason for each line that overlaps *furniture*, by the line's start."""
    reasons: dict[int, str] = {}
    position = 0
    for line in lines:
        while position < len(furniture) and furniture[position].span.end <= line.span.start:
            position += 1
        if position < len(furniture) and furniture[position].span.overlaps(line.span):
            reasons[line.span.start] = furniture[position].reason
    return reasons


def _merged(judged: Verdicts, lines: Sequence[Line], reasons: dict[int, str]) -> Verdicts:
    """Return the verdicts on all *lines* in the order of the text."""
    known = (
        Verdict(line, None, (line.span,), reasons[line.span.start])
        for line in lines
        if line.span.start in reasons
    )
    return tuple(sorted((*judged, *known), key=lambda verdict: verdict.line.span.start))
