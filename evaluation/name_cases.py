"""Sentence pairs of translations, untouched and with one name replaced, and their candidates."""

import csv
import gzip
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from claimcmp.divergence.interface import Conflict, SpanSimilarity, Statement, StatementPair
from claimcmp.divergence.name import find_name_conflicts
from claimcmp.divergence.name_roles import SAME
from claimcmp.facts.name import names, same_name
from claimcmp.facts.records import Facts, Name
from claimcmp.records import Claim, Span

Documents = dict[str, list[dict[str, str]]]


@cache
def name_data() -> dict[str, Any]:
    """Return the persons and places of data/names.yaml."""
    text = (Path(__file__).parent / "data" / "names.yaml").read_text(encoding="utf-8")
    return dict(yaml.safe_load(text))


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence pair with its candidates; ``changed`` is the replaced name's span, if any.

    ``told`` says that the other side gives the name that was replaced, and that this side gave it
    once: only then does the change leave a contradiction.
    """

    pair: StatementPair
    found: tuple[Conflict, ...]
    changed: Span | None
    told: bool = False


def read_documents(path: Path) -> Documents:
    """Return the sentences of each document, in order."""
    documents: Documents = {}
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            documents.setdefault(row["document"], []).append(row)
    return documents


def change_name(
    text: str, full_names: Sequence[str], chance: random.Random
) -> tuple[str, Span] | None:
    """Replace one person or place of *text* by another; None where it has neither."""
    others, places = name_data()["other_persons"], name_data()["other_places"]
    # A report that puts in somebody else does not open a sentence with a bare new surname.
    choices = [(m, others) for m in _mentions(text, full_names) if m.start() or " " in m[0]]
    choices += [(m, places) for m in _mentions(text, name_data()["mentioned_places"])]
    if not choices:
        return None
    match, pool = chance.choice(choices)
    fresh = chance.choice([name for name in pool if name != match[0]])
    if pool is others and " " not in match[0]:
        fresh = fresh.split()[-1]
    start = match.start()
    return text[:start] + fresh + text[match.end() :], Span(start, start + len(fresh))


def _mentions(text: str, known: Sequence[str]) -> list[re.Match[str]]:
    return [
        m for name in known for m in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text)
    ]


def persons_of(texts: Sequence[str]) -> tuple[str, ...]:
    """Return the persons of an English article by a pattern of its own, surnames included."""
    given = "|".join(sorted(name_data()["english_given_names"]))
    found = {
        m[0]
        for text in texts
        for m in re.finditer(rf"\b(?:{given}) (?!{_NO_SURNAME})[A-Z][a-z]{{2,}}\b", text)
    }
    return tuple(sorted(found | {name.split()[-1] for name in found}, key=lambda n: (-len(n), n)))


_NO_SURNAME = "Street|Road|City|Park|Church|University|Avenue"


class Spans:
    """Contextual similarities from the default encoder, texts embedded once."""

    def __init__(self) -> None:
        """Load the encoder."""
        from claimcmp.embedding import load_encoder

        self._encoder = load_encoder()
        self._known: dict[str, Any] = {}

    def of(self, a: tuple[str, str], b: tuple[str, str]) -> SpanSimilarity:
        """Return the similarity of spans of two (text, language) sides."""
        from claimcmp.alignment.tokens import TokenSpanSimilarity

        return TokenSpanSimilarity(self._tokens(*a), self._tokens(*b))

    def _tokens(self, text: str, language: str) -> Any:
        from claimcmp.alignment.tokens import centre_tokens
        from claimcmp.embedding import embed_tokens, token_centres

        if text not in self._known:
            tokens = embed_tokens(self._encoder, [text])
            self._known[text] = centre_tokens(tokens, [language], token_centres(self._encoder))[0]
        return self._known[text]


def cases(
    documents: Documents, keys: Sequence[str], language: str, spans: Spans | None
) -> list[Case]:
    """Return the untouched and the perturbed pairs of English with *language*."""
    chance = random.Random(7)
    found: list[Case] = []
    for key in keys:
        english = [row["en"] for row in documents[key]]
        other = [row[language] for row in documents[key]]
        names_en, names_other = names(english, "en"), names(other, language)
        persons = persons_of(english)
        for i, text in enumerate(english):
            context = [n for j in (i - 1, i + 1) if 0 <= j < len(other) for n in names_other[j]]
            right = (other[i], language, names_other[i], context)
            near = [n for j in (i - 1, i + 1) if 0 <= j < len(other) for n in names_en[j]]
            found.append(_case((text, "en", names_en[i], near), right, spans, None))
            changed = change_name(text, persons, chance)
            if changed:
                fresh = names([*english[:i], changed[0], *english[i + 1 :]], "en")
                case = _case((changed[0], "en", fresh[i], near), right, spans, changed[1])
                told = _told(changed[1].start, names_en[i], names_other[i])
                found.append(replace(case, told=told))
    return found


def _told(start: int, own: Sequence[Name], others: Sequence[Name]) -> bool:
    """Whether the other side gives the name at *start*, which this side gives once."""
    replaced = [name for name in own if name.span.start <= start < name.span.end]
    if not replaced:
        return False
    once = sum(same_name(replaced[0], name) >= SAME for name in own) == 1
    return once and any(same_name(replaced[0], name) >= SAME for name in others)


_Side = tuple[str, str, tuple[Name, ...], list[Name]]


def _case(left: _Side, right: _Side, spans: Spans | None, changed: Span | None) -> Case:
    def statement(side: _Side) -> Statement:
        claim = Claim("c", "s", side[0], Span(0, len(side[0])), side[1], 0)
        return Statement(claim, Facts(names=side[2]))

    lazy: list[SpanSimilarity] = []

    def similarity(a: Span, b: Span) -> float:
        if spans is None:
            return 0.0
        if not lazy:
            lazy.append(spans.of(left[:2], right[:2]))
        return lazy[0](a, b)

    pair = StatementPair(
        statement(left), statement(right), 1.0, 1.0, similarity,
        (Facts(names=tuple(left[3])),), (Facts(names=tuple(right[3])),),
    )  # fmt: skip
    return Case(pair, find_name_conflicts(pair), changed)
