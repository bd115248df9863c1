"""Stories stay apart, and one borderline pair does not chain them."""

from itertools import combinations

import numpy as np
import pytest

from claimcmp.alignment import SourceClaims
from claimcmp.calibration import calibration
from claimcmp.events import StoryPair, group_sources, story_features, story_pairs
from claimcmp.facts.records import Facts


def test_near_sources_form_one_event_and_others_stay_alone():
    found = group_sources(4, [StoryPair(0, 2, 0.9), StoryPair(0, 1, 0.1), StoryPair(1, 2, 0.2)])
    assert found == ((0, 2), (1,), (3,))


def test_a_bridge_does_not_join_two_stories():
    pairs = [StoryPair(0, 1, 0.9), StoryPair(2, 3, 0.9), StoryPair(1, 2, 0.5)]
    assert group_sources(4, pairs) == ((0, 1), (2, 3))


def test_average_linkage_joins_what_agrees_on_the_whole():
    pairs = [StoryPair(0, 1, 0.9), StoryPair(1, 2, 0.6), StoryPair(0, 2, 0.4)]
    assert group_sources(3, pairs) == ((0, 1, 2),)


def test_nothing_in_nothing_out():
    assert group_sources(0, []) == ()


def stories(count: int, reports: int, seed: int) -> list[SourceClaims]:
    """Sources whose claims lie near those of the other reports of their story."""
    chance = np.random.default_rng(seed)
    made, index = [], 0
    for _ in range(count):
        facts = chance.normal(size=(12, 64))
        for _ in range(reports):
            told = facts[chance.permutation(12)[:9]] + 0.35 * chance.normal(size=(9, 64))
            told /= np.linalg.norm(told, axis=1, keepdims=True)
            indices = tuple(range(index, index + 9))
            made.append(SourceClaims(indices, told.astype(np.float32), (Facts(),) * 9))
            index += 9
    return made


@pytest.mark.parametrize("seed", range(3))
def test_candidates_form_the_same_events_as_all_pairs(seed: int):
    sources = stories(30, 3, seed)
    sources.insert(7, SourceClaims((), np.zeros((0, 64), np.float32), ()))
    model = calibration()["event"]
    everything = [
        StoryPair(i, j, model.probability(story_features(sources[i], sources[j])))
        for i, j in combinations(range(len(sources)), 2)
        if sources[i].indices and sources[j].indices
    ]
    found = story_pairs(sources)
    assert len(found) < len(everything) / 4
    assert group_sources(len(sources), found) == group_sources(len(sources), everything)


def test_few_sources_are_looked_at_two_by_two():
    sources = stories(5, 2, 0)
    assert [(p.left, p.right) for p in story_pairs(sources)] == list(combinations(range(10), 2))
