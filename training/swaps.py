"""Pairs made from translations and news items by changing one word or one figure.

A word of ``swaps.yaml`` changed into the other of its pair contradicts the sentence and its
translation; changed on both sides it leaves two translations. So does a figure, which each
language writes in its own way: "12,450" and „12.450”, "1.2 million" and „1,2 milioane”.
"""

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from training.pairs import Pair

_ENTAILMENT, _CONTRADICTION = (0,), (2,)
_FIGURE = re.compile(r"(?<![\w.,:/-])\d{1,3}(?:[.,]\d{3})*(?![\w:/-]|[.,]\d)")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Swap:
    """One word to change: its pattern, what to write for each form, and the entry's key."""

    key: str
    pattern: re.Pattern[str]
    other: dict[str, str]


@cache
def swaps(language: str) -> tuple[Swap, ...]:
    """Return the swaps of *language*, ``ro`` or ``en``."""
    import yaml

    entries = yaml.safe_load(Path(__file__).with_name("swaps.yaml").read_text(encoding="utf-8"))
    found = []
    for key, entry in entries.items():
        for one, other in entry[language]:
            pattern = re.compile(
                rf"(?<![\w-])(?:{re.escape(one)}|{re.escape(other)})(?![\w-])", re.I
            )
            found.append(Swap(key, pattern, {one.casefold(): other, other.casefold(): one}))
    return tuple(found)


def changed_words(text: str, language: str, chance: random.Random) -> tuple[str, str] | None:
    """Return the key of one swap and *text* after it; None where none is possible."""
    fitting = [(s, m) for s in swaps(language) if len(m := list(s.pattern.finditer(text))) == 1]
    if not fitting:
        return None
    swap, (match,) = chance.choice(fitting)
    fresh = swap.other[match[0].casefold()]
    if match[0][0].isupper():
        fresh = fresh[0].upper() + fresh[1:]
    return swap.key, text[: match.start()] + fresh + text[match.end() :]


def written(value: int, language: str, chance: random.Random) -> str:
    """Return *value* as news of *language* write it."""
    point, comma = (".", ",") if language == "en" else (",", ".")
    if value >= 1_000_000 and value % 100_000 == 0:
        millions = f"{value / 1e6:g}".replace(".", point)
        if language == "en":
            return f"{millions} million"
        return f"{millions} {'milion' if value == 1_000_000 else 'milioane'}"
    grouped = f"{value:,}".replace(",", comma)
    return str(value) if value < 10_000 and chance.random() < 0.4 else grouped


def _figures(text: str) -> list[re.Match[str]]:
    return [m for m in _FIGURE.finditer(text) if not _YEAR.fullmatch(m[0])]


def _fresh(chance: random.Random) -> int:
    """Return a figure of news, a few digits or round."""
    kind = chance.random()
    if kind < 0.4:
        return chance.randint(2, 99)
    if kind < 0.6:
        return chance.randint(100, 999)
    if kind < 0.85:
        return chance.choice((1, 10, 50)) * chance.randint(100, 1999)
    return 100_000 * chance.randint(11, 99)


def _unlike(value: int, chance: random.Random) -> int:
    """Return a figure near *value* that is another one."""
    other = round(value * chance.choice((0.2, 0.5, 0.75, 1.3, 1.6, 2, 3, 10)))
    return other if other != value else value + 2


def _put(text: str, match: re.Match[str], number: int, language: str, chance: random.Random) -> str:
    """Return *text* with *number* instead of *match*; Romanian counts „20 de” things, but „12”."""
    word, rest = written(number, language, chance), text[match.end() :]
    if language == "ro":
        many = number % 100 >= 20 or number % 100 == 0
        if many and re.match(r" (?!de )[a-zăâîșț]", rest):
            word += " de"
        elif not many and rest.startswith(" de "):
            rest = rest[3:]
    return text[: match.start()] + word + rest


def figure_pairs(romanian: str, english: str, chance: random.Random) -> list[Pair]:
    """Return pairs of two translations with one figure each, which another one replaces."""
    places = [_figures(text) for text in (romanian, english)]
    if any(len(found) != 1 for found in places):
        return []
    digits = [re.sub(r"\D", "", found[0][0]) for found in places]
    if digits[0] != digits[1] or digits[0] == "1":
        return []
    value = _fresh(chance)
    ro, en = (
        _put(romanian, places[0][0], value, "ro", chance),
        _put(english, places[1][0], value, "en", chance),
    )
    other = _unlike(value, chance)
    wrong_ro, wrong_en = (
        _put(romanian, places[0][0], other, "ro", chance),
        _put(english, places[1][0], other, "en", chance),
    )
    return [
        Pair(ro, en, _ENTAILMENT),
        Pair(en, ro, _ENTAILMENT),
        Pair(ro, wrong_en, _CONTRADICTION),
        Pair(wrong_ro, en, _CONTRADICTION),
    ]


def word_pairs(romanian: str, english: str, chance: random.Random) -> list[Pair]:
    """Return pairs of two translations of which a word is changed."""
    texts = {"ro": romanian, "en": english}
    changed = {code: changed_words(text, code, chance) for code, text in texts.items()}
    pairs = []
    for code, found in changed.items():
        if found:
            translated = texts["en" if code == "ro" else "ro"]
            for original in (translated, texts[code]):
                one, other = chance.sample((found[1], original), 2)
                pairs.append(Pair(one, other, _CONTRADICTION))
    if changed["ro"] and changed["en"] and changed["ro"][0] == changed["en"][0]:
        one, other = chance.sample((changed["ro"][1], changed["en"][1]), 2)
        pairs.append(Pair(one, other, _ENTAILMENT))
    if pairs:
        one, other = chance.sample((romanian, english), 2)
        pairs.append(Pair(one, other, _ENTAILMENT))
    return pairs


def swapped_translations(
    rows: Sequence[tuple[str, str]], count: int, chance: random.Random
) -> tuple[list[Pair], list[Pair]]:
    """Return pairs of Romanian and English *rows*: of all with one figure, and of *count* others.

    A sentence that stands in several rows is taken once.
    """
    figures: list[Pair] = []
    changed: list[list[Pair]] = []
    for romanian, english in rows:
        found = figure_pairs(romanian, english, chance)
        figures += found
        if not found:
            changed.append(word_pairs(romanian, english, chance))
    chance.shuffle(changed)
    words: dict[Pair, None] = {}
    sentences: set[str] = set()
    taken = 0
    for pairs in changed:
        if taken == count:
            break
        own = {text for pair in pairs for text in (pair.premise, pair.hypothesis)}
        if pairs and not own <= sentences:
            sentences |= own
            words |= dict.fromkeys(pairs)
            taken += 1
    return figures, list(words)


def swapped_items(
    items: Sequence[Mapping[str, Mapping[str, str]]], chance: random.Random
) -> list[Pair]:
    """Return the pairs of what our own news items say in Romanian and English."""
    texts = (item[part] for item in items for part in ("statement", "detailed"))
    return [
        pair
        for text in texts
        if {"ro", "en"} <= text.keys()
        for pair in word_pairs(text["ro"], text["en"], chance)
    ]
