"""Stories stay apart, and one borderline pair does not chain them."""

from claimcmp.events import StoryPair, group_sources


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
