"""PDFs are read in a process of their own: whatever one does to it costs that PDF only."""

import sys
from pathlib import Path

import pytest

from claimcmp.errors import UnreadableInput
from claimcmp.reading.formats import reader_for
from claimcmp.reading.pdf import read_pdf
from claimcmp.reading.pdf_document import lay_out
from claimcmp.reading.pdf_process import PdfProcess

DOCUMENTS = Path(__file__).parents[1] / "documents"
PDF = (DOCUMENTS / "single.pdf").read_bytes()
# Programs in which one kind of PDF breaks the reader, and another does not.
PROGRAM = """
import os, time
from claimcmp.reading import pdf_child, pdf_document

def lay_out(content):
    if content.startswith(b"%PDF"):
        return pdf_document.lay_out(content)
    {broken}

pdf_child.main(lay_out=lay_out, seconds=1, memory=1 << 30)
"""


def process(broken: str, *, longest: float = 300.0) -> PdfProcess:
    return PdfProcess(PROGRAM.format(broken=broken), longest=longest)


def reason(own: PdfProcess) -> str:
    try:
        with pytest.raises(UnreadableInput) as caught:
            own.lay_out(b"no PDF")
        # Whatever happened, the next PDF is read.
        assert own.lay_out(PDF).paragraphs
    finally:
        own.stop()
    return str(caught.value)


@pytest.mark.skipif(sys.platform == "win32", reason="the system bounds no process")
@pytest.mark.parametrize(
    ("broken", "expected"),
    [
        ("os.abort()", "breaks the PDF reader"),
        ("os._exit(0)", "breaks the PDF reader"),
        ("while True: pass", "takes over"),
        ("return bytes(2 << 30)", "too large"),
        ("raise ValueError('page 3')", "damaged PDF (ValueError: page 3)"),
        ("os.write(3, b'rubbish'); os._exit(0)", "breaks the PDF reader"),
    ],
)
def test_what_breaks_the_process_costs_one_pdf(broken: str, expected: str) -> None:
    told = reason(process(broken))
    assert expected in told
    assert "\n" not in told


@pytest.mark.skipif(sys.platform == "win32", reason="the system bounds no process")
def test_a_pdf_writes_no_file(tmp_path: Path) -> None:
    file = tmp_path / "written.txt"
    written = f"import pathlib; pathlib.Path({str(file)!r}).write_text('x')"
    assert "damaged PDF (OSError" in reason(process(written))
    assert not file.exists() or file.read_bytes() == b""


def test_a_process_that_waits_for_ever_is_ended() -> None:
    own = process("time.sleep(600)")
    assert own.lay_out(PDF).title  # started, so that only the wait counts
    own.longest = 0.5
    with pytest.raises(UnreadableInput, match="takes over"):
        own.lay_out(b"no PDF")
    own.stop()


def test_one_process_reads_all_pdfs_of_a_run() -> None:
    own = PdfProcess()
    try:
        found = [own.lay_out((DOCUMENTS / name).read_bytes()) for name in ("single.pdf",) * 2]
        assert len(own.processes) == 1
        assert found == [lay_out(PDF)] * 2
    finally:
        own.stop()
    assert not own.processes


def test_apart_and_here_read_the_same() -> None:
    for name in ("columns.pdf", "report.pdf"):
        content = (DOCUMENTS / name).read_bytes()
        apart = reader_for(name)(content, path=name)
        assert apart == read_pdf(content, path=name, lay_out=lay_out)


def test_modules_in_the_current_folder_are_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("json", "pypdfium2", "claimcmp"):
        (tmp_path / f"{name}.py").write_text("import os; os.abort()")
    monkeypatch.chdir(tmp_path)
    own = PdfProcess()
    assert own.lay_out(PDF).title
    own.stop()
