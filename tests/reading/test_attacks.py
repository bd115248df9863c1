"""An input that was built to do harm costs itself: in seconds, in bounded memory, with one line."""

import subprocess
import sys
import time

import pytest

from tests.reading.attacks import ATTACKS, told

SIZE = 200_000
SECONDS = 10.0
"""Processor time for any attack of this size; what grows with the square would take minutes."""

LARGEST = (1_900_000, 7_900_000, 60_000_000)
"""Bytes: the longest text, the largest page and the largest input that is read at all, almost."""

MOST_SECONDS, MOST_MEMORY = 60, 3 * 1024**3
"""Of processor time, and bytes of address space, of one such input with what makes it."""

LIMITED = f"ulimit -v {MOST_MEMORY // 1024}; ulimit -t {MOST_SECONDS}; exec nice"


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_costs_seconds_and_one_line(name: str) -> None:
    attack = ATTACKS[name]
    content = attack.made(SIZE)
    began = time.process_time()
    reasons = told(attack, content)
    assert time.process_time() - began < SECONDS
    assert all("\n" not in reason and len(reason) < 300 for reason in reasons)
    assert not attack.reason or any(attack.reason in reason for reason in reasons), reasons


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="the system bounds no process")
@pytest.mark.parametrize("size", LARGEST)
@pytest.mark.parametrize("name", ATTACKS)
def test_the_largest_attack_stays_within_its_limits(name: str, size: int) -> None:
    command = f'{LIMITED} "$0" -m tests.reading.attacks "$1" "$2"'
    process = subprocess.run(
        ["bash", "-c", command, sys.executable, name, str(size)], capture_output=True, text=True
    )
    assert process.returncode == 0, process.stderr[-500:]
    assert len(process.stdout) < 3_000
