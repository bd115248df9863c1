"""Fragments, encodings, metadata and hostile markup."""

import io
import json
import threading
import time
from datetime import date

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from claimcmp.reading import read_articles
from claimcmp.reading.html import fragment_text, is_html, read_html
from claimcmp.reading.html_blocks import blocks
from claimcmp.reading.html_charset import decode_page
from claimcmp.records import Article
from tests.reading.checks import body, check_reader, damaged, reason_of

FIRST = "Primăria a anunțat joi că podul va fi închis timp de șase luni pentru reparații."
SECOND = "Lucrările costă 14,7 milioane de lei și vor fi plătite de la bugetul de stat."
CEDILLAS = str.maketrans("șțȘȚ", "şţŞŢ")


def page(body: str, head: str = "", attributes: str = 'lang="ro"') -> bytes:
    markup = f"<!DOCTYPE html><html {attributes}><head>{head}</head><body>{body}</body></html>"
    return markup.encode()


def read(content: bytes) -> Article:
    return read_html(content, path="a.html").articles[0]


def article(head: str = "", around: str = "") -> Article:
    return read(page(f"<article><p>{FIRST}</p><p>{SECOND}</p></article>{around}", head))


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>Unu.</p><p>Doi.</p>", "Unu.\n\nDoi."),
        (
            "Unu <b>doi</b> <a href='x'>trei</a>.<div>Patru.</div>cinci",
            "Unu doi trei.\n\nPatru.\n\ncinci",
        ),
        ("Rândul întâi.<br><br>Rândul al doilea.", "Rândul întâi.\n\nRândul al doilea."),
        ("O frază ruptă<br>în două rânduri.", "O frază ruptă în două rânduri."),
        ("<ul><li>a<li><p>b</p></ul>", "a\n\nb"),
        (
            "<table><tr><td>Județ<td>Voturi<tr><td>Arad<td>1.234</table>",
            "Județ | Voturi\n\nArad | 1.234",
        ),
        ("La <time>10:30</time> au murit <del>12</del> 14.", "La 10:30 au murit 14."),
        ("<q>Da</q>, a spus el&shy;ev&nbsp;ul.", "“Da”, a spus elev\u00a0ul."),
        ("<p>Text.<sup><a href='#1'>[1]</a></sup></p>", "Text."),
        ("<script>x()</script><style>p{}</style><p hidden>nu</p>da", "da"),
        ("<p style='display: none'>nu</p><span class='sr-only'>nu</span>da", "da"),
        (
            "<pre>O depeșă scrisă\npe rânduri.\n \nAlt alineat.</pre>",
            "O depeșă scrisă pe rânduri.\n\nAlt alineat.",
        ),
        ("<body style='visibility:hidden'><p>Da.</p></body>", "Da."),
        ("<span>2 mai</span><span>Redacția</span>", "2 mai Redacția"),
        ("<span>P</span>reședintele <b>Mc</b>Donald", "Președintele McDonald"),
        ("   ", ""),
    ],
)
def test_a_fragment_keeps_all_of_its_text(markup: str, text: str) -> None:
    assert fragment_text(markup) == text


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        (b"<!DOCTYPE html><html>", True),
        (b"\n <?xml version='1.0'?>\n<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML'>", True),
        (b"<!-- saved -->\n<html lang=ro>", True),
        (b"<?xml version='1.0'?><rss>", False),
        (b"Primaria a anuntat <b>joi</b>", False),
        (b'{"text": "<html>"}', False),
    ],
)
def test_pages_are_known_by_how_they_begin(opening: bytes, expected: bool) -> None:
    assert is_html(opening) is expected


def test_a_page_on_standard_input_is_read_as_one() -> None:
    articles, skipped = read_articles(
        ["-"], stdin=io.BytesIO(page(f"<p>{FIRST}</p><p>{SECOND}</p>"))
    )
    assert skipped == ()
    assert body(articles[0]) == [FIRST, SECOND]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1250", "iso8859_2", "iso8859_16"])
@pytest.mark.parametrize(
    "declared", ["", "utf-8", "iso-8859-1", "windows-1251", "windows-1250", "no-such-charset"]
)
def test_romanian_is_read_whatever_is_declared(encoding: str, declared: str) -> None:
    text = f"{FIRST} {SECOND}"
    text = text if encoding in ("utf-8", "iso8859_16") else text.translate(CEDILLAS)
    meta = f"<meta charset={declared}>" if declared else ""
    markup = f"<html><head>{meta}</head><body><p>{text}</p></body></html>"
    found = decode_page(markup.encode(encoding))
    assert found.translate(CEDILLAS) == markup.translate(CEDILLAS)


@pytest.mark.parametrize("encoding", ["cp1251", "koi8_r", "iso8859_5", "utf-16"])
@pytest.mark.parametrize("declared", ["utf-8", "iso-8859-1", "windows-1251"])
def test_russian_is_read_whatever_is_declared(encoding: str, declared: str) -> None:
    markup = (
        '<html lang="ru"><head><meta http-equiv="Content-Type"'
        f' content="text/html; charset={declared}">'
        "</head><body><p>Президент заявил в четверг, что страна выполнит обязательства перед"
        " соседями, а правительство подготовит новый бюджет.</p></body></html>"
    )
    assert decode_page(markup.encode(encoding)) == markup


def test_a_page_with_a_broken_byte_or_null_bytes_stays_itself() -> None:
    content = page(f"<p>{FIRST}</p><p>{SECOND}</p>" * 3)
    broken = content.replace("și".encode(), b"\xc8\0 si", 1)
    assert SECOND in decode_page(broken)
    assert "\0" not in decode_page(broken)


def test_the_articles_own_data_are_trusted_before_what_templates_say() -> None:
    head = (
        '<title>Pod închis | Gazeta</title><meta property="og:title" content="Pod închis">'
        '<meta name="date" content="2026-01-01"><meta property="og:site_name" content="Gazeta">'
        '<link rel="canonical" href="/stiri/pod"><meta property="og:url" content="https://g.ro/stiri/pod">'
        '<script type="application/ld+json">{"@graph": [{"@type": "Organization", "@id": "#o",'
        ' "name": "Gazeta de Mureș"}, {"@type": "NewsArticle", "headline": "Podul &quot;nou&quot;",'
        ' "datePublished": "2026-03-04T23:30:00+02:00", "publisher": {"@id": "#o"}},]}</script>'
    )
    found = article(head)
    assert found.title == 'Podul "nou"'
    assert found.published == date(2026, 3, 4)
    assert found.publisher == "Gazeta de Mureș"
    assert found.url == "https://g.ro/stiri/pod"
    assert found.language == "ro"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('<meta property="article:published_time" content="1970-01-01T00:00:00Z">', None),
        ('<meta property="article:published_time" content="2026-02-31">', None),
        ('<meta property="article:published_time" content="03/04/2026">', None),
        ('<meta name="dc.date" content="Wed, 04 Mar 2026 10:00:00 +0200">', date(2026, 3, 4)),
        (
            '<meta property="article:published_time" content="2026-09-01">'
            '<meta property="article:modified_time" content="2026-03-05">'
            '<meta name="pubdate" content="2026-03-04">',
            date(2026, 3, 4),
        ),
    ],
)
def test_dates_that_cannot_be_right_are_passed_over(head: str, expected: date | None) -> None:
    assert article(head).published == expected


@pytest.mark.parametrize(
    "broken",
    [
        "{",
        "[]",
        "null",
        '{"@type": 7}',
        '{"@graph": "x"}',
        "[" * 5000,
        '{"@type": ["NewsArticle", null], "headline": {}, "publisher": [1, {"name": 2}]}',
        '{"@type": "NewsArticle", "isAccessibleForFree": false, "wordCount": "²"}',
    ],
)
def test_malformed_structured_data_cost_nothing(broken: str) -> None:
    found = article(f'<script type="application/ld+json">{broken}</script><title>Titlu</title>')
    assert body(found) == [FIRST, SECOND]
    assert found.title == "Titlu"


def test_a_page_without_text_is_read_from_its_structured_data() -> None:
    data = json.dumps({"@type": "NewsArticle", "articleBody": f"{FIRST}\n\n{SECOND}"})
    found = read(page("<div id=app></div>", f'<script type="application/ld+json">{data}</script>'))
    assert body(found) == [FIRST, SECOND]


@pytest.mark.parametrize("empty", [b"<html></html>", b"<p>Acas\xc4\x83</p>", b"<!-- -->", b"<"])
def test_a_page_without_an_article_says_so_on_one_line(empty: bytes) -> None:
    reason = reason_of(read, empty)
    assert reason
    assert "\n" not in reason


HOSTILE = {
    "one line of 100 MB": lambda: b"x" * 100_000_000,
    "nested 100,000 deep": lambda: page("<div>" * 100_000 + FIRST),
    "nested 1,500 deep": lambda: page("<div>" * 1_500 + f"<p>{FIRST}</p>"),
    "too many elements": lambda: page("<b>a</b> " * 60_000),
    "unclosed scripts": lambda: page("<script>" * 200_000),
    "only opening brackets": lambda: b"<" * 2_000_000 + b"\xe9",
    "deep JSON": lambda: page(
        f"<p>{FIRST}</p>", '<script type="application/ld+json">' + "[" * 500_000
    ),
    "null bytes": lambda: page("<p>" + "\0" * 500_000 + f"{FIRST}</p>"),
    "nested entities": lambda: (
        b"<!DOCTYPE html [<!ENTITY a0 'aa'>"
        + b"".join(b"<!ENTITY a%d '&a%d;&a%d;'>" % (n, n - 1, n - 1) for n in range(1, 40))
        + b"]><p>&a39;</p>"
    ),
    "an outside entity": lambda: (
        b"<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><p>&x;</p>"
    ),
    "a picture of 5 MB": lambda: page(
        f"<img src='data:image/png;base64,{'A' * 5_000_000}'><p>{FIRST}</p>"
    ),
    "50,000 attributes": lambda: page(
        "<p " + " ".join(f"a{n}=1" for n in range(50_000)) + f">{FIRST}</p>"
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_ends_in_time_with_an_article_or_one_line(name: str) -> None:
    content = HOSTILE[name]()
    began = time.process_time()
    check_reader(read_html, content, path="a.html")
    assert time.process_time() - began < 10


def test_references_to_control_characters_are_left_out() -> None:
    found = article(
        around="<div class=related>x</div>&#1;&#11;&#12;\x1b<p>Sfârșit&#x2;ul zilei.</p>"
    )
    assert body(found)[:2] == [FIRST, SECOND]
    assert not {"\x01", "\x02", "\x0b", "\x1b"} & set(found.text)


def test_files_named_by_a_page_are_not_opened() -> None:
    assert "root:" not in reason_of(read, HOSTILE["an outside entity"]())


def test_pages_are_read_in_threads_alike() -> None:
    content = page(f"<article><p>{FIRST}</p><p>{SECOND}</p></article>")
    found: list[Article] = []
    threads = [threading.Thread(target=lambda: found.append(read(content))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [body(one) for one in found] == [[FIRST, SECOND]] * 4


PIECES = st.sampled_from(
    (
        *("<p>", "</p>", "<div class='related'>", "</div>", "<table><tr><td>", "</table>", "<br>"),
        *("<a href=x>", "</a>", "<script>", "</script>", "<!--", "-->", "<li>", "<article>", "<q>"),
        *("<time>14:20</time>", "&#x0;", "<blockquote>", "<h1>", "<svg>", "<template>", "<", "„"),
        *(FIRST, SECOND, "\u202e", "\ud7ff"),
    )
)


@settings(max_examples=30, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_no_markup_breaks_the_reader(markup: str) -> None:
    check_reader(read_html, markup.encode(), path="a.html")


@settings(max_examples=30, deadline=None)
@given(damaged(page(f"<article><p>{FIRST}</p><p>{SECOND}</p></article>", "<title>Titlu</title>")))
def test_no_bytes_break_the_reader(content: bytes) -> None:
    check_reader(read_html, content, path="a.html")


def test_rows_inside_the_cells_of_rows_cost_seconds() -> None:
    """Each cell was once read again for every row around it: 12 kB of such rows took 11 seconds."""
    table = inner = lxml.html.Element("table")
    for _ in range(200):
        row = etree.SubElement(inner, "tr")
        inner = [etree.SubElement(row, "td") for _ in range(10)][-1]
    inner.text = "12"
    page = lxml.html.Element("body")
    page.append(table)
    began = time.process_time()
    assert {block.text for block in blocks(page)} == {"12"}
    assert time.process_time() - began < 3
