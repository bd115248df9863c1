"""Update: the later-published report gives a newer figure or state of the same thing.

What tells an update from a contradiction is evidence of change: words that say that something has
moved, a day after the earlier publication, the old value beside the new one, a plan that has
become a fact, a later stage of a known sequence. A fact that is fixed in time (an age, the hour
of a call) stays a contradiction, however late the second report is.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from claimcmp.divergence.counterparts import words
from claimcmp.divergence.date_agreement import compare
from claimcmp.divergence.date_words import day_in_words
from claimcmp.divergence.interface import Conflict, StatementPair
from claimcmp.divergence.succession import Side, Succession, news, signs_of, succession_of
from claimcmp.facts.records import Quantity, TimeReference
from claimcmp.languages.lexicon import Match
from claimcmp.records import Span

# Conflicts of these types can be explained by time.
_CHANGING = ("number", "date", "polarity", "certainty")
# Words within this distance, in characters, are about the same figure.
_NEAR = 40
# Figures of these kinds belong to a thing and do not move from one day to the next.
_FIXED = ("age", "ordinal", "score")
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
        _explained(succession, conflict, signs) for conflict in found if conflict.type in _CHANGING
    ]
    if not any(conflict.type == "number" for conflict in found):
        explained += _moved_figure(succession, signs)
    return (*explained, *_changed_state(succession, signs))


def _explained(succession: Succession, conflict: Conflict, signs: Mapping[str, float]) -> Conflict:
    """Return *conflict* as an update."""
    spans = (conflict.span_a, conflict.span_b)
    earlier, later = succession.placed(*spans)
    risen = _risen(succession, conflict)
    old_value = float(_old_value(succession, conflict))
    evidence = {
        **signs,
        **{f"of_{kind}": float(conflict.type == kind) for kind in _CHANGING},
        **_about(succession.earlier, succession.later, earlier, later),
        "risen": risen,
        "old_value": old_value,
        # A toll that rises is the commonest update of all.
        "grown": float(risen > 0) * signs["growing"],
        "told": max(signs["told"], old_value),
        "state": 0.0,
    }
    evidence |= _in_kind(conflict.type, evidence)
    return _update(succession, spans, (conflict.value_a, conflict.value_b), evidence)


def _in_kind(kind: str, signs: Mapping[str, float]) -> dict[str, float]:
    """Return whether the words of change fit what differs: a figure moves, a day is put off, what
    was open gets done. Elsewhere in a sentence such words are about something else.
    """
    fitting = {"number": ("moved", "since"), "date": ("changed", "done", "before")}
    told = any(signs[sign] for sign in fitting.get(kind, ()))
    return {"in_kind": float(told), "closed": _closed(signs)}


def _closed(signs: Mapping[str, float]) -> float:
    """Return 1 where the earlier report leaves open what the later one tells as done, else 0."""
    was_open = signs["pending"] or signs["planned"]
    done = any(signs[sign] for sign in ("changed", "done", "again", "advance", "since"))
    return float(bool(was_open) and done and not signs["pending_later"])


def _update(
    succession: Succession,
    spans: tuple[Span, Span],
    values: tuple[object, object],
    evidence: Mapping[str, float],
) -> Conflict:
    return Conflict("update", *spans, *values, _explanation(succession, *spans), dict(evidence))


def _about(earlier: Side, later: Side, old: Span, new: Span) -> dict[str, float]:
    """Return how near the words of change are to the two values, and what kind of value it is."""
    quantity = _quantity(later, new) or _quantity(earlier, old)
    growing = _beside(earlier.said.growing, old) + _beside(later.said.growing, new)
    return {
        "marker_near": _beside(
            [m for m in later.said.markers if m.label not in ("before", "done")], new
        ),
        "plan_near": _beside(earlier.expects, old),
        "growing_near": growing / 2,
        "fixed": float(quantity is not None and quantity.kind in _FIXED),
        "count": float(quantity is not None and quantity.kind == "count"),
        "percent": float(quantity is not None and quantity.kind == "percent"),
        "bounded": float(quantity is not None and quantity.bound != "exact"),
        "past": float(
            _past(earlier, old, earlier.published) and _past(later, new, earlier.published)
        ),
    }


def _beside(matches: Sequence[Match], span: Span) -> float:
    """Return 1 where one of *matches* is within reach of *span*, else 0."""
    return float(
        any(m.span.start - span.end < _NEAR and span.start - m.span.end < _NEAR for m in matches)
    )


def _quantity(side: Side, span: Span) -> Quantity | None:
    return next((q for q in side.statement.facts.quantities if q.span.overlaps(span)), None)


def _days(side: Side, span: Span) -> list[date]:
    times = [time for time in side.statement.facts.times if time.span.overlaps(span)]
    return [day for time in times if (day := side.day(time)) is not None]


def _past(side: Side, span: Span, published: date) -> bool:
    """Whether *span* dates something that had happened by the day *published*."""
    return any(day <= published for day in _days(side, span))


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
        and x.kind not in _FIXED
        and x.value not in values[1]
        and y.value not in values[0]
    ]
    alike, _, x, y = max(found, key=lambda entry: entry[:2], default=(0.0, 0, None, None))
    if x is None or y is None or alike < _SAME_THING:
        return []
    risen = 1.0 if y.value > x.value else -1.0
    evidence = {
        **signs,
        **_about(earlier, later, x.span, y.span),
        "loose_figure": 1.0,
        "loose_moved": signs["moved"],
        "figure_alike": alike,
        "risen": risen,
        "grown": float(risen > 0) * signs["growing"],
        "state": 0.0,
    }
    spans = succession.placed(x.span, y.span)
    figures = (y.value, x.value) if succession.turned else (x.value, y.value)
    return [_update(succession, spans, figures, evidence)]


def _counted(quantity: Quantity) -> Span:
    return quantity.counted or quantity.span


def _risen(succession: Succession, conflict: Conflict) -> float:
    """Return 1 where the later figure is greater, -1 where it is smaller, else 0."""
    a, b = _figure(conflict.value_a), _figure(conflict.value_b)
    if conflict.type != "number" or a is None or b is None or a == b:
        return 0.0
    return 1.0 if (b > a) != succession.turned else -1.0


def _figure(value: object) -> float | None:
    if isinstance(value, Mapping):
        value = value.get("number")
    return float(value) if isinstance(value, int | float) else None


def _old_value(succession: Succession, conflict: Conflict) -> bool:
    """Whether the later report also gives the value of the earlier one."""
    facts = succession.later.statement.facts
    before = succession.earlier.statement.facts
    span = conflict.span_b if succession.turned else conflict.span_a
    if conflict.type == "number":
        old = [q for q in before.quantities if q.span.overlaps(span)]
        return any(
            q.low <= o.value <= q.high and q.unit == o.unit for o in old for q in facts.quantities
        )
    if conflict.type == "date":
        times = [t for t in before.times if t.span.overlaps(span)]
        return any(_same_time(t, o) for o in times for t in facts.times)
    return False


def _same_time(a: TimeReference, b: TimeReference) -> bool:
    comparison = compare(a, b)
    return comparison is not None and comparison.agree


def _changed_state(succession: Succession, signs: Mapping[str, float]) -> tuple[Conflict, ...]:
    """Return a change of state that shows in the words alone, if there is any."""
    evidence = {**signs, "state": 1.0, "closed": _closed(signs)}
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
    since = later.since(earlier.published)
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
        nearest = _most_alike(succession, words(later.text), old=old)
        return (old, nearest) if nearest else None
    told = [m.span for m in later.said.markers if m.label in ("changed", "moved")]
    since = later.since(earlier.published)
    told += [since.span] if since else []
    if told and (since or not news(earlier.said.markers)):
        nearest = _most_alike(succession, words(earlier.text), new=told[0])
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
