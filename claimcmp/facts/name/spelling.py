"""Script-independent keys: how a name sounds, whatever alphabet and tradition spells it.

The rules are those of ``any/transliteration.yaml``; letters of other scripts go through anyascii
first. On 60 pairs of names measured for this project, rules of this kind raised Jaro-Winkler's
AUC from .745 (anyascii alone) to .853.
"""

import re
from functools import cache, lru_cache
from itertools import product

from claimcmp.folding import fold
from claimcmp.languages import subject

# More readings than this of one word are not tried.
_READINGS = 8
_VOWELS = "aeiou"
_CYRILLIC = re.compile("[\u0400-\u04ff]")
# Letters whose mark changes the sound; folding would lose it.
_MARKED = str.maketrans({"č": "ch", "ć": "ch", "ț": "ts", "ţ": "ts", "ñ": "n", "ç": "s", "ж": "ж"})


@cache
def _rules(script: str, code: str) -> tuple[re.Pattern[str], dict[str, tuple[str, ...]]]:
    """Return one alternation over the letters of *script* and each rule's sounds."""
    data = subject("any", "transliteration")
    rules = {**data.get(script, {}), **data.get(f"{script}_{code}", {})}
    keys = sorted(rules, key=lambda key: (-len(key), key))
    pattern = re.compile("|".join(map(re.escape, keys)) or r"(?!)")
    return pattern, {key: tuple(sound.split("|")) for key, sound in rules.items()}


@lru_cache(maxsize=65536)
def spellings(word: str, code: str) -> tuple[str, ...]:
    """Return how *word*, in the language *code*, may sound: at most eight keys, likeliest first."""
    lowered = word.lower().translate(_MARKED)
    cyrillic = _CYRILLIC.search(lowered)
    folded = re.sub(r"['.\-]", "", fold(lowered))
    if not cyrillic and not folded.isascii():
        folded = _ascii(folded)
    pattern, sounds = _rules("cyrillic" if cyrillic else "latin", code)
    pieces: list[tuple[str, ...]] = []
    end = 0
    for match in pattern.finditer(folded):
        pieces += [(folded[end : match.start()],), sounds[match.group()]]
        end = match.end()
    pieces.append((folded[end:],))
    readings = dict.fromkeys(
        _settle("".join(parts))
        for parts, _ in zip(product(*pieces), range(_READINGS), strict=False)
    )
    return tuple(reading for reading in readings if reading) or (folded or word,)


def _ascii(text: str) -> str:
    """Return *text* of any other script in Latin letters."""
    from anyascii import anyascii

    return str(anyascii(text)).lower()


def _settle(sound: str) -> str:
    """Join doubled letters and vowels in a row, and read a final -off as -ov."""
    single = re.sub(r"(.)\1+", r"\1", sound)
    single = re.sub(r"([aeiou])i(?![aeiou])", r"\1", single)
    single = re.sub(r"([aou])f$", r"\1v", single)
    return re.sub(r"(.)\1+", r"\1", single)


@lru_cache(maxsize=65536)
def skeleton(sound: str) -> str:
    """Return the consonants of a key, with ``a`` for a vowel at the start."""
    rest = "".join(letter for letter in sound[1:] if letter not in _VOWELS)
    return ("a" if sound[:1] in _VOWELS else sound[:1]) + rest


def key(text: str, code: str) -> str:
    """Return the script-independent key of a name.

    Words are separated by a space, the readings of one word by ``|``.
    """
    return " ".join("|".join(spellings(word, code)) for word in re.findall(r"[^\W_]+", text))
