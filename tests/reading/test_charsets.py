"""Charsets that a document declares and that no publisher writes in."""

import time

import pytest

from claimcmp.reading.formats import reader_for
from tests.reading.checks import body
from tests.reading.test_warc import archive

ENGLISH = r"The council voted on Tuesday to renovate twelve schools; the plan lies in C:\new."
ROMANIAN = r"Consiliul a votat la Cluj-Napoca renovarea a 12 scoli; planul este in C:\noi."
STRANGE = ("punycode", "idna", "unicode_escape", "raw-unicode-escape", "undefined", "hex", "rot13")


@pytest.mark.parametrize("charset", STRANGE)
@pytest.mark.parametrize("text", [ENGLISH, ROMANIAN])
def test_the_text_is_read_as_it_is(charset: str, text: str) -> None:
    mail = f"Subject: a\r\nContent-Type: text/plain; charset={charset}\r\n\r\n{text}".encode()
    assert body(reader_for("a.eml")(mail, path="a.eml").articles[0]) == [text]
    page = archive(("200 OK", f"text/html; charset={charset}", f"<p>{text}".encode(), {}))
    assert body(reader_for("a.warc")(page, path="a.warc").articles[0]) == [text]
    entry = f"<item><content>&lt;p&gt;{text}</content></item>"
    feed = f"<?xml version='1.0' encoding='{charset}'?><rss><channel>{entry}</channel></rss>"
    assert body(reader_for("a.xml")(feed.encode(), path="a.xml").articles[0]) == [text]


def test_time_grows_with_the_length_alone() -> None:
    """A megabyte once took ten seconds, ten of them a quarter of an hour."""
    head = b"Subject: a\r\nContent-Type: text/plain; charset=punycode\r\n\r\n"
    began = time.process_time()
    reading = reader_for("a.eml")(head + b"a" * 1_000_000, path="a.eml")
    assert time.process_time() - began < 3
    assert "no article text found" in reading.skipped[0].reason


def test_encoded_words_of_headers_stay_readable() -> None:
    head = "Subject: =?punycode?q?Twelve_schools-abc?=\r\nFrom: Gazeta <a@n.example>\r\n"
    mail = f"{head}\r\n{ENGLISH}\r\n".encode()
    assert reader_for("a.eml")(mail, path="a.eml").articles[0].title == "Twelve schools-abc"
