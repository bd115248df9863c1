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

# What says when or how long, and so is of the type date: "two years", "7:30", "Oct. 2", "5 p.m.".
_UNIT_OF_TIME = (
    r"(?:seconds?|minutes?|mins?|hours?|days?|nights?|weeks?|weekends?|months?|years?|decades?"
    r"|centur(?:y|ies))\b(?!-old)(?! old\b)(?! of age)"
)
_WRITTEN = rf"(?:\d+(?:[.,]\d+)*|\b(?:{'|'.join(_NUMBER_WORDS)})\b)"
_FIGURE = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)*(?![\w])")
_NUMBER_WORD = re.compile(rf"\b({'|'.join(_NUMBER_WORDS)})\b(?!-)", re.IGNORECASE)
_DURATION = re.compile(
    rf"(?<![\w.,-])(?P<number>{_WRITTEN})[ -](?:and a half )?{_UNIT_OF_TIME}", re.IGNORECASE
)
_TIMES = re.compile(
    rf"(?<![\w.,]){_WRITTEN}(?:(?: to | or |-| and ){_WRITTEN})?[ -]"
    rf"(?:and a half |more |or so |long |consecutive |straight |full |calendar )?{_UNIT_OF_TIME}"
    r"|\b\d{1,2}(?:[.:]\d\d)? ?(?:[ap]\.?m\b|o'clock)|\b\d{1,2}:\d\d\b"
    rf"|\b(?:{'|'.join(_MONTHS)}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?) \d+"
    rf"|\b\d+(?:st|nd|rd|th)? (?:of )?(?:{'|'.join(_MONTHS)})",
    re.IGNORECASE,
)
_TELEPHONE = re.compile(r"\+?\d{3,5}[- ]\d{3,4}[- ]\d{3,4}\b")

Change = Callable[[str, random.Random], str | None]


def change_number(text: str, chance: random.Random) -> str | None:
    """Change one figure or number word.

    Years, days of the month, clocks and durations are dates; telephone numbers count nothing.
    """
    spared = [(m.start(), m.end()) for m in (*_TIMES.finditer(text), *_TELEPHONE.finditer(text))]
    return _change_one(
        text,
        [m for m in _FIGURE.finditer(text) if not re.fullmatch(r"(1[89]|20)\d\d", m[0])],
        list(_NUMBER_WORD.finditer(text)),
        spared,
        chance,
    )


def _change_one(
    text: str,
    figures: list[re.Match[str]],
    words: list[re.Match[str]],
    spared: Sequence[tuple[int, int]],
    chance: random.Random,
) -> str | None:
    """Change one of *figures*, or where there are none of *words*, outside what is *spared*."""

    def changeable(match: re.Match[str]) -> bool:
        return all(match.end() <= start or end <= match.start() for start, end in spared)

    found = list(filter(changeable, figures)) or list(filter(changeable, words))
    if not found:
        return None
    match = chance.choice(found)
    return text[: match.start()] + _other(match[0], chance) + text[match.end() :]


def _other(number: str, chance: random.Random) -> str:
    """Return a figure with another first digit, or another number word."""
    if number[0].isdigit():
        others = [str(digit) for digit in range(1, 10) if abs(digit - int(number[0])) > 1]
        return chance.choice(others) + number[1:]
    fresh = chance.choice([word for word in _NUMBER_WORDS if word != number.lower()])
    return fresh.capitalize() if number[0].isupper() else fresh


def change_duration(text: str, chance: random.Random) -> str | None:
    """Change the length of one stretch of time: "two years", "98 hours"."""
    found = list(_DURATION.finditer(text))
    if not found:
        return None
    match = chance.choice(found)
    start, end = match.span("number")
    return text[:start] + _other(match["number"], chance) + text[end:]


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
