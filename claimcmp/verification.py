"""A saved comparison against its inputs: do hashes, texts and statements still hold?

A saved comparison is evidence only as long as its inputs are what they were. Each input is read
again as ``claimcmp compare`` reads it; nothing is fetched from the web.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from claimcmp.errors import InputError
from claimcmp.reading import read_articles
from claimcmp.records import Article, Claim, Comparison

State = Literal["holds", "text differs", "changed", "missing", "not checked"]


@dataclass(frozen=True, slots=True)
class LostStatement:
    """A statement that no longer stands at its place; ``now`` is its new offset, or None."""

    claim: Claim
    now: int | None


@dataclass(frozen=True, slots=True)
class Verified:
    """What became of one source.

    ``changed``: the file's bytes differ; ``text differs``: they do not, but this version reads
    another text from them; ``reason`` says why in words. ``lost`` lists the statements that do not
    stand at their places any more.
    """

    source: Article
    state: State
    reason: str = ""
    lost: tuple[LostStatement, ...] = ()


@dataclass(frozen=True, slots=True)
class Verification:
    """What of a comparison still holds."""

    comparison: Comparison
    sources: tuple[Verified, ...]

    @property
    def holds(self) -> bool:
        """Whether every input was found and is what it was."""
        return all(verified.state == "holds" for verified in self.sources)


def verify(comparison: Comparison, *, root: Path | None = None) -> Verification:
    """Read the inputs of *comparison* again; relative paths start at *root*, else here."""
    found: dict[str, dict[str, Article] | str] = {}
    verified = []
    for source in comparison.sources:
        file = file_of(source.path)
        if file not in found:
            found[file] = _read(file, root)
        claims = [claim for claim in comparison.claims if claim.source == source.id]
        verified.append(_verified(source, claims, found[file]))
    return Verification(comparison, tuple(verified))


def file_of(path: str) -> str:
    """Return the file of a source's path: ``crawl.jsonl#7`` is in ``crawl.jsonl``."""
    file, _, number = path.rpartition("#")
    return file if file and number.isdigit() else path


def _read(file: str, root: Path | None) -> dict[str, Article] | str:
    """Return the articles in *file* by what follows its name (``#7``), or why there are none."""
    if file == "-":
        return "it was read from standard input"
    if "://" in file:
        return "it was fetched from the web; nothing is fetched to verify"
    path = os.path.join(root, file) if root is not None else file
    if not os.path.isfile(path):
        return "no such file"
    try:
        articles, skipped = read_articles([path])
    except InputError as error:
        return str(error)
    if not articles and skipped:
        return skipped[0].reason
    return {article.path.removeprefix(path): article for article in articles}


def _verified(
    source: Article, claims: Sequence[Claim], found: dict[str, Article] | str
) -> Verified:
    """Return what became of *source*, whose file gave *found*."""
    if isinstance(found, str):
        unchecked = found.startswith("it was")
        return Verified(source, "not checked" if unchecked else "missing", found)
    article = found.get(source.path.removeprefix(file_of(source.path)))
    if article is None:
        return Verified(source, "missing", "the file has no such article any more")
    lost = tuple(
        LostStatement(claim, _nearest(claim, article.text))
        for claim in claims
        if claim.span.of(article.text) != claim.text
    )
    if article.sha256 != source.sha256:
        return Verified(source, "changed", "the file's bytes are not those compared", lost)
    if article.text != source.text:
        return Verified(source, "text differs", "another version of claimcmp reads it anew", lost)
    return Verified(source, "holds")


def _nearest(claim: Claim, text: str) -> int | None:
    """Return the offset in *text* at which the claim's words stand now, nearest to where it was."""
    if not claim.text:
        return None
    places = []
    place = text.find(claim.text)
    while place >= 0:
        places.append(place)
        place = text.find(claim.text, place + 1)
    return min(places, key=lambda one: abs(one - claim.span.start), default=None)
