"""Attribution: the same words from two speakers, or fact here and somebody's words there."""

from collections.abc import Sequence

from claimcmp.divergence.counterparts import View, views, words
from claimcmp.divergence.interface import Conflict, Statement, StatementPair
from claimcmp.divergence.speakers import (
    WIDE,
    Speaker,
    are_kin,
    difference,
    is_named,
    roles_of,
    speakers,
    spoken_of,
    title_of,
)
from claimcmp.facts.findings import tells_own_finding
from claimcmp.facts.records import Facts
from claimcmp.facts.speech import speaker_roles, speech_words
from claimcmp.languages.lexicon import Match
from claimcmp.records import Span

# A word of the other claim this near to the source's words stands for it; on the development
# bundles every source that both reports know comes above, every other one below.
_NAMED_THERE = 0.52
# A word of the other claim this near to the cue tells of speech as well.
_TOLD_THERE = 0.45
# A word of the other claim as near as this to a word of the attributed one renders it.
_RENDERED = 0.5
# The two claims must say the same but for the source: how near their words find one another, both
# ways, on average. On development bundles what is attributed and what is stated as fact are alike
# by 0.52 and more, other content of one event mostly by less.
_SAME_CONTENT = 0.52
# From how many characters between a speaker and its cue on the two are not marked as one.
_APART = 40
# Quoted words this alike are one utterance: on development bundles its translations are alike by
# 0.43 to 0.74, other words of the same speakers by less.
_SAME_WORDS = 0.42
# Words this short are articles, prepositions and the like.
_SHORT = 3


def find_attribution_conflicts(pair: StatementPair) -> tuple[Conflict, ...]:
    """Return where two claims give the same content to two sources, or only one names a source.

    One conflict at most.
    """
    if pair.a.facts.attributions and pair.b.facts.attributions:
        return _two_speakers(pair)
    found = [conflict for view in views(pair) for conflict in _one_sided(view)]
    return tuple(found[:1])


def _two_speakers(pair: StatementPair) -> tuple[Conflict, ...]:
    """Return a conflict where every source of one claim differs from every one of the other."""
    own = speakers(pair.a, _before(pair.a, pair.context_a))
    other = speakers(pair.b, _before(pair.b, pair.context_b))
    likeness = _quoted_similarity(pair)
    same = likeness >= _SAME_WORDS and all(s.attribution.direct for s in (*own, *other))
    kinds = [difference(a, pair.a, b, pair.b, same_words=same) for a in own for b in other]
    if not kinds or None in kinds:
        return ()
    a, b = own[0], other[0]
    return (
        Conflict(
            type="attribution",
            span_a=a.span,
            span_b=b.span,
            value_a=_value(a, pair.a.claim.text),
            value_b=_value(b, pair.b.claim.text),
            explanation=(
                f"One report has this from “{_shown(a, pair.a.claim.text)}”, "
                f"the other from “{_shown(b, pair.b.claim.text)}”."
            ),
            evidence={
                "two_persons": float(kinds[0] == "person"),
                "two_groups": float(kinds[0] == "group"),
                "both_direct": float(a.attribution.direct and b.attribution.direct),
                "quotation_similarity": likeness,
                "resolved": float(a.resolved or b.resolved),
                "one_sided": 0.0,
            },
        ),
    )


def _before(statement: Statement, context: Sequence[Facts]) -> Facts | None:
    """Return the facts of the sentence before *statement* among those beside it."""
    return context[0] if context and statement.claim.position else None


def _shown(speaker: Speaker, text: str) -> str:
    """Return the speaker in words: the name behind a pronoun, else the words of the claim."""
    resolved = speaker.person.canonical if speaker.person and speaker.resolved else ""
    return resolved or speaker.span.of(text)


def _quoted_similarity(pair: StatementPair) -> float:
    """Return how alike the quoted words of both claims are, in [-1, 1]; 0 without any."""
    own = [q.span for q in pair.a.facts.quotations if q.speech]
    other = [q.span for q in pair.b.facts.quotations if q.speech]
    return max((pair.spans(x, y) for x in own for y in other), default=0.0)


def _value(speaker: Speaker, text: str) -> dict[str, object]:
    name = speaker.person.canonical if speaker.person else speaker.span.of(text)
    return {"speaker": name, "direct": speaker.attribution.direct}


def _one_sided(view: View) -> list[Conflict]:
    """Return a conflict where ``own`` names its source and ``other``, which says the same,
    neither names one nor mentions it nor hedges.
    """
    own, other = view.own, view.other
    plain = not (other.facts.attributions or other.facts.certainty or other.facts.quotations)
    named = speakers(own)
    if not plain or len(named) != 1 or len(own.facts.attributions) != 1:
        return []
    speaker = named[0]
    if speaker.attribution.direct or _hedges_beside(own, speaker) or _tells(view, speaker):
        return []
    # A body that counts or finds something is its source.
    if tells_own_finding(other.claim.text, other.claim.language):
        return []
    # "Observers were kept out, observers said": the others' observers are those kept out.
    there = roles_of(other) - spoken_of(speaker, own)
    if are_kin(speaker.roles, there) or _is_named_by(speaker, other):
        return []
    evidence = _one_sided_evidence(view, speaker)
    echoed = evidence["speaker_similarity"] >= _NAMED_THERE
    told = evidence["cue_similarity"] >= _TOLD_THERE and not evidence["cue_taken"]
    alike = (evidence["within"] + _covered(view, speaker)) / 2
    if echoed or told or alike < _SAME_CONTENT:
        return []
    return [_one_sided_conflict(view, speaker, evidence)]


def _hedges_beside(statement: Statement, speaker: Speaker) -> bool:
    """Whether what the source says is itself hedged: "could" against "does" is no two sources."""
    source = _with_cue(speaker)
    return any(not cue.span.overlaps(source) for cue in statement.facts.certainty)


def _one_sided_evidence(view: View, speaker: Speaker) -> dict[str, float]:
    own, other = view.own.claim.text, view.other.claim.text
    there = _content(other)
    cue = speaker.attribution.cue
    source = [w for w in words(own, _with_cue(speaker)) if not w.overlaps(cue)]
    kinds = [m.span.shifted(speaker.span.start) for m in _kinds(speaker, view)]
    # What says what kind of source it is tells best whether the other report knows it.
    source = [w for w in source if any(w.overlaps(kind) for kind in kinds)] or source
    long = [w for w in source if w.end - w.start > _SHORT] or source
    # A name comes back as a name.
    named = all(w.of(own)[0].isupper() for w in source)
    echoes = [w for w in there if w.start and w.of(other)[0].isupper()] if named else there
    within = [max((view.similarity(o, w) for o in words(own)), default=0.0) for w in there]
    return {
        "one_sided": 1.0,
        "speaker_similarity": _echoed(view, speaker, long, echoes),
        "cue_similarity": view.nearest(cue, words(other))[0],
        "cue_taken": float(_cue_taken(view, cue)),
        "within": sum(within) / len(within) if within else 0.0,
        "contentious": float(speaker.attribution.contentious),
        "person": float(speaker.person is not None),
        "context_attributed": float(any(facts.attributions for facts in view.other_context)),
    }


def _attributed(view: View, speaker: Speaker) -> list[Span]:
    """Return the words of the attributed claim that carry content, but for its source."""
    title = title_of(speaker, view.own)
    source = [_with_cue(speaker), *([title] if title else [])]
    content = _content(view.own.claim.text)
    return [word for word in content if not any(word.overlaps(span) for span in source)]


def _covered(view: View, speaker: Speaker) -> float:
    """Return how near the attributed words come back in the other claim, on average, in [-1, 1]."""
    return view.covered(_attributed(view, speaker), words(view.other.claim.text))


def _echoed(view: View, speaker: Speaker, source: Sequence[Span], there: Sequence[Span]) -> float:
    """Return how near any word of *there* comes to the *source*, of those that render no other
    word of the attributed claim: „vigili del fuoco” is not the other report's "fire".
    """
    content = _attributed(view, speaker)
    free = [w for w in there if view.nearest_own(w, content) < view.nearest_own(w, source)]
    return max((view.nearest(word, free)[0] for word in source), default=1.0)


def _tells(view: View, speaker: Speaker) -> bool:
    """Whether the other claim tells of speech, by a word that renders none of the content here:
    where both say that somebody was warned, only one may say who says so.
    """
    claim = view.other.claim
    cue = speaker.attribution.cue
    content = [w for w in _content(view.own.claim.text) if not w.overlaps(cue)]
    return any(
        view.nearest_own(word, content) < max(view.similarity(cue, word), _RENDERED)
        for word in speech_words(claim.text, claim.language)
    )


def _cue_taken(view: View, cue: Span) -> bool:
    """Whether the word nearest to the cue stands for another word of the attributed claim."""
    alike, word = view.nearest(cue, words(view.other.claim.text))
    content = [w for w in _content(view.own.claim.text) if not w.overlaps(cue)]
    return word is not None and view.nearest_own(word, content) > alike


def _is_named_by(speaker: Speaker, statement: Statement) -> bool:
    return speaker.person is not None and is_named(speaker.person, statement)


def _kinds(speaker: Speaker, view: View) -> Sequence[Match]:
    claim = view.own.claim
    found = speaker_roles(speaker.span.of(claim.text), claim.language)
    return [match for match in found if match.label not in WIDE]


def _one_sided_conflict(view: View, speaker: Speaker, evidence: dict[str, float]) -> Conflict:
    text = view.own.claim.text
    source = _with_cue(speaker)
    plain = Span(0, len(view.other.claim.text.rstrip(".!?… ")))
    spans: tuple[Span, Span] = (source, plain)
    values: tuple[object, object] = (_value(speaker, text), {"speaker": None, "direct": False})
    if view.turned:
        spans, values = (plain, source), (values[1], values[0])
    return Conflict(
        type="attribution",
        span_a=spans[0],
        span_b=spans[1],
        value_a=values[0],
        value_b=values[1],
        explanation=(
            f"One report attributes this (“{source.of(text)}”), the other states it as fact."
        ),
        evidence=evidence,
    )


def _with_cue(speaker: Speaker) -> Span:
    """Return the speaker together with the verb or preposition beside it."""
    span, cue = speaker.span, speaker.attribution.cue
    whole = span.hull(cue)
    # Where much stands between the two, the speaker alone is the smallest telling span.
    apart = whole.end - whole.start - (span.end - span.start) - (cue.end - cue.start)
    return whole if apart <= _APART else span


def _content(text: str) -> tuple[Span, ...]:
    """Return the words of *text* that are long enough to carry content, or all of them."""
    found = words(text)
    return tuple(w for w in found if w.end - w.start > _SHORT) or found
