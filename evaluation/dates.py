"""Measure date reading and date conflicts; writes results/dates.json.

    python -m evaluation.dates VALUES.tsv.gz PARALLEL.tsv.gz [--output FILE] [--show]

Three measures:

- values: published examples of times and durations (duckling's test corpora, reference time
  2013-02-12 04:30): how many are read with that value, with another, or not at all. Holidays and
  quarters of a year are left out, since the tool does not read them.
- silence: translations without a change, on which every date conflict is a false alarm.
- recall: the same translations with one date of the English side changed, counted only where the
  other side gives that date too, that is, where the unchanged times agree with each other.

Rules were written with the first 40 documents of the translations in sight; the figures are of
the rest, of which the mistakes were read in a second round.
"""

import argparse
import csv
import gzip
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path

from claimcmp.divergence.date import find_date_conflicts
from claimcmp.divergence.date_agreement import compare
from claimcmp.divergence.interface import Statement, StatementPair
from claimcmp.facts.date import times
from claimcmp.facts.date_options import options
from claimcmp.facts.duration import UNITS
from claimcmp.facts.records import Facts, TimeReference
from claimcmp.records import Claim, Span
from evaluation import perturb
from evaluation.figures import publish

_REFERENCE = date(2013, 2, 12)
_PUBLISHED = date(2018, 10, 1)
_DEVELOPMENT_DOCUMENTS = 40
_LANGUAGES = ("ro", "fr", "de", "hu", "ru", "uk", "it", "bg", "es", "pl")
_MOMENT = re.compile(r"datetime \(([\d, ]+)\) (Day|Week|Month|Year|Hour|Minute)\b")
_LENGTH = re.compile(r"DurationData (\d+) (Second|Minute|Hour|Day|Week|Month|Year)\b")


def _rows(path: Path) -> list[dict[str, str]]:
    """The rows of a gzipped tab-separated file with a header and no quoting."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))


def _is_moment(time: TimeReference, expected: datetime, grain: str) -> bool:
    """Whether *expected* lies in what *time* may mean; a clock must be right to the minute."""
    clock = grain in ("Hour", "Minute")
    minute = expected.hour * 60 + expected.minute
    if time.kind == "time of day":
        return clock and time.shortest == minute and expected.date() == _REFERENCE
    return any(
        (time.precision != "minute" or each.earliest == expected)
        and each.earliest <= expected <= each.latest
        for each in options(time)
    )


def _outcome(row: dict[str, str]) -> str | None:
    """Return "right", "wrong" or "silent" for one example, None where it is not measured."""
    found = times(row["text"], row["language"], _REFERENCE)
    if moment := _MOMENT.match(row["value"]):
        year, month, day, hour, minute = map(int, moment[1].split(",")[:5])
        expected = datetime(year, month, day, hour, minute)
        right = any(_is_moment(time, expected, moment[2]) for time in found)
    elif length := _LENGTH.match(row["value"]):
        low, high = (int(length[1]) * seconds for seconds in UNITS[length[2].lower()])
        right = any(
            time.shortest is not None
            and time.longest is not None
            and time.shortest <= high
            and low <= time.longest
            for time in found
        )
    else:
        return None
    return "right" if right else "wrong" if found else "silent"


def values(path: Path, *, show: bool) -> dict[str, dict[str, int]]:
    """Count the outcomes of the published examples by kind and language."""
    counts: dict[str, Counter[str]] = {}
    for row in _rows(path):
        outcome = _outcome(row) if row["dimension"] in ("Time", "Duration") else None
        if outcome is not None:
            counts.setdefault(f"{row['dimension']} {row['language']}", Counter())[outcome] += 1
            if show and outcome == "wrong":
                print(row["value"], "|", row["text"])
    return {kind: dict(sorted(count.items())) for kind, count in sorted(counts.items())}


def _statement(text: str, language: str) -> Statement:
    claim = Claim("", "", text, Span(0, len(text)), language, 0)
    return Statement(claim, Facts(times=times(text, language, _PUBLISHED)), _PUBLISHED)


def _pair(english: str, other: str, language: str) -> StatementPair:
    return StatementPair(
        _statement(english, "en"), _statement(other, language), 1.0, 1.0, lambda a, b: 0.0
    )


def _given_by_both(pair: StatementPair, changed: str) -> bool:
    """Whether the time that *changed* alters is one that the other side gives too."""
    after = {time.span.of(changed) for time in times(changed, "en", _PUBLISHED)}
    lost = [time for time in pair.a.facts.times if time.span.of(pair.a.claim.text) not in after]
    return any(
        (comparison := compare(time, other)) is not None and comparison.agree
        for time in lost
        for other in pair.b.facts.times
    )


def _changes(text: str) -> Iterator[str]:
    """Yield up to four different changes of one date in *text*."""
    seen = {text}
    for seed in range(4):
        changed = perturb.change_date(text, random.Random(seed))
        if changed is not None and changed not in seen:
            seen.add(changed)
            yield changed


def translations(
    rows: Sequence[dict[str, str]], language: str, *, show: bool
) -> dict[str, float | int]:
    """Return the false alarms and the recall of date conflicts for one language."""
    alarms = changes = found = shared = shared_found = 0
    for row in rows:
        pair = _pair(row["en"], row[language], language)
        alarm = find_date_conflicts(pair)
        alarms += bool(alarm)
        if show and alarm:
            print(language, alarm[0].explanation, "|", row["en"], "|", row[language])
        for changed in _changes(row["en"]):
            hit = bool(find_date_conflicts(_pair(changed, row[language], language)))
            both = _given_by_both(pair, changed)
            if show and both and not hit:
                print(language, "missed |", changed, "|", row[language])
            changes, found = changes + 1, found + hit
            shared, shared_found = shared + both, shared_found + (hit and both)
    return {
        "sentences": len(rows),
        "false_alarms": alarms,
        "changed": changes,
        "found_of_all": round(found / changes, 3),
        "changed_and_given_by_both": shared,
        "found": round(shared_found / shared, 3),
    }


def main() -> None:
    """Measure and write the results."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("values", type=Path)
    parser.add_argument("parallel", type=Path)
    parser.add_argument("--output", type=Path, default=Path(__file__).parent / "results/dates.json")
    parser.add_argument("--show", action="store_true", help="print what went wrong")
    arguments = parser.parse_args()
    rows = _rows(arguments.parallel)
    documents = list(dict.fromkeys(row["document"] for row in rows))
    held_back = set(documents[_DEVELOPMENT_DOCUMENTS:])
    kept = [row for row in rows if row["document"] in held_back]
    results = {
        "values": values(arguments.values, show=arguments.show),
        "translations": {
            language: translations(kept, language, show=arguments.show) for language in _LANGUAGES
        },
    }
    publish(results, arguments.output)


if __name__ == "__main__":
    main()
