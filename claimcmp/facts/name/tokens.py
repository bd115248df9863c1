"""Words of a text with what their shape and the marks around them tell about names."""

import re
from dataclasses import dataclass
from functools import lru_cache

from claimcmp.folding import fold

_CYRILLIC = "\u0400-\u04ff"
# Dotted acronyms stay whole ("U.S."); an apostrophe joins Cyrillic letters („Об'єднаних”) but
# parts Latin ones ("l'Assemblée", "O'Brien"), which runs put together again where both are capital.
_TOKEN = re.compile(
    rf"(?:[^\W\d_]\.){{2,}}|[{_CYRILLIC}]+(?:['’ʼ][{_CYRILLIC}]+)*|[^\W\d_{_CYRILLIC}]+|\d[\d.,]*"
)
# Marks after which a capital letter says nothing.
_OPENING = re.compile(r"[.!?:;…\"“„«»”‘(\[—–•|\n]|^-|--")
# A capital word or two between quotation marks is a name („Cetatea”), not the start of a speech.
_QUOTED_NAME = re.compile(
    r"(?<=[^\W_] )[„“«\"‘]\s?((?=[^\W\d_])\w+(?:[ \-]\w+){0,2})\s?[”“»\"’](?!\w)"
)
JOINTS = frozenset({" ", "-", "‑", "'", "’", "\xa0", "\u202f", " & "})


@dataclass(frozen=True, slots=True)
class Token:
    """A word: ``gap`` is the text between it and the word before; ``opens`` says that a capital
    is expected at its place, as at the start of a sentence.
    """

    start: int
    end: int
    text: str
    folded: str
    gap: str
    opens: bool

    @property
    def capital(self) -> bool:
        """Whether the word begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def upper(self) -> bool:
        """Whether the word is an acronym: capitals only, at least two."""
        return len(self.text) > 1 and self.text.isupper()

    @property
    def acronyms(self) -> bool:
        """Whether the word is the plural of an acronym, which names a class ("MPs", "SUVs")."""
        return len(self.text) > 2 and self.text[:-1].isupper() and self.text[-1] == "s"

    @property
    def digits(self) -> bool:
        """Whether the word is a figure."""
        return self.text[0].isdigit()


@lru_cache(maxsize=2048)
def tokens(text: str) -> tuple[Token, ...]:
    """Return the words of *text* in order."""
    found: list[Token] = []
    end = 0
    quoted = {match.start(1) for match in _QUOTED_NAME.finditer(text)}
    for match in _TOKEN.finditer(text):
        gap = text[end : match.start()]
        opens = not found or (
            gap != "-" and bool(_OPENING.search(gap.strip() or gap)) and not _initial(found, gap)
        )
        opens = opens and match.start() not in quoted
        word = match.group()
        found.append(Token(match.start(), match.end(), word, fold(word), gap, opens))
        end = match.end()
    return tuple(found)


def _initial(found: list[Token], gap: str) -> bool:
    """Whether the stop in *gap* belongs to an initial or a short title ("J.", "Dr.")."""
    before = found[-1].text
    return gap.strip() == "." and (len(before) == 1 or (len(before) <= 4 and before[0].isupper()))


@lru_cache(maxsize=8192)
def words(phrase: str) -> tuple[str, ...]:
    """Return the folded words of a phrase, split as running text is."""
    return tuple(token.folded for token in tokens(phrase))


def is_cyrillic(word: str) -> bool:
    """Whether the word begins with a Cyrillic letter."""
    return "\u0400" <= word[:1] <= "\u04ff"
