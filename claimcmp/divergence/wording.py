"""Wording: the same fact in terms that colour it differently."""

from claimcmp.divergence.interface import Conflict, StatementPair


def find_wording_conflicts(pair: StatementPair) -> tuple[Conflict, ...]:
    """Return where two claims name one thing in terms of different colour."""
    return ()
