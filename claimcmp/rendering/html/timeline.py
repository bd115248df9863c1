"""The values of a figure or state that differs, over the days on which they were published."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from claimcmp.records import ClaimCluster, Evidence
from claimcmp.rendering.html.scale import Box, Scale, domain, label_box, spread
from claimcmp.rendering.html.sources import SourceView
from claimcmp.rendering.html.views import ClusterView

_TYPES = ("number", "update")
# In pixels of a phone's screen; the drawing is shown at about this size everywhere.
_WIDTH = 360
_LEFT, _RIGHT, _TOP, _BOTTOM = 70, 14, 16, 30
_UNDATED = 58  # width of the strip for reports without a date
_HEIGHT, _LANE = 190, 30
_FEW, _LOW = 3, 130  # with at most so many distinct values a lower drawing does
_LETTERS = 11
_DATE_GAP, _VALUE_GAP = 50, 15
# Not from the calendar module, whose month names follow the reader's locale.
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_BOUNDS = {"at least": "≥ ", "more than": "> ", "at most": "≤ ", "less than": "< ", "about": "≈ "}


@dataclass(frozen=True, slots=True)
class Given:
    """What one source gives: its words, the figure in them or None, and a lane for words alone."""

    source: SourceView
    words: str
    figure: float | None
    figure_words: str
    unit: str
    lane: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """A dot at its exact place, with the numbers of the sources that give it."""

    x: float
    y: float
    label: str
    label_x: float
    label_y: float


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on an axis and its label."""

    place: float
    label: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything that the picture is made of, in pixels; ``undated`` is that strip's left edge."""

    width: int
    height: int
    plot: Box
    points: tuple[Point, ...]
    days: tuple[Tick, ...]
    values: tuple[Tick, ...]
    undated: float | None
    caption: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The values of one cluster, by day, and their drawing where two reports have a date."""

    cluster: ClusterView
    given: tuple[Given, ...]
    drawing: Drawing | None


def timelines(
    clusters: Sequence[tuple[ClaimCluster, ClusterView]],
    source_of: Mapping[str, SourceView],
) -> tuple[Timeline, ...]:
    """Return a timeline for each cluster in which a number or a state differs.

    A cluster whose divergences another one shows already has none of its own.
    """
    found = []
    for cluster, view in clusters:
        given = _given(cluster, source_of) if view.explanations else ()
        if len(given) > 1:
            found.append(Timeline(view, given, _drawing(given)))
    return tuple(found)


def _given(cluster: ClaimCluster, source_of: Mapping[str, SourceView]) -> tuple[Given, ...]:
    """Return what each claim of *cluster* gives, by day, then by source; undated last."""
    sides: dict[str, Evidence] = {}
    telling = sorted(
        (d for d in cluster.divergences if d.type in _TYPES),
        key=lambda d: (_TYPES.index(d.type), -d.score),
    )
    for divergence in telling:
        for side in (divergence.a, divergence.b):
            sides.setdefault(side.claim, side)
    given = [_value(side, source_of[claim]) for claim, side in sides.items()]
    given.sort(key=lambda g: (g.source.published or "9999", g.source.number))
    if _comparable(given):
        return tuple(given)
    return tuple(_in_lanes(given))


def _value(side: Evidence, source: SourceView) -> Given:
    value = side.value
    number = value.get("number") if isinstance(value, Mapping) else value
    words = " ".join(side.text.split())
    if not isinstance(number, int | float) or isinstance(number, bool):
        return Given(source, words, None, "", "")
    unit = str(value.get("unit") or "") if isinstance(value, Mapping) else ""
    bound = _BOUNDS.get(str(value.get("bound")), "") if isinstance(value, Mapping) else ""
    return Given(source, words, float(number), f"{bound}{_figure(float(number))}", unit)


def _comparable(given: Sequence[Given]) -> bool:
    """Whether all values are figures in one unit, which alone can share an axis."""
    return all(g.figure is not None for g in given) and len({g.unit for g in given}) == 1


def _in_lanes(given: Sequence[Given]) -> Iterator[Given]:
    """Yield values that share no axis, each distinct one with a letter of its own."""
    letters: dict[str, str] = {}
    for one in given:
        key = one.words.casefold()
        letter = letters.setdefault(key, _letter(len(letters)))
        yield Given(one.source, one.words, None, one.figure_words, one.unit, letter)


def _letter(rank: int) -> str:
    """Return A to Z, then A1, B1, ..."""
    return chr(ord("A") + rank % 26) + (str(rank // 26) if rank >= 26 else "")


def _drawing(given: Sequence[Given]) -> Drawing | None:
    """Return the drawing of *given*, or None where fewer than two reports have a date."""
    dated = [_day(g.source.published) for g in given if g.source.published]
    if len(dated) < 2:
        return None
    undated = len(dated) < len(given)
    lanes = list(dict.fromkeys(g.lane for g in given if g.lane))
    height = _height(given, lanes)
    right = _WIDTH - _RIGHT - (_UNDATED if undated else 0)
    plot = Box(_LEFT, _TOP, right, height - _BOTTOM)
    days = Scale(min(dated), max(dated), plot.left + 14, plot.right - 14)
    values = _value_scale(given, lanes, plot)
    places = {
        id(g): (
            days.place(_day(g.source.published)) if g.source.published else right + _UNDATED / 2,
            values.place(lanes.index(g.lane) if lanes else g.figure or 0.0),
        )
        for g in given
    }
    return Drawing(
        width=_WIDTH,
        height=height,
        plot=plot,
        points=_points(given, places, Box(_LEFT, 0, _WIDTH, height - _BOTTOM + 8)),
        days=_day_ticks(given, places),
        values=_value_ticks(given, places, lanes),
        undated=right if undated else None,
        caption=_caption(given, bool(lanes)),
    )


def _height(given: Sequence[Given], lanes: Sequence[str]) -> int:
    if lanes:
        return _TOP + _BOTTOM + _LANE * len(lanes)
    return _LOW if len({g.figure for g in given}) <= _FEW else _HEIGHT


def _value_scale(given: Sequence[Given], lanes: Sequence[str], plot: Box) -> Scale:
    """Return the scale of the vertical axis: figures upwards, or lanes downwards."""
    if lanes:
        return Scale(0, len(lanes) - 1, plot.top + _LANE / 2, plot.bottom - _LANE / 2)
    low, high = domain([g.figure for g in given if g.figure is not None])
    return Scale(low, high, plot.bottom - 8, plot.top + 8)


def _points(
    given: Sequence[Given], places: Mapping[int, tuple[float, float]], inside: Box
) -> tuple[Point, ...]:
    """Return one dot for each place, labelled with all its sources."""
    ordered = sorted(given, key=lambda g: (*places[id(g)], g.source.number))
    found = []
    taken = [Box(x - 5, y - 5, x + 5, y + 5) for x, y in set(places.values())]
    for (x, y), group in groupby(ordered, key=lambda g: places[id(g)]):
        label = ", ".join(dict.fromkeys(str(g.source.number) for g in group))
        box = label_box(x, y, label, size=_LETTERS, taken=taken, inside=inside)
        taken.append(box)
        middle = round((box.left + box.right) / 2, 1)
        found.append(Point(x, y, label, middle, round(box.bottom - 4, 1)))
    return tuple(found)


def _day_ticks(
    given: Sequence[Given], places: Mapping[int, tuple[float, float]]
) -> tuple[Tick, ...]:
    named = {places[id(g)][0]: _day_name(g.source.published) for g in given if g.source.published}
    return tuple(Tick(place, named[place]) for place in spread(sorted(named), _DATE_GAP))


def _value_ticks(
    given: Sequence[Given], places: Mapping[int, tuple[float, float]], lanes: Sequence[str]
) -> tuple[Tick, ...]:
    named = {places[id(g)][1]: g.lane or _figure(g.figure or 0.0) for g in given}
    gap = 0 if lanes else _VALUE_GAP
    return tuple(Tick(place, named[place]) for place in spread(sorted(named), gap))


def _caption(given: Sequence[Given], lanes: bool) -> str:
    """Return the years of the horizontal axis, and the unit of the vertical one."""
    years = [g.source.published[:4] for g in given if g.source.published]
    ends = "–".join(dict.fromkeys((min(years), max(years))))
    return ends if lanes or not given[0].unit else f"{ends} · {given[0].unit}"


def _day(published: str) -> int:
    return date.fromisoformat(published).toordinal()


def _day_name(published: str) -> str:
    """Return "13 Dec"."""
    day = date.fromisoformat(published)
    return f"{day.day} {_MONTHS[day.month - 1]}"


def _figure(number: float) -> str:
    return f"{number:,.10g}"
