"""How well the words of two sentences cover each other, across languages.

The contextual token vectors of a multilingual encoder place a word near its translation in a
sentence of the same meaning. The share of one sentence's words that find such a counterpart says
more than the two sentence vectors do when one sentence holds two facts (BERTScore, Zhang et al.
2020, used the same greedy matching within one language). On our development bundles it raises the
average precision of pairing from 0.90 (centred cosine) to 0.97, see evaluation/results.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from claimcmp.embedding.interface import TokenEmbeddings, normalised
from claimcmp.records import Span

Matrix = NDArray[np.float32]


def centre_tokens(
    tokens: Sequence[TokenEmbeddings],
    languages: Sequence[str],
    centres: Mapping[str, Matrix],
    importance: Matrix | None = None,
) -> tuple[TokenEmbeddings, ...]:
    """Return *tokens* with their language's mean vector removed and L2-normalised, and weighed.

    A language without a centre takes the mean of the known ones; with none at all, the mean of
    the tokens of that language in this comparison. What is given several times is centred once.
    Without *importance*, see claimcmp.embedding.importance, all tokens weigh the same.
    """
    known = dict(centres) or _means(tokens, languages)
    fallback: Matrix = np.mean(list(known.values()), axis=0, dtype=np.float32)
    centred: dict[tuple[int, str], TokenEmbeddings] = {}
    for embedded, language in zip(tokens, languages, strict=True):
        if (id(embedded), language) not in centred:
            vectors = embedded.vectors.astype(np.float32) - known.get(language, fallback)
            moved = normalised(vectors)
            weights = None if importance is None else np.exp(moved @ importance)
            centred[id(embedded), language] = TokenEmbeddings(embedded.spans, moved, weights)
    return tuple(
        centred[id(embedded), language]
        for embedded, language in zip(tokens, languages, strict=True)
    )


def _means(tokens: Sequence[TokenEmbeddings], languages: Sequence[str]) -> dict[str, Matrix]:
    """Return the mean token vector of each language."""
    of: dict[str, list[Matrix]] = {}
    for embedded, language in zip(tokens, languages, strict=True):
        of.setdefault(language, []).append(embedded.vectors.astype(np.float32))
    return {language: np.concatenate(group).mean(axis=0) for language, group in of.items()}


def coverage(
    left: Sequence[TokenEmbeddings], right: Sequence[TokenEmbeddings]
) -> tuple[Matrix, Matrix]:
    """Return how well each right sentence covers each left one, and the other way round.

    Both matrices have the shape (len(left), len(right)) and values in [-1, 1]: the weighted
    mean, over one sentence's tokens, of the greatest cosine to a token of the other.
    """
    similarity = (
        np.concatenate([t.vectors for t in left]) @ np.concatenate([t.vectors for t in right]).T
    )
    left_starts, right_starts = _starts(left), _starts(right)
    best_right = np.maximum.reduceat(similarity, right_starts, axis=1)
    best_left = np.maximum.reduceat(similarity, left_starts, axis=0)
    covered_left = _weighted_means(best_right, left, left_starts)
    covered_right = _weighted_means(best_left.T, right, right_starts).T
    return covered_left, covered_right


def _starts(tokens: Sequence[TokenEmbeddings]) -> NDArray[np.intp]:
    sizes = np.array([len(t.spans) for t in tokens], dtype=np.intp)
    return np.concatenate([[0], np.cumsum(sizes)[:-1]]).astype(np.intp)


def _weighted_means(
    values: Matrix, tokens: Sequence[TokenEmbeddings], starts: NDArray[np.intp]
) -> Matrix:
    """Return the mean row of *values*, (all tokens, columns), over each sentence's tokens."""
    weights = np.concatenate([t.weights for t in tokens])
    sums = np.add.reduceat(values * weights[:, None], starts, axis=0)
    return np.asarray(sums / np.add.reduceat(weights, starts)[:, None], np.float32)


@dataclass(frozen=True, slots=True)
class TokenSpanSimilarity:
    """Contextual similarity of spans of two claims; see divergence.interface.SpanSimilarity."""

    left: TokenEmbeddings
    right: TokenEmbeddings
    # The finders ask for the same spans again and again.
    _known: dict[tuple[int, int, int, int], float] = field(default_factory=dict, compare=False)

    def __call__(self, a: Span, b: Span) -> float:
        """Return the mean best cosine between the tokens under *a* and under *b*, in [-1, 1]."""
        spans = a.start, a.end, b.start, b.end
        known = self._known.get(spans)
        if known is None:
            known = self._known[spans] = self._similarity(a, b)
        return known

    def _similarity(self, a: Span, b: Span) -> float:
        rows, columns = _under(self.left, a), _under(self.right, b)
        if not rows or not columns:
            return 0.0
        similarity = self.left.vectors[rows] @ self.right.vectors[columns].T
        return float((similarity.max(axis=1).mean() + similarity.max(axis=0).mean()) / 2)


def _under(tokens: TokenEmbeddings, span: Span) -> list[int]:
    start, end = span.start, span.end
    return [i for i, token in enumerate(tokens.spans) if token.start < end and start < token.end]
