"""Words that are written like a name although nothing else told that they are one.

One sentence often says too little: in German every noun has a capital, and "Ri Yong Ho" follows no
rule that knows given names. A second report can say it, so such words are kept for comparison.
"""

from collections.abc import Sequence

from claimcmp.facts.name.evidence import is_headline
from claimcmp.facts.name.given import is_given
from claimcmp.facts.name.spelling import key
from claimcmp.facts.name.tables import NameLanguage, name_language
from claimcmp.facts.name.tokens import JOINTS, Token, tokens
from claimcmp.facts.records import Name
from claimcmp.records import Span


def loose_names(text: str, language: str, known: Sequence[Name]) -> tuple[Name, ...]:
    """Return the runs of capital words of *text* outside the names *known*, in order.

    ``language`` is an ISO 639-1 code. A single word counts only where no capital was due; roles,
    institutions and their fields („ministrul Sănătății”), words of grammar and nouns after an
    article do not count. All are of unknown kind.
    """
    found = tokens(text)
    tables = name_language(language)
    if is_headline(found, tables):
        return ()
    own = _own_words(found, tables, known)
    runs = [
        [found[index] for index in run]
        for run in _runs(found, own)
        if (len(run) > 1 or not found[run[0]].opens) and not _ordinary(found, run, tables)
    ]
    spans = [Span(run[0].start, run[-1].end) for run in runs]
    return tuple(
        Name(span, span.of(text), key(span.of(text), language), "unknown") for span in spans
    )


def _own_words(
    found: Sequence[Token], language: NameLanguage, known: Sequence[Name]
) -> frozenset[int]:
    """Return the indices of the capital words that may be part of a name."""
    folded = [token.folded for token in found]
    bodies = (language.heads, language.modifiers)
    common = (language.roles, language.honorifics, language.place_heads, *bodies)

    def may(index: int, token: Token) -> bool:
        if not token.capital or token.upper or token.folded in language.function:
            return False
        taken = any(name.span.overlaps(Span(token.start, token.end)) for name in known)
        return not taken and not any(table.at(folded, index) for table in common)

    return frozenset(index for index, token in enumerate(found) if may(index, token))


def _ordinary(found: Sequence[Token], run: Sequence[int], language: NameLanguage) -> bool:
    """Whether what stands before the run makes a common noun of it: an article before a single
    word that is no given name („mit der Ferse“), or the first part of a compound („US-Dollar“).
    """
    first = run[0]
    if not first:
        return False
    if found[first].gap in ("-", "‑"):
        return True
    single = len(run) == 1 and not is_given(found[first].folded, language.code)
    return single and found[first - 1].folded in language.determiners


def _runs(found: Sequence[Token], own: frozenset[int]) -> list[list[int]]:
    """Return the stretches of words of *own*, by index, that only a space or a hyphen parts."""
    runs: list[list[int]] = []
    for index in sorted(own):
        if runs and index - 1 in own and found[index].gap in JOINTS:
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs
