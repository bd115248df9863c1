"""The records that flow through a comparison, from an article to a cluster of claims.

All are frozen. Offsets count Unicode code points; a span is half-open, ``text[start:end]``.
Facts, the typed values found in a claim, live in :mod:`claimcmp.facts.records`.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal, get_args

DivergenceType = Literal[
    "number", "date", "name", "polarity", "attribution", "certainty", "wording", "update"
]
ClusterStatus = Literal["diverging", "corroborated", "single-source"]
STATUSES: tuple[ClusterStatus, ...] = get_args(ClusterStatus)
"""In the order in which reports show them: the most telling first."""


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of code points in some text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the part of *text* that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def encloses(self, other: "Span") -> bool:
        """Whether *other* lies in this span and is only a part of it."""
        return self.start <= other.start and other.end <= self.end and self != other

    def shifted(self, offset: int) -> "Span":
        """Return the span moved by *offset* code points."""
        return Span(self.start + offset, self.end + offset)

    def hull(self, *others: "Span") -> "Span":
        """Return the smallest span that holds this one and *others*."""
        spans = (self, *others)
        return Span(min(span.start for span in spans), max(span.end for span in spans))


@dataclass(frozen=True, slots=True)
class DroppedText:
    """A stretch of an article's text that is web furniture, and the rule that says so."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Article:
    """One report as a reader produced it.

    ``text`` is the whole decoded input (or the ``text`` value of a JSON article), unchanged, so
    that every offset points into what was published. ``body`` lists the stretches of it that are
    the article itself, in order, one per paragraph or line; ``dropped`` lists the rest.
    ``language`` is an ISO 639-1 code, or None until it is identified. ``id`` is empty until the
    pipeline numbers the sources. ``notes`` say what a reader must know of the text as a whole, such
    as that a paywall cuts it. ``retrieved`` is the time of fetching from the web, ISO 8601 in UTC.
    """

    path: str
    sha256: str
    text: str
    body: tuple[Span, ...]
    dropped: tuple[DroppedText, ...] = ()
    language: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    url: str | None = None
    id: str = ""
    origin: str = ""
    notes: tuple[str, ...] = ()
    retrieved: str | None = None


@dataclass(frozen=True, slots=True)
class SkippedArticle:
    """An input that could not be compared, and why, in words for the user."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence-level statement; ``article.text[span.start:span.end] == text``.

    ``position`` is the claim's rank in its article, counted from 0.
    """

    id: str
    source: str
    text: str
    span: Span
    language: str
    position: int


@dataclass(frozen=True, slots=True)
class ClaimPair:
    """Two claims of different sources and how probably they state something about the same fact.

    ``left`` and ``right`` index the comparison's claims, ``left < right``. ``similarity`` is the
    centred cosine in [-1, 1]; ``probability`` is in [0, 1].
    """

    left: int
    right: int
    similarity: float
    probability: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """One side of a divergence: the smallest span in conflict, with its place and its value.

    ``span`` is in the article's text. ``value`` is the normalised value as plain JSON.
    """

    claim: str
    text: str
    span: Span
    value: object = None


@dataclass(frozen=True, slots=True)
class Divergence:
    """Two claims that a careful reader would want to see side by side, and why.

    ``score`` in [0, 1] is the calibrated probability that such a reader would call it a
    divergence; ``explanation`` is one English sentence that names both values.
    """

    type: DivergenceType
    a: Evidence
    b: Evidence
    score: float
    explanation: str


@dataclass(frozen=True, slots=True)
class NearestClaim:
    """The best candidate for a claim in another source; ``similarity`` in [-1, 1]."""

    claim: str
    similarity: float


@dataclass(frozen=True, slots=True)
class ValueGroup:
    """One distinct value inside a diverging cluster, and the sources that give it."""

    type: DivergenceType
    value: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClaimCluster:
    """Claims that state something about the same fact."""

    id: str
    event: str
    status: ClusterStatus
    claims: tuple[str, ...]
    divergences: tuple[Divergence, ...] = ()
    nearest: dict[str, NearestClaim] = field(default_factory=dict)
    values: tuple[ValueGroup, ...] = ()
    origins: int = 1


@dataclass(frozen=True, slots=True)
class Event:
    """A group of sources that report on the same event."""

    id: str
    label: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that a comparison found; renderers are pure functions of it.

    ``versions`` names the engines that took part, each with its version.
    """

    signature: str
    sources: tuple[Article, ...]
    skipped: tuple[SkippedArticle, ...]
    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
    clusters: tuple[ClaimCluster, ...]
    notes: tuple[str, ...] = ()
    versions: tuple[tuple[str, str], ...] = ()
