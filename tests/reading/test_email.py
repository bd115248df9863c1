"""E-mail: newsletters, press releases and what is attached to them."""

from datetime import date
from email.message import EmailMessage
from email.policy import SMTP
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcmp.errors import UnreadableInput
from claimcmp.reading import read_articles
from claimcmp.reading.formats import reader_for
from claimcmp.reading.interface import Reading
from tests.reading.checks import body, check_reader, damaged, dropped
from tests.reading.test_docx import FIRST, document, p, r

PLAIN = f"""{FIRST}

Ministrul Ion Popescu a prezentat planul la București.

> Bună ziua, când începe renovarea școlilor din județ?
"""
MARKUP = (
    f"<html><body><p>{FIRST}</p><p>Ministrul a prezentat planul la București.</p></body></html>"
)


def message(**headers: str) -> EmailMessage:
    mail = EmailMessage()
    mail["Subject"] = "Școli renovate în județul Suceava"
    mail["From"] = "Agenția de Știri „Nord” <stiri@nord.example>"
    mail["Date"] = "Wed, 04 Mar 2026 23:30:00 +0200"
    for name, value in headers.items():
        mail[name] = value
    return mail


def read(mail: EmailMessage | bytes) -> Reading:
    content = mail if isinstance(mail, bytes) else mail.as_bytes(policy=SMTP)
    return reader_for("a.eml")(content, path="a.eml")


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-16"])
@pytest.mark.parametrize("transfer", ["quoted-printable", "base64", "8bit"])
def test_charsets_and_transfer_encodings(charset: str, transfer: str) -> None:
    mail = message()
    mail.set_content(PLAIN, charset=charset, cte=transfer)
    article = read(mail).articles[0]
    assert body(article) == [FIRST, "Ministrul Ion Popescu a prezentat planul la București."]
    assert article.title == "Școli renovate în județul Suceava"
    assert article.publisher == "Agenția de Știri „Nord”"
    assert article.published == date(2026, 3, 4)
    assert dropped(article)[-1][1] == "quoted from an earlier message"


def test_the_plain_part_is_taken_where_it_is_real() -> None:
    mail = message()
    mail.set_content(PLAIN)
    mail.add_alternative(MARKUP, subtype="html")
    assert "Ion Popescu" in read(mail).articles[0].text


def test_the_html_part_is_taken_where_the_plain_one_says_nothing() -> None:
    mail = message()
    mail.set_content("Acest mesaj este în format HTML.\n")
    mail.add_alternative(MARKUP, subtype="html")
    article = read(mail).articles[0]
    assert body(article)[0] == FIRST
    assert article.title == "Școli renovate în județul Suceava"


def test_attachments_are_articles_and_pictures_are_not(tmp_path: Path) -> None:
    mail = message()
    mail.set_content(PLAIN)
    mail.add_attachment(document(p(r(FIRST))), "application", "octet-stream", filename="plan.docx")
    mail.add_attachment(b"\x89PNG", "image", "png", filename="logo.png")
    mail.add_attachment(b"MZ", "application", "x-dosexec", filename="știre.exe")
    file = tmp_path / "a.eml"
    file.write_bytes(mail.as_bytes())
    articles, skipped = read_articles([str(file)])
    assert [a.path for a in articles] == [str(file), f"{file}#1"]
    assert [s.path for s in skipped] == [f"{file}#3"]
    assert "'știre.exe' is of a kind" in skipped[0].reason
    assert {a.sha256 for a in articles} == {sha256(file.read_bytes()).hexdigest()}


def test_forwarded_messages_are_read_and_their_depth_is_bounded() -> None:
    inner = message()
    inner.set_content(PLAIN)
    once = message()
    once.set_content("Vezi mai jos ce a trimis agenția despre școli.\n")
    once.add_attachment(inner)
    assert [a.path for a in read(once).articles] == ["a.eml", "a.eml#1"]
    for _ in range(6):
        outer = message()
        outer.set_content(PLAIN)
        outer.add_attachment(once)
        once = outer
    reading = read(once)
    assert len(reading.articles) == 4
    assert reading.skipped[-1].reason == "e-mails inside each other, more than 3 deep"


def test_raw_and_encoded_headers() -> None:
    head = "Subject: Școli =?utf-8?q?renovate_=C3=AEn?= sat\r\nFrom: stiri@nord.example"
    raw = f"{head}\r\n\r\n{PLAIN}"
    article = read(raw.encode()).articles[0]
    assert article.title == "Școli renovate în sat"
    assert article.publisher == "nord.example"


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"not a message at all", "no e-mail"), (b"Subject: x\r\n\r\n \r\n", "no text")],
)
def test_what_is_no_message_says_so(content: bytes, reason: str) -> None:
    reading_or_reason = ""
    try:
        reading_or_reason = read(content).skipped[0].reason
    except UnreadableInput as error:
        reading_or_reason = str(error)
    assert reason in reading_or_reason or "no article text" in reading_or_reason


def valid() -> bytes:
    mail = message()
    mail.set_content(PLAIN, cte="quoted-printable")
    mail.add_alternative(MARKUP, subtype="html", cte="base64")
    mail.add_attachment(b"text", "text", "plain", filename="ș.txt")
    return mail.as_bytes()


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.binary(max_size=200), damaged(valid())))
def test_no_bytes_break_it(content: bytes) -> None:
    check_reader(reader_for("a.eml"), b"From: a@b.example\r\n" + content, path="a.eml")


def test_parts_nested_without_end_are_refused() -> None:
    levels = (
        f"Content-Type: multipart/mixed; boundary=b{i}\r\n\r\n--b{i}\r\n" for i in range(3_000)
    )
    with pytest.raises(UnreadableInput):
        read(("From: a@b.example\r\n" + "".join(levels)).encode())
