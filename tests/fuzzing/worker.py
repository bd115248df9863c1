"""Fuzzes one target: ``python -m tests.fuzzing.worker TARGET FOLDER SECONDS [FLAG...]``.

It ends after SECONDS of its processor time, however busy the machine is; FLAGs are libFuzzer's.
What a target raises is kept in FOLDER and the run goes on; a crash of native code, memory beyond
the limit or a call that hangs ends the process, and libFuzzer keeps its input.
"""

import importlib
import os
import pkgutil
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

import atheris

_INSTRUMENTED = ("claimcmp", "email", "yaml", "zipfile")
"""Our own code and the parsers in Python that it hands inputs to."""


def main(arguments: list[str]) -> None:
    """Fuzz the target that the arguments name until libFuzzer ends it."""
    name, folder, seconds, *flags = arguments
    with atheris.instrument_imports(include=list(_INSTRUMENTED)):
        from tests.fuzzing.findings import finding_of, keep
        from tests.fuzzing.mutation import Mutator
        from tests.fuzzing.targets import TARGETS

        target = TARGETS[name]
        for module in _modules(target.packages):
            importlib.import_module(module)

    def run(content: bytes) -> None:
        error = finding_of(target.check, content)
        if error is not None:
            keep(Path(folder), content, error)
        if time.process_time() > float(seconds):
            os.kill(os.getpid(), signal.SIGUSR1)  # libFuzzer ends and tells its figures

    def mutate(content: bytes, largest: int, seed: int) -> bytes:
        mutator = Mutator(atheris.Mutate, target.words(content), Random(seed))
        return mutator.changed(content, largest)

    # libFuzzer starts itself anew, through a shell, when it merges.
    itself = f"{sys.executable} -m tests.fuzzing.worker {name} {folder} {seconds}"
    atheris.Setup([itself, *flags], run, custom_mutator=mutate)
    atheris.Fuzz()


def _modules(packages: tuple[str, ...]) -> Iterator[str]:
    """Yield every module of *packages*, so that none is imported later, uninstrumented."""
    for package in packages:
        found = importlib.import_module(package)
        for module in pkgutil.walk_packages(found.__path__, f"{package}."):
            yield module.name


if __name__ == "__main__":
    main(sys.argv[1:])
