"""Given names in any script and spelling, and acronyms that name nobody."""

from functools import cache, lru_cache

from claimcmp.facts.name.patterns import listed
from claimcmp.facts.name.spelling import skeleton, spellings
from claimcmp.facts.name.tables import stems
from claimcmp.facts.name.tokens import is_cyrillic
from claimcmp.folding import fold
from claimcmp.languages import subject

# Latin words up to this length are given names only as spelled: too many sound alike.
_BY_EAR = 4


@cache
def _given_listed() -> frozenset[str]:
    listing = str(subject("any", "given_names").get("given_names", ""))
    return frozenset(fold(name) for name in listed(listing))


@cache
def _given_names() -> frozenset[str]:
    """Return how the given names sound."""
    return frozenset(sound for name in _given_listed() for sound in spellings(name, ""))


@cache
def _given_bones() -> frozenset[str]:
    """Return the given names' consonants, for scripts that spell foreign vowels by ear."""
    return frozenset(bones for sound in _given_names() if len(bones := skeleton(sound)) > 2)


@cache
def abbreviations() -> frozenset[str]:
    """Return the acronyms that name nobody ("TV", "GDP")."""
    listing = str(subject("any", "organisations").get("abbreviations", ""))
    return frozenset(fold(word) for word in listed(listing))


@lru_cache(maxsize=16384)
def is_given(word: str, code: str) -> bool:
    """Whether the folded *word* is a given name in the language *code*, inflected or not."""
    forms = sorted(stems(word, code))
    if not is_cyrillic(word):
        long = [spellings(form, code)[0] for form in forms if len(form) > _BY_EAR]
        return any(f in _given_listed() for f in forms) or any(s in _given_names() for s in long)
    sounds = {sound for form in forms for sound in spellings(form, code)}
    return bool(sounds & _given_names() or {skeleton(s) for s in sounds} & _given_bones())
