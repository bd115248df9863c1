"""What an article's sentences tell of one another: which words are names, which are not."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimcmp.facts.name.tables import NameLanguage, stems
from claimcmp.facts.name.tokens import Token

# A headline that writes most words with a capital tells nothing by capitals.
_HEADLINE_SHARE = 0.75
_HEADLINE_WORDS = 5


@dataclass(frozen=True, slots=True)
class Evidence:
    """What an article's other sentences tell.

    ``capital`` are words seen with a capital where none was due, ``lower`` words seen without,
    ``known`` the stems of the words of full names.
    """

    capital: frozenset[str]
    lower: frozenset[str]
    known: frozenset[str] = frozenset()

    def knows(self, token: Token, code: str) -> bool:
        """Whether a word whose capital says nothing is a name elsewhere in the article."""
        if token.folded in self.capital:
            return True
        seen = self.capital | self.known
        return token.folded not in self.lower and bool(stems(token.folded, code) & seen)


def gather(sentences: Iterable[Sequence[Token]], language: NameLanguage) -> Evidence:
    """Collect the evidence of all sentences of an article."""
    capital: set[str] = set()
    lower: set[str] = set()
    for sentence in sentences:
        if is_headline(sentence):
            continue
        for token in sentence:
            if not token.capital:
                lower.add(token.folded)
            elif not token.opens:
                capital.add(token.folded)
    if language.nouns_are_capital:
        capital.clear()
    return Evidence(frozenset(w for w in capital if w not in language.function), frozenset(lower))


def is_headline(sentence: Sequence[Token]) -> bool:
    """Whether most longer words have a capital, as in an English headline."""
    longer = [token for token in sentence if len(token.text) > 3 and not token.digits]
    share = sum(token.capital for token in longer)
    return len(longer) >= _HEADLINE_WORDS and share >= _HEADLINE_SHARE * len(longer)
