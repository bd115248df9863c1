"""Learn how much each token counts in pairing and write it where the package finds it.

usage: python -m evaluation.learn_importance [--folds N]

A direction of the token space is fitted together with a small model of pairing (mean coverage and
its distance from the best rivals) on the development bundles, by L-BFGS with a Gaussian prior.
With ``--folds`` nothing is written: the log loss of bundles left out is printed, with the
direction and without it.
"""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from claimcmp import embedding, load_encoder
from claimcmp.embedding import Encoder
from claimcmp.embedding.interface import TokenEmbeddings
from claimcmp.preparation import blocks, prepare
from evaluation import gold

Array = NDArray[np.float64]

# Weight of half the squared length of the direction, against the sum of the log losses: the best
# of .3, 1, 3, 10 and 30 by the log loss of bundles left out (four parts: .0385, without .0451).
_PRIOR = 3.0
# Rivals in each row and column, as in local scaling (claimcmp.alignment.evidence).
_RIVALS = 3
# Where the model of pairing begins: weights of coverage and of its lead over rivals, intercept.
_BEGINNING = (20.0, 10.0, -12.0)


@dataclass(frozen=True, slots=True)
class Side:
    """The tokens of one source, seen by another: *vectors*, (tokens, dimension); *best*, (tokens,
    sentences of the other), their best cosines; *starts* of the source's sentences."""

    vectors: Array
    best: Array
    starts: NDArray[np.intp]

    def means(self, direction: Array) -> tuple[Array, Array, Array]:
        """Return weights of tokens, their sums and the weighted means of each sentence."""
        weights = np.exp(self.vectors @ direction)
        sums = np.add.reduceat(weights, self.starts)
        covered = np.add.reduceat(self.best * weights[:, None], self.starts) / sums[:, None]
        return weights, sums, covered

    def gradient(self, direction: Array, wanted: Array) -> Array:
        """Return the derivative of ``(means * wanted).sum()`` by the direction."""
        weights, sums, covered = self.means(direction)
        of_token = np.repeat(np.arange(len(sums)), np.diff([*self.starts, len(weights)]))
        away = ((self.best - covered[of_token]) * wanted[of_token]).sum(axis=1)
        return np.asarray((away * weights / sums[of_token]) @ self.vectors)


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two sources and which of their sentences the gold pairs; ``known`` marks what it judges."""

    bundle: str
    left: Side
    right: Side
    paired: NDArray[np.bool_]
    known: NDArray[np.bool_]


def meetings(bundles: Sequence[gold.Bundle], encoder: Encoder) -> Iterator[Meeting]:
    """Yield every two sources of each bundle."""
    for bundle in bundles:
        prepared = prepare(list(bundle.articles.values()), encoder=encoder)
        place = gold.places(bundle, prepared)
        pairs = {frozenset((pair.a, pair.b)) for pair in bundle.pairs}
        for a, b in combinations(blocks(prepared, range(len(prepared.sources)), encoder), 2):
            rows = [place[prepared.claims[i].id] for i in a.indices]
            columns = [place[prepared.claims[i].id] for i in b.indices]
            if rows and columns:
                known = np.array([[bool(row and column) for column in columns] for row in rows])
                paired = np.array([[frozenset((r, c)) in pairs for c in columns] for r in rows])
                yield Meeting(bundle.id, *_sides(a.tokens, b.tokens), paired & known, known)


def _sides(left: Sequence[TokenEmbeddings], right: Sequence[TokenEmbeddings]) -> tuple[Side, Side]:
    vectors = [np.concatenate([t.vectors for t in side]).astype(float) for side in (left, right)]
    starts = [np.cumsum([0, *(len(t.spans) for t in side)])[:-1] for side in (left, right)]
    cosines = vectors[0] @ vectors[1].T
    return (
        Side(vectors[0], np.maximum.reduceat(cosines, starts[1], axis=1), starts[0]),
        Side(vectors[1], np.maximum.reduceat(cosines, starts[0], axis=0).T, starts[1]),
    )


def _rivals(matrix: Array, axis: int) -> Array:
    """Return 1 over their number where an entry is among the greatest along *axis*, else 0."""
    count = min(_RIVALS, matrix.shape[axis])
    greatest = np.argsort(-matrix, axis=axis, kind="stable").take(range(count), axis=axis)
    marked = np.zeros_like(matrix)
    np.put_along_axis(marked, greatest, 1 / count, axis=axis)
    return marked


def log_loss(parameters: Array, told: Sequence[Meeting]) -> tuple[float, Array]:
    """Return the summed log loss over *told* and its gradient by all parameters."""
    scale, lead, intercept, direction = *parameters[:3], parameters[3:]
    loss, gradient = 0.0, np.zeros_like(parameters)
    for met in told:
        coverage = (met.left.means(direction)[2] + met.right.means(direction)[2].T) / 2
        down, along = _rivals(coverage, 0), _rivals(coverage, 1)
        rivals = (coverage * down).sum(0, keepdims=True) + (coverage * along).sum(1, keepdims=True)
        ahead = 2 * coverage - rivals
        logit = scale * coverage + lead * ahead + intercept
        loss += float((np.logaddexp(0, logit) - met.paired * logit)[met.known].sum())
        slope = (1 / (1 + np.exp(-logit)) - met.paired) * met.known
        gradient[:3] += (slope * coverage).sum(), (slope * ahead).sum(), slope.sum()
        wanted = slope * (scale + 2 * lead) - lead * (
            slope.sum(0, keepdims=True) * down + slope.sum(1, keepdims=True) * along
        )
        gradient[3:] += met.left.gradient(direction, wanted / 2)
        gradient[3:] += met.right.gradient(direction, wanted.T / 2)
    return loss, gradient


def learn(told: Sequence[Meeting], *, prior: float = _PRIOR, weigh: bool = True) -> Array:
    """Return all parameters; without *weigh* the direction stays 0."""
    beginning = np.concatenate([_BEGINNING, np.zeros(told[0].left.vectors.shape[1])])

    def objective(parameters: Array) -> tuple[float, Array]:
        loss, gradient = log_loss(parameters, told)
        gradient[3:] += prior * parameters[3:]
        gradient[3:] *= weigh
        return loss + prior * float(parameters[3:] @ parameters[3:]) / 2, gradient

    return np.asarray(minimize(objective, beginning, jac=True, method="L-BFGS-B").x)


def left_out(told: Sequence[Meeting], folds: int, *, prior: float, weigh: bool) -> float:
    """Return the mean log loss of a pair in bundles that were not learned from."""
    bundles = sorted({met.bundle for met in told})
    loss = 0.0
    for fold in range(folds):
        held = set(bundles[fold::folds])
        learned = learn([m for m in told if m.bundle not in held], prior=prior, weigh=weigh)
        loss += log_loss(learned, [m for m in told if m.bundle in held])[0]
    return loss / float(sum(met.known.sum() for met in told))


def main() -> None:
    """Learn from all development bundles, or measure on parts of them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--folds", type=int, help="measure with this many parts instead")
    parser.add_argument("--prior", type=float, default=_PRIOR, help="strength of the prior")
    options = parser.parse_args()
    encoder = load_encoder()
    told = list(meetings(gold.load(gold.DEVELOPMENT), encoder))
    if options.folds:
        for weigh in (False, True):
            loss = left_out(told, options.folds, prior=options.prior, weigh=weigh)
            print(f"log loss of a pair left out, {'with' if weigh else 'without'}: {loss:.4f}")
        return
    direction = learn(told, prior=options.prior)[3:].astype(np.float32)
    name = encoder.signature.split("@", 1)[0]
    target = Path(embedding.__file__).with_name(f"{name}.importance.npy")
    np.save(target, direction)
    print(f"{target}: {len(told)} pairs of sources, length {np.linalg.norm(direction):.2f}")


if __name__ == "__main__":
    main()
