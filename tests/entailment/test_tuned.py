"""Encoder layers of a model's own: from torch into integers and back, around each sentence."""

import numpy as np
import pytest
import torch

from claimcmp.embedding.weights import ModelFile, model_path
from claimcmp.entailment.reader import LOWER, SentenceReader
from claimcmp.entailment.tuned import PREFIX, TunedEncoder
from training.encoder import FROZEN, UpperLayers, mean_boundary
from training.quantise import quantised

SENTENCES = (
    "The bridge over the Mureș was reopened to traffic on Monday morning.",
    "Podul peste Mureș a fost redeschis circulației luni dimineață.",
    "Le pont sur le Mureș reste fermé, et les camions font le détour.",
    "Reuniunea s-a încheiat fără acord.",
)


@pytest.fixture(scope="module")
def base() -> ModelFile:
    return ModelFile(model_path())


@pytest.fixture(scope="module")
def words() -> dict[str, np.ndarray]:
    found: dict[str, np.ndarray] = {}
    reader = SentenceReader(threads=1)
    reader.read(reader.tokenise(SENTENCES), found.__setitem__)
    return {text: states[:, 0] for text, states in found.items()}


@pytest.fixture(scope="module")
def trained() -> UpperLayers:
    torch.manual_seed(2)
    layers = UpperLayers(mean_boundary(SENTENCES)).eval()
    with torch.no_grad():
        for name, weight in layers.layers.named_parameters():
            if int(name.split(".")[0]) > FROZEN:
                weight.mul_(1 + 0.1 * torch.randn_like(weight))
    return layers


@pytest.fixture(scope="module")
def stored(
    base: ModelFile, trained: UpperLayers, words: dict[str, np.ndarray]
) -> dict[str, np.ndarray]:
    edge = trained.boundary.numpy()
    framed = [np.concatenate([edge[:-1], states, edge[-1:]]) for states in words.values()]
    return quantised(base, trained.state_dict(), framed)


def test_the_reader_sees_what_training_saw(
    trained: UpperLayers, stored: dict[str, np.ndarray], words: dict[str, np.ndarray]
) -> None:
    reader = SentenceReader(stored, threads=1)
    found: dict[str, np.ndarray] = {}
    reader.read(reader.tokenise(SENTENCES), found.__setitem__)
    for text, states in words.items():
        with torch.no_grad():
            (expected,) = trained(torch.from_numpy(states)[None], torch.tensor([len(states)]))
        assert found[text][:, 0] == pytest.approx(states)
        assert _likeness(found[text][:, 1], expected.numpy()) > 0.98


def test_the_first_view_and_the_lower_layers_stay_the_embedding_models(
    base: ModelFile, stored: dict[str, np.ndarray]
) -> None:
    tuned = TunedEncoder(base, stored)
    for layer in range(LOWER, FROZEN):
        rows = len(base.tensor(f"l{layer}.fi.b"))
        kept = tuned.matrix(f"l{layer}.fi.w", rows)
        assert np.array_equal(kept, base.matrix(f"l{layer}.fi.w", rows))
    rows = len(base.tensor(f"l{FROZEN}.fi.b"))
    changed = tuned.matrix(f"l{FROZEN}.fi.w", rows)
    assert not np.allclose(changed, base.matrix(f"l{FROZEN}.fi.w", rows), rtol=0.01)


def test_other_layers_have_another_digest(base: ModelFile, stored: dict[str, np.ndarray]) -> None:
    bent = dict(stored)
    bent[f"{PREFIX}l{FROZEN}.fi.b"] = bent[f"{PREFIX}l{FROZEN}.fi.b"] + 1
    assert TunedEncoder(base, bent).digest != TunedEncoder(base, stored).digest


def _likeness(one: np.ndarray, other: np.ndarray) -> float:
    """Return the mean cosine of rows."""
    lengths = np.linalg.norm(one, axis=1) * np.linalg.norm(other, axis=1)
    return float(((one * other).sum(axis=1) / lengths).mean())
