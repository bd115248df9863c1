"""The bytes of a page → its markup: what it declares is believed where the text then makes sense.

The order of trust: a byte-order mark; UTF-8 where the bytes are UTF-8, whatever is declared; the
declaration; what browsers take for the page's language; what the visible bytes read best in. An
encoding in which the words are none is passed over.
"""

import codecs
import re
from collections.abc import Iterator

from claimcmp.errors import UnreadableInput
from claimcmp.reading.decoding import charset_named, decode, legacy_encoding, romanian_encoding

_DECLARATION = re.compile(
    rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']?(?P<xml>[\w.:-]+)"
    rb"|<meta[^>]{0,400}?charset\s*=\s*[\"']?\s*(?P<meta>[\w.:-]+)",
    re.I,
)
_DECLARED_WITHIN = 16 * 1024
"""Bytes. The standard asks for 1,024; templates with long heads exceed that."""

_WIDER = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
"""What browsers take for these names: the encoding that holds the named one (WHATWG Encoding)."""

_BY_LANGUAGE = {
    **dict.fromkeys(("ro", "pl", "hu", "cs", "sk", "sl", "hr"), "cp1250"),
    **dict.fromkeys(("ru", "uk", "bg", "sr", "mk", "be"), "cp1251"),
    "el": "cp1253",
    "tr": "cp1254",
    "he": "cp1255",
    **dict.fromkeys(("ar", "fa"), "cp1256"),
    "zh": "gb18030",
    "ja": "cp932",
    "ko": "cp949",
}
"""What browsers take where a page of the language declares nothing (HTML Standard, 13.2.3.2)."""

_LANGUAGE = re.compile(rb"<html\b[^>]{0,400}?\slang\s*=\s*[\"']?(?P<code>[a-z]{2})", re.I)
_OTHERWISE = ("cp1252", "iso8859_2", "cp1250", "cp1251", "koi8_r")
_WESTERN = frozenset({"cp1252", "iso8859-15", "cp1254"})
_HIDDEN_MARKUP = re.compile(
    rb"<(script|style)\b.*?(?:</\1\s*>|\Z)|<[^<>]{0,4000}>|&#?\w{1,30};", re.I | re.S
)
_MARKUP_SAMPLE = 512 * 1024
"""Bytes of a page that are looked at to guess its encoding."""

_MIXED = re.compile(r"[a-z][а-яёґєіїў]|[а-яёґєіїў][a-z]|[a-zа-я][Α-ω]", re.I)
_ACCENTS_IN_A_ROW = re.compile(r"[À-ÖØ-öø-ɏ]{4}")
_INNER_CAPITAL = re.compile(r"[а-яё][А-ЯЁ]|[à-öø-ÿ][À-ÖØ-Þ]")
_NO_LETTERS = re.compile(r"[A-Za-z][¡-©«-´¶-¹»-¿×÷]+[a-z]|[\x80-\x9f]|\ufffd")
_WRONG = (_MIXED, _ACCENTS_IN_A_ROW, _INNER_CAPITAL, _NO_LETTERS)
"""A word that mixes scripts, accents every letter, or holds capitals or signs among its letters."""

_TOLERATED = 0.05
"""Share of words beyond ASCII that may look wrong: names, typing errors, quoted nonsense."""


def decode_page(content: bytes) -> str:
    """Return the markup of a page, its encoding declared rightly, wrongly or not at all.

    Raises UnreadableInput where the bytes are no text.
    """
    if content.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return decode(content)
    if content[:4096].count(b"\0") * 10 > len(content[:4096]):
        return decode(content)
    content = content.replace(b"\0", b"")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_legacy(content)


def _decode_legacy(content: bytes) -> str:
    """Decode bytes that are not UTF-8 throughout."""
    damaged = content.decode("utf-8", "replace")
    sound = sum(character > "\x7f" for character in damaged)
    broken = damaged.count("\ufffd")
    if broken * 10 <= sound - broken:
        return damaged
    visible = _HIDDEN_MARKUP.sub(b" ", content[:_MARKUP_SAMPLE])
    for encoding in _candidates(content, visible):
        if _makes_sense(visible, encoding):
            return content.decode(encoding, "replace")
    raise UnreadableInput("in an encoding that cannot be told; save it as UTF-8")


def _candidates(content: bytes, visible: bytes) -> Iterator[str]:
    """Yield encodings in the order of trust; the later ones take time to find."""
    language = _LANGUAGE.search(content[:_DECLARED_WITHIN])
    usual = _BY_LANGUAGE.get(language["code"].decode().lower()) if language else None
    declared = _declared(content)
    # Western encodings are what templates declare without a thought.
    trusted = (usual, declared) if declared in _WESTERN else (declared, usual)
    for known in (*trusted, romanian_encoding(visible)):
        if known:
            yield known
    guessed = legacy_encoding(visible)
    yield from [guessed] if guessed else []
    yield from _OTHERWISE


def _declared(content: bytes) -> str | None:
    """Return Python's name of the encoding that a page declares, None for none that it knows."""
    for match in _DECLARATION.finditer(content[:_DECLARED_WITHIN]):
        label = (match["xml"] or match["meta"]).decode("ascii", "replace")
        name = charset_named(label)
        # A declaration that could be read byte by byte is not in UTF-16; the bytes are not UTF-8.
        if name and not name.startswith("utf"):
            return _WIDER.get(name, name)
    return None


def _makes_sense(visible: bytes, encoding: str) -> bool:
    """Whether bytes without markup read like words in *encoding*."""
    try:
        text = visible.decode(encoding, "replace")
    except (LookupError, UnicodeError):
        return False
    if encoding in _WESTERN and romanian_encoding(visible):
        return False
    words = [word for word in re.findall(r"\S+", text) if not word.isascii()]
    wrong = sum(any(p.search(word) for p in _WRONG) for word in words)
    return wrong <= _TOLERATED * len(words)
