import itertools
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcmp.embedding.export import tokenizer_json
from claimcmp.embedding.tokenization import BEGIN, END, UNKNOWN, UnigramTokenizer, normalise
from claimcmp.embedding.weights import ModelFile, model_path
from tests.embedding.sentences import OTHER_LANGUAGES, PAIRS

ODD = (
    "",
    " \t\n",
    "\u200bzero\u200c width",
    "t\u0326a\u0326ri s\u0327i",
    "½ km² №5 ﬁn ª",
    "漢字かな交じり文。これはテストです",
    "한국어 문장",
    "🙂🙂 ok 👍🏽x",
    "☃☃☃ 𐎀𐎀𐎀a𐎀",
    "a\x01b\tc",
    "xkcd" * 700,
)


@pytest.fixture(scope="module")
def tokenizer() -> UnigramTokenizer:
    return UnigramTokenizer.from_model(ModelFile(model_path()))


@pytest.fixture
def small() -> UnigramTokenizer:
    """Pieces whose best path can be found by eye."""
    pieces = {"<s>": 0, "<pad>": 0, "</s>": 0, "<unk>": 0, "▁": -3, "▁ro": -2, "man": -2}
    pieces |= {"▁roman": -5, "ia": -1, "i": -2, "a": -2}
    return UnigramTokenizer(list(pieces), [float(score) for score in pieces.values()])


def test_the_most_probable_pieces_win(small: UnigramTokenizer) -> None:
    # ▁ro + man = -4 beats ▁roman = -5.
    assert small.encode("romania", limit=512) == [BEGIN, 5, 6, 8, END]


def test_unknown_characters_in_a_row_are_one_token(small: UnigramTokenizer) -> None:
    assert small.encode("☃☃a", limit=512) == [BEGIN, 4, UNKNOWN, 10, END]


def test_a_control_token_spelled_out_stays_text(tokenizer: UnigramTokenizer) -> None:
    numbers = tokenizer.encode("<s> </s> <pad> <mask>", limit=512)
    assert not {0, 1, 2, 250001} & set(numbers[1:-1])


def test_long_texts_are_cut(tokenizer: UnigramTokenizer) -> None:
    numbers = tokenizer.encode("cuvânt " * 600, limit=512)
    assert len(numbers) == 512
    assert numbers[-1] == END


def test_known_numbers_of_xlm_roberta(tokenizer: UnigramTokenizer) -> None:
    assert tokenizer.encode("Hello world", limit=512) == [0, 35378, 8999, 2]


def test_spans_cover_the_words(tokenizer: UnigramTokenizer) -> None:
    text = "„Maia Sandu”, 1.250 de lei"
    _, spans = tokenizer.encode_with_spans(text, limit=512)
    covered = {at for span in spans for at in range(span.start, span.end)}
    assert covered == {at for at, character in enumerate(text) if character != " "}


def test_composed_and_decomposed_letters_are_one(tokenizer: UnigramTokenizer) -> None:
    composed, decomposed = "țară", "t\u0326ara\u0306"
    numbers, spans = tokenizer.encode_with_spans(decomposed, limit=512)
    assert numbers == tokenizer.encode(composed, limit=512)
    assert spans[-1].end == len(decomposed)


@given(st.text(max_size=60))
def test_any_text_has_spans_in_order_and_the_same_pieces(
    tokenizer: UnigramTokenizer, text: str
) -> None:
    numbers, spans = tokenizer.encode_with_spans(text, limit=512)
    assert len(spans) == len(numbers) - 2
    assert all(0 <= span.start <= span.end <= len(text) for span in spans)
    assert all(a.start <= b.start for a, b in itertools.pairwise(spans))
    assert numbers[0] == BEGIN
    assert numbers[-1] == END


@pytest.mark.slow
def test_the_tokenizers_library_gives_the_same_pieces(tokenizer: UnigramTokenizer) -> None:
    from tokenizers import Tokenizer

    library = Tokenizer.from_str(tokenizer_json(ModelFile(model_path())))
    library.enable_truncation(512)
    texts = [*ODD, *OTHER_LANGUAGES, *(text for pair in PAIRS for text in pair)]
    expected = [found.ids for found in library.encode_batch(texts)]
    assert [tokenizer.encode(text, limit=512) for text in texts] == expected
    assert [tokenizer.encode_with_spans(text, limit=512)[0] for text in texts] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("ﬁn", "fin"), ("a\x02b", "ab"), ("t\u0326", "ț"), ("5 km²", "5 km2"), ("Ⅳ", "IV")],
)
def test_normalisation(text: str, expected: str) -> None:
    assert normalise(text) == expected


def test_the_exported_tokenizer_is_valid_json() -> None:
    exported = json.loads(tokenizer_json(ModelFile(model_path())))
    assert exported["model"]["vocab"][4][0] == ","
