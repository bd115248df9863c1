"""Names, measured: how well they are found, told apart, and how rarely they raise a false alarm.

Usage: python -m evaluation.names --parallel ntrex_docs_1-60.tsv.gz --entities ronec_valid.ro.jsonl.gz
       [--output evaluation/results/names.json] [--spans] [--list LANGUAGE]

NTREX (CC BY-SA 4.0) gives untouched translations and, with one name of the English side replaced
by another of its kind, perturbed ones; documents 1 to 40 are for development, the rest is
reported. RONEC (MIT) gives Romanian entities.
"""

import argparse
import csv
import gzip
import json
import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from claimcmp.divergence.interface import Conflict, SpanSimilarity, Statement, StatementPair
from claimcmp.divergence.name import SAME, find_name_conflicts
from claimcmp.facts.name import names, same_name
from claimcmp.facts.records import Facts, Name
from claimcmp.records import Claim, Span
from evaluation.names_data import CONFUSABLE, MENTIONED_PLACES, OTHER_PERSONS, OTHER_PLACES, SAME_PERSON

LANGUAGES = ("ro", "fr", "de", "hu", "ru", "uk", "it", "bg", "es", "pl")
DEVELOPMENT_DOCUMENTS = 40
# Highest share of untouched pairs that may be flagged.
ALARM_LIMIT = 0.01
Documents = dict[str, list[dict[str, str]]]


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence pair with its candidates; ``changed`` is the replaced name's span, if any."""

    pair: StatementPair
    found: tuple[Conflict, ...]
    changed: Span | None


def read_documents(path: Path) -> Documents:
    """Return the sentences of each document, in order."""
    documents: Documents = {}
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            documents.setdefault(row["document"], []).append(row)
    return documents


def change_name(text: str, full_names: Sequence[str], chance: random.Random) -> tuple[str, Span] | None:
    """Replace one person or place of *text* by another; None where it has neither."""
    # A report that puts in somebody else does not open a sentence with a bare new surname.
    choices = [(m, OTHER_PERSONS) for m in _mentions(text, full_names) if m.start() or " " in m[0]]
    choices += [(m, OTHER_PLACES) for m in _mentions(text, MENTIONED_PLACES)]
    if not choices:
        return None
    match, pool = chance.choice(choices)
    fresh = chance.choice([name for name in pool if name != match[0]])
    if pool is OTHER_PERSONS and " " not in match[0]:
        fresh = fresh.split()[-1]
    start = match.start()
    return text[:start] + fresh + text[match.end() :], Span(start, start + len(fresh))


def _mentions(text: str, known: Sequence[str]) -> list[re.Match[str]]:
    return [m for name in known for m in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text)]


def persons_of(texts: Sequence[str]) -> tuple[str, ...]:
    """Return the persons of an English article by a pattern of its own, surnames included."""
    given = "|".join(sorted({name.split()[0] for name in SAME_PERSON} | _GIVEN))
    found = {m[0] for text in texts for m in re.finditer(rf"\b(?:{given}) (?!{_NO_SURNAME})[A-Z][a-z]{{2,}}\b", text)}
    return tuple(sorted(found | {name.split()[-1] for name in found}, key=lambda n: (-len(n), n)))


_NO_SURNAME = "Street|Road|City|Park|Church|University|Avenue"
_GIVEN = frozenset(
    "Peter Holly John David Tiffany Chad Larry Donald Brett Christine Chris Jeff Theresa Boris Jeremy "
    "Steven Daniel Scott Paul Mark Michael James Robert Mary Sarah Anna Emma Jack Tom Kanye Nicola "
    "Wayne Joe Barack Hillary George Andrew Simon Martin Kevin Brian Gary Elin Dan Tara Liam".split()
)


def _spans_zero(a: Span, b: Span) -> float:
    return 0.0


class Spans:
    """Contextual similarities from the default encoder, texts embedded once."""

    def __init__(self) -> None:
        """Load the encoder."""
        from claimcmp.embedding import load_encoder

        self._encoder = load_encoder()
        self._known: dict[str, object] = {}

    def of(self, a: tuple[str, str], b: tuple[str, str]) -> SpanSimilarity:
        """Return the similarity of spans of two (text, language) sides."""
        from claimcmp.alignment.tokens import TokenSpanSimilarity

        return TokenSpanSimilarity(self._tokens(*a), self._tokens(*b))

    def _tokens(self, text: str, language: str):  # type: ignore[no-untyped-def]
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
                found.append(_case((changed[0], "en", fresh[i], near), right, spans, changed[1]))
    return found


_Side = tuple[str, str, tuple[Name, ...], list[Name]]


def _case(a: _Side, b: _Side, spans: Spans | None, changed: Span | None) -> Case:
    def statement(side: _Side) -> Statement:
        claim = Claim("c", "s", side[0], Span(0, len(side[0])), side[1], 0)
        return Statement(claim, Facts(names=side[2]))

    lazy: list[SpanSimilarity] = []

    def similarity(one: Span, other: Span) -> float:
        if spans is None:
            return 0.0
        if not lazy:
            lazy.append(spans.of(a[:2], b[:2]))
        return lazy[0](one, other)

    pair = StatementPair(
        statement(a), statement(b), 1.0, 1.0, similarity,
        (Facts(names=tuple(a[3])),), (Facts(names=tuple(b[3])),),
    )  # fmt: skip
    return Case(pair, find_name_conflicts(pair), changed)


def _hit(case: Case, conflict: Conflict) -> bool:
    return case.changed is not None and conflict.span_a.overlaps(case.changed)


class Judge:
    """A logistic regression over the evidence, fitted on development documents."""

    def __init__(self, found: Sequence[Case]) -> None:
        """Fit on the candidates of *found*; the threshold keeps alarms under the limit."""
        rows = [(c, x) for c in found for x in c.found if c.changed is None or _hit(c, x)]
        self.features = sorted({key for _, conflict in rows for key in conflict.evidence})
        matrix = np.array([self._row(conflict) for _, conflict in rows])
        labels = np.array([case.changed is not None for case, _ in rows])
        self._model = LogisticRegression(C=1.0, max_iter=2000, class_weight="balanced")
        self._model.fit(matrix, labels)
        untouched = [case for case in found if case.changed is None]
        worst = sorted((max(map(self.score, c.found), default=0.0) for c in untouched), reverse=True)
        self.threshold = worst[int(0.8 * ALARM_LIMIT * len(untouched))] + 1e-9

    def _row(self, conflict: Conflict) -> list[float]:
        return [conflict.evidence.get(key, 0.0) for key in self.features]

    def score(self, conflict: Conflict) -> float:
        """Return the probability that a careful reader would call it a conflict."""
        return float(self._model.predict_proba(np.array([self._row(conflict)]))[0, 1])

    def weights(self) -> dict[str, float]:
        """Return the weight of each feature."""
        return dict(zip(self.features, self._model.coef_[0].round(2).tolist(), strict=True))


def rates(found: Sequence[Case], accepts: Callable[[Conflict], bool]) -> dict[str, float]:
    """Return the share of untouched pairs flagged and of perturbed ones found."""
    untouched = [case for case in found if case.changed is None]
    perturbed = [case for case in found if case.changed is not None]
    flagged = sum(any(map(accepts, case.found)) for case in untouched)
    hits = sum(any(accepts(x) and _hit(case, x) for x in case.found) for case in perturbed)
    return {
        "untouched": len(untouched),
        "false_alarms": round(flagged / max(1, len(untouched)), 4),
        "perturbed": len(perturbed),
        "recall": round(hits / max(1, len(perturbed)), 4),
    }


def area_under_curve() -> dict[str, float]:
    """Return the AUC of same_name on spellings of one person against confusable persons."""
    positives = [
        (a, b) for forms in SAME_PERSON.values() for a in forms.items() for b in forms.items() if a < b
    ]
    negatives = [(("en", a), ("en", b)) for a, b in CONFUSABLE]
    people = list(SAME_PERSON.items())
    chance = random.Random(3)
    for name, forms in people:
        rival, others = chance.choice([p for p in people if p[0] != name and _alike(p[0], name)] or people)
        if rival != name:
            negatives += [(a, b) for a in forms.items() for b in list(others.items())[:3]]
    pairs = [(pair, 1) for pair in positives] + [(pair, 0) for pair in negatives]
    scores = [same_name(_person(*a), _person(*b)) for (a, b), _ in pairs]
    labels = [label for _, label in pairs]
    above = [s >= SAME for s in scores]
    return {
        "pairs": len(pairs),
        "auc": round(float(roc_auc_score(labels, scores)), 4),
        "positives_matched": round(sum(a for a, n in zip(above, labels) if n) / len(positives), 4),
        "negatives_matched": round(sum(a for a, n in zip(above, labels) if not n) / len(negatives), 4),
    }


def _alike(a: str, b: str) -> bool:
    return a.split()[-1][0] == b.split()[-1][0]


def _person(language: str, text: str) -> Name:
    from claimcmp.facts.name.spelling import key

    return Name(Span(0, len(text)), text, key(text, language), "person")


def romanian_entities(path: Path) -> dict[str, Mapping[str, float]]:
    """Return precision and recall of found names on RONEC's persons, places and organisations."""
    wanted = {"PERSON": "person", "GPE": "place", "LOC": "place", "ORG": "organisation"}
    hits = {kind: [0, 0] for kind in ("person", "place", "organisation")}
    correct = found_all = 0
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    for row in rows:
        text, gold = _gold(row)
        own = [n for n in names([text], "ro")[0] if n.kind != "demonym"]
        for label, span in gold:
            if label in wanted and text[span.start].isupper():
                kind = hits[wanted[label]]
                kind[1] += 1
                kind[0] += any(name.span.overlaps(span) for name in own)
        named = [n for n in own if text[n.span.start].isupper()]
        found_all += len(named)
        correct += sum(any(n.span.overlaps(span) for _, span in gold) for n in named)
    return {
        "precision": {"names": found_all, "value": round(correct / found_all, 4)},
        **{k: {"names": t, "recall": round(h / t, 4)} for k, (h, t) in hits.items()},
    }


def _gold(row: Mapping[str, Sequence[object]]) -> tuple[str, list[tuple[str, Span]]]:
    """Return a row's text and its entities."""
    text, gold = "", []
    for token, tag, space in zip(row["tokens"], row["ner_tags"], row["space_after"], strict=True):
        start = len(text)
        text += str(token)
        if str(tag).startswith("B-"):
            gold.append((str(tag)[2:], Span(start, len(text))))
        elif str(tag).startswith("I-") and gold:
            gold[-1] = (gold[-1][0], Span(gold[-1][1].start, len(text)))
        text += " " if space else ""
    return text, gold


def _list(found: Sequence[Case], judge: Judge | None) -> None:
    for case in found:
        shown = [f"{n.canonical}|{n.kind[:3]}|{n.entity}" for n in case.pair.a.facts.names]
        other = [f"{n.canonical}|{n.kind[:3]}|{n.entity}" for n in case.pair.b.facts.names]
        hit = any(_hit(case, x) for x in case.found)
        if case.changed is None and case.found:
            scores = [(x.value_a, x.value_b, round(judge.score(x), 2) if judge else 0) for x in case.found]
            print("ALARM", scores, shown, other)
        if case.changed is not None and not hit:
            print("MISS", case.changed.of(case.pair.a.claim.text), shown, other)


def main() -> None:
    """Measure and print; write the results where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--parallel", type=Path, required=True)
    parser.add_argument("--entities", type=Path)
    parser.add_argument("--output", type=Path)
    parser.add_argument("--spans", action="store_true", help="use the encoder's token vectors")
    parser.add_argument("--list", help="list a language's development cases that went wrong")
    parser.add_argument("--languages", default=",".join(LANGUAGES))
    options = parser.parse_args()
    documents = read_documents(options.parallel)
    keys = list(documents)
    spans = Spans() if options.spans else None
    languages = options.list.split(",") if options.list else options.languages.split(",")
    parts = {"development": keys[:DEVELOPMENT_DOCUMENTS], "held back": keys[DEVELOPMENT_DOCUMENTS:]}
    found = {
        part: {code: cases(documents, own, code, spans) for code in languages}
        for part, own in parts.items()
    }
    judge = Judge([case for own in found["development"].values() for case in own])
    if options.list:
        for own in found["development"].values():
            _list(own, judge)
    results: dict[str, object] = {"matching": area_under_curve(), "threshold": round(judge.threshold, 4)}
    for part, by_language in found.items():
        every = [case for own in by_language.values() for case in own]
        table = {code: rates(own, lambda x: judge.score(x) >= judge.threshold) for code, own in by_language.items()}
        results[part] = {
            "candidates": rates(every, lambda x: True),
            "judged": rates(every, lambda x: judge.score(x) >= judge.threshold),
            "languages": table,
        }
    if options.entities:
        results["ronec"] = romanian_entities(options.entities)
    results["weights"] = judge.weights()
    text = json.dumps(results, indent=1, ensure_ascii=False)
    print(text)
    if options.output:
        options.output.parent.mkdir(parents=True, exist_ok=True)
        options.output.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
