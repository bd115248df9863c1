"""Names: persons, places, organisations and peoples, comparable across languages and scripts.

tokens → aliases, organisations, runs → extraction (one sentence) → resolution (one article);
``same_name`` compares two names by identity, concepts or sound.
"""

from collections.abc import Sequence
from dataclasses import replace

from claimcmp.facts.name.evidence import Evidence, gather
from claimcmp.facts.name.extraction import SentenceReader
from claimcmp.facts.name.matching import same_name
from claimcmp.facts.name.resolution import Mention, Resolver, acronyms, mention
from claimcmp.facts.name.tables import name_language, stems
from claimcmp.facts.name.tokens import Token, tokens
from claimcmp.facts.records import Name

__all__ = ["names", "same_name"]


def names(claims: Sequence[str], language: str) -> tuple[tuple[Name, ...], ...]:
    """Return the names of each claim; *claims* are all of ONE article, in order.

    Short forms resolve to the fullest form that the article gives ("Kellogg" to "Keith Kellogg").
    ``language`` is an ISO 639-1 code; one without data falls back to capitals and CLDR names.
    Spans of one claim do not overlap.
    """
    sentences = [tokens(claim) for claim in claims]
    evidence = gather(sentences, name_language(language))
    evidence = replace(
        evidence, known=_known(_read(claims, sentences, language, evidence), language)
    )
    mentions = _read(claims, sentences, language, evidence)
    resolver = Resolver([each for found in mentions for each in found], language)
    short: dict[str, Mention] = {}
    for text, found in zip(claims, mentions, strict=True):
        short |= acronyms(text, found)
    return tuple(
        tuple(resolver.name(each, acronym_of=short.get(each.text)) for each in found)
        for found in mentions
    )


def _read(
    claims: Sequence[str],
    sentences: Sequence[Sequence[Token]],
    language: str,
    evidence: Evidence,
) -> list[list[Mention]]:
    """Return the names of each sentence in the light of *evidence*."""
    return [
        [
            mention(draft, found, text)
            for draft in SentenceReader(found, language, evidence).drafts()
        ]
        for text, found in zip(claims, sentences, strict=True)
    ]


def _known(mentions: Sequence[Sequence[Mention]], language: str) -> frozenset[str]:
    """Return the stems of the words of full personal names, which short forms repeat."""
    full = (
        each
        for found in mentions
        for each in found
        if len(each.words) > 1 and each.draft.kind in ("person", "unknown")
    )
    return frozenset(
        stem
        for each in full
        for word in each.words
        if len(word) > 2
        for stem in stems(word, language)
    )
