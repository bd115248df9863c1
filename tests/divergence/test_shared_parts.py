import pytest

from claimcmp.divergence.counterparts import views
from claimcmp.divergence.interface import Statement, StatementPair
from claimcmp.divergence.shared_parts import parts, shared_parts
from claimcmp.facts.records import Facts
from claimcmp.folding import fold
from claimcmp.records import Claim, Span


@pytest.mark.parametrize(
    ("language", "text", "second"),
    [
        ("en", "The port was shut on Monday, while wheat prices rose sharply.", ", while"),
        ("ro", "Portul a fost închis luni, iar prețul grâului a crescut mult.", ", iar"),
        ("ru", "Порт закрыли в понедельник, а цены на пшеницу выросли.", ", а"),
        ("de", "Der Hafen wurde Montag gesperrt; die Weizenpreise stiegen stark.", ";"),
    ],
)
def test_a_sentence_is_parted_where_other_news_begins(
    language: str, text: str, second: str
) -> None:
    first, other = parts(text, language)
    assert first.of(text) + other.of(text) == text
    assert first.end == text.index(second) + len(second) - len(second.lstrip(", "))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Neighbours looked on while the prefect was led away in handcuffs."),
        ("fr", "Le préfet a quitté sa cellule lundi."),
        ("ro", "A murit, iar ea nu."),
        ("tr", "Ölü sayısı beşe yükseldi."),
    ],
)
def test_one_piece_of_news_is_one_part(language: str, text: str) -> None:
    assert parts(text, language) == (Span(0, len(text)),)


def test_only_the_part_that_the_other_report_tells_is_shared() -> None:
    a = "Prosecutors opened a manslaughter inquiry; relatives gathered outside headquarters."
    b = "Relatives gathered outside the headquarters of the company."

    def statement(text: str) -> Statement:
        return Statement(Claim("s1-1", "s1", text, Span(0, len(text)), "en", 0), Facts())

    pair = StatementPair(
        statement(a),
        statement(b),
        0.8,
        0.9,
        lambda x, y: float(fold(x.of(a)) == fold(y.of(b))),
    )
    (shared,) = shared_parts(views(pair)[0])
    assert shared.of(a) == "; relatives gathered outside headquarters."
