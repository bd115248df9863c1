"""PDF: columns, hyphens, heads and feet; the files are written by tests/documents/make_pdf.py."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcmp.errors import UnreadableInput
from claimcmp.reading.formats import reader_for
from claimcmp.reading.hyphenation import join_lines, vocabulary
from claimcmp.reading.pdf_layout import ordered_blocks
from claimcmp.reading.pdf_pieces import Piece
from claimcmp.records import Article
from tests.documents.make_pdf import ENGLISH, ROMANIAN
from tests.reading.checks import body, check_reader, damaged, dropped

DOCUMENTS = Path(__file__).parents[1] / "documents"
LEAD = "Consilierii au votat marți seara, după trei ore de dezbateri."


def read(name: str) -> Article:
    return reader_for(name)((DOCUMENTS / name).read_bytes(), path=name).articles[0]


@pytest.mark.parametrize("name", ["columns.pdf", "single.pdf"])
def test_paragraphs_come_back_as_they_were_set(name: str) -> None:
    """Over hyphens, columns and pages, though the file draws both columns row by row."""
    assert body(read(name)) == [LEAD, *ROMANIAN.replace("~", "").strip().split("\n")]


@pytest.mark.parametrize("name", ["columns.pdf", "single.pdf"])
def test_heads_and_page_numbers_are_left_out_with_their_reason(name: str) -> None:
    article = read(name)
    left = dropped(article)
    assert left.count(("Gazeta de Nord | 4 martie 2026", "repeats at the edge of other pages")) == 2
    assert ("Pagina 1 din 2", "a page number") in left
    assert ("Pagina 2 din 2", "a page number") in left
    assert article.title == "Douăsprezece școli renovate la Suceava"
    assert article.published == date(2026, 3, 4)


def test_ligatures_are_letters_and_rows_of_a_table_stay_together() -> None:
    article = read("report.pdf")
    expected = ENGLISH.replace("ﬁ", "fi").replace("ﬂ", "fl").strip().split("\n")
    assert body(article) == expected
    assert "Suceava | 12 | 14.5" in article.text.splitlines()
    assert ("1", "a page number") in dropped(article)


@pytest.mark.parametrize(
    ("name", "reason"),
    [("scan.pdf", "no text layer"), ("encrypted.pdf", "encrypted; save it without a password")],
)
def test_what_has_no_text_to_read_says_so(name: str, reason: str) -> None:
    with pytest.raises(UnreadableInput, match=reason):
        read(name)


@pytest.mark.parametrize("content", [b"%PDF-1.7\n", b"%PDF-1.4\n1 0 obj\n<<>>", b"no PDF at all"])
def test_damaged_files_say_so(content: bytes) -> None:
    with pytest.raises(UnreadableInput, match="damaged"):
        reader_for("a.pdf")(content, path="a.pdf")


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["Guvernul a apro-", "bat bugetul"], "Guvernul a aprobat bugetul"),
        (["Nu s-", "a mai văzut"], "Nu s-a mai văzut"),
        (["a intrat într-", "o clădire"], "a intrat într-o clădire"),
        (["a intrat într-", "un birou"], "a intrat într-un birou"),
        (["a scris un e-", "mail"], "a scris un e-mail"),
        (["firma din Cluj-", "Napoca"], "firma din Cluj-Napoca"),
        (["în 2025-", "2026"], "în 2025-2026"),
        (["a five-year-", "old boy"], "a five-year-old boy"),
        (["a self-", "made man"], "a self-made man"),
        (["die Bundes-", "und Landesregierung"], "die Bundes- und Landesregierung"),
        (["die Regie-", "rung"], "die Regierung"),
        (["прави-", "тельство"], "правительство"),
        (["η κυβέρ-", "νηση"], "η κυβέρνηση"),
        (["an under\u00ad", "standing"], "an understanding"),
        (["a dash -", "and more"], "a dash - and more"),
        (["one line", "and another"], "one line and another"),
    ],
)
def test_whose_hyphen_it_is(lines: list[str], joined: str) -> None:
    assert join_lines(lines, frozenset()) == joined


def test_the_document_itself_says_how_a_word_is_written() -> None:
    known = vocabulary(["the cross-border trade here", "a viceprime affair is"])
    assert join_lines(["in cross-", "border trade"], known) == "in cross-border trade"
    assert join_lines(["a vice-", "prime affair"], known) == "a viceprime affair"


def line(text: str, left: float, bottom: float, width: float = 200, size: float = 10) -> Piece:
    return Piece(text, left, left + width, bottom, bottom + size, size)


def test_a_headline_between_two_stories_separates_their_columns() -> None:
    upper = [line("a1", 0, 700), line("a2", 0, 688), line("b1", 220, 700), line("b2", 220, 688)]
    middle = [line("second headline over both", 0, 650, width=420, size=20)]
    lower = [line("c1", 0, 600), line("c2", 0, 588), line("d1", 220, 600), line("d2", 220, 588)]
    blocks = ordered_blocks([*lower, *middle, *upper])
    texts = [piece.text for block in blocks for piece in block.lines]
    assert texts == ["a1", "a2", "b1", "b2", "second headline over both", "c1", "c2", "d1", "d2"]


@settings(max_examples=50, deadline=None)
@given(
    st.lists(
        st.builds(
            line,
            st.just("text"),
            st.floats(0, 600),
            st.floats(0, 800),
            st.floats(1, 600),
            st.floats(1, 60),
        ),
        max_size=30,
    )
)
def test_no_line_is_lost_or_read_twice(lines: list[Piece]) -> None:
    found = [piece for block in ordered_blocks(lines) for piece in block.lines]
    assert sorted(map(id, found)) == sorted(map(id, lines))


@settings(max_examples=40, deadline=None)
@given(st.one_of(st.binary(max_size=200), damaged((DOCUMENTS / "report.pdf").read_bytes()[-6000:])))
def test_no_bytes_break_it(content: bytes) -> None:
    check_reader(reader_for("a.pdf"), b"%PDF-1.4\n" + content, path="a.pdf")


@settings(max_examples=25, deadline=None)
@given(damaged((DOCUMENTS / "columns.pdf").read_bytes()))
def test_no_damage_breaks_it(content: bytes) -> None:
    check_reader(reader_for("a.pdf"), content, path="a.pdf")
