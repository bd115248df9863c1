"""Repeats one input without Atheris: ``python -m tests.fuzzing.replay TARGET FILE [--shrink]``.

It prints what the input raises and how long it takes; ``--shrink`` makes it as small as its
finding allows and writes ``FILE.small``.
"""

import sys
import time
import traceback
from pathlib import Path

from tests.fuzzing.findings import cause, finding_of, shrunk
from tests.fuzzing.targets import TARGETS


def main(arguments: list[str]) -> None:
    """Repeat the input that the arguments name; exit with 1 where it is a finding."""
    name, path, *options = arguments
    check, file = TARGETS[name].check, Path(path)
    content = file.read_bytes()
    check(next(iter(TARGETS[name].seeds())))  # what is loaded once is no time of this input
    began = time.process_time()
    error = finding_of(check, content)
    print(f"{len(content):,} bytes, {time.process_time() - began:.1f} s of processor time")
    if error is None:
        print("no finding")
        return
    traceback.print_exception(error)
    if "--shrink" in options:
        place = cause(error)

        def fails(smaller: bytes) -> bool:
            again = finding_of(check, smaller)
            return again is not None and cause(again) == place

        small = shrunk(content, fails)
        file.with_suffix(".small").write_bytes(small)
        print(f"shrunk to {len(small):,} bytes: {small[:300]!r}")
    sys.exit(1)


if __name__ == "__main__":
    main(sys.argv[1:])
