"""Quotations and bracketed asides: stretches inside which a full stop need not end a sentence."""

from dataclasses import dataclass

from claimcmp.records import Span

OPENING = "„“«‹「『‘‚"
CLOSING = "”“»›」』’"
CLOSERS = CLOSING + "\"')]）】"
"""What may stand between a full stop and the space after it."""

# Each opening mark and what may close it. German, Czech and Bulgarian close with the mark that
# opens in English; Danish and some German papers turn the guillemets round.
_PAIRS = {
    "„": '”“"',
    "“": '”"',
    "”": "”",
    "«": "»",
    "»": "«",
    "‹": "›",
    "「": "」",
    "『": "』",
    "‘": "’",
    "‚": "‘’",
    '"': '"',
    "'": "'",
    "(": ")",
    "[": "]",
    "（": "）",
}
_DEEPEST = 32
"""Marks that wait to be closed; nothing that people write has more."""

_FIRST_CJK = "\u2e80"
"""Scripts from here on put no space before a quotation."""

_AMBIGUOUS = frozenset("\"'’”»‘“")
"""Marks that open or close, depending on what stands beside them."""


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A stretch from an opening mark to its closing mark, both included."""

    span: Span
    is_quotation: bool


def enclosures(text: str) -> tuple[Enclosure, ...]:
    """Return the outermost quotations and brackets of one paragraph, in order.

    A mark that nothing closes is passed over.
    """
    found: list[Enclosure] = []
    open_marks: list[tuple[int, str]] = []
    for index, character in enumerate(text):
        depth = _closed_depth(text, index, open_marks)
        if depth is not None:
            start, mark = open_marks[depth]
            del open_marks[depth:]
            while found and found[-1].span.start >= start:
                found.pop()
            found.append(Enclosure(Span(start, index + 1), mark not in "([（"))
        elif character in _PAIRS and len(open_marks) < _DEEPEST and _opens(text, index):
            open_marks.append((index, character))
    return _outermost(found)


def _closed_depth(text: str, index: int, open_marks: list[tuple[int, str]]) -> int | None:
    """Return which open mark the one at *index* closes, counted from the outermost."""
    character = text[index]
    for depth in range(len(open_marks) - 1, -1, -1):
        if character in _PAIRS[open_marks[depth][1]]:
            if character in "'’\"" and not _closes(text, index):
                return None
            return depth
    return None


def _opens(text: str, index: int) -> bool:
    """Whether the mark at *index* can open: nothing or a space before it, a word after it."""
    if text[index] not in _AMBIGUOUS:
        return True
    before, after = text[index - 1 : index], text[index + 1 : index + 2]
    free_before = (
        not before.isalnum() and (not before or before not in CLOSING)
    ) or before > _FIRST_CJK
    if text[index] == "»":
        return free_before and after.isalnum()
    return free_before and bool(after) and not after.isspace()


def _closes(text: str, index: int) -> bool:
    """Whether the straight mark at *index* can close: no letter follows it, as in an apostrophe."""
    before, after = text[index - 1 : index], text[index + 1 : index + 2]
    return bool(before) and not before.isspace() and not after.isalnum()


def _outermost(found: list[Enclosure]) -> tuple[Enclosure, ...]:
    kept: list[Enclosure] = []
    for enclosure in sorted(found, key=lambda e: (e.span.start, -e.span.end)):
        if not kept or enclosure.span.start >= kept[-1].span.end:
            kept.append(enclosure)
    return tuple(kept)
