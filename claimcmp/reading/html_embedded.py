"""Articles that a page carries as JSON, for scripts to show: where its markup holds no text."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from lxml.html import HtmlElement

from claimcmp.reading.html_blocks import blocks
from claimcmp.reading.html_linked_data import Node
from claimcmp.reading.html_tree import parse_page

_MARKUP = re.compile(r"<(?:p|br|div|h\d|ul|li|strong|em|a|span)\b", re.I)
_SENTENCE = re.compile(r"[^\W\d_][.!?…][\"'”“’»)]*\s*(?:</\w+>\s*)*\Z")
_LEAST = 8
"""Words of a string that is taken for a paragraph."""

_MOST_VALUES = 200_000


def published_body(article: Node) -> list[str]:
    """Return the paragraphs of the body that structured data give, entries of a live blog too."""
    updates = article.get("liveBlogUpdate")
    entries = updates if isinstance(updates, list) else []
    bodies = [
        article.get("articleBody"),
        *(e.get("articleBody") for e in entries if isinstance(e, Mapping)),
    ]
    return [line for body in bodies if isinstance(body, str) for line in _paragraphs(body)]


def scripted_body(root: HtmlElement) -> list[str]:
    """Return the paragraphs in the data of a page's own scripts: its longest list of prose."""
    best: list[str] = []
    for script in root.iterfind(".//script[@id='__NEXT_DATA__']"):
        try:
            parsed = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        best = max(best, *_prose_lists(parsed), key=lambda lines: sum(map(len, lines)))
    return best


def _prose_lists(parsed: Any) -> Iterator[list[str]]:
    """Yield the prose of each list, and each long string by itself."""
    level, seen = [parsed], 0
    yield []
    while level and seen < _MOST_VALUES:
        below: list[Any] = []
        for value in level:
            seen += 1
            if isinstance(value, Mapping):
                below.extend(value.values())
            elif isinstance(value, list):
                below.extend(value)
                strings = (s for item in value for s in _strings(item))
                yield [line for s in strings if _is_prose(s) for line in _paragraphs(s)]
            elif isinstance(value, str) and _is_prose(value):
                yield _paragraphs(value)
        level = below


def _strings(item: Any) -> Iterator[str]:
    """Yield the strings of one entry of a list: itself, its values, and theirs."""
    values = [item]
    for _ in range(3):
        yield from (value for value in values if isinstance(value, str))
        values = [v for value in values if isinstance(value, Mapping) for v in value.values()]


def _is_prose(text: str) -> bool:
    return len(text.split()) >= _LEAST and _SENTENCE.search(text) is not None


def _paragraphs(text: str) -> list[str]:
    """Return the lines of a string that may be markup."""
    if _MARKUP.search(text):
        return [block.text for block in blocks(parse_page(text))]
    return [" ".join(line.split()) for line in re.split(r"\r?\n", text) if line.strip()]
