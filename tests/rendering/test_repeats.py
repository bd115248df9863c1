"""A divergence is shown once, and numbers follow the page."""

from dataclasses import replace

from claimcmp.records import Comparison, Event
from claimcmp.rendering.terminal import render_terminal


def test_a_divergence_of_two_clusters_is_shown_once_and_then_pointed_to(
    comparison: Comparison,
) -> None:
    buses = next(cluster for cluster in comparison.clusters if cluster.id == "buses")
    turned = replace(buses.divergences[0], a=buses.divergences[0].b, b=buses.divergences[0].a)
    again = replace(
        buses, id="again", claims=("1.2", "1.3", "2.2"), divergences=(turned,), values=()
    )
    whole = replace(comparison, clusters=(*comparison.clusters[:2], again))
    shown = render_terminal(whole, width=100, colour=False)

    assert shown.count("Ukraine against Lithuania.") == 1
    pointer = shown[shown.index("\n  3  NAME 87%") :]
    assert "Shown under 2, here together with:" in pointer
    assert "Washington lifted its sanctions" in pointer
    assert "Autobuzele" not in pointer


def test_divergences_are_numbered_down_the_page(comparison: Comparison) -> None:
    events = (Event("x", "Buses", ("1", "2")), Event("minsk", "Belarus frees", ("3",)))
    clusters = tuple(
        replace(cluster, event="x") if cluster.id == "buses" else cluster
        for cluster in comparison.clusters
    )
    shown = render_terminal(
        replace(comparison, events=events, clusters=clusters), width=100, colour=False
    )

    assert shown.index("\n  1  NAME") < shown.index("\n  2  NUMBER")
    assert shown.count("The percentage is the probability") == 1


def test_an_event_of_one_source_says_that_there_is_nothing_to_compare(
    comparison: Comparison,
) -> None:
    events = (Event("minsk", "Belarus frees", ("1", "2")), Event("x", "Floods", ("3",)))
    shown = render_terminal(replace(comparison, events=events), width=100, colour=False)

    assert shown.count("there is nothing to compare it with.") == 1
    assert shown.index("Floods") < shown.index("there is nothing to compare it with.")


def test_values_are_listed_only_where_they_can_be_compared(comparison: Comparison) -> None:
    shown = render_terminal(comparison, width=100, colour=False)
    assert "123: reports 1, 3 — 52: report 2" in shown

    values = tuple(replace(v, type="certainty") for v in comparison.clusters[0].values)
    hedged = replace(comparison.clusters[0], values=values)
    shown = render_terminal(
        replace(comparison, clusters=(hedged, *comparison.clusters[1:])), width=100, colour=False
    )
    assert "reports 1, 3" not in shown
