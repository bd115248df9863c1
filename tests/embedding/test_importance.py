"""What the learned direction of the default model says of ordinary words."""

import numpy as np

from claimcmp.alignment.tokens import centre_tokens
from claimcmp.embedding import embed_tokens, token_centres, token_importance
from claimcmp.embedding.embedded import EmbeddedEncoder
from claimcmp.testing import ConceptEncoder


class _Unknown:
    """A model of another name."""

    signature = "another@1"
    dimension = 4


def test_a_model_of_which_nothing_was_learned_has_none():
    assert token_importance(_Unknown()) is None


def test_an_encoder_may_know_for_itself():
    encoder = ConceptEncoder({"rain": "weather"})
    assert np.array_equal(token_importance(encoder), encoder.importance)


def test_words_of_content_weigh_more_than_those_around_them(embedded: EmbeddedEncoder):
    texts = [
        "The landslide buried a school in the valley, officials said on Monday.",
        "Alunecarea de teren a îngropat o școală din vale, au spus luni oficialii.",
        "Селевой поток засыпал школу в долине, сообщили в понедельник чиновники.",
    ]
    content = [("landslide", "school"), ("Alunecarea", "școală"), ("школу", "долине")]
    tokens = embed_tokens(embedded, texts)
    direction = token_importance(embedded)
    assert direction is not None
    assert direction.shape == (embedded.dimension,)
    centred = centre_tokens(tokens, ["en", "ro", "ru"], token_centres(embedded), direction)
    for text, found, words in zip(texts, centred, content, strict=True):
        under = [
            weight
            for span, weight in zip(found.spans, found.weights, strict=True)
            if any(word.startswith(text[span.start : span.end].strip()) for word in words)
        ]
        assert np.mean(under) > np.mean(found.weights), text
