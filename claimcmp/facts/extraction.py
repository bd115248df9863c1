"""The claims of one article → their facts."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from claimcmp.facts.absences import absences, denying
from claimcmp.facts.attribution import attributions
from claimcmp.facts.certainty import certainty_cues
from claimcmp.facts.charged import charged_words
from claimcmp.facts.date import times
from claimcmp.facts.labels import labels
from claimcmp.facts.name import names
from claimcmp.facts.polarity import polarity_cues
from claimcmp.facts.quantity import ages, quantities
from claimcmp.facts.quotation import quotations
from claimcmp.facts.records import Facts
from claimcmp.facts.terms import loaded_terms
from claimcmp.facts.tolls import toll_words, with_tolls

# Claims whose facts are kept for copies of them: some 10 MB.
_MOST_KEPT = 8192


def extract_facts(
    texts: Sequence[str], languages: Sequence[str], published: date | None
) -> tuple[Facts, ...]:
    """Return the facts of the claims of one article, in order.

    ``texts`` are the claims of one article in order and ``languages`` their ISO 639-1 codes;
    ``published`` resolves relative dates. An article's names are read together, so that a short
    form is known by its full one.
    """
    if not texts:
        return ()
    main = max(sorted(set(languages)), key=list(languages).count)
    of_article = names(texts, main)
    return tuple(
        replace(_facts(text, language, published), names=found)
        for text, language, found in zip(texts, languages, of_article, strict=True)
    )


@lru_cache(maxsize=_MOST_KEPT)
def _facts(text: str, language: str, published: date | None) -> Facts:
    """Return the facts of one claim but for its names.

    An age is no duration, and what is part of a date or duration is no quantity. Wire copies
    repeat each other's sentences.
    """
    of_age = [age.span for age in ages(text, language)]
    when = tuple(
        time
        for time in times(text, language, published)
        if not any(time.span.overlaps(span) for span in of_age)
    )
    terms = loaded_terms(text, language)
    figures = quantities(text, language, masked=[time.span for time in when])
    tolls = toll_words(text, language)
    masked = [time.span for time in when] + [figure.span for figure in figures]
    absent = absences(text, language, figures, tolls)
    return Facts(
        quantities=with_tolls(figures, tolls, absent),
        absences=absent,
        labels=labels(text, language, masked),
        times=when,
        polarity=denying(polarity_cues(text, language), absent, text, language),
        certainty=certainty_cues(text, language),
        attributions=attributions(text, language),
        quotations=quotations(text, language),
        terms=terms,
        charged=charged_words(text, language, terms),
    )
