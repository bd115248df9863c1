"""How much of an untrusted input is unpacked: bytes, ratio, members and depth.

A limit that is passed costs the input and is said in one line; nothing is cut off in silence.
"""

import re
import zlib
from collections.abc import Iterator
from typing import Final

from claimcmp.errors import UnreadableInput
from claimcmp.reading.interface import LARGEST_INPUT, LONGEST_ARTICLE

HIGHEST_RATIO: Final = 200
"""Unpacked bytes for each packed one. News text packs to a third or a tenth, never to less than a
hundredth; deflate allows 1,032."""

UNSUSPICIOUS: Final = 4 * 1024 * 1024
"""Bytes that may be unpacked whatever the ratio: a page of spaces is no bomb."""

MOST_ARTICLES: Final = 20_000
"""Articles in one file; a day of a large agency has some 2,000."""

MOST_LINES: Final = 100_000
"""Lines of a text; the longest article that is read has 30,000 where it is wrapped."""

DEEPEST_NESTING: Final = 3
"""Messages inside messages."""

MOST_PARTS: Final = 500
"""Parts of one message; a newsletter with all its pictures has some 50."""

MOST_GZIP_MEMBERS: Final = 100_000
"""Members of one file; web archives have one for each record."""

_STEP = 1024 * 1024
_FIRST_WINDOW = 4 * 1024
_PADDING = re.compile(rb"\0*")
_GZIP = 16 + zlib.MAX_WBITS


def check_expansion(unpacked: int, packed: int, *, largest: int = LARGEST_INPUT) -> None:
    """Raise UnreadableInput where *packed* bytes became suspiciously many *unpacked* ones."""
    if unpacked > largest:
        raise UnreadableInput(f"unpacks to more than {largest // 1024**2} MB; split it first")
    if unpacked > max(UNSUSPICIOUS, HIGHEST_RATIO * packed):
        raise UnreadableInput(
            f"unpacks to more than {HIGHEST_RATIO} times its size, as decompression bombs do"
        )


def check_articles(count: int) -> None:
    """Raise UnreadableInput where one file holds too many articles."""
    if count > MOST_ARTICLES:
        raise UnreadableInput(f"more than {MOST_ARTICLES:,} articles; split it first")


def check_length(text: str) -> None:
    """Raise UnreadableInput where *text* is longer than an article may be."""
    if len(text) > LONGEST_ARTICLE:
        raise UnreadableInput(f"longer than {LONGEST_ARTICLE:,} characters; split it first")


def check_lines(text: str) -> None:
    """Raise UnreadableInput where *text* has more lines than a book, empty ones aside."""
    if text.count("\n") <= MOST_LINES:
        return
    if sum(map(bool, map(str.strip, text.split("\n")))) > MOST_LINES:
        raise UnreadableInput(f"more than {MOST_LINES:,} lines; split it first")


def gunzip(content: bytes, *, largest: int = LARGEST_INPUT) -> bytes:
    """Return what the gzip members in *content* hold, one after the other.

    Zero bytes after the last member are padding, as in the ``gzip`` command. Raises
    UnreadableInput where it is damaged, cut off, or unpacks to too much.
    """
    pieces: list[bytes] = []
    unpacked = position = members = 0
    while position < len(content):
        members += 1
        if members > MOST_GZIP_MEMBERS:
            raise UnreadableInput(f"more than {MOST_GZIP_MEMBERS:,} gzip members; unpack it first")
        for piece, reached in _member(content, position):
            position = reached
            pieces.append(piece)
            unpacked += len(piece)
            check_expansion(unpacked, len(content), largest=largest)
        position = _after_padding(content, position)
    return b"".join(pieces)


def _member(content: bytes, position: int) -> Iterator[tuple[bytes, int]]:
    """Yield the pieces of the member that begins at *position*, and where each ends.

    What is handed to zlib grows with the member, since zlib copies whatever follows its end.
    """
    member = zlib.decompressobj(_GZIP)
    window = _FIRST_WINDOW
    while not member.eof:
        packed = content[position : position + window]
        try:
            piece = member.decompress(packed, _STEP)
        except zlib.error as error:
            raise UnreadableInput("damaged gzip data; fetch or pack it again") from error
        if not piece and not packed and not member.eof:
            raise UnreadableInput("gzip data that is cut off; fetch or pack it again")
        position += len(packed) - len(member.unconsumed_tail) - len(member.unused_data)
        window = min(window * 2, _STEP)
        yield piece, position


def _after_padding(content: bytes, position: int) -> int:
    padding = _PADDING.match(content, position)
    return padding.end() if padding else position
