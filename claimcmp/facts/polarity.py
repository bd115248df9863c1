"""Polarity: what a sentence asserts, denies or reverses, after its negations are applied."""

from collections.abc import Sequence
from dataclasses import dataclass

from claimcmp.facts.negation import Clauses, Negator, negates_backward, negators
from claimcmp.facts.oppositions import Pole, poles
from claimcmp.facts.records import PolarityCue
from claimcmp.folding import fold
from claimcmp.records import Span

NEGATION = "negation"
# What negates a whole predicate; "without", "failed to" and their like only turn a word round.
_PLAIN = frozenset({"particles", "determiners", "concord"})
# After the verb, as in German "nahm den Vorschlag nicht an", a negation reaches this many words.
_BACKWARD_WORDS = 8


@dataclass(frozen=True, slots=True)
class _Reading:
    """A text's clauses, the words on an axis and the words that negate.

    ``settled`` are the phrases on an axis that hold their negation themselves ("not guilty").
    """

    text: str
    clauses: Clauses
    poles: Sequence[Pole]
    settled: frozenset[Span]
    negators: Sequence[Negator]
    backward: frozenset[str]


def polarity_cues(text: str, language: str) -> tuple[PolarityCue, ...]:
    """Return the cues of *text* in order and without overlap.

    *language* is an ISO 639-1 code; a language without data has no cues. A word on an axis has
    its sign after negation, and its span then covers the negation. A negation that meets no such
    word is a cue of the axis "negation" with sign -1, and ``scope`` is what it negates.
    """
    reading = _read(text, language)
    flips, plain = _applied(reading)
    cues = [
        _cue(pole, flips.get(pole.span, ()))
        for pole in reading.poles
        # What is not unchanged has gone up or down: that says nothing on the axis.
        if pole.sign or pole.span not in flips
    ]
    taken = [cue.span for cue in cues]
    for negator, stop in plain:
        if not any(negator.span.overlaps(span) for span in taken):
            scope = _scope(reading, negator, stop)
            cues.append(PolarityCue(negator.span, NEGATION, -1, scope=scope))
    return tuple(_apart(sorted(cues, key=lambda cue: (cue.span.start, cue.span.end))))


def _read(text: str, language: str) -> _Reading:
    """Find what *text* has on an axis and what negates, apart from phrases that hold both."""
    clauses, found = Clauses(text, language), poles(text, language)
    settled: set[Span] = set()
    free: list[Negator] = []
    for negator in negators(text, language, clauses):
        inside = [pole.span for pole in found if _part_of(negator.span, pole.span)]
        settled.update(inside)
        free += [] if inside else [negator]
    return _Reading(text, clauses, found, frozenset(settled), free, negates_backward(language))


def _part_of(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end and inner != outer


def _applied(
    reading: _Reading,
) -> tuple[dict[Span, list[Negator]], list[tuple[Negator, int]]]:
    """Return the negators of each pole by its span, and those that meet none with their reach."""
    flips: dict[Span, list[Negator]] = {}
    plain: list[tuple[Negator, int]] = []
    cancelled: set[Span] = set()
    for place, negator in enumerate(reading.negators):
        target = _target(reading, negator)
        if target is not None and target.span in reading.settled and negator.kind != "operators":
            # French "n'est pas nécessaire": one negation, written twice.
            continue
        operator = _negated_operator(reading, place)
        if operator is not None and (target is None or operator.span.start <= target.span.start):
            # "did not fail to accept": the two cancel each other.
            cancelled.add(operator.span)
            if target is not None and target.span.overlaps(operator.span):
                flips.setdefault(target.span, []).append(negator)
        elif negator.span in cancelled:
            continue
        elif target is not None:
            flips.setdefault(target.span, []).append(negator)
        elif negator.kind in _PLAIN:
            following = reading.negators[place + 1 :]
            stop = following[0].span.start if following else reading_end(reading)
            plain.append((negator, stop))
    return flips, plain


def reading_end(reading: _Reading) -> int:
    """Return where the last word ends."""
    return reading.clauses.words[-1].end if reading.clauses.words else 0


def _target(reading: _Reading, negator: Negator) -> Pole | None:
    """Return the word on an axis that *negator* applies to, or None."""
    if negator.kind == "postpositions":
        return _target_before(reading, negator, 0)
    for pole in reading.poles:
        if pole.span.start >= negator.span.end and reading.clauses.reaches(negator, pole.span):
            return pole
    if fold(negator.span.of(reading.text)) in reading.backward:
        return _target_before(reading, negator, _BACKWARD_WORDS)
    return None


def _target_before(reading: _Reading, negator: Negator, reach: int) -> Pole | None:
    """Return the last word on an axis at most *reach* words before *negator* in its clause."""
    end = reading_end(reading)
    if reach and reading.clauses.scope_after(negator.span, end) is not None:
        return None
    before = [
        pole
        for pole in reading.poles
        if pole.span.end <= negator.span.start
        and reading.clauses.joined(pole.span, negator.span)
        and len(reading.clauses.between(pole.span, negator.span)) <= reach
    ]
    return before[-1] if before else None


def _negated_operator(reading: _Reading, place: int) -> Negator | None:
    """Return the operator right behind the negator at *place*, which it negates, or None."""
    negator = reading.negators[place]
    for other in reading.negators[place + 1 : place + 2]:
        if other.kind == "operators" and reading.clauses.reaches(negator, other.span):
            return other
    return None


def _scope(reading: _Reading, negator: Negator, stop: int) -> Span | None:
    """Return the words that *negator* negates."""
    after = reading.clauses.scope_after(negator.span, stop)
    return after or reading.clauses.scope_before(negator.span)


def _cue(pole: Pole, applied: Sequence[Negator]) -> PolarityCue:
    """Return *pole* with its negations applied."""
    sign = pole.sign * (-1) ** len(applied)
    outside = [n.span for n in applied if not n.span.overlaps(pole.span)]
    spans = [pole.span, *outside] if len(applied) % 2 else [pole.span]
    hull = Span(min(s.start for s in spans), max(s.end for s in spans))
    return PolarityCue(hull, pole.axis, sign, negated=len(applied) % 2 == 1, scope=pole.span)


def _apart(cues: Sequence[PolarityCue]) -> list[PolarityCue]:
    """Return *cues* so that none overlaps: a hull that runs into another cue is cut back."""
    kept: list[PolarityCue] = []
    for cue in cues:
        if kept and kept[-1].span.overlaps(cue.span):
            cue = _cut_back(cue)
            if kept[-1].span.overlaps(cue.span):
                kept[-1] = _cut_back(kept[-1])
            if kept[-1].span.overlaps(cue.span):
                continue
        kept.append(cue)
    return kept


def _cut_back(cue: PolarityCue) -> PolarityCue:
    """Return *cue* with the span of its word alone."""
    if cue.scope is None or cue.axis == NEGATION:
        return cue
    return PolarityCue(cue.scope, cue.axis, cue.sign, cue.negated, cue.scope)
