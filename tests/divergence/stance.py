"""Pairs of sentences with their stance, and a word-by-word similarity that can be read by eye."""

from collections.abc import Mapping

from claimcmp.divergence.interface import Statement, StatementPair
from claimcmp.facts.attribution import attributions
from claimcmp.facts.certainty import certainty_cues
from claimcmp.facts.name import names
from claimcmp.facts.quotation import quotations
from claimcmp.facts.records import Facts
from claimcmp.records import Claim, Span


class Dictionary:
    """Two spans are alike (0.8) when a word of one translates a word of the other, else 0."""

    def __init__(self, a: str, b: str, translations: Mapping[str, str]) -> None:
        """Keep both texts and ``{word of a: word of b}``, lower case."""
        self._texts = a, b
        self._translations = translations

    def __call__(self, a: Span, b: Span) -> float:
        own = a.of(self._texts[0]).lower().split()
        other = b.of(self._texts[1]).lower().split()
        return 0.8 * any(self._translations.get(word) in other for word in own)


def statement(text: str, language: str) -> Statement:
    facts = Facts(
        names=names([text], language)[0],
        certainty=certainty_cues(text, language),
        attributions=attributions(text, language),
        quotations=quotations(text, language),
    )
    return Statement(Claim("c", "s", text, Span(0, len(text)), language, 0), facts)


def pair(a: tuple[str, str], b: tuple[str, str], translations: Mapping[str, str]) -> StatementPair:
    """Return (language, text) *a* and *b* as a pair."""
    return StatementPair(
        statement(a[1], a[0]),
        statement(b[1], b[0]),
        similarity=0.8,
        probability=0.95,
        spans=Dictionary(a[1], b[1], translations),
    )


def turned(
    a: tuple[str, str], b: tuple[str, str], translations: Mapping[str, str]
) -> StatementPair:
    """Return the same pair with its sides exchanged."""
    return pair(b, a, {there: here for here, there in translations.items()})
