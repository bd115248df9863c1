"""What an article's sentences tell of one another: which words are names, which are not."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimcmp.facts.name.tables import NameLanguage, stems
from claimcmp.facts.name.tokens import Token

# A headline that writes most words with a capital tells nothing by capitals.
_HEADLINE_SHARE = 0.9
_HEADLINE_WORDS = 5


@dataclass(frozen=True, slots=True)
class Evidence:
    """What an article's other sentences tell.

    ``capital`` are words seen with a capital where none was due, ``lower`` words seen without,
    ``known`` the stems of the words of full names, ``begins`` capital words with none before.
    """

    capital: frozenset[str]
    lower: frozenset[str]
    known: frozenset[str] = frozenset()
    begins: frozenset[str] = frozenset()

    def knows(self, token: Token, code: str) -> bool:
        """Whether a word whose capital says nothing is a name elsewhere in the article."""
        if token.folded in self.capital:
            return True
        seen = self.capital | self.known
        return token.folded not in self.lower and bool(stems(token.folded, code) & seen)


def gather(sentences: Iterable[Sequence[Token]], language: NameLanguage) -> Evidence:
    """Collect the evidence of all sentences of an article."""
    capital: set[str] = set()
    begins: set[str] = set()
    lower: set[str] = set()
    for sentence in sentences:
        if is_headline(sentence, language):
            continue
        alone = True
        for token in sentence:
            if not token.capital:
                lower.add(token.folded)
            elif not token.opens and token.folded not in language.function:
                capital.add(token.folded)
                begins |= {token.folded} if alone else set()
            alone = not token.capital
    if language.nouns_are_capital:
        capital.clear()
    return Evidence(frozenset(capital), frozenset(lower), begins=frozenset(begins))


def is_headline(sentence: Sequence[Token], language: NameLanguage) -> bool:
    """Whether nearly every word of weight has a capital, as in an English headline."""
    weighty = [
        token
        for token in sentence
        if len(token.text) > 2 and not token.digits and token.folded not in language.function
    ]
    share = sum(token.capital for token in weighty)
    return len(weighty) >= _HEADLINE_WORDS and share >= _HEADLINE_SHARE * len(weighty)
