"""Acts that one party does to another, and the words that tell who does it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from claimcmp.facts.name.patterns import Phrases, listed
from claimcmp.folding import fold
from claimcmp.languages import subject

# The second part of a verb in two parts ("taken … to court") comes within so many words.
_GAP = 7
# A second part that is any of the language's forums ("hauled … before the court").
_FORUM = "{forum}"
# Before a label of the data: the one who does it stands where others have the one it is done to.
_CONVERSE = "~"


@dataclass(frozen=True, slots=True)
class Act:
    """An act's words ``first``..``last`` (exclusive); its second part, if any, ``second``..``end``.

    ``converse`` says that its subject suffers it ("lost to").
    """

    label: str
    first: int
    last: int
    second: int
    end: int
    converse: bool = False


@dataclass(frozen=True, slots=True)
class ActLanguage:
    """One language's acts and the words around them; see languages/README.md.

    All are folded but ``object_endings``, in which diacritics tell the case (Polish ę).
    """

    heads: Phrases
    tails: dict[str, Phrases]
    passive: frozenset[str]
    agent: frozenset[str]
    objects: frozenset[str]
    object_clitics: frozenset[str]
    object_endings: tuple[str, ...]
    auxiliaries: frozenset[str]
    against: frozenset[str]
    prepositions: frozenset[str]
    relative: frozenset[str]
    boundary: frozenset[str]
    complementizers: frozenset[str]
    opening: frozenset[str]
    small: frozenset[str]
    free_order: bool
    active_ending: str

    def acts(self, words: Sequence[str]) -> Iterator[Act]:
        """Yield the acts among the folded *words*, in order; one word may begin several, but of
        one label only the longest ("leased" or "leased … from").
        """
        for index in range(len(words)):
            longest: dict[str, Act] = {}
            for act in self._beginning(words, index):
                if act.label not in longest or act.end > longest[act.label].end:
                    longest[act.label] = act
            yield from longest.values()

    def _beginning(self, words: Sequence[str], index: int) -> Iterator[Act]:
        for key, length in self.heads.at(words, index).items():
            label, _, tail = key.partition("|")
            last = index + length
            second, end = self._tail(words, last, tail) if tail else (last, last)
            if end:
                converse = label.startswith(_CONVERSE)
                yield Act(label.removeprefix(_CONVERSE), index, last, second, end, converse)

    def _tail(self, words: Sequence[str], last: int, tail: str) -> tuple[int, int]:
        """Return where the second part of a verb begins and ends, 0 and 0 if it does not come."""
        for index in range(last, min(last + _GAP, len(words))):
            length = max(self.tails[tail].at(words, index).values(), default=0)
            if length:
                return index, index + length
        return 0, 0


@cache
def act_language(code: str) -> ActLanguage:
    """Return the acts of the language *code*; empty tables where it has no data."""
    data = subject(code, "acts")

    def folded(key: str) -> frozenset[str]:
        return frozenset(fold(word) for word in listed(str(data.get(key, ""))))

    heads: dict[str, list[str]] = {}
    tails: dict[str, Phrases] = {}
    for label, entry in data.get("acts", {}).items():
        for phrase in listed(str(entry)):
            head, _, tail = (part.strip() for part in phrase.partition("…"))
            heads.setdefault(f"{label}|{tail}", []).append(head)
            if tail:
                forums = listed(str(data.get("forums", "")))
                tails[tail] = Phrases({"": forums if tail == _FORUM else [tail]})
    lists = {key: folded(key) for key in _LISTS}
    return ActLanguage(
        heads=Phrases(heads),
        tails=tails,
        passive=lists["passive"],
        agent=lists["agent"],
        objects=lists["object"],
        object_clitics=lists["object_clitics"],
        object_endings=listed(str(data.get("object_endings", ""))),
        auxiliaries=lists["auxiliaries"],
        against=lists["against"],
        prepositions=lists["prepositions"],
        relative=lists["relative"],
        boundary=lists["boundary"],
        complementizers=lists["complementizers"],
        opening=lists["prepositions"] | lists["relative"],
        small=frozenset().union(*lists.values()),
        free_order=data.get("free_order") == "yes",
        active_ending=fold(str(data.get("active_ending", ""))),
    )


_LISTS = (
    "passive",
    "agent",
    "object",
    "object_clitics",
    "auxiliaries",
    "against",
    "prepositions",
    "relative",
    "boundary",
    "complementizers",
    "asides",
)


@cache
def labels(name: str) -> frozenset[str]:
    """Return the acts that ``any/acts.yaml`` lists under *name*."""
    return frozenset(listed(str(subject("any", "acts").get(name, ""))))


@cache
def kindred_acts() -> tuple[frozenset[str], ...]:
    """Return the groups of acts that reports name for one another."""
    groups = subject("any", "acts").get("kindred", {})
    return tuple(frozenset(listed(entry)) for entry in groups.values())
