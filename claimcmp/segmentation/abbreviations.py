"""Words that a full stop may follow without ending the sentence, as data files list them."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from claimcmp.folding import fold
from claimcmp.languages import subject

Ending = Literal["never", "before a number", "seldom", "usual"]
"""When a full stop after a word ends the sentence.

``never``: not at all; ``before a number``: not where a digit follows; ``seldom``: only where a
word follows that commonly begins sentences; ``usual``: wherever a capital or a digit follows.
"""

_SECTIONS: tuple[tuple[str, Ending], ...] = (
    ("may_end", "usual"),
    ("rarely_end", "seldom"),
    ("before_number", "before a number"),
    ("titles", "never"),
)


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """What one language's ``segmentation.yaml`` says, folded for look-up."""

    endings: dict[str, Ending]
    capitalised: frozenset[str]
    starters: frozenset[str]
    speech_verbs: frozenset[str]
    ordinal_dot: bool
    before_ordinal: frozenset[str]
    after_ordinal: frozenset[str]

    def ending(self, word: str) -> Ending | None:
        """Return what is known of *word*, given without its full stop, or None.

        An entry that begins with a capital holds for capitalised words only: "Gen." is a rank,
        "gen." in Romanian mostly ends a sentence.
        """
        folded = fold(word)
        if folded in self.capitalised and not word[:1].isupper():
            return None
        return self.endings.get(folded)


@cache
def abbreviations(language: str) -> Abbreviations:
    """Load the abbreviations of *language*, with those that hold in every language."""
    general, own = subject("any", "segmentation"), subject(language, "segmentation")
    endings: dict[str, Ending] = {}
    capitalised: set[str] = set()
    small: set[str] = set()
    for entries in (general, own):
        for section, ending in _SECTIONS:
            for word in entries.get(section, ()):
                endings[fold(word)] = ending
                (capitalised if word[:1].isupper() else small).add(fold(word))
    return Abbreviations(
        endings=endings,
        capitalised=frozenset(capitalised - small),
        starters=_folded(own.get("starters", ())),
        speech_verbs=_folded(own.get("speech_verbs", ())),
        ordinal_dot=own.get("ordinal_dot") == "yes",
        before_ordinal=_folded(own.get("before_ordinal", ())),
        after_ordinal=_folded(own.get("after_ordinal", ())),
    )


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(fold, words))
