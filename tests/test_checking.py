"""A claim against reports, on articles that can be worked out by eye."""

from dataclasses import replace

import pytest

from claimcmp.checking import Check, check_claim, claim_article
from claimcmp.pipeline import compare
from claimcmp.records import Article
from claimcmp.rendering.terminal.check import render_check
from tests.test_pipeline import ENCODER, FLOOD_EN, FLOOD_RO, SPORT, article

WIRE = article("wire.txt", "en", *FLOOD_EN, "The schools stay shut until Friday.")
COPIES = tuple(replace(WIRE, path=f"copy{n}.txt", published=None) for n in range(1, 5))
OWN = article("own.txt", "ro", *FLOOD_RO)
REPORTS = (*COPIES, OWN, SPORT, WIRE)


def check(claim: str, reports: tuple[Article, ...] = REPORTS) -> Check:
    return check_claim(claim_article(claim, language="en"), reports, encoder=ENCODER)


def test_copies_have_the_origin_that_a_comparison_finds() -> None:
    found = {s.path: s.origin for s in compare(REPORTS, encoder=ENCODER).sources}
    paths = {s.id: s.path for s in compare(REPORTS, encoder=ENCODER).sources}
    expected = {path: paths[origin] for path, origin in found.items()}
    checked = check("The river flood closed 11 schools in Suceava county.").comparison
    names = {s.id: s.path for s in checked.sources}
    told = {s.path: names[s.origin] for s in checked.sources if s.path in expected}
    assert told == expected
    assert {path for path, origin in told.items() if origin == "wire.txt"} == {
        "wire.txt",
        *(one.path for one in COPIES),
    }


@pytest.mark.parametrize("width", [40, 60, 100])
def test_copies_of_one_wire_report_are_counted_once(width: int) -> None:
    found = check("The river flood closed 12 schools in Suceava county.")
    lines = render_check(found, width=width, colour=False).splitlines()
    shown = " ".join(" ".join(lines).split())
    assert "5 diverge (1 origin) · 1 support · 1 silent" in shown
    assert "Diverge from it · 5 reports, 1 origin" in shown
    assert shown.count("repeats wire.txt") == len(COPIES)
    assert max(map(len, lines)) <= width


def test_independent_reports_are_only_counted() -> None:
    found = check("The river flood closed 12 schools in Suceava county.", (OWN, WIRE))
    shown = render_check(found, width=100, colour=False)
    assert "1 diverge · 1 support · 0 silent" in shown
    assert "origin" not in shown
