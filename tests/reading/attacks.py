"""Inputs that somebody built to exhaust the machine, to get out of it, or to reach files.

Each is made at a given size. ``python -m tests.reading.attacks NAME BYTES`` reads one in this
process, for measuring it by itself.
"""

import gzip
import io
import struct
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from claimcmp.errors import UnreadableInput
from claimcmp.reading.formats import reader_for
from claimcmp.reading.interface import skipped

SENTENCE = "Guvernul a aprobat marți renovarea a 12 școli din județul Suceava, a spus ministrul. "
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;">]>'
)
EMPTY = '=""'
OUTSIDE = '<!DOCTYPE x [<!ENTITY d SYSTEM "file:///etc/passwd">]>'


@dataclass(frozen=True, slots=True)
class Attack:
    """``made`` builds it at a size in bytes, about; ``reason`` is a part of why it is refused.

    Empty where it is read as the harmless text that it holds, or may be refused for any reason.
    """

    path: str
    made: Callable[[int], bytes]
    reason: str = ""


def zipped(members: dict[str, str | bytes]) -> bytes:
    """Return a zip archive of *members*."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def docx(body: str, *, prolog: str = "", **others: str | bytes) -> bytes:
    """Return a Word document with *body* in its text."""
    document = f'{prolog}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    return zipped({"word/document.xml": document, **others})


def paragraph(text: str) -> str:
    """Return a paragraph of a Word document."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def epub(documents: dict[str, str | bytes], *, prolog: str = "") -> dict[str, str | bytes]:
    """Return the members of a book of *documents*."""
    items = "".join(
        f'<item id="i{n}" href="{name}" media-type="application/xhtml+xml"/>'
        for n, name in enumerate(documents)
    )
    spine = "".join(f'<itemref idref="i{n}"/>' for n in range(len(documents)))
    return {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container><rootfiles><rootfile full-path="book.opf"/>'
        "</rootfiles></container>",
        "book.opf": f"{prolog}<package><manifest>{items}</manifest>"
        f"<spine>{spine}</spine></package>",
        **documents,
    }


def overlapping(names: list[str], kernel: bytes, before: dict[str, str | bytes]) -> bytes:
    """Return a zip in which every file quotes the headers of those after it, and so the kernel.

    As in Fifield, "A better zip bomb" (WOOT 2019), with stored blocks.
    """
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(kernel) + packer.flush()
    entries: list[tuple[str, bytes, bytes, bytes]] = []
    data, plain = packed, kernel
    for name in reversed(names):
        header = local_header(name, data, plain)
        entries.append((name, header, data, plain))
        quoted = struct.pack("<BHH", 0, len(header), len(header) ^ 0xFFFF)
        data, plain = quoted + header + data, header + plain
    start = zipped(before)
    end = start.rindex(b"PK\x05\x06")
    count, _, offset = struct.unpack("<8xHxxII", start[end : end + 20])
    files = start[:offset]
    central = start[offset:end]
    whole = entries[-1]
    for name, header, own, content in reversed(entries):
        place = len(files) + len(whole[1]) + len(whole[2]) - len(header) - len(own)
        central += central_header(name, own, content, place)
    files += whole[1] + whole[2]
    numbers = (count + len(names), count + len(names), len(central), len(files))
    return files + central + b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, *numbers, 0)


def local_header(name: str, data: bytes, plain: bytes) -> bytes:
    """Return the header before a file of a zip archive."""
    numbers = (20, 0, 8, 0, 0x21, zlib.crc32(plain), len(data), len(plain), len(name), 0)
    return b"PK\x03\x04" + struct.pack("<HHHHHIIIHH", *numbers) + name.encode()


def central_header(name: str, data: bytes, plain: bytes, place: int) -> bytes:
    """Return the entry of a file in the archive's directory."""
    numbers = (20, 20, 0, 8, 0, 0x21, zlib.crc32(plain), len(data), len(plain), len(name))
    return (
        b"PK\x01\x02"
        + struct.pack("<HHHHHHIIIHHHHHII", *numbers, 0, 0, 0, 0, 0, place)
        + name.encode()
    )


def lying_zip(size: int) -> bytes:
    """Return a Word document whose headers say that its text has a hundred bytes."""
    content = docx(paragraph("a" * size))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        true = struct.pack("<I", archive.getinfo("word/document.xml").file_size)
    return content.replace(true, struct.pack("<I", 100))


def warc(body: bytes, *, packing: str = "") -> bytes:
    """Return a web archive of one page."""
    head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{packing}\r\n".encode()
    block = head + body
    fields = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/\r\n"
    return f"{fields}Content-Length: {len(block)}\r\n\r\n".encode() + block + b"\r\n\r\n"


def pdf(stream: bytes) -> bytes:
    """Return a PDF of one page whose content is *stream*, packed."""
    packed = zlib.compress(stream, 9)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R"
        b"/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(packed), packed),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    body = b"%PDF-1.4\n"
    for number, one in enumerate(objects, start=1):
        body += b"%d 0 obj%s\nendobj\n" % (number, one)
    return body + b"trailer<</Root 1 0 R/Size 6>>\n%%EOF"


def multipart(parts: int, kind: str) -> bytes:
    """Return a message of *parts* attachments."""
    head = b"From: a@a.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
    part = f"--b\r\nContent-Type: {kind}\r\nContent-Disposition: attachment\r\n\r\nx\r\n"
    return head + part.encode() * parts + b"--b--\r\n"


def nested_parts(depth: int) -> bytes:
    """Return a message of containers inside each other."""
    return b"From: a@a.example\r\n" + b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n)
        for n in range(depth)
    )


def email_with(header: str) -> bytes:
    """Return a short message with one more header."""
    return f"From: a@a.example\r\n{header}\r\n\r\n{SENTENCE}\r\n".encode()


def feed(inside: str, *, prolog: str = "") -> bytes:
    """Return an RSS feed."""
    return f"{prolog}<rss><channel><title>t</title>{inside}</channel></rss>".encode()


def page(inside: str, *, head: str = "") -> bytes:
    """Return a page that holds *inside* and an article."""
    article = "".join(f"<p>{SENTENCE * 2}</p>" for _ in range(4))
    body = f"<body>{inside}<article>{article}</article></body>"
    return f"<html><head>{head}</head>{body}</html>".encode()


def inflated(size: int) -> int:
    """Return how many bytes an archive of *size* unpacks to, no more than a test should take."""
    return min(40 * size, 70_000_000)


def named(count: int, value: str = "") -> str:
    """Return *count* attributes of different names."""
    return " ".join(f"a{number}{value}" for number in range(count))


def subtitles(cue: str, size: int) -> bytes:
    """Return subtitles in which every cue says *cue*."""
    lines = []
    for number in range(size // (34 + len(cue))):
        begin = f"00:{number // 60 % 60:02}:{number % 60:02}"
        lines.append(f"{number + 1}\n{begin},000 --> {begin},900\n{cue}\n\n")
    return "".join(lines).encode()


def text(piece: str, after: str = "") -> Callable[[int], bytes]:
    """Return a maker of texts that repeat *piece*."""
    return lambda size: (piece * (size // len(piece.encode())) + after).encode()


def numbered(line: str) -> Callable[[int], bytes]:
    """Return a maker of texts of lines that all differ."""
    return lambda size: "".join(
        line.replace("{}", str(number)) for number in range(size // len(line))
    ).encode()


def _containers() -> Iterator[tuple[str, Attack]]:
    yield "gz", Attack("a.txt.gz", lambda n: gzip.compress(bytes(inflated(n))), "")
    yield "gz in gz", Attack("a.gz", lambda n: gzip.compress(gzip.compress(bytes(n))), "twice")
    yield "gz of many", Attack("a.gz", lambda n: gzip.compress(b"") * (n // 20))
    yield (
        "warc.gz",
        Attack("a.warc.gz", lambda n: gzip.compress(warc(b" " * inflated(n))), ""),
    )
    packing = "Content-Encoding: gzip\r\n"
    yield (
        "gz in warc",
        Attack("a.warc", lambda n: warc(gzip.compress(bytes(inflated(n))), packing=packing), ""),
    )
    yield "docx", Attack("a.docx", lambda n: docx(" " * inflated(n)), "")
    broken = "</w:t><w:br/><w:t>"
    yield (
        "docx of breaks",
        Attack("a.docx", lambda n: docx(paragraph(broken.join(map(str, range(n // 24)))))),
    )
    marked = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>".format
    yield (
        "docx of deleted marks",
        Attack("a.docx", lambda n: docx("".join(map(marked, range(n // 78))))),
    )
    yield (
        "png in docx",
        Attack(
            "a.docx",
            lambda n: docx(paragraph(SENTENCE), **{"word/media/image1.png": bytes(inflated(n))}),
        ),
    )
    yield (
        "zip in docx",
        Attack("a.docx", lambda n: zipped({"a.docx": docx(" " * n)}), "no Word document"),
    )
    yield "lying zip", Attack("a.docx", lying_zip, "damaged archive")
    yield (
        "zip slip",
        Attack(
            "a.docx", lambda n: docx(paragraph(SENTENCE), **{"../../etc/x": "x", "/etc/y": "y"})
        ),
    )
    yield (
        "members",
        Attack("a.docx", lambda n: b"PK\x03\x04" + b"PK\x01\x02" * (n // 4), "files in the"),
    )
    chapter = {"a.xhtml": f"<html><body>{' ' * 1000}</body></html>"}
    yield "epub", Attack("a.epub", lambda n: zipped(epub({"a.xhtml": " " * inflated(n)})), "")
    names = [f"{n}.xhtml" for n in range(100)]
    yield (
        "overlapping epub",
        Attack(
            "a.epub",
            lambda n: overlapping(
                names,
                b"<p>" + b"a " * min(20 * n, 300_000),
                {**epub(dict.fromkeys(names, ""))} | chapter,
            ),
            "",
        ),
    )
    yield "pdf of spaces", Attack("a.pdf", lambda n: pdf(b" " * inflated(n)), "no text layer")
    yield (
        "pdf of words",
        Attack(
            "a.pdf",
            lambda n: pdf(b"BT /F 9 Tf 1 1 Td " + b"(ab cd) Tj " * min(n, 6_000_000) + b"ET"),
            "",
        ),
    )


def _messages() -> Iterator[tuple[str, Attack]]:
    yield "attachments", Attack("a.eml", lambda n: multipart(n // 70, "text/html"), "parts in the")
    yield "nested parts", Attack("a.eml", lambda n: nested_parts(n // 60))
    subject = "Subject: "
    yield "long header", Attack("a.eml", lambda n: email_with(subject + "a" * n))
    yield "encoded words", Attack("a.eml", lambda n: email_with(subject + "=?a?q? " * (n // 7)))
    yield "sender", Attack("a.eml", lambda n: email_with("Reply-To: a\r\nFrom: " + "(" * n))
    kind = "Content-Type: multipart/mixed"
    yield "parameters", Attack("a.eml", lambda n: email_with(kind + ";" * n), "a header of")
    folded = "\r\n ;a=b" * 40_000
    yield "folded", Attack("a.eml", lambda n: email_with(kind + folded[:n]), "a header of")
    yield "lines", Attack("a.eml", lambda n: email_with("X: y") + b"\n" * n)
    yield "images", Attack("a.eml", lambda n: email_with("X: y") + b"[cid:" * (n // 5))


def _xml() -> Iterator[tuple[str, Attack]]:
    entities, outside = "declares XML entities", OUTSIDE
    for name, prolog in (("laughs", LAUGHS), ("file", outside)):
        yield (
            f"{name} in docx",
            Attack("a.docx", lambda n, p=prolog: docx(paragraph("&d;"), prolog=p), entities),
        )
        yield (
            f"{name} in epub",
            Attack("a.epub", lambda n, p=prolog: zipped(epub({}, prolog=p)), entities),
        )
        yield (
            f"{name} in feed",
            Attack("a.xml", lambda n, p=prolog: feed("<item>&d;</item>", prolog=p), entities),
        )
    default = '<!DOCTYPE rss [<!ATTLIST item a CDATA "{}">]>'
    yield (
        "defaults",
        Attack(
            "a.xml",
            lambda n: feed("<item/>" * (n // 14), prolog=default.format("a" * (n // 2))),
            "declares attributes",
        ),
    )
    yield "deep xml", Attack("a.xml", lambda n: feed("<a>" * (n // 3)), "deep")
    yield (
        "attributes in xml",
        Attack("a.xml", lambda n: feed(f"<item {named(n // 10, EMPTY)}/>")),
    )
    item = "<item><title>a</title><description>b</description></item>"
    yield "items", Attack("a.xml", lambda n: feed(item * (n // len(item))))
    yield "small items", Attack("a.xml", lambda n: feed("<item/>" * (n // 7)), "articles")
    cut = f"<item><description>{SENTENCE * 7}"
    yield (
        "marks in feed",
        Attack("a.xml", lambda n: feed(cut + "…" * (n // 3) + "a</description></item>")),
    )


def _pages() -> Iterator[tuple[str, Attack]]:
    yield "deep html", Attack("a.html", lambda n: page("<div>" * (n // 5)), "nested")
    yield "unclosed", Attack("a.html", lambda n: page("<b>" * (n // 3)), "nested")
    yield "flat", Attack("a.html", lambda n: page("<p>a" * (n // 4)))
    yield (
        "attributes",
        Attack("a.html", lambda n: page(f"<p {named(n // 8)}>")),
    )
    for opening in ("<svg ", "<script>", "<a ", '<p a="', "<!--", "</b", "&#"):
        yield f"html of {opening}", Attack("a.html", lambda n, o=opening: page(o * (n // len(o))))
    deep = "<div itemprop=headline>" * 1_900
    yield "deep text", Attack("a.html", lambda n: page(deep + "a b " * (n // 2)))
    data = "<script type='application/ld+json'>"
    yield (
        "spaces in data",
        Attack("a.html", lambda n: page("", head=f"{data}-->{' ' * n}x</script>")),
    )
    yield (
        "deep data",
        Attack("a.html", lambda n: page("", head=f"{data}{'[' * n}</script>")),
    )


def _texts() -> Iterator[tuple[str, Attack]]:
    for name, piece, after in (
        ("letters", "a", ""),
        ("digits", "1", "a"),
        ("at signs", "@", "a"),
        ("addresses", "a@", ""),
        ("marks", ".", "a"),
        ("dots apart", ". ", "a"),
        ("short lines", "a\n", ""),
        ("empty lines", "\n", ""),
        ("items", "- a b c\n", ""),
        ("questions", "Cine a fost?\n", ""),
        ("headings", "Titlu mare al zilei\n\nCine a fost acolo astăzi a plecat.\n\n", ""),
        ("accents", "\u0301\u0323", ""),
        ("own", "claimcmp:1", ""),
        ("bullets", "• ", "a"),
        ("spaces", " ", "a"),
        ("clocks", "10:00 ", "a"),
    ):
        yield f"text of {name}", Attack("a.txt", text(piece, after))
    for name, line in (
        ("other questions", "Cine a fost al {}-lea ministru al guvernului?\n"),
        ("other headings", "Titlul mare numărul {}\n\nMinistrul {} a plecat ieri din țară.\n\n"),
        ("other items", "- punctul {} al planului de astăzi\n"),
    ):
        yield f"text of {name}", Attack("a.txt", numbered(line))
    for piece in ("[", "![", "![a](", "[^", "<!--", "`", " *a", "# ", "\\", "<a"):
        yield f"markdown of {piece}", Attack("a.md", text(piece, "x"))
    yield "markdown spaces", Attack("a.md", lambda n: b"# a" + b" " * n + b"x")
    front = "---\n{}\n---\n"
    yield "deep matter", Attack("a.md", lambda n: front.format("[" * min(n, 19_000)).encode())
    yield "long matter", Attack("a.md", lambda n: front.format("a: b\n" * (n // 6)).encode())
    yield "deep json", Attack("a.json", text("["), "JSON")
    yield "deep objects", Attack("a.json", text('{"a":'), "JSON")
    yield "long number", Attack("a.json", text("1"), "JSON")
    yield (
        "long line",
        Attack("a.jsonl", lambda n: b'{"text": "' + SENTENCE.encode() * (n // 90) + b'"}'),
    )
    yield "lines of json", Attack("a.jsonl", text("{}\n"), "articles")
    yield "list of json", Attack("a.json", lambda n: b"[" + b"{}," * (n // 3) + b"{}]", "articles")
    yield "cues", Attack("a.srt", lambda n: subtitles("Bine ați venit la știri.", n))
    yield "silent cues", Attack("a.srt", lambda n: subtitles("[muzică]", n))
    yield "voices", Attack("a.vtt", lambda n: b"WEBVTT\n\n" + subtitles("<v" + ".a" * 60, n))
    yield "long cue", Attack("a.srt", lambda n: subtitles("a" * (n // 3), n))


ATTACKS: dict[str, Attack] = {
    name: attack
    for group in (_containers, _messages, _xml, _pages, _texts)
    for name, attack in group()
}


def told(attack: Attack, content: bytes) -> list[str]:
    """Read an attack; return why it, or a part of it, was refused, each reason once."""
    try:
        reading = reader_for(attack.path)(content, path=attack.path)
    except UnreadableInput as error:
        return [skipped(attack.path, error).reason]
    except (MemoryError, RecursionError):
        return ["too large or nested too deeply"]
    return sorted({one.reason for one in reading.skipped})


if __name__ == "__main__":
    chosen = ATTACKS[sys.argv[1]]
    print(*told(chosen, chosen.made(int(sys.argv[2]))), sep="\n")
