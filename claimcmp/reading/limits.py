"""How much of an untrusted input is unpacked: bytes, ratio, members and depth.

A limit that is passed costs the input and is said in one line; nothing is cut off in silence.
"""

import zlib
from typing import Final

from claimcmp.errors import UnreadableInput
from claimcmp.reading.interface import LARGEST_INPUT

HIGHEST_RATIO: Final = 200
"""Unpacked bytes for each packed one. News text packs to a third or a tenth, never to less than a
hundredth; deflate allows 1,032."""

UNSUSPICIOUS: Final = 4 * 1024 * 1024
"""Bytes that may be unpacked whatever the ratio: a page of spaces is no bomb."""

MOST_ARTICLES: Final = 20_000
"""Articles in one file; a day of a large agency has some 2,000."""

DEEPEST_NESTING: Final = 3
"""Messages inside messages."""

MOST_PARTS: Final = 500
"""Parts of one message; a newsletter with all its pictures has some 50."""

_STEP = 1024 * 1024
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


def gunzip(content: bytes, *, largest: int = LARGEST_INPUT) -> bytes:
    """Return what the gzip members in *content* hold, one after the other.

    Zero bytes after the last member are padding, as in the ``gzip`` command. Raises
    UnreadableInput where it is damaged, cut off, or unpacks to too much.
    """
    pieces: list[bytes] = []
    unpacked, rest = 0, content
    while rest:
        member = zlib.decompressobj(_GZIP)
        while not member.eof:
            try:
                piece = member.decompress(rest, _STEP)
            except zlib.error as error:
                raise UnreadableInput("damaged gzip data; fetch or pack it again") from error
            rest = member.unused_data if member.eof else member.unconsumed_tail
            if not piece and not rest and not member.eof:
                raise UnreadableInput("gzip data that is cut off; fetch or pack it again")
            pieces.append(piece)
            unpacked += len(piece)
            check_expansion(unpacked, len(content), largest=largest)
        rest = rest.lstrip(b"\0")
    return b"".join(pieces)
