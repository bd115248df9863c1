"""A checked claim → the report that a person reads in a terminal."""

from collections.abc import Mapping, Sequence

from rich.text import Text

from claimcmp.checking import Answer, Check
from claimcmp.rendering.marks import conflict_spans
from claimcmp.rendering.promise import PROMISE
from claimcmp.rendering.telling import origins_note, percent, telling
from claimcmp.rendering.terminal.catalogue import Catalogue
from claimcmp.rendering.terminal.diverging import WIDEST_TEXT
from claimcmp.rendering.terminal.highlight import colour_of, highlighted
from claimcmp.rendering.terminal.layout import (
    Block,
    apart,
    heading,
    indented,
    joined,
    plain,
    rule,
    wrap,
)
from claimcmp.rendering.terminal.screen import Screen

_INDENT = 3
# Heading and word for the count, in the order of the report.
_SECTIONS = {
    "diverges": ("Diverge from it", "diverge"),
    "supports": ("State it, nothing found to differ", "support"),
    "perhaps": ("Perhaps about the same fact, nothing found to differ", "perhaps"),
    "silent": ("Silent", "silent"),
}
_LOOSE = "Loosely alike: look whether it is about the same fact."


def render_check(check: Check, *, width: int | None, colour: bool | None) -> str:
    """Return what each report says of the claim, as text; parameters as for a comparison."""
    screen = Screen.of(width, colour)
    catalogue = Catalogue.of(check.comparison)
    sections = {
        section: [answer for answer in check.answers if _section(answer) == section]
        for section in _SECTIONS
    }
    parts = [_head(check, sections, screen)]
    for section, answers in sections.items():
        if answers:
            told = origins_note(_origins(answers), len(answers)) or f"{len(answers)}"
            title = Text.assemble((_SECTIONS[section][0], "bold"), f" · {told}")
            parts.append(heading(title, screen.width))
            parts += [_answer(answer, check, catalogue, screen) for answer in answers]
    return screen.printed(apart([*parts, _ending(check, screen)]))


def _head(check: Check, sections: Mapping[str, Sequence[Answer]], screen: Screen) -> Block:
    """Return the claim, its language, and how many reports say what of it."""
    counts = [
        _count(answers, _SECTIONS[section][1])
        for section, answers in sections.items()
        if section != "perhaps" or answers
    ]
    label = Text.assemble(("Claim", "bold"), f" ({check.claim.language})")
    claim = wrap(plain(check.claim.text, "bold"), min(screen.width, WIDEST_TEXT))
    return [label, *claim, *wrap(Text(" · ".join(counts)), screen.width)]


def _origins(answers: Sequence[Answer]) -> int:
    """Return how many of the reports are no copies of each other."""
    return len({answer.source.origin for answer in answers})


def _count(answers: Sequence[Answer], words: str) -> str:
    """Return "5 diverge (2 origins)", or "5 diverge" where all are independent."""
    origins = _origins(answers)
    copied = f" ({origins} origin{'s' * (origins != 1)})" if origins < len(answers) else ""
    return f"{len(answers)} {words}{copied}"


def _section(answer: Answer) -> str:
    """Return the section of *answer*: what is only loosely alike is no support yet."""
    return "perhaps" if answer.verdict == "supports" and answer.loose else answer.verdict


def _answer(answer: Answer, check: Check, catalogue: Catalogue, screen: Screen) -> Block:
    """Return one report's answer: who, what differs, and its statements in their places."""
    block = wrap(_byline(answer, catalogue), screen.width)
    inner = min(screen.width - _INDENT, WIDEST_TEXT)
    body: Block = []
    if answer.loose:
        body += wrap(Text(_LOOSE, style="italic"), inner)
    for divergence in telling(answer.cluster.divergences, once_a_type=False):
        words = Text.assemble(
            (divergence.type.upper(), f"bold {colour_of(divergence.type)}"),
            f" {percent(divergence.score)} ",
            plain(divergence.explanation),
        )
        body += wrap(words, inner)
    spans = conflict_spans(answer.cluster)
    for claim in (catalogue.claims[identifier] for identifier in answer.cluster.claims):
        if claim.id != check.claim.id or claim.id in spans:
            body += wrap(highlighted(claim, spans.get(claim.id, ()), colour=screen.colour), inner)
            if claim.id != check.claim.id:
                place = catalogue.place(catalogue.articles[claim.source], claim.span.start)
                body += wrap(plain(place, "dim"), inner)
    for near in answer.cluster.nearest.values():
        words = Text.assemble((f"nearest ({near.similarity:.2f}): ", "dim"))
        body += wrap(words + plain(catalogue.claims[near.claim].text, "dim"), inner)
    return block + indented(body, _INDENT)


def _byline(answer: Answer, catalogue: Catalogue) -> Text:
    """Return the report and how surely its statement is about the same fact.

    Nothing sure is said of what is only loosely alike: the probability is fitted on reports of one
    event, and a claim may be about another.
    """
    source = answer.source
    published = source.published.isoformat() if source.published else ""
    told = answer.verdict != "silent" and not answer.loose
    sure = f"same fact {percent(answer.probability)}" if told else ""
    repeated = (
        catalogue.path(catalogue.articles[source.origin]) if source.origin != source.id else ""
    )
    parts = [
        plain(source.publisher or "", "bold"),
        plain(catalogue.path(source), "" if source.publisher else "bold"),
        plain(source.language or "", "dim"),
        Text(published, style="dim"),
        Text(sure),
        Text.assemble("repeats ", plain(repeated)) if repeated else Text(),
    ]
    return joined(parts)


def _ending(check: Check, screen: Screen) -> Block:
    """Return the notes, what the report does not claim, and what the result rests on."""
    comparison = check.comparison
    block = [rule(Text(), screen.width)]
    for note in comparison.notes:
        block += wrap(plain(f"Note: {note}"), screen.width)
    for source in (answer.source for answer in check.answers):
        line = plain(f"SHA-256 {source.sha256} {source.path}", "dim")
        block += wrap(line, screen.width)
    block += wrap(Text(PROMISE, style="dim"), screen.width)
    return block + wrap(plain(comparison.signature, "dim"), screen.width)
