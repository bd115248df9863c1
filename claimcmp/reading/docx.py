"""DOCX: paragraphs, rows of tables and footnotes as a reader of the printed page sees them.

Inserted text counts and deleted text does not, as if every tracked change were accepted; hidden
text, comments, field codes and macros are not read. The day on which a file was made says nothing
of when its text was published, so that only the text's own words give a date.
"""

from dataclasses import replace
from hashlib import sha256
from xml.etree.ElementTree import Element

from claimcmp.errors import UnreadableInput
from claimcmp.reading.archive import Archive, open_archive
from claimcmp.reading.docx_text import DocxText, Footnotes
from claimcmp.reading.drafting import Paragraph, draft
from claimcmp.reading.interface import Declared, Reading
from claimcmp.reading.safe_xml import attribute, children, decode_xml, parse_xml

OLD_WORD_MAGIC = b"\xd0\xcf\x11\xe0"
_HEADING_REASON = "a heading, not a statement"
_OFFICE_DOCUMENT = "/officeDocument"


def read_docx(content: bytes, *, path: str) -> Reading:
    """Read a Word document as one article.

    Raises UnreadableInput where it is none, is encrypted or damaged, or holds no sentence.
    """
    if content.startswith(OLD_WORD_MAGIC):
        raise UnreadableInput("encrypted, or an old .doc; save it as .docx without a password")
    archive = open_archive(content)
    main = _main_part(archive)
    folder = main.rpartition("/")[0]
    document = _parsed(archive, main)
    if document is None:
        raise UnreadableInput("no Word document inside; save it as .docx")
    styles = _style_names(_parsed(archive, f"{folder}/styles.xml"))
    notes = _footnotes(archive, folder)
    found = list(DocxText(styles, notes).read(document))
    article = draft(
        (Paragraph(p.text, _HEADING_REASON if p.level else "") for p in found),
        path=path,
        digest=sha256(content).hexdigest(),
        declared=Declared(),
    )
    headings = sorted((p for p in found if p.level), key=lambda p: p.level)
    title = headings[0].text if headings else _core_title(archive)
    return Reading(articles=(replace(article, title=title or article.title),))


def _parsed(archive: Archive, name: str) -> Element | None:
    """Return the root of the part *name*, or None where the archive has none."""
    content = archive.read(name.lstrip("/"))
    return None if content is None else parse_xml(decode_xml(content))


def _main_part(archive: Archive) -> str:
    """Return the name of the part that holds the text, as the package's relations give it."""
    relations = _parsed(archive, "_rels/.rels")
    for relation in relations if relations is not None else ():
        if relation.get("Type", "").endswith(_OFFICE_DOCUMENT):
            return relation.get("Target", "").lstrip("/")
    return "word/document.xml"


def _style_names(root: Element | None) -> dict[str, str]:
    """Return the name of each style, in lower case: "heading 1" in Word of any language."""
    names: dict[str, str] = {}
    for style in children(root, "style"):
        for name in children(style, "name"):
            names[attribute(style, "styleId")] = attribute(name, "val").lower()
    return names


def _footnotes(archive: Archive, folder: str) -> Footnotes:
    """Return the notes at the foot of a page and at the end, by kind and number."""
    notes: Footnotes = {}
    for kind in ("footnote", "endnote"):
        for note in children(_parsed(archive, f"{folder}/{kind}s.xml"), kind):
            notes[kind, attribute(note, "id")] = note
    return notes


def _core_title(archive: Archive) -> str | None:
    """Return the title in the document's properties where it has more than one word.

    One word is mostly the name of a template or of a file.
    """
    for element in children(_parsed(archive, "docProps/core.xml"), "title"):
        title = " ".join((element.text or "").split())
        return title if " " in title and not title.lower().startswith("microsoft word") else None
    return None
