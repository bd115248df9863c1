"""What tests of readers share: damaged copies of valid files, and what must hold for any input."""

from collections.abc import Callable

from hypothesis import strategies as st

from claimcmp.errors import UnreadableInput
from claimcmp.reading.interface import Reader, Reading
from claimcmp.records import Article, SkippedArticle


def body(article: Article) -> list[str]:
    """Return the paragraphs of the article."""
    return [span.of(article.text) for span in article.body]


def dropped(article: Article) -> list[tuple[str, str]]:
    """Return what was left out of the article, each with its reason."""
    return [(d.span.of(article.text), d.reason) for d in article.dropped]


@st.composite
def damaged(draw: st.DrawFn, valid: bytes) -> bytes:
    """Return *valid* with some bytes replaced, a stretch cut out or put in, or its end missing."""
    content = bytearray(valid)
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, max(0, len(content) - 1)))
        length = draw(st.integers(0, 40))
        content[start : start + length] = draw(st.binary(max_size=40))
    end = draw(st.one_of(st.none(), st.integers(0, len(content))))
    return bytes(content[:end])


def reason_of(call: Callable[..., object], *arguments: object) -> str:
    """Return why *call* could not read its arguments, or an empty text where it could."""
    try:
        call(*arguments)
    except UnreadableInput as error:
        return str(error)
    return ""


def check_reader(reader: Reader, content: bytes, *, path: str) -> None:
    """Assert that *reader* returns sound articles or one clear line, and nothing else."""
    try:
        reading = reader(content, path=path)
    except UnreadableInput as error:
        reading = Reading(skipped=(SkippedArticle(path, str(error)),))
    for skipped in reading.skipped:
        assert skipped.reason.strip()
        assert "\n" not in skipped.reason
    for article in reading.articles:
        end = 0
        for span in article.body:
            assert end <= span.start < span.end <= len(article.text)
            assert span.of(article.text).strip()
            end = span.end
        assert all(0 <= d.span.start < d.span.end <= len(article.text) for d in article.dropped)
        article.text.encode("utf-8")
