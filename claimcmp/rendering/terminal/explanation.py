"""An explanation → the report that a person reads in a terminal."""

from rich.text import Text

from claimcmp.explanation import ExplainedPair, Explanation, Weighed
from claimcmp.facts.records import Facts
from claimcmp.records import Claim
from claimcmp.rendering.facts import plain_facts
from claimcmp.rendering.json import safe_json
from claimcmp.rendering.terminal.catalogue import Catalogue
from claimcmp.rendering.terminal.highlight import colour_of, highlighted
from claimcmp.rendering.terminal.layout import Block, apart, indented, joined, plain, rule, wrap
from claimcmp.rendering.terminal.screen import Screen

_INDENT = 3
_WIDEST_TEXT = 130
_NO_PAIR = "No two of its statements were compared with each other."
_OTHER = "This machine's version, model or settings differ; figures may too:"


def render_explanation(explanation: Explanation, *, width: int | None, colour: bool | None) -> str:
    """Return what led to a cluster or divergence, as text; parameters as for a comparison."""
    screen = Screen.of(width, colour)
    catalogue = Catalogue.of(explanation.comparison)
    title = Text.assemble((explanation.identifier, "bold"), f" {explanation.cluster.status}")
    parts: list[Block] = [[rule(title, screen.width)]]
    for pair in explanation.pairs:
        parts += _pair(pair, explanation, catalogue, screen)
    if not explanation.pairs:
        parts.append(_lonely(explanation, catalogue, screen))
    return screen.printed(apart([*parts, _ending(explanation, screen)]))


def _pair(
    pair: ExplainedPair, explanation: Explanation, catalogue: Catalogue, screen: Screen
) -> list[Block]:
    """Return two statements, why they were compared, and what was weighed between them."""
    inner = min(screen.width - _INDENT, _WIDEST_TEXT)
    told = (
        f"Closeness in meaning {pair.similarity:.4f}; about the same fact with probability "
        f"{pair.probability:.4f} (compared from {explanation.pair_threshold:.2f} on)."
    )
    why = [
        Text("Why they were compared", style="bold"),
        *indented(wrap(Text(told), inner), _INDENT),
    ]
    if pair.entailment is not None:
        words = (
            f"Entailment model: contradiction {pair.entailment.contradiction:.4f}, "
            f"equivalence {pair.entailment.equivalence:.4f}."
        )
        why += indented(wrap(Text(words), inner), _INDENT)
    blocks = [
        _statement(letter, claim, facts, pair, catalogue, screen)
        for letter, claim, facts in (("A", pair.a, pair.facts_a), ("B", pair.b, pair.facts_b))
    ]
    weighed = [_weighed(one, explanation, screen) for one in pair.candidates]
    if not weighed:
        weighed = [wrap(Text("Nothing was found that could differ."), screen.width)]
    return [*blocks, why, *weighed]


def _statement(
    letter: str,
    claim: Claim,
    facts: Facts,
    pair: ExplainedPair,
    catalogue: Catalogue,
    screen: Screen,
) -> Block:
    """Return one statement in its place, with the words in conflict marked, and its facts."""
    marks = [
        (side.span, (one.divergence.type,))
        for one in pair.candidates
        if one.reported
        for side in (one.divergence.a, one.divergence.b)
        if side.claim == claim.id
    ]
    inner = min(screen.width - _INDENT, _WIDEST_TEXT)
    article = catalogue.articles[claim.source]
    head = joined([Text(letter, style="bold"), catalogue.byline(claim.source)])
    body = wrap(highlighted(claim, marks, colour=screen.colour), inner)
    body += wrap(plain(catalogue.place(article, claim.span.start), "dim"), inner)
    body += wrap(plain(f"SHA-256 {article.sha256}", "dim"), inner)
    for fact in plain_facts(claim, facts):
        words = f"{fact['kind']}: {fact['text']}"
        values = safe_json(fact["values"]) if fact["values"] else ""
        body += wrap(joined([plain(words), plain(values, "dim")], "  "), inner)
    return wrap(head, screen.width) + indented(body, _INDENT)


def _weighed(one: Weighed, explanation: Explanation, screen: Screen) -> Block:
    """Return a candidate conflict and the sum that makes its score."""
    divergence = one.divergence
    outcome = "reported" if one.reported else "not reported"
    head = Text.assemble(
        (divergence.type.upper(), f"bold {colour_of(divergence.type)}"),
        f" {divergence.score:.4f}, {outcome} (from {explanation.threshold:.2f} on)",
    )
    inner = min(screen.width - _INDENT, _WIDEST_TEXT)
    body = wrap(plain(divergence.explanation), inner)
    for letter, side in (("A", divergence.a), ("B", divergence.b)):
        value = safe_json(side.value)
        body += wrap(plain(f"{letter}: “{side.text}” {value}"), inner)
    for line in _sum(one):
        body += wrap(Text(line), inner)
    return wrap(head, screen.width) + indented(body, _INDENT)


def _sum(one: Weighed) -> list[str]:
    """Return the parts of a score as an addition of log-odds; parts of nothing are left out."""
    parts = [part for part in one.parts if part.product]
    width = max([len("intercept"), *(len(part.name) for part in parts)])
    lines = [f"{'intercept':<{width}}  {'':>9}   {'':>9}   {one.intercept:>9.4f}"]
    lines += [
        f"{part.name:<{width}}  {part.value:>9.4f} × {part.weight:>9.4f} = {part.product:>9.4f}"
        for part in parts
    ]
    lines.append(f"{'log-odds':<{width}}  {'':>9}   {'':>9}   {one.sum:>9.4f}")
    lines.append(f"probability 1 / (1 + e^-({one.sum:.4f})) = {one.divergence.score:.4f}")
    return lines


def _lonely(explanation: Explanation, catalogue: Catalogue, screen: Screen) -> Block:
    """Return the statements of a cluster that nothing was compared with, and what came nearest."""
    block = wrap(Text(_NO_PAIR), screen.width)
    inner = min(screen.width - _INDENT, _WIDEST_TEXT)
    for claim in (catalogue.claims[identifier] for identifier in explanation.cluster.claims):
        place = catalogue.place(catalogue.articles[claim.source], claim.span.start)
        block += indented([*wrap(plain(claim.text), inner), *wrap(plain(place, "dim"), inner)], 3)
    nearest = sorted(explanation.cluster.nearest.values(), key=lambda near: -near.similarity)
    for near in nearest:
        words = f"nearest ({near.similarity:.4f}): {catalogue.claims[near.claim].text}"
        block += indented(wrap(plain(words, "dim"), inner), _INDENT)
    return block


def _ending(explanation: Explanation, screen: Screen) -> Block:
    """Return what the comparison was made with, and this explanation if that differs."""
    block = [rule(Text(), screen.width)]
    made = explanation.comparison.signature
    block += wrap(plain(made, "dim"), screen.width)
    if explanation.made_with != made:
        block += wrap(Text(_OTHER), screen.width)
        block += wrap(plain(explanation.made_with, "dim"), screen.width)
    versions = ", ".join(f"{name} {v}" for name, v in explanation.comparison.versions)
    return block + wrap(plain(versions, "dim"), screen.width)
