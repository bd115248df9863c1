"""Folding: how two spellings of one word come to compare equal.

Every function here maps code point to code point, so that an offset found in the folded text is
an offset in the original.
"""

import unicodedata

_APOSTROPHES = "’ʼ‘`´"
# Letters that Unicode does not decompose, with the plain letter that readers type for them.
_PLAIN = str.maketrans("đøłħıŧßæœ", "dolhitsao")


def _fold_character(character: str) -> str:
    """Fold one code point to one lower-case code point without diacritics.

    Folding goes on until nothing changes: some letters, such as mathematical capitals, decompose
    into an upper-case letter.
    """
    lowered = character.casefold()
    if len(lowered) != 1:
        lowered = character.lower()[:1]
    # In Cyrillic the breve of й and the diaeresis of ё and ї are letters of their own, but
    # newspapers drop the ё, so only й and ї are kept.
    if lowered in "йї":
        return lowered
    base = (unicodedata.normalize("NFKD", lowered)[:1] or lowered).translate(_PLAIN)
    return base if base == character else _fold_character(base)


class _Folding(dict[int, str]):
    """What each code point folds to, learned when it is first seen, for ``str.translate``."""

    def __missing__(self, point: int) -> str:
        character = chr(point)
        folded = " " if character.isspace() else _fold_character(character)
        self[point] = "'" if folded in _APOSTROPHES or character in _APOSTROPHES else folded
        return self[point]


_FOLDING = _Folding()


def fold(text: str) -> str:
    """Return *text* in lower case and without diacritics, with the same length.

    Romanian ş, ș and s become ``s``; typographic apostrophes become ``'``; every space character
    becomes a space. ``len(fold(text)) == len(text)`` always holds.
    """
    return text.translate(_FOLDING)
