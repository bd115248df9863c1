"""Speech: what a language's attribution.yaml knows of telling, and the words of it in a text."""

import re
from dataclasses import dataclass
from functools import cache

from claimcmp.facts.date_grammar import grammar
from claimcmp.folding import fold
from claimcmp.languages import subject
from claimcmp.languages.lexicon import Lexicon, Match
from claimcmp.records import Span

# Cues with a subject, which may be nobody.
_VERBS = frozenset({"says", "claims", "tells"})
# At most this many words stand between "nobody" and its verb: „nimeni nu și-a | amintit”.
_NOBODY_REACH = 3
_MARK = re.compile(r"[,;:.!?()„“”«»–—]")


@dataclass(frozen=True, slots=True)
class Speech:
    """What one language's attribution.yaml knows."""

    cues: Lexicon
    never: Lexicon
    nobody: Lexicon
    silent: Lexicon
    openers: Lexicon
    openers_written: frozenset[str]
    pronouns: Lexicon
    roles: Lexicon
    bare: Lexicon
    tells: Lexicon
    addressees: Lexicon
    articles: frozenset[str]
    weekday: re.Pattern[str]
    when: frozenset[str]
    nouns_capitalised: bool


@cache
def speech_of(language: str) -> Speech:
    """Return the words of *language*, an ISO 639-1 code; none where it has no data."""
    entries = subject(language, "attribution")
    labels = ("says", "claims", "tells", "sources", "sources_after", "cites")
    roles = {role: tuple(words) for role, words in entries.get("roles", {}).items()}
    media = (*roles.get("media", ()), *subject("any", "attribution")["media"])
    return Speech(
        Lexicon({label: entries.get(label, ()) for label in labels}),
        Lexicon({"never": (*entries.get("never", ()), *entries.get("silent", ()))}),
        Lexicon({"nobody": _nobody(language)}),
        Lexicon({"silent": entries.get("silent", ())}),
        Lexicon({"that": entries.get("that", ())}),
        frozenset(word.casefold() for word in entries.get("that", ())),
        Lexicon({"pronoun": entries.get("pronouns", ())}),
        Lexicon({**roles, "media": media}),
        Lexicon({"bare": entries.get("bare", ())}),
        Lexicon({"tells": entries.get("tells", ())}),
        Lexicon({"addressee": entries.get("addressees", ())}),
        frozenset(entries.get("articles", ())),
        re.compile(grammar(language).vocabularies["weekday"].pattern),
        _words_for_when(language),
        entries.get("nouns_capitalised") == "yes",
    )


def _nobody(language: str) -> tuple[str, ...]:
    """Return the words of *language* for nobody."""
    return tuple(subject(language, "tolls").get("none", {}).get("nobody", ()))


def _words_for_when(language: str) -> frozenset[str]:
    """Return the folded words of *language* for days beside today and for parts of a day."""
    entries = subject(language, "dates")
    groups = (*entries.get("days", {}).values(), *entries.get("parts", {}).values())
    return frozenset(word for group in groups for phrase in group for word in fold(phrase).split())


def cues_in(text: str, speech: Speech) -> tuple[Match, ...]:
    """Return the cues of *text* but the verbs whose subject is nobody: "no one remembered"."""
    nobody = [match.span for match in speech.nobody.find(text)]
    return tuple(
        cue
        for cue in speech.cues.find(text)
        if cue.label not in _VERBS or not any(_goes_with(text, span, cue.span) for span in nobody)
    )


def _goes_with(text: str, subject_words: Span, verb: Span) -> bool:
    """Whether only a few words and no mark part a subject from the verb behind it."""
    between = text[subject_words.end : verb.start]
    near = subject_words.end <= verb.start and len(between.split()) <= _NOBODY_REACH
    return near and not _MARK.search(between)


def speaker_roles(text: str, language: str) -> tuple[Match, ...]:
    """Return the words of *text* that name a kind of source, labelled "police", "union" ..."""
    return speech_of(language).roles.find(text)


def speech_words(text: str, language: str) -> tuple[Span, ...]:
    """Return every word of *text* that may tell of speech, whether or not it attributes; "per
    cent" and a "warning shot" do not.
    """
    speech = speech_of(language)
    silent = [match.span for match in speech.silent.find(text)]
    return tuple(
        m.span
        for m in speech.cues.find(text)
        if not any(m.span.overlaps(other) for other in silent)
    )


def clause_openers(text: str, language: str) -> tuple[Span, ...]:
    """Return the words of *text* that open a reported clause ("that", „că”).

    In a text that is written with diacritics they have theirs: the Polish „ze” is not „że”.
    """
    speech = speech_of(language)
    found = tuple(match.span for match in speech.openers.find(text))
    if fold(text) == text.casefold():
        return found
    bare = {fold(word) for word in speech.openers_written} - speech.openers_written
    return tuple(span for span in found if span.of(text).casefold() not in bare)
