import logging
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from claimcmp.embedding.store import EmbeddingStore

# Writes blocks of 50 values until it is killed, saying when each is done.
WRITER = """
import sys
from pathlib import Path
from claimcmp.embedding.store import EmbeddingStore
store = EmbeddingStore(Path(sys.argv[1]))
block = 0
while block < int(sys.argv[3]):
    keys = [f"{sys.argv[2]}-{block}-{number}".encode() for number in range(50)]
    store.write({key: key * 40 for key in keys})
    print(block, flush=True)
    block += 1
"""
# Cannot write beyond 200 kB, as on a full disk.
CRAMPED = """
import resource, signal, sys
from pathlib import Path
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
from claimcmp.embedding.store import EmbeddingStore
store = EmbeddingStore(Path(sys.argv[1]))
for block in range(20):
    store.write({f"{block}-{number}".encode(): bytes(1000) for number in range(50)})
print("alive")
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "embeddings.sqlite3"


def start(script: str, *arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_what_was_written_is_read_again(path: Path) -> None:
    EmbeddingStore(path).write({b"a": b"one", b"b": b""})
    assert EmbeddingStore(path).read([b"a", b"b", b"c"]) == {b"a": b"one", b"b": b""}


def test_many_keys(path: Path) -> None:
    store = EmbeddingStore(path)
    values = {str(number).encode(): bytes(8) for number in range(2001)}
    store.write(values)
    assert store.read(list(values)) == values


def test_statistics_and_clearing(path: Path) -> None:
    store = EmbeddingStore(path, limit=10**7)
    store.write({b"a": bytes(1000)})
    graphs = path.parent / "graphs"
    graphs.mkdir()
    (graphs / "model.graph").write_bytes(bytes(500))
    held = store.clear()
    assert (held.entries, held.limit, held.prepared_size) == (1, 10**7, 500)
    assert held.size > 1000
    assert not list(path.parent.glob("embeddings*"))
    assert EmbeddingStore(path).statistics().entries == 0


def test_the_least_recently_used_goes_first(path: Path) -> None:
    limit = 400_000
    store = EmbeddingStore(path, limit=limit)
    old = {f"old{number}".encode(): bytes(1000) for number in range(200)}
    store.write(old)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE vectors SET used = used - 9")
    connection.close()
    assert len(store.read([b"old7"])) == 1
    store.write({f"new{number}".encode(): bytes(1000) for number in range(200)})
    assert store.statistics().entries < 400
    assert len(store.read([b"old7", b"new0", b"new199"])) == 3
    assert len(store.read(list(old))) < 200


@pytest.mark.parametrize("damage", ["garbage", "middle", "empty", "other format"])
def test_a_damaged_file_is_made_anew(
    path: Path, damage: str, caplog: pytest.LogCaptureFixture
) -> None:
    store = EmbeddingStore(path)
    values = {str(number).encode(): bytes(1000) for number in range(500)}
    store.write(values)
    store.close()
    if damage == "other format":
        with sqlite3.connect(path) as connection:
            connection.execute("PRAGMA user_version = 99")
        connection.close()
    else:
        content = bytearray(path.read_bytes())
        middle = len(content) // 2
        if damage == "middle":
            content[4096 : middle * 2] = b"x" * (middle * 2 - 4096)
        path.write_bytes({"garbage": b"no database" * 999, "empty": b""}.get(damage, content))
    with caplog.at_level(logging.WARNING, logger="claimcmp"):
        again = EmbeddingStore(path)
        assert again.read(list(values)) == {}
        again.write({b"a": b"new"})
    assert again.read([b"a"]) == {b"a": b"new"}
    assert len(caplog.records) == (0 if damage == "empty" else 1)


def test_a_flipped_bit_is_a_missing_value(path: Path) -> None:
    store = EmbeddingStore(path)
    store.write({b"a": bytes(100), b"b": bytes(100)})
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE vectors SET value = zeroblob(104) WHERE key = x'61'")
    connection.close()
    assert list(store.read([b"a", b"b"])) == [b"b"]


def test_a_killed_writer_leaves_whole_blocks(path: Path) -> None:
    writer = start(WRITER, path, "w", 10**6)
    assert writer.stdout is not None
    for _ in range(20):
        done = int(writer.stdout.readline())
    writer.send_signal(signal.SIGKILL)
    writer.communicate()
    store = EmbeddingStore(path)
    for block in range(done + 1):
        keys = [f"w-{block}-{number}".encode() for number in range(50)]
        assert store.read(keys) == {key: key * 40 for key in keys}
    assert store.statistics().entries % 50 == 0


def test_several_processes_write_at_once(path: Path) -> None:
    writers = [start(WRITER, path, name, 20) for name in "abc"]
    for writer in writers:
        _, errors = writer.communicate(timeout=60)
        assert (writer.returncode, errors) == (0, "")
    assert EmbeddingStore(path).statistics().entries == 3 * 20 * 50


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs POSIX resource limits")
def test_a_full_disk_costs_one_line(path: Path) -> None:
    writer = start(CRAMPED, path)
    output, errors = writer.communicate(timeout=60)
    assert output == "alive\n"
    assert errors.count("\n") == 1
    assert "embeddings are not kept" in errors


def test_a_folder_that_cannot_be_made(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "file").write_text("in the way")
    store = EmbeddingStore(tmp_path / "file" / "embeddings.sqlite3")
    store.write({b"a": b"one"})
    assert store.read([b"a"]) == {}
    assert store.statistics().entries == 0
    assert "embeddings are not kept" in caplog.text


def test_reading_fifty_thousand_vectors_takes_under_two_seconds(path: Path) -> None:
    store = EmbeddingStore(path)
    values = {number.to_bytes(16, "big"): bytes(768) for number in range(50_000)}
    store.write(values)
    started = time.process_time()
    assert len(store.read(list(values))) == len(values)
    assert time.process_time() - started < 2
