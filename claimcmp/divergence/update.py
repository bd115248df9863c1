"""Update: the later-published report gives a newer figure or state of the same thing."""

from claimcmp.divergence.interface import Conflict, StatementPair


def find_updates(pair: StatementPair, found: tuple[Conflict, ...]) -> tuple[Conflict, ...]:
    """Return what the later report says anew; *found* holds the pair's other conflicts."""
    return ()
