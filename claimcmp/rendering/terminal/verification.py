"""What of a saved comparison still holds → the report that a person reads in a terminal."""

from collections import Counter

from rich.text import Text

from claimcmp.rendering.terminal.layout import Block, apart, indented, joined, plain, wrap
from claimcmp.rendering.terminal.screen import Screen
from claimcmp.verification import LostStatement, Verification, Verified

_INDENT = 3
_HOLDS = "Everything holds: each input is what was compared, and every statement is in its place."


def render_verification(
    verification: Verification, *, width: int | None, colour: bool | None
) -> str:
    """Return what holds and what does not, as text; parameters as for a comparison."""
    screen = Screen.of(width, colour)
    blocks = [_source(verified, screen) for verified in verification.sources]
    return screen.printed(apart([*_joined(blocks), _verdict(verification, screen)]))


def _joined(blocks: list[Block]) -> list[Block]:
    """Return what holds, a line each, as one block; whatever has more to say stands apart."""
    short = [line for block in blocks if len(block) == 1 for line in block]
    return ([short] if short else []) + [block for block in blocks if len(block) > 1]


def _source(verified: Verified, screen: Screen) -> Block:
    """Return one source: its state, path, and each statement that is not in its place."""
    path = "standard input" if verified.source.path == "-" else verified.source.path
    state = Text(verified.state, style="" if verified.state == "holds" else "bold")
    block = wrap(joined([state, plain(path)], "  "), screen.width)
    inner = screen.width - _INDENT
    body: Block = []
    if verified.reason:
        body += wrap(plain(verified.reason), inner)
    if verified.state == "changed":
        body += wrap(plain(f"compared: SHA-256 {verified.source.sha256}", "dim"), inner)
    for lost in verified.lost:
        body += wrap(plain(f"{_now(lost)}: {lost.claim.text}"), inner)
    return block + indented(body, _INDENT)


def _now(lost: LostStatement) -> str:
    if lost.now is None:
        return "gone"
    return f"now at character {lost.now}, then at {lost.claim.span.start}"


def _verdict(verification: Verification, screen: Screen) -> Block:
    """Return the outcome in one sentence, and what the comparison was made with."""
    states = Counter(verified.state for verified in verification.sources)
    words = _HOLDS
    if not verification.holds:
        told = ", ".join(
            f"{count} {'hold' if state == 'holds' and count > 1 else state}"
            for state, count in states.items()
        )
        words = f"Of {len(verification.sources)} sources: {told}."
    block = wrap(Text(words, style="bold"), screen.width)
    return block + wrap(plain(verification.comparison.signature, "dim"), screen.width)
