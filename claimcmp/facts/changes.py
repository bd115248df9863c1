"""Words that tell a newer state of things from an older one, by language.

languages/<code>/updates.yaml holds the words and languages/any/updates.yaml the order in which
states follow each other; languages/README.md describes both.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from claimcmp.languages import subject
from claimcmp.languages.lexicon import Lexicon, Match
from claimcmp.languages.phrase_index import PhraseIndex

MARKERS = ("moved", "changed", "before", "since", "again", "now", "done")


@dataclass(frozen=True, slots=True)
class Changes:
    """What one statement says of change, each phrase with its place.

    ``markers`` are labelled with one of MARKERS; ``stages`` with a stage of a sequence;
    ``already`` before a figure says that it has grown.
    """

    markers: tuple[Match, ...]
    pending: tuple[Match, ...]
    plans: tuple[Match, ...]
    growing: tuple[Match, ...]
    stages: tuple[Match, ...]
    already: tuple[Match, ...] = ()


@dataclass(frozen=True, slots=True)
class _Words:
    markers: Lexicon
    pending: Lexicon
    plans: Lexicon
    growing: Lexicon
    stages: Mapping[str, PhraseIndex]
    already: Lexicon


@cache
def _words(language: str) -> _Words:
    entries = subject(language, "updates")
    stages = entries.get("stages", {})
    return _Words(
        Lexicon({kind: entries.get("markers", {}).get(kind, ()) for kind in MARKERS}),
        Lexicon({"pending": entries.get("pending", ())}),
        Lexicon({"plan": entries.get("plans", ())}),
        Lexicon({"growing": entries.get("growing", ())}),
        {stage: PhraseIndex({stage: phrases}) for stage, phrases in stages.items()},
        Lexicon({"already": entries.get("already", ())}),
    )


# A claim is compared with several others in a row.
@lru_cache(maxsize=4096)
def changes(text: str, language: str) -> Changes:
    """Return what *text* says of change; nothing in a language without data.

    One word may stand for several stages ("suspended"), so stages may overlap.
    """
    words = _words(language)
    return Changes(
        words.markers.find(text),
        words.pending.find(text),
        words.plans.find(text),
        words.growing.find(text),
        _outermost([match for index in words.stages.values() for match in index.find(text)]),
        words.already.find(text),
    )


def _outermost(found: list[Match]) -> tuple[Match, ...]:
    """Return the stages that are no part of a longer one: "ended their strike" is no strike."""
    return tuple(
        match
        for match in found
        if not any(
            other.span != match.span
            and other.span.start <= match.span.start
            and match.span.end <= other.span.end
            for other in found
        )
    )


@cache
def _ranks() -> tuple[Mapping[str, int], ...]:
    sequences = subject("any", "updates")["sequences"]
    return tuple(
        {stage: rank for rank, step in enumerate(steps) for stage in step}
        for steps in sequences.values()
    )


def steps_between(earlier: str, later: str) -> int:
    """Return by how many steps the stage *later* follows *earlier*; 0 where no sequence tells."""
    for ranks in _ranks():
        if earlier in ranks and later in ranks:
            return ranks[later] - ranks[earlier]
    return 0
