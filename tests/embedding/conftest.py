import pytest

from claimcmp.embedding.embedded import EmbeddedEncoder


@pytest.fixture(scope="session")
def embedded() -> EmbeddedEncoder:
    """The real default, loaded once."""
    encoder = EmbeddedEncoder()
    encoder.encode(["warm"])
    return encoder
