"""Who did it to whom: two parties, named or not, with their parts exchanged between reports."""

from collections.abc import Sequence
from dataclasses import dataclass

from claimcmp.divergence.interface import Conflict, StatementPair
from claimcmp.divergence.name_deeds import Deed, DeedReader
from claimcmp.facts.name.acts import kindred_acts
from claimcmp.facts.name.bodies import body_kinds
from claimcmp.facts.name.matching import concepts, one_body, related, same_name
from claimcmp.facts.records import Name
from claimcmp.records import Span

# From this likeness on, two names are taken for the same (evaluation/names.py).
SAME = 0.72
# An exchange is at least this plain.
_LEAST_STRENGTH = 0.2
# A word that fits one party better than the other by this much tells them apart.
_CLEAR = 0.08
# Least likeness of two words for one party, and the worth of acts that are only kindred.
_FITTING = 0.3
# From this likeness on, one party is surely the same; the other then needs this much.
_SURE = 0.75
_HARDLY = 0.15
# Up to this likeness, two parties are nowhere the same.
_UNLIKE = 0.5
_KINDRED = 0.8
# From this margin on, an exchange is plain.
_PLAIN_MARGIN = 0.05
# A name says more of who is meant than a common noun.
_NAME_WEIGHT = 2.0
# How fast words weigh less with every word between them and the verb.
_FADING = 0.3


@dataclass(frozen=True, slots=True)
class _Exchange:
    """Two deeds and how well their parties fit straight and crossed, each in [-1, 1]."""

    a: Deed
    b: Deed
    known: float
    straight: tuple[float, float]
    crossed: tuple[float, float]
    vote: float

    @property
    def margin(self) -> float:
        """How much better the parties fit crossed."""
        return (sum(self.crossed) - sum(self.straight)) / 2

    @property
    def clear(self) -> bool:
        """Whether either party fits the other's part; less will do where one is surely the same."""
        fitting = _HARDLY if max(self.crossed) >= _SURE else _FITTING
        return self.strength >= _LEAST_STRENGTH and min(self.crossed) >= fitting

    @property
    def strength(self) -> float:
        """How plain the exchange is, in [0, 1]: acts known, either party clearly crossed."""
        sure = max(self.crossed) >= _SURE and max(self.straight) <= _UNLIKE
        clear = sure or min(self.crossed) > max(self.straight) - _PLAIN_MARGIN
        plain = max(min(self.margin / _PLAIN_MARGIN, 1.0), 0.0) * max(self.vote, 0.0)
        return self.known * plain * (1.0 if clear else 0.2)


def find_swapped(pair: StatementPair) -> tuple[Conflict, ...]:
    """Return at most one conflict: "A sued B" on one side and "B sued A" on the other.

    Both reports must say an act of the data files; the parties are compared by name and by
    contextual similarity, straight and crossed.
    """
    left, right = DeedReader(pair.a).deeds(), DeedReader(pair.b).deeds()
    parties = _Parties(pair)
    exchanges = [parties.exchange(*each) for each in _same_deeds(left, right)]
    found = [each for each in exchanges if each.clear]
    if not found:
        return ()
    best = max(found, key=lambda each: (each.known, each.margin, -each.a.verb.start))
    return (_conflict(pair, best, parties),)


def _same_deeds(left: Sequence[Deed], right: Sequence[Deed]) -> list[tuple[Deed, Deed, float]]:
    """Return the deeds of both sides that may be one act, with 1 for one label, 0.8 for kindred
    ones ("hit" and "rammed").
    """
    pairs = [(a, b, _kinship(a.label, b.label)) for a in left for b in right]
    return [each for each in pairs if each[2]]


def _kinship(a: str, b: str) -> float:
    kindred = any(a in group and b in group for group in kindred_acts())
    return 1.0 if a == b else _KINDRED * kindred


def _mean(values: Sequence[float], weights: Sequence[float]) -> float:
    return sum(v * w for v, w in zip(values, weights, strict=True)) / sum(weights)


class _Parties:
    """Compares the parties of two statements."""

    def __init__(self, pair: StatementPair) -> None:
        self._pair = pair

    def exchange(self, a: Deed, b: Deed, known: float) -> _Exchange:
        """Compare the parties of two deeds."""
        return _Exchange(
            a,
            b,
            known,
            (self._alike(a.agent, b.agent), self._alike(a.patient, b.patient)),
            (self._alike(a.agent, b.patient), self._alike(a.patient, b.agent)),
            self._vote(a, b),
        )

    def _vote(self, a: Deed, b: Deed) -> float:
        """Return the share, from -1 to 1, of the words that clearly fit one party better which
        fit the other part: "train" fits both trains and has no vote.
        """
        votes = []
        for side, own, other in ((0, a, b), (1, b, a)):
            for same, crossed, words in (
                (other.agent, other.patient, own.agent),
                (other.patient, other.agent, own.patient),
            ):
                weights = self._weights(words, side)
                for word, weight in zip(words, weights, strict=True):
                    gain = self._nearest(word, crossed, side) - self._nearest(word, same, side)
                    votes.append(weight * gain if abs(gain) >= _CLEAR else 0.0)
        total = sum(map(abs, votes))
        return sum(votes) / total if total else 0.0

    def _nearest(self, word: Span, others: Sequence[Span], side: int) -> float:
        return max(self._affinity(o, word) if side else self._affinity(word, o) for o in others)

    def _alike(self, own: Sequence[Span], others: Sequence[Span]) -> float:
        """Return the mean best affinity of either party's words: names and those nearest to the
        verb weigh more.
        """
        there = [max(self._affinity(x, y) for y in others) for x in own]
        back = [max(self._affinity(x, y) for x in own) for y in others]
        return (_mean(there, self._weights(own, 0)) + _mean(back, self._weights(others, 1))) / 2

    def _weights(self, words: Sequence[Span], side: int) -> list[float]:
        return [
            (_NAME_WEIGHT if self.name(word, side) else 1.0) / (1 + _FADING * rank)
            for rank, word in enumerate(words)
        ]

    def name(self, word: Span, side: int) -> Name | None:
        """Return the name that the word is part of on the left (0) or right (1) side."""
        statement = self._pair.b if side else self._pair.a
        return next((n for n in statement.facts.names if n.span.overlaps(word)), None)

    def kinds(self, word: Span, side: int) -> frozenset[str]:
        """Return the kinds of institution that a common noun names ("union", „sindicatul”)."""
        claim = (self._pair.b if side else self._pair.a).claim
        return body_kinds(claim.text, claim.language).get(word.start, frozenset())

    def _affinity(self, a: Span, b: Span) -> float:
        """Return 1 for one name or one kind of institution, 0 for two known names or two kinds
        that nobody uses for one another, else the contextual similarity.
        """
        left, right = self.name(a, 0), self.name(b, 1)
        kinds = self.kinds(a, 0), self.kinds(b, 1)
        if all(kinds) and not (left and right):
            if kinds[0] & kinds[1]:
                return 1.0
            return 0.0 if not one_body(*kinds) else self._pair.spans(a, b)
        if left and right:
            if self._one_party(left, right):
                return 1.0
            if (
                left.entity
                and right.entity
                and not (concepts(left.entity) or concepts(right.entity))
            ):
                return 0.0
        return self._pair.spans(a, b)

    def _one_party(self, left: Name, right: Name) -> bool:
        """Whether two names are of one party, or written the same, as a short form is that only
        one report spells out ("UTB").
        """
        written = left.span.of(self._pair.a.claim.text), right.span.of(self._pair.b.claim.text)
        one = same_name(left, right) >= SAME or _one_country(left, right)
        return one or written[0] == written[1]


def _one_country(a: Name, b: Name) -> bool:
    """Whether one is the country or the people of the other ("Dushanbe", "Tajik")."""
    return bool(a.entity and b.entity) and related(a.entity, b.entity)


def _conflict(pair: StatementPair, found: _Exchange, parties: _Parties) -> Conflict:
    span_a, span_b = _party(found.a.agent, parties, 0), _party(found.b.agent, parties, 1)
    text_a, text_b = span_a.of(pair.a.claim.text), span_b.of(pair.b.claim.text)
    named = _named(found, parties)
    return Conflict(
        type="name",
        span_a=span_a,
        span_b=span_b,
        value_a=text_a,
        value_b=text_b,
        explanation=f"One report has {text_a} do what the other says {text_b} did.",
        evidence={
            "strength": found.strength,
            "swapped": 1.0,
            "known_act": found.known,
            "voice": min(found.a.certainty, found.b.certainty),
            "margin": found.margin,
            "vote": found.vote,
            "margin_high": min(found.margin, 0.3) / 0.3,
            "crossed_least": min(found.crossed),
            "straight_most": max(found.straight),
            "verb_similarity": pair.spans(found.a.verb, found.b.verb),
            "named_parties": named,
        },
    )


def _named(found: _Exchange, parties: _Parties) -> float:
    """Return the share of the four parties that are named; all where each is a name or a body: a
    body alone ("churches") does not tell who the other party is.
    """
    told = [
        (
            any(parties.name(word, side) for word in part),
            any(parties.kinds(word, side) for word in part),
        )
        for side, deed in enumerate((found.a, found.b))
        for part in (deed.agent, deed.patient)
    ]
    return 1.0 if all(map(any, told)) else sum(name for name, _ in told) / 4


def _party(words: Sequence[Span], parties: _Parties, side: int) -> Span:
    """Return the name among a party's words, else the stretch that they cover."""
    names = [name for word in words if (name := parties.name(word, side))]
    if names:
        return names[0].span
    return words[0].hull(*words)
