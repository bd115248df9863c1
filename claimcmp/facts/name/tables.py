"""What each language says around names, from ``<language>/names.yaml``."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from claimcmp.facts.name.patterns import Phrases, listed
from claimcmp.folding import fold
from claimcmp.languages import subject

# A stem shorter than this says too little to be taken for the same word.
_SHORTEST_STEM = 3


@dataclass(frozen=True, slots=True)
class NameLanguage:
    """One language's words around names, compiled; everything is folded."""

    code: str
    endings: tuple[tuple[str, str], ...]
    function: frozenset[str]
    particles: frozenset[str]
    links: frozenset[str]
    locatives: frozenset[str]
    speech: frozenset[str]
    honorifics: Phrases
    roles: Phrases
    place_heads: Phrases
    heads: Phrases
    modifiers: Phrases
    demonyms: Mapping[str, str]
    nouns_are_capital: bool
    family_first: bool
    premodifying: bool
    foreign_by_sound: bool
    drops_vowel: str
    determiners: frozenset[str]
    place_adjective: str


@cache
def name_language(code: str) -> NameLanguage:
    """Return the tables of the language *code*; empty ones where it has no data."""
    data = subject(code, "names")

    def folded(key: str) -> frozenset[str]:
        return frozenset(fold(word) for word in listed(str(data.get(key, ""))))

    def phrases(key: str) -> Phrases:
        return Phrases({key: listed(str(data.get(key, "")))})

    def groups(key: str) -> Phrases:
        return Phrases({label: listed(entry) for label, entry in data.get(key, {}).items()})

    return NameLanguage(
        code=code,
        endings=_endings(folded("inflection")),
        function=folded("function") | _calendar(code),
        particles=folded("particles"),
        links=folded("links"),
        locatives=folded("locatives"),
        speech=folded("speech"),
        honorifics=phrases("honorifics"),
        roles=phrases("roles"),
        place_heads=phrases("place_heads"),
        heads=groups("heads"),
        modifiers=groups("modifiers"),
        demonyms=_demonyms(data.get("demonyms", {}), str(data.get("demonym_endings", ""))),
        nouns_are_capital=data.get("nouns") == "yes",
        family_first=data.get("family_first") == "yes",
        premodifying=data.get("premodifying") == "yes",
        foreign_by_sound=data.get("foreign_by_sound") == "yes",
        drops_vowel=str(data.get("drops_vowel", "")),
        determiners=folded("determiners"),
        place_adjective=fold(str(data.get("place_adjective", ""))),
    )


def _endings(entries: frozenset[str]) -> tuple[tuple[str, str], ...]:
    """Return endings, longest first, with what replaces each ("ce>k": „Ameryce” is „Amerik-”)."""
    pairs = [entry.partition(">")[::2] for entry in entries]
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair)))


def _demonyms(groups: Mapping[str, str], endings: str) -> dict[str, str]:
    """Return ``{word: country}`` for every stem with every ending."""
    ends = sorted({fold(part.strip().strip('"')) for part in endings.split(",")} | {""})
    return {
        fold(stem).replace("-", " ") + end: country
        for country, stems in groups.items()
        for stem in listed(stems)
        for end in ends
    }


@cache
def _calendar(code: str) -> frozenset[str]:
    """Return the names of months and days, which some languages write with a capital (CLDR)."""
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale(code)
    except (UnknownLocaleError, ValueError):
        return frozenset()
    names: set[str] = set()
    for calendar in (locale.months, locale.days):
        for form in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                names |= {fold(name).strip(".") for name in calendar[form][width].values()}
    plural = {name + "s" for name in names} if code in ("en", "de") else set()
    return frozenset(names | plural)


@lru_cache(maxsize=65536)
def stems(word: str, code: str) -> frozenset[str]:
    """Return what the folded *word* may be an inflected form of: itself and its stems."""
    language = name_language(code)
    found = {word}
    for ending, instead in language.endings:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            found.add(word[: -len(ending)] + instead)
    vowels = language.drops_vowel
    found |= {stem[:-1] for stem in tuple(found) if len(stem) > 3 and stem[-1] in vowels}
    return frozenset(found)
