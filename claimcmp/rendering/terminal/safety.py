"""Article text is data: what may reach the terminal, and in what form.

Titles, publishers, paths, explanations and claims all come from outside. Every one of them passes
:func:`clean` before it is laid out, so nothing in them can colour the screen, move the cursor,
reorder a line, hide text or disturb the columns.
"""

import re
import unicodedata

from rich.cells import get_character_cell_size

from claimcmp.rendering.characters import shown, with_few_marks

LEFT_TO_RIGHT_ISOLATE = "\u2066"
RIGHT_TO_LEFT_ISOLATE = "\u2067"
POP_ISOLATE = "\u2069"

_RUN_OF_SPACES = re.compile(r" {2,}")


def clean(text: str) -> str:
    r"""Return *text* as one line that any terminal shows as it is.

    Line breaks, tabs and runs of spaces become one space; control characters, bidirectional
    overrides, lone surrogates and unassigned code points become visible escapes such as
    ``\x1b`` or ``\u202e``; invisible characters and variation selectors are left out; a letter
    keeps at most four combining marks, and a mark without a letter gets a dotted circle.
    """
    if not (text.isascii() and text.isprintable()):
        text = with_few_marks("".join(map(shown, text)), _is_mark)
    return _RUN_OF_SPACES.sub(" ", text)


def isolate_of(text: str) -> str:
    """Return the isolate that keeps *text* from reordering its neighbours, or "" if none can.

    Only text with right-to-left letters or Arabic digits needs one; its direction is that of its
    first strong letter (Unicode Standard Annex 9, rules P2 and P3).
    """
    if text.isascii():
        return ""
    directions = [unicodedata.bidirectional(character) for character in text]
    if not {"R", "AL", "AN"} & set(directions):
        return ""
    first = next((d for d in directions if d in {"L", "R", "AL"}), "L")
    return LEFT_TO_RIGHT_ISOLATE if first == "L" else RIGHT_TO_LEFT_ISOLATE


def _is_mark(character: str) -> bool:
    """Whether a terminal puts the character into the cell before it."""
    return get_character_cell_size(character) == 0
