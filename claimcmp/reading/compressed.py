"""Gzip around any other format: ``crawl.jsonl.gz``, ``page.html.gz``."""

from dataclasses import replace
from hashlib import sha256
from pathlib import PurePath

from claimcmp.errors import UnreadableInput
from claimcmp.reading.interface import Reader, ReaderChoice, Reading
from claimcmp.reading.limits import gunzip

GZIP_MAGIC = b"\x1f\x8b"


def read_gzip(content: bytes, *, path: str, reader_for: ReaderChoice) -> Reading:
    """Read the one file that *content* packs; the name before ``.gz`` says which reader.

    Hashes are of the packed file, the one that the user has. Raises UnreadableInput where it
    cannot be unpacked, is packed twice, or its reader says so.
    """
    unpacked = gunzip(content)
    if unpacked.startswith(GZIP_MAGIC):
        raise UnreadableInput("packed twice with gzip; unpack it once")
    if not unpacked.strip():
        raise UnreadableInput("empty")
    reader: Reader = reader_for(_inner_name(path))
    return stamped(reader(unpacked, path=path), content)


def stamped(reading: Reading, content: bytes) -> Reading:
    """Return *reading* with the hash of *content*, the file that was really read."""
    digest = sha256(content).hexdigest()
    articles = tuple(replace(article, sha256=digest) for article in reading.articles)
    return Reading(articles, reading.skipped)


def _inner_name(path: str) -> str:
    """Return the name of what is packed: ``a.txt`` for ``a.txt.gz``; .tgz is an archive."""
    name = PurePath(path)
    if name.suffix.lower() == ".gz":
        return name.stem
    return ""
