"""The embedded scorer: what must hold whatever its model has learnt."""

from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from safetensors.numpy import save_file

from claimcmp.embedding.store import MemoryStore
from claimcmp.entailment import LABELS
from claimcmp.entailment.cached import CachedScorer
from claimcmp.entailment.embedded import WEIGHTS_FILE, EmbeddedScorer
from claimcmp.entailment.network import PairNetwork
from claimcmp.entailment.reader import LONGEST
from claimcmp.errors import ModelUnavailable
from training.model import HIDDEN, VIEWS, PairClassifier, Side

BRIDGE = "The bridge over the Mureș was reopened to traffic on Monday morning."
PODUL = "Podul peste Mureș a fost redeschis circulației luni dimineață."
SHUT = "The bridge over the Mureș stays closed, and lorries take the long way round."
RAIN = "Heavy rain is expected over the weekend in the north of the country."
NEUTRAL = [0.0, 1.0, 0.0]


@pytest.fixture(scope="module")
def untrained() -> PairClassifier:
    torch.manual_seed(1)
    return PairClassifier().eval()


@pytest.fixture(scope="module")
def scorer(untrained: PairClassifier, tmp_path_factory: pytest.TempPathFactory) -> EmbeddedScorer:
    weights = {name: value.numpy() for name, value in untrained.state_dict().items()}
    path = tmp_path_factory.mktemp("models") / WEIGHTS_FILE
    save_file(weights | {"temperature": np.ones(1, np.float32)}, path)
    return EmbeddedScorer(path, "news entailment", threads=1)


def test_the_network_computes_what_training_computes(untrained: PairClassifier) -> None:
    chance = np.random.default_rng(3)
    premise, hypothesis = (
        chance.normal(size=(count, VIEWS, HIDDEN)).astype(np.float32) for count in (19, 7)
    )
    weights = {name: value.numpy() for name, value in untrained.state_dict().items()}
    network = PairNetwork(weights | {"temperature": np.ones(1, np.float32)})
    found = network.judge(network.views(premise), network.views(hypothesis))
    with torch.no_grad():
        logits = untrained(padded(premise), padded(hypothesis))
    assert found == pytest.approx(torch.softmax(logits, -1)[0].numpy(), abs=1e-5)


def padded(states: np.ndarray) -> Side:
    rows = torch.zeros(1, len(states) + 5, VIEWS * HIDDEN)
    rows[0, : len(states)] = torch.from_numpy(states.reshape(len(states), -1))
    return Side(rows, torch.arange(len(states) + 5)[None] < len(states))


def test_rows_are_probabilities_in_the_order_of_the_labels(scorer: EmbeddedScorer) -> None:
    rows = scorer.score([(BRIDGE, PODUL), (BRIDGE, SHUT), (BRIDGE, RAIN)])
    assert rows.shape == (3, len(LABELS))
    assert rows.sum(axis=1) == pytest.approx(1.0, abs=1e-5)


def test_a_result_does_not_depend_on_the_pairs_beside_it(scorer: EmbeddedScorer) -> None:
    pairs = [(BRIDGE, PODUL), (RAIN, BRIDGE), (SHUT, PODUL), (PODUL, RAIN + " " + SHUT)]
    together = scorer.score(pairs)
    for row, pair in zip(together, pairs, strict=True):
        assert scorer.score([pair])[0].tolist() == pytest.approx(row.tolist(), abs=1e-6)


@pytest.mark.parametrize(
    "unreadable", ["", "   ", "…!?", "𒀀𒁀𒂀 𒃀𒄀 𒅀𒆀𒇀 " * 5, "word " * (LONGEST + 1)]
)
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
    said = r"entailment\.safetensors: cannot be read .*--nli none"
    with pytest.raises(ModelUnavailable, match=said):
        EmbeddedScorer(tmp_path / WEIGHTS_FILE, "missing")


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
