"""Languages: whole articles, short Romanian lines, foreign sentences."""

import pytest

from claimcmp.language import UNDETERMINED, identify, identify_sentence, identify_text
from claimcmp.records import Article, Span


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Dascălii cer 25 la sută.", "ro"),
        ("Guvernul a adoptat bugetul, spune ministrul de finante.", "ro"),
        ("The government adopted the budget, the finance minister says.", "en"),
        ("Le gouvernement a adopté le budget, dit la ministre.", "fr"),
        ("Die Regierung hat den Haushalt beschlossen, sagt die Ministerin.", "de"),
        ("Il governo ha approvato il bilancio, dice la ministra.", "it"),
        ("El gobierno aprobó el presupuesto, dice la ministra.", "es"),
        ("O governo aprovou o orçamento, diz a ministra.", "pt"),
        ("A kormány elfogadta a költségvetést, mondja a miniszter.", "hu"),
        ("Правительство приняло бюджет, говорит министр финансов.", "ru"),
        ("Уряд ухвалив бюджет, каже міністерка фінансів.", "uk"),
        ("Правителството прие бюджета, казва финансовият министър.", "bg"),
        ("Rząd przyjął budżet, mówi minister finansów.", "pl"),
        ("Урад прыняў бюджэт, кажа міністр фінансаў краіны сёння.", "be"),
        ("政府は予算案を可決した。", "ja"),
    ],
)
def test_short_texts(text: str, language: str) -> None:
    assert identify_text(text).language == language


def test_a_declared_language_is_a_hint_only() -> None:
    assert identify_text("123", declared="ro-RO").language == "ro"
    assert identify_text("OK OK", declared="ro").language == "ro"
    english = "The government adopted the budget on Tuesday. " * 6
    article = Article("a", "", english, (Span(0, len(english)),), language="ro")
    assert identify(article) == "en"


def test_a_text_without_letters_has_no_language() -> None:
    assert identify_text("123 !").language == UNDETERMINED


def test_sentences_inherit_unless_they_are_plainly_foreign() -> None:
    foreign = "The minister said that everything would be done by the end of the year."
    assert identify_sentence(foreign, article_language="ro") == "en"
    assert identify_sentence("Moneda unică și Banca Centrală.", article_language="ro") == "ro"
    assert identify_sentence("O soluție pentru Italia.", article_language="ro") == "ro"
