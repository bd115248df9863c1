"""Institutions by what they are: a head (court, ministry) and its modifiers (health, supreme).

„Curtea Constituțională”, "Constitutional Court" and «Конституционный суд» have the same concepts,
so institutions compare across languages without a list of each of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from claimcmp.facts.name.aliases import alias_table
from claimcmp.facts.name.patterns import listed
from claimcmp.facts.name.spelling import spellings
from claimcmp.facts.name.tables import NameLanguage, name_language
from claimcmp.facts.name.tokens import JOINTS, Token
from claimcmp.languages import subject

PREFIX = "concept:"
# Links in a row, as in "de la".
_LINKS = 3
# Modifiers that say little on their own.
_WEAK = frozenset(
    {"public", "local", "national", "central", "general", "high", "world", "children"}
)
# What the head alone says („tribunal" is no court of appeal): it does not tell which body it is.
_IMPLIED = frozenset({"first"})


@dataclass(frozen=True, slots=True)
class Institution:
    """An institution's words ``first``..``last`` (exclusive) and its concepts."""

    first: int
    last: int
    concepts: frozenset[str]
    capital: bool


@cache
def _listed_heads(name: str) -> frozenset[str]:
    """Return the heads that the data file lists under *name*."""
    return frozenset(listed(str(subject("any", "organisations").get(name, ""))))


@dataclass(frozen=True, slots=True)
class _Part:
    """What one word adds to an institution: its concepts and how many words it takes."""

    concepts: frozenset[str]
    length: int


class InstitutionReader:
    """Finds the institutions of one text."""

    def __init__(self, found: Sequence[Token], code: str) -> None:
        """Read *found*, the words of a text in the language *code*."""
        self._tokens = found
        self._words = [token.folded for token in found]
        self._language: NameLanguage = name_language(code)
        self._aliases = alias_table(code)

    def institutions(self) -> list[Institution]:
        """Return the institutions in order, without overlap."""
        found: list[Institution] = []
        index = 0
        while index < len(self._tokens):
            heads = self._language.heads.at(self._words, index)
            institution = self._read(index, heads) if heads else None
            if institution and not (found and institution.first < found[-1].last):
                found.append(institution)
            index = max(index + 1, institution.last if institution else 0)
        return found

    def _read(self, index: int, heads: dict[str, int]) -> Institution | None:
        """Read the institution whose head stands at *index*; None if it has a head only."""
        length = max(heads.values())
        head = frozenset(label for label, size in heads.items() if size == length)
        compound = frozenset(self._language.modifiers.at(self._words, index))
        concepts, last = self._rightward(index + length, head)
        left, first = self._leftward(index, head)
        modifiers = (concepts | left | compound) - head
        capital = any(self._tokens[i].capital for i in range(index, index + length))
        if not self._enough(head, modifiers - _IMPLIED, capital=capital):
            return None
        return Institution(first, last, head | modifiers, capital)

    def _enough(self, head: frozenset[str], modifiers: frozenset[str], *, capital: bool) -> bool:
        """Whether the modifiers tell which institution it is."""
        if capital or not modifiers:
            return bool(modifiers)
        telling = frozenset(m for m in modifiers - _WEAK if m.islower())
        return bool(telling or head & _listed_heads("plain_heads"))

    def _joined(self, index: int) -> bool:
        """Whether the word at *index* follows the one before it without a break."""
        if not 0 < index < len(self._tokens):
            return False
        dotted = self._tokens[index].gap == ". " and self._tokens[index - 1].capital
        saint = dotted and self._language.honorifics.at(self._words, index - 1)
        return bool(saint) or self._tokens[index].gap in JOINTS

    def _rightward(self, index: int, head: frozenset[str]) -> tuple[frozenset[str], int]:
        """Return the concepts after the head and the index after the last of them."""
        concepts: frozenset[str] = frozenset()
        last, links = index, 0
        while self._joined(index) and links <= _LINKS:
            part = self._part(index, head)
            if part:
                concepts |= part.concepts
                index += part.length
                last, links = index, 0
            elif self._words[index] in self._language.links:
                index, links = index + 1, links + 1
            else:
                break
        return concepts, last

    def _leftward(self, index: int, head: frozenset[str]) -> tuple[frozenset[str], int]:
        """Return the concepts before the head and the index of the first of them."""
        concepts: frozenset[str] = frozenset()
        while self._joined(index):
            part = self._part_before(index, head)
            if part is None:
                break
            concepts |= part.concepts
            index -= part.length
        return concepts, index

    def _part_before(self, index: int, head: frozenset[str]) -> _Part | None:
        """Return what ends right before *index*: one to three words of meaning."""
        for length in (3, 2, 1):
            start = index - length
            if start < 0 or not all(self._joined(i) for i in range(start + 1, index)):
                continue
            part = self._meaning(start)
            if part and part.length == length:
                return part
        if self._language.premodifying and head & _listed_heads("named_heads"):
            return self._own_word(index - 1)
        return None

    def _part(self, index: int, head: frozenset[str]) -> _Part | None:
        """Return what the word at *index* adds after a head."""
        meaning = self._meaning(index)
        if meaning:
            return meaning
        following = index + 1
        person = self._joined(following) and self._own_word(following)
        if person or not head & _listed_heads("named_heads") or self._language.nouns_are_capital:
            return None
        return self._own_word(index)

    def _meaning(self, index: int) -> _Part | None:
        """Return the concepts of a modifier, a known place or a people at *index*."""
        modifiers = self._language.modifiers.at(self._words, index)
        if modifiers:
            length = max(modifiers.values())
            return _Part(frozenset(m for m, size in modifiers.items() if size == length), length)
        if self._tokens[index].capital:
            alias = self._aliases.at(self._words, index)
            if alias:
                return _Part(frozenset({alias[0].entity}), alias[1])
        country = self._language.demonyms.get(self._words[index])
        return _Part(frozenset({country}), 1) if country else None

    def _own_word(self, index: int) -> _Part | None:
        """Return a capital word that is part of the institution's own name."""
        token = self._tokens[index]
        plain = token.folded in self._language.function or token.opens or token.digits
        if not token.capital or plain or self._language.roles.at(self._words, index):
            return None
        return _Part(frozenset({f"={spellings(token.folded, self._language.code)[0]}"}), 1)
