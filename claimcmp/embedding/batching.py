"""Texts into batches of like length, and batches through a pool of threads."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from typing import TypeVar

# Tokens in one batch, padding included: measured fastest, the activations stay in the L2 cache.
BATCH_TOKENS = 512

Result = TypeVar("Result")


def batches(lengths: Sequence[int]) -> list[list[int]]:
    """Return the positions of *lengths* in batches of at most BATCH_TOKENS, longest first.

    Longest first keeps padding small and leaves short batches for the end, when some threads
    have nothing left to do.
    """
    found: list[list[int]] = []
    for position in sorted(range(len(lengths)), key=lambda p: -lengths[p]):
        longest = lengths[found[-1][0]] if found else 0
        if found and (len(found[-1]) + 1) * longest <= BATCH_TOKENS:
            found[-1].append(position)
        else:
            found.append([position])
    return found


def run_batches(
    work: Callable[[list[int]], Result], lengths: Sequence[int], *, threads: int
) -> Iterator[tuple[list[int], Result]]:
    """Yield each batch of positions with what *work* returned for it, as they are done.

    An interruption waits for the batches at work, a fraction of a second, and drops the rest.
    """
    pool = ThreadPoolExecutor(threads, thread_name_prefix="embedding")
    try:
        waiting = {pool.submit(work, batch): batch for batch in batches(lengths)}
        for finished in as_completed(list(waiting)):
            yield waiting.pop(finished), finished.result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def usable_processors() -> int:
    """Return how many processors this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1
