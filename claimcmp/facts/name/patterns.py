"""Phrases of a data file, found word by word: exact words, or stems with ``*`` for any ending."""

from collections.abc import Iterable, Mapping, Sequence

from claimcmp.folding import fold

_Phrase = tuple[str, ...]


def _fits(pattern: str, word: str) -> bool:
    """Whether *word* is what *pattern* describes."""
    stem = pattern.strip("*")
    if pattern.startswith("*"):
        return stem in word if pattern.endswith("*") else word.endswith(stem)
    return word.startswith(stem) if pattern.endswith("*") else word == stem


class Phrases:
    """Labelled phrases; one word may carry several labels."""

    def __init__(self, groups: Mapping[str, Iterable[str]]) -> None:
        """Build from ``{label: phrases}``."""
        self._exact: dict[str, list[tuple[_Phrase, str]]] = {}
        self._stems: list[tuple[_Phrase, str]] = []
        self._first: dict[str, tuple[tuple[_Phrase, str], ...]] = {}
        for label, phrases in groups.items():
            for phrase in phrases:
                parts = tuple(fold(phrase).replace("-", " ").replace("'", " ").split())
                if not parts:
                    continue
                if "*" in parts[0]:
                    self._stems.append((parts, label))
                else:
                    self._exact.setdefault(parts[0], []).append((parts, label))

    def at(self, words: Sequence[str], index: int) -> dict[str, int]:
        """Return ``{label: number of words}`` of the phrases that begin at *index*."""
        found: dict[str, int] = {}
        for parts, label in self._beginning(words[index]):
            length = len(parts)
            following = words[index + 1 : index + length]
            if len(following) == length - 1 and all(map(_fits, parts[1:], following)):
                found[label] = max(found.get(label, 0), length)
        return found

    def _beginning(self, word: str) -> tuple[tuple[_Phrase, str], ...]:
        """Return the phrases whose first word fits *word*, remembered per word."""
        known = self._first.get(word)
        if known is None:
            stems = (entry for entry in self._stems if _fits(entry[0][0], word))
            known = (*self._exact.get(word, ()), *stems)
            if len(self._first) < 50_000:
                self._first[word] = known
        return known


def listed(entries: str) -> tuple[str, ...]:
    """Split a comma-separated entry of a data file."""
    return tuple(part.strip() for part in entries.split(",") if part.strip())
