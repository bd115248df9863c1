"""Which reader reads which input: by the ending of its name."""

from pathlib import PurePath

from claimcmp.reading import article_json, plain_text
from claimcmp.reading.interface import Reader

READERS: dict[str, Reader] = {
    ".json": article_json.read_object,
    ".jsonl": article_json.read_lines,
    ".ndjson": article_json.read_lines,
    ".md": plain_text.read_markdown,
    ".markdown": plain_text.read_markdown,
    ".txt": plain_text.read_plain_text,
    ".text": plain_text.read_plain_text,
}


def reader_for(path: str) -> Reader:
    """Return the reader for *path*; an unknown ending, as on standard input, is looked into."""
    return READERS.get(PurePath(path).suffix.lower(), article_json.read_object_or_text)
