"""The alias table: spellings of places and organisations in all languages, with identifiers.

Countries, continents and the cities of time zones come from CLDR through babel; exonyms, regions,
organisations and seats of power from ``any/places.yaml`` and ``any/organisations.yaml``.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from claimcmp.facts.name.patterns import listed
from claimcmp.facts.name.spelling import spellings
from claimcmp.facts.name.tables import name_language, stems
from claimcmp.facts.name.tokens import words
from claimcmp.languages import known_languages, subject

# Statistical groupings of CLDR that are the names of no place in the news.
# An alias itself is in its base form: it loses at most this many letters, and the word in the
# text keeps at least this share.
_OWN_ENDING = 2
_STEM_SHARE = 0.5
# A stem that lost its own ending needs this many letters ("Rom-" could be anything).
_SHORTEST_CHANGED = 4
_NOT_A_PLACE = frozenset({"001", "EU", "EZ", "UN", "QO", "ZZ", "XA", "XB", "MF", "BL"})
# Time zones whose city is a common word or is no city.
_NOT_A_CITY = frozenset(
    {"Etc", "Antarctica", "America/Nome", "America/Regina", "Pacific/Easter", "America/Phoenix",
     "America/Resolute", "Australia/Currie", "America/Santa_Isabel", "America/North_Dakota",
     "America/Indiana", "America/Kentucky", "America/Bahia", "Indian/Mahe", "Pacific/Wake",
     "America/Thunder_Bay", "America/Inuvik", "Pacific/Midway", "America/Adak", "Indian/Christmas"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Alias:
    """One spelling of a known place or organisation."""

    words: tuple[str, ...]
    entity: str
    kind: Literal["place", "organisation"]
    metonym: bool = False
    acronym: bool = False


class AliasTable:
    """Finds aliases in running text of one language, inflected forms included."""

    def __init__(self, aliases: Sequence[Alias], code: str, sounding: Sequence[Alias] = ()) -> None:
        """Index *aliases* by the stems of their first word in the language *code*; those of
        *sounding* are also found by ear.
        """
        self._code = code
        self._index: dict[str, list[Alias]] = {}
        self._sounds: dict[str, Alias] = {}
        for alias in aliases:
            for stem in self._own_stems(alias.words[0]):
                self._index.setdefault(stem, []).append(alias)
        for alias in sounding:
            self._add_sound(alias)

    def _own_stems(self, word: str) -> frozenset[str]:
        """Return the stems of an alias's own word: itself only, unless endings replace vowels."""
        changes = name_language(self._code).drops_vowel
        return stems(word, self._code) if changes else frozenset({word})

    def _add_sound(self, alias: Alias) -> None:
        if len(alias.words) == 1 and len(alias.words[0]) > 4 and not alias.acronym:
            for sound in spellings(alias.words[0], ""):
                self._sounds.setdefault(sound, alias)

    def at(self, found: Sequence[str], index: int) -> tuple[Alias, int] | None:
        """Return the alias that begins at *index* of the folded words and its length, or None.

        The longest wins, then the one whose words are least inflected.
        """
        best: tuple[tuple[int, int], Alias] | None = None
        for stem in stems(found[index], self._code):
            for alias in self._index.get(stem, ()):
                cost = self._cost(alias, found, index)
                if cost is not None and (best is None or (len(alias.words), -cost) > best[0]):
                    best = ((len(alias.words), -cost), alias)
        return (best[1], len(best[1].words)) if best else None

    def by_sound(self, word: str) -> Alias | None:
        """Return the place or organisation that *word* spells in another script or tradition."""
        for stem in sorted(stems(word, self._code), key=len, reverse=True):
            if len(stem) > 4:
                for sound in spellings(stem, self._code):
                    if len(sound) > 3 and sound in self._sounds:
                        return self._sounds[sound]
        return None

    def _cost(self, alias: Alias, found: Sequence[str], index: int) -> int | None:
        """Return how many letters of ending had to be ignored, or None where a word differs."""
        part = found[index : index + len(alias.words)]
        if len(part) < len(alias.words) or (alias.acronym and tuple(part) != alias.words):
            return None
        cost = 0
        for own, written in zip(alias.words, part, strict=True):
            if own == written:
                continue
            shared = self._own_stems(own) & stems(written, self._code)
            if not shared or len(own) < 3:
                return None
            longest = max(map(len, shared))
            lost = len(own) - longest
            short = longest < _SHORTEST_CHANGED and lost > 0
            if lost > _OWN_ENDING or short or longest < _STEM_SHARE * len(written):
                return None
            cost += len(own) + len(written) - 2 * longest + 1
        return cost


@cache
def alias_table(code: str) -> AliasTable:
    """Return the table for texts in the language *code*, its CLDR names included."""
    own = [*_listed_aliases()]
    known = {alias.words for alias in own}
    cldr = [a for name in dict.fromkeys(("en", code)) for a in _cldr(name) if a.words not in known]
    return AliasTable([*own, *cldr], code, own)


@cache
def _listed_aliases() -> tuple[Alias, ...]:
    """Return the aliases of the data files, languages merged."""
    places = subject("any", "places")
    organisations = subject("any", "organisations")
    found = [
        *_entries(places.get("places", {}), "place", "", False),
        *_entries(places.get("metonyms", {}), "place", "", True),
        *_entries(organisations.get("organisations", {}), "organisation", "org:", False),
    ]
    return tuple({alias.words: alias for alias in reversed(found)}.values())


def _entries(
    groups: Mapping[str, str], kind: Literal["place", "organisation"], prefix: str, metonym: bool
) -> Iterator[Alias]:
    """Yield one alias per spelling of a data file's groups."""
    for entity, entry in groups.items():
        for spelling in listed(entry):
            acronym = spelling.replace(".", "").replace(" ", "").isupper() and len(spelling) < 9
            yield Alias(words(spelling), prefix + entity, kind, metonym, acronym)


@cache
def _cldr(code: str) -> tuple[Alias, ...]:
    """Return the countries, continents and cities that CLDR names in the language *code*."""
    from babel import Locale, UnknownLocaleError

    if code not in (*known_languages(), "en"):
        return ()
    try:
        locale = Locale(code)
    except (UnknownLocaleError, ValueError):
        return ()
    territories = (
        Alias(words(name), entity, "place")
        for entity, name in locale.territories.items()
        if entity not in _NOT_A_PLACE
    )
    return tuple(a for a in (*territories, *_cities(locale.time_zones)) if a.words)


def _cities(zones: Mapping[str, Mapping[str, str]]) -> Iterator[Alias]:
    """Yield the cities of CLDR's time zones, each under its country."""
    from babel.core import get_global

    for zone, country in get_global("zone_territories").items():
        area, _, city = zone.partition("/")
        if not city or country == "001" or {area, zone, zone.rpartition("/")[0]} & _NOT_A_CITY:
            continue
        plain = city.rpartition("/")[2].replace("_", " ")
        entity = _listed_city(words(plain)) or f"{country}-{plain.lower().replace(' ', '-')}"
        names = {plain, str(zones.get(zone, {}).get("city", plain))}
        for name in sorted(names):
            yield Alias(words(name), entity, "place")


@cache
def _listed_city(name: tuple[str, ...]) -> str:
    """Return the identifier that the data file gives to the city *name*, or nothing."""
    for alias in _listed_aliases():
        if alias.words == name and alias.kind == "place":
            return alias.entity
    return ""
