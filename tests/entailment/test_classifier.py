"""Models of the transformers library: a tiny one, made here, with labels in an order of its own."""

from pathlib import Path

import pytest

from claimcmp.entailment import LABELS
from claimcmp.entailment.classifier import SequenceClassifier, label_columns
from claimcmp.errors import ModelUnavailable


def test_the_order_of_labels_is_read_from_the_configuration() -> None:
    names = {0: "CONTRADICTION", 1: "entailment", 2: "Neutral"}
    assert label_columns(names, "m") == [1, 2, 0]


@pytest.mark.parametrize(
    "names",
    [
        {0: "LABEL_0", 1: "LABEL_1", 2: "LABEL_2"},
        {0: "entailment", 1: "not_entailment"},
        {0: "entailment", 1: "neutral", 2: "contradiction", 3: "other"},
    ],
)
def test_other_classes_are_refused(names: dict[int, str]) -> None:
    with pytest.raises(ModelUnavailable, match=r"^m: its classes are .* is needed$"):
        label_columns(names, "m")


def test_a_folder_without_a_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable, match=r"not a sequence-classification model"):
        SequenceClassifier.from_folder(tmp_path)


@pytest.mark.slow
def test_a_local_folder_is_scored(tmp_path: Path) -> None:
    from tokenizers import Tokenizer, models, pre_tokenizers
    from transformers import BertConfig, BertForSequenceClassification, PreTrainedTokenizerFast

    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "the", "talks", "go", "on", "podul", "deschis"]
    tokenizer = Tokenizer(models.WordLevel({w: i for i, w in enumerate(words)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, unk_token="[UNK]", pad_token="[PAD]", model_max_length=32
    ).save_pretrained(tmp_path)
    config = BertConfig(
        vocab_size=len(words),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=16,
        id2label={0: "contradiction", 1: "neutral", 2: "entailment"},
    )
    BertForSequenceClassification(config).save_pretrained(tmp_path)
    scorer = SequenceClassifier.from_folder(tmp_path)
    pairs = [("the talks go on", "podul deschis"), ("", "podul"), ("the " * 40, "talks")]
    rows = scorer.score(pairs)
    assert rows.shape == (3, len(LABELS))
    assert rows.sum(axis=1) == pytest.approx(1.0, abs=1e-5)
    assert rows[1].tolist() == rows[2].tolist() == [0.0, 1.0, 0.0]
    assert scorer.signature.startswith(f"{tmp_path.name}@")
