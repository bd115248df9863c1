"""Every format of a report: its name, the endings of its files, and what renders it.

A new format is one module with a renderer, one function here that imports it, and one line in
``FORMATS``. Renderers are imported on use: ``claimcmp --help`` lists the names and loads none.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimcmp.records import ClusterStatus, Comparison


@dataclass(frozen=True, slots=True)
class Presentation:
    """How a comparison is to be shown; each format uses what means something to it.

    ``width`` is in terminal cells, None for the terminal's own; ``colour`` None lets the terminal
    decide; ``show_dropped`` lists what was left out of each article; ``only`` says which kind of
    statements was selected, so that a report can say where there are none.
    """

    width: int | None = None
    colour: bool | None = None
    show_dropped: bool = False
    only: "ClusterStatus | None" = None


Renderer = Callable[["Comparison", Presentation], bytes]


@dataclass(frozen=True, slots=True)
class Format:
    """One format: ``render`` gives the bytes of the file, in UTF-8 where it is text.

    ``endings`` are those of its files, lower case with the dot, the usual one first; ``binary``
    says that a terminal cannot show it.
    """

    name: str
    endings: tuple[str, ...]
    render: Renderer
    binary: bool = False


def format_for(path: PurePath, known: Iterable[str]) -> Format | None:
    """Return the format, of the *known* names, that the ending of *path* names, or None."""
    ending = path.suffix.lower()
    formats = (FORMATS[name] for name in known)
    return next((one for one in formats if ending in one.endings), None)


def _text(comparison: "Comparison", presentation: Presentation) -> bytes:
    from claimcmp.rendering.terminal import render_terminal

    shown = render_terminal(
        comparison,
        width=presentation.width,
        colour=presentation.colour,
        show_dropped=presentation.show_dropped,
        only=presentation.only,
    )
    return shown.encode("utf-8")


def _json(comparison: "Comparison", presentation: Presentation) -> bytes:
    from claimcmp.rendering.json import render_json

    return render_json(comparison).encode("utf-8")


def _json_lines(comparison: "Comparison", presentation: Presentation) -> bytes:
    from claimcmp.rendering.json_lines import render_json_lines

    return render_json_lines(comparison).encode("utf-8")


def _markdown(comparison: "Comparison", presentation: Presentation) -> bytes:
    from claimcmp.rendering.markdown import render_markdown

    shown = render_markdown(comparison, show_dropped=presentation.show_dropped)
    return shown.encode("utf-8")


def _csv(comparison: "Comparison", presentation: Presentation) -> bytes:
    from claimcmp.rendering.csv import render_csv

    return render_csv(comparison).encode("utf-8")


def _html(comparison: "Comparison", presentation: Presentation) -> bytes:
    from claimcmp.rendering.html import render_html

    return render_html(comparison, only=presentation.only).encode("utf-8")


def _xlsx(comparison: "Comparison", presentation: Presentation) -> bytes:
    from claimcmp.rendering.xlsx import render_xlsx

    return render_xlsx(comparison)


def _svg(comparison: "Comparison", presentation: Presentation) -> bytes:
    from claimcmp.rendering.svg import render_svg

    shown = render_svg(
        comparison,
        width=presentation.width,
        show_dropped=presentation.show_dropped,
        only=presentation.only,
    )
    return shown.encode("utf-8")


def _claim_review(comparison: "Comparison", presentation: Presentation) -> bytes:
    from claimcmp.rendering.claim_review import render_claim_review

    return render_claim_review(comparison).encode("utf-8")


FORMATS: dict[str, Format] = {
    one.name: one
    for one in (
        Format("text", (".txt", ".text"), _text),
        Format("html", (".html", ".htm"), _html),
        Format("json", (".json",), _json),
        Format("jsonl", (".jsonl", ".ndjson"), _json_lines),
        Format("markdown", (".md", ".markdown"), _markdown),
        Format("csv", (".csv",), _csv),
        Format("xlsx", (".xlsx",), _xlsx, binary=True),
        Format("svg", (".svg",), _svg),
        Format("claimreview", (".jsonld",), _claim_review),
    )
}
