"""The embedded scorer: what must hold whatever its model has learnt."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from safetensors.numpy import save

from claimcmp.embedding.graph import build_graph
from claimcmp.embedding.store import MemoryStore
from claimcmp.embedding.weights import ModelFile, model_path
from claimcmp.entailment import LABELS
from claimcmp.entailment.cached import CachedScorer
from claimcmp.entailment.embedded import GRAPH_FILE, HEAD_FILE, LONGEST, EmbeddedScorer
from claimcmp.errors import ModelUnavailable

BRIDGE = "The bridge over the Mureș was reopened to traffic on Monday morning."
PODUL = "Podul peste Mureș a fost redeschis circulației luni dimineață."
SHUT = "The bridge over the Mureș stays closed, and lorries take the long way round."
RAIN = "Heavy rain is expected over the weekend in the north of the country."
NEUTRAL = [0.0, 1.0, 0.0]


class UntrainedWeights:
    """One layer of small random weights, and the encoder's shape."""

    dimensions = replace(ModelFile(model_path()).dimensions, layers=1)

    def tensor(self, name: str) -> np.ndarray:
        shape = self.dimensions
        wide = shape.feed_forward if ".fi." in name else shape.hidden
        if name.endswith("ln.w"):
            return np.ones(shape.hidden, np.float32)
        if name.endswith(".b"):
            return np.zeros(wide, np.float32)
        inputs = shape.feed_forward if ".fo." in name else shape.hidden
        chance = np.random.default_rng(len(name))
        return chance.normal(0, 0.05, wide * inputs).astype(np.float32)

    def matrix(self, name: str, rows: int) -> np.ndarray:
        return self.tensor(name).reshape(rows, -1)


def head() -> dict[str, np.ndarray]:
    chance, hidden = np.random.default_rng(1), UntrainedWeights.dimensions.hidden
    return {
        "side": chance.normal(0, 0.02, (2, hidden)).astype(np.float32),
        "dense.weight": chance.normal(0, 0.1, (hidden, 4 * hidden)).astype(np.float32),
        "dense.bias": np.zeros(hidden, np.float32),
        "out.weight": chance.normal(0, 0.1, (3, hidden)).astype(np.float32),
        "out.bias": np.zeros(3, np.float32),
        "temperature": np.ones(1, np.float32),
    }


@pytest.fixture(scope="module")
def scorer(tmp_path_factory: pytest.TempPathFactory) -> EmbeddedScorer:
    folder = tmp_path_factory.mktemp("models") / "news entailment"
    folder.mkdir()
    graph = build_graph(UntrainedWeights(), None, token_layers=(), from_states=True)
    (folder / GRAPH_FILE).write_bytes(graph)
    (folder / HEAD_FILE).write_bytes(save(head()))
    return EmbeddedScorer(folder, threads=1)


def test_rows_are_probabilities_in_the_order_of_the_labels(scorer: EmbeddedScorer) -> None:
    rows = scorer.score([(BRIDGE, PODUL), (BRIDGE, SHUT), (BRIDGE, RAIN)])
    assert rows.shape == (3, len(LABELS))
    assert rows.sum(axis=1) == pytest.approx(1.0, abs=1e-5)


def test_a_result_does_not_depend_on_the_pairs_beside_it(scorer: EmbeddedScorer) -> None:
    pairs = [(BRIDGE, PODUL), (RAIN, BRIDGE), (SHUT, PODUL), (PODUL, RAIN + " " + SHUT)]
    together = scorer.score(pairs)
    for row, pair in zip(together, pairs, strict=True):
        assert scorer.score([pair])[0].tolist() == pytest.approx(row.tolist(), abs=1e-6)


@pytest.mark.parametrize("unreadable", ["", "   ", "…!?", "𒀀𒁀𒂀 𒃀𒄀 𒅀𒆀𒇀 " * 5, "word " * LONGEST])
def test_what_cannot_be_read_is_neutral(scorer: EmbeddedScorer, unreadable: str) -> None:
    rows = scorer.score([(BRIDGE, unreadable), (unreadable, BRIDGE), (BRIDGE, PODUL)])
    assert rows[0].tolist() == NEUTRAL
    assert rows[1].tolist() == NEUTRAL
    assert rows[2].tolist() != NEUTRAL


def test_no_pairs_make_no_rows(scorer: EmbeddedScorer) -> None:
    assert scorer.score([]).shape == (0, len(LABELS))


def test_progress_ends_with_all_pairs(scorer: EmbeddedScorer) -> None:
    told: list[tuple[int, int]] = []
    scorer.score([(BRIDGE, PODUL), (BRIDGE, SHUT)], progress=lambda *done: told.append(done))
    assert told[-1] == (2, 2)


def test_the_signature_names_model_version_and_weights(scorer: EmbeddedScorer) -> None:
    name, _, digest = scorer.signature.partition("@")
    assert name == "news_entailment"
    assert len(digest) == 12


def test_what_was_judged_once_is_not_judged_again(scorer: EmbeddedScorer) -> None:
    store = MemoryStore()
    first = CachedScorer(scorer, store).score([(BRIDGE, PODUL), (BRIDGE, SHUT)])
    again = CachedScorer(Untouchable(scorer.signature), store)
    assert np.array_equal(again.score([(BRIDGE, SHUT), (BRIDGE, PODUL)]), first[::-1])


def test_a_missing_model_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable, match=r"entailment\.onnx: cannot be read .*--nli none"):
        EmbeddedScorer(tmp_path)


class Untouchable:
    """A scorer that must not be asked."""

    def __init__(self, signature: str) -> None:
        self.signature = signature

    def score(self, pairs: object, *, progress: object = None) -> np.ndarray:
        raise AssertionError(f"asked about {pairs}")


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_gets_a_row_of_probabilities(scorer: EmbeddedScorer, a: str, b: str) -> None:
    (row,) = scorer.score([(a, b)])
    assert float(row.sum()) == pytest.approx(1.0, abs=1e-5)
    assert ((row >= 0) & (row <= 1)).all()
