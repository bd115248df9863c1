"""How surely two names name the same person, place or organisation."""

from functools import cache, lru_cache

from rapidfuzz.distance import JaroWinkler, Levenshtein

from claimcmp.facts.name.organisations import PREFIX
from claimcmp.facts.name.patterns import listed
from claimcmp.facts.name.spelling import skeleton
from claimcmp.facts.records import Name
from claimcmp.languages import subject

# A place or body of the alias table is rarely another spelling of a name that is not in it.
_ONE_KNOWN = 0.9
# From this likeness on, two words of institutions' own names are one.
_OWN_WORD = 0.8
# From this likeness on, two words of this length are one word but for an ending.
_ONE_WORD = 0.93
_LONG_WORD = 3
# Weight of the word that agrees least: a shared given name makes no one the same person.
_WORST = 0.7
# Acronyms of the same letters may well be one in two languages (NATO, OTAN; DNA, ADN).
_SAME_LETTERS = 0.6


def same_name(a: Name, b: Name) -> float:
    """Return how surely *a* and *b* name the same thing, in [0, 1]; symmetric.

    1 for the same identifier, 0 for two identifiers that exclude each other; institutions compare
    by their concepts, everything else by its sound, a short form against a full one included.
    """
    if a.entity and b.entity:
        return _same_entity(a, b)
    if {a.kind, b.kind} & {"demonym"} and a.kind != b.kind:
        return 0.0
    certainty = 1.0 if bool(a.entity) == bool(b.entity) else _ONE_KNOWN
    alike = certainty * _same_sound(a.key, b.key)
    return max(alike, _SAME_LETTERS) if _same_letters(a.canonical, b.canonical) else alike


def _same_letters(a: str, b: str) -> bool:
    return a.isupper() and b.isupper() and sorted(a) == sorted(b)


def _same_entity(a: Name, b: Name) -> float:
    if a.entity == b.entity:
        return 1.0
    if a.entity.startswith(PREFIX) or b.entity.startswith(PREFIX):
        return max(_same_concepts(a.entity, b.entity), 0.8 * _same_sound(a.key, b.key))
    return 0.5 if related(a.entity, b.entity) else 0.0


def _contains(larger: str, smaller: str) -> bool:
    """Whether one identifier is the country of the other."""
    return smaller.startswith(larger + "-")


def concepts(entity: str) -> frozenset[str]:
    """Return the concepts of an institution's identifier."""
    return (
        frozenset(entity.removeprefix(PREFIX).split("+"))
        if entity.startswith(PREFIX)
        else frozenset()
    )


@cache
def _axes() -> tuple[frozenset[str], ...]:
    groups = subject("any", "organisations").get("exclusive", {})
    return tuple(frozenset(listed(entry)) for entry in groups.values())


@cache
def _alike() -> dict[str, frozenset[str]]:
    """Return, for each kind of institution, the kinds that translators use for it."""
    found: dict[str, frozenset[str]] = {}
    for group in subject("any", "organisations").get("alike", []):
        for concept in group:
            found[concept] = found.get(concept, frozenset()) | frozenset(group)
    return found


def one_body(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether reports may use one kind of *a* for one of *b* ("agency", "ministry")."""
    return bool(a & b) or any(_alike().get(kind, frozenset()) & b for kind in a)


def exclude(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two sets of concepts cannot be of one institution: they differ on one axis, or lie
    in different places of one kind.
    """
    for axis in _axes():
        if a & axis and b & axis and not a & b & axis:
            return True
    return bool(_places(a) and _places(b) and not _related(_places(a), _places(b)))


@cache
def _families() -> dict[str, frozenset[str]]:
    """Return, for each body, those that reports name in its place."""
    found: dict[str, frozenset[str]] = {}
    for group in subject("any", "organisations").get("related", []):
        for body in group:
            found[body] = found.get(body, frozenset()) | frozenset(group)
    return found


def related(a: str, b: str) -> bool:
    """Whether two identifiers name one thing, a part of it, or bodies of one family."""
    family = _families().get(a.removeprefix("org:"), frozenset())
    return a == b or _contains(a, b) or _contains(b, a) or b.removeprefix("org:") in family


def _places(found: frozenset[str]) -> frozenset[str]:
    return frozenset(c for c in found if c[:2].isupper() or c.isdigit())


def _related(a: frozenset[str], b: frozenset[str]) -> bool:
    return any(x == y or _contains(x, y) or _contains(y, x) for x in a for y in b)


@lru_cache(maxsize=16384)
def _same_concepts(a: str, b: str) -> float:
    """Return the overlap of the concepts of two institutions."""
    own, other = concepts(a), concepts(b)
    if not own or not other:
        return 0.0
    if exclude(own, other):
        return 0.1
    own = _by_sound(own, other)
    wide = own | frozenset(x for c in own for x in _alike().get(c, ()))
    wide_other = other | frozenset(x for c in other for x in _alike().get(c, ()))
    shared = max(len(own & wide_other), len(other & wide))
    smaller = min(len(own), len(other))
    return shared / smaller if smaller else 0.0


def _by_sound(own: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    """Return *own* with its own words replaced by those of *other* that sound like them."""
    replaced = set()
    for concept in own:
        rivals = sorted(c for c in other if concept[0] == c[0] == "=")
        alike = (c for c in rivals if _same_reading(concept[1:], c[1:]) >= _OWN_WORD)
        replaced.add(next(alike, concept))
    return frozenset(replaced)


@lru_cache(maxsize=65536)
def _same_sound(a: str, b: str) -> float:
    """Return how alike two keys sound, their words paired in any order."""
    shorter, longer = sorted((a.split(), b.split()), key=lambda words: (len(words), words))
    if not shorter or not longer:
        return 0.0
    scores, free = [], list(longer)
    for word in shorter:
        best = max(free, key=lambda other: (same_word(word, other), other))
        scores.append(same_word(word, best))
        free.remove(best)
    score = _WORST * min(scores) + (1 - _WORST) * sum(scores) / len(scores)
    return score * (0.97 if len(longer) > len(shorter) else 1.0)


def share_word(a: Name, b: Name) -> bool:
    """Whether a word of one is a word of the other, as where a noun stands beside a name
    ("Kavanaugh", „Nominierung Kavanaughs“).
    """
    return any(
        same_word(x, y) >= _ONE_WORD
        for x in a.key.split()
        for y in b.key.split()
        if min(len(x), len(y)) >= _LONG_WORD
    )


@lru_cache(maxsize=65536)
def same_word(a: str, b: str) -> float:
    """Return the best agreement of any two readings of two words."""
    return max(_same_reading(x, y) for x in a.split("|") for y in b.split("|"))


@lru_cache(maxsize=65536)
def _same_reading(a: str, b: str) -> float:
    if a == b:
        return 1.0
    if min(len(a), len(b)) == 1:
        return 0.85 if a[0] == b[0] else 0.0
    whole = JaroWinkler.similarity(a, b)
    bones_a, bones_b = skeleton(a), skeleton(b)
    bones = Levenshtein.normalized_similarity(bones_a, bones_b)
    return float(0.5 * whole + 0.5 * bones)
