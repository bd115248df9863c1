"""E-mail saved as ``.eml``: its text, and attachments that can be read, as articles.

The subject is the title, the sender the publisher and the date of sending that of publication.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from email.message import Message
from pathlib import PurePath

from claimcmp.errors import UnreadableInput
from claimcmp.reading.assembly import assemble
from claimcmp.reading.compressed import stamped
from claimcmp.reading.email_parsing import parse_message
from claimcmp.reading.email_parts import content_of, filename, header, sender, sent, text_of
from claimcmp.reading.html import fragment_text, page_article
from claimcmp.reading.interface import Declared, ReaderChoice, Reading, skipped
from claimcmp.reading.limits import DEEPEST_NESTING, MOST_PARTS, check_length
from claimcmp.reading.media import ENDINGS
from claimcmp.records import Article, DroppedText, SkippedArticle, Span

_REAL_SHARE = 0.5
"""Of the words of the HTML part: a plain part with fewer only says "your program shows no HTML"."""

_ATTACHED = frozenset({".pdf", ".docx", ".epub", ".txt", ".md", ".html", ".htm", ".srt", ".vtt"})
_NOT_ARTICLES = frozenset({"image", "audio", "video", "font"})
_QUOTED = "quoted from an earlier message"
_QUOTED_REPLY = re.compile(r"^>.*$", re.MULTILINE)
_BRACKETED = re.compile(r"<(?:https?://|mailto:)[^<>\s]{1,2000}>|\[(?:image|cid):[^\]\n]{0,200}\]")
_WORD = re.compile(r"\w+")


def read_email(content: bytes, *, path: str, reader_for: ReaderChoice) -> Reading:
    """Read a message and its attachments, which are named ``path#N``, and messages inside it.

    Raises UnreadableInput where it is no message, or has neither text nor readable attachments.
    """
    message = parse_message(content)
    if not any(message[name] for name in ("From", "Subject", "Date", "Received", "MIME-Version")):
        raise UnreadableInput("no e-mail: none of the headers From, Subject and Date")
    reading = _read(message, path, reader_for, depth=0)
    if not reading.articles and not reading.skipped:
        raise UnreadableInput("no text in this e-mail")
    return stamped(reading, content)


def _read(message: Message, path: str, reader_for: ReaderChoice, *, depth: int) -> Reading:
    """Return the articles of one message, its own text first."""
    if depth > DEEPEST_NESTING:
        raise UnreadableInput(f"e-mails inside each other, more than {DEEPEST_NESTING} deep")
    articles: list[Article] = []
    without: list[SkippedArticle] = []
    parts = list(_parts(message))
    if len(parts) > MOST_PARTS:
        raise UnreadableInput(f"more than {MOST_PARTS} parts in the e-mail")
    texts = [part for part in parts if _is_text_of_message(part)]
    try:
        articles += [_text_article(message, texts, path)] if texts else []
    except UnreadableInput as error:
        without.append(skipped(path, error))
    others = [part for part in parts if not _is_text_of_message(part)]
    for number, part in enumerate(others, start=1):
        try:
            reading = _attachment(part, f"{path}#{number}", reader_for, depth)
        except UnreadableInput as error:
            without.append(skipped(f"{path}#{number}", error))
        else:
            articles += reading.articles
            without += reading.skipped
    return Reading(tuple(articles), tuple(without))


def _parts(message: Message) -> Iterator[Message]:
    """Yield the leaves of a message; a message inside it is a leaf."""
    if message.get_content_type() == "message/rfc822" or not message.is_multipart():
        yield message
        return
    pending = list(reversed(_subparts(message)))
    while pending:
        part = pending.pop()
        if part.is_multipart() and part.get_content_type() != "message/rfc822":
            pending.extend(reversed(_subparts(part)))
        else:
            yield part


def _subparts(message: Message) -> list[Message]:
    payload = message.get_payload()
    if not isinstance(payload, list):
        return []
    return [part for part in payload if isinstance(part, Message)]


def _is_text_of_message(part: Message) -> bool:
    kind = part.get_content_type()
    return kind in ("text/plain", "text/html") and part.get_content_disposition() != "attachment"


def _text_article(message: Message, texts: list[Message], path: str) -> Article:
    """Return what the message says: its plain text where that is real, else its HTML."""
    plain = "\n\n".join(text_of(p) for p in texts if p.get_content_type() == "text/plain")
    markup = "\n".join(text_of(p) for p in texts if p.get_content_type() == "text/html")
    check_length(plain)
    declared = Declared(
        title=header(message, "Subject"),
        publisher=sender(message),
        published=sent(message),
        language=header(message, "Content-Language"),
    )
    if not markup or _is_real(plain, markup):
        text = _BRACKETED.sub("", plain)
        quoted = [DroppedText(Span(*m.span()), _QUOTED) for m in _QUOTED_REPLY.finditer(text)]
        return assemble(
            text, path=path, digest="", declared=declared, is_pasted=True, furniture=quoted
        )
    page = page_article(markup, path=path, digest="")
    return replace(
        page,
        title=declared.title or page.title,
        publisher=declared.publisher or page.publisher,
        published=declared.published or page.published,
        language=declared.language or page.language,
        url=page.url,
    )


def _is_real(plain: str, markup: str) -> bool:
    """Whether the plain text says as much as the HTML."""
    words = len(_WORD.findall(_BRACKETED.sub("", plain)))
    try:
        expected = len(_WORD.findall(fragment_text(markup)))
    except UnreadableInput:
        return words > 0
    return words > 0 and words >= _REAL_SHARE * expected


def _attachment(part: Message, path: str, reader_for: ReaderChoice, depth: int) -> Reading:
    """Read one attachment; pictures and unknown kinds hold no article and are passed over."""
    if part.get_content_type() == "message/rfc822":
        inner = _subparts(part)
        return _read(inner[0], path, reader_for, depth=depth + 1) if inner else Reading()
    ending = _ending(part)
    if ending not in _ATTACHED:
        if part.get_content_maintype() in _NOT_ARTICLES or part.get_content_disposition() is None:
            return Reading()
        raise UnreadableInput(f"attachment {filename(part)!r} is of a kind that is not read here")
    content = content_of(part)
    if not content.strip():
        raise UnreadableInput("empty attachment")
    return reader_for(f"attachment{ending}")(content, path=path)


def _ending(part: Message) -> str:
    """Return the ending of the attachment's name, else the one that its type has."""
    ending = PurePath(filename(part)).suffix.lower()
    return ending or ENDINGS.get(part.get_content_type(), "")
