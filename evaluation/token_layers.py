"""Which layer's token vectors align words best between translations?

Usage: python evaluation/token_layers.py DATA_FOLDER
On NTREX news pairs (DATA_FOLDER/parallel/ntrex_docs_1-60.tsv.gz), a word of a small translation
table, a name or a number on the English side should have its partner as its nearest word on the
other side. The last rows sum several layers. Vectors are centred per language; a word is the mean
of its tokens. Prints the share of words, in percent, whose partner is nearest, per layer and kind.
"""

import csv
import gzip
import re
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np
from anyascii import anyascii

from claimcmp.embedding.batching import batches
from claimcmp.embedding.embedded import PROMPT, EmbeddedEncoder, open_session
from claimcmp.embedding.graph import build_graph
from claimcmp.folding import fold

COMBINATIONS = (*((layer,) for layer in range(13)), (6, 12), (8, 12), (8, 11, 12))
LANGUAGES = ("ro", "de", "hu", "ru", "pl")
KINDS = ("word", "name", "number")
SENTENCES = 300
# One language's texts, their token vectors by layer and their tokens' spans.
Side = tuple[list[str], list[dict[int, np.ndarray]], list[list[tuple[int, int]]]]
# English stem: stems (folded) that translate it in LANGUAGES' order; "|" separates alternatives.
TRANSLATIONS = """
president: presedint prasident elnok президент prezydent
minister: ministr minister miniszter министр minist
police: politi polizei rendor полици polic
government: guvern regierung kormany правительств rzad
people: oamen menschen|leute ember люд ludz
year: an jahr ev год|лет rok|lat
week: saptaman woche het недел tydzien|tygod
month: luna|luni monat honap месяц miesia
city: oras stadt varos город miast
country: tara|tari land orszag стран kraj
war: razboi krieg haboru войн wojn
school: scoal schul iskol школ szkol
women: femei frauen no женщин kobiet
children: copii kinder gyer|gyermek дет dziec
company: companie|compania|firma unternehmen|firma|konzern ceg|vallalat компани firm|spolk
court: instant|curte|tribunal gericht birosag суд sad
party: partid partei part парти parti
game: joc|meci spiel jatek|merkozes игр|матч gr|mecz
team: echip mannschaft|team csapat команд druzyn|zespol
said: spus|declarat|afirmat sagte mondta|nyilatkozta сказал|заявил powiedzia
against: impotriva gegen ellen против przeciw
"""


def partners(english: list[str], other: list[str], column: int) -> list[tuple[int, int, str]]:
    """Return (English word, other word, kind) wherever exactly one partner on each side fits."""
    table = [line.split(": ") for line in TRANSLATIONS.strip().splitlines()]
    found = []
    for stem, others in table:
        stems = tuple(fold(s) for s in others.split()[column].split("|"))
        left = [i for i, word in enumerate(english) if fold(word).startswith(stem)]
        right = [i for i, word in enumerate(other) if fold(word).startswith(stems)]
        if len(left) == len(right) == 1:
            found.append((left[0], right[0], "word"))
    for i, word in enumerate(english):
        key = anyascii(word).lower()
        if word.isdigit() or (word[:1].isupper() and len(word) > 3 and i > 0):
            right = [j for j, o in enumerate(other) if anyascii(o).lower()[: len(key)] == key]
            if len(right) == 1 and english.count(word) == 1:
                found.append((i, right[0], "number" if word.isdigit() else "name"))
    return found


def word_vectors(vectors: np.ndarray, spans: list[tuple[int, int]], text: str) -> np.ndarray:
    """Return the mean of each word's tokens, L2-normalised, shape (words, dimension)."""
    rows = []
    for match in re.finditer(r"\w+", text):
        inside = [i for i, (a, b) in enumerate(spans) if a < match.end() and match.start() < b]
        rows.append(vectors[inside].mean(axis=0) if inside else np.zeros(vectors.shape[1]))
    words = np.array(rows)
    return words / np.maximum(np.linalg.norm(words, axis=1, keepdims=True), 1e-9)


def layer_vectors(texts: list[str]) -> tuple[list[dict[int, np.ndarray]], list[list]]:
    """Return each text's token vectors by layer, and its tokens' spans."""
    encoder = EmbeddedEncoder(exact=True)
    session = open_session(build_graph(encoder.model, None, shown={"tokens": (12,)}, observe=True))
    layers = {f"l{layer}.qkv": layer for layer in range(12)} | {"tokens": 12}
    skipped = len(encoder.tokenizer.encode(PROMPT, limit=512)) - 2
    tokenised = [encoder.tokenizer.encode_with_spans(PROMPT + text, limit=512) for text in texts]
    found: list[dict[int, np.ndarray]] = [{} for _ in texts]
    for numbers in batches([len(ids) for ids, _ in tokenised]):
        batch = encoder.graph_inputs([tokenised[number][0] for number in numbers])
        for name, values in zip(layers, session.run(list(layers), batch), strict=True):
            for row, number in enumerate(numbers):
                last = len(tokenised[number][0]) - 1
                found[number][layers[name]] = values[row, 1 + skipped : last]
    spans = [
        [(s.start - len(PROMPT), s.end - len(PROMPT)) for s in places[skipped:]]
        for _, places in tokenised
    ]
    return found, spans


def word_hits(sides: dict[str, Side], layers: tuple[int, ...]) -> dict[tuple[str, str], float]:
    """Return the share of words whose partner is nearest, by language and kind."""
    hits: dict[tuple[str, str], list[bool]] = defaultdict(list)
    vectors = {
        language: [sum(text[layer] for layer in layers) for text in found]
        for language, (_, found, _) in sides.items()
    }
    means = {language: np.concatenate(found).mean(axis=0) for language, found in vectors.items()}

    def words(language: str, number: int) -> np.ndarray:
        texts, _, spans = sides[language]
        centred = vectors[language][number] - means[language]
        return word_vectors(centred, spans[number], texts[number])

    for column, language in enumerate(LANGUAGES):
        for number, text in enumerate(sides["en"][0]):
            scores = words("en", number) @ words(language, number).T
            pair = (re.findall(r"\w+", side) for side in (text, sides[language][0][number]))
            for left, right, kind in partners(*pair, column):
                hits[language, kind] += [
                    bool(scores[left].argmax() == right),
                    bool(scores[:, right].argmax() == left),
                ]
    return {(lang, kind): float(np.mean(hits[lang, kind])) for lang in LANGUAGES for kind in KINDS}


def main(folder: Path) -> None:
    """Print the table."""
    with gzip.open(folder / "parallel/ntrex_docs_1-60.tsv.gz", "rt", encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))[:SENTENCES]
    sides = {}
    for language in ("en", *LANGUAGES):
        texts = [row[language] for row in rows]
        sides[language] = (texts, *layer_vectors(texts))
    print("layers", *(f"{lang}:{kind}" for lang in LANGUAGES for kind in KINDS), "mean:word")
    for layers in COMBINATIONS:
        shares = word_hits(sides, layers)
        words = np.mean([shares[language, "word"] for language in LANGUAGES])
        name = "+".join(map(str, layers))
        print(name, *(f"{100 * share:.1f}" for share in (*shares.values(), words)))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
