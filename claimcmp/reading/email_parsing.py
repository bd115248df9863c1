"""The bytes of an e-mail → a message, within limits: the standard parser has none of its own.

Its time grows with the lines times the parts that they stand in, and with the square of a header
that has parameters; what goes beyond is refused before it begins.
"""

import email
import re
from email.message import Message
from email.policy import Policy, compat32

from claimcmp.errors import UnreadableInput

MOST_PARTS_IN_ALL = 1_000
"""Parts of a message and of those inside it; a newsletter with all its pictures has some 50."""

_LONGEST_FIELD = 5_000
"""Bytes of a header with parameters: the longest name of a file, encoded twice, takes 4,600."""

_MOST_LINES = 2_000_000
"""Lines; 64 MB of attachments take 900,000."""

_MOST_WORK = 30_000_000
"""Lines times the containers that each may stand in: three seconds."""

_PARAMETERS = re.compile(
    rb"(?<![^\r\n])content-[a-z-]{1,40}[ \t]*:[^\r\n]*+(?:\r?\n[ \t][^\r\n]*+)*+", re.I
)
_CONTAINER = re.compile(rb"(?<![^\r\n])content-type[ \t]*:\s*+(?:multipart|message)/", re.I)


def parse_message(content: bytes) -> Message:
    """Return the message with all its parts.

    Raises UnreadableInput where it has too many, too long headers, or is nested too deeply.
    """
    _check_size(content)
    parts = 0

    def part(policy: Policy = compat32) -> Message:
        nonlocal parts
        parts += 1
        if parts > MOST_PARTS_IN_ALL:
            raise UnreadableInput(f"more than {MOST_PARTS_IN_ALL:,} parts in the e-mail")
        return Message(policy=policy)

    try:
        return email.message_from_bytes(content, _class=part)
    except RecursionError as error:
        raise UnreadableInput("the parts of this e-mail are nested too deeply") from error


def _check_size(content: bytes) -> None:
    lines = max(content.count(b"\n"), content.count(b"\r"))
    containers = sum(1 for _ in _CONTAINER.finditer(content))
    if lines > _MOST_LINES or lines * containers > _MOST_WORK:
        raise UnreadableInput("an e-mail of too many lines and parts; save its text alone")
    longest = max((m.end() - m.start() for m in _PARAMETERS.finditer(content)), default=0)
    if longest > _LONGEST_FIELD:
        raise UnreadableInput(f"a header of {longest:,} bytes in the e-mail; save its text alone")
