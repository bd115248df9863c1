"""Whole comparisons of a large corpus: time and memory of each stage, and how they grow.

Usage: python -m benchmarks.scale DATA_FOLDER [--shares 0.1 1.0] [--output FILE]
DATA_FOLDER is that of benchmarks.corpus, which says how the articles are made.

Each size runs in a process of its own with an empty embedding cache. Processor seconds hardly
depend on what else the machine does; they are the figures to compare on a busy one.
"""

import argparse
import json
import multiprocessing
import os
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from multiprocessing.connection import Connection
from pathlib import Path

from benchmarks.corpus import articles
from benchmarks.machine import describe_machine, peak_memory

RESULT = Path(__file__).with_name("results") / "scale.json"


class Clock:
    """Wall and processor seconds of each stage, and the peak memory after it."""

    def __init__(self) -> None:
        """Start the first stage."""
        self.stages: dict[str, dict[str, float]] = {}
        self._now = time.perf_counter(), time.process_time()

    def stage(self, name: str) -> None:
        """End the stage *name*."""
        wall, processor = time.perf_counter(), time.process_time()
        self.stages[name] = {
            "wall_s": round(wall - self._now[0], 2),
            "processor_s": round(processor - self._now[1], 2),
            "peak_mb": round(peak_memory()),
        }
        self._now = wall, processor


def measure(path: str, events: Sequence[str], folder: str, pipe: Connection) -> None:
    """Compare the articles of *path* and send the figures; *events* are theirs, line by line."""
    os.environ["CLAIMCMP_CACHE_DIR"] = folder
    from claimcmp.embedding import load_encoder
    from claimcmp.pipeline import compare
    from claimcmp.reading import read_articles
    from claimcmp.rendering.json import render_json

    clock = Clock()
    read, skipped = read_articles([path])
    clock.stage("reading")
    encoder = load_encoder()
    encoder.encode(["warm"])
    clock.stage("building the graph")
    current = ["reading facts"]

    def note(stage: str, done: int, total: int) -> None:
        if stage != current[0]:
            # Between the last vector and the first event, events are found.
            clock.stage("finding events" if stage == "comparing" else current[0])
            current[0] = stage
        if stage == "embedding" and done == total:
            clock.stage(stage)

    comparison = compare(read, skipped, encoder=encoder, progress=note)
    clock.stage("comparing")
    size = len(render_json(comparison))
    clock.stage("rendering")
    told = {s.id: events[int(s.path.rpartition("#")[2]) - 1] for s in comparison.sources}
    groups = [[told[source] for source in event.sources] for event in comparison.events]
    pipe.send(
        {
            "articles": len(comparison.sources),
            "claims": len(comparison.claims),
            "events": len(comparison.events),
            "clusters": dict(Counter(cluster.status for cluster in comparison.clusters)),
            "json_mb": round(size / 1e6, 1),
            **grouping(groups),
            "stages": clock.stages,
        }
    )


def grouping(groups: Sequence[Sequence[str]]) -> dict[str, float]:
    """Return precision and recall of the pairs of reports that were put into one event."""
    together = [a == b for group in groups for a, b in combinations(group, 2)]
    sizes = Counter(event for group in groups for event in group).values()
    wanted = sum(n * (n - 1) // 2 for n in sizes)
    return {
        "event_precision": round(sum(together) / max(1, len(together)), 4),
        "event_recall": round(sum(together) / max(1, wanted), 4),
        "largest_event": max(map(len, groups)),
    }


def run(data: Path, share: float) -> dict[str, object]:
    """Measure one size."""
    with tempfile.TemporaryDirectory() as folder:
        made = list(articles(data, share))
        path = Path(folder) / "articles.jsonl"
        lines = (json.dumps(article, ensure_ascii=False) for article in made)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        events = [article["path"].partition("/")[0] for article in made]
        del made
        context = multiprocessing.get_context("spawn")
        pipe, theirs = context.Pipe()
        process = context.Process(target=measure, args=(str(path), events, folder, theirs))
        process.start()
        theirs.close()
        found: dict[str, object] = pipe.recv()
        process.join()
    return found


def per_claim(size: dict, unit: str, *, embedding: bool) -> float:
    """Return milliseconds per claim, without start-up, with or without embedding."""
    left_out = {"building the graph"} | (set() if embedding else {"embedding"})
    stages = (stage for name, stage in size["stages"].items() if name not in left_out)
    return 1000 * sum(stage[unit] for stage in stages) / size["claims"]


def growth(sizes: Sequence[dict]) -> dict[str, float]:
    """Return the last size's time per claim over the first one's."""
    return {
        f"{'with' if embedding else 'without'} embedding, {unit[:-2]}": round(
            per_claim(sizes[-1], unit, embedding=embedding)
            / per_claim(sizes[0], unit, embedding=embedding),
            2,
        )
        for embedding in (True, False)
        for unit in ("wall_s", "processor_s")
    }


def main() -> None:
    """Measure, print and write the result."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("--shares", type=float, nargs="+", default=[0.1, 1.0])
    arguments.add_argument("--output", type=Path, default=RESULT)
    chosen = arguments.parse_args()
    machine = describe_machine(("onnxruntime", "numpy", "rapidfuzz"))
    sizes = []
    for share in chosen.shares:
        sizes.append(run(chosen.data, share))
        print(json.dumps(sizes[-1], indent=1), flush=True)
        result = {"machine": machine, "sizes": sizes, "growth_per_claim": growth(sizes)}
        chosen.output.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(growth(sizes), indent=1))


if __name__ == "__main__":
    main()
