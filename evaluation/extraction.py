"""Measure how well the sentences of an article are found in the page of a news site.

    python -m evaluation.extraction [--errors] [--output FILE]

``tests/pages`` holds pages written for this project, each with the paragraphs of its article. The
reader was made with the part called "development" in sight; the part that was held back was written
afterwards and is what counts. Every extractor gets the same bytes; what it returns is cut into
sentences by the same rules, and lines without the end of a sentence (headings, menus, rows of
tables) count neither for nor against anyone. Other extractors come with
``pip install '.[extraction]'``; one that is not installed is left out.
"""

import argparse
import importlib
import json
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from babel import Locale

from claimcmp.errors import UnreadableInput
from claimcmp.reading.html import read_html
from claimcmp.reading.html_charset import decode_page
from claimcmp.records import Article
from claimcmp.segmentation import sentence_spans

_PAGES = Path(__file__).parents[1] / "tests" / "pages"
_RESULTS = Path(__file__).parent / "results" / "extraction.json"
_SHORTEST = 3
Extractor = Callable[[bytes, str], str]
"""From the bytes of a page and its language to the text of the article."""


@dataclass(frozen=True, slots=True)
class Page:
    """One bundled page and what a reader of it would call the article."""

    name: str
    content: bytes
    gold: dict[str, Any]

    def sentences(self) -> frozenset[str]:
        """Return the sentences of the article, as letters and digits alone."""
        return _sentences("\n".join(self.gold["keep"]), self.gold["language"])


def read_pages(folder: Path = _PAGES) -> tuple[Page, ...]:
    """Return the bundled pages in the order of their names."""
    golds = sorted(folder.glob("*.gold.json"))
    return tuple(
        Page(
            name=gold.name.removesuffix(".gold.json"),
            content=gold.with_name(gold.name.replace(".gold.json", ".html")).read_bytes(),
            gold=json.loads(gold.read_text(encoding="utf-8")),
        )
        for gold in golds
    )


def _sentences(text: str, language: str) -> frozenset[str]:
    found = set()
    for line in text.split("\n"):
        for span in sentence_spans(line, language=language):
            sentence = span.of(line)
            if len(sentence.split()) >= _SHORTEST and sentence.rstrip("\"'”“’») ")[-1:] in ".!?…":
                found.add("".join(filter(str.isalnum, sentence.lower())))
    return frozenset(found)


def article_of(page: Page) -> Article | None:
    """Return what claimcmp reads of a page, None where it says that there is no article."""
    try:
        return read_html(page.content, path=page.name).articles[0]
    except UnreadableInput:
        return None


def _claimcmp(content: bytes, _language: str) -> str:
    try:
        article = read_html(content, path="page").articles[0]
    except UnreadableInput:
        return ""
    return "\n".join(span.of(article.text) for span in article.body)


def _trafilatura(**options: Any) -> Extractor:
    trafilatura = importlib.import_module("trafilatura")

    def extract(content: bytes, _language: str) -> str:
        return trafilatura.extract(content, include_comments=False, **options) or ""

    return extract


def _readability() -> Extractor:
    document = importlib.import_module("readability").Document
    html = importlib.import_module("lxml.html")

    def extract(content: bytes, _language: str) -> str:
        summary = html.fromstring(document(decode_page(content)).summary())
        for element in summary.iter("p", "div", "li", "br", "td", "h2", "h3", "blockquote"):
            element.tail = "\n" + (element.tail or "")
        return str(summary.text_content())

    return extract


def _newspaper() -> Extractor:
    newspaper = importlib.import_module("newspaper")

    def extract(content: bytes, language: str) -> str:
        article = newspaper.Article("https://page.example/", language=language, fetch_images=False)
        article.download(input_html=decode_page(content))
        article.parse()
        return str(article.text)

    return extract


def _resiliparse() -> Extractor:
    extract_plain_text = importlib.import_module("resiliparse.extract.html2text").extract_plain_text

    def extract(content: bytes, _language: str) -> str:
        return str(extract_plain_text(decode_page(content), main_content=True, alt_texts=False))

    return extract


def _justext() -> Extractor:
    justext = importlib.import_module("justext")

    def extract(content: bytes, language: str) -> str:
        words = justext.get_stoplist(Locale(language).english_name)
        # The lengths and densities with which trafilatura calls it; its own ask for longer lines.
        paragraphs = justext.justext(decode_page(content), words, 50, 150, 0.1, 0.2)
        return "\n".join(p.text for p in paragraphs if not p.is_boilerplate)

    return extract


_EXTRACTORS: dict[str, Callable[[], Extractor]] = {
    "claimcmp": lambda: _claimcmp,
    "trafilatura": lambda: _trafilatura(),
    "trafilatura, precision": lambda: _trafilatura(favor_precision=True),
    "readability-lxml": _readability,
    "newspaper4k": _newspaper,
    "resiliparse": _resiliparse,
    "jusText": _justext,
}


def installed() -> Iterator[tuple[str, Extractor]]:
    """Yield the extractors that can be imported here."""
    for name, make in _EXTRACTORS.items():
        try:
            yield name, make()
        except ImportError as error:
            print(f"left out: {name} ({error})")


def measure(extractor: Extractor, pages: Sequence[Page]) -> dict[str, Any]:
    """Return precision and recall over all sentences of *pages*, and what was lost and leaked."""
    right = kept = true = failed = 0
    errors: dict[str, dict[str, list[str]]] = {}
    began = time.perf_counter()
    for page in pages:
        try:
            text = extractor(page.content, page.gold["language"])
        except Exception:  # an extractor that fails on a page returns nothing of it
            text, failed = "", failed + 1
        found, gold = _sentences(text, page.gold["language"]), page.sentences()
        right, kept, true = right + len(found & gold), kept + len(found), true + len(gold)
        if found != gold:
            errors[page.name] = {"lost": sorted(gold - found), "leaked": sorted(found - gold)}
    precision, recall = right / max(1, kept), right / max(1, true)
    return {
        "precision": round(precision, 3),
        "recall": round(recall, 3),
        "f1": round(2 * precision * recall / max(1e-9, precision + recall), 3),
        "failed pages": failed,
        "milliseconds a page": round(1000 * (time.perf_counter() - began) / max(1, len(pages))),
        "errors": errors,
    }


def metadata_figures(pages: Sequence[Page]) -> dict[str, str]:
    """Return how often each declared value was read right by claimcmp."""
    articles = [(page.gold, article_of(page)) for page in pages]
    read = [(gold, article) for gold, article in articles if article is not None]
    right = {
        "title": sum(article.title == gold["title"] for gold, article in read),
        "date": sum(str(article.published or "") == (gold["date"] or "") for gold, article in read),
        "publisher": sum(article.publisher == gold["publisher"] for gold, article in read),
        "cut": sum(bool(article.notes) == gold["cut"] for gold, article in read),
    }
    refused = sum((article is None) == (gold["outcome"] != "article") for gold, article in articles)
    return {
        **{name: f"{count}/{len(read)}" for name, count in right.items()},
        "article or none": f"{refused}/{len(articles)}",
    }


def main() -> None:
    """Print the table, and keep it where asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--errors", action="store_true", help="list what claimcmp lost and leaked")
    parser.add_argument("--output", type=Path, nargs="?", const=_RESULTS, help="write JSON")
    arguments = parser.parse_args()
    pages = read_pages()
    parts = {
        part: [page for page in pages if page.gold["part"] == part]
        for part in ("held back", "development")
    }
    results: dict[str, Any] = {part: {"pages": len(own)} for part, own in parts.items()}
    print(f"{'':24}" + "".join(f"{part:^34}" for part in parts))
    for name, extractor in installed():
        row = f"{name:24}"
        for part, own in parts.items():
            figures = measure(extractor, own)
            errors = figures.pop("errors")
            results[part][name] = figures
            row += "  P {precision:.3f} R {recall:.3f} F1 {f1:.3f}  ".format(**figures)
            if arguments.errors and name == "claimcmp":
                print(json.dumps(errors, ensure_ascii=False, indent=1))
        print(row)
    for part, own in parts.items():
        results[part]["metadata"] = metadata_figures(own)
        print(part, results[part]["metadata"])
    if arguments.output:
        text = json.dumps(results, ensure_ascii=False, indent=1) + "\n"
        arguments.output.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
