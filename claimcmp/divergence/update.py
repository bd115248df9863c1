"""Update: the later-published report gives a newer figure or state of the same thing.

What tells an update from a contradiction is evidence of change: words that say that something has
moved, a day after the earlier publication, the old value beside the new one, a plan that has
become a fact, a later stage of a known sequence. A fact that is fixed in time (an age, the hour
of a call) stays a contradiction, however late the second report is.
"""

from collections.abc import Mapping, Sequence

from claimcmp.divergence.colour import content
from claimcmp.divergence.date_words import day_in_words
from claimcmp.divergence.interface import Conflict, StatementPair
from claimcmp.divergence.succession import Succession, news, signs_of, succession_of
from claimcmp.divergence.update_evidence import (
    FIXED,
    about,
    closed,
    grown_already,
    in_kind,
    old_value,
    risen,
)
from claimcmp.facts.records import Quantity
from claimcmp.records import Span

# Conflicts of these types can be explained by time.
_CHANGING = ("number", "date", "polarity", "certainty")
# What two figures count must be as alike as this, in [-1, 1], for one to follow the other.
_SAME_THING = 0.3


def find_updates(pair: StatementPair, found: tuple[Conflict, ...]) -> tuple[Conflict, ...]:
    """Return what the later report says anew; *found* holds the pair's other conflicts.

    Nothing is found without both publication dates, or when they are the same.
    """
    succession = succession_of(pair)
    if succession is None:
        return ()
    signs = signs_of(succession)
    explained = [
        _explained(succession, conflict, signs)
        for conflict in found
        if conflict.type in _CHANGING and _shared(succession, conflict)
    ]
    if not any(conflict.type == "number" for conflict in found):
        explained += _moved_figure(succession, signs)
    return (*explained, *_changed_state(succession, signs))


def _shared(succession: Succession, conflict: Conflict) -> bool:
    """Whether *conflict* is about what both reports tell, not about other news beside it."""
    earlier, later = succession.placed(conflict.span_a, conflict.span_b)
    return succession.earlier.holds(earlier) and succession.later.holds(later)


def _explained(succession: Succession, conflict: Conflict, signs: Mapping[str, float]) -> Conflict:
    """Return *conflict* as an update."""
    spans = (conflict.span_a, conflict.span_b)
    earlier, later = succession.placed(*spans)
    up = risen(succession, conflict)
    old = float(old_value(succession, conflict))
    already = float(up > 0 and grown_already(succession.later, later))
    evidence = {
        **signs,
        **{f"of_{kind}": float(conflict.type == kind) for kind in _CHANGING},
        **about(succession.earlier, succession.later, earlier, later),
        "risen": up,
        "old_value": old,
        # A toll that rises is the commonest update of all.
        "grown": float(up > 0) * signs["growing"],
        "told": max(signs["told"], old, already),
        "moved": max(signs["moved"], already),
        "state": 0.0,
    }
    evidence |= in_kind(conflict.type, evidence)
    return _update(succession, spans, (conflict.value_a, conflict.value_b), evidence)


def _update(
    succession: Succession,
    spans: tuple[Span, Span],
    values: tuple[object, object],
    evidence: Mapping[str, float],
) -> Conflict:
    return Conflict("update", *spans, *values, _explanation(succession, *spans), dict(evidence))


def _moved_figure(succession: Succession, signs: Mapping[str, float]) -> list[Conflict]:
    """Return a figure that has moved within what the earlier report left open: "at least 12"."""
    earlier, later = succession.earlier, succession.later
    old, new = earlier.statement.facts.quantities, later.statement.facts.quantities
    values = {q.value for q in old}, {q.value for q in new}
    found = [
        (succession.similarity(_counted(x), _counted(y)), -x.span.start, x, y)
        for x in old
        for y in new
        if x.kind == y.kind
        and x.unit == y.unit
        and x.kind not in FIXED
        and x.value not in values[1]
        and y.value not in values[0]
    ]
    alike, _, x, y = max(found, key=lambda entry: entry[:2], default=(0.0, 0, None, None))
    if x is None or y is None or alike < _SAME_THING:
        return []
    up = 1.0 if y.value > x.value else -1.0
    evidence = {
        **signs,
        **about(earlier, later, x.span, y.span),
        "loose_figure": 1.0,
        "loose_moved": signs["moved"],
        "figure_alike": alike,
        "risen": up,
        "grown": float(up > 0) * signs["growing"],
        "state": 0.0,
    }
    spans = succession.placed(x.span, y.span)
    figures = (y.value, x.value) if succession.turned else (x.value, y.value)
    return [_update(succession, spans, figures, evidence)]


def _counted(quantity: Quantity) -> Span:
    return quantity.counted or quantity.span


def _changed_state(succession: Succession, signs: Mapping[str, float]) -> tuple[Conflict, ...]:
    """Return a change of state that shows in the words alone, if there is any."""
    evidence = {**signs, "state": 1.0, "closed": closed(signs)}
    spans = _stage_spans(succession)
    if spans is None:
        spans = _plan_spans(succession)
        evidence["plan_told"] = float(spans is not None)
    if spans is None:
        spans = _settled_spans(succession)
        evidence["bare_state"] = float(spans is not None)
    if spans is None:
        return ()
    placed, pair = succession.placed(*spans), succession.pair
    values = placed[0].of(pair.a.claim.text), placed[1].of(pair.b.claim.text)
    return (_update(succession, placed, values, evidence),)


def _stage_spans(succession: Succession) -> tuple[Span, Span] | None:
    advance = succession.advance()
    return (advance.earlier.span, advance.later.span) if advance else None


def _plan_spans(succession: Succession) -> tuple[Span, Span] | None:
    """Return what was planned or pending, and what has happened or changed since."""
    earlier, later = succession.earlier, succession.later
    since = succession.since()
    if later.said.pending and since is None:
        return None
    told = news(later.said.markers) + ([since.span] if since else [])
    if not earlier.expects or not told:
        return None
    return earlier.expects[0].span, told[0]


def _settled_spans(succession: Succession) -> tuple[Span, Span] | None:
    """Return what was to come beside the word in its place where nothing is to come any more, or
    a change that the later report tells beside the word in its place.
    """
    earlier, later = succession.earlier, succession.later
    if earlier.expects and not later.expects:
        old = earlier.expects[0].span
        nearest = _most_alike(succession, content(later.text), old=old)
        return (old, nearest) if nearest else None
    told = [m.span for m in later.said.markers if m.label in ("changed", "moved")]
    since = succession.since()
    told += [since.span] if since else []
    if told and (since or not news(earlier.said.markers)):
        nearest = _most_alike(succession, content(earlier.text), new=told[0])
        return (nearest, told[0]) if nearest else None
    return None


def _most_alike(
    succession: Succession,
    others: Sequence[Span],
    *,
    old: Span | None = None,
    new: Span | None = None,
) -> Span | None:
    """Return the one of *others* most alike to *old* in the later or to *new* in the earlier."""
    scored = [
        (succession.similarity(old or other, new or other), -other.start, other) for other in others
    ]
    return max(scored, key=lambda entry: entry[:2])[2] if scored else None


def _explanation(succession: Succession, span_a: Span, span_b: Span) -> str:
    """Return both publication dates with what each report gives, the earlier first."""
    pair = succession.pair
    texts = [span_a.of(pair.a.claim.text), span_b.of(pair.b.claim.text)]
    if succession.turned:
        texts.reverse()
    first, second = succession.earlier.published, succession.later.published
    years = first.year != second.year
    return (
        f"Published {day_in_words(first, with_year=years)}: “{texts[0]}”; "
        f"published {day_in_words(second, with_year=years)}: “{texts[1]}”."
    )
