"""What changed between two comparisons → the report that a person reads in a terminal."""

from collections.abc import Sequence

from rich.text import Text

from claimcmp.difference import ChangedDivergence, ChangedSource, Difference, MovedStatement
from claimcmp.records import Article, Claim, Comparison, Divergence
from claimcmp.rendering.telling import percent
from claimcmp.rendering.terminal.catalogue import Catalogue
from claimcmp.rendering.terminal.highlight import colour_of, highlighted
from claimcmp.rendering.terminal.layout import Block, apart, heading, indented, joined, plain, wrap
from claimcmp.rendering.terminal.screen import Screen

_INDENT = 3
_WIDEST_TEXT = 130
_SOURCES = {"new": "new", "gone": "gone", "edited": "edited", "moved": "same file, new path"}
_DIVERGENCES = {
    "appeared": "Divergences that appeared",
    "vanished": "Divergences that vanished",
    "changed": "Divergences that changed",
}
_UNCHANGED = "Nothing changed: the same sources, divergences and statements."
_SETTINGS = "The two were made with different settings or versions:"
_MISSING = "not told"


def render_difference(difference: Difference, *, width: int | None, colour: bool | None) -> str:
    """Return what changed, as text; parameters as for a comparison."""
    screen = Screen.of(width, colour)
    parts: list[Block] = []
    if difference.settings_changed:
        parts.append(_settings(difference, screen))
    if difference.sources:
        parts.append(_heading("Sources", len(difference.sources), screen))
        parts.append([line for one in difference.sources for line in _source(one, screen)])
    for change, title in _DIVERGENCES.items():
        found = [one for one in difference.divergences if one.change == change]
        if found:
            parts.append(_heading(title, len(found), screen))
            parts += [_divergence(one, difference, screen) for one in found]
    parts += _statements(difference, screen)
    if not difference.any:
        parts.append(wrap(Text(_UNCHANGED), screen.width))
    return screen.printed(apart(parts))


def _settings(difference: Difference, screen: Screen) -> Block:
    """Return what in the signature changed, a line for each part of it, old → new."""
    old, new = (
        dict(part.partition(":")[::2] for part in comparison.signature.split("|"))
        for comparison in (difference.old, difference.new)
    )
    lines = [
        Text.assemble(
            *(plain(name), ": ", plain(old.get(name, _MISSING))),
            *(" → ", plain(new.get(name, _MISSING))),
        )
        for name in dict.fromkeys([*old, *new])
        if old.get(name) != new.get(name)
    ]
    shown = [part for line in lines for part in wrap(line, screen.width - _INDENT)]
    return wrap(Text(_SETTINGS), screen.width) + indented(shown, _INDENT)


def _heading(words: str, count: int, screen: Screen) -> Block:
    return heading(Text.assemble((words, "bold"), f" · {count}"), screen.width)


def _source(changed: ChangedSource, screen: Screen) -> Block:
    """Return one changed source: what became of it, its path and its hash, old and new."""
    words = _SOURCES[changed.change]
    article = changed.new or changed.old
    path = article.path if article else ""
    block = wrap(joined([Text(words, style="bold"), plain(path)]), screen.width)
    told = [("-", changed.old), ("+", changed.new)]
    lines = [_identity(sign, one) for sign, one in told if one is not None]
    return block + indented(
        [part for line in lines for part in wrap(line, screen.width - _INDENT)], _INDENT
    )


def _identity(sign: str, article: Article) -> Text:
    return plain(f"{sign} {article.sha256} {article.path}", "dim")


def _divergence(changed: ChangedDivergence, difference: Difference, screen: Screen) -> Block:
    """Return one divergence: type, score, explanation, what changed, both statements."""
    one = changed.new or changed.old
    if one is None:
        return []
    comparison = difference.new if changed.new else difference.old
    head = Text.assemble((one.type.upper(), f"bold {colour_of(one.type)}"), f" {_scores(changed)}")
    what = f"changed: {', '.join(changed.what)}" if changed.what else ""
    block = wrap(joined([head, Text(what)]), screen.width)
    inner = min(screen.width - _INDENT, _WIDEST_TEXT)
    body: Block = []
    if changed.old and changed.new and changed.old.explanation != changed.new.explanation:
        body += wrap(plain(f"- {changed.old.explanation}"), inner)
        body += wrap(plain(f"+ {changed.new.explanation}"), inner)
    else:
        body += wrap(plain(one.explanation), inner)
    for claim in changed.statements:
        body += _statement(claim, one, comparison, screen, inner)
    return block + indented(body, _INDENT)


def _scores(changed: ChangedDivergence) -> str:
    scores = [percent(one.score) for one in (changed.old, changed.new) if one is not None]
    return " → ".join(dict.fromkeys(scores))


def _statement(
    claim: Claim,
    divergence: Divergence,
    comparison: Comparison,
    screen: Screen,
    width: int,
) -> Block:
    """Return a statement with its words in conflict marked, and its place."""
    catalogue = Catalogue.of(comparison)
    side = divergence.a if divergence.a.claim == claim.id else divergence.b
    marks = [(side.span, (divergence.type,))]
    block = wrap(highlighted(claim, marks, colour=screen.colour), width)
    place = catalogue.place(catalogue.articles[claim.source], claim.span.start)
    return block + wrap(plain(place, "dim"), width)


def _statements(difference: Difference, screen: Screen) -> list[Block]:
    """Return the statements whose status changed, then those of one comparison only.

    Those of a source that is itself new or gone go without saying.
    """
    groups: dict[str, list[MovedStatement]] = {}
    whole = {(one.change, a.id) for one in difference.sources for a in (one.old, one.new) if a}
    for moved in difference.statements:
        if ("new" if moved.new else "gone", moved.claim.source) in whole:
            continue
        if moved.old and moved.new:
            title = f"Statements now {moved.new} that were {moved.old}"
        else:
            title = "New statements" if moved.new else "Statements that are gone"
        groups.setdefault(title, []).append(moved)
    parts: list[Block] = []
    for title, found in groups.items():
        parts.append(_heading(title, len(found), screen))
        parts.append(_listed(found, difference, screen))
    return parts


def _listed(found: Sequence[MovedStatement], difference: Difference, screen: Screen) -> Block:
    block: Block = []
    inner = min(screen.width - _INDENT, _WIDEST_TEXT)
    for moved in found:
        comparison = difference.new if moved.new else difference.old
        path = next(s.path for s in comparison.sources if s.id == moved.claim.source)
        block += wrap(plain(moved.claim.text), inner)
        block += wrap(plain(path, "dim"), inner)
    return indented(block, _INDENT)
