"""Writes the PDF files beside it: ``python tests/documents/make_pdf.py``.

They are kept because the fonts that have Romanian letters are not on every machine. A tilde
in the texts is a place where a typesetter may break a word.
"""

from collections.abc import Iterator
from pathlib import Path

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

HERE = Path(__file__).parent
FONTS = Path("/usr/share/fonts/truetype/liberation")

ROMANIAN = """\
Con~siliul Ju~de~țean Su~ceava a apro~bat marți reno~varea a 12 școli din mediul rural, într-o \
ședin~ță con~vocată de ur~gență. Cos~turile sunt esti~mate la 14,5 mili~oane de euro, bani care \
vin în cea mai mare parte din fon~duri euro~pene.
Preșe~dintele con~siliului, Ion Popescu, a decla~rat că lucră~rile vor în~cepe în iulie și că \
pri~mele patru școli vor fi gata până la sfârșitul anului. „Nu s-a mai inves~tit aici din 1989”, a \
spus el, adău~gând că firma ale~asă este din Cluj-Napoca.
Opo~ziția a votat împo~triva pro~iectului. Con~silierul Maria Ionescu a spus că lista șco~lilor a \
fost făcută dintr-un birou și că două sate au fost uitate. Ea a cerut prin e-mail o expli~cație \
scrisă.
Părin~ții din comuna Șcheia cer de trei ani un aco~periș nou. În iarna tre~cută, ele~vii au \
învă~țat într-un cămin cultu~ral, iar o parte din~tre ei au mers cu auto~buzul la Suceava.
Minis~terul Edu~cației a anun~țat că va plăti jumă~tate din sumă. Restul va fi aco~perit de \
buge~tul jude~țului, care a fost recti~ficat luna trecută.
Sindi~catele din învă~țământ au salu~tat deci~zia, dar au amin~tit că în județ lip~sesc 230 de \
pro~fesori titu~lari. Ins~pecto~ratul spune că pos~turile vor fi ocu~pate prin con~curs.
"""

ENGLISH = """\
The county council approved the renovation of twelve schools on Tuesday, in an emergency session \
that lasted until midnight. The ﬁrst official estimate puts the cost at 14.5 million euros, most \
of which will come from European funds.
Council president Ion Popescu said that work would start in July. A well-known company from \
Cluj-Napoca won the contract, and the ﬂoor plans were published by e-mail the same day.
"""


def lines(text: str, width: float, font: str, size: float) -> Iterator[tuple[str, bool]]:
    """Yield the lines of one paragraph, and whether each is the first."""
    line, first = "", True
    for word in text.split():
        parts = word.split("~")
        for count in range(len(parts), -1, -1):
            head = "".join(parts[:count])
            cut = bool(0 < count < len(parts))
            hyphenated = f"{line} {head}{'-' * cut}".strip()
            if count and pdfmetrics.stringWidth(hyphenated, font, size) <= width:
                break
        if count == len(parts):
            line = hyphenated
            continue
        rest = word.replace("~", "")
        if "-" in rest and not count and line:
            head, hyphen, tail = rest.partition("-")
            attempt = f"{line} {head}{hyphen}"
            if pdfmetrics.stringWidth(attempt, font, size) <= width:
                yield attempt, first
                line, first = tail, False
                continue
        yield hyphenated if count else line, first
        line, first = "".join(parts[count:]), False
    yield line, first


def columns(name: str, paragraphs: str, *, count: int, rows: int, size: float = 9.5) -> None:
    """Write *paragraphs* in *count* columns of *rows* lines, with a head, a foot and a title."""
    canvas = Canvas(str(HERE / name), pagesize=(595, 842), invariant=True)
    canvas.setTitle("Douăsprezece școli renovate")
    canvas.setAuthor("Gazeta de Nord")
    gutter, left, top = 22.0, 50.0, 690.0
    width = (595 - 2 * left - gutter * (count - 1)) / count
    pending = [
        (text, first)
        for paragraph in paragraphs.strip().split("\n")
        for text, first in lines(paragraph, width - 12, "Serif", size)
    ]
    page = 0
    while pending:
        page += 1
        canvas.setFont("Sans", 8)
        canvas.drawString(left, 805, "Gazeta de Nord | 4 martie 2026")
        canvas.drawCentredString(297, 30, f"Pagina {page} din 2")
        if page == 1:
            canvas.setFont("Sans", 20)
            canvas.drawString(left, 745, "Douăsprezece școli renovate la Suceava")
            canvas.setFont("Sans", 11)
            canvas.drawString(
                left, 722, "Consilierii au votat marți seara, după trei ore de dezbateri."
            )
        canvas.setFont("Serif", size)
        taken, pending = pending[: rows * count], pending[rows * count :]
        # Row by row across the columns: the order in the file says nothing of the order of reading.
        for row in range(rows):
            for column, (text, first) in enumerate(taken[row::rows]):
                x = left + column * (width + gutter) + (12 if first else 0)
                canvas.drawString(x, top - row * size * 1.25, text)
        canvas.showPage()
    canvas.save()


def report(name: str, encrypt: StandardEncryption | None = None) -> None:
    """Write one page with a table, a bulleted list and ligatures."""
    canvas = Canvas(str(HERE / name), pagesize=(595, 842), invariant=True, encrypt=encrypt)
    y = 760.0
    for paragraph in ENGLISH.strip().split("\n"):
        canvas.setFont("Serif", 11)
        for text, _ in lines(paragraph, 480, "Serif", 11):
            canvas.drawString(56, y, text)
            y -= 14
        y -= 10
    for row in (("County", "Schools", "Cost"), ("Suceava", "12", "14.5"), ("Cluj", "9", "11.2")):
        for x, cell in zip((56, 256, 406), row, strict=True):
            canvas.drawString(x, y, cell)
        y -= 16
    canvas.drawCentredString(297, 30, "1")
    canvas.showPage()
    canvas.save()


def picture(name: str) -> None:
    """Write a page without a text layer, as a scanner does."""
    canvas = Canvas(str(HERE / name), pagesize=(200, 200), invariant=True)
    canvas.rect(20, 20, 100, 100, fill=1)
    canvas.showPage()
    canvas.save()


if __name__ == "__main__":
    pdfmetrics.registerFont(TTFont("Serif", FONTS / "LiberationSerif-Regular.ttf"))
    pdfmetrics.registerFont(TTFont("Sans", FONTS / "LiberationSans-Bold.ttf"))
    columns("columns.pdf", ROMANIAN, count=2, rows=8)
    columns("single.pdf", ROMANIAN, count=1, rows=8)
    report("report.pdf")
    report("encrypted.pdf", StandardEncryption("secret", ownerPassword="owner"))
    picture("scan.pdf")
