"""What a character of outside text is shown as, in any kind of report.

Titles, publishers, paths, explanations and claims all come from outside. Control characters,
bidirectional overrides, lone surrogates and unassigned code points become visible escapes;
characters that are invisible by design are left out.
"""

import unicodedata
from collections.abc import Callable
from functools import lru_cache

# Marks that one letter may carry: pointed Hebrew and Tibetan stacks need up to four.
_MOST_MARKS = 4
# What a mark without a letter is put on, as Unicode's charts do.
_DOTTED_CIRCLE = "◌"
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
# Control, surrogate, private use and unassigned: nothing shows them alike everywhere.
_ESCAPED_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def escape(character: str) -> str:
    r"""Return the visible escape of one character: ``\x1b``, ``\u202e`` or ``\U000e0041``."""
    code = ord(character)
    if code <= 0xFF:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


@lru_cache(maxsize=4096)
def shown(character: str) -> str:
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


def with_few_marks(text: str, is_mark: Callable[[str], bool]) -> str:
    """Return *text* with at most four marks in a row, and none without a letter before it."""
    kept: list[str] = []
    marks = 0
    for character in text:
        if is_mark(character):
            if not kept or kept[-1] == " ":
                kept.append(_DOTTED_CIRCLE)
            marks += 1
        else:
            marks = 0
        if marks <= _MOST_MARKS:
            kept.append(character)
    return "".join(kept)
