"""Absences: counts of none, "nobody was injured".

Only the tolls that newsrooms count are read (languages/<code>/tolls.yaml), so that "no danger" and
"no reason" are none.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Literal

from claimcmp.facts.negation import Clauses, negative_words
from claimcmp.facts.polarity import NEGATION
from claimcmp.facts.records import Absence, PolarityCue, Quantity
from claimcmp.facts.tolls import TollWords, joined_lexicon
from claimcmp.languages import subject
from claimcmp.languages.lexicon import Lexicon, Match
from claimcmp.records import Span

_NOUGHT = "nought"
# How many words may part a sign that stands ahead from its word, "nobody on board of the ferry was
# injured", and one that stands behind it, „Verletzt wurde niemand“.
_AHEAD = {"before": 0, "nobody": 7, _NOUGHT: 1}
_BEHIND_IT = {"after": 0, "nobody": 2}
_LISTED = 4  # words between a heading and its figure: "Injured in the blast: 0"
# Words on either side of an absence that may say it holds only in part: „sonst wurde niemand
# verletzt“, "nobody was injured seriously".
_BESIDE = 2


@cache
def _expressions(language: str) -> Lexicon:
    """Find what says that there is none; the label joins the places where it may stand."""
    entries = subject(language, "tolls").get("none", {})
    return joined_lexicon(
        {place: entries.get(place, ()) for place in ("before", "after", "nobody")}
    )


@cache
def _limits(language: str) -> Lexicon:
    """Find the words that leave something open; their label says what."""
    entries = subject(language, "tolls").get("none", {})
    return Lexicon({limit: entries.get(limit, ()) for limit in ("others", "degrees")})


def absences(
    text: str, language: str, quantities: Sequence[Quantity], tolls: TollWords | None
) -> tuple[Absence, ...]:
    """Return the counts of none of *text*, whose *quantities* and *tolls* are known, in order.

    "Nobody was injured", "no injuries" and "0 injured" are absences. "Nobody else", "nobody
    seriously" are limited: they leave others open.
    """
    if tolls is None:
        return ()
    noughts = [q for q in quantities if q.kind == "count" and q.value == 0 == q.high]
    signs = [*_expressions(language).find(text), *(Match(q.span, _NOUGHT) for q in noughts)]
    figures = [q.span for q in quantities if q not in noughts]
    limits = _limits(language).find(text) if signs else ()
    found = []
    for sign in signs:
        word = _denied(sign, tolls, figures)
        if word is not None:
            hull = sign.span.hull(word.span)
            limit = _limit(hull, limits, tolls.clauses)
            found.append(Absence(hull, word.span, tuple(word.label.split()), limit))
    return tuple(sorted(_apart(found), key=lambda absence: absence.span.start))


def _apart(found: Sequence[Absence]) -> list[Absence]:
    """Return one absence for each word: "n'a fait aucun mort" has two signs of one."""
    return list({absence.counted: absence for absence in found}.values())


def _denied(sign: Match, tolls: TollWords, figures: Sequence[Span]) -> Match | None:
    """Return the word of which *sign* says that there is none, the one behind it first."""
    words, clauses = tolls.words, tolls.clauses
    behind = next((word for word in words if word.span.start >= sign.span.end), None)
    if behind and _near(sign.span, behind.span, _reach(sign, _AHEAD), clauses, figures):
        return behind
    ahead = next((word for word in reversed(words) if word.span.end <= sign.span.start), None)
    if ahead is None:
        return None
    if sign.label == _NOUGHT:
        colon = not clauses.joined(ahead.span, sign.span)
        return ahead if colon and len(clauses.between(ahead.span, sign.span)) <= _LISTED else None
    near = _near(ahead.span, sign.span, _reach(sign, _BEHIND_IT), clauses, figures)
    return ahead if near else None


def _reach(sign: Match, reaches: Mapping[str, int]) -> int:
    """Return how many words may part a sign from its word, -1 where it cannot stand there."""
    return max(reaches.get(place, -1) for place in sign.label.split())


def _near(left: Span, right: Span, reach: int, clauses: Clauses, figures: Sequence[Span]) -> bool:
    """Tell whether two spans stand in one clause, few words apart and no figure between."""
    if len(clauses.between(left, right)) > reach or not clauses.joined(left, right):
        return False
    return not any(left.end <= figure.start < right.start for figure in figures)


def _limit(
    hull: Span, limits: Sequence[Match], clauses: Clauses
) -> Literal["", "others", "degrees"]:
    """Return what a word within or right beside an absence leaves open."""
    ahead = [each for each in clauses.words if each.end <= hull.start][-_BESIDE:]
    behind = [each for each in clauses.words if each.start >= hull.end][:_BESIDE]
    reached = hull.hull(
        *(each for each in ahead if clauses.joined(each, hull)),
        *(each for each in behind if clauses.joined(hull, each)),
    )
    labels = {limit.label for limit in limits if reached.overlaps(limit.span)}
    return "others" if "others" in labels else "degrees" if labels else ""


def denying(
    cues: Sequence[PolarityCue], absent: Sequence[Absence], text: str, language: str
) -> tuple[PolarityCue, ...]:
    """Return the polarity *cues* of *text* so that each word for what is *absent* is denied once.

    "Injured: 0" and « n'a fait aucun blessé » both say unhurt, though no negation is read in the
    one and two are in the other. "Nobody else was hurt" says neither.
    """
    absent = [absence for absence in absent if absence.limit != "degrees"]
    if not absent:
        return tuple(cues)
    negative = negative_words(text, language)
    found = []
    for cue in cues:
        word = cue.scope or cue.span
        absence = next((each for each in absent if each.span.overlaps(word)), None)
        if absence is None:
            met = any(cue.span.overlaps(each.span) for each in absent)
            # A negation that reaches for an absence is the absence's own.
            found += (
                [] if met and cue.axis == NEGATION else [replace(cue, span=word) if met else cue]
            )
        elif cue.axis != NEGATION and absence.counted.overlaps(word) and not absence.limit:
            found.append(_denied_cue(cue, absence, word, negative))
    return tuple(found)


def _denied_cue(
    cue: PolarityCue, absence: Absence, word: Span, negative: Sequence[Span]
) -> PolarityCue:
    sign = -cue.sign if cue.negated else cue.sign
    if any(word.overlaps(span) for span in negative):  # "no injuries" is a phrase of its own
        return replace(cue, sign=sign, negated=False, span=word)
    return replace(cue, sign=-sign, negated=True, span=absence.span.hull(word))
