"""Charged words: what colours a report by itself, whatever thing it names.

languages/<code>/charged.yaml lists them by charge and strength. The terms of any/wording.yaml
that colour by themselves are charged words too.
"""

from functools import cache
from typing import cast, get_args

from claimcmp.errors import LanguageDataError
from claimcmp.facts.records import ChargedWord, LoadedTerm
from claimcmp.facts.terms import Charge, current_vocabulary
from claimcmp.languages import subject
from claimcmp.languages.phrase_index import PhraseIndex, cased

# How surely a word of each list colours a report. A faint word colours none, but answers the
# other report's charged word in a translation.
STRENGTHS = {"strong": 0.9, "marked": 0.5, "faint": 0.0}


@cache
def _lexicon(language: str) -> PhraseIndex:
    labelled: dict[str, list[str]] = {}
    known: set[str] = set()
    for charge, lists in subject(language, "charged").items():
        if charge not in get_args(Charge) or not lists.keys() <= STRENGTHS.keys():
            raise LanguageDataError(f"{language}/charged.yaml: {charge}: unknown charge or list")
        for strength in STRENGTHS:
            for phrase in lists.get(strength, ()):
                # The first list that has a phrase counts, the strongest.
                if phrase not in known:
                    labelled.setdefault(cased(phrase, f"{charge} {strength}"), []).append(phrase)
                    known.add(phrase)
    return PhraseIndex(labelled)


def charged_words(
    text: str, language: str, terms: tuple[LoadedTerm, ...]
) -> tuple[ChargedWord, ...]:
    """Return the charged words of *text* in order, faint ones too; spans do not overlap.

    *terms* are the text's loaded terms: those with a strength of their own are charged words,
    and they win over a word of the list in the same place. *language* is an ISO 639-1 code; a
    language without data has its terms only.
    """
    found = _of_terms(terms)
    for span, label in _lexicon(language).find_cased(text):
        if not any(span.overlaps(word.span) for word in found):
            charge, strength = label.split()
            found.append(ChargedWord(span, cast(Charge, charge), STRENGTHS[strength]))
    return tuple(sorted(found, key=lambda word: word.span.start))


def _of_terms(terms: tuple[LoadedTerm, ...]) -> list[ChargedWord]:
    """Return the terms that colour by themselves, each span once with its strongest colour."""
    known = current_vocabulary().terms
    best: dict[tuple[int, int], ChargedWord] = {}
    for term in terms:
        entry, place = known[term.term], (term.span.start, term.span.end)
        if entry.charge == "neutral" or not entry.strength:
            continue
        if place not in best or best[place].strength < entry.strength:
            best[place] = ChargedWord(term.span, entry.charge, entry.strength)
    return list(best.values())
