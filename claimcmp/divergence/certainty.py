"""Certainty: what one report hedges, the other states as plain fact."""

from collections.abc import Mapping
from dataclasses import dataclass

from claimcmp.divergence.counterparts import View, views, words
from claimcmp.divergence.interface import Conflict, StatementPair
from claimcmp.divergence.settled import is_settled_since, is_suspicion_of_held
from claimcmp.facts.certainty import (
    PLAIN,
    answers_hedge,
    closing_auxiliaries,
    conditions,
    hedge_reliability,
    kindred_words,
)
from claimcmp.facts.hedged_clause import hedged_clause, relative_clause, reported_from
from claimcmp.facts.predicates import copula_before, likely_verb
from claimcmp.facts.records import CertaintyCue
from claimcmp.facts.speech import speech_words
from claimcmp.records import Claim, Span

# Hedges by which a report passes on what it was told; naming the source does the same.
_HEARSAY = frozenset({"reported", "presumptive", "alleged", "presumed", "apparent"})
# Hedges whose words also say what somebody can do, what depends on a condition, or, in a
# reported clause, what lay ahead ("he said it could ...", "ha detto che sarebbe venuto").
_MODAL = frozenset({"presumptive", "possible", "likely"})
# A word of the other claim this near to the hedge renders it; from the development bundles,
# where no hedge against plain fact comes above 0.
_ANSWERED = 0.15
# The same for hedges that mean hearsay and nothing else: a modal verb near them by chance is no
# answer.
_ANSWERED_STRONG = 0.35
# An answer this much nearer to another word of the hedged claim renders that word.
_OWN_WORD = 0.3
# The same for a word of the hedged claim that might answer a hedge as well.
_KINDRED = 0.5
# A word of speech this near to a word of the hedged claim renders it, and names no source.
_RENDERED = 0.5
# How much a step of likely_verb counts beside how alike two words are, in [0, 1].
_VERB = 0.1
_STRONG = frozenset({"reported", "alleged"})
# The least share of the other claim that the hedged clause must hold: a hedge on a lesser clause
# is a detail that the other report leaves out. Hearsay hedges a fact even in a lesser clause;
# "apparently" and "probably" are often a turn of phrase there.
_SHARE = {"presumptive": 0.3, "alleged": 0.3, "reported": 0.3, "possible": 0.33}
_OTHER_SHARE = 0.5
# Words this short are articles, prepositions and the like.
_SHORT = 3


@dataclass(frozen=True, slots=True)
class _Hedge:
    """A hedge seen against the other claim: its clause, and the word that it hedges."""

    view: View
    cue: CertaintyCue
    clause: Span
    predicate: Span


def find_certainty_conflicts(pair: StatementPair) -> tuple[Conflict, ...]:
    """Return where one claim hedges what the other states plainly; one conflict at most."""
    found = [
        _conflict(hedge)
        for view in views(pair)
        for hedge in _hedges(view)
        if not _hedged_too(hedge) and not _answered(hedge) and _on_shared_content(hedge)
    ]
    return tuple(sorted(found, key=lambda c: -c.evidence["reliability"])[:1])


def _hedges(view: View) -> list[_Hedge]:
    """Return the hedges in the report's own words that do not hang on a condition."""
    claim, facts = view.own.claim, view.own.facts
    spoken = [quotation.span for quotation in facts.quotations if quotation.speech]
    # "It is said that" names nobody; "X claimed" is an attribution, not a hedge.
    spoken += [attribution.cue for attribution in facts.attributions]
    reported = reported_from(claim.text, claim.language)
    # Where both reports name the condition, "could" and "will" differ all the same.
    there = view.other.claim
    shared = conditions(there.text, there.language)
    conditional = () if shared else conditions(claim.text, claim.language)
    found = []
    for cue in facts.certainty:
        in_report = any(end <= cue.span.start for end in reported)
        if any(span.overlaps(cue.span) for span in spoken):
            continue
        clause = hedged_clause(claim.text, claim.language, cue)
        hangs = any(word.start < clause.end for word in conditional)
        if cue.kind in _MODAL and (hangs or in_report):
            continue
        if in_report and facts.attributions:
            continue
        if is_suspicion_of_held(view, cue) or is_settled_since(view, cue):
            continue
        found.append(_Hedge(view, cue, clause, _predicate(claim, cue.span, clause)))
    return found


def _hedged_too(hedge: _Hedge) -> bool:
    """Whether the other claim hedges the same content: a hedge on another clause is none."""
    claim = hedge.view.other.claim
    stated = _stated(hedge)
    return any(
        hedged_clause(claim.text, claim.language, cue).overlaps(stated)
        for cue in hedge.view.other.facts.certainty
    )


def _answered(hedge: _Hedge) -> bool:
    """Whether the other claim renders the hedge: by naming who says it, or by a modal verb, a
    conditional or a verb of opinion that stands for it.
    """
    other = hedge.view.other.claim
    answers = answers_hedge(other.text, other.language)
    own = hedge.view.own.claim
    if conditions(own.text, own.language):
        shared = conditions(other.text, other.language)
        answers = tuple(a for a in answers if not any(a.overlaps(word) for word in shared))
    limit = _ANSWERED_STRONG if hedge.cue.kind in _STRONG else _ANSWERED
    return _sourced(hedge) or any(_renders(hedge, answer, limit) for answer in answers)


def _renders(hedge: _Hedge, answer: Span, limit: float) -> bool:
    """Whether *answer* stands for the hedge, and not for another word of its claim."""
    view = hedge.view
    claim = view.own.claim
    near = view.similarity(hedge.cue.span, answer)
    rest = [w for w in words(claim.text) if not w.overlaps(hedge.cue.span)]
    # A threat in both reports is the same threat, and answers no hearsay.
    kindred = kindred_words(claim.text, claim.language)
    told = hedge.cue.kind in _STRONG or hedge.cue.kind == "presumptive"
    if told and near < view.nearest_own(answer, kindred) * _KINDRED:
        return False
    return near > limit and near > view.nearest_own(answer, rest) * _OWN_WORD


def _sourced(hedge: _Hedge) -> bool:
    """Whether a source that only one claim names takes the place of the hedge."""
    view = hedge.view
    own = bool(view.own.facts.attributions)
    if hedge.cue.kind not in _HEARSAY:
        return own != bool(view.other.facts.attributions)
    return not own and any(_stands_for_source(hedge, word) for word in _told(view))


def _told(view: View) -> tuple[Span, ...]:
    """Return the words of the other claim that may name or imply who says it."""
    claim = view.other.claim
    cues = tuple(attribution.cue for attribution in view.other.facts.attributions)
    return (*cues, *speech_words(claim.text, claim.language))


def _stands_for_source(hedge: _Hedge, word: Span) -> bool:
    """Whether a word of speech vouches for what is hedged: not where it renders another word of
    the hedged claim ("fumes"), nor in a relative clause that says something else.
    """
    view = hedge.view
    other, own = view.other.claim, view.own.claim
    rest = [w for w in words(own.text) if not w.overlaps(hedge.cue.span)]
    if view.nearest_own(word, rest) > _RENDERED:
        return False
    within = relative_clause(other.text, other.language, word)
    return within is None or _told_within(hedge, within)


def _told_within(hedge: _Hedge, within: Span) -> bool:
    """Whether *within*, a clause of the other claim, holds half of what is hedged."""
    there = words(hedge.view.other.claim.text)
    found = [hedge.view.nearest(word, there)[1] for word in _content(hedge)]
    return sum(word is not None and within.overlaps(word) for word in found) * 2 >= len(found)


def _content(hedge: _Hedge) -> list[Span]:
    """Return the words of the hedged clause that are no articles, prepositions and the like."""
    own = words(hedge.view.own.claim.text, hedge.clause)
    return [word for word in own if word.end - word.start > _SHORT]


def _on_shared_content(hedge: _Hedge) -> bool:
    return _share(hedge) >= _SHARE.get(hedge.cue.kind, _OTHER_SHARE)


def _share(hedge: _Hedge) -> float:
    """Return how much of the other claim finds its nearest words in the hedged clause, in
    [0, 1], each word weighed by that similarity.
    """
    view, inside, whole = hedge.view, 0.0, 0.0
    own = words(view.own.claim.text)
    for word in words(view.other.claim.text):
        if word.end - word.start <= _SHORT or not own:
            continue
        similarity, place = max((view.similarity(o, word), o.start) for o in own)
        whole += max(similarity, 0.0)
        inside += max(similarity, 0.0) * (hedge.clause.start <= place < hedge.clause.end)
    return inside / whole if whole else 0.0


def _conflict(hedge: _Hedge) -> Conflict:
    view, cue = hedge.view, hedge.cue
    plain = _stated(hedge)
    similarity = view.nearest(hedge.predicate, _predicates(view.other.claim.text))[0]
    own_value = {"level": cue.level, "words": cue.span.of(view.own.claim.text)}
    other_value = {"level": PLAIN, "words": plain.of(view.other.claim.text)}
    spans, values = (cue.span, plain), (own_value, other_value)
    if view.turned:
        spans, values = spans[::-1], values[::-1]
    return Conflict(
        type="certainty",
        span_a=spans[0],
        span_b=spans[1],
        value_a=values[0],
        value_b=values[1],
        explanation=_explanation(own_value, other_value),
        evidence=_evidence(hedge, similarity),
    )


def _stated(hedge: _Hedge) -> Span:
    """Return the word by which the other claim states what is hedged: of those like the hedged
    predicate the one that is likeliest a verb.
    """
    claim = hedge.view.other.claim
    scored = [
        (
            hedge.view.similarity(hedge.predicate, word)
            + _VERB * likely_verb(claim.text, claim.language, word),
            -word.start,
            word,
        )
        for word in _predicates(claim.text)
    ]
    if not scored:
        return Span(0, len(claim.text))
    word = max(scored, key=lambda entry: entry[:2])[2]
    return copula_before(claim.text, claim.language, word) or word


def _explanation(hedged: Mapping[str, object], plain: Mapping[str, object]) -> str:
    return (
        f"One report hedges (“{hedged['words']}”) what the other states as fact "
        f"(“{plain['words']}”)."
    )


def _evidence(hedge: _Hedge, predicate: float) -> dict[str, float]:
    view = hedge.view
    return {
        "level_gap": float(PLAIN - hedge.cue.level),
        "reliability": hedge_reliability()[hedge.cue.kind],
        "predicate_similarity": predicate,
        "clause_similarity": view.covered(_content(hedge), words(view.other.claim.text)),
        "share": _share(hedge),
        "attributed": float(bool(view.own.facts.attributions)),
        "answers": float(bool(answers_hedge(view.other.claim.text, view.other.claim.language))),
    }


def _predicates(text: str, within: Span | None = None) -> tuple[Span, ...]:
    """Return the words of *text* that may be a verb: no capitals inside a sentence, no figures.

    All words, where none is left.
    """
    found = words(text, within)
    return (
        tuple(
            word
            for word in found
            if word.end - word.start > _SHORT
            and text[word.start].isalpha()
            and not text[word.start].isupper()
        )
        or found
    )


def _predicate(claim: Claim, cue: Span, clause: Span) -> Span:
    """Return the word that carries what is hedged: the last one of a phrase like "ar fi murit",
    the verb that closes a German clause, or the next word that is likeliest a verb.
    """
    inside = words(claim.text, cue)
    if len(inside) > 1 and inside[-1].end - inside[-1].start > _SHORT:
        return inside[-1]
    after = _predicates(claim.text, Span(cue.end, max(cue.end, clause.end)))
    closing = closing_auxiliaries(claim.language)
    if closing:
        after = tuple(w for w in after if w.of(claim.text) not in closing)[-1:]
    long = [word for word in after if word.end - word.start > _SHORT]
    return max(
        long,
        key=lambda word: (likely_verb(claim.text, claim.language, word), -word.start),
        default=cue,
    )
