from pathlib import Path

import pytest

from claimcmp.errors import RegistryError, UnknownModel
from claimcmp.registry import (
    find_entailment_model,
    find_model,
    hub_snapshot,
    load_entailment_registry,
    load_registry,
    readiness,
)

ENTRY = """
default: small
models:
  small:
    source: hub
    repository: someone/small
    revision: 0123abc
    licence: MIT
    dimension: 384
    tokens: 512
    prompt: "query: "
entailment:
  tiny:
    source: hub
    repository: someone/tiny
    revision: 4567def
    licence: MIT
    tokens: 128
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "models.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_default_comes_first_and_is_ready() -> None:
    registry = load_registry()
    assert registry[0].name == "multilingual-e5-small"
    assert [spec.default for spec in registry].count(True) == 1
    assert readiness(registry[0]) == "ready"


@pytest.mark.parametrize(
    "name",
    [
        "labse",
        "paraphrase-multilingual-MiniLM-L12-v2",
        "multilingual-e5-base",
        "multilingual-e5-large-instruct",
        "bge-m3",
    ],
)
def test_well_known_models_are_listed_by_name(name: str) -> None:
    spec = find_model(name)
    assert len(spec.revision) == 40
    assert spec.source == "hub"


def test_no_name_is_the_default() -> None:
    assert find_model(None).name == "multilingual-e5-small"


def test_an_unknown_name_lists_the_known_ones() -> None:
    with pytest.raises(UnknownModel, match=r"^lapse: neither .* labse"):
        find_model("lapse")


def test_a_downloaded_model_is_ready(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path))
    spec = find_model("labse")
    assert readiness(spec) == "downloaded when first used"
    snapshot = tmp_path / "models--sentence-transformers--LaBSE" / "snapshots" / spec.revision
    snapshot.mkdir(parents=True)
    (snapshot / "modules.json").write_text("[]")
    assert readiness(spec) == "ready"
    assert hub_snapshot(spec) == snapshot


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    (spec,) = load_registry(written(tmp_path, ENTRY))
    assert (spec.name, spec.dimension, spec.prompt, spec.default) == ("small", 384, "query: ", True)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("licence:", "license:", r"models: small: unknown key 'license'"),
        ("    tokens: 512\n", "", r"models: small: key 'tokens' is missing"),
        ("dimension: 384", "dimension: many", r"small: dimension: 'many'"),
        ("dimension: 384", "dimension: 0", r"small: dimension: 0"),
        ("dimension: 384", "dimension: true", r"small: dimension: True"),
        ("source: hub", "source: web", r"source: 'web'; use embedded or hub"),
        ("default: small", "default: large", r"default: 'large' is not one of the models"),
        ("default: small", "colour: red", r"unknown key 'colour'"),
        ("models:", "models: [", r"models\.yaml: .*expected"),
        ("  small:", "  5:", r"expected names with values"),
        ("entailment:", "implication:", r"unknown key 'implication'"),
        ("tokens: 128", "tokens: 0", r"entailment: tiny: tokens: 0"),
    ],
)
def test_a_malformed_file_is_an_error(tmp_path: Path, old: str, new: str, message: str) -> None:
    path = written(tmp_path, ENTRY.replace(old, new, 1))
    with pytest.raises(RegistryError, match=message):
        load_registry(path)


def test_entailment_models_stand_beside_them(tmp_path: Path) -> None:
    (spec,) = load_entailment_registry(written(tmp_path, ENTRY))
    assert (spec.name, spec.tokens) == ("tiny", 128)
    assert len(find_entailment_model("mdeberta-v3-base-xnli-2mil7").revision) == 40
    with pytest.raises(UnknownModel, match=r"^nothing: neither .* mdeberta"):
        find_entailment_model("nothing")


def test_the_embedded_entailment_model_comes_with_the_package() -> None:
    spec = find_entailment_model("news-entailment")
    assert readiness(spec) == "ready"
    assert spec.weights.stat().st_size < 30_000_000


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(RegistryError, match=r"absent\.yaml"):
        load_registry(tmp_path / "absent.yaml")
