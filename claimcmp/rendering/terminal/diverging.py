"""Diverging statements: what differs, who gives which value, and the claims side by side."""

from collections.abc import Sequence

from rich.cells import cell_len
from rich.text import Text

from claimcmp.records import Claim, ClaimCluster
from claimcmp.rendering.marks import MarkedSpan, conflict_spans
from claimcmp.rendering.repeats import FreshCluster
from claimcmp.rendering.telling import (
    Group,
    origins_note,
    percent,
    same_words,
    telling,
    told_values,
)
from claimcmp.rendering.terminal.catalogue import Catalogue
from claimcmp.rendering.terminal.highlight import colour_of, highlighted
from claimcmp.rendering.terminal.layout import Block, apart, beside, indented, joined, plain, wrap

INDENT = 5
_GUTTER = " │ "
# Newspapers set columns of 35 letters; narrower ones tire the eye, and claims then stand below
# one another.
_NARROWEST_COLUMN = 34
# From this width on, claims that do not fit side by side have their source to their left.
_LABELS_FROM = 100
_LABEL_SHARE = 0.3
_WIDEST_LABEL = 44
# Wider than this, a line of text is hard to follow back to its start.
WIDEST_TEXT = 130
_WIDEST_COLUMN = 92


def diverging_block(
    cluster: FreshCluster, catalogue: Catalogue, width: int, *, colour: bool
) -> Block:
    """Return one diverging cluster: header, explanations, values, and each claim once.

    A divergence that an earlier cluster shows is only pointed to.
    """
    inner = width - INDENT
    fresh = cluster.fresh
    reports = len(catalogue.claims_by_source(cluster.whole))
    by_source = catalogue.claims_by_source(fresh)
    head = wrap(_header(fresh if fresh.divergences else cluster.whole, reports), inner)
    label = Text(f"{cluster.rank:>3}", style="bold")
    block = beside([[label], head], [INDENT, 0], gutter="")
    several = reports > 2
    for divergence in telling(fresh.divergences, once_a_type=several):
        sentence = plain(divergence.explanation)
        block += indented(wrap(sentence, min(inner, WIDEST_TEXT)), INDENT)
    if several:
        block += indented(_values(fresh, catalogue, inner), INDENT)
    block += indented(_pointer(cluster, inner), INDENT)
    if not by_source:
        return block
    block.append(Text())
    return block + indented(_claims(fresh, by_source, catalogue, inner, colour=colour), INDENT)


def _pointer(cluster: FreshCluster, width: int) -> Block:
    """Return where the divergences stand that are not repeated here; no line where all are new."""
    if not cluster.elsewhere:
        return []
    numbers = ", ".join(map(str, cluster.elsewhere))
    if cluster.fresh.divergences:
        words = f"They also differ as shown under {numbers}."
    elif cluster.fresh.claims:
        words = f"Shown under {numbers}, here together with:"
    else:
        words = f"Shown under {numbers}."
    return wrap(Text(words, style="italic"), width)


def _header(cluster: ClaimCluster, reports: int) -> Text:
    """Return the types with their scores, and how independent the reports are."""
    best: dict[str, float] = {}
    for divergence in cluster.divergences:
        best[divergence.type] = max(divergence.score, best.get(divergence.type, 0.0))
    types = [
        Text.assemble((type_.upper(), f"bold {colour_of(type_)}"), f" {percent(score)}")
        for type_, score in sorted(best.items(), key=lambda item: (-item[1], item[0]))
    ]
    return joined([*types, Text(origins_note(cluster.origins, reports))])


def _values(cluster: ClaimCluster, catalogue: Catalogue, width: int) -> Block:
    """Return each distinct value and who gives it: ``14: reports 1, 3 — 12: report 2``."""
    block: Block = []
    told = told_values(cluster)
    label = max((cell_len(group.type) for group in cluster.values if group.type in told), default=0)
    for type_, groups in told.items():
        given = [(group.value, _reports(group.sources, catalogue)) for group in groups]
        lines = _given(given, width - label - 2)
        name = Text(type_, style=colour_of(type_))
        block += beside([[name], lines], [label + 2, 0], gutter="")
    return block


def _reports(sources: tuple[str, ...], catalogue: Catalogue) -> str:
    return f"report{'s' * (len(sources) > 1)} {catalogue.listed(sources)}"


def _given(values: Sequence[tuple[str, str]], width: int) -> Block:
    """Return values and their sources on one line, or where they do not fit one a line."""
    parts = [Text.assemble(plain(value, "bold"), ": ", sources) for value, sources in values]
    line = joined(parts, " — ")
    if cell_len(line.plain) <= width:
        return [line]
    return [line for part in parts for line in wrap(part, width)]


def _claims(
    cluster: ClaimCluster,
    by_source: dict[str, list[Claim]],
    catalogue: Catalogue,
    width: int,
    *,
    colour: bool,
) -> Block:
    """Return the claims beside one another where columns are wide enough, else one a row."""
    spans = conflict_spans(cluster)
    groups = same_words(by_source)
    count = len(groups)
    column = min((width - len(_GUTTER) * (count - 1)) // count, _WIDEST_COLUMN)
    if column >= _NARROWEST_COLUMN:
        heads = _heads([claims[0].source for claims, _ in groups], catalogue, column)
        bodies = [_body(group, spans, catalogue, column, colour=colour) for group in groups]
        cells = [head + body for head, body in zip(heads, bodies, strict=True)]
        return beside(cells, [column] * count, gutter=_GUTTER)
    if width + INDENT >= _LABELS_FROM:
        return _rows(groups, spans, catalogue, width, colour=colour)
    return apart(
        [
            wrap(catalogue.byline(group[0][0].source), width)
            + _body(group, spans, catalogue, width, colour=colour)
            for group in groups
        ]
    )


Spans = dict[str, list[MarkedSpan]]


def _heads(sources: Sequence[str], catalogue: Catalogue, width: int) -> list[Block]:
    """Return the bylines of columns: one line each where all fit, else two, equally high."""
    heads = [wrap(catalogue.byline(source), width) for source in sources]
    if any(len(head) > 1 for head in heads):
        heads = [_short_lines(catalogue, source, width) for source in sources]
    height = max(map(len, heads))
    return [head + [Text()] * (height - len(head)) for head in heads]


def _body(group: Group, spans: Spans, catalogue: Catalogue, width: int, *, colour: bool) -> Block:
    """Return a source's claims and their places, one below the other."""
    claims, repeats = group
    block: Block = []
    for claim in claims:
        text = highlighted(claim, spans.get(claim.id, ()), colour=colour)
        block += wrap(text, width) + _place(claim, catalogue, width)
    return block + _repeated(repeats, catalogue, width)


def _rows(
    groups: Sequence[Group], spans: Spans, catalogue: Catalogue, width: int, *, colour: bool
) -> Block:
    """Return a row per source: byline and place to the left, the claims to the right."""
    label = min(int(width * _LABEL_SHARE), _WIDEST_LABEL)
    right = min(width - label - len(_GUTTER), WIDEST_TEXT)
    rows: list[Block] = []
    for claims, repeats in groups:
        row: Block = []
        for claim in claims:
            left = [] if row else _short_lines(catalogue, claim.source, label)
            left += _place(claim, catalogue, label)
            left += _repeated(repeats, catalogue, label) if claim is claims[-1] else []
            text = highlighted(claim, spans.get(claim.id, ()), colour=colour)
            row += beside([left, wrap(text, right)], [label, right], gutter=_GUTTER)
        rows.append(row)
    return apart(rows)


def _short_lines(catalogue: Catalogue, source: str, width: int) -> Block:
    """Return the byline on two lines: who, then in which language and when."""
    return [
        line for part in catalogue.byline_parts(source) for line in wrap(part, width) if part.plain
    ]


def _place(claim: Claim, catalogue: Catalogue, width: int) -> Block:
    """Return where the claim stands, dim; its line and column are never cut in two."""
    article = catalogue.articles[claim.source]
    whole = catalogue.place(article, claim.span.start)
    line = plain(whole, "dim")
    if cell_len(line.plain) <= width:
        return [line]
    path = catalogue.path(article)
    position = plain("at " + whole.removeprefix(path).strip(":, "), "dim")
    return wrap(plain(path, "dim"), width) + wrap(position, width)


def _repeated(repeats: Sequence[Claim], catalogue: Catalogue, width: int) -> Block:
    """Return who else prints the same words, and where."""
    block: Block = []
    for claim in repeats:
        line = Text.assemble("the same words in ", catalogue.byline(claim.source))
        block += wrap(line, width) + _place(claim, catalogue, width)
    return block
