"""Zip archives, as DOCX and EPUB are: members are read into memory and never written to disk.

Names of members are only compared, so that one that points outside (``../x``) leads nowhere.
"""

import io
import zipfile
import zlib
from dataclasses import dataclass, field

from claimcmp.errors import UnreadableInput
from claimcmp.reading.limits import check_expansion

MOST_MEMBERS = 20_000
"""Members of an archive; a book with a thousand pictures has some 2,000."""

_MEMBER_MAGIC = b"PK\x01\x02"
_LONGEST_NAME = 200
"""Characters of the name of a member that a message repeats."""

_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_ENCRYPTED = 0x1
_DAMAGED = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)
"""What zipfile raises on damaged archives, beside its own errors."""


@dataclass(slots=True)
class Archive:
    """An open archive; ``unpacked`` counts the bytes that were read from it so far."""

    file: zipfile.ZipFile
    size: int
    unpacked: int = 0
    members: dict[str, zipfile.ZipInfo] = field(default_factory=dict)

    def read(self, name: str) -> bytes | None:
        """Return the member *name*, or None where there is none.

        Raises UnreadableInput where it is damaged, encrypted or unpacks to too much.
        """
        member = self.members.get(name)
        if member is None:
            return None
        if member.flag_bits & _ENCRYPTED:
            raise UnreadableInput("encrypted; save it without a password")
        check_expansion(self.unpacked, self.size)
        if member.compress_type not in _METHODS:
            raise UnreadableInput(f"{_shown(name)} is packed in an unusual way; save it again")
        try:
            return self._unpack(member)
        except _DAMAGED as error:
            raise UnreadableInput(f"damaged archive: {_shown(name)} cannot be unpacked") from error

    def _unpack(self, member: zipfile.ZipInfo) -> bytes:
        """Read a member step by step: its declared size is not to be trusted."""
        pieces = []
        with self.file.open(member) as stream:
            while piece := stream.read(1 << 20):
                self.unpacked += len(piece)
                check_expansion(self.unpacked, self.size)
                pieces.append(piece)
        return b"".join(pieces)


def open_archive(content: bytes) -> Archive:
    """Open a zip archive that lies in memory.

    Raises UnreadableInput where it is none, is damaged, or has too many members.
    """
    # Counted before zipfile makes an object of each; the archive's own count may lie.
    if content.count(_MEMBER_MAGIC) > MOST_MEMBERS:
        raise UnreadableInput(f"more than {MOST_MEMBERS:,} files in the archive")
    try:
        file = zipfile.ZipFile(io.BytesIO(content))
        members = {member.filename: member for member in file.infolist()}
    except _DAMAGED as error:
        raise UnreadableInput("not a zip archive, or a damaged one; save it again") from error
    return Archive(file, len(content), members=members)


def _shown(name: str) -> str:
    return repr(name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…")
