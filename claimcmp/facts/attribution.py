"""Attributions: who says it, and whether in quoted words."""

import re
from collections.abc import Iterable, Sequence

from claimcmp.facts.certainty import certainty_cues
from claimcmp.facts.hedged_clause import relative_clause
from claimcmp.facts.quotation import quotations
from claimcmp.facts.records import Attribution
from claimcmp.facts.source_phrase import REACH, SHORT_NAME, WORD, cites, known_source, speaker_in
from claimcmp.facts.speech import Speech, cues_in, speech_of
from claimcmp.folding import fold
from claimcmp.languages import subject
from claimcmp.languages.lexicon import Match
from claimcmp.records import Span

# What stands between a colon and the words quoted behind it.
_OPENING_MARKS = "„“”\"«»‹›‘’‚'「『〈 \xa0\u202f–—-"
# What stands between quoted words and the first of those that tell who said them.
_SET_OFF = re.compile(
    r"(?:[.,!?…]?\s*[”“\"»«’‘'」』]\s*(?:,\s*(?:[–—-]\s+)?|[–—-]\s+)|(?<=[.,!?…])\s?[”“\"»«’‘'」』]\s+)(\w+)"
)
_BOUNDARY = re.compile(r"[,;:!?()\[\]]|[–—]|(?<=\w{5})\.(?=\s)|\.$|\s-\s")
# ", X said" is a clause of its own, and at most this long.
_ASIDE_WORDS = 9
# A clause of a subject, a verb and what it tells has at least this many words.
_CLAUSE_WORDS = 4
# At most this many words stand between the two: "doctors at the county hospital | described".
_TELLING = 4
# How far into the words behind a cue a clause opens, in characters: "said on Monday that".
_OPENING = 80
# How far into the words behind a verb with no subject before it: "..., said that".
_AT_ONCE = 12
# At most this many asides stand between a verb and its subject ("said on Monday, in X, the mayor").
_ASIDES = 3
# A source set off by commas begins within this many words: "the mayor".
_TITLE_WORDS = 2


def attributions(text: str, language: str) -> tuple[Attribution, ...]:
    """Return who says what in *text*, in order.

    *language* is an ISO 639-1 code; a language without data has no attributions. The speaker is
    None where it is a pronoun or stands in another sentence.
    """
    speech = speech_of(language)
    if not subject(language, "attribution"):
        return ()
    quoted = [quotation.span for quotation in quotations(text) if quotation.speech]
    never = [match.span for match in speech.never.find(text)]
    # "According to unconfirmed reports" names nobody.
    hedges = [cue.span for cue in certainty_cues(text, language)]
    found = []
    for match in cues_in(text, speech):
        hedged = any(hedge.encloses(match.span) for hedge in hedges)
        barred = [span for span in never if not match.span.encloses(span)]
        if not hedged and not _inside(match.span, [*barred, *quoted]):
            silent = not quoted and _is_said_of_thing(text, language, match.span, speech)
            attribution = None if silent else _attribute(text, match, speech, quoted)
            if attribution is not None:
                found.append(attribution)
    if not found and quoted:
        found += _beside_quotation(text, speech, quoted)
    return tuple(found)


def _beside_quotation(text: str, speech: Speech, quoted: Sequence[Span]) -> list[Attribution]:
    """Return who speaks where no known verb tells so: the only source in the words that a colon
    ends before the quotation, or the one in the words set off behind a quotation.
    """
    lead = text[: quoted[0].start].rstrip(_OPENING_MARKS)
    tail = _SET_OFF.match(text, quoted[-1].end)
    if lead.endswith(":"):
        cue = Span(len(lead) - 1, len(lead))
        speaker = _only_source(text, Span(0, cue.start), speech)
    elif tail and not WORD.search(lead):
        cue = Span(tail.start(1), tail.end(1))
        behind = _stretch_after(text, Span(tail.start(1), tail.start(1)), quoted)
        speaker = known_source(text, behind, speech)
    else:
        return []
    return [Attribution(cue, speaker, direct=True)] if speaker else []


def _only_source(text: str, stretch: Span, speech: Speech) -> Span | None:
    """Return the source in *stretch* unless another stands behind it in another phrase."""
    first = known_source(text, stretch, speech)
    if first is None:
        return None
    rest = known_source(text, Span(first.end, stretch.end), speech)
    return None if rest else first


def _inside(span: Span, others: Iterable[Span]) -> bool:
    return any(span.overlaps(other) for other in others)


def _is_said_of_thing(text: str, language: str, cue: Span, speech: Speech) -> bool:
    """Whether a relative pronoun for no known source says it: „sistemul care îl avertizează”."""
    clause = relative_clause(text, language, cue)
    if clause is None or speech.nouns_capitalised:
        return False
    between = WORD.findall(text[clause.start : cue.start])[1:]
    if any(len(word) > SHORT_NAME or speech.pronouns.find(word) for word in between):
        return False
    before = list(WORD.finditer(text, 0, clause.start))[-_ASIDE_WORDS:]
    named = any(word.start() and word[0][0].isupper() for word in before)
    return bool(before) and not (named or speech.roles.find(text[: clause.start]))


def _attribute(
    text: str, match: Match, speech: Speech, quoted: Sequence[Span]
) -> Attribution | None:
    """Read the speaker beside one cue; None where the cue does not attribute anything."""
    cue = match.span
    before, after = _stretch_before(text, cue, quoted), _stretch_after(text, cue, quoted)
    if _is_day(text, before, speech):
        before = Span(cue.start, cue.start)
    if match.label in ("sources", "cites"):
        stretch = _without_addressee(text, after, speech)
    elif match.label == "sources_after":
        stretch = before
    else:
        reports = match.label != "tells" and _reports(text, cue, speech, quoted)
        if not reports and not _tells(text, cue, before, after, speech):
            return None
        after = _without_addressee(text, after, speech)
        stretch = _verb_side(text, before, after, speech, quoted)
    if not stretch.of(text).strip() and match.label not in ("says", "claims"):
        return None
    if match.label == "cites" and not cites(text, stretch, speech):
        return None
    speaker = speaker_in(text, stretch, speech, toward_end=stretch == before)
    medium = speaker is not None and any(
        role.label == "media" for role in speech.roles.find(speaker.of(text))
    )
    return Attribution(
        cue,
        speaker,
        direct=bool(quoted) and match.label in ("says", "claims"),
        contentious=match.label == "claims",
        kind="medium" if medium else "speaker",
    )


def _reports(text: str, cue: Span, speech: Speech, quoted: Sequence[Span]) -> bool:
    """Whether a verb of speech reports something: words in quotation marks, a clause, or all but
    a short clause of its own (", X said").
    """
    rest = text[cue.end :]
    if quoted or speech.openers.find(rest[:_OPENING]) or re.match(r"\s*:", rest):
        return True
    if speech.bare.find(cue.of(text)):
        return True
    before, after = _stretch_before(text, cue, quoted), _stretch_after(text, cue, quoted)
    aside = len(WORD.findall(text[before.start : after.end])) <= _ASIDE_WORDS
    return aside and (before.start, after.end) != (0, len(text.rstrip(".!? ")))


def _tells(text: str, cue: Span, before: Span, after: Span, speech: Speech) -> bool:
    """Whether a source stands before a verb whose object is what it tells: "the prefecture |
    speaks of 300 houses".
    """
    verbs = speech.tells.find(text[cue.start :])
    clause = WORD.findall(text[before.start : after.end])
    told = bool(verbs) and verbs[0].span.start == 0 and len(clause) >= _CLAUSE_WORDS
    source = known_source(text, before, speech) if told else None
    return source is not None and len(WORD.findall(text[source.end : cue.start])) <= _TELLING


def _stretch_before(text: str, cue: Span, quoted: Sequence[Span]) -> Span:
    """Return the words before *cue* in its clause."""
    start = max(
        (m.end() for m in _BOUNDARY.finditer(text, 0, cue.start)),
        default=0,
    )
    start = max([start, *(span.end + 1 for span in quoted if span.end < cue.start)])
    return Span(min(start, cue.start), cue.start)


def _stretch_after(text: str, cue: Span, quoted: Sequence[Span], *, apposed: bool = True) -> Span:
    """Return the words after *cue*, up to the next quotation or the first comma; up to the second
    where a name stands between the two and *apposed* is set.
    """
    ends = [m.start() for m in _BOUNDARY.finditer(text, cue.end)]
    ends += [span.start - 1 for span in quoted if span.start > cue.end]
    ends.sort()
    end = max(ends[0], cue.end) if ends else len(text)
    second = ends[1] if len(ends) > 1 else len(text)
    if apposed and ends and text[end] == "," and _is_apposed_name(text[end + 1 : second]):
        end = second
    return Span(cue.end, end)


def _is_day(text: str, stretch: Span, speech: Speech) -> bool:
    """Whether a stretch only says when: "On Thursday", „Am Montag“, "yesterday evening"."""
    words = [fold(word) for word in WORD.findall(stretch.of(text))]
    others = [w for w in words if w not in speech.when and not speech.weekday.fullmatch(w)]
    return others != words and all(len(word) <= SHORT_NAME for word in others)


def _without_addressee(text: str, after: Span, speech: Speech) -> Span:
    """Return the words behind a cue without those that tell to whom something was said."""
    found = speech.addressees.find(after.of(text))
    if not found:
        return after
    start, end = after.start + found[0].span.start, after.start + found[0].span.end
    first = not text[after.start : start].strip()
    return Span(end, after.end) if first else Span(after.start, start)


def _is_apposed_name(words: str) -> bool:
    """Whether a stretch between commas is a name, or a title and a name."""
    tokens = words.rstrip(".!? ").split()
    capitals = [token[0].isupper() for token in tokens]
    return 1 < len(tokens) <= REACH // 2 and all(capitals[-2:])


def _verb_side(
    text: str, before: Span, after: Span, speech: Speech, quoted: Sequence[Span]
) -> Span:
    """Choose the side of a verb of speech on which its subject stands.

    The words of its clause before it are the subject where there are any; where none are, the
    subject is set off by a comma if a clause or nothing follows ("Minister X, of Y, said that"),
    and else the verb is inverted („…”, a spus X).
    """
    words = WORD.findall(before.of(text))
    opener = speech.openers.find(after.of(text))
    if not words and opener and opener[0].span.start < _AT_ONCE:
        return _apposition(text, before)
    if not words:
        apposed = _apposition(text, before)
        aside = _is_aside(text, before.end, apposed, after, speech, quoted)
        return apposed if aside else _past_when(text, after, speech, quoted)
    lone = len(words) == 1 and words[0].islower() and not speech.pronouns.find(words[0])
    return after if lone and not opener and after.of(text).strip() else before


def _is_when(text: str, stretch: Span, speech: Speech) -> bool:
    """Whether a stretch is empty or only says when."""
    return not WORD.search(stretch.of(text)) or _is_day(text, stretch, speech)


def _is_aside(
    text: str, cue: int, apposed: Span, after: Span, speech: Speech, quoted: Sequence[Span]
) -> bool:
    """Whether the subject of a verb that begins at *cue* is *apposed*, a stretch between two
    commas before it, since what comes *after* is a time, a place or who is spoken to.
    """
    short = 0 < len(WORD.findall(apposed.of(text))) <= _ASIDE_WORDS and apposed.start > 0
    if not short or _inside(apposed, quoted) or known_source(text, apposed, speech) is None:
        return False
    opener = speech.openers.find(after.of(text))
    rest = Span(after.start, after.start + opener[0].span.start) if opener else after
    said_before = any(span.end < apposed.start for span in quoted)
    told = bool(text[cue : after.start].strip()) and bool(
        speech.addressees.find(text[cue : after.start])
    )
    aside = said_before or told or _is_when(text, rest, speech)
    return aside and known_source(text, rest, speech) is None


def _past_when(text: str, after: Span, speech: Speech, quoted: Sequence[Span]) -> Span:
    """Return the stretch behind *after* that begins with a source, where *after* only says when:
    "said on Thursday, from the rostrum, | Minister X".
    """
    behind = after
    for _ in range(_ASIDES):
        if not _is_when(text, after, speech) or text[behind.end : behind.end + 1] != ",":
            break
        start = behind.end + 1
        behind = _stretch_after(text, Span(start, start), quoted, apposed=False)
        if speech.openers.find(behind.of(text)):
            break
        if _begins_with_source(text, behind, speech):
            return _stretch_after(text, Span(start, start), quoted)
    return after


def _begins_with_source(text: str, stretch: Span, speech: Speech) -> bool:
    """Whether the first words of a stretch tell who speaks."""
    words = [match.end() for match in WORD.finditer(text, stretch.start, stretch.end)]
    opening = Span(stretch.start, max(words[:_TITLE_WORDS], default=stretch.start))
    return known_source(text, opening, speech) is not None


def _apposition(text: str, before: Span) -> Span:
    """Return the clause before the comma at the start of *before*, or the one before that."""
    commas = [m.end() for m in _BOUNDARY.finditer(text, 0, before.start)]
    bounds = [0, *commas]
    for start, end in zip(bounds[-2::-1], bounds[:0:-1], strict=False):
        if any(word[0].isupper() for word in WORD.findall(text[start : end - 1])):
            return Span(start, end - 1)
    return Span(0, before.start)
