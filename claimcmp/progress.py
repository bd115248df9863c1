"""How far a piece of work is: told as (done, all), also for one part of something longer."""

from collections.abc import Callable

Progress = Callable[[int, int], None]


def untold(done: int, total: int) -> None:
    """Tell nobody."""


def part_of(progress: Progress, *, begun_at: int, size: int, total: int) -> Progress:
    """Return what tells *progress* of a part: *size* of *total* units, from *begun_at* on.

    The part counts in units of its own, (done, all), and may be empty.
    """

    def report(done: int, of: int) -> None:
        progress(begun_at + (size * done // of if of else size), total)

    return report
