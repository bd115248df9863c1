"""Polarity: what a sentence asserts, denies or reverses, after its negations are applied."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from claimcmp.facts.negation import (
    Clauses,
    Negator,
    begins_infinitive,
    meant,
    negates_backward,
    negators,
    requests,
)
from claimcmp.facts.oppositions import Pole, axes, poles
from claimcmp.facts.records import PolarityCue
from claimcmp.folding import fold
from claimcmp.records import Span

NEGATION = "negation"
# What negates a whole predicate; "without", "failed to" and their like only turn a word round.
_PLAIN = frozenset({"particles", "determiners", "concord"})
# What says that something is lacking.
_LACKING = frozenset({"operators", "postpositions"})
# The words of a subject between an infinitive and the verb that it hangs on.
_SUBJECT_WORDS = 2
# How many telling words may part a request from what is asked for: "asked the court to reject".
_ASKED_AFTER = 1
# The axis of confirming and denying.
_CONFIRM = "confirm"
# After the verb, as in German "nahm den Vorschlag nicht an", a negation reaches this many words.
_BACKWARD_WORDS = 8


@dataclass(frozen=True, slots=True)
class _Reading:
    """A text's clauses, the words on an axis and the words that negate.

    ``settled`` are the phrases on an axis that hold their negation themselves ("not guilty",
    « aucun danger »), each with the first word that negates in it; those of ``without`` say what
    is lacking ("without heat"), so that another negation turns them round.
    """

    text: str
    clauses: Clauses
    poles: Sequence[Pole]
    settled: Mapping[Span, Span]
    without: frozenset[Span]
    negators: Sequence[Negator]
    language: str
    requests: Sequence[Span]


def polarity_cues(text: str, language: str) -> tuple[PolarityCue, ...]:
    """Return the cues of *text* in order and without overlap.

    *language* is an ISO 639-1 code; a language without data has no cues. A word on an axis has
    its sign after negation, and its span then covers the negation. A negation that meets no such
    word is a cue of the axis "negation" with sign -1, and ``scope`` is what it negates.
    """
    reading = _read(text, language)
    flips, plain = _applied(reading)
    cues = [
        _cue(reading, pole, flips.get(pole.span, ()))
        for pole in reading.poles
        # What is not unchanged has gone up or down: that says nothing on the axis.
        if pole.sign or pole.span not in flips
    ]
    taken = [cue.span for cue in cues]
    for negator, stop in plain:
        if not any(negator.span.overlaps(span) for span in taken):
            scope = _scope(reading, negator, stop)
            cues.append(PolarityCue(negator.span, NEGATION, -1, scope=scope, negator=negator.span))
    return tuple(_apart(sorted(cues, key=lambda cue: (cue.span.start, cue.span.end))))


def _read(text: str, language: str) -> _Reading:
    """Find what *text* has on an axis and what negates, apart from phrases that hold both."""
    clauses, found = Clauses(text, language), poles(text, language)
    words = negators(text, language)
    inside = {
        pole.span: [word for word in words if pole.span.encloses(word.span)] for pole in found
    }
    settled = {span: held[0].span for span, held in inside.items() if held}
    without = frozenset(span for span, held in inside.items() if held and held[0].kind in _LACKING)
    free = [
        negator
        for negator in meant(words, clauses)
        if not any(span.encloses(negator.span) for span in settled)
    ]
    return _Reading(
        text, clauses, found, settled, without, free, language, requests(text, language)
    )


def _applied(
    reading: _Reading,
) -> tuple[dict[Span, list[Negator]], list[tuple[Negator, int]]]:
    """Return the negators of each pole by its span, and those that meet none with their reach."""
    flips: dict[Span, list[Negator]] = {}
    plain: list[tuple[Negator, int]] = []
    cancelled: set[Span] = set()
    for place, negator in enumerate(reading.negators):
        target = _target(reading, negator)
        if target is not None and _written_twice(reading, negator, target):
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
            for pole in (*_carried(reading, target), *_fronted(reading, negator, target)):
                flips.setdefault(pole.span, []).append(negator)
        elif negator.kind in _PLAIN:
            following = reading.negators[place + 1 :]
            stop = following[0].span.start if following else reading_end(reading)
            plain.append((negator, stop))
    return flips, plain


def _written_twice(reading: _Reading, negator: Negator, target: Pole) -> bool:
    """Whether *negator* is one negation with that which the phrase *target* holds."""
    if target.span not in reading.settled or negator.kind == "operators":
        return False
    return target.span not in reading.without


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
    if fold(negator.span.of(reading.text)) in negates_backward(reading.language):
        return _target_before(reading, negator, _BACKWARD_WORDS)
    return None


def _carried(reading: _Reading, target: Pole) -> Iterator[Pole]:
    """Yield *target* and the words on an axis that a negation of it negates as well.

    Nobody who "did not remain injured" was injured, and what "did not manage to stop" goes on.
    """
    yield target
    for pole in reading.poles:
        if target.sign < 0 or not axes()[target.axis].carries:
            return
        if pole.span.start < target.span.end:
            continue
        near = not reading.clauses.telling(target.span, pole.span)
        if not near or not reading.clauses.joined(target.span, pole.span):
            return
        yield pole
        target = pole


def _fronted(reading: _Reading, negator: Negator, target: Pole) -> Iterator[Pole]:
    """Yield the word on an axis before *negator* that a negation of *target* negates as well.

    «Больницы без тепла не остались», «приборкати вогонь рятувальники не змогли».
    """
    if target.sign < 0 or not axes()[target.axis].carries:
        return
    for pole in reading.poles:
        if pole.span.end > negator.span.start or not reading.clauses.joined(
            pole.span, negator.span
        ):
            continue
        between = reading.clauses.telling(pole.span, negator.span)
        verb = begins_infinitive(pole.span.of(reading.text), reading.language)
        if (pole.span in reading.without and not between) or (verb and between <= _SUBJECT_WORDS):
            yield pole


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


def _cue(reading: _Reading, pole: Pole, applied: Sequence[Negator]) -> PolarityCue:
    """Return *pole* with its negations applied."""
    sign, sought = pole.sign * (-1) ** len(applied), _is_sought(reading, pole)
    if len(applied) % 2 == 0:
        inside = reading.settled.get(pole.span)
        clause = _denied_clause(reading, pole) if sign < 0 else None
        return PolarityCue(pole.span, pole.axis, sign, False, pole.span, inside, clause, sought)
    words = [_negating_word(reading, negator) for negator in applied]
    hull = pole.span.hull(*(word for word in words if not word.overlaps(pole.span)))
    return PolarityCue(hull, pole.axis, sign, True, pole.span, words[-1], sought=sought)


def _is_sought(reading: _Reading, pole: Pole) -> bool:
    """Whether a word right before *pole* says that it is only asked for."""
    return any(
        word.end <= pole.span.start
        and reading.clauses.joined(word, pole.span)
        and reading.clauses.telling(word, pole.span) <= _ASKED_AFTER
        for word in reading.requests
    )


def _negating_word(reading: _Reading, negator: Negator) -> Span:
    """Return the word of *negator* that negates: the verb alone of "denied on Monday that"."""
    verbs = (_verb_of(reading, negator, pole) for pole in reading.poles)
    return next((verb for verb in verbs if verb), negator.span)


def _verb_of(reading: _Reading, negator: Negator, pole: Pole) -> Span | None:
    """Return the span of *pole* where it is the verb of a *negator* that denies a clause."""
    denies = negator.kind == "clausal" and pole.axis == _CONFIRM
    return pole.span if denies and pole.span.overlaps(negator.span) else None


def _denied_clause(reading: _Reading, pole: Pole) -> Span | None:
    """Return the first words of the clause that *pole* denies, or None where it denies none."""
    end = reading_end(reading)
    for negator in reading.negators:
        if _verb_of(reading, negator, pole):
            return reading.clauses.scope_after(negator.span, end)
    return None


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
    return replace(cue, span=cue.scope)
