"""Source phrases: the name or noun phrase beside a cue that says who speaks."""

import re
from collections.abc import Sequence
from functools import cache

from claimcmp.facts.speech import Speech
from claimcmp.folding import fold
from claimcmp.languages import subject
from claimcmp.records import Span

# A speaker is looked for in at most this many words beside the cue.
REACH = 12
# A capitalised word this short is an abbreviation or an article.
SHORT_NAME = 3
WORD = re.compile(r"\w+(?:['’\-.]\w+)*\.?")
# Without a name, a source's noun phrase is taken to be this long at most.
_PHRASE_WORDS = 4
# A word between a title and a name is this short: "Inspectorate for X Y".
_LINK = 6
# Kinds of source too wide to be what a spokesman speaks for.
_SPOKEN_FOR = frozenset({"official", "media", "experts"})
# Kinds of source whose words also name papers and things.
_NO_PERSONS = frozenset({"media", "body"})
# Kinds of source whose first word opens the name of an institution, and is no person's title.
_BODIES = frozenset({"media", "body", "commission", "court", "hospital", "school", "cityhall"})


@cache
def _particles() -> frozenset[str]:
    """Return the small words that may stand inside a name."""
    return frozenset(subject("any", "attribution")["particles"])


def speaker_in(text: str, stretch: Span, speech: Speech, *, toward_end: bool) -> Span | None:
    """Return the name or noun phrase in *stretch* of *text*, or None for a pronoun or nothing.

    The one nearest to the end where *toward_end*: the cue stands behind it; else the first.
    """
    opener = speech.openers.find(stretch.of(text))
    if opener and not toward_end:
        stretch = Span(stretch.start, stretch.start + opener[0].span.start)
    words = [Span(m.start(), m.end()) for m in WORD.finditer(text, stretch.start, stretch.end)]
    words = _behind_day(text, words, speech)[-REACH:] if toward_end else words[:REACH]
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


def known_source(text: str, stretch: Span, speech: Speech) -> Span | None:
    """Return who in *stretch* of *text* can be told to speak: the first name of two words, else
    the first word for a kind of source other than a medium or a body; None without either.
    """
    words = [Span(m.start(), m.end()) for m in WORD.finditer(text, stretch.start, stretch.end)]
    name = _name(text, words[:REACH], speech)
    kinds = [
        match.span.shifted(stretch.start)
        for match in speech.roles.find(stretch.of(text))
        if match.label not in _NO_PERSONS
    ]
    return name or next(iter(kinds), None)


def cites(text: str, stretch: Span, speech: Speech) -> bool:
    """Whether *stretch* of *text* names anybody or any kind of source: a cause is none."""
    words = [Span(m.start(), m.end()) for m in WORD.finditer(text, stretch.start, stretch.end)]
    written = any(w.of(text)[0].isupper() for w in words[:REACH]) and not speech.nouns_capitalised
    return written or bool(speech.roles.find(stretch.of(text)) or _name(text, words, speech))


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
    near = _with_sender(text, words, speech)
    nouns = [i for i, word in enumerate(near) if word.of(text)[0].isupper()]
    return near[: nouns[-1] + 1] if speech.nouns_capitalised and nouns else near


def _with_sender(text: str, words: Sequence[Span], speech: Speech) -> Sequence[Span]:
    """Return the first few of *words*, and those up to whom they speak for ("the spokesman for
    the district | police") where they alone tell no kind of source.
    """
    near, further = words[:_PHRASE_WORDS], words[_PHRASE_WORDS : 2 * _PHRASE_WORDS]
    phrase = near[0].hull(near[-1])
    if not further or {m.label for m in speech.roles.find(phrase.of(text))} != {"official"}:
        return near
    whole = phrase.hull(further[-1])
    kinds = [m.span for m in speech.roles.find(whole.of(text)) if m.label not in _SPOKEN_FOR]
    end = whole.start + kinds[0].end if kinds else phrase.end
    return [word for word in words[: len(near) + len(further)] if word.start < end]


def _name(text: str, words: Sequence[Span], speech: Speech) -> Span | None:
    """Return the first run of two or more capitalised words that is no institution's name, and
    not the place of a title that a name in apposition follows.
    """
    apposed = _apposed(text, words, speech)
    for run in [apposed] if apposed else _capitalised_runs(text, words):
        span = run[0].hull(run[-1])
        roles = bool(speech.roles.find(span.of(text)))
        if roles and _is_institution(text, run[0], speech):
            continue
        if len(run) > 2 and (speech.nouns_capitalised or roles):
            run = run[-2:]
            span = run[0].hull(run[-1])
            roles = bool(speech.roles.find(span.of(text)))
        if len(run) > 1 and not roles and not _in_title(text, words, run[0]):
            return span
    return None


def _apposed(text: str, words: Sequence[Span], speech: Speech) -> list[Span] | None:
    """Return the name that a comma sets off behind a title and its place: "the mayor of New Mill,
    | John Smith"; None where the title has none.
    """
    runs = _capitalised_runs(text, words)
    if len(runs) < 2 or len(runs[-1]) < 2 or text[: runs[-1][0].start].rstrip()[-1:] != ",":
        return None
    first, last = runs[0][0], runs[-1]
    before = [word.of(text) for word in words if word.end <= first.start][-1:]
    behind = [w.of(text) for w in words if runs[0][-1].end < w.start < last[0].start][:1]
    # A short word stands before the place of a title, what is no short word is the title itself.
    placed = any(_links(word) and not speech.roles.find(word) for word in before)
    held = any(speech.roles.find(word) for word in behind)
    named = not speech.roles.find(last[0].hull(last[-1]).of(text))
    return last if named and (placed or held) else None


def _links(word: str) -> bool:
    return word.islower() and len(word) <= _LINK


def _is_institution(text: str, first: Span, speech: Speech) -> bool:
    """Whether a run of capitals opens with a body: "Comisiei | Electorale Centrale"."""
    return any(role.label in _BODIES for role in speech.roles.find(first.of(text)))


def _behind_day(text: str, words: list[Span], speech: Speech) -> list[Span]:
    """Return what follows the last weekday of *words*: "On Monday | John Smith"."""
    days = [i for i, word in enumerate(words) if speech.weekday.fullmatch(fold(word.of(text)))]
    return words[days[-1] + 1 :] if days else words


def _is_lone_name(text: str, words: Sequence[Span], word: Span, speech: Speech) -> bool:
    """Whether the word right beside the cue is a name of one word ("Dragomirescu")."""
    written = word.of(text)
    if speech.nouns_capitalised or not written[0].isupper() or len(written) <= SHORT_NAME:
        return False
    phrase = words[0].hull(words[-1])
    kinds = (m.span.shifted(phrase.start) for m in speech.roles.find(phrase.of(text)))
    other = any(kind.overlaps(word) for kind in kinds) or speech.pronouns.find(written)
    return not (
        other
        or _in_run(text, words, word)
        or not text[: word.start].strip()
        or _in_title(text, words, word)
    )


def _in_run(text: str, words: Sequence[Span], word: Span) -> bool:
    """Whether *word* goes on or opens a run of capitals, as in "Ministerul Educației"."""
    return any(word in run and len(run) > 1 for run in _capitalised_runs(text, words))


def _in_title(text: str, words: Sequence[Span], first: Span) -> bool:
    """Whether the run that begins with *first* goes on a title: "Inspectorate for X Y"."""
    place = words.index(first)
    if place < 2:
        return False
    link, head = words[place - 1].of(text), words[place - 2].of(text)
    if "," in text[words[place - 1].end : first.start]:
        return False
    return _links(link) and head[0].isupper()


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
