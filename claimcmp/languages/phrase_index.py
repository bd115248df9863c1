"""Lexicons of words whose case tells names from words."""

import re
from collections.abc import Iterable, Mapping

from claimcmp.folding import fold
from claimcmp.languages.lexicon import Lexicon
from claimcmp.records import Span

# A sentence with a greater share of capitalised words is a headline, whose capitals say nothing.
_HEADLINE = 0.6
_OPENERS = " \xa0„“”\"«»‘'(–—-"
_BEGINS_WITH_WORD = re.compile(r"\w[\w .'-]")


class PhraseIndex(Lexicon):
    """A lexicon each phrase of which begins with a word of its own: ``*`` and ``=`` open none."""

    def __init__(self, phrases: Mapping[str, Iterable[str]]) -> None:
        """Build from ``{label: phrases}``; raises ValueError for a phrase that opens otherwise."""
        listed = {label: tuple(group) for label, group in phrases.items()}
        for phrase in (phrase for group in listed.values() for phrase in group):
            if not _BEGINS_WITH_WORD.match(fold(phrase[:2])):
                raise ValueError(f"{phrase!r} must begin with a word of two letters or more")
        super().__init__(listed)

    def find_cased(self, text: str) -> tuple[tuple[Span, str], ...]:
        """Return span and label of the phrases of *text* that stand in the case of the data.

        Labels begin with "word" or "name", see cased(): a phrase that the data writes in lower
        case is not found in a name, and one that it writes with a capital only where the text has
        it, in headlines apart. The label is returned without its first word.
        """
        headline = _is_headline(text)
        found = []
        for match in self.find(text):
            case, _, label = match.label.partition(" ")
            if headline or _fits(case, text, match.span):
                found.append((match.span, label))
        return tuple(found)


def cased(phrase: str, label: str) -> str:
    """Return *label* with the case that *phrase* is written in, for PhraseIndex.find_cased."""
    return f"{'name' if phrase[:1].isupper() else 'word'} {label}"


def _is_headline(text: str) -> bool:
    words = [word for word in text.split() if word[0].isalpha()]
    return sum(word[0].isupper() for word in words) > _HEADLINE * len(words)


def _fits(case: str, text: str, span: Span) -> bool:
    """Whether a phrase is written in the text in the case of the data file."""
    capital = text[span.start].isupper()
    if case == "name":
        return capital
    before = text[: span.start].rstrip(_OPENERS)
    return not capital or not before or before[-1] in ".:!?…"
