"""A claim in somebody's own words → what each report says of it.

The claim is one more source, of one statement; it passes through the same stages as every article
and is compared with each report by itself. Nothing here decides anything: the verdict on a report
is read off the cluster in which the claim and that report's statements stand.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Literal

from claimcmp.embedding.interface import Encoder
from claimcmp.entailment.interface import NliScorer
from claimcmp.errors import InputError
from claimcmp.language import primary_subtag
from claimcmp.pipeline import compare_with_one
from claimcmp.precision import DIGITS
from claimcmp.preparation import StageProgress
from claimcmp.records import (
    Article,
    Claim,
    ClaimCluster,
    ClaimPair,
    Comparison,
    SkippedArticle,
    Span,
)
from claimcmp.segmentation import LONGEST_SENTENCE
from claimcmp.settings import Settings

CLAIM_PATH = "the claim"
"""Stands for a path: the claim comes from the command line."""

LONGEST_CLAIM = LONGEST_SENTENCE
"""Code points. What is longer is a text: compare it as one."""

# Of 28 sentences that no other report had, none found a counterpart this alike, of 377 that had one
# 230 did (five development bundles, single sentences against whole reports).
_CLOSE = 0.45

Verdict = Literal["diverges", "supports", "silent"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What one report says of the claim; ``cluster`` holds the claim and the report's statements.

    ``cluster`` of a silent report holds the claim alone, with the nearest statement of the report.
    ``similarity`` in [-1, 1] is that of the claim and its closest counterpart there, and
    ``probability`` in [0, 1] that the two are about the same fact; 0 for a silent report.
    """

    source: Article
    verdict: Verdict
    cluster: ClaimCluster
    similarity: float = 0.0
    probability: float = 0.0

    @property
    def loose(self) -> bool:
        """Whether the counterpart is so little alike that it may be about something else."""
        return self.verdict != "silent" and self.similarity < _CLOSE


@dataclass(frozen=True, slots=True)
class Check:
    """A claim, what each report says of it, and the comparison that this was read off."""

    claim: Claim
    answers: tuple[Answer, ...]
    comparison: Comparison


def claim_article(text: str, *, said: date | None = None, language: str | None = None) -> Article:
    """Return the claim as an article of one statement.

    *said* resolves "yesterday" and weekdays; without it they are not guessed. *language* is a tag
    such as ``ro``, a hint for words that leave it open. Raises InputError where the text says
    nothing or too much, or the language is no tag.
    """
    words = " ".join(text.split())
    if not any(map(str.isalnum, words)):
        raise InputError(f"{text!r}: no claim; write one sentence")
    if len(words) > LONGEST_CLAIM:
        raise InputError(
            f"a claim of {len(words)} characters: at most {LONGEST_CLAIM}; "
            "for a longer text use `claimcmp compare`"
        )
    if language is not None and primary_subtag(language) is None:
        raise InputError(f"{language!r}: no code of a language; give two letters, such as ro")
    return Article(
        path=CLAIM_PATH,
        sha256=sha256(words.encode("utf-8", "replace")).hexdigest(),
        text=words,
        body=(Span(0, len(words)),),
        language=language,
        published=said,
    )


def check_claim(
    claim: Article,
    articles: Sequence[Article],
    skipped: Sequence[SkippedArticle] = (),
    *,
    encoder: Encoder,
    scorer: NliScorer | None = None,
    settings: Settings | None = None,
    progress: StageProgress | None = None,
) -> Check:
    """Compare *claim*, from :func:`claim_article`, with each of *articles*.

    The answers are in the order: diverges, supports, silent; the most telling report first.
    """
    compared = compare_with_one(
        claim,
        articles,
        skipped,
        encoder=encoder,
        scorer=scorer,
        settings=settings,
        progress=progress,
    )
    comparison = compared.comparison
    own = next(source for source in comparison.sources if source.path == claim.path)
    stated = [c for c in comparison.claims if c.source == own.id]
    if len(stated) != 1:
        raise InputError(
            f"{claim.text!r}: {len(stated)} statements; check them one at a time, a sentence each"
        )
    answers = [
        _answer(source, own, comparison, compared.pairs)
        for source in comparison.sources
        if source is not own
    ]
    return Check(stated[0], tuple(sorted(answers, key=_telling)), comparison)


def _answer(
    source: Article, own: Article, comparison: Comparison, pairs: Sequence[ClaimPair]
) -> Answer:
    """Return what *source* says of the claim of *own*: its most telling cluster."""
    home = {claim.id: claim.source for claim in comparison.claims}
    clusters = list(_clusters_of(source, own, comparison, home))
    diverging = [cluster for cluster in clusters if cluster.status == "diverging"]
    agreeing = [cluster for cluster in clusters if cluster.status == "corroborated"]
    if not diverging and not agreeing:
        alone = ClaimCluster("", "", "single-source", claims=())
        return Answer(source, "silent", clusters[0] if clusters else alone)
    if diverging:
        cluster = diverging[0]
    else:
        cluster = max(agreeing, key=lambda one: _best_pair(one, comparison, pairs).similarity)
    best = _best_pair(cluster, comparison, pairs)
    return Answer(
        source,
        "diverges" if diverging else "supports",
        cluster,
        round(best.similarity, DIGITS),
        round(best.probability, DIGITS),
    )


def _best_pair(
    cluster: ClaimCluster, comparison: Comparison, pairs: Sequence[ClaimPair]
) -> ClaimPair:
    """Return the closest of the pairs that make up *cluster*."""
    within = {i for i, claim in enumerate(comparison.claims) if claim.id in cluster.claims}
    return max(
        (pair for pair in pairs if {pair.left, pair.right} <= within),
        key=lambda pair: pair.similarity,
    )


def _clusters_of(
    source: Article, own: Article, comparison: Comparison, home: dict[str, str]
) -> Iterator[ClaimCluster]:
    for cluster in comparison.clusters:
        sources = {home[claim] for claim in cluster.claims}
        if source.id in sources or (source.id in cluster.nearest and sources == {own.id}):
            yield cluster


_ORDER: dict[Verdict, int] = {"diverges": 0, "supports": 1, "silent": 2}


def _telling(answer: Answer) -> tuple[object, ...]:
    scores = [d.score for d in answer.cluster.divergences]
    near = [n.similarity for n in answer.cluster.nearest.values()]
    best = max(scores or near, default=answer.similarity)
    return _ORDER[answer.verdict], -best, answer.source.path
