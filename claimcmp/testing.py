"""Public fakes that can be worked out by eye, so that tests need no model.

>>> encoder = ConceptEncoder({"president": "head", "președintele": "head", "rain": "weather"})
>>> encoder.encode(["Președintele", "president and rain"]).astype(float).round(2).tolist()
[[1.0, 0.0, 0.0], [0.58, 0.58, 0.58]]
"""

import re
from collections.abc import Mapping, Sequence

import numpy as np

from claimcmp.embedding.interface import Embeddings, TokenEmbeddings
from claimcmp.entailment.interface import (
    CONTRADICTION,
    ENTAILMENT,
    NEUTRAL,
    Probabilities,
    SentencePair,
    neutral_rows,
)
from claimcmp.progress import Progress
from claimcmp.records import Span

_WORD = re.compile(r"\w+")
# A word that names a concept weighs e to this power times as much as one that names none.
_UNNAMED = 4.0


class ConceptEncoder:
    """Counts concepts: each has an axis, and one more axis counts all other words.

    Two texts have the cosine 1 where they name the same concepts equally often, 0 where they
    share none. Words that name no concept count little when words are compared. Implements
    WeighingEncoder and keeps the texts that it was asked for.
    """

    def __init__(self, concepts: Mapping[str, str]) -> None:
        """Give each concept an axis; *concepts* maps words, in any case, to their concept."""
        self._axes = {
            concept: axis for axis, concept in enumerate(dict.fromkeys(concepts.values()))
        }
        self._words = {word.casefold(): self._axes[name] for word, name in concepts.items()}
        self.asked: list[str] = []

    @property
    def signature(self) -> str:
        """Name and the concepts, as one word."""
        return "concepts@" + "+".join(concept.replace(" ", "_") for concept in self._axes)

    @property
    def dimension(self) -> int:
        """One axis per concept and one for everything else."""
        return len(self._axes) + 1

    @property
    def importance(self) -> Embeddings:
        """The direction away from all words that name no concept."""
        direction = np.zeros(self.dimension, np.float32)
        direction[-1] = -_UNNAMED
        return direction

    def encode(self, texts: Sequence[str], *, progress: Progress | None = None) -> Embeddings:
        """Return one L2-normalised row per text, shape (len(texts), dimension).

        A text without words counts as one word that is no concept.
        """
        self.asked.extend(texts)
        rows = np.zeros((len(texts), self.dimension), np.float32)
        for row, text in zip(rows, texts, strict=True):
            np.add.at(row, [self._axis(word) for word in _WORD.findall(text)] or [-1], 1)
        if progress is not None:
            progress(len(texts), len(texts))
        normalised: Embeddings = rows / np.linalg.norm(rows, axis=1, keepdims=True)
        return normalised

    def encode_tokens(self, texts: Sequence[str]) -> list[TokenEmbeddings]:
        """Return each text's words as tokens, each on the axis of its concept."""
        unit = np.eye(self.dimension, dtype=np.float32)
        found = []
        for text in texts:
            matches = list(_WORD.finditer(text))
            axes = [self._axis(match.group()) for match in matches]
            spans = tuple(Span(match.start(), match.end()) for match in matches)
            found.append(TokenEmbeddings(spans, unit[axes]))
        return found

    def _axis(self, word: str) -> int:
        return self._words.get(word.casefold(), -1)


class OppositionScorer:
    """Infers from words alone; implements NliScorer and keeps the pairs that it was asked for.

    Two sentences of which one has a word and the other its opposite contradict each other; a
    premise entails a hypothesis whose words it has all; everything else is neutral. Each is said
    with probability 0.9.

    >>> scorer = OppositionScorer({"open": "closed"})
    >>> scorer.score([("The road is open", "The road is closed")]).argmax(axis=1).tolist()
    [2]
    """

    signature = "oppositions@1"

    def __init__(self, opposites: Mapping[str, str]) -> None:
        """Take *opposites* in both directions, in any case."""
        known = {one.casefold(): other.casefold() for one, other in opposites.items()}
        self._opposites = known | {other: one for one, other in known.items()}
        self.asked: list[SentencePair] = []

    def score(
        self, pairs: Sequence[SentencePair], *, progress: Progress | None = None
    ) -> Probabilities:
        """Return one row per pair, shape (len(pairs), 3)."""
        self.asked.extend(pairs)
        rows = neutral_rows(len(pairs))
        for row, (premise, hypothesis) in zip(rows, pairs, strict=True):
            row[:] = 0.05
            row[self._label(premise, hypothesis)] = 0.9
        if progress is not None:
            progress(len(pairs), len(pairs))
        return rows

    def _label(self, premise: str, hypothesis: str) -> int:
        given, said = (set(_WORD.findall(text.casefold())) for text in (premise, hypothesis))
        if any(self._opposites.get(word) in said for word in given):
            return CONTRADICTION
        return ENTAILMENT if said <= given else NEUTRAL
