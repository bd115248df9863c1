"""Speakers: who a claim's attributions name, and whether two of them can be one."""

import re
from dataclasses import dataclass
from functools import cache

from claimcmp.divergence.interface import Statement
from claimcmp.facts.name import same_name
from claimcmp.facts.name.spelling import key
from claimcmp.facts.records import Attribution, Facts, Name
from claimcmp.facts.speech import speaker_roles
from claimcmp.languages import subject
from claimcmp.records import Span

# Two names this alike may be one person's (claimcmp.facts.name.same_name).
_ALIKE = 0.6
# A single word must be this near to a word of the name: short words sound alike by chance.
_SAME_WORD = 0.8
# Groups too wide to tell two sources apart.
WIDE = frozenset({"body", "media", "official", "experts"})
# A name's title takes at most this many words before it.
_TITLE_WORDS = 3
# What a name follows as an apposition is at most this long: "the mayor of X, in Y county, | Z".
_APPOSED_WORDS = 9
# What is set off behind a name and tells who its bearer is: ", head of X's campaign".
_APPOSITION = re.compile(r"\s*,[^,;.]*")
_CAPITALISED = re.compile(r"[^\W\d_][\w'’\-]*")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who an attribution names: a person, or a kind of source such as "police"."""

    attribution: Attribution
    span: Span
    person: Name | None
    roles: frozenset[str]
    resolved: bool = False


def speakers(statement: Statement, before: Facts | None = None) -> tuple[Speaker, ...]:
    """Return the speakers whom *statement* names; cited media are left out.

    Where it names none, its pronouns stand for a person named earlier in it, or for the speaker
    of the sentence *before* it; such a speaker is ``resolved`` and its span is the cue.
    """
    attributions = [a for a in statement.facts.attributions if a.kind == "speaker"]
    named = tuple(_speaker(statement, a, a.speaker) for a in attributions if a.speaker is not None)
    if named:
        return named
    found = [(a, _referent(statement, a, before)) for a in attributions]
    return tuple(
        Speaker(attribution, attribution.cue, person, frozenset(), resolved=True)
        for attribution, person in found
        if person is not None
    )


def _referent(statement: Statement, attribution: Attribution, before: Facts | None) -> Name | None:
    """Return the person that an attribution without a speaker refers back to, if only one can
    be meant.
    """
    own = _named_beside(statement, attribution)
    if len({name.canonical for name in own}) == 1:
        return own[0]
    if own or before is None:
        return None
    spoken = [a.speaker for a in before.attributions if a.speaker is not None]
    persons = [name for name in before.names if name.kind == "person"]
    heard = [name for name in persons if any(name.span.overlaps(span) for span in spoken)]
    candidates = heard or ([] if spoken else persons)
    return candidates[0] if len({name.canonical for name in candidates}) == 1 else None


def _named_beside(statement: Statement, attribution: Attribution) -> list[Name]:
    """Return the persons named outside the quoted words before the cue, or after it where
    something else is set off between the two ("said, opening the talks, Minister X").
    """
    cue = attribution.cue
    quoted = [q.span for q in statement.facts.quotations if q.speech]
    interrupted = statement.claim.text[cue.end : cue.end + 1] == ","
    return [
        name
        for name in statement.facts.names
        if name.kind == "person"
        and (name.span.end <= cue.start or interrupted)
        and not any(name.span.overlaps(span) for span in quoted)
    ]


def _speaker(statement: Statement, attribution: Attribution, span: Span) -> Speaker:
    claim = statement.claim
    roles = frozenset(m.label for m in speaker_roles(span.of(claim.text), claim.language))
    person = _person(statement, span, roles, direct=attribution.direct)
    if person is not None:
        title = frozenset(m.label for m in speaker_roles(person.role, claim.language))
        # "The observers' group Vot Curat" is what stands before it, where nothing else tells.
        known = title or _beside(statement, person.span) or _apposed_to(statement, attribution)
        return Speaker(attribution, person.span, person, known - WIDE)
    return Speaker(attribution, span, None, (roles | _beside(statement, span)) - WIDE)


def _beside(statement: Statement, span: Span) -> frozenset[str]:
    """Return the kinds of source that the words right before a name give: "the union X"."""
    claim = statement.claim
    words = _title(statement, span).of(claim.text)
    return frozenset(m.label for m in speaker_roles(words, claim.language))


def _apposed_to(statement: Statement, attribution: Attribution) -> frozenset[str]:
    """Return the kinds of source in the words between the cue and a comma before the speaker's
    name: "says the player's agent, X".
    """
    text, language = statement.claim.text, statement.claim.language
    cue, speaker = attribution.cue, attribution.speaker
    between = text[cue.end : speaker.start].rstrip() if speaker else ""
    if not between.endswith(",") or len(between.split()) > _APPOSED_WORDS:
        return frozenset()
    return frozenset(m.label for m in speaker_roles(between, language))


def _title(statement: Statement, span: Span) -> Span:
    """Return the few words right before *span* in its clause."""
    before = statement.claim.text[: span.start]
    clause = re.split(r"[,;:.!?()–—]", before)[-1]
    start = len(before) - len(clause)
    words = [match.start() for match in re.finditer(r"\S+", clause)]
    return Span(start + words[-_TITLE_WORDS:][0] if words else span.start, span.start)


def _person(
    statement: Statement, span: Span, roles: frozenset[str], *, direct: bool
) -> Name | None:
    """Return the person named inside *span*, if any.

    A name of unknown kind is a person's if it has two words and no institution beside it, or if
    its bearer is quoted.
    """
    inside = [name for name in statement.facts.names if name.span.overlaps(span)]
    known = next((name for name in inside if name.kind == "person"), None)
    if known is not None and not (roles and _is_common(statement, known)):
        return known
    if roles or any(name.kind in ("place", "organisation", "demonym") for name in inside):
        return None
    for name in inside:
        if direct or " " in name.span.of(statement.claim.text):
            return name
    return _unlisted(statement, span)


def _is_common(statement: Statement, name: Name) -> bool:
    """Whether a supposed person is one word long, as the words of an institution's name are."""
    return " " not in name.canonical and " " not in name.span.of(statement.claim.text)


def _unlisted(statement: Statement, span: Span) -> Name | None:
    """Read *span* itself as a name where it is two capitalised words or more."""
    text, language = statement.claim.text, statement.claim.language
    tokens = span.of(text).split()
    if len(tokens) < 2 or not all(token[0].isupper() for token in tokens):
        return None
    return _as_person(text, span, language)


def _as_person(text: str, span: Span, language: str) -> Name:
    written = span.of(text)
    return Name(span, canonical=written, key=key(written, language), kind="person")


def difference(
    one: Speaker, here: Statement, two: Speaker, there: Statement, *, same_words: bool = False
) -> str | None:
    """Return "person", "group" or "office" when speaker *one* of *here* cannot be *two* of
    *there*: two persons, two kinds of source, or a person in an office and a kind of source.

    None where they may be one: the other claim names the first anywhere, or a person stands
    against an institution that he or she may speak for. Where both quote the *same_words*, who is
    named only to tell who the speaker is ("X's aide") did not say them, and two offices are two.
    """
    if one.person and two.person:
        return None if _may_be_one(one, here, two, there, same_words) else "person"
    apart = same_words and _are_offices(one.roles, two.roles)
    if not one.roles or not two.roles or (are_kin(one.roles, two.roles) and not apart):
        return None
    if one.roles & roles_of(there) or two.roles & roles_of(here):
        return None
    if any(is_named(s.person, t) for s, t in ((one, there), (two, here)) if s.person):
        return None
    return "office" if one.person or two.person else "group"


def _may_be_one(
    one: Speaker, here: Statement, two: Speaker, there: Statement, same_words: bool
) -> bool:
    """Whether two persons are one, or the other claim names either besides its speaker."""
    if one.person is None or two.person is None:
        return False
    aside = (_apposition(one, here), _apposition(two, there)) if same_words else (None, None)
    return (
        same_name(one.person, two.person) >= _ALIKE
        or is_named(one.person, there, aside[1])
        or is_named(two.person, here, aside[0])
    )


def _apposition(speaker: Speaker, statement: Statement) -> Span | None:
    found = _APPOSITION.match(statement.claim.text, speaker.span.end)
    return Span(found.start(), found.end()) if found else None


@cache
def _offices() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(group) for group in subject("any", "attribution")["offices"])


def _are_offices(first: frozenset[str], second: frozenset[str]) -> bool:
    """Whether no source of the one group can be of the other: where any of the two are kin, they
    are different offices, each of which one person holds.
    """
    pairs = [frozenset((one, two)) for one in first for two in second]
    return all(len(pair) > 1 and (pair in _offices() or not _is_kin_pair(pair)) for pair in pairs)


def _is_kin_pair(pair: frozenset[str]) -> bool:
    return any(pair <= group for group in _kinships())


def is_named(person: Name, statement: Statement, aside: Span | None = None) -> bool:
    """Say whether *statement* names *person*, fully or by one word of the name, outside *aside*."""
    claim = statement.claim
    capitalised = (
        _as_person(claim.text, Span(m.start(), m.end()), claim.language)
        for m in _CAPITALISED.finditer(claim.text)
        if m[0][0].isupper() and len(m[0]) > 2
    )
    return any(
        _may_be(person, name)
        for name in (*statement.facts.names, *capitalised)
        if aside is None or not name.span.overlaps(aside)
    )


def _may_be(person: Name, name: Name) -> bool:
    return same_name(person, name) >= (_ALIKE if " " in name.canonical else _SAME_WORD)


def roles_of(statement: Statement) -> frozenset[str]:
    """Return the kinds of source that the words of *statement* name, wide ones left out."""
    found = speaker_roles(statement.claim.text, statement.claim.language)
    return frozenset(match.label for match in found) - WIDE


def title_of(speaker: Speaker, statement: Statement) -> Span | None:
    """Return the words right before the speaker's name that tell what kind of source it is."""
    title = _title(statement, speaker.span)
    claim = statement.claim
    return title if speaker_roles(title.of(claim.text), claim.language) else None


def spoken_of(speaker: Speaker, statement: Statement) -> frozenset[str]:
    """Return the kinds of source that *statement* tells something about: named in it otherwise
    than to say who its *speaker* is.
    """
    claim = statement.claim
    told = _title(statement, speaker.span).hull(speaker.span).hull(speaker.attribution.cue)
    found = speaker_roles(claim.text, claim.language)
    return frozenset(match.label for match in found if not match.span.overlaps(told))


@cache
def _kinships() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(group) for group in subject("any", "attribution")["kin"])


def are_kin(first: frozenset[str], second: frozenset[str]) -> bool:
    """Whether a source of one group may be of the other: the same, or listed as kin."""
    if first & second:
        return True
    return any(first & group and second & group for group in _kinships())
