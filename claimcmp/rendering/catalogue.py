"""Looking up what a comparison's records refer to, in the words of the report."""

import posixpath
import re
from dataclasses import dataclass
from typing import Self

from claimcmp.records import Article, Claim, ClaimCluster, Comparison

# Inputs whose article is extracted: a line of the article is no line of the file.
_EXTRACTED = re.compile(
    r"\.(?:json|jsonl|ndjson|html?|xhtml|xml|rss|atom|rdf|pdf|doc[xm]|epub|eml|warc|srt|vtt)"
    r"(?:\.gz)?(?:#\d+)*$|^https?://",
    re.I,
)
# A folder that all sources share is named once when it is longer than this many characters.
_LONG_FOLDER = 24


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The sources and claims of a comparison by identifier, and how the report calls them."""

    articles: dict[str, Article]
    numbers: dict[str, int]
    claims: dict[str, Claim]
    folder: str

    @classmethod
    def of(cls, comparison: Comparison) -> Self:
        """Return the catalogue of *comparison*; sources are numbered from 1 in their order."""
        return cls(
            articles={article.id: article for article in comparison.sources},
            numbers={article.id: n for n, article in enumerate(comparison.sources, 1)},
            claims={claim.id: claim for claim in comparison.claims},
            folder=_shared_folder([article.path for article in comparison.sources]),
        )

    def path(self, article: Article) -> str:
        """Return the article's path, without the folder that the report names once."""
        path = "standard input" if article.path == "-" else article.path
        return path.removeprefix(self.folder)

    def place(self, article: Article, offset: int) -> str:
        """Return where to find *offset* (code points): ``path:line:column``, counted from 1.

        For an article that was extracted from JSON or HTML, the offset in its text, from 0, as
        the JSON report gives it.
        """
        return f"{self.path(article)}{self.position(article, offset, prefix=':')}"

    def position(self, article: Article, offset: int, *, prefix: str = "line ") -> str:
        """Return the place inside *article*: *prefix* and the line, or the character offset."""
        if not self.has_lines(article):
            return f", char. {offset}" if prefix == ":" else f"char. {offset}"
        line = article.text.count("\n", 0, offset) + 1
        column = offset - article.text.rfind("\n", 0, offset)
        return f"{prefix}{line}:{column}" if prefix == ":" else f"{prefix}{line}"

    def has_lines(self, article: Article) -> bool:
        """Whether a line of the article's text is a line of its file."""
        return _EXTRACTED.search(article.path) is None

    def claims_by_source(self, cluster: ClaimCluster) -> dict[str, list[Claim]]:
        """Return the cluster's claims by source, sources in the order of their numbers."""
        grouped: dict[str, list[Claim]] = {}
        for identifier in cluster.claims:
            claim = self.claims[identifier]
            grouped.setdefault(claim.source, []).append(claim)
        return dict(sorted(grouped.items(), key=lambda item: self.numbers[item[0]]))

    def listed(self, sources: tuple[str, ...]) -> str:
        """Return the numbers of *sources* as ``1, 3``."""
        return ", ".join(map(str, sorted(self.numbers[source] for source in sources)))


def _shared_folder(paths: list[str]) -> str:
    """Return the folder of all *paths* with its slash when it is too long to repeat, else ""."""
    folder = posixpath.commonprefix(paths).rpartition("/")
    shared = folder[0] + folder[1]
    return shared if len(paths) > 1 and len(shared) > _LONG_FOLDER else ""
