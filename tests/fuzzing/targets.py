"""What is fuzzed: a table of targets, each with what must hold for whatever it is given."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from functools import cache, partial
from math import isnan
from typing import Any

from claimcmp.difference import difference
from claimcmp.errors import InvalidFile
from claimcmp.facts.extraction import extract_facts
from claimcmp.language import UNDETERMINED, identify
from claimcmp.languages import known_languages, subject
from claimcmp.reading.formats import reader_for
from claimcmp.reading.pdf import read_pdf
from claimcmp.reading.pdf_document import lay_out
from claimcmp.records import Article, Span
from claimcmp.rendering.formats import FORMATS, Presentation
from claimcmp.rendering.json import to_plain
from claimcmp.saved import load_comparison
from claimcmp.segmentation import LONGEST_SENTENCE, segment
from tests.fuzzing import seeds
from tests.fuzzing.words import WORDS
from tests.reading.checks import check_reader

Check = Callable[[bytes], object]
Vocabulary = Callable[[bytes], Sequence[str]]

_PUBLISHED = date(2026, 3, 4)
_LOOK = Presentation(width=80, colour=True, show_dropped=True)
_LONGEST_WORD = 30


@dataclass(frozen=True, slots=True)
class Target:
    """One target: ``check`` raises for what is a finding.

    ``words`` are what its inputs may be changed to hold; ``packages`` are instrumented;
    ``largest`` is the size of its largest input in bytes.
    """

    check: Check
    seeds: seeds.Given
    words: Vocabulary
    largest: int = 24_000
    packages: tuple[str, ...] = ("claimcmp.reading",)


def check_statements(content: bytes) -> None:
    """Extract the facts of a text: each must lie inside its statement and be of sound numbers."""
    language, lines = _given(content)
    statements = [line[:LONGEST_SENTENCE] for line in lines]
    languages = [language if language in known_languages() else UNDETERMINED] * len(statements)
    found = extract_facts(statements, languages, _PUBLISHED)
    for statement, facts in zip(statements, found, strict=True):
        for value in _values(facts):
            if isinstance(value, Span):
                assert 0 <= value.start < value.end <= len(statement), value
            elif isinstance(value, float):
                assert not isnan(value)


def check_segmentation(content: bytes) -> None:
    """Cut a text into statements: each stands at its place, in order, and is short enough."""
    language, lines = _given(content)
    text = "\n".join(lines)
    ends = [len("\n".join(lines[: rank + 1])) for rank in range(len(lines))]
    body = tuple(Span(end - len(line), end) for line, end in zip(lines, ends, strict=True) if line)
    end = 0
    article = Article("a.txt", "0" * 64, text, body, language=language, id="1")
    for claim in segment(replace(article, language=identify(article))):
        assert claim.span.of(text) == claim.text == claim.text.strip() != ""
        assert end <= claim.span.start
        assert len(claim.text) <= LONGEST_SENTENCE
        end = claim.span.end


def check_saved(content: bytes) -> None:
    """Load a saved comparison and show it in every format, or refuse it in one line a mistake."""
    try:
        comparison = load_comparison(content, path="c.json")
    except InvalidFile as refused:
        if any("\n" in line for line in refused.lines):
            raise ValueError("a mistake of more than one line") from refused
        return
    for one in FORMATS.values():
        one.render(comparison, _LOOK)
    again = load_comparison(FORMATS["json"].render(comparison, _LOOK), path="c.json")
    assert to_plain(again) == to_plain(comparison)
    assert not difference(comparison, again).any


def _given(content: bytes) -> tuple[str, list[str]]:
    """Return what the first line of an input gives as its language, and its other lines."""
    language, _, text = content.decode("utf-8", "replace").partition("\n")
    return language, text.split("\n")


def _values(record: Any) -> Iterator[Any]:
    """Yield every value in a record and in the records inside it; what a span holds is its own."""
    if isinstance(record, tuple):
        for value in record:
            yield from _values(value)
    elif is_dataclass(record) and not isinstance(record, Span):
        for field in fields(record):
            yield from _values(getattr(record, field.name))
    else:
        yield record


def _of_language(content: bytes) -> Sequence[str]:
    language = _given(content)[0]
    return _vocabulary(language if language in known_languages() else "ro")


@cache
def _vocabulary(language: str) -> Sequence[str]:
    """Return the words that the data files of a language know, their markup for patterns too."""
    names = ("numerals", "quantities", "dates", "polarity", "certainty", "attribution", "names")
    texts = {t for name in (*names, "segmentation") for t in _texts(subject(language, name))}
    return sorted(text for text in texts if 0 < len(text) <= _LONGEST_WORD)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from (*_texts(key), *_texts(inner))
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


def _reader(ending: str, given: seeds.Given, *grammars: str) -> Target:
    path = f"a.{ending}"
    # The process that PDFs are read in tells nothing of what it reaches.
    reader = partial(read_pdf, lay_out=lay_out) if ending == "pdf" else reader_for(path)
    words = [word for grammar in grammars for word in WORDS[grammar]]
    return Target(partial(check_reader, reader, path=path), given, lambda _: words)


_OF_STATEMENTS = ("claimcmp.facts", "claimcmp.segmentation", "claimcmp.languages")

TARGETS: dict[str, Target] = {
    "text": _reader("txt", seeds.plain_text),
    "markdown": _reader("md", seeds.markdown, "markdown"),
    "json": _reader("json", seeds.json_article, "article"),
    "jsonl": _reader("jsonl", seeds.json_lines, "article"),
    "html": _reader("html", seeds.html, "markup"),
    "pdf": _reader("pdf", seeds.pdf, "pdf"),
    "docx": _reader("docx", seeds.docx, "markup"),
    "epub": _reader("epub", seeds.epub, "markup"),
    "eml": _reader("eml", seeds.email, "email", "markup"),
    "feed": _reader("xml", seeds.feed, "markup"),
    "warc": _reader("warc", seeds.warc, "archive", "markup"),
    "subtitles": _reader("srt", seeds.subtitles, "subtitles"),
    "gzip": _reader("gz", seeds.packed, "markup", "subtitles", "archive"),
    "saved": Target(
        check_saved, seeds.saved, lambda _: WORDS["saved"], packages=("claimcmp.rendering",)
    ),
    "facts": Target(
        check_statements, seeds.statements, _of_language, largest=3_000, packages=_OF_STATEMENTS
    ),
    "segmentation": Target(
        check_segmentation, seeds.statements, _of_language, largest=6_000, packages=_OF_STATEMENTS
    ),
}
