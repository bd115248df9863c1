"""Outside text as GitHub-flavoured Markdown that shows it and does nothing else with it.

Article text cannot become a heading, list, link, picture, table row, HTML, mention, reference or
emoji. Markup is escaped as CommonMark says. What sites look for in the finished page (``@name``,
``#12``, ``:name:``, addresses of mail) an escape does not stop: there a word joiner (U+2060), which
is invisible, follows the first character. No other word joiner is left in a report, so taking them
out gives the text back.
"""

import re
import unicodedata
from collections.abc import Sequence

from claimcmp.records import Claim
from claimcmp.rendering.marks import MarkedSpan, disjoint
from claimcmp.rendering.terminal.safety import clean

WORD_JOINER = "\u2060"
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
# Punctuation that CommonMark, GitHub's tables, strikethrough or formulas give a meaning.
_MARKUP = re.compile(r"[\\`*_{}\[\]#+=~|$^]")
# Where a site would link: between letters of a host name, and before the slashes of an address.
_ADDRESS = re.compile(r"(?<=\w)\.(?=[^\W\d]{2})|:(?=//)")
_JOINED = re.compile(
    r"@(?=\w)"  # a mention; an address of mail
    r"|[#!](?=\d)|(?i:GH-)(?=\d)"  # an issue, a merge request
    r"|(?<!\d):(?=[\w+-]+:)"  # an emoji
    r"|\b(?=[a-f]*[0-9])(?=[0-9]*[a-f])[0-9a-f]{6}(?=[0-9a-f]{1,34}\b)"  # a commit
    r"|www(?=\.)|://"  # an address without markup
)
_LINE_START = re.compile(r"-|\d{1,9}(?=[.)])")


def escaped(text: str) -> str:
    """Return outside *text* as Markdown on one line, without the spaces around it."""
    return _at_line_start(_escaped(clean(text).strip(" ")))


def code(text: str) -> str:
    """Return outside *text*, such as a path, as a code span."""
    shown = clean(text).strip(" ") or " "
    longest = max((len(run) for run in re.findall("`+", shown)), default=0)
    fence = "`" * (longest + 1)
    padding = " " if longest else ""
    return f"{fence}{padding}{shown}{padding}{fence}"


def marked(claim: Claim, spans: Sequence[MarkedSpan]) -> str:
    """Return the claim as Markdown with the *spans*, which are in its article, in bold."""
    pieces = []
    position = 0
    for span, _ in disjoint(claim, spans):
        pieces += [(claim.text[position : span.start], False), (span.of(claim.text), True)]
        position = span.end
    pieces.append((claim.text[position:], False))
    shown = [(clean(text), bold) for text, bold in pieces]
    parts = [
        _bold(text, _outside(shown, place)) if bold and text.strip() else _escaped(text)
        for place, (text, bold) in enumerate(shown)
    ]
    return _at_line_start("".join(parts).strip(" "))


def _outside(pieces: Sequence[tuple[str, bool]], place: int) -> tuple[str, str]:
    """Return the last character before and the first one after a piece; a space where none is."""
    before = "".join(text for text, _ in pieces[:place])
    after = "".join(text for text, _ in pieces[place + 1 :])
    return (before or " ")[-1], (after or " ")[0]


def _bold(text: str, outside: tuple[str, str]) -> str:
    """Return *text* in bold between the two characters *outside*.

    Two asterisks count as marks only where CommonMark finds them flanking: punctuation inside
    needs white space or punctuation outside. Where it does not, HTML's own element is left.
    """
    inner = text.strip()
    left = text[: len(text) - len(text.lstrip())]
    right = text[len(text.rstrip()) :]
    before, after = left or outside[0], right or outside[1]
    flanking = (_is_letter(inner[0]) or _is_boundary(before)) and (
        _is_letter(inner[-1]) or _is_boundary(after)
    )
    opening, closing = ("**", "**") if flanking else ("<b>", "</b>")
    return f"{left}{opening}{_escaped(inner)}{closing}{right}"


def _is_letter(character: str) -> bool:
    """Whether every version of CommonMark takes *character* for a letter."""
    return not (character.isspace() or unicodedata.category(character)[0] in "PSZ")


def _is_boundary(character: str) -> bool:
    """Whether every version of CommonMark takes *character* for white space or punctuation.

    Signs outside ASCII, such as ＝, became punctuation only with version 0.31.
    """
    ascii_sign = character.isascii() and not character.isalnum()
    return character.isspace() or ascii_sign or unicodedata.category(character)[0] == "P"


def _escaped(text: str) -> str:
    """Return clean *text* with everything escaped but what matters at the start of a line."""
    joined = _JOINED.sub(lambda match: match.group() + WORD_JOINER, text)
    marked_up = _MARKUP.sub(r"\\\g<0>", joined)
    addressed = _ADDRESS.sub(r"\\\g<0>", marked_up)
    return "".join(_ENTITIES.get(character, character) for character in addressed)


def _at_line_start(text: str) -> str:
    """Return escaped *text* so that it opens no list at the start of a line."""
    match = _LINE_START.match(text)
    if match is None:
        return text
    end = match.end() if match.group() != "-" else 0
    return f"{text[:end]}\\{text[end:]}"
