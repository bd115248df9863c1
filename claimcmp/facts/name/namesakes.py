"""Two people of one family name: „Ion Marin” and „Radu Marin” share a name and are not one.

A given name changes with the language ("Joan", «Иоанна») and among friends ("Bill", "William"), so
only given names that are known, and that neither sound alike nor are listed as one, tell people
apart.
"""

from collections.abc import Iterator
from functools import cache

from claimcmp.facts.name.given import is_given
from claimcmp.facts.name.matching import same_word
from claimcmp.facts.name.patterns import listed
from claimcmp.facts.name.spelling import spellings
from claimcmp.facts.name.tables import stems
from claimcmp.facts.name.tokens import Token, tokens
from claimcmp.facts.records import Name
from claimcmp.folding import fold
from claimcmp.languages import subject

# From this likeness on, two family names are one, however inflected.
_ONE_FAMILY = 0.9
# Up to this likeness, two given names are different ones.
_OTHER_GIVEN = 0.6


def namesakes(a: Name, b: Name, languages: tuple[str, str]) -> bool:
    """Whether *a* and *b* are two persons with one family name; symmetric.

    ``languages`` are the ISO 639-1 codes of their texts. All names before or after the family name
    must differ, and on either side one must be a known given name.
    """
    if not a.kind == b.kind == "person":
        return False
    left, right = tokens(a.canonical), tokens(b.canonical)
    return any(
        _told_apart(_without(left, i), _without(right, j), languages)
        for i, j in _families(left, right, languages)
    )


def one_given_name(a: str, b: str, languages: tuple[str, str]) -> bool:
    """Whether two folded given names may be of one person: alike in sound or listed as one."""
    sounds = "|".join(spellings(a, languages[0])), "|".join(spellings(b, languages[1]))
    shared = _groups(a, languages[0]) & _groups(b, languages[1])
    return bool(shared) or same_word(*sounds) > _OTHER_GIVEN


def _families(
    left: tuple[Token, ...], right: tuple[Token, ...], languages: tuple[str, str]
) -> Iterator[tuple[int, int]]:
    """Yield where a word of either name sounds the same and stands at an end of its name."""
    for i in {0, len(left) - 1}:
        for j in {0, len(right) - 1}:
            sounds = (
                "|".join(spellings(left[i].folded, languages[0])),
                "|".join(spellings(right[j].folded, languages[1])),
            )
            last = i == len(left) - 1 or j == len(right) - 1
            if last and same_word(*sounds) >= _ONE_FAMILY:
                yield i, j


def _without(words: tuple[Token, ...], index: int) -> tuple[Token, ...]:
    return words[:index] + words[index + 1 :]


def _told_apart(
    left: tuple[Token, ...], right: tuple[Token, ...], languages: tuple[str, str]
) -> bool:
    """Whether both sides have a known given name and no word of theirs may be one."""
    known = all(
        any(is_given(word.folded, language) for word in words)
        for words, language in ((left, languages[0]), (right, languages[1]))
    )
    pairs = ((x.folded, y.folded) for x in left for y in right)
    return known and not any(one_given_name(x, y, languages) for x, y in pairs)


@cache
def _group_table() -> dict[str, frozenset[int]]:
    """Return, by how a given name sounds, the groups of forms of one name that it belongs to."""
    table: dict[str, frozenset[int]] = {}
    for number, entry in enumerate(subject("any", "given_names").get("one_name", [])):
        for name in listed(entry):
            for sound in spellings(fold(name), ""):
                table[sound] = table.get(sound, frozenset()) | {number}
    return table


def _groups(name: str, language: str) -> frozenset[int]:
    sounds = {s for form in stems(name, language) for s in spellings(form, language)}
    found = [_group_table().get(sound, frozenset()) for sound in sounds]
    return frozenset().union(*found)
