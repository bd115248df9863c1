"""Loading by name and by folder, and the exported folder against the embedded engine."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from claimcmp import embedding
from claimcmp.embedding import TokenEncoder, load_encoder
from claimcmp.embedding.embedded import EmbeddedEncoder
from claimcmp.embedding.export import export_sentence_transformer
from claimcmp.errors import ModelUnavailable, UnknownModel
from tests.embedding.sentences import OTHER_LANGUAGES, PAIRS


def test_the_default_is_embedded_and_cached() -> None:
    encoder = load_encoder()
    assert isinstance(encoder, TokenEncoder)
    assert encoder.signature.startswith("multilingual-e5-small@")
    before = embedding.cache_statistics().entries
    encoder.encode(["O propoziție care nu apare în altă parte."])
    assert embedding.cache_statistics().entries == before + 2


def test_the_default_path_imports_no_torch() -> None:
    script = (
        "import sys; from claimcmp.embedding import load_encoder;"
        "load_encoder(cache=False).encode(['x']);"
        "print([m for m in ('torch', 'transformers', 'tokenizers') if m in sys.modules])"
    )
    found = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert found.stdout == "[]\n"


def test_an_unknown_name() -> None:
    with pytest.raises(UnknownModel):
        load_encoder("no-such-model")


def test_a_folder_without_a_model(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable, match=r"not a sentence-transformers model"):
        load_encoder(str(tmp_path))


def test_a_hub_that_cannot_be_reached(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path))
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(ModelUnavailable, match=r"^labse: .*--local-dir FOLDER.*--model FOLDER"):
        load_encoder("LaBSE")


@pytest.mark.slow
@pytest.mark.filterwarnings("default")
def test_the_exported_folder_gives_the_same_vectors(tmp_path: Path) -> None:
    texts = [*OTHER_LANGUAGES, *(text for pair in PAIRS for text in pair)]
    encoder = load_encoder(str(export_sentence_transformer(tmp_path / "e5")), cache=False)
    exported = encoder.encode(texts)
    np.testing.assert_allclose(exported, EmbeddedEncoder(exact=True).encode(texts), atol=1e-4)
    assert encoder.dimension == 384
