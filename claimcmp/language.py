"""LANGUAGE: text → ISO 639-1 code, the same code on every run.

langdetect with seed 0 goes first. It is sure of whole articles, but takes one short Romanian line
in twenty for Italian; py3langid then joins in with the larger weight. The figures behind every
constant are in ``evaluation/results/language.json``.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from claimcmp.records import Article

UNDETERMINED = "und"
"""The code of a text without letters (ISO 639-2)."""

_SEED = 0
_SURE = 0.99
"""langdetect's probability from which it is taken at its word, for texts of _LONG letters."""
_LONG = 200
_LANGDETECT_WEIGHT, _LANGDETECT_SHORT_WEIGHT = 0.3, 0.1
_SHORT = 40
"""Letters: on shorter texts langdetect is as sure as on long ones, and far more often wrong."""

_DECLARED_BONUS = 0.35
"""Added to the probability of the language that the article itself declares."""
_SENTENCE_LETTERS = 40
_SENTENCE_SURE = 0.9
_SAMPLE = 6000
"""Code points of an article that are looked at; more changes no answer."""

# Nobody reports in Latin, and short Romanian lines look like it.
_NOT_NEWS = frozenset({"la", "vo", "an"})
_OTHER_PROFILES = (
    *("ar", "bn", "el", "fa", "gu", "he", "hi", "ja", "kn", "ko", "ml", "mr", "ne", "pa"),
    *("ta", "te", "th", "ur", "zh-cn", "zh-tw"),
)
_SCRIPT_PROFILES = {
    "cyrillic": frozenset({"bg", "mk", "ru", "uk"}),
    "other": frozenset(_OTHER_PROFILES),
}


@dataclass(frozen=True, slots=True)
class Identification:
    """A language and how probable it is, in [0, 1]."""

    language: str
    probability: float


def identify(article: Article) -> str:
    """Return the ISO 639-1 code of the article's body, or ``und`` where it has no letters.

    ``article.language``, what the article says of itself, counts as a hint only: a report that is
    plainly in another language is labelled with that one.
    """
    text = "\n".join(span.of(article.text) for span in article.body) or article.text
    return identify_text(text, declared=article.language).language


def identify_text(text: str, *, declared: str | None = None) -> Identification:
    """Identify the language of *text*; *declared* is a hint such as ``ro`` or ``ro-RO``."""
    hint = primary_subtag(declared)
    sample = text[:_SAMPLE]
    letters = sum(map(str.isalpha, sample))
    if not letters:
        return Identification(hint or UNDETERMINED, 0.0)
    script = _script(sample)
    first = langdetect_probabilities(sample)
    best = _best(first)
    if letters >= _LONG and best.probability >= _SURE and script == "latin":
        return best
    weight = _LANGDETECT_WEIGHT if letters >= _SHORT else _LANGDETECT_SHORT_WEIGHT
    return _best(_combined(first, py3langid_probabilities(sample), weight, hint))


def identify_sentence(text: str, *, article_language: str) -> str:
    """Return the language of one sentence, which is its article's unless the evidence is strong.

    Another language is believed only of a sentence of some length in which both identifiers, each
    by itself, are sure of the same answer.
    """
    letters = sum(map(str.isalpha, text))
    if letters < _SENTENCE_LETTERS and _script(text) != "other":
        return article_language
    first = _best(langdetect_probabilities(text))
    if first.language == article_language or first.probability < _SURE:
        return article_language
    second = _best(py3langid_probabilities(text))
    if second.language != first.language or second.probability < _SENTENCE_SURE:
        return article_language
    return first.language


def primary_subtag(tag: str | None) -> str | None:
    """Return ``ro`` for ``ro-RO`` or ``RO_md``; None for what is no language tag."""
    if not tag:
        return None
    primary = tag.strip().replace("_", "-").split("-")[0].lower()
    return primary if len(primary) == 2 and primary.isascii() and primary.isalpha() else None


def _script(text: str) -> str:
    """Name the group of langdetect profiles that the letters of *text* call for."""
    counts = {"latin": 0, "cyrillic": 0, "other": 0}
    for character in text:
        if character.isalpha():
            point = ord(character)
            if point < 0x0370 or 0x1E00 <= point < 0x1F00:
                counts["latin"] += 1
            elif 0x0400 <= point < 0x0530:
                counts["cyrillic"] += 1
            else:
                # One Chinese character says as much as two or three Latin letters.
                counts["other"] += 2
    return max(counts, key=lambda name: counts[name])


def _combined(
    first: Mapping[str, float], second: Mapping[str, float], weight: float, hint: str | None
) -> dict[str, float]:
    """Join langdetect's probabilities, with *weight*, py3langid's and the hint into scores."""
    scores = {
        language: weight * first.get(language, 0.0) + (1 - weight) * second.get(language, 0.0)
        for language in sorted({*first, *second})
    }
    if hint:
        scores[hint] = min(1.0, scores.get(hint, 0.0) + _DECLARED_BONUS)
    return scores


def _best(probabilities: Mapping[str, float]) -> Identification:
    """Return the most probable language, the alphabetically first among equals."""
    if not probabilities:
        return Identification(UNDETERMINED, 0.0)
    language = min(probabilities, key=lambda code: (-probabilities[code], code))
    return Identification(language, probabilities[language])


def langdetect_probabilities(text: str) -> dict[str, float]:
    """Return langdetect's probabilities among the languages of the text's script."""
    from langdetect.lang_detect_exception import LangDetectException

    detector = _langdetect_factory(_script(text)).create()
    detector.append(text)
    try:
        found = detector.get_probabilities()
    except LangDetectException:
        return {}
    return {entry.lang.split("-")[0]: entry.prob for entry in found}


@cache
def _langdetect_factory(script: str) -> Any:
    """Load the profiles of one script group: all 55 of them take half a second.

    They are loaded in the order of their names, since the order of a folder's listing would
    otherwise decide between equals.
    """
    from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory

    others = frozenset[str]().union(*_SCRIPT_PROFILES.values())
    names = sorted(n for n in os.listdir(PROFILES_DIRECTORY) if not n.startswith((".", "_")))
    wanted = _SCRIPT_PROFILES.get(script, frozenset(names) - others)
    profiles = []
    for name in names:
        if name in wanted:
            with open(os.path.join(PROFILES_DIRECTORY, name), encoding="utf-8") as file:
                profiles.append(file.read())
    factory = DetectorFactory()
    factory.seed = _SEED
    factory.load_json_profile(profiles)
    return factory


def py3langid_probabilities(text: str) -> dict[str, float]:
    """Return py3langid's probabilities of the languages that have an ISO 639-1 code."""
    return dict(_py3langid_identifier().rank(text))


@cache
def _py3langid_identifier() -> Any:
    """Load py3langid's model, which takes 0.4 s, once."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    codes = [code for code in identifier.labels if len(code) == 2 and code not in _NOT_NEWS]
    identifier.set_languages(codes)
    return identifier
