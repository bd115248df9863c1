"""Parsed data files on disk: YAML is read once for each version of a file, not in every run."""

import hashlib
import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from claimcmp.whole_file import write_whole

# Part of every key: a change in how files are parsed or kept makes them anew.
_FORMAT = b"claimcmp-1"
_DIGEST_LENGTH = 32


def load_or_parse(path: Path, source: bytes, parse: Callable[[bytes], object]) -> object:
    """Return what *parse* makes of *source*, as it is kept at *path* if it was made before.

    What is kept begins with a digest of itself keyed by the source: what is damaged, cut short or
    of another version of the file does not match and is parsed and kept again. Files are replaced
    whole, so that any number of processes may do this at once; where nothing can be written,
    *source* is parsed every time. The result must be JSON: mappings, lists and strings.
    """
    version = hashlib.blake2b(source, key=_FORMAT, digest_size=_DIGEST_LENGTH).digest()
    with suppress(OSError):
        content = path.read_bytes()
        if content[:_DIGEST_LENGTH] == _seal(content[_DIGEST_LENGTH:], version):
            return json.loads(content[_DIGEST_LENGTH:])
    parsed = parse(source)
    kept = json.dumps(parsed, ensure_ascii=False).encode("utf-8", "surrogatepass")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, _seal(kept, version), kept)
    return parsed


def _seal(kept: bytes, version: bytes) -> bytes:
    return hashlib.blake2b(kept, key=version, digest_size=_DIGEST_LENGTH).digest()
