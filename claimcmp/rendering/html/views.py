"""What the templates are given of a cluster: words, marks, places and fragments."""

from collections.abc import Mapping
from dataclasses import dataclass

from claimcmp.records import Claim
from claimcmp.rendering.html.fulltexts import Piece
from claimcmp.rendering.html.sources import SourceView
from claimcmp.rendering.html.text import Words


@dataclass(frozen=True, slots=True)
class Places:
    """Where things are: the fragments of claims and clusters, and the numbers of the latter."""

    claims: Mapping[str, str]
    clusters: Mapping[str, str]
    ranks: Mapping[str, int]
    in_text: frozenset[str]

    def claim_link(self, claim: Claim, source: SourceView) -> str:
        """Return the fragment of *claim* in its article's text, or of the article."""
        return self.claims[claim.id] if claim.id in self.in_text else source.anchor


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim in a cluster: its words cut at the marks, its place, and its two fragments.

    ``anchor`` names the claim in this cluster, ``link`` its place in the article's text.
    """

    anchor: str
    link: str
    place: str
    pieces: tuple[Piece, ...]
    words: Words


@dataclass(frozen=True, slots=True)
class Repeat:
    """A claim of another source in the same words."""

    source: SourceView
    link: str
    place: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Side:
    """What one source says in a cluster, and who says it in the same words."""

    source: SourceView
    statements: tuple[Statement, ...]
    repeats: tuple[Repeat, ...]


@dataclass(frozen=True, slots=True)
class Badge:
    """A divergence type with its highest probability, in whole per cent and in words."""

    type: str
    percent: str
    likelihood: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """What one divergence is, with its identifier for ``claimcmp explain``."""

    identifier: str
    text: str


@dataclass(frozen=True, slots=True)
class Values:
    """The distinct values of one type, each with the sources that give it."""

    type: str
    given: tuple[tuple[str, tuple[SourceView, ...]], ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """What comes nearest to a claim in another source; ``similarity`` in [-1, 1]."""

    source: SourceView
    similarity: str
    link: str
    words: Words


@dataclass(frozen=True, slots=True)
class ClusterView:
    """One cluster; ``score`` is the highest probability in whole per cent, 0 without any.

    ``elsewhere`` gives the numbers and fragments of clusters that show its divergences already;
    ``types``, ``languages`` and ``sources`` (numbers) are what a reader filters by.
    """

    anchor: str
    rank: int
    status: str
    score: int
    types: tuple[str, ...]
    sources: tuple[int, ...]
    languages: tuple[str, ...]
    gist: Words
    badges: tuple[Badge, ...]
    explanations: tuple[Explanation, ...]
    values: tuple[Values, ...]
    sides: tuple[Side, ...]
    elsewhere: tuple[tuple[int, str], ...]
    pointer: tuple[str, str]
    note: str
    nearest: tuple[Candidate, ...]
