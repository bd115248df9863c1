"""Bytes → text: Unicode with and without a byte-order mark, and the legacy encodings of Europe."""

import codecs
import re

from claimcmp.errors import UnreadableInput

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ROMANIAN_ENCODINGS = ("cp1250", "iso8859_16", "iso8859_2")
"""Tried in this order: all three put ă â î ş ţ in the same places, so that only punctuation tells
them apart, and cp1250 is what Windows wrote.
"""
_LEGACY_ENCODINGS = [
    *_ROMANIAN_ENCODINGS,
    *("cp1252", "cp1251", "koi8_r", "koi8_u", "iso8859_5", "cp1253", "iso8859_7", "cp1254"),
    *("cp1255", "cp1256", "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr"),
]
_ROMANIAN_LETTERS = frozenset("ăâîşţșțĂÂÎŞŢȘȚ")
_ROMANIAN_WORDS = re.compile(
    r"\b(?:și|şi|că|să|în|la|de|din|pe|cu|care|pentru|nu|este|sunt|a|au)\b"
)
_TYPOGRAPHY = frozenset("„“”«»‘’‚–—…•·°§€©®™\u00a0\u00adéèöüäáóúíßçñ½²³")
_SAMPLE = 64 * 1024
"""Bytes looked at to guess an encoding."""

_NO_CHARSETS = ("idna", "punycode", "unicode", "raw", "undefined")
"""How names begin that Python decodes and no publisher means. Punycode takes time that grows with
the square of its length: ten seconds a megabyte."""


def decode(content: bytes) -> str:
    """Return *content* as text, without its byte-order mark and otherwise unchanged.

    Raises UnreadableInput where it is no text.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _checked(_strict(content[len(mark) :], encoding))
    if b"\0" in content[:_SAMPLE]:
        return _checked(_unmarked_utf16(content))
    text = _strict(content, "utf-8")
    if text is None:
        text = _mostly_utf8(content) or _strict(content, legacy_encoding(content) or "ascii")
    return _checked(text)


def charset_named(label: str) -> str | None:
    """Return Python's name of the charset that a document declares, None for one that is none."""
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError):
        return None
    return None if name.startswith(_NO_CHARSETS) else name


def decode_declared(content: bytes, label: str) -> str | None:
    """Return *content* in the charset that it declares, None where that does not hold."""
    charset = charset_named(label)
    try:
        return content.decode(charset) if charset else None
    except (LookupError, ValueError):
        return None


def legacy_encoding(content: bytes) -> str | None:
    """Return the name of the encoding, of one byte or more a letter, that *content* reads best in.

    None where nothing fits. For bytes that are not UTF-8.
    """
    return romanian_encoding(content) or _guessed_encoding(content)


def _strict(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _checked(text: str | None) -> str:
    """Return *text* unless it is none: binary files decode to control characters."""
    sample = (text or "")[:_SAMPLE]
    controls = sum((c < " " and c not in "\t\n\r\f\v\x1b") or "\x7f" <= c < "\xa0" for c in sample)
    if text is None or controls > max(2, len(sample) // 200):
        raise UnreadableInput("binary, or in an encoding that cannot be told; save it as UTF-8")
    return text


def _unmarked_utf16(content: bytes) -> str | None:
    """Decode UTF-16 that lost its mark, in the byte order that gives more letters and spaces."""
    even = content[: len(content) // 2 * 2]
    candidates = [t for e in ("utf-16-le", "utf-16-be") if (t := _strict(even, e)) is not None]
    return max(candidates, key=_plausibility, default=None)


def _plausibility(text: str) -> float:
    """Return the share of characters that running text is made of, in [0, 1]."""
    sample = text[:_SAMPLE]
    common = sum(c in " \n\r.,-" or (c.isalnum() and c < "\u0600") for c in sample)
    return common / max(1, len(sample))


def _mostly_utf8(content: bytes) -> str | None:
    """Decode UTF-8 with a few broken bytes, as after a careless cut: 1 in 1000 at most."""
    text = content.decode("utf-8", "replace")
    sound = sum(c > "\x7f" for c in text) - text.count("\ufffd")
    broken = text.count("\ufffd")
    return text if broken * 1000 <= len(text) and broken * 10 <= sound else None


def romanian_encoding(content: bytes) -> str | None:
    """Return the legacy encoding in which *content* reads like Romanian, or None."""
    readings = [(e, t) for e in _ROMANIAN_ENCODINGS if (t := _strict(content, e)) is not None]
    scored = [(score, e) for e, text in readings if (score := _romanian_score(text)) is not None]
    return max(scored, key=lambda entry: entry[0])[1] if scored else None


def _romanian_score(text: str) -> float | None:
    """Return how Romanian *text* reads, in [0, 1], or None where it does not.

    Every letter outside ASCII must be one that Romanian newspapers print, the Romanian ones must
    prevail, and its commonest words must be there.
    """
    foreign = [c for c in text[:_SAMPLE] if c > "\x7f"]
    letters = [c for c in foreign if c.isalpha()]
    own = sum(c in _ROMANIAN_LETTERS for c in letters)
    expected = sum(c in _ROMANIAN_LETTERS or c in _TYPOGRAPHY for c in foreign)
    words = len(_ROMANIAN_WORDS.findall(text[:_SAMPLE].lower()))
    if not own or own < 0.8 * len(letters) or words < 0.05 * len(text[:_SAMPLE].split()):
        return None
    return expected / len(foreign)


def _guessed_encoding(content: bytes) -> str | None:
    """Return what charset-normalizer takes for one of the legacy encodings."""
    from charset_normalizer import from_bytes

    best = from_bytes(content[:_SAMPLE], cp_isolation=_LEGACY_ENCODINGS).best()
    return best.encoding if best is not None else None
