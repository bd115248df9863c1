"""Names, measured: how well they are found, told apart, and how rarely they raise a false alarm.

Usage: python -m evaluation.names --parallel ntrex_docs_1-60.tsv.gz
       [--entities ronec_valid.ro.jsonl.gz]
       [--output evaluation/results/names.json] [--spans] [--list LANGUAGE]

NTREX (CC BY-SA 4.0) gives untouched translations and, with one name of the English side replaced
by another of its kind, perturbed ones; documents 1 to 40 are for development, the rest is
reported. RONEC (MIT) gives Romanian entities.
"""

import argparse
import gzip
import json
import random
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from claimcmp.divergence.interface import Conflict
from claimcmp.divergence.name_roles import SAME
from claimcmp.facts.name import names, same_name
from claimcmp.facts.records import Name
from claimcmp.records import Span
from evaluation.figures import publish
from evaluation.name_cases import Case, Documents, Spans, cases, name_data, read_documents

LANGUAGES = ("ro", "fr", "de", "hu", "ru", "uk", "it", "bg", "es", "pl")
DEVELOPMENT_DOCUMENTS = 40
# Highest share of untouched pairs that may be flagged.
ALARM_LIMIT = 0.01


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
        worst = sorted(
            (max(map(self.score, c.found), default=0.0) for c in untouched), reverse=True
        )
        self.threshold = worst[int(0.8 * ALARM_LIMIT * len(untouched))] + 1e-9

    def _row(self, conflict: Conflict) -> list[float]:
        return [conflict.evidence.get(key, 0.0) for key in self.features]

    def score(self, conflict: Conflict) -> float:
        """Return the probability that a careful reader would call it a conflict."""
        return float(self._model.predict_proba(np.array([self._row(conflict)]))[0, 1])

    def accepts(self, conflict: Conflict) -> bool:
        """Whether the conflict is shown."""
        return self.score(conflict) >= self.threshold

    def weights(self) -> dict[str, float]:
        """Return the weight of each feature."""
        return dict(zip(self.features, self._model.coef_[0].round(2).tolist(), strict=True))


def rates(found: Sequence[Case], accepts: Callable[[Conflict], bool]) -> dict[str, float]:
    """Return the share of untouched pairs flagged and of perturbed ones found."""
    untouched = [case for case in found if case.changed is None]
    perturbed = [case for case in found if case.changed is not None]
    flagged = sum(any(map(accepts, case.found)) for case in untouched)
    hits = sum(any(accepts(x) and _hit(case, x) for x in case.found) for case in perturbed)
    told = [case for case in perturbed if case.told]
    told_hits = sum(any(accepts(x) and _hit(case, x) for x in case.found) for case in told)
    return {
        "untouched": len(untouched),
        "false_alarms": round(flagged / max(1, len(untouched)), 4),
        "perturbed": len(perturbed),
        "recall": round(hits / max(1, len(perturbed)), 4),
        "told_on_both_sides": len(told),
        "recall_told": round(told_hits / max(1, len(told)), 4),
    }


def area_under_curve() -> dict[str, float]:
    """Return the AUC of same_name on spellings of one person against confusable persons."""
    same_person: dict[str, dict[str, str]] = name_data()["same_person"]
    positives = [
        (a, b)
        for forms in same_person.values()
        for a in forms.items()
        for b in forms.items()
        if a < b
    ]
    negatives = [(("en", a), ("en", b)) for a, b in name_data()["confusable"]]
    people = list(same_person.items())
    chance = random.Random(3)
    for name, forms in people:
        rival, others = chance.choice(
            [p for p in people if p[0] != name and _alike(p[0], name)] or people
        )
        if rival != name:
            negatives += [(a, b) for a in forms.items() for b in list(others.items())[:3]]
    pairs = [(pair, 1) for pair in positives] + [(pair, 0) for pair in negatives]
    scores = [same_name(_person(*a), _person(*b)) for (a, b), _ in pairs]
    labels = [label for _, label in pairs]
    above = [s >= SAME for s in scores]
    return {
        "pairs": len(pairs),
        "auc": round(float(roc_auc_score(labels, scores)), 4),
        "positives_matched": round(
            sum(a for a, n in zip(above, labels, strict=True) if n) / len(positives), 4
        ),
        "negatives_matched": round(
            sum(a for a, n in zip(above, labels, strict=True) if not n) / len(negatives), 4
        ),
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
            scores = [
                (x.value_a, x.value_b, round(judge.score(x), 2) if judge else 0) for x in case.found
            ]
            print("ALARM", scores, shown, other)
        if case.changed is not None and not hit:
            print("MISS", case.changed.of(case.pair.a.claim.text), shown, other)


def measure(
    documents: Documents, languages: Sequence[str], spans: Spans | None, *, listed: bool
) -> dict[str, object]:
    """Return what is found in each part and language, judged by what the first part teaches."""
    keys = list(documents)
    parts = {"development": keys[:DEVELOPMENT_DOCUMENTS], "held back": keys[DEVELOPMENT_DOCUMENTS:]}
    found = {
        part: {code: cases(documents, own, code, spans) for code in languages}
        for part, own in parts.items()
    }
    judge = Judge([case for own in found["development"].values() for case in own])
    if listed:
        for own in found["development"].values():
            _list(own, judge)
    results: dict[str, object] = {"matching": area_under_curve()}
    for part, by_language in found.items():
        every = [case for own in by_language.values() for case in own]
        results[part] = {
            "candidates": rates(every, lambda conflict: True),
            "judged": rates(every, judge.accepts),
            "languages": {code: rates(own, judge.accepts) for code, own in by_language.items()},
        }
    return {**results, "threshold": round(judge.threshold, 4), "weights": judge.weights()}


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
    spans = Spans() if options.spans else None
    languages = options.list.split(",") if options.list else options.languages.split(",")
    results = measure(documents, languages, spans, listed=bool(options.list))
    if options.entities:
        results["ronec"] = romanian_entities(options.entities)
    publish(results, options.output)


if __name__ == "__main__":
    main()
