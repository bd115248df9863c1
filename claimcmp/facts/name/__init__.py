"""Names: persons, places, organisations and peoples, comparable across languages and scripts.

tokens → aliases, organisations, runs → extraction (one sentence) → resolution (one article);
``same_name`` compares two names by identity, concepts or sound.
"""

from collections.abc import Sequence

from claimcmp.facts.name.extraction import SentenceReader
from claimcmp.facts.name.matching import same_name
from claimcmp.facts.name.resolution import Mention, Resolver, acronyms, mention
from claimcmp.facts.name.runs import gather
from claimcmp.facts.name.tables import name_language
from claimcmp.facts.name.tokens import tokens
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
    mentions: list[list[Mention]] = [
        [mention(draft, found, text) for draft in SentenceReader(found, language, evidence).drafts()]
        for text, found in zip(claims, sentences, strict=True)
    ]
    resolver = Resolver([each for found in mentions for each in found], language)
    short: dict[str, Mention] = {}
    for text, found in zip(claims, mentions, strict=True):
        short |= acronyms(text, found)
    return tuple(
        tuple(resolver.name(each, acronym_of=short.get(each.text)) for each in found)
        for found in mentions
    )
