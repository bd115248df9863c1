"""Attributions: who says it, and whether in quoted words."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from claimcmp.facts.certainty import certainty_cues
from claimcmp.facts.quotation import quotations
from claimcmp.facts.records import Attribution
from claimcmp.facts.speech import Speech, speech_of
from claimcmp.folding import fold
from claimcmp.languages import subject
from claimcmp.languages.lexicon import Match
from claimcmp.records import Span

# A speaker is looked for in at most this many words beside the cue.
_REACH = 12
# Without a name, a source's noun phrase is taken to be this long at most.
_PHRASE_WORDS = 4
_WORD = re.compile(r"\w+(?:['’\-.]\w+)*\.?")
_BOUNDARY = re.compile(r"[,;:!?()\[\]]|[–—]|(?<=\w{5})\.(?=\s)|\.$|\s-\s")
# ", X said" is a clause of its own, and at most this long.
_ASIDE_WORDS = 9
# A capitalised word this short is an abbreviation or an article.
_SHORT_NAME = 3
# How far into the words behind a cue a clause opens, in characters: "said on Monday that".
_OPENING = 80
# How far into the words behind a verb with no subject before it: "..., said that".
_AT_ONCE = 12
# A word between a title and a name is this short: "Inspectorate for X Y".
_LINK = 6


@cache
def _particles() -> frozenset[str]:
    """Return the small words that may stand inside a name."""
    return frozenset(subject("any", "attribution")["particles"])


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
    for match in speech.cues.find(text):
        hedged = any(_holds(hedge, match.span) for hedge in hedges)
        if not hedged and not _inside(match.span, [*never, *quoted]):
            attribution = _attribute(text, match, speech, quoted)
            if attribution is not None:
                found.append(attribution)
    return tuple(found)


def _inside(span: Span, others: Iterable[Span]) -> bool:
    return any(span.overlaps(other) for other in others)


def _holds(whole: Span, part: Span) -> bool:
    """Whether *whole* is longer than *part* and contains it."""
    return whole != part and whole.start <= part.start and part.end <= whole.end


def _attribute(
    text: str, match: Match, speech: Speech, quoted: Sequence[Span]
) -> Attribution | None:
    """Read the speaker beside one cue; None where the cue does not attribute anything."""
    cue = match.span
    before, after = _stretch_before(text, cue, quoted), _stretch_after(text, cue, quoted)
    if _is_day(text, before, speech):
        before = Span(cue.start, cue.start)
    if match.label == "sources":
        stretch = after
    elif match.label == "sources_after":
        stretch = before
    else:
        if not _reports(text, cue, speech, quoted):
            return None
        stretch = _verb_side(text, before, after, speech)
    if stretch == after:
        stretch = _without_addressee(text, after, speech)
    if not stretch.of(text).strip() and match.label.startswith("sources"):
        return None
    speaker = _speaker(text, stretch, speech, toward_end=stretch == before)
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
    aside = len(_WORD.findall(text[before.start : after.end])) <= _ASIDE_WORDS
    return aside and (before.start, after.end) != (0, len(text.rstrip(".!? ")))


def _stretch_before(text: str, cue: Span, quoted: Sequence[Span]) -> Span:
    """Return the words before *cue* in its clause."""
    start = max(
        (m.end() for m in _BOUNDARY.finditer(text, 0, cue.start)),
        default=0,
    )
    start = max([start, *(span.end + 1 for span in quoted if span.end < cue.start)])
    return Span(min(start, cue.start), cue.start)


def _stretch_after(text: str, cue: Span, quoted: Sequence[Span]) -> Span:
    """Return the words after *cue*, up to the second comma or the next quotation."""
    ends = [m.start() for m in _BOUNDARY.finditer(text, cue.end)]
    ends += [span.start - 1 for span in quoted if span.start > cue.end]
    ends.sort()
    end = max(ends[0], cue.end) if ends else len(text)
    second = ends[1] if len(ends) > 1 else len(text)
    if ends and text[end] == "," and _is_apposed_name(text[end + 1 : second]):
        end = second
    return Span(cue.end, end)


def _is_day(text: str, stretch: Span, speech: Speech) -> bool:
    """Whether a stretch only says when: "On Thursday", „Am Montag“."""
    words = [fold(word) for word in _WORD.findall(stretch.of(text))]
    others = [word for word in words if not speech.weekday.fullmatch(word)]
    return others != words and all(len(word) <= _SHORT_NAME for word in others)


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
    return 1 < len(tokens) <= _REACH // 2 and all(capitals[-2:])


def _verb_side(text: str, before: Span, after: Span, speech: Speech) -> Span:
    """Choose the side of a verb of speech on which its subject stands.

    The words of its clause before it are the subject where there are any; where none are, the
    subject is set off by a comma ("Minister X, of Y, said that") if a clause follows, and else
    the verb is inverted („…”, a spus X).
    """
    words = _WORD.findall(before.of(text))
    opener = speech.openers.find(after.of(text))
    if not words:
        return _apposition(text, before) if opener and opener[0].span.start < _AT_ONCE else after
    lone = len(words) == 1 and words[0].islower() and not speech.pronouns.find(words[0])
    return after if lone and not opener and after.of(text).strip() else before


def _apposition(text: str, before: Span) -> Span:
    """Return the clause before the comma at the start of *before*, or the one before that."""
    commas = [m.end() for m in _BOUNDARY.finditer(text, 0, before.start)]
    bounds = [0, *commas]
    for start, end in zip(bounds[-2::-1], bounds[:0:-1], strict=False):
        if any(word[0].isupper() for word in _WORD.findall(text[start : end - 1])):
            return Span(start, end - 1)
    return Span(0, before.start)


def _speaker(text: str, stretch: Span, speech: Speech, *, toward_end: bool) -> Span | None:
    """Return the name or noun phrase in *stretch*, or None for a pronoun or nothing."""
    opener = speech.openers.find(stretch.of(text))
    if opener and not toward_end:
        stretch = Span(stretch.start, stretch.start + opener[0].span.start)
    words = [Span(m.start(), m.end()) for m in _WORD.finditer(text, stretch.start, stretch.end)]
    words = _behind_day(text, words, speech)[-_REACH:] if toward_end else words[:_REACH]
    if not words:
        return None
    name = _name(text, words, speech)
    if name is not None:
        return name
    single = words[-1] if toward_end else words[0]
    if _is_lone_name(text, words, single, speech):
        return single
    near = _last_phrase(text, words, speech) if toward_end else _first_phrase(text, words, speech)
    if all(speech.pronouns.find(word.of(text)) for word in (near[0], near[-1])):
        return None
    return near[0].hull(near[-1])


def _last_phrase(text: str, words: Sequence[Span], speech: Speech) -> Sequence[Span]:
    """Return the noun phrase that ends *words*: from its article where the language has one
    before every phrase ("A sztrájk | a tankerület szerint").
    """
    near = words[-_PHRASE_WORDS:]
    starts = [i for i, w in enumerate(near[:-1]) if w.of(text).lower() in speech.articles]
    return near[starts[-1] :] if starts else near


def _first_phrase(text: str, words: Sequence[Span], speech: Speech) -> Sequence[Span]:
    """Return the noun phrase that opens *words*: up to its noun where nouns have capitals ("laut
    Bauernverband | abgeschafft").
    """
    near = words[:_PHRASE_WORDS]
    nouns = [i for i, word in enumerate(near) if word.of(text)[0].isupper()]
    return near[: nouns[-1] + 1] if speech.nouns_capitalised and nouns else near


def _name(text: str, words: Sequence[Span], speech: Speech) -> Span | None:
    """Return the first run of two or more capitalised words that is no institution's name."""
    for run in _capitalised_runs(text, words):
        span = run[0].hull(run[-1])
        roles = bool(speech.roles.find(span.of(text)))
        if len(run) > 2 and (speech.nouns_capitalised or roles):
            run = run[-2:]
            span = run[0].hull(run[-1])
            roles = bool(speech.roles.find(span.of(text)))
        if len(run) > 1 and not roles and not _in_title(text, words, run[0]):
            return span
    return None


def _behind_day(text: str, words: list[Span], speech: Speech) -> list[Span]:
    """Return what follows the last weekday of *words*: "On Monday | John Smith"."""
    days = [i for i, word in enumerate(words) if speech.weekday.fullmatch(fold(word.of(text)))]
    return words[days[-1] + 1 :] if days else words


def _is_lone_name(text: str, words: Sequence[Span], word: Span, speech: Speech) -> bool:
    """Whether the word right beside the cue is a name of one word ("Dragomirescu")."""
    written = word.of(text)
    if speech.nouns_capitalised or not written[0].isupper() or len(written) <= _SHORT_NAME:
        return False
    other = speech.roles.find(written) or speech.pronouns.find(written)
    return not (other or not text[: word.start].strip() or _in_title(text, words, word))


def _in_title(text: str, words: Sequence[Span], first: Span) -> bool:
    """Whether the run that begins with *first* goes on a title: "Inspectorate for X Y"."""
    place = words.index(first)
    if place < 2:
        return False
    link, head = words[place - 1].of(text), words[place - 2].of(text)
    if "," in text[words[place - 1].end : first.start]:
        return False
    return link.islower() and len(link) <= _LINK and head[0].isupper()


def _capitalised_runs(text: str, words: Sequence[Span]) -> list[list[Span]]:
    """Group *words* into runs of capitalised words, particles allowed inside."""
    runs: list[list[Span]] = [[]]
    for word in words:
        written = word.of(text)
        if written[0].isupper() and not _gap(text, runs[-1], word):
            runs[-1].append(word)
        elif written[0].isupper():
            runs.append([word])
        elif not (runs[-1] and written in _particles()):
            runs.append([])
    return [run for run in runs if run]


def _gap(text: str, run: Sequence[Span], word: Span) -> bool:
    """Whether something other than spaces and particles parts *word* from the run before it."""
    return bool(run) and bool(re.search(r"[^\w\s'’.\-]", text[run[-1].end : word.start]))
