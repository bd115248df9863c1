"""Articles → numbered sources with their claims, facts and embeddings."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from claimcmp.alignment import SourceClaims
from claimcmp.alignment.tokens import centre_tokens
from claimcmp.divergence.interface import Statement
from claimcmp.embedding import (
    centre,
    embed_tokens,
    language_centres,
    token_centres,
    token_importance,
)
from claimcmp.embedding.interface import Embeddings, Encoder
from claimcmp.facts.extraction import extract_facts
from claimcmp.language import identify
from claimcmp.records import Article, Claim
from claimcmp.segmentation import segment

# Called with the name of a stage, what of it is done, and all of it.
StageProgress = Callable[[str, int, int], None]


def silent(stage: str, done: int, total: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """Everything that a comparison starts from.

    ``statements`` and the rows of ``vectors`` are in the order of ``claims``; ``of_source`` lists
    the indices of each source's claims, in the order of ``sources``.
    """

    sources: tuple[Article, ...]
    claims: tuple[Claim, ...]
    statements: tuple[Statement, ...]
    vectors: Embeddings
    of_source: tuple[tuple[int, ...], ...]

    def block(self, rank: int) -> SourceClaims:
        """Return the claims of one source, without token embeddings."""
        own = self.of_source[rank]
        facts = tuple(self.statements[i].facts for i in own)
        return SourceClaims(own, self.vectors[list(own)], facts, self.sources[rank].language or "")


def prepare(
    articles: Sequence[Article], *, encoder: Encoder, progress: StageProgress | None = None
) -> Prepared:
    """Number *articles*, cut them into claims, find the claims' facts and embed them.

    ``progress`` is called with ("reading facts", done, all) for articles and with ("embedding",
    done, all) for claims.
    """
    sources = _numbered(articles)
    report = progress or silent
    claims: list[Claim] = []
    statements: list[Statement] = []
    of_source = []
    for number, source in enumerate(sources, start=1):
        own = segment(source)
        of_source.append(tuple(range(len(claims), len(claims) + len(own))))
        facts = extract_facts([c.text for c in own], [c.language for c in own], source.published)
        claims.extend(own)
        statements.extend(
            Statement(claim, found, source.published)
            for claim, found in zip(own, facts, strict=True)
        )
        report("reading facts", number, len(sources))
    vectors = centre(
        encoder.encode([claim.text for claim in claims], progress=partial(report, "embedding")),
        [claim.language for claim in claims],
        language_centres(encoder),
    )
    return Prepared(sources, tuple(claims), tuple(statements), vectors, tuple(of_source))


def _numbered(articles: Sequence[Article]) -> tuple[Article, ...]:
    """Return the articles in the order of their paths, with ids and identified languages."""
    ordered = sorted(articles, key=lambda article: (article.path, article.sha256))
    return tuple(
        replace(article, id=f"s{number}", language=identify(article))
        for number, article in enumerate(ordered, start=1)
    )


def blocks(prepared: Prepared, ranks: Sequence[int], encoder: Encoder) -> list[SourceClaims]:
    """Return the claims of the sources at *ranks* with their centred token embeddings."""
    indices = [i for rank in ranks for i in prepared.of_source[rank]]
    claims = [prepared.claims[i] for i in indices]
    tokens = embed_tokens(encoder, [claim.text for claim in claims])
    centred = centre_tokens(
        tokens,
        [claim.language for claim in claims],
        token_centres(encoder),
        token_importance(encoder),
    )
    of_claim = dict(zip(indices, centred, strict=True))
    return [
        replace(own, tokens=tuple(of_claim[i] for i in own.indices))
        for own in (prepared.block(rank) for rank in ranks)
    ]
