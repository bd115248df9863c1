"""What must hold of clusters, on pairs that can be drawn by hand."""

import random

from hypothesis import given
from hypothesis import strategies as st

from claimcmp.clustering import cluster_claims
from claimcmp.records import Claim, ClaimPair, Span


def claims(*sources: str) -> list[Claim]:
    position: dict[str, int] = {}
    made = []
    for source in sources:
        place = position[source] = position.get(source, -1) + 1
        made.append(Claim(f"{source}.{place + 1}", source, "text", Span(0, 4), "ro", place))
    return made


def pair(left: int, right: int, probability: float = 0.9) -> ClaimPair:
    return ClaimPair(left, right, 0.8, probability)


def members(groups) -> list[tuple[int, ...]]:
    return [group.members for group in groups]


def test_three_reports_of_one_fact_are_one_cluster():
    found = cluster_claims(claims("s1", "s2", "s3"), [pair(0, 1), pair(0, 2), pair(1, 2)])
    assert members(found) == [(0, 1, 2)]


def test_a_sentence_with_two_facts_is_in_two_clusters():
    # Sentence 0 of s1 pairs with s2's and with s3's, which have nothing in common.
    found = cluster_claims(claims("s1", "s2", "s3"), [pair(0, 1), pair(0, 2)])
    assert members(found) == [(0, 1), (0, 2)]


def test_one_sentence_told_in_two_neighbouring_ones_is_one_cluster():
    found = cluster_claims(claims("s1", "s2", "s2"), [pair(0, 1), pair(0, 2)])
    assert members(found) == [(0, 1, 2)]


def test_distant_sentences_of_one_source_stay_apart():
    found = cluster_claims(claims("s1", "s2", "s2", "s2"), [pair(0, 1), pair(0, 3)])
    assert members(found) == [(0, 1), (0, 3)]


def test_no_pair_no_cluster():
    assert cluster_claims(claims("s1", "s2"), []) == ()


def test_a_crowd_of_reports_is_clustered_in_time():
    count = 120
    everyone = claims(*(f"s{number}" for number in range(1, count + 1)))
    pairs = [pair(i, j) for i in range(count) for j in range(i + 1, count)]
    assert members(cluster_claims(everyone, pairs)) == [tuple(range(count))]


def test_a_crowd_compared_with_hubs_only_is_one_cluster():
    everyone = claims(*(f"s{number}" for number in range(1, 301)))
    pairs = [pair(i, j) for i in range(20) for j in range(i + 1, 300)]
    hubs = frozenset(f"s{number}" for number in range(1, 21))
    assert members(cluster_claims(everyone, pairs, hubs=hubs)) == [tuple(range(300))]


def test_what_a_hub_keeps_apart_stays_apart_in_a_crowd():
    # Claim 0 of a hub pairs with the even ones, claim 1 of another hub with the odd ones.
    everyone = claims(*(f"s{number}" for number in range(1, 101)))
    pairs = [pair(i % 2, i) for i in range(2, 100)]
    # One doubtful pair makes a single component of the two crowds.
    pairs.append(pair(0, 3, 0.4))
    found = members(cluster_claims(everyone, pairs, hubs=frozenset({"s1", "s2"})))
    assert (0, *range(2, 100, 2)) in found
    assert all(not {0, 1} <= set(group) for group in found)


@given(st.integers(0, 10_000))
def test_every_pair_shares_a_cluster_and_order_does_not_matter(seed: int):
    chance = random.Random(seed)
    everyone = claims(*(f"s{1 + number // 3}" for number in range(12)))
    pairs = [
        pair(i, j, 0.3 + 0.7 * chance.random())
        for i in range(12)
        for j in range(i + 1, 12)
        if everyone[i].source != everyone[j].source and chance.random() < 0.2
    ]
    found = members(cluster_claims(everyone, pairs))
    together = {frozenset((a, b)) for group in found for a in group for b in group if a != b}
    assert {frozenset((p.left, p.right)) for p in pairs} <= together
    across = {p for p in together if len({everyone[i].source for i in p}) == 2}
    assert across == {frozenset((p.left, p.right)) for p in pairs}
    chance.shuffle(pairs)
    assert members(cluster_claims(everyone, pairs)) == found


def test_a_group_whose_pairs_others_hold_is_not_told_again():
    # s1 says in two neighbouring sentences what s2 says in three, each sharing with the next.
    pairs = [pair(0, 3), pair(0, 2, 0.8), pair(1, 3, 0.6), pair(1, 4)]
    found = members(cluster_claims(claims("s1", "s1", "s2", "s2", "s2"), pairs))
    for group in found:
        others = [set(other) for other in found if other != group]
        own = [(p.left, p.right) for p in pairs if {p.left, p.right} <= set(group)]
        assert any(not any({*p} <= other for other in others) for p in own)
    assert all(any({p.left, p.right} <= set(group) for group in found) for p in pairs)
