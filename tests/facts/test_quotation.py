from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcmp.facts.quotation import quotations


def found(text: str) -> list[str]:
    return [quotation.span.of(text) for quotation in quotations(text)]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("„Plătim zece ani de nepăsare”, spune Ovidiu.", "Plătim zece ani de nepăsare"),
        ("“A promise is not a payslip,” said Dorin Capșa.", "A promise is not a payslip,"),
        ('"We waited for hours," she told reporters.', "We waited for hours,"),
        (
            "« Nous payons dix ans d'indifférence », résume-t-elle.",
            "Nous payons dix ans d'indifférence",
        ),
        ("„Ein Signal ist ein Versprechen“, sagte sie.", "Ein Signal ist ein Versprechen"),
        ("»So geht es nicht weiter«, sagte er.", "So geht es nicht weiter"),
        (
            "«Кабель зростити можна, а сон — ні», — каже Галина.",
            "Кабель зростити можна, а сон — ні",
        ),
        ("„Forgókaput állítottak elé” – fogalmazott.", "Forgókaput állítottak elé"),
        (
            "‘It is the workers’ right to walk out,’ he said.",
            "It is the workers’ right to walk out,",
        ),
        ("He said: 'They don't know us.'", "They don't know us."),
        ("「今日は雨です」と言った。", "今日は雨です"),
    ],
)
def test_marks_of_each_language(text: str, quoted: str) -> None:
    assert found(text) == [quoted]


def test_nested_marks_give_the_outer_quotation() -> None:
    text = "„Mi-a spus «pleacă de aici», și am plecat”, povestește ea."
    assert found(text) == ["Mi-a spus «pleacă de aici», și am plecat"]


def test_apostrophes_are_no_quotation_marks() -> None:
    assert found("The workers’ union doesn’t want Monday’s talks in the ’90s hall.") == []


def test_a_quotation_may_begin_or_end_in_another_sentence() -> None:
    assert found("“We waited for hours.") == ["We waited for hours."]
    assert found("Then nobody came,” she said.") == ["Then nobody came,"]


@pytest.mark.parametrize(
    ("text", "speech"),
    [
        ("Blocul „Cetatea” are 12 mandate.", False),
        ("Coaliția „Vot Curat” a consemnat 17 incidente.", False),
        ("Ein Bericht hatte sie eine „Falle“ genannt.", False),
        ("Ministrul a spus: „Nu plecăm.”", True),
        ("„Nu plecăm de aici”, a spus ministrul.", True),
    ],
)
def test_names_and_single_words_are_no_speech(text: str, speech: bool) -> None:
    assert [quotation.speech for quotation in quotations(text)] == [speech]


@given(st.text(alphabet="ab ,.:„“”\"«»‹›‚‘’'「」–5", max_size=40))
def test_spans_are_in_order_and_inside_any_text(text: str) -> None:
    spans = [quotation.span for quotation in quotations(text)]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert quotations(text) == quotations(text)
