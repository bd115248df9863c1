"""Which two names may stand in each other's place: only names of one kind."""

from claimcmp.facts.name.matching import concepts, exclude, related
from claimcmp.facts.records import Name

# A name of unknown kind may be any of these.
_OPEN_KINDS = frozenset({"unknown", "person", "place", "organisation"})


def of_one_kind(a: Name, b: Name) -> bool:
    """Whether nothing says that the two are of different kinds; symmetric.

    A people may stand for its country, and a name of unknown kind for any but a people.
    """
    kinds = {a.kind, b.kind}
    if len(kinds) == 1 or kinds == {"place", "demonym"}:
        return True
    return "unknown" in kinds and kinds <= _OPEN_KINDS


def comparable(a: Name, b: Name) -> bool:
    """Whether the two are of one kind, and neither is part of the other."""
    if not of_one_kind(a, b):
        return False
    if "organisation" in (a.kind, b.kind):
        return _comparable_bodies(a, b)
    if _natural(a) != _natural(b):
        return False
    return not (a.entity and b.entity and related(a.entity, b.entity))


def _natural(name: Name) -> bool:
    """Whether the name is a river, a sea or the like, which lies in no one country."""
    return name.kind == "place" and name.entity[:1].islower()


def _comparable_bodies(a: Name, b: Name) -> bool:
    """Whether two organisations are different ones of a kind.

    Institutions must have a kind in common and exclude each other; an acronym may be short for
    any of them, so it only conflicts with another acronym or a plain name.
    """
    own, other = concepts(a.entity), concepts(b.entity)
    if own and other:
        return exclude(own, other)
    if own or other:
        return False
    if bool(a.entity) != bool(b.entity):
        return a.kind == b.kind
    return not related(a.entity, b.entity)
