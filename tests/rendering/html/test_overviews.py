"""The matrix and the timeline: who says what, and values to scale."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from claimcmp.records import Comparison, Evidence
from claimcmp.rendering.html import render_html
from claimcmp.rendering.html.scale import Box, Scale, domain, label_box, spread
from tests.rendering.html.tree import Element, parsed


def rows(table: Element) -> list[list[str]]:
    """Return the cells' texts, row by row."""
    return [
        [" ".join(cell.text().split()) for cell in row.every() if cell.tag in ("th", "td")]
        for row in table.every("tr")
    ]


def test_the_matrix_says_who_agrees_diverges_and_is_silent(comparison: Comparison) -> None:
    shared, single = parsed(render_html(comparison)).every("table", class_="matrix")

    assert rows(shared) == [
        ["Statement", "1 The Vilnius Evening Courier en", "2 minsk-ro.txt ro",
         "3 Dépêche du Nord fr · repeats 1"],
        ["1 Belarus frees 123 detainees, among them Mária Kalésnikava.",
         "≠ diverges: 123", "≠ diverges: 52", "≠ diverges: 123"],
        ["2 Buses took them to Ukraine.", "≠ diverges: Ukraine", "≠ diverges: Lituania",
         "– silent"],
        ["Washington lifted its sanctions on potash.", "= agrees", "= agrees", "– silent"],
        ["The release was announced on Saturday in Minsk.", "= agrees", "– silent", "= agrees"],
    ]  # fmt: skip
    assert [row[1:] for row in rows(single)[1:]] == [["– silent", "• only here", "– silent"]]


def test_values_stand_to_scale_over_the_days(comparison: Comparison) -> None:
    dated = replace(comparison.sources[2], published=date(2025, 12, 23))
    changed = replace(comparison, sources=(*comparison.sources[:2], dated))
    (figure,) = parsed(render_html(_with_figures(changed))).every("figure")
    dots = [(float(c.attributes["cx"]), float(c.attributes["cy"])) for c in figure.every("circle")]
    (first, second, third) = sorted(dots)

    # 13, 14 and 23 December: one day, then nine.
    assert round((third[0] - second[0]) / (second[0] - first[0])) == 9
    assert first[1] == third[1] < second[1]
    assert rows(figure.every("table")[0])[1:] == [
        ["1 The Vilnius Evening Courier", "2025-12-13", "123", "123"],
        ["2 minsk-ro.txt", "2025-12-14", "52", "52"],
        ["3 Dépêche du Nord", "2025-12-23", "123", "123"],
    ]


def _with_figures(comparison: Comparison) -> Comparison:
    """Return *comparison* with the values of its numbers as the number type gives them."""
    first, *others = comparison.clusters
    divergences = tuple(
        replace(d, a=_figure(d.a), b=_figure(d.b)) if d.type == "number" else d
        for d in first.divergences
    )
    return replace(comparison, clusters=(replace(first, divergences=divergences), *others))


def _figure(side: Evidence) -> Evidence:
    return replace(side, value={"number": int(side.text), "unit": "", "bound": "exact", "of": ""})


def test_a_timeline_without_two_dates_is_a_table(comparison: Comparison) -> None:
    sources = tuple(replace(source, published=None) for source in comparison.sources)
    figures = parsed(render_html(replace(comparison, sources=sources))).every("figure")

    assert [len(figure.every("svg")) for figure in figures] == [0] * len(figures)
    assert all(len(rows(figure.every("table")[0])) > 2 for figure in figures)


def test_a_report_without_a_date_stands_beside_the_days(comparison: Comparison) -> None:
    (figure,) = parsed(render_html(comparison)).every("figure")
    (strip,) = figure.every("line", class_="undated")
    dots = sorted(float(c.attributes["cx"]) for c in figure.every("circle"))

    assert dots[1] < float(strip.attributes["x1"]) < dots[2]
    assert rows(figure.every("table")[0])[3][1] == "no date"


VALUES = st.lists(st.floats(-1e9, 1e9), min_size=1, max_size=12)


@given(VALUES)
def test_every_value_is_on_its_axis_in_order(values: list[float]) -> None:
    low, high = domain(values)
    scale = Scale(low, high, 100, 10)
    places = [scale.place(value) for value in sorted(values)]

    assert low <= min(values) <= max(values) <= high
    assert all(10 <= place <= 100 for place in places)
    assert all(above >= below for above, below in pairwise(places))


@given(st.lists(st.floats(0, 400), max_size=20), st.floats(0, 60))
def test_labels_on_an_axis_keep_their_distance(places: list[float], gap: float) -> None:
    kept = spread(sorted(places), gap)

    assert all(after - before >= gap for before, after in pairwise(kept))
    assert set(kept) <= set(places)
    assert bool(kept) == bool(places)


def test_a_label_goes_where_nothing_is_yet() -> None:
    inside = Box(0, 0, 300, 200)
    taken: list[Box] = []
    for _ in range(6):
        box = label_box(100, 100, "12", size=11, taken=taken, inside=inside)
        assert not any(box.covers(other) for other in taken)
        assert box.within(inside)
        taken.append(box)
