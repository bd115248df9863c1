"""The stages together, on articles that can be worked out by eye."""

import itertools
from dataclasses import replace
from datetime import date

import pytest

from claimcmp.pipeline import compare
from claimcmp.records import Article, ClaimCluster, Comparison, SkippedArticle, Span
from claimcmp.rendering.json import render_json
from claimcmp.testing import ConceptEncoder, OppositionScorer

# One concept per thing that is told of, with the words of both languages.
_WORDS = {
    "flood": "flood river inundație râul inundații apele",
    "school": "school schools școală școli pupils elevi",
    "minister": "minister ministrul plan planul",
    "train": "train trains tren trenuri railway",
    "match": "match goal striker coach league",
    "stadium": "stadium fans ticket season",
}
ENCODER = ConceptEncoder({word: name for name, words in _WORDS.items() for word in words.split()})

FLOOD_EN = (
    "The river flood closed 14 schools in Suceava county.",
    "Minister Ion Popescu presented a plan in Bucharest.",
    "Railway stopped: train after train, trains, trains.",
)
FLOOD_RO = (
    "Inundațiile au închis 12 școli din județul Suceava, râul a ieșit din matcă.",
    "Ministrul Ion Popescu a prezentat la București planul.",
)
MATCH = (
    "The striker scored a late goal in the league match.",
    "The coach praised the fans in the stadium after the match.",
)


def article(path: str, language: str, *sentences: str) -> Article:
    text = "\n".join(sentences)
    starts = itertools.accumulate((len(s) + 1 for s in sentences), initial=0)
    body = tuple(Span(start, start + len(s)) for start, s in zip(starts, sentences, strict=False))
    return Article(
        path=path, sha256=path * 4, text=text, body=body, language=language,
        published=date(2026, 3, 4),
    )  # fmt: skip


ENGLISH = article("a", "en", *FLOOD_EN)
ROMANIAN = article("b", "ro", *FLOOD_RO)
SPORT = article("c", "en", *MATCH)


def told(comparison: Comparison, cluster: ClaimCluster) -> set[str]:
    """Return the texts of a cluster's claims."""
    texts = {claim.id: claim.text for claim in comparison.claims}
    return {texts[identifier] for identifier in cluster.claims}


def of_status(comparison: Comparison, status: str) -> list[set[str]]:
    return [told(comparison, c) for c in comparison.clusters if c.status == status]


def test_agreeing_diverging_and_lone_statements() -> None:
    found = compare([ENGLISH, ROMANIAN], encoder=ENCODER)
    assert of_status(found, "diverging") == [{FLOOD_EN[0], FLOOD_RO[0]}]
    assert of_status(found, "corroborated") == [{FLOOD_EN[1], FLOOD_RO[1]}]
    assert of_status(found, "single-source") == [{FLOOD_EN[2]}]
    (divergence,) = found.clusters[0].divergences
    assert divergence.type == "number"
    assert [divergence.a.value["number"], divergence.b.value["number"]] == [14, 12]


def test_the_order_of_the_articles_changes_nothing() -> None:
    articles = [ENGLISH, ROMANIAN, SPORT]
    reports = {
        render_json(compare(order, encoder=ENCODER)) for order in itertools.permutations(articles)
    }
    assert len(reports) == 1


def test_a_story_of_its_own_is_an_event_of_its_own() -> None:
    found = compare([ENGLISH, ROMANIAN, SPORT], encoder=ENCODER)
    assert [event.sources for event in found.events] == [("s1", "s2"), ("s3",)]
    alone = [c for c in found.clusters if c.event == found.events[1].id]
    assert {cluster.status for cluster in alone} == {"single-source"}
    assert all(cluster.nearest == {} for cluster in alone)


def test_identical_articles_are_corroborated_and_of_one_origin() -> None:
    longer = article("y", "en", *FLOOD_EN, "The schools stay shut until Friday.")
    found = compare([longer, replace(longer, path="z")], encoder=ENCODER)
    assert {cluster.status for cluster in found.clusters} == {"corroborated"}
    assert not any(cluster.divergences for cluster in found.clusters)
    assert {cluster.origins for cluster in found.clusters} == {1}


def test_an_article_without_claims_is_listed_and_breaks_nothing() -> None:
    empty = replace(article("e", "en", "x"), body=())
    found = compare([ENGLISH, empty, ROMANIAN], encoder=ENCODER)
    assert len(found.sources) == 3
    assert sorted(s for event in found.events for s in event.sources) == ["s1", "s2", "s3"]
    without = compare([empty, replace(empty, path="f")], encoder=ENCODER)
    assert (without.claims, without.clusters) == ((), ())


def test_every_claim_is_in_a_cluster_and_points_into_its_article() -> None:
    found = compare([ENGLISH, ROMANIAN, SPORT], encoder=ENCODER)
    grouped = {claim for cluster in found.clusters for claim in cluster.claims}
    assert grouped == {claim.id for claim in found.claims}
    texts = {source.id: source.text for source in found.sources}
    assert all(claim.span.of(texts[claim.source]) == claim.text for claim in found.claims)


def test_skipped_inputs_are_kept_in_order() -> None:
    skipped = [SkippedArticle("b.txt", "empty"), SkippedArticle("a.txt", "binary")]
    found = compare([ENGLISH, ROMANIAN], skipped, encoder=ENCODER)
    assert [one.path for one in found.skipped] == ["a.txt", "b.txt"]


def test_a_language_without_data_is_said() -> None:
    found = compare([ENGLISH, article("x", "eo", "La rivero inundis.")], encoder=ENCODER)
    if any(source.language == "eo" for source in found.sources):
        assert any("'eo'" in note for note in found.notes)


@pytest.mark.parametrize("count", [0, 1])
def test_fewer_than_two_articles_compare_to_nothing(count: int) -> None:
    found = compare([ENGLISH][:count], encoder=ENCODER)
    assert len(found.sources) == count
    assert {cluster.status for cluster in found.clusters} <= {"single-source"}


def test_progress_counts_to_all_claims() -> None:
    seen: list[tuple[object, ...]] = []

    def progress(*counts: object) -> None:
        seen.append(counts[-2:])

    compare([ENGLISH, ROMANIAN], encoder=ENCODER, progress=progress)
    assert (5, 5) in seen


@pytest.mark.parametrize("scorer", [None, OppositionScorer({"open": "closed"})])
def test_progress_moves_inside_a_large_event_and_never_back(
    scorer: OppositionScorer | None,
) -> None:
    """Comparing one event of many reports takes long; each pair of them is a step."""
    seen: list[int] = []

    def progress(stage: str, done: int, total: int) -> None:
        if stage == "comparing":
            assert 0 <= done <= total == len(reports) * len(FLOOD_EN) + len(MATCH)
            seen.append(done)

    reports = [article(f"{n:02d}", "en", *FLOOD_EN) for n in range(30)]
    compare([*reports, SPORT], encoder=ENCODER, scorer=scorer, progress=progress)
    assert seen == sorted(seen)
    assert (seen[0], seen[-1]) == (0, len(reports) * len(FLOOD_EN) + len(MATCH))
    assert len(set(seen)) >= len(reports)


def test_a_crowd_is_reduced_and_the_report_says_so():
    crowd = [article(f"{n:03d}", "en", *FLOOD_EN[:2]) for n in range(48)]
    assert compare(crowd, encoder=ENCODER).notes == (
        "event e1: 48 reports are many: each was compared with the 12 that tell the most, not "
        "with every other",
    )
    assert compare(crowd[:20], encoder=ENCODER).notes == ()
