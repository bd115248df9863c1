"""Embeddings kept between runs, in one SQLite file.

SQLite comes with Python, takes part of a write back when a process dies in the middle of it, and
lets several processes share the file. A file that cannot be read is made anew; a full disk or a
locked file costs speed, never a run.
"""

import logging
import os
import sqlite3
import time
import zlib
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from claimcmp.cache_folder import cache_folder

_LOG = logging.getLogger("claimcmp")
_FORMAT = 1
_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS vectors"
    " (key BLOB PRIMARY KEY, value BLOB NOT NULL, used INTEGER NOT NULL)",
    "CREATE INDEX IF NOT EXISTS vectors_by_use ON vectors (used)",
)
_MEGABYTE = 2**20
# Some 600,000 claims of 384 dimensions.
_DEFAULT_LIMIT = 1024 * _MEGABYTE
# Eviction leaves room, so that it does not follow every write.
_KEPT_SHARE = 0.8
# Days are exact enough to find the least recently used, and spare a write for every read.
_DAY = 24 * 60 * 60
# Entries kept without a file: what a comparison of hundreds of reports reads a second time.
_MOST_IN_MEMORY = 20_000
# Seconds to wait for another process's write.
_PATIENCE = 10.0
_KEYS_PER_QUERY = 500
_CHECKSUM_LENGTH = 4


@dataclass(frozen=True, slots=True)
class CacheStatistics:
    """What the cache holds: *entries* embeddings, *size* of *limit* bytes, and what else was made
    once: the model's graphs and the parsed language data, *prepared_size* bytes.
    """

    path: Path
    entries: int
    size: int
    limit: int
    prepared_size: int


def size_limit() -> int:
    """Return how many bytes embeddings may take; CLAIMCMP_CACHE_MEGABYTES overrides 1024."""
    chosen = os.environ.get("CLAIMCMP_CACHE_MEGABYTES", "")
    return int(chosen) * _MEGABYTE if chosen.isdecimal() else _DEFAULT_LIMIT


class MemoryStore:
    """A mapping of keys to byte strings that lasts as long as the process, for ``--no-cache``."""

    def __init__(self) -> None:
        """Start empty."""
        self._kept: dict[bytes, bytes] = {}

    def read(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """Return the values of those *keys* that are kept."""
        return {key: self._kept[key] for key in keys if key in self._kept}

    def write(self, values: Mapping[bytes, bytes]) -> None:
        """Keep *values* while there is room."""
        if len(self._kept) < _MOST_IN_MEMORY:
            self._kept.update(values)


class EmbeddingStore:
    """A bounded mapping of keys to byte strings that several processes may share."""

    def __init__(self, path: Path | None = None, *, limit: int | None = None) -> None:
        """Open the store at *path*, by default in the cache folder, of at most *limit* bytes."""
        self.path = path or cache_folder() / "embeddings.sqlite3"
        self._limit = size_limit() if limit is None else limit
        self._connection = self._open()

    def read(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """Return the values of those *keys* that are kept and whole."""
        if self._connection is None:
            return {}
        try:
            found = self._select(self._connection, keys)
        except sqlite3.DatabaseError as error:
            self._recover(error)
            return {}
        return found

    def write(self, values: Mapping[bytes, bytes]) -> None:
        """Keep *values*, all or none, and drop the least recently used beyond the limit."""
        if self._connection is None or not values:
            return
        today = _today()
        rows = [(key, _sealed(value), today) for key, value in values.items()]
        try:
            with self._connection:
                self._connection.executemany("INSERT OR REPLACE INTO vectors VALUES (?,?,?)", rows)
            self._evict(self._connection)
        except sqlite3.DatabaseError as error:
            self._recover(error)

    def statistics(self) -> CacheStatistics:
        """Return what the cache folder holds."""
        entries = 0
        if self._connection is not None:
            with suppress(sqlite3.DatabaseError):
                entries = self._connection.execute("SELECT count(*) FROM vectors").fetchone()[0]
        prepared = sum(path.stat().st_size for path in _prepared(self.path.parent))
        return CacheStatistics(self.path, entries, self._size(), self._limit, prepared)

    def clear(self) -> CacheStatistics:
        """Remove everything, whatever was prepared included, and return what was there."""
        before = self.statistics()
        self.close()
        for path in [*self._files(), *_prepared(self.path.parent)]:
            with suppress(OSError):
                path.unlink(missing_ok=True)
        return before

    def close(self) -> None:
        """Close the file; the store then holds nothing."""
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.close()
        self._connection = None

    def _open(self) -> sqlite3.Connection | None:
        """Return a connection, or None where no file can be had."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            return self._connect()
        except (OSError, sqlite3.OperationalError) as error:
            self._say_without(error)
        except sqlite3.DatabaseError:
            return self._make_anew()
        return None

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.path, timeout=_PATIENCE, check_same_thread=False)
        try:
            connection.execute("PRAGMA auto_vacuum = FULL")
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            found = connection.execute("PRAGMA user_version").fetchone()[0]
            if found not in (0, _FORMAT):
                raise sqlite3.DatabaseError(f"format {found}")
            with connection:
                for statement in _SCHEMA:
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {_FORMAT}")
        except BaseException:
            connection.close()
            raise
        return connection

    def _make_anew(self) -> sqlite3.Connection | None:
        """Replace a file that is no sound store, and say so."""
        _LOG.warning("%s: the embedding cache was damaged and is made anew", self.path)
        try:
            for path in self._files():
                path.unlink(missing_ok=True)
            return self._connect()
        except (OSError, sqlite3.DatabaseError) as error:
            self._say_without(error)
        return None

    def _say_without(self, error: Exception) -> None:
        reason = error.strerror if isinstance(error, OSError) else None
        _LOG.warning("%s: embeddings are not kept (%s)", self.path, reason or error)

    def _recover(self, error: sqlite3.DatabaseError) -> None:
        """Go on after a failed read or write: without the store, or with a new one."""
        self.close()
        # A full disk, a lock held too long and a read-only file are OperationalErrors.
        if isinstance(error, sqlite3.OperationalError):
            self._say_without(error)
        else:
            self._connection = self._make_anew()

    def _select(self, connection: sqlite3.Connection, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        found: dict[bytes, bytes] = {}
        stale: list[bytes] = []
        today = _today()
        for start in range(0, len(keys), _KEYS_PER_QUERY):
            asked = keys[start : start + _KEYS_PER_QUERY]
            marks = ",".join("?" * len(asked))
            query = f"SELECT key, value, used FROM vectors WHERE key IN ({marks})"
            for key, sealed, used in connection.execute(query, asked):
                value = _unsealed(sealed)
                if value is not None:
                    found[key] = value
                    if used != today:
                        stale.append(key)
        self._mark_used(connection, stale, today)
        return found

    @staticmethod
    def _mark_used(connection: sqlite3.Connection, keys: Iterable[bytes], today: int) -> None:
        rows = [(today, key) for key in keys]
        if rows:
            # Reading must work where writing does not.
            with suppress(sqlite3.OperationalError), connection:
                connection.executemany("UPDATE vectors SET used = ? WHERE key = ?", rows)

    def _evict(self, connection: sqlite3.Connection) -> None:
        """Drop the least recently used entries until the rest takes its share of the limit."""
        pages, page_size = (
            connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("page_count", "page_size")
        )
        size = pages * page_size
        if size <= self._limit:
            return
        entries = connection.execute("SELECT count(*) FROM vectors").fetchone()[0]
        surplus = entries - int(entries * self._limit * _KEPT_SHARE / size)
        with connection:
            connection.execute(
                "DELETE FROM vectors WHERE key IN"
                " (SELECT key FROM vectors ORDER BY used, key LIMIT ?)",
                (surplus,),
            )

    def _files(self) -> list[Path]:
        return [self.path, *(Path(f"{self.path}{end}") for end in ("-wal", "-shm", "-journal"))]

    def _size(self) -> int:
        return sum(path.stat().st_size for path in self._files() if path.is_file())


def _prepared(folder: Path) -> list[Path]:
    return sorted([*(folder / "graphs").glob("*"), *(folder / "languages").glob("*")])


def _today() -> int:
    return int(time.time() // _DAY)


def _sealed(value: bytes) -> bytes:
    """Return *value* behind its checksum: SQLite does not notice a flipped bit."""
    return zlib.crc32(value).to_bytes(_CHECKSUM_LENGTH, "little") + value


def _unsealed(sealed: object) -> bytes | None:
    """Return what *_sealed* was given, or None where the checksum does not match."""
    if not isinstance(sealed, bytes):
        return None
    value = sealed[_CHECKSUM_LENGTH:]
    return value if _sealed(value) == sealed else None
