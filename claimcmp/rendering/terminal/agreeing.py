"""What several sources say alike, and what only one of them says."""

from collections.abc import Sequence

from rich.cells import cell_len
from rich.text import Text

from claimcmp.records import Claim, ClaimCluster, NearestClaim
from claimcmp.rendering.telling import origins_note
from claimcmp.rendering.terminal.catalogue import Catalogue
from claimcmp.rendering.terminal.diverging import WIDEST_TEXT
from claimcmp.rendering.terminal.layout import Block, beside, indented, plain, shortened, wrap

_INDENT = 2
# Language codes have two letters; whatever else a file claims must not widen the column.
_LANGUAGE_WIDTH = 8
# A claim's nearest candidates in other sources: as many as help, the rest is in the JSON report.
_MOST_CANDIDATES = 3


def corroborated_block(cluster: ClaimCluster, catalogue: Catalogue, width: int) -> Block:
    """Return one corroborated cluster: each source's sentence, aligned, once for equal words."""
    by_source = catalogue.claims_by_source(cluster)
    first: dict[str, list[Claim]] = {}
    for claims in by_source.values():
        for claim in claims:
            first.setdefault(" ".join(claim.text.split()), []).append(claim)
    rows = [
        (_label(claims[0], catalogue), _sentence(claims, catalogue)) for claims in first.values()
    ]
    note = origins_note(cluster.origins, len(by_source))
    block = _labelled(rows, width - _INDENT)
    if note:
        block += [Text(note, style="italic")]
    return indented(block, _INDENT)


def single_source_block(
    source: str, clusters: Sequence[ClaimCluster], catalogue: Catalogue, width: int
) -> Block:
    """Return what only *source* says, each claim with its nearest candidates elsewhere."""
    block = wrap(catalogue.byline(source), width)
    article = catalogue.articles[source]
    label = (
        max(
            cell_len(catalogue.position(article, catalogue.claims[c].span.start))
            for cluster in clusters
            for c in cluster.claims
        )
        + 2
    )
    inner = width - _INDENT - label
    for cluster in clusters:
        for identifier in cluster.claims:
            claim = catalogue.claims[identifier]
            place = Text(catalogue.position(article, claim.span.start), style="dim")
            text = wrap(plain(claim.text), min(inner, WIDEST_TEXT))
            block += indented(beside([[place], text], [label, 0], gutter=""), _INDENT)
        block += indented(_candidates(cluster.nearest, catalogue, inner), _INDENT + label)
    return block


def _label(claim: Claim, catalogue: Catalogue) -> Text:
    """Return the number, language and line of a claim."""
    article = catalogue.articles[claim.source]
    return Text.assemble(
        (str(catalogue.numbers[claim.source]), "bold"),
        " ",
        shortened(plain(claim.language), _LANGUAGE_WIDTH),
        (" " + catalogue.position(article, claim.span.start), "dim"),
    )


def _sentence(claims: Sequence[Claim], catalogue: Catalogue) -> Text:
    """Return the claim's text and who else prints the same words."""
    others = [claim.source for claim in claims[1:] if claim.source != claims[0].source]
    text = plain(claims[0].text)
    if not others:
        return text
    return Text.assemble(text, (f" (same words: {catalogue.listed(tuple(others))})", "italic"))


def _labelled(rows: Sequence[tuple[Text, Text]], width: int) -> Block:
    """Return rows of label and text, the texts aligned."""
    label = max(cell_len(text.plain) for text, _ in rows) + 2
    block: Block = []
    for left, text in rows:
        lines = wrap(text, min(width - label, WIDEST_TEXT))
        block += beside([[left], lines], [label, 0], gutter="")
    return block


def _candidates(nearest: dict[str, NearestClaim], catalogue: Catalogue, width: int) -> Block:
    """Return the most similar claims of other sources, one dim line each."""
    ordered = sorted(nearest.items(), key=lambda item: (-item[1].similarity, item[0]))
    block: Block = []
    for source, near in ordered[:_MOST_CANDIDATES]:
        prefix = f"nearest in {catalogue.numbers[source]} ({near.similarity:.2f}): "
        words = plain(catalogue.claims[near.claim].text, "dim")
        line = shortened(words, min(width, WIDEST_TEXT) - len(prefix))
        candidate = Text.assemble((prefix, "dim"), line)
        candidate.rstrip()
        block.append(candidate)
    return block
