"""Wire copy is one origin; independent reports of one event are not."""

from datetime import date

from claimcmp.origins import find_origins
from claimcmp.records import Article, Claim, ClaimPair, Span


def article(name: str, published: date | None = None) -> Article:
    return Article(f"{name}.txt", "0", "", (), id=name, published=published)


def claims(name: str, count: int, *, words: str | None = None) -> list[Claim]:
    words = words or name
    return [
        Claim(f"{name}.{n}", name, f"{words} says {n}", Span(0, 4), "en", n) for n in range(count)
    ]


def pairs(count: int, order: list[int], similarity: float) -> list[ClaimPair]:
    return [ClaimPair(n, count + other, similarity, 0.99) for n, other in enumerate(order)]


def test_the_same_text_in_the_same_order_is_a_copy_of_the_earlier():
    both = claims("s1", 8) + claims("s2", 8)
    sources = [article("s1", date(2026, 3, 5)), article("s2", date(2026, 3, 4))]
    found = find_origins(sources, both, pairs(8, list(range(8)), 0.9))
    assert found == {"s1": "s2", "s2": "s2"}


def test_the_same_facts_in_another_order_are_independent():
    both = claims("s1", 8) + claims("s2", 8)
    found = find_origins(
        [article("s1"), article("s2")], both, pairs(8, [7, 0, 5, 2, 6, 1, 4, 3], 0.9)
    )
    assert found == {"s1": "s1", "s2": "s2"}


def test_the_same_facts_in_other_words_are_independent():
    both = claims("s1", 8) + claims("s2", 8)
    found = find_origins([article("s1"), article("s2")], both, pairs(8, list(range(8)), 0.3))
    assert found == {"s1": "s1", "s2": "s2"}


def test_two_shared_sentences_are_no_copy():
    both = claims("s1", 2) + claims("s2", 3)
    found = find_origins([article("s1"), article("s2")], both, pairs(2, [0, 1], 0.95))
    assert found == {"s1": "s1", "s2": "s2"}


def test_the_same_words_are_one_origin_however_few():
    both = claims("s1", 2, words="wire") + claims("s2", 2, words="wire")
    found = find_origins([article("s1"), article("s2")], both, pairs(2, [0, 1], 1.0))
    assert found == {"s1": "s1", "s2": "s1"}
