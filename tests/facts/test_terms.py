from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcmp.errors import LanguageDataError
from claimcmp.facts.terms import OWN_TERMS, loaded_terms, vocabulary
from claimcmp.languages import known_languages, subject

LANGUAGES = ("ro", "en", "fr", "de", "it", "es", "pt", "hu", "ru", "uk", "bg", "pl")


def found(text: str, language: str) -> dict[str, str]:
    return {t.span.of(text): t.term for t in loaded_terms(text, language)}


@pytest.mark.parametrize(
    ("language", "text", "words", "term"),
    [
        ("ro", "Gloata a spart geamurile primăriei.", "Gloata", "mob"),
        ("ro", "Vreo zece golani au fost săltați.", "golani", "thug"),
        ("ro", "agitatorii au strigat lozinci", "agitatorii", "agitator"),
        ("ro", "lingăi şi slugi", "lingăi", "lackey"),
        ("en", "The minister’s cronies were appointed.", "cronies", "crony"),
        ("en", "It freed fifty political prisoners.", "political prisoners", "political-prisoner"),
        ("fr", "Des agitateurs ont bloqué la place.", "agitateurs", "agitator"),
        ("de", "Der Pöbel zog vor das Rathaus.", "Pöbel", "mob"),
        ("it", "La marmaglia ha occupato la piazza.", "marmaglia", "mob"),
        ("es", "La turba rodeó el palacio.", "turba", "mob"),
        ("pt", "A turba cercou o palácio.", "turba", "mob"),
        ("hu", "A csőcselék betört a minisztériumba.", "csőcselék", "mob"),
        ("ru", "Спецоперация началась в феврале.", "Спецоперация", "special-operation"),
        ("uk", "Окупанти обстріляли лікарню.", "Окупанти", "occupier"),
        ("bg", "Сганта нахлу в сградата.", "Сганта", "mob"),
        ("pl", "Motłoch wdarł się do urzędu.", "Motłoch", "mob"),
    ],
)
def test_finds_charged_words_in_every_language(
    language: str, text: str, words: str, term: str
) -> None:
    assert found(text, language).get(words) == term


def test_a_name_is_not_a_common_word() -> None:
    assert "patriot" not in found("They fired a Patriot missile.", "en").values()
    assert found("They call him a patriot.", "en")["patriot"] == "patriot"


def test_a_noun_that_the_data_writes_with_a_capital_needs_one() -> None:
    assert found("Das Pack zog durch die Stadt.", "de")["Pack"] == "scum"
    assert "pack" not in found("Er pack die Koffer.", "de")


def test_diacritics_may_be_missing() -> None:
    assert found("Elevii sunt tinuti ostatici de sindicate.", "ro")["tinuti ostatici"]


def test_a_language_without_data_has_no_terms() -> None:
    assert loaded_terms("Kalabalık meydanda toplandı.", "tr") == ()


def test_every_word_names_a_listed_term_and_every_group_a_source() -> None:
    listed = subject("any", "wording")
    terms = set(listed["terms"])
    for code in known_languages():
        assert set(subject(code, "wording").get("terms", {})) <= terms, code
    for name, group in listed["groups"].items():
        assert set(group["terms"]) <= terms, name
        assert group["source"] in listed["sources"], name
    assert len(listed["groups"]) >= 70


def test_a_newsroom_adds_its_own_terms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "house.yaml"
    own.write_text(
        "terms: {sect: unfavourable 0.8, congregation: neutral}\n"
        "groups: {faith: {terms: [sect, congregation], source: house}}\n"
        "words: {ro: {sect: [sectă, secta]}, tr: {sect: [tarikat]}}\n",
        encoding="utf-8",
    )
    monkeypatch.setenv(OWN_TERMS, str(own))
    assert found("Secta a cumpărat clădirea.", "ro") == {"Secta": "sect"}
    assert found("Eski tarikat dağıldı.", "tr") == {"tarikat": "sect"}


@pytest.mark.parametrize(
    "content",
    [
        "- a list",
        "terms: {sect: bad}",
        "terms: {sect: neutral much}",
        "words: {ro: {ghost: [x]}}",
        "groups: {a: [b]}",
        "terms: [",
    ],
)
def test_a_malformed_own_list_says_what_to_do(tmp_path: Path, content: str) -> None:
    own = tmp_path / "house.yaml"
    own.write_text(content, encoding="utf-8")
    with pytest.raises(LanguageDataError, match=r"house\.yaml"):
        vocabulary(str(own))


@given(st.text(max_size=120), st.sampled_from(LANGUAGES))
@settings(max_examples=150, deadline=None)
def test_spans_lie_in_the_text_and_are_equal_or_apart(text: str, language: str) -> None:
    spans = [term.span for term in loaded_terms(text, language)]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(a == b or not a.overlaps(b) for a in spans for b in spans)
