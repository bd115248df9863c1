"""From a decoded text to an article: body, dropped furniture, title, date and publisher."""

from claimcmp.errors import UnreadableInput
from claimcmp.reading.clutter import Verdicts, judge_extracted, judge_pasted
from claimcmp.reading.interface import LONGEST_ARTICLE, Declared
from claimcmp.reading.lines import split_lines
from claimcmp.reading.metadata import found_metadata
from claimcmp.records import Article, DroppedText

_NOTHING_DECLARED = Declared()


def assemble(
    text: str,
    *,
    path: str,
    digest: str,
    declared: Declared = _NOTHING_DECLARED,
    start: int = 0,
    is_pasted: bool = False,
) -> Article:
    """Build the article that *text* holds from offset *start* on.

    *is_pasted* text comes with whatever stood around it on a page; other text was cleaned by an
    extractor, and loses only what is furniture beyond doubt. What is *declared* wins over what the
    text says. Raises UnreadableInput where the text holds no article.
    """
    if len(text) > LONGEST_ARTICLE:
        raise UnreadableInput(f"longer than {LONGEST_ARTICLE:,} characters; split it first")
    lines = split_lines(text, start=start)
    verdicts: Verdicts = judge_pasted(lines) if is_pasted else judge_extracted(lines, declared)
    body = tuple(v.body for v in verdicts if v.body is not None)
    if not body:
        raise UnreadableInput("no article text found; it needs at least one whole sentence")
    found = found_metadata(lines, verdicts)
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
