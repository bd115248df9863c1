"""Word documents: press releases and drafts."""

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcmp.errors import UnreadableInput
from claimcmp.reading.formats import reader_for
from claimcmp.records import Article
from tests.reading.checks import body, check_reader, damaged, dropped
from tests.reading.test_safe_xml import BILLION_LAUGHS

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
STYLES = (
    '<w:style w:styleId="Titlu1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:styleId="Titlu"><w:name w:val="Title"/></w:style>'
)
FIRST = "Guvernul a aprobat marți renovarea a 12 școli din județul Suceava."


def p(*runs: str, style: str = "", mark: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/><w:rPr>{mark}</w:rPr></w:pPr>'
    return f"<w:p>{properties if style or mark else ''}{''.join(runs)}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def table(*rows: list[str]) -> str:
    cells = ("".join(f"<w:tc>{p(r(cell))}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def document(*body: str, namespace: str = WORD, **parts: str) -> bytes:
    roots = {
        "word/document.xml": f"<w:document><w:body>{''.join(body)}</w:body></w:document>",
        "word/styles.xml": f"<w:styles>{STYLES}</w:styles>",
        **{f"word/{name}.xml": content for name, content in parts.items()},
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in roots.items():
            text = content.replace(">", f' xmlns:w="{namespace}">', 1)
            file.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{text}')
    return stream.getvalue()


def read(content: bytes) -> Article:
    return reader_for("a.docx")(content, path="a.docx").articles[0]


@pytest.mark.parametrize("namespace", [WORD, STRICT])
def test_runs_are_joined_and_headings_left_out(namespace: str) -> None:
    article = read(
        document(
            p(r("Școli "), r("renovate"), style="Titlu"),
            p(r("Ce urmează"), style="Titlu1"),
            p(r("Guvernul a apro"), r("bat marți ", "<w:b/>"), r(FIRST[25:])),
            namespace=namespace,
        )
    )
    assert article.title == "Școli renovate"
    assert body(article) == [FIRST]
    assert dropped(article) == [
        ("Școli renovate", "a heading, not a statement"),
        ("Ce urmează", "a heading, not a statement"),
    ]


def test_tracked_changes_are_accepted() -> None:
    article = read(
        document(
            p(
                r("Costurile sunt de "),
                f"<w:del><w:r><w:delText>12</w:delText></w:r>{r('12')}</w:del>",
                f"<w:ins>{r('14')}</w:ins>",
                r(" milioane de euro."),
            ),
            p(f"<w:moveFrom>{r('Aceasta frază a fost mutată.')}</w:moveFrom>"),
            p(r("Ministrul a plecat la"), mark="<w:del/>"),
            p(r(" București marți.")),
            p(f"<w:moveTo>{r('Această frază a fost mutată.')}</w:moveTo>"),
        )
    )
    assert body(article) == [
        "Costurile sunt de 14 milioane de euro.",
        "Ministrul a plecat la București marți.",
        "Această frază a fost mutată.",
    ]


def test_hidden_text_and_field_codes_are_no_text() -> None:
    article = read(
        document(
            p(
                r("Prima frază este aici. "),
                r("Nimeni nu vede asta. ", "<w:vanish/>"),
                r("Asta se vede.", '<w:vanish w:val="0"/>'),
                '<w:r><w:instrText>HYPERLINK "http://x.example"</w:instrText></w:r>',
            )
        )
    )
    assert body(article) == ["Prima frază este aici. Asta se vede."]


def test_rows_of_tables_are_lines_and_layout_tables_are_paragraphs() -> None:
    article = read(
        document(
            p(r(FIRST)),
            table(["Județul", "Școli"], ["Suceava", "12"]),
            table([FIRST], ["Al doilea."]),
        )
    )
    assert "Suceava | 12" in article.text.splitlines()
    assert body(article) == [FIRST, FIRST]


def test_footnotes_follow_the_paragraph_that_cites_them() -> None:
    cites_itself = p('<w:r><w:footnoteReference w:id="3"/></w:r>')
    notes = (
        f'<w:footnote w:id="2">{p(r("Datele sunt ale ministerului."))}</w:footnote>'
        f'<w:footnote w:id="3">{cites_itself}</w:footnote>'
    )
    article = read(
        document(
            p(r(FIRST[:-1]), '<w:r><w:footnoteReference w:id="2"/></w:r>', r(".")),
            p(r("A doua frază citează o notă."), '<w:r><w:footnoteReference w:id="3"/></w:r>'),
            footnotes=f"<w:footnotes>{notes}</w:footnotes>",
        )
    )
    assert body(article) == [FIRST, "Datele sunt ale ministerului.", "A doua frază citează o notă."]


def test_text_boxes_are_read_once() -> None:
    box = f"<w:txbxContent>{p(r('Textul casetei este aici.'))}</w:txbxContent>"
    both = f"<w:r><w:Choice>{box}</w:Choice><w:Fallback>{box}</w:Fallback></w:r>"
    article = read(document(p(r(FIRST), both)))
    assert body(article) == [FIRST, "Textul casetei este aici."]


def test_line_breaks_end_a_paragraph_only_after_a_sentence() -> None:
    article = read(
        document(
            p(
                r("Guvernul a aprobat"),
                "<w:r><w:br/></w:r>",
                r("bugetul."),
                "<w:r><w:br/></w:r>",
                r("Votul a fost marți."),
                r("‑x"),
                "<w:r><w:noBreakHyphen/></w:r>",
            )
        )
    )
    assert body(article)[0] == "Guvernul a aprobat bugetul."


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\xd0\xcf\x11\xe0" + bytes(600), "encrypted, or an old .doc"),
        (b"PK\x03\x04 no archive", "not a zip archive"),
        (document(p(r("Titlu"))), "no article text"),
        (document(p(r(FIRST)), styles=BILLION_LAUGHS), "declares XML entities"),
        (document("<w:a>" * 99 + "</w:a>" * 99), "more than 100 deep"),
        (document("<w:p>"), "mismatched tag"),
    ],
)
def test_what_cannot_be_read_says_why(content: bytes, reason: str) -> None:
    with pytest.raises(UnreadableInput, match=reason) as caught:
        read(content)
    assert "\n" not in str(caught.value)


def test_an_archive_without_a_document_says_so() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        file.writestr("mimetype", "application/zip")
    with pytest.raises(UnreadableInput, match="no Word document inside"):
        read(stream.getvalue())


VALID = document(
    p(r("Titlu"), style="Titlu1"), p(r(FIRST)), table(["a", "b"], ["1", "2"]), p(r(FIRST))
)


@settings(max_examples=40, deadline=None)
@given(st.one_of(st.binary(max_size=200), damaged(VALID)))
def test_no_bytes_break_it(content: bytes) -> None:
    check_reader(reader_for("a.docx"), content, path="a.docx")


@settings(max_examples=40, deadline=None)
@given(damaged((p(r("Titlu"), style="Titlu1") + p(r(FIRST)) + table(["a"], ["b"])).encode()))
def test_no_markup_breaks_it(markup: bytes) -> None:
    content = document(markup.decode("utf-8", "replace"))
    check_reader(reader_for("a.docx"), content, path="a.docx")
