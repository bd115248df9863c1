"""The process that reads PDFs: started with the first one, kept for the others of a run.

Whatever a PDF does to it costs that PDF; the next one gets a new process.
"""

import atexit
import os
import signal
import subprocess
import sys
from pathlib import Path
from threading import Lock, Timer

import claimcmp
from claimcmp.errors import UnreadableInput
from claimcmp.reading.pdf_child import PROCESSOR_SECONDS, answered, read_message, write_message
from claimcmp.reading.pdf_document import LaidOut

LONGEST_WAIT = 600.0
"""Seconds that one PDF may take by the clock: on a busy machine processor time is longer."""

_TOO_SLOW = f"takes over {PROCESSOR_SECONDS} seconds to read; split it or print it to a new PDF"
_CRASHED = "breaks the PDF reader, which ran apart; print it to a new PDF"
_PROGRAM = "from claimcmp.reading.pdf_child import main; main()"
# -P: the current folder may be anybody's, and must not bring modules of its own.
_COMMAND = (sys.executable, "-P", "-c")
_PATH = "import sys; sys.path.append(sys.argv[1]); "
_OUT_OF_TIME = -getattr(signal, "SIGXCPU", 24)


class PdfProcess:
    """A process that is started when it is first asked, and again after a PDF broke it."""

    def __init__(self, program: str = _PROGRAM, *, longest: float = LONGEST_WAIT) -> None:
        """Run *program*, which answers as ``pdf_child.main`` does, in at most *longest* seconds."""
        self._program = program
        self.longest = longest
        self._lock = Lock()
        # By the process that started them: one that was forked must not share its parent's.
        self.processes: dict[int, subprocess.Popen[bytes]] = {}
        atexit.register(self.stop)

    def lay_out(self, content: bytes) -> LaidOut:
        """Return the paragraphs of a PDF.

        Raises UnreadableInput where it cannot be read, or breaks or overburdens the process.
        """
        with self._lock:
            answer = self._asked(content)
            try:
                return answered(answer)
            except (ValueError, TypeError, KeyError, RecursionError) as error:
                self.stop()
                raise UnreadableInput(_CRASHED) from error

    def stop(self) -> None:
        """End the process, if there is one; the next PDF starts another."""
        process = self.processes.pop(os.getpid(), None)
        if process is not None:
            process.kill()
            process.communicate()

    def _asked(self, content: bytes) -> bytes:
        """Return the answer to *content*; a process that gives none is ended."""
        process = self._started()
        assert process.stdin is not None
        assert process.stdout is not None
        timer = Timer(self.longest, process.kill)
        timer.start()
        answer = None
        try:
            write_message(process.stdin, content)
            answer = read_message(process.stdout)
        except OSError:
            answer = None  # it ended before it had read all
        finally:
            is_late = not timer.is_alive()
            timer.cancel()
            if answer is None:
                self._end(process)
        if answer is None:
            is_late = is_late or process.returncode == _OUT_OF_TIME
            raise UnreadableInput(_TOO_SLOW if is_late else _CRASHED)
        return answer

    def _started(self) -> "subprocess.Popen[bytes]":
        process = self.processes.get(os.getpid())
        if process is None and not sys.executable:
            raise UnreadableInput("no Python of its own to read PDFs with; run claimcmp by Python")
        if process is None:
            root = str(Path(claimcmp.__file__).parents[1])
            try:
                process = subprocess.Popen(
                    [*_COMMAND, _PATH + self._program, root],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                )
            except OSError as error:
                raise UnreadableInput(f"no process to read PDFs in: {error.strerror}") from error
            self.processes[os.getpid()] = process
        return process

    def _end(self, process: "subprocess.Popen[bytes]") -> None:
        """End *process* where it does not end by itself, which tells why."""
        try:
            process.wait(1.0)
        except subprocess.TimeoutExpired:
            process.kill()
        self.stop()


_of_this_run = PdfProcess()


def lay_out_apart(content: bytes) -> LaidOut:
    """Return the paragraphs of a PDF, read in the process that is kept for those of a run.

    Raises UnreadableInput where it cannot be read, or breaks or overburdens that process.
    """
    return _of_this_run.lay_out(content)
