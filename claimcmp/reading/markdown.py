"""Markdown: front matter, and what of a file is markup and not text."""

import re
from dataclasses import dataclass

import yaml

from claimcmp.reading.article_keys import ArticleKeys
from claimcmp.reading.interface import Declared

_FRONT_MATTER = re.compile(
    r"\A\s*(---|\+\+\+)[ \t]*\r?\n(?P<matter>.{0,20000}?)\r?\n\1[ \t]*(?:\r?\n|\Z)", re.S
)
# No mark is looked for beyond the next one of its kind, and no address is longer than 2,000
# characters: a line of brackets that nothing closes takes no longer than another.
_IMAGE = re.compile(r"!\[([^\[\]\n]*+)\]\([^)\n]{0,2000}+\)")
_LINK = re.compile(r"\[([^\[\]\n]++)\](?:\([^)\n]{0,2000}+\)|\[[^\[\]\n]*+\])")
_FOOTNOTE = re.compile(r"\[\^[^\[\]\n]++\]")
_EMPHASIS = re.compile(r"(?<![\w*_])(\*{1,3}|_{1,3})(?=\S)([^*_\n]+?)(?<=\S)\1(?![\w*_])")
_CODE = re.compile(r"`([^`\n]+)`")
_TAG = re.compile(r"</?[a-zA-Z][^>\n]{0,200}>")
_COMMENT = re.compile(r"<!--.*?-->", re.S)
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>~|])")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the head of a file declares, and the offset at which the text proper begins."""

    declared: Declared
    end: int = 0


def front_matter(text: str) -> FrontMatter:
    """Read YAML front matter; where there is none, or it is malformed, nothing is declared."""
    match = _FRONT_MATTER.match(text)
    if match is None:
        return FrontMatter(Declared())
    try:
        entries = yaml.load(match["matter"], Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError):
        entries = None
    if not isinstance(entries, dict):
        return FrontMatter(Declared(), match.end())
    return FrontMatter(ArticleKeys(entries).declared, match.end())


def without_inline_markup(text: str) -> str:
    """Return *text* with links as their words and without emphasis marks, images and tags.

    Lines stay lines; a text without inline markup comes back unchanged.
    """
    last = text.rfind("-->") + 1  # what is opened after it is no comment
    text = _COMMENT.sub(lambda m: "\n" * m[0].count("\n"), text[: last + 2]) + text[last + 2 :]
    for pattern, replacement in (
        (_IMAGE, ""),
        (_LINK, r"\1"),
        (_FOOTNOTE, ""),
        (_CODE, r"\1"),
        (_EMPHASIS, r"\2"),
        (_EMPHASIS, r"\2"),
        (_TAG, ""),
        (_ESCAPE, r"\1"),
    ):
        text = pattern.sub(replacement, text)
    return text
