"""What runs in the process that PDFs are read in, and the messages to and from it.

A PDF that crashes pdfium, keeps it busy for ever or makes it fill the memory ends this process and
nothing else. A message is its length in eight bytes, then that many bytes: a PDF on standard
input, JSON on standard output. A pickle could run code where it is read, so that none is sent.
"""

import json
import os
import sys
from collections.abc import Callable
from typing import IO, Any

from claimcmp.errors import UnreadableInput
from claimcmp.reading.drafting import Paragraph
from claimcmp.reading.pdf_document import LaidOut, lay_out

PROCESSOR_SECONDS = 120
"""Seconds of processor time for one PDF, where the system can limit it; the longest that is read,
300 full pages, takes 20."""

MOST_MEMORY = 2 * 1024**3
"""Bytes of address space of the process, where the system can limit it."""

_LARGEST_MESSAGE = 256 * 1024**2
_LENGTH_BYTES = 8


def main(
    *,
    lay_out: Callable[[bytes], LaidOut] = lay_out,
    seconds: int = PROCESSOR_SECONDS,
    memory: int = MOST_MEMORY,
) -> None:
    """Answer one PDF after the other until standard input ends."""
    # Whatever else writes to standard output must not come between the answers.
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    _limit_resources(memory)
    while (content := read_message(sys.stdin.buffer)) is not None:
        _limit_processor(seconds)
        write_message(answers, json.dumps(_answer(content, lay_out)).encode("ascii"))


def _answer(content: bytes, lay_out: Callable[[bytes], LaidOut]) -> dict[str, Any]:
    """Return what a PDF says as plain lists, or under "reason" why it could not be read."""
    try:
        found = lay_out(content)
    except UnreadableInput as error:
        return {"reason": str(error)}
    except (MemoryError, RecursionError):
        return {"reason": "too large or nested too deeply"}
    except Exception as error:
        return {"reason": f"damaged PDF ({type(error).__name__}: {error}); save it again"}
    return {"paragraphs": [[p.text, p.reason] for p in found.paragraphs], "title": found.title}


def answered(message: bytes) -> LaidOut:
    """Return what an answer holds.

    Raises UnreadableInput with the reason that it gives, and ValueError, TypeError or KeyError
    where it is no answer.
    """
    found = json.loads(message)
    if "reason" in found:
        raise UnreadableInput(str(found["reason"]))
    title = found["title"]
    paragraphs = (Paragraph(str(text), str(reason)) for text, reason in found["paragraphs"])
    return LaidOut(tuple(paragraphs), None if title is None else str(title))


def read_message(stream: IO[bytes]) -> bytes | None:
    """Return the next message, or None where *stream* ends or what follows is none."""
    length = int.from_bytes(stream.read(_LENGTH_BYTES), "big")
    content = stream.read(length) if 0 < length <= _LARGEST_MESSAGE else b""
    return content if content and len(content) == length else None


def write_message(stream: IO[bytes], content: bytes) -> None:
    """Write *content*, which is not empty, as one message."""
    stream.write(len(content).to_bytes(_LENGTH_BYTES, "big"))
    stream.write(content)
    stream.flush()


def _limit_resources(memory: int) -> None:
    """Bound the memory of this process, and keep it from writing files and dumps of its memory."""
    if sys.platform == "win32":
        return
    import resource

    limits = {resource.RLIMIT_AS: memory, resource.RLIMIT_FSIZE: 0, resource.RLIMIT_CORE: 0}
    for kind, most in limits.items():
        try:
            _lower(kind, most)
        except (OSError, ValueError):
            continue  # macOS bounds no address space


def _limit_processor(seconds: int) -> None:
    """Allow the next PDF its time; the system counts from the start of the process."""
    if sys.platform == "win32":
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    _lower(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + seconds)


def _lower(kind: int, most: int) -> None:
    """Set a limit that the process itself may raise again, as far as the system lets it."""
    import resource

    hard = resource.getrlimit(kind)[1]
    soft = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(kind, (soft, hard))
