"""Datelines: "București, 3 mart. /Agerpres/ -" before an agency's first sentence."""

import re
from dataclasses import dataclass
from datetime import date

from claimcmp.reading.dates import find_dates, is_month

_DATELINE = re.compile(
    r"(?P<place>[^\W\d_][^\n/()]{1,60}?)\s*"
    r"(?:/(?P<slashed>[^\W\d_][\w .&-]{1,30})/|\((?P<bracketed>[^\W\d_][\w .&-]{1,30})\))"
    r"\.?\s*(?:[-–—―:]+|$)\s*"
)
# ", 3 mart." and ", March 3": a day without its year.
_DAY = re.compile(r",\s*(?:(?P<before>[^\W\d_]+)\s\d{1,2}|\d{1,2}\.?\s(?P<after>[^\W\d_]+))\.?$")


@dataclass(frozen=True, slots=True)
class Dateline:
    """The agency and the date that a dateline gives, and where the sentence after it begins."""

    agency: str
    published: date | None
    end: int


def dateline(text: str) -> Dateline | None:
    """Return the dateline that begins *text*, or None.

    It is a place in capitals or with capitals, perhaps a date (a day and month will do), an agency
    in slashes or brackets, and a dash.
    """
    match = _DATELINE.match(text)
    if match is None or len(match["place"].split()) > 7:
        return None
    words = re.findall(r"[^\W\d_]+", match["place"])
    if not words or not words[0][0].isupper():
        return None
    dates = find_dates(match["place"])
    day = _DAY.search(match["place"])
    if day and is_month(day["before"] or day["after"]):
        words = re.findall(r"[^\W\d_]+", match["place"][: day.start()])
    if not dates and not all(word[0].isupper() for word in words):
        return None
    agency = (match["slashed"] or match["bracketed"]).strip()
    return Dateline(agency, dates[0].value if dates else None, match.end())
