"""Loaded terms: words that colour what they name, by language and by the user's own list."""

from claimcmp.facts.records import LoadedTerm


def loaded_terms(text: str, language: str) -> tuple[LoadedTerm, ...]:
    """Return the loaded terms of *text* in order."""
    return ()
