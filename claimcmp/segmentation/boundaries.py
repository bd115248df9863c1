"""Where sentences end inside one paragraph."""

import re
from collections.abc import Iterable

from claimcmp.folding import fold
from claimcmp.records import Span
from claimcmp.segmentation.abbreviations import Abbreviations, abbreviations
from claimcmp.segmentation.quotations import CLOSERS, Enclosure, enclosures

LONGEST_SENTENCE = 2000
"""Code points: what goes on longer is a list or no language, and is cut between two words. It
bounds the time of everything that reads one statement."""

_WINDOW = 3 * LONGEST_SENTENCE
"""Code points of a paragraph that are looked at together."""

_LONGEST_QUOTED_SENTENCE = 600
"""Code points: a longer quotation is cut inside even where a said-clause belongs to it."""

_OPENING_WORDS = 4
"""Words: a time that opens a sentence has no more before the abbreviation."""

_LEAD = 200
"""Code points before a word that are looked at for how long its clause is."""

_WIDE = "。！？｡"
_MARKS = ".!?…‽؟۔।॥։።။៕" + _WIDE
_CLOSER_CLASS = re.escape(CLOSERS)
_END = re.compile(
    rf"(?P<marks>[{_MARKS}]+(?:\s?[!?…]+)*)(?P<closers>(?:\s?[»])?[{_CLOSER_CLASS}]*)"
)
_GREEK_END = re.compile(_END.pattern.replace("[.!?", "[;\u037e.!?", 1))
_WORD_BACKWARDS = re.compile(r"[^\s\"'„“”«»‘(\[]*")
_LONGEST_WORD = 100
"""Code points before a full stop that are looked at."""
_NEXT_WORD = re.compile(r"[\s\"'„“”«»‘’‚(\[—–\-¿¡•*]*(?P<word>\w[\w'’\-]*)")
_GLUED_SENTENCE = re.compile(r"[^\W\d_]{3,}")
_ROMAN = re.compile(r"[IVXLC]+")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")


def sentence_spans(text: str, *, language: str) -> tuple[Span, ...]:
    """Return the sentences of one paragraph, without white space at either end.

    *language* chooses the abbreviations; an unknown one works with those of every language. None
    is longer than LONGEST_SENTENCE.
    """
    known = abbreviations(language)
    ends: list[int] = []
    start = 0
    while start < len(text):
        window = text[start : start + _WINDOW]
        found = _outside_enclosures(window, _ends(window, known, greek=language == "el"), known)
        if start + _WINDOW < len(text):
            # What the next window shows may still join the last sentences of this one.
            found = [end for end in found if end <= _WINDOW - LONGEST_SENTENCE]
            found = found or [_between_words(window, LONGEST_SENTENCE)]
        else:
            found.append(len(window))
        ends += [start + end for end in found]
        start = ends[-1]
    return _trimmed(text, ends)


def _between_words(text: str, longest: int) -> int:
    """Return the last offset up to *longest* at which no word is cut, if there is a late one."""
    spaces = (i for i in range(longest, longest // 2, -1) if text[i - 1].isspace())
    return next(spaces, longest)


def _ends(text: str, known: Abbreviations, *, greek: bool) -> list[int]:
    """Return the offsets just after each sentence end, quotations not yet considered."""
    ends = []
    sentence = 0
    for match in (_GREEK_END if greek else _END).finditer(text):
        if match.end() < len(text) and _is_end(text, match, known, sentence):
            ends.append(match.end())
            sentence = match.end()
    return ends


def _is_end(text: str, match: re.Match[str], known: Abbreviations, sentence: int) -> bool:
    """Whether a sentence ends with the marks that *match* found; more text follows them."""
    marks = match["marks"]
    if marks[-1] in _WIDE:
        return True
    if not text[match.end()].isspace():
        return _is_glued(text, match, known)
    following = _NEXT_WORD.match(text, match.end())
    if following is None:
        return text[match.end() :].strip() != "" and marks != "."
    word = following["word"]
    if word[0].islower():
        return False
    if marks != "." or match["closers"]:
        return not _is_asked_by(text, match, following, known)
    return _full_stop_ends(text, match.start(), following, known, sentence)


def _is_glued(text: str, match: re.Match[str], known: Abbreviations) -> bool:
    """Whether a sentence ends although the space after it is missing, as in "ended.The"."""
    after = _GLUED_SENTENCE.match(text, match.end())
    if after is None or not after[0][0].isupper():
        return False
    word = _word_before(text, 0, match.start())
    return (
        word.isalpha()
        and word.islower()
        and len(word) > 2
        and (match["marks"] != "." or fold(after[0]) in known.starters or bool(match["closers"]))
    )


def _word_before(text: str, start: int, stop: int) -> str:
    """Return the word of ``text[start:stop]`` that ends at *stop*, empty where none does.

    It is read backwards: a search for what stands before an end would begin at every character.
    """
    backwards = _WORD_BACKWARDS.match(text[max(start, stop - _LONGEST_WORD) : stop][::-1])
    return backwards[0][::-1] if backwards else ""


def _is_asked_by(
    text: str, match: re.Match[str], following: re.Match[str], known: Abbreviations
) -> bool:
    """Whether a said-clause follows the quotation that ends here: “Why?” Smith asked."""
    if not match["closers"] or match["marks"][-1] not in "?!…":
        return False
    words = re.findall(r"[\w'’\-]+", text[following.start("word") : following.start("word") + 80])
    for position, word in enumerate(words[:5]):
        if fold(word) in known.speech_verbs:
            return position > 0
        if not word[0].isupper():
            return False
    return False


def _full_stop_ends(
    text: str, stop: int, following: re.Match[str], known: Abbreviations, sentence: int
) -> bool:
    """Whether the single full stop at *stop* ends the sentence that began at *sentence*."""
    before = _word_before(text, sentence, stop)
    if not before:
        return text[stop - 1 : stop] in CLOSERS
    begins = stop - len(before)
    word, next_word = before.strip("—–-"), following["word"]
    is_initial = len(next_word) == 1 and text[following.end() : following.end() + 1] == "."
    starts = fold(next_word) in known.starters and not is_initial
    if word.isdigit():
        return not _is_ordinal(text, sentence, begins, word, next_word, known)
    ending = known.ending(word) or _spaced_ending(text, begins, word, known)
    if ending == "never":
        return False
    if ending == "before a number":
        return not next_word[0].isdigit() and len(word) > 1
    if ending == "usual":
        return True
    if ending == "seldom" or _INITIALS.fullmatch(word):
        return starts or _closes_a_year(text[max(sentence, begins - _LEAD) : begins], word)
    if known.ordinal_dot and _ROMAN.fullmatch(word):
        return starts
    return True


def _closes_a_year(lead: str, word: str) -> bool:
    """Whether the abbreviation is a year's ("2019 r.", "2019 г.") at the end of a long clause.

    "W 2019 r. Polska ..." opens a sentence, "... porozumienia z 2019 r." ends one.
    """
    words = lead.split()
    return len(word) == 1 and len(words) > _OPENING_WORDS and words[-1].isdigit()


def _spaced_ending(text: str, start: int, word: str, known: Abbreviations) -> str | None:
    """Look up an abbreviation that is written with a space inside, such as "z. B." or "т. е."."""
    head = re.search(r"(\w{1,3})\.\s$", text[max(0, start - 6) : start])
    return known.ending(f"{head[1]}. {word}") if head else None


def _is_ordinal(
    text: str, sentence: int, start: int, number: str, next_word: str, known: Abbreviations
) -> bool:
    """Whether "3." is a list number or an ordinal ("am 3. März") and not the sentence's end."""
    lead = text[sentence:start].strip()
    if not lead:
        return True
    if not known.ordinal_dot or len(number) > 2 or lead[-1] in ":,.":
        return False
    previous = re.search(r"\w+$", lead)
    return fold(next_word) in known.after_ordinal or (
        previous is not None
        and fold(previous[0]) in known.before_ordinal
        and fold(next_word) not in known.starters
    )


def _outside_enclosures(text: str, ends: list[int], known: Abbreviations) -> list[int]:
    """Leave out the ends that lie inside a quotation or aside belonging to a longer sentence."""
    kept = ends
    for enclosure in enclosures(text):
        span = enclosure.span
        if _belongs(text, enclosure, kept) and span.end - span.start <= _LONGEST_QUOTED_SENTENCE:
            kept = [e for e in kept if not span.start < e < span.end or e == span.end]
            if not enclosure.is_quotation:
                kept = [e for e in kept if e != span.end]
    return kept


def _belongs(text: str, enclosure: Enclosure, ends: Iterable[int]) -> bool:
    """Whether the enclosure is part of a longer sentence and not a sentence by itself.

    It is when text of its own sentence leads in to it ("He said: ..."), or when a comma, a dash or
    a small letter carries on after it (", he said").
    """
    span = enclosure.span
    begins = max((e for e in ends if e <= span.start), default=0)
    if text[begins : span.start].strip(" \t\n\r—–-"):
        return True
    if not enclosure.is_quotation:
        return False
    rest = text[span.end :].lstrip()
    inner = text[span.start + 1 : span.end - 1].rstrip()
    return inner.endswith(",") or rest[:1] in {",", "–", "—", "-"} or rest[:1].islower()


def _trimmed(text: str, ends: list[int]) -> tuple[Span, ...]:
    """Turn sentence ends into spans without white space at either end, long ones cut."""
    spans = []
    start = 0
    for end in ends:
        piece = text[start:end]
        first = start + len(piece) - len(piece.lstrip())
        last = first + len(piece.strip())
        while last - first > LONGEST_SENTENCE:
            cut = first + _between_words(text[first:last], LONGEST_SENTENCE)
            spans.append(Span(first, first + len(text[first:cut].rstrip())))
            first = cut + len(text[cut:last]) - len(text[cut:last].lstrip())
        if first < last:
            spans.append(Span(first, last))
        start = end
    return tuple(spans)
