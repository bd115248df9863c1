"""Furniture that shows by itself, whatever stands around it."""

import re
from collections.abc import Iterable

from claimcmp.reading.dates import find_dates
from claimcmp.reading.furniture import Furniture, Talk, bare, furniture
from claimcmp.reading.lines import Line

_ADDRESS_ONLY = re.compile(r"(?:https?://|www\.)\S+$|[^\s@]+@[^\s@]+\.\w+$|@\w+$|#\w+(?:\s+#\w+)*$")
_CLOCK = re.compile(
    r"(?:\D{0,12}\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:\s?[ap]\.?m\.?)?\W*(?:[A-Z]{2,4})?)$", re.I
)
_WORD_OF_LINE = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_SENTENCE_START = re.compile(r"(?:^|[.!?…:|]\s*)[^\w]*$")
_RIGHTS = re.compile(r"©|\(c\)\s+\d{4}|copyright\W+(?:\d{4}|by\b)", re.I)
_CREDIT = re.compile(
    r"(?:^|[.\s|(\[])(?P<label>[^\W\d_]+(?: [^\W\d_]+){0,2})"
    r"(?:\s?:\s?|\.\s)(?P<credit>[^.!?]{2,90})[.)\]]?$"
)
BYLINE = "a byline"
DATE_LINE, TIME_OF_DAY = "a date line", "a time of day"
RIGHTS = ("a notice of rights", "a notice of rights or of the desk")
_LONGEST_SECTION = 100
"""Characters of the heading of a section; counts beside it included."""

# How long a line of furniture gets, in words unless said otherwise: what is longer tells something.
# evaluation/reading.py measures what these cost and what they keep out.
LONGEST_TIME_LINE = 18
"""Words of a line that says when an article was published, or updated."""
_LONGEST_AGE = 7
_LONGEST_BYLINE, _LONGEST_ENDED_BYLINE = 12, 4
_MOST_NAME_WORDS = 8
_LONGEST_CAPTION = 60
_LONGEST_CREDIT = 10
_LONGEST_RIGHTS, _LONGEST_LEGAL = 25, 40
_LONGEST_LABEL = 40  # characters before a colon
# Words beside a date: "Wednesday", "Updated".
_MOST_BESIDE_DATE = 2

_LABELS = frozenset({"related", "most read", "tags", "advertisement", "legal"})


def section_of(line: Line) -> str | None:
    """Return the kind of section that *line* is the heading of, or None.

    The line must be the heading alone; a count ("12 comments", "Comments (3)") may stand with it.
    """
    if len(line.text) > _LONGEST_SECTION:
        return None
    text = re.sub(r"^\(?\d[\d.,]*\)?\s+|\s*\(?\d[\d.,]*\)?$", "", bare(line.text))
    return furniture().sections.get(text) or furniture().sections.get(bare(line.text))


def labelled_section(line: Line) -> str | None:
    """Return the kind of section whose heading, with a colon, begins *line*, or None."""
    head, colon, rest = line.text.partition(":")
    if not colon or not rest.strip() or len(head) > _LONGEST_LABEL:
        return None
    return furniture().sections.get(bare(head))


def furniture_reason(line: Line) -> str | None:
    """Return why *line* is no part of any article, in words, or None where it may be one."""
    known = furniture()
    if sum(map(str.isalpha, line.text)) < 2:
        return "no words"
    if _ADDRESS_ONLY.match(line.text):
        return "a link or an address"
    section = labelled_section(line)
    if section in _LABELS and not line.inner_ends:
        return f"a line of page furniture ({section})"
    return (
        _time_reason(line, known)
        or _byline_reason(line, known)
        or _caption_reason(line, known)
        or _legal_reason(line, known)
    )


def _time_reason(line: Line, known: Furniture) -> str | None:
    """Recognise a line that says when it was published, or how long ago."""
    if line.size > LONGEST_TIME_LINE or line.inner_ends:
        return None
    if known.ago.search(line.folded) and line.size <= _LONGEST_AGE and not line.ends:
        return "the age or the count of views of an item"
    dates = find_dates(line.text)
    rest = line.text
    for found in reversed(dates):
        rest = rest[: found.span.start] + rest[found.span.end :]
    if begins_with(line.folded, known.published) and (dates or _CLOCK.search(line.text)):
        return "a publication date"
    if dates and len(re.findall(r"[^\W\d_]{2,}", rest)) <= _MOST_BESIDE_DATE and not line.ends:
        return DATE_LINE
    return TIME_OF_DAY if _CLOCK.match(line.text) else None


def _byline_reason(line: Line, known: Furniture) -> str | None:
    """Recognise who wrote it: a label such as "By" and then nothing but names."""
    longest = _LONGEST_ENDED_BYLINE if line.ends else _LONGEST_BYLINE
    if line.size > longest or line.inner_ends:
        return None
    label = begins_with(line.folded, known.bylines)
    if not label:
        return None
    rest = line.text[len(label) :].strip(" :|-–—")
    names = re.findall(r"[^\W\d_][\w.'’\-]*", rest)
    capitals = [n for n in names if n[0].isupper()]
    if (
        names
        and len(capitals) >= max(1, len(names) - 2)
        and names[0][0].isupper()
        and len(names) <= _MOST_NAME_WORDS
    ):
        return BYLINE
    return None


def authors_of(bylines: Iterable[Line]) -> frozenset[str]:
    """Return the folded names, of two words or more, that *bylines* give."""
    found = set()
    for line in bylines:
        label = begins_with(line.folded, furniture().bylines) or ""
        name = bare(line.folded[len(label) :])
        found.update([name] if len(name.split()) > 1 else [])
    return frozenset(found)


def _caption_reason(line: Line, known: Furniture) -> str | None:
    """Recognise a picture's caption by the credit that ends or the label that begins it."""
    if line.size > _LONGEST_CAPTION:
        return None
    label = bare(line.text.split(":")[0]) if ":" in line.text[:_LONGEST_LABEL] else ""
    if label in known.captions and not line.inner_ends:
        return "a picture's caption or credit"
    credit = _CREDIT.search(line.text)
    if (
        credit
        and _names_credit(credit["label"], known)
        and len(credit["credit"].split()) <= _LONGEST_CREDIT
    ):
        return "a picture's caption or credit"
    return None


def _names_credit(label: str, known: Furniture) -> bool:
    words = bare(label).split()
    return any(" ".join(words[i:]) in known.captions for i in range(len(words)))


def _legal_reason(line: Line, known: Furniture) -> str | None:
    """Recognise notices of rights, and who else worked on a wire story."""
    if _RIGHTS.search(line.text) and line.size <= _LONGEST_RIGHTS:
        return RIGHTS[0]
    if line.size <= _LONGEST_LEGAL and begins_with(line.folded.lstrip(" ([/"), known.legal):
        return RIGHTS[1]
    return None


def begins_with(folded: str, phrases: tuple[str, ...]) -> str | None:
    """Return the first of *phrases* with which *folded* begins, as whole words, or None."""
    for phrase in phrases:
        after = folded[len(phrase) : len(phrase) + 1]
        if folded.startswith(phrase) and not after.isalnum():
            return phrase
    return None


def site_talk(line: Line) -> int:
    """Return how much *line* speaks of the site to its reader; 0 is not at all.

    Counts words such as "newsletter", and only where the same language addresses the reader in the
    line ("your", "Subscribe") or the line is no sentence.
    """
    return max((_talk_in(line, talk) for talk in furniture().talk), default=0)


def _talk_in(line: Line, talk: Talk) -> int:
    words = len(talk.site_words.findall(line.folded))
    return words + 1 if words and (not line.is_prose or _addresses_reader(line, talk)) else 0


def _addresses_reader(line: Line, talk: Talk) -> bool:
    """Whether a word for the reader stands in the line or a command begins a sentence of it."""
    for match in _WORD_OF_LINE.finditer(line.text):
        word, folded = match[0], line.folded[match.start() : match.end()]
        if word in talk.address or folded in talk.address:
            return True
        if folded in talk.commands and _SENTENCE_START.search(line.text[: match.start()][-4:]):
            return True
    return False
