"""Measure how well figures are read, and how often figures of translations seem to conflict.

Usage: python -m evaluation.numbers DATA_FOLDER [--from DOCUMENT] [--to DOCUMENT] [--output FILE]

DATA_FOLDER holds numbers/values.tsv.gz (Duckling's test corpora, BSD) and
parallel/ntrex_docs_1-60.tsv.gz (NTREX-128, CC BY-SA 4.0). The phrase rules were developed on
NTREX documents 1 to 40; by default the others are measured. A perturbed sentence is the English
one with one figure changed that its translation prints too; telephone numbers, years and figures
inside names are left alone. Similarity of spans is held constant, so that the figures alone decide.
"""

import argparse
import csv
import gzip
import math
import random
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from claimcmp.divergence.interface import Statement, StatementPair
from claimcmp.divergence.number import find_number_conflicts
from claimcmp.facts.date import times
from claimcmp.facts.numerals import numerals
from claimcmp.facts.quantity import ages, quantities
from claimcmp.facts.records import Facts
from claimcmp.records import Claim, Span
from evaluation.figures import publish

LANGUAGES = ("ro", "fr", "de", "hu", "ru", "uk", "it", "bg", "es", "pl")
QUANTITY_DIMENSIONS = ("AmountOfMoney", "Distance", "Quantity", "Temperature", "Volume")
# What one unit of the corpus is in base units: factor and offset.
UNITS = {
    "Mile": (1609.344, 0), "Kilometre": (1000, 0), "Metre": (1, 0), "Centimetre": (0.01, 0),
    "Millimetre": (0.001, 0), "Inch": (0.0254, 0), "Foot": (0.3048, 0), "Yard": (0.9144, 0),
    "Gram": (0.001, 0), "Pound": (0.45359237, 0), "Ounce": (0.028349523125, 0),
    "Litre": (0.001, 0), "Millilitre": (1e-6, 0), "Gallon": (0.003785411784, 0),
    "Hectolitre": (0.1, 0), "Cup": (0.0002365882365, 0),
    "Fahrenheit": (5 / 9, -160 / 9),
}  # fmt: skip
FACTORS = (0.5, 0.7, 1.2, 1.4, 1.8, 2.3)
FACTORS_OF_AGES = (0.5, 0.7, 0.8, 0.9)  # figures up to 110 may be ages: they stay possible ones
NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?(?:e\d+)?")
FIGURE = re.compile(r"(?<![\w.,:/#@-])[$£€]?(\d[\d,]*(?:\.\d+)?)(?![\w:/]|[-–]\d|,\d|\.\d)")


def table(path: Path) -> list[dict[str, str]]:
    """Return the rows of a packed table."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def expected(row: dict[str, str]) -> list[float]:
    """Return the figures that a row's value gives, in base units."""
    words = row["value"].split(" ", 2)
    name = words[1] if len(words) > 1 and row["dimension"] != "AmountOfMoney" else ""
    factor, offset = UNITS.get(name, (1.0, 0.0))
    body = re.sub(r"\(Just.*?\)", "", row["value"])
    return [float(n) * factor + offset for n in NUMBER.findall(body)]


def read(row: dict[str, str]) -> list[float]:
    """Return the figures that the package reads from a row's text, in base units."""
    text, language = row["text"], row["language"]
    if row["dimension"] in QUANTITY_DIMENSIONS:
        found = quantities(text, language)
        return [v for q in found for v in ((q.low, q.high) if q.bound == "between" else (q.value,))]
    return [n.value for n in numerals(text, language)]


def values(path: Path) -> dict[str, object]:
    """Return the share of the corpus's expressions that are read right, by dimension."""
    right: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for row in table(path):
        if row["dimension"] not in (*QUANTITY_DIMENSIONS, "Numeral", "Ordinal"):
            continue
        key = f"{row['dimension']} {row['language']}"
        seen[key] += 1
        got, want = read(row), expected(row)
        right[key] += all(any(math.isclose(g, w, rel_tol=1e-6) for g in got) for w in want)
    return {key: {"right": right[key], "of": seen[key]} for key in sorted(seen)}


@cache
def statement(text: str, language: str) -> Statement:
    """Return a sentence with its quantities; what is a time is none."""
    of_age = [age.span for age in ages(text, language)]
    spans = [t.span for t in times(text, language, None)]
    masked = [span for span in spans if not any(span.overlaps(other) for other in of_age)]
    claim = Claim(language, language, text, Span(0, len(text)), language, 0)
    return Statement(claim, Facts(quantities=quantities(text, language, masked=masked)))


def conflicts(english: str, other: str, language: str) -> int:
    """Return how many number conflicts the two sentences seem to have."""
    pair = StatementPair(
        statement(english, "en"), statement(other, language), 0.8, 0.9, lambda a, b: 0.5
    )
    return len(find_number_conflicts(pair))


def printed(text: str) -> Counter[str]:
    """Return the figures of a text without their marks."""
    joined = re.sub(r"(?<=\d)[.,\s\u00a0\u202f](?=\d)", "", text)
    return Counter(re.findall(r"\d+", joined))


def changed(figure: str, rng: random.Random) -> str:
    """Return another figure of the same form."""
    value = float(figure.replace(",", ""))
    new = value * rng.choice(FACTORS_OF_AGES if 25 <= value <= 110 else FACTORS)
    if "." in figure:
        return f"{new:.1f}"
    whole = max(2, round(new))
    whole = whole if whole != int(value) else whole + 2
    whole = whole + 1000 if whole in range(1500, 2100) else whole  # a year is no figure
    return f"{whole:,}" if "," in figure else str(whole)


def perturbed(english: str, other: str, rng: random.Random) -> str | None:
    """Return the English sentence with one figure changed, or None where none can be."""
    both, own = printed(other), printed(english)
    of_time = [t.span for t in times(english, "en", None)]
    places = []
    for match in FIGURE.finditer(english):
        plain = re.sub(r"\D", "", match[1])
        span = Span(match.start(1), match.end(1))
        year = re.fullmatch(r"(?:1[5-9]|20)\d\d", match[1])
        once = both[plain] == 1 and own[plain] == 1
        if once and not year and not any(span.overlaps(time) for time in of_time):
            places.append((span, match[1].rstrip(",")))
    if not places:
        return None
    span, figure = rng.choice(places)
    return english[: span.start] + changed(figure, rng) + english[span.start + len(figure) :]


def translations(rows: list[dict[str, str]]) -> Iterator[tuple[str, dict[str, int]]]:
    """Yield, per language, what is flagged on untouched and on perturbed translations."""
    for language in LANGUAGES:
        rng = random.Random(language)
        count: Counter[str] = Counter()
        for row in rows:
            count["pairs"] += 1
            flagged = bool(conflicts(row["en"], row[language], language))
            count["flagged"] += flagged
            new = None if flagged else perturbed(row["en"], row[language], rng)
            if new is not None and new != row["en"]:
                count["perturbed"] += 1
                count["found"] += bool(conflicts(new, row[language], language))
        yield language, dict(count)


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--from", dest="start", type=int, default=41)
    parser.add_argument("--to", dest="stop", type=int, default=60)
    parser.add_argument("--output", type=Path)
    options = parser.parse_args()
    rows = table(options.folder / "parallel" / "ntrex_docs_1-60.tsv.gz")
    documents = list(dict.fromkeys(row["document"] for row in rows))
    kept = set(documents[options.start - 1 : options.stop])
    result = {
        "values": values(options.folder / "numbers" / "values.tsv.gz"),
        "documents": [options.start, options.stop],
        "translations": dict(translations([row for row in rows if row["document"] in kept])),
    }
    publish(result, options.output)


if __name__ == "__main__":
    main()
