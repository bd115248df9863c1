"""Tolls: whether a figure counts the dead, the injured, the missing, the arrested or the ill.

languages/<code>/tolls.yaml holds the words, languages/any/tolls.yaml which tolls hold others.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from claimcmp.facts.negation import Clauses
from claimcmp.facts.records import Absence, Quantity
from claimcmp.languages import subject
from claimcmp.languages.lexicon import Lexicon, Match
from claimcmp.records import Span


@dataclass(frozen=True, slots=True)
class TollWords:
    """The words for tolls in a text, and its clauses; a label joins what a word may stand for."""

    words: tuple[Match, ...]
    clauses: Clauses


def toll_words(text: str, language: str) -> TollWords | None:
    """Return the words for tolls in *text*, in order, or None where there are none."""
    words = tuple(_words(language).find(text))
    return TollWords(words, Clauses(text, language)) if words else None


@cache
def _words(language: str) -> Lexicon:
    return joined_lexicon(subject(language, "tolls").get("tolls", {}))


def joined_lexicon(groups: Mapping[str, Sequence[str]]) -> Lexicon:
    """Return a lexicon in which a phrase of several groups has all their names as its label."""
    of_phrase: dict[str, list[str]] = {}
    for group, phrases in groups.items():
        for phrase in phrases:
            of_phrase.setdefault(phrase, []).append(group)
    labelled: dict[str, list[str]] = {}
    for phrase, names in of_phrase.items():
        labelled.setdefault(" ".join(names), []).append(phrase)
    return Lexicon(labelled)


@cache
def _contents() -> Mapping[str, frozenset[str]]:
    entries = subject("any", "tolls")["holds"].items()
    return {toll: frozenset(others) for toll, others in entries}


def within(tolls: Iterable[str]) -> frozenset[str]:
    """Return the tolls that *tolls* hold: casualties are the injured and the dead."""
    return frozenset().union(*(_contents()[toll] for toll in tolls))


def alike(a: Sequence[str], b: Sequence[str]) -> bool:
    """Tell whether two figures may count the same; one without a toll may count anything."""
    return not a or not b or not within(a).isdisjoint(within(b))


def with_tolls(
    quantities: Sequence[Quantity], tolls: TollWords | None, absent: Sequence[Absence]
) -> tuple[Quantity, ...]:
    """Return *quantities* with what each of them counts, of its text's *tolls*: "14 injured".

    A word tells of the last figure before it in its clause, or else of the first one behind it
    that no other word tells of; one that is *absent* tells of none.
    """
    counts = [quantity.span for quantity in quantities if quantity.kind == "count"]
    if not counts or tolls is None:
        return tuple(quantities)
    clauses = tolls.clauses
    told: dict[Span, set[str]] = {}
    free: dict[Span, set[str]] = {}
    for word in tolls.words:
        if any(word.span.overlaps(absence.counted) for absence in absent):
            continue
        ahead = [c for c in counts if c.end <= word.span.start and clauses.joined(c, word.span)]
        behind = [c for c in counts if c.start >= word.span.end and clauses.joined(word.span, c)]
        if ahead:
            told.setdefault(ahead[-1], set()).update(word.label.split())
        elif behind:
            free.setdefault(behind[0], set()).update(word.label.split())
    told = free | told
    return tuple(
        replace(quantity, tolls=tuple(sorted(told[quantity.span])))
        if quantity.span in told
        else quantity
        for quantity in quantities
    )
