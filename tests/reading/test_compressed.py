"""Gzip around other formats."""

import gzip
import json
import zlib
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcmp.errors import UnreadableInput
from claimcmp.reading import read_articles
from claimcmp.reading.formats import reader_for
from claimcmp.reading.limits import check_expansion, gunzip

TEXT = "Guvernul a aprobat marți renovarea a 12 școli din județul Suceava, a anunțat ministrul.\n"


def test_packed_text_is_read_like_the_text(tmp_path: Path) -> None:
    packed = gzip.compress(TEXT.encode())
    (tmp_path / "a.txt.gz").write_bytes(packed)
    articles, skipped = read_articles([str(tmp_path)])
    assert skipped == ()
    assert articles[0].text == TEXT
    assert articles[0].path == str(tmp_path / "a.txt.gz")
    assert articles[0].sha256 == sha256(packed).hexdigest()


def test_packed_lines_keep_their_numbers_and_their_reasons(tmp_path: Path) -> None:
    file = tmp_path / "crawl.jsonl.gz"
    # Crawlers append one gzip member after the other.
    file.write_bytes(
        gzip.compress(json.dumps({"text": TEXT}).encode() + b"\n{broken\n")
        + gzip.compress(json.dumps({"text": TEXT}).encode())
    )
    articles, skipped = read_articles([str(file)])
    assert [a.path for a in articles] == [f"{file}#1", f"{file}#3"]
    assert [s.path for s in skipped] == [f"{file}#2"]
    assert {a.sha256 for a in articles} == {sha256(file.read_bytes()).hexdigest()}


def test_gzip_is_known_without_its_ending() -> None:
    reading = reader_for("-")(gzip.compress(TEXT.encode()), path="-")
    assert reading.articles[0].text == TEXT


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (gzip.compress(bytes(20 * 1024 * 1024)), "decompression bomb"),
        (gzip.compress(gzip.compress(TEXT.encode())), "packed twice"),
        (gzip.compress(TEXT.encode())[:-10], "cut off"),
        (b"\x1f\x8b\x08\x00garbage that is no deflate stream", "damaged"),
        (gzip.compress(b" \n"), "empty"),
    ],
)
def test_what_cannot_be_unpacked_says_why(content: bytes, reason: str) -> None:
    with pytest.raises(UnreadableInput, match=reason) as caught:
        reader_for("a.txt.gz")(content, path="a.txt.gz")
    assert "\n" not in str(caught.value)


def test_thousands_of_members_take_no_longer_than_one() -> None:
    member = gzip.compress(TEXT.encode())
    assert gunzip(member * 20_000) == TEXT.encode() * 20_000
    with pytest.raises(UnreadableInput, match="more than 100,000 gzip members"):
        gunzip(gzip.compress(b"") * 100_001)


def test_size_counts_whatever_the_ratio() -> None:
    check_expansion(64 * 1024**2, 10 * 1024**2)
    with pytest.raises(UnreadableInput, match="64 MB; split it"):
        check_expansion(64 * 1024**2 + 1, 10 * 1024**2)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300), st.integers(0, 200), st.integers(0, 255))
def test_no_bytes_break_it(content: bytes, place: int, value: int) -> None:
    packed = bytearray(gzip.compress(TEXT.encode() + content))
    packed[place % len(packed)] = value
    for damaged in (content, bytes(packed)):
        try:
            articles = reader_for("a.gz")(damaged, path="a.gz").articles
        except UnreadableInput:
            continue
        for article in articles:
            assert all(span.of(article.text).strip() for span in article.body)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.binary(max_size=200), min_size=1))
def test_members_are_joined_and_padding_is_no_content(pieces: list[bytes]) -> None:
    packed = b"".join(map(gzip.compress, pieces)) + b"\0" * 7
    assert gunzip(packed) == b"".join(pieces)
    assert zlib.crc32(gunzip(packed)) == zlib.crc32(b"".join(pieces))
