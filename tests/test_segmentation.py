"""Sentence boundaries in twelve languages and more."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcmp.records import Article, Span
from claimcmp.segmentation import LONGEST_SENTENCE, segment, sentence_spans

SENTENCES = {
    "ro": [
        "„Vom aștepta propunerile lor. Le plac aceste acorduri”, a declarat dl. Popescu.",
        "Legea nr. 5 și art. 12 au fost adoptate la 9.30.",
        "„Suntem gata să încheiem un acord cu ei (cu americanii, n.r.)”, a mai spus liderul.",
        "Reuniunea a avut loc la Cahul.",
        "Ministra vorbește despre „un semn de încredere în România”.",
        "Dascălii cer 25 la sută.",
        "L-a citat pe I.L. Caragiale… și a plecat.",
    ],
    "en": [
        "Mr. Smith met J.D. Vance in the U.S. Senate at 9 p.m. local time.",
        "“It is so. We go,” he said.",
        '"We lost 300 homes. We won\'t lose another," Mayor Linda Hale told the meeting.',
        "“Why?” Smith asked.",
        "'Let them stop. Then we could agree,' Lukashenko stressed.",
        "The workers' rights cost 3.5 million dollars.",
        ["He called the U.S", "The reply came late."][0] + ".",
    ],
    "fr": ["« Nous sommes prêts. Nous attendons », a dit M. Dupont.", "Est-ce vrai ?", "Oui !"],
    "de": [
        "Am 3. März kam Dr. Müller, z. B. mit dem 2. Zug.",
        "Die Zahl der Toten stieg auf 14.",
        "Drei Menschen werden vermisst.",
        "„Das ist gut. Wir freuen uns“, sagte er.",
    ],
    "it": [
        "Il dott. Rossi vive in p.za Dante n. 5.",
        "«Aspettiamo. È presto», ha detto il sindaco.",
    ],
    "es": [
        "El Sr. García llegó a EE. UU. el lunes.",
        "¿Es verdad?",
        "«Sí. Lo es», dijo la Dra. Ruiz.",
    ],
    "pt": [
        "O Sr. Silva mora na Av. Brasil, 7.",
        "“Perdemos tudo. Vamos recomeçar”, disse ele.",
    ],
    "hu": ["2026. március 3-án dr. Kovács a 3. kerületben beszélt.", "„Jó. Megyünk” – mondta."],
    "ru": [
        "В 2025 г. Россия вышла из соглашения.",
        "Он живёт на ул. Ленина, д. 5.",
        "— Мы готовы, — сказал он.",
        "— Но не сейчас.",
        "«Мы готовы. Ждём», — сказал А. С. Пушкин.",
    ],
    "uk": ["У 2025 р. Україна отримала 5 млрд грн.", "Це багато.", "«Так. Звісно», — сказав він."],
    "bg": ["Щетите са за 2 млн. лв. по първи данни.", "Начело е „Фероканта“.", "Няма пострадали."],
    "pl": ["Dr Nowak przyjechał m.in. do Warszawy.", "Umowę podpisano w marcu 2019 r.", "To fakt."],
    "el": ["Τι έγινε;", "Κανείς δεν τραυματίστηκε."],
    "hi": ["यह सच है।", "वह कल आया।"],
}


@pytest.mark.parametrize("language", sorted(SENTENCES))
def test_sentences_joined_with_a_space_are_found_again(language: str) -> None:
    text = " ".join(SENTENCES[language])
    assert [s.of(text) for s in sentence_spans(text, language=language)] == SENTENCES[language]


def test_chinese_needs_no_spaces() -> None:
    text = "他说：“我们准备好了。我们等待。”会议结束了。"
    spans = sentence_spans(text, language="zh")
    assert [s.of(text) for s in spans] == ["他说：“我们准备好了。我们等待。”", "会议结束了。"]


def test_claims_are_numbered_and_point_into_the_text() -> None:
    text = "Titlu\n  Guvernul a căzut. Premierul pleacă.\n***\n"
    article = Article("a", "", text, (Span(8, 43), Span(44, 47)), language="ro", id="s1")
    claims = segment(article)
    assert [c.id for c in claims] == ["s1.1", "s1.2"]
    assert [c.text for c in claims] == ["Guvernul a căzut.", "Premierul pleacă."]
    assert all(text[c.span.start : c.span.end] == c.text for c in claims)
    assert {c.language for c in claims} == {"ro"}


@settings(max_examples=200, deadline=None)
@given(
    st.text(alphabet=st.sampled_from("aĂ1 .!?…„”“\"'«»()—,:。г\n"), max_size=80),
    st.sampled_from(["ro", "en", "de", "xx"]),
)
def test_sentences_cover_the_text_without_overlap(text: str, language: str) -> None:
    spans = sentence_spans(text, language=language)
    assert "".join("".join(s.of(text).split()) for s in spans) == "".join(text.split())
    assert all(s.of(text) == s.of(text).strip() for s in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))


@pytest.mark.parametrize("unit", ["a", "a ", "(", "„a", "A. ", "Nu. ", "ana are mere; "])
def test_no_statement_is_longer_than_can_be_read_and_nothing_is_lost(unit: str) -> None:
    text = unit * (3 * LONGEST_SENTENCE)
    spans = sentence_spans(text, language="ro")
    assert max(span.end - span.start for span in spans) <= LONGEST_SENTENCE
    assert "".join("".join(s.of(text).split()) for s in spans) == "".join(text.split())


def test_a_paragraph_of_any_length_has_the_sentences_of_its_parts() -> None:
    paragraph = SENTENCES["ro"] * 60
    text = " ".join(paragraph)
    assert [s.of(text) for s in sentence_spans(text, language="ro")] == paragraph
