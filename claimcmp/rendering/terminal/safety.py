"""Article text is data: what may reach the terminal, and in what form.

Titles, publishers, paths, explanations and claims all come from outside. Every one of them passes
:func:`clean` before it is laid out, so nothing in them can colour the screen, move the cursor,
reorder a line, hide text or disturb the columns.
"""

import re
import unicodedata
from functools import lru_cache

from rich.cells import get_character_cell_size

LEFT_TO_RIGHT_ISOLATE = "\u2066"
RIGHT_TO_LEFT_ISOLATE = "\u2067"
POP_ISOLATE = "\u2069"

# Marks that one letter may carry: pointed Hebrew and Tibetan stacks need up to four.
_MOST_MARKS = 4
# Spaces at which no line may end; French and Romanian numbers are grouped with them.
_NO_BREAK_SPACES = "\u00a0\u2007\u202f"
_LINE_SPACES = "\t\n\v\f\r\u0085"
# Invisible by design and without meaning in a report: soft hyphen, joiners, zero-width spaces,
# direction marks, word joiners, byte-order mark, blank Hangul and Khmer letters; and skin tones,
# which some terminals join to the emoji before them and others do not.
_INVISIBLE = frozenset(
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180e\u180f"
    "\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\u3164\ufeff\uffa0"
    "\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"
)
# Format characters that have a shape of their own: Arabic number and verse signs.
_VISIBLE_FORMAT = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd")
# Control, surrogate, private use and unassigned: no terminal shows them alike.
_ESCAPED_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_RUN_OF_SPACES = re.compile(r" {2,}")


def clean(text: str) -> str:
    r"""Return *text* as one line that any terminal shows as it is.

    Line breaks, tabs and runs of spaces become one space; control characters, bidirectional
    overrides, lone surrogates and unassigned code points become visible escapes such as
    ``\x1b`` or ``\u202e``; invisible characters and variation selectors are left out; a letter
    keeps at most four combining marks, and a mark without a letter gets a dotted circle.
    """
    if not (text.isascii() and text.isprintable()):
        text = _with_few_marks("".join(map(_shown, text)))
    return _RUN_OF_SPACES.sub(" ", text)


def escape(character: str) -> str:
    r"""Return the visible escape of one character: ``\x1b``, ``\u202e`` or ``\U000e0041``."""
    code = ord(character)
    if code <= 0xFF:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


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


@lru_cache(maxsize=4096)
def _shown(character: str) -> str:
    """Return what stands for one character: itself, a space, a visible escape or nothing."""
    if character in _NO_BREAK_SPACES:
        return "\u00a0"
    category = unicodedata.category(character)
    if character in _LINE_SPACES or category in {"Zs", "Zl", "Zp"}:
        return " "
    if character in _INVISIBLE or "VARIATION SELECTOR" in unicodedata.name(character, ""):
        return ""
    if category in _ESCAPED_CATEGORIES and character not in _VISIBLE_FORMAT:
        return escape(character)
    return character


def _with_few_marks(text: str) -> str:
    """Return *text* with at most four marks in a row, and none without a letter before it."""
    kept: list[str] = []
    marks = 0
    for character in text:
        if get_character_cell_size(character):
            marks = 0
        else:
            if not kept or kept[-1] == " ":
                kept.append("◌")
            marks += 1
        if marks <= _MOST_MARKS:
            kept.append(character)
    return "".join(kept)
