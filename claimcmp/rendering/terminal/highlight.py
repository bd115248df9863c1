"""A claim with the words in conflict marked: in colour, or by brackets in plain text."""

from collections.abc import Sequence

from rich.text import Text

from claimcmp.records import Claim
from claimcmp.rendering.marks import MarkedSpan, disjoint
from claimcmp.rendering.terminal.layout import isolated
from claimcmp.rendering.terminal.safety import clean

OPENING_MARK, CLOSING_MARK = "[[", "]]"

# One colour for what cannot both be true, one for how something is said. Neither red nor green:
# the report does not say who is right.
_CONFLICT, _MANNER = "magenta", "cyan"
_COLOURS = {
    "number": _CONFLICT,
    "date": _CONFLICT,
    "name": _CONFLICT,
    "polarity": _CONFLICT,
    "attribution": _MANNER,
    "certainty": _MANNER,
    "wording": _MANNER,
    "update": _MANNER,
}


def colour_of(type_: str) -> str:
    """Return the colour of a divergence type."""
    return _COLOURS.get(type_, _CONFLICT)


def highlighted(claim: Claim, marked: Sequence[MarkedSpan], *, colour: bool) -> Text:
    """Return the claim's text with the *marked* spans highlighted.

    Spans are in the article, each with the types of its divergences; the first type
    decides the colour. Without *colour* the words stand in ``[[ ]]``, and brackets of the
    article's own that look like these are shown as escapes.
    """
    text = Text()
    position = 0
    for span, types in disjoint(claim, marked):
        text.append(_cleaned(claim.text[position : span.start], colour))
        words = _cleaned(span.of(claim.text), colour)
        if colour:
            text.append(words, style=f"bold underline {colour_of(types[0])}")
        else:
            text.append(f"{OPENING_MARK}{words}{CLOSING_MARK}")
        position = span.end
    text.append(_cleaned(claim.text[position:], colour))
    return isolated(text)


def _cleaned(words: str, colour: bool) -> str:
    r"""Return clean *words*; without colour, doubled brackets in them become ``[\x5b``."""
    cleaned = clean(words)
    if colour:
        return cleaned
    return cleaned.replace("[[", "[\\x5b").replace("]]", "]\\x5d")
