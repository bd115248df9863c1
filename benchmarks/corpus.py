"""A large corpus of reports, made from real sentences: which report tells which event is known.

Usage: python -m benchmarks.corpus DATA_FOLDER OUTPUT.jsonl [--share 1.0]
DATA_FOLDER holds parallel/ (NTREX documents, RO-STS sentence pairs) and articles/ (Wikinews).

An event is a list of facts: a NTREX document in eleven languages, news sentences drawn from
RO-STS in Romanian and English, or a Wikinews article in English. Its reports each choose a
language, leave facts out, move some, tell some in another language, change a figure here and there
and add sentences of their own. One event in eight has a single report.
"""

import argparse
import csv
import gzip
import json
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

Fact = Mapping[str, str]
Item = TypeVar("Item")

# Share of an event's facts that one report leaves out, tells in another language, tells out of
# place; share of the facts with a figure in which the report gives another.
_LEFT_OUT, _FOREIGN, _MOVED, _ALTERED = 0.1, 0.03, 0.1, 0.1
_FACTS_OF_EVENT = 26
# Sentences that no other report of the event has.
_OWN_SENTENCES = 3
# How many reports an event may have.
_REPORTS = (1, 4, 5, 6, 7, 8, 9, 10)
# Wikinews has year reviews and transcripts; what is longer than this is cut.
_MOST_FACTS = 32
_LANGUAGES = ("en", "ro", "fr", "de", "hu", "ru", "uk", "it", "bg", "es", "pl")
_FIRST_DAY = date(2026, 1, 5)
_SENTENCE_END = re.compile(r"(?<=[a-z]{2}[.!?]) +(?=[A-Z\"“])|\n+")
# What news has and captions of pictures do not: a figure or a name inside the sentence.
_NEWS = re.compile(r"\S+ .*([A-Z]\w|\d)")
_LEAST_WORDS = 8
_FIGURE = re.compile(r"\b[2-9]\d?\b")
# Share of an agency report's sentences that an editor words a little differently, by dropping or
# exchanging one word.
_EDITED = 0.15
# Languages into which an agency report of a crowd is translated; the first is the original's.
_WIRE_LANGUAGES = ("en", "ro")


def read_rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a gzipped table with one header line."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def ntrex_events(data: Path) -> Iterator[list[Fact]]:
    """Yield the documents of NTREX as facts in eleven languages."""
    documents: dict[str, list[Fact]] = {}
    for row in read_rows(data / "parallel/ntrex_docs_1-60.tsv.gz"):
        fact = {code: row[code] for code in _LANGUAGES}
        documents.setdefault(row["document"], []).append(fact)
    yield from documents.values()


def paired_facts(data: Path) -> list[Fact]:
    """Return the news sentences of RO-STS in both languages, the first of every similar pair."""
    rows = [
        row
        for part in ("train", "dev")
        for row in read_rows(data / f"parallel/ro_sts_{part}.ro-en.tsv.gz")[::2]
        if len(row["en"].split()) >= _LEAST_WORDS and _NEWS.match(row["en"])
    ]
    return list({row["en"]: {"ro": row["ro"], "en": row["en"]} for row in rows}.values())


def wikinews_events(data: Path) -> Iterator[list[Fact]]:
    """Yield the articles of Wikinews as facts in English."""
    with gzip.open(data / "articles/wikinews.en.jsonl.gz", "rt", encoding="utf-8") as file:
        texts = [json.loads(line)["text"] for line in file]
    for text in texts:
        sentences = (piece.strip() for piece in _SENTENCE_END.split(text))
        facts = [{"en": s} for s in sentences if len(s.split()) >= _LEAST_WORDS]
        if len(facts) > 2 * _OWN_SENTENCES:
            yield facts[:_MOST_FACTS]


def report(facts: Sequence[Fact], own: Sequence[Fact], chance: random.Random) -> str:
    """Return the text of one report of an event, three sentences to a paragraph."""
    language = chance.choice(sorted(facts[0]))
    told = [fact for fact in facts if chance.random() >= _LEFT_OUT]
    for _ in range(round(_MOVED * len(told))):
        told.insert(chance.randrange(len(told)), told.pop(chance.randrange(len(told))))
    for fact in own:
        told.insert(chance.randrange(len(told) + 1), fact)
    sentences = [_sentence(fact, language, chance) for fact in told]
    return "\n\n".join(" ".join(sentences[i : i + 3]) for i in range(0, len(sentences), 3))


def _sentence(fact: Fact, language: str, chance: random.Random) -> str:
    spoken = (
        language
        if language in fact and chance.random() >= _FOREIGN
        else chance.choice(sorted(fact))
    )
    text = fact[spoken].strip()
    if chance.random() < _ALTERED:
        text = _FIGURE.sub(lambda found: str(int(found.group()) + chance.randint(1, 5)), text, 1)
    return text if text.endswith((".", "!", "?", "”", '"')) else text + "."


def articles(data: Path, share: float = 1.0, seed: int = 2026) -> Iterator[dict[str, str]]:
    """Yield the articles of the corpus, or of a *share* of its events, as JSON objects.

    ``path`` names the event: "event-0012/report-3".
    """
    chance = random.Random(seed)
    facts = paired_facts(data)
    chance.shuffle(facts)
    spare, rest = facts[: len(facts) // 4], facts[len(facts) // 4 :]
    events = [rest[i : i + _FACTS_OF_EVENT] for i in range(0, len(rest), _FACTS_OF_EVENT)]
    events += [*ntrex_events(data), *wikinews_events(data)]
    for number, event in enumerate(_some(events, share, chance)):
        day = _FIRST_DAY + timedelta(days=number % 300)
        for which in range(chance.choice(_REPORTS)):
            yield {
                "path": f"event-{number:04d}/report-{which}",
                "date": day.isoformat(),
                "publisher": f"Paper {which}",
                "text": report(event, chance.sample(spare, _OWN_SENTENCES), chance),
            }


def crowd(
    data: Path, reports: int, sentences: int = 20, seed: int = 2026
) -> Iterator[dict[str, str]]:
    """Yield *reports* of one event that are nearly the same: an agency's report, lightly edited.

    Three in four are in the original's language, the rest in a translation. Each leaves out a
    tenth of the agency's sentences, edits some and gives a figure of its own here and there.
    Every other sentence of the original has a figure.
    """
    chance = random.Random(seed)
    facts = [fact for event in ntrex_events(data) for fact in event]
    figures = [fact for fact in facts if _FIGURE.search(fact["en"])][: sentences // 2]
    others = [fact for fact in facts if not _FIGURE.search(fact["en"])]
    agency = [*figures, *others[: sentences - len(figures)]]
    for number in range(reports):
        language = _WIRE_LANGUAGES[0] if chance.random() < 0.75 else _WIRE_LANGUAGES[1]
        told = [_edited(fact, language, chance) for fact in agency if chance.random() >= 0.1]
        yield {
            "path": f"event-crowd/report-{number}",
            "date": (_FIRST_DAY + timedelta(days=number % 2)).isoformat(),
            "publisher": f"Paper {number}",
            "text": "\n\n".join(" ".join(told[i : i + 3]) for i in range(0, len(told), 3)),
        }


def _edited(fact: Fact, language: str, chance: random.Random) -> str:
    words = _sentence({language: fact[language]}, language, chance).split(" ")
    if chance.random() < _EDITED:
        place = chance.randrange(1, len(words) - 1)
        words[place : place + 1] = chance.choice(([], [words[place], words[place - 1]]))
    return " ".join(words)


def _some(items: Sequence[Item], share: float, chance: random.Random) -> list[Item]:
    return chance.sample(list(items), round(share * len(items)))


def main() -> None:
    """Write the corpus as JSON lines."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("output", type=Path)
    arguments.add_argument("--share", type=float, default=1.0)
    chosen = arguments.parse_args()
    with chosen.output.open("w", encoding="utf-8") as file:
        for article in articles(chosen.data, chosen.share):
            file.write(json.dumps(article, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
