"""XML from strangers, and zip archives."""

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcmp.errors import UnreadableInput
from claimcmp.reading.archive import open_archive
from claimcmp.reading.safe_xml import decode_xml, parse_xml, repaired
from tests.reading.checks import damaged, reason_of

LAUGHS = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
BILLION_LAUGHS = f'<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]><x>&l9;</x>'
EXTERNAL = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'
PARAMETER = '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p;]><x/>'


@pytest.mark.parametrize("text", [BILLION_LAUGHS, EXTERNAL, PARAMETER])
def test_entities_are_refused(text: str) -> None:
    with pytest.raises(UnreadableInput, match="declares XML entities"):
        parse_xml(text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<a>" * 101 + "</a>" * 101, "more than 100 deep"),
        ("<a><b></a>", "mismatched tag at line 1"),
        ("", "no element found"),
        ("<a>&undefined;</a>", "undefined entity"),
    ],
)
def test_malformed_documents_say_where(text: str, reason: str) -> None:
    with pytest.raises(UnreadableInput, match=reason):
        parse_xml(text)


def test_names_have_their_namespace() -> None:
    root = parse_xml('<a xmlns="urn:x" xmlns:y="urn:y" y:k="1"><y:b>ț</y:b></a>')
    assert (root.tag, root.attrib) == ("{urn:x}a", {"{urn:y}k": "1"})
    assert [(child.tag, child.text) for child in root] == [("{urn:y}b", "ț")]


def test_a_doctype_without_entities_is_harmless() -> None:
    text = '<!DOCTYPE rss PUBLIC "-//N//DTD RSS 0.91//EN" "http://x.example/rss.dtd"><rss/>'
    assert parse_xml(text).tag == "rss"


def test_careless_xml_is_repaired() -> None:
    broken = "\n<a>Pop &amp; fiii &nbsp; R&D &unknown; &#537; \x0b&eacute;</a>"
    assert parse_xml(repaired(broken)).text == "Pop & fiii \u00a0 R&D &unknown; ș é"


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [("utf-8", "utf-8"), ("iso8859_2", "iso-8859-2"), ("utf-16", "utf-16"), ("utf-8", "wrong-1")],
)
def test_declared_encodings(encoding: str, declared: str) -> None:
    text = f'<?xml version="1.0" encoding="{declared}"?><a>ţară și</a>'.replace("ș", "ş")
    assert parse_xml(decode_xml(text.encode(encoding))).text == "ţară şi"


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_a_document_or_a_reason(text: str) -> None:
    for candidate in (text, repaired(text), f"<a>{text}</a>"):
        assert "\n" not in reason_of(parse_xml, candidate)


def zipped(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return stream.getvalue()


def test_a_bomb_in_an_archive_is_refused() -> None:
    archive = open_archive(zipped({"a": bytes(6 * 1024 * 1024)}))
    with pytest.raises(UnreadableInput, match="decompression bombs"):
        archive.read("a")


def test_many_members_share_one_allowance() -> None:
    archive = open_archive(zipped({str(i): bytes(1024 * 1024) for i in range(6)}))
    with pytest.raises(UnreadableInput, match="decompression bombs"):
        [archive.read(str(i)) for i in range(6)]


def test_names_that_point_outside_are_only_names() -> None:
    archive = open_archive(zipped({"../../evil": b"x", "/etc/passwd": b"y"}))
    assert archive.read("../../evil") == b"x"
    assert archive.read("evil") is None


@settings(max_examples=50, deadline=None)
@given(st.one_of(st.binary(max_size=200), damaged(zipped({"a": b"text", "b/c": b"more" * 99}))))
def test_no_bytes_break_an_archive(content: bytes) -> None:
    def read_all() -> None:
        archive = open_archive(content)
        for name in archive.members:
            archive.read(name)

    assert "\n" not in reason_of(read_all)
