"""Fuzzes targets one after the other: ``python -m tests.fuzzing --seconds 60 [--target NAME]...``.

Corpora and findings are kept in a folder outside the repository, so that a later run goes on from
them; figures add up in ``--results``.
"""

import argparse
import importlib.util
import json
import re
import resource
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from hashlib import sha1
from pathlib import Path

from platformdirs import user_cache_path

RESULTS = Path(__file__).parents[2] / "evaluation" / "results" / "fuzzing.json"

_HANGS = 60
"""Seconds in which an input must end that native code works on; see ``findings.LONGEST``."""

_MEMORY = 2048
"""Megabytes that the process may take."""

_LEAST = 5
"""Seconds of processor time for which no worker is started anew; starting takes two or three."""

_UNLIMITED = 1e9

_COVERED = re.compile(r"^#\d+\s+(?P<event>\w+)\s+cov: (?P<edges>\d+)", re.MULTILINE)
_RUNS = re.compile(r"^stat::number_of_executed_units:\s*(\d+)", re.MULTILINE)
_LAST_RUN = re.compile(r"^#(\d+)\s", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Ran:
    """How one target was fuzzed, over all sessions.

    ``cpu_seconds`` include starting and merging; ``edges_of_seeds`` and ``edges`` are branches of
    instrumented Python reached by the seeds alone, and by all that was found; ``inputs`` were
    tried, ``kept`` reach something that no other does; ``findings`` are causes, mended or not.
    """

    cpu_seconds: float = 0.0
    inputs: int = 0
    edges_of_seeds: int = 0
    edges: int = 0
    kept: int = 0
    findings: tuple[str, ...] = ()


def fuzz(name: str, folder: Path, seconds: float) -> Ran:
    """Fuzz the target *name* for *seconds* of processor time, from what *folder* keeps of it."""
    seeds, corpus, found = (folder / part for part in ("seeds", "corpus", "findings"))
    for part in (seeds, corpus, found):
        part.mkdir(parents=True, exist_ok=True)
    largest = _write_seeds(name, seeds)
    before, ran = _cpu_seconds(), Ran()
    while (left := seconds - (_cpu_seconds() - before)) > _LEAST:
        # A crash of native code ends a worker; the next one goes on.
        log = _work(name, found, left, [f"-max_len={largest}"], corpus, seeds)
        ran = _added(ran, log)
        if "INITED" not in log:
            sys.exit(f"{name}: the worker did not start:\n{log[-2000:]}")
    causes = {file.stem for file in found.glob("*.input")}
    causes |= {file.name for file in found.glob("*-*") if not file.suffix}
    kept, used = len(list(corpus.iterdir())), _cpu_seconds() - before
    return replace(ran, cpu_seconds=used, kept=kept, findings=tuple(sorted(causes)))


def _cpu_seconds() -> float:
    """Return the processor time of all workers that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def merge(name: str, folder: Path) -> int:
    """Leave in the corpus only what reaches something that nothing else does; return how many."""
    merged = folder / "merged"
    shutil.rmtree(merged, ignore_errors=True)
    merged.mkdir()
    given = (merged, folder / "seeds", folder / "corpus")
    _work(name, folder / "findings", _UNLIMITED, ["-merge=1"], *given)
    if not any(merged.iterdir()):
        return len(list((folder / "corpus").iterdir()))
    shutil.rmtree(folder / "corpus")
    merged.rename(folder / "corpus")
    return len(list((folder / "corpus").iterdir()))


def _write_seeds(name: str, folder: Path) -> int:
    """Write what the target starts from; return the size of the largest input to try."""
    from tests.fuzzing.targets import TARGETS

    for content in TARGETS[name].seeds():
        (folder / sha1(content).hexdigest()).write_bytes(content)
    return TARGETS[name].largest


def _work(name: str, found: Path, seconds: float, flags: Sequence[str], *folders: Path) -> str:
    """Run a worker to its end, or for *seconds* of its processor time; return what it told."""
    command = [
        *(sys.executable, "-m", "tests.fuzzing.worker", name, str(found), f"{seconds:.0f}"),
        *(f"-timeout={_HANGS}", f"-rss_limit_mb={_MEMORY}", f"-artifact_prefix={found}/"),
        # What is slow by the clock may only have waited; findings.LONGEST bounds its own time.
        *("-report_slow_units=3600", "-len_control=0", "-print_final_stats=1"),
        *flags,
        *map(str, folders),
    ]
    done = subprocess.run(command, capture_output=True, check=False)
    return (done.stdout + done.stderr).decode("utf-8", "replace")


def _added(ran: Ran, log: str) -> Ran:
    """Return *ran* with what the log of one more worker tells."""
    covered = list(_COVERED.finditer(log))
    first = next((int(c["edges"]) for c in covered if c["event"] == "INITED"), 0)
    last = int(covered[-1]["edges"]) if covered else 0
    runs = _RUNS.findall(log) or _LAST_RUN.findall(log)[-1:]
    return replace(
        ran,
        inputs=ran.inputs + sum(map(int, runs)),
        edges_of_seeds=ran.edges_of_seeds or first,
        edges=max(ran.edges, last),
    )


def _summed(old: Ran, new: Ran) -> Ran:
    """Return the figures of an earlier session and of a new one together."""
    return replace(
        new,
        cpu_seconds=round(old.cpu_seconds + new.cpu_seconds, 1),
        inputs=old.inputs + new.inputs,
        edges_of_seeds=old.edges_of_seeds or new.edges_of_seeds,
        findings=tuple(sorted({*old.findings, *new.findings})),
    )


def table(results: dict[str, Ran]) -> str:
    """Return the figures as a Markdown table."""
    rows = [
        f"| {name} | {ran.cpu_seconds:,.0f} | {ran.inputs:,} | {ran.edges_of_seeds:,} "
        f"| {ran.edges:,} | {ran.kept:,} | {len(ran.findings)} |"
        for name, ran in results.items()
    ]
    head = "| target | CPU s | inputs | edges of seeds | edges | kept | causes found |"
    return "\n".join((head, "|---|---:|---:|---:|---:|---:|---:|", *rows))


def _read(file: Path) -> dict[str, Ran]:
    if not file.exists():
        return {}
    kept = json.loads(file.read_text(encoding="utf-8"))
    return {n: Ran(**{**ran, "findings": tuple(ran["findings"])}) for n, ran in kept.items()}


def main() -> None:
    """Fuzz what the command line names and add the figures to the results."""
    options = _options()
    if importlib.util.find_spec("atheris") is None:
        sys.exit("atheris is not installed; pip install -e '.[fuzz]'")
    from tests.fuzzing.targets import TARGETS

    unknown = sorted(set(options.target) - set(TARGETS))
    if unknown:
        sys.exit(f"no target {', '.join(unknown)}; known: {', '.join(TARGETS)}")
    for name in options.target or TARGETS:
        ran = fuzz(name, options.folder / name, options.seconds)
        if options.merge:
            ran = replace(ran, kept=merge(name, options.folder / name))
        results = _read(options.results)
        results[name] = _summed(results.get(name, Ran()), ran)
        ordered = {known: results[known] for known in TARGETS if known in results}
        plain = {known: asdict(one) for known, one in ordered.items()}
        options.results.parent.mkdir(parents=True, exist_ok=True)
        options.results.write_text(json.dumps(plain, indent=1) + "\n", encoding="utf-8")
        print(table({name: ran}), flush=True)
        for one in ran.findings:
            print(f"  {options.folder / name / 'findings' / one}*")
    print(table(_read(options.results)))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzzing")
    parser.add_argument("--seconds", type=float, default=60, help="of processor time, each target")
    parser.add_argument("--target", action="append", default=[], help="default: all of them")
    folder = user_cache_path("claimcmp") / "fuzzing"
    parser.add_argument("--folder", type=Path, default=folder, help="of corpora and findings")
    parser.add_argument("--results", type=Path, default=RESULTS, help="to which figures are added")
    parser.add_argument("--merge", action="store_true", help="keep the corpus small afterwards")
    return parser.parse_args()


if __name__ == "__main__":
    main()
