"""Small changes of a known type to one side of a translation.

The changes are made by patterns of their own, not by the product's extractors, so that what the
extractors miss is counted as missed. English is changed; the other language stays as published.
"""

import random
import re
from collections.abc import Callable, Sequence

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NUMBER_WORDS = (
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "twenty", "thirty", "forty", "fifty",
)  # fmt: skip
_ANTONYMS = (
    ("rose", "fell"), ("rising", "falling"), ("increased", "decreased"), ("increase", "decrease"),
    ("won", "lost"), ("win", "lose"), ("winning", "losing"), ("accepted", "rejected"),
    ("approved", "rejected"), ("confirmed", "denied"), ("supported", "opposed"),
    ("support", "oppose"), ("opened", "closed"), ("began", "ended"), ("started", "stopped"),
    ("allowed", "banned"), ("agreed", "refused"), ("higher", "lower"), ("guilty", "innocent"),
    ("succeeded", "failed"), ("joined", "left"), ("arrested", "released"),
)  # fmt: skip
_AUXILIARIES = (
    "is", "are", "was", "were", "has", "have", "had", "will", "would", "could", "can", "should",
)  # fmt: skip

Change = Callable[[str, random.Random], str | None]


def change_number(text: str, chance: random.Random) -> str | None:
    """Change one figure or number word; years and dates are left alone."""
    figures = [
        m
        for m in re.finditer(r"(?<![\w.,])\d+(?:[.,]\d+)*(?![\w])", text)
        if not re.fullmatch(r"(1[89]|20)\d\d", m[0])
        and not re.search(rf"({'|'.join(_MONTHS)})\.? $", text[: m.start()])
        and not re.match(rf" ({'|'.join(_MONTHS)})", text[m.end() :])
    ]
    words = list(re.finditer(rf"\b({'|'.join(_NUMBER_WORDS)})\b(?!-)", text, re.IGNORECASE))
    found = figures or words
    if not found:
        return None
    match = chance.choice(found)
    if match in words:
        others = [w for w in _NUMBER_WORDS if w != match[0].lower()]
        fresh = chance.choice(others)
        fresh = fresh.capitalize() if match[0][0].isupper() else fresh
    else:
        digit = int(match[0][0])
        fresh = chance.choice([str(d) for d in range(1, 10) if abs(d - digit) > 1]) + match[0][1:]
    return text[: match.start()] + fresh + text[match.end() :]


def change_date(text: str, chance: random.Random) -> str | None:
    """Change one weekday, month, day of the month or year."""
    changes: list[tuple[re.Match[str], str]] = []
    for names in (_WEEKDAYS, _MONTHS):
        for match in re.finditer(rf"\b({'|'.join(names)})\b", text):
            if match[0] == "May" and not re.search(
                r"\d|[Ii]n $", text[match.start() - 3 : match.end() + 3]
            ):
                continue
            changes.append((match, chance.choice([n for n in names if n != match[0]])))
    changes += [
        (match, str(int(match[0]) + chance.choice((-3, -2, 2, 3))))
        for match in re.finditer(r"(?<![\w.,$€£])(?:19|20)\d\d(?![\w,]|\.\d)", text)
    ]
    if not changes:
        return None
    match, fresh = chance.choice(changes)
    return text[: match.start()] + fresh + text[match.end() :]


def names_of(texts: Sequence[str]) -> tuple[str, ...]:
    """Multi-word capitalised names that stand inside sentences, to draw replacements from."""
    found = (
        m[0]
        for text in texts
        for m in re.finditer(r"(?<=[a-z,] )[A-Z][a-z]+(?: [A-Z][a-z]+)+", text)
    )
    skipped = {*_WEEKDAYS, *_MONTHS}
    return tuple(sorted({n for n in found if not set(n.split()) & skipped}))


def change_name(pool: Sequence[str]) -> Change:
    """Return a change that puts another name of *pool* in the place of a name."""

    def change(text: str, chance: random.Random) -> str | None:
        present = [name for name in pool if re.search(rf"\b{re.escape(name)}\b", text)]
        if not present:
            return None
        name = chance.choice(present)
        others = [o for o in pool if not set(o.split()) & set(name.split())]
        return text.replace(name, chance.choice(others))

    return change


def change_polarity(text: str, chance: random.Random) -> str | None:
    """Swap one antonym, or negate one auxiliary."""
    changes = [
        (match, other)
        for pair in _ANTONYMS
        for word, other in (pair, pair[::-1])
        for match in re.finditer(rf"\b{word}\b", text)
    ]
    if not changes and " not " not in text and "n't" not in text:
        changes = [
            (match, f"{match[0]} not")
            for match in re.finditer(rf"(?<=\w )({'|'.join(_AUXILIARIES)})(?= [a-z])", text)
        ][:1]
    if not changes:
        return None
    match, fresh = chance.choice(changes)
    return text[: match.start()] + fresh + text[match.end() :]
