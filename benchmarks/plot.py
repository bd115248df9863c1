"""Pictures of the results: engine speeds, and time per claim by size, as SVG without any library.

Usage: python -m benchmarks.plot
Reads results/engine.json and results/scale.json where they exist; writes results/engine.svg and
results/scale.svg.
"""

import json
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

RESULTS = Path(__file__).with_name("results")
_WIDTH, _ROW, _LEFT, _RIGHT, _TOP = 760, 30, 270, 90, 56
# Told apart also by those who see no red or green (Okabe and Ito 2008).
_COLOURS = ("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#999999")
_FONT = 'font-family="system-ui, sans-serif" font-size="13" fill="#222"'


def bars(title: str, rows: Sequence[tuple[str, Mapping[str, float]]], unit: str) -> str:
    """Return one bar per row, cut into its named parts, with the sum behind it."""
    names = list(dict.fromkeys(name for _, parts in rows for name in parts))
    colour = dict(zip(names, _COLOURS * len(names), strict=False))
    longest = max(sum(parts.values()) for _, parts in rows)
    scale = (_WIDTH - _LEFT - _RIGHT) / longest
    height = _TOP + _ROW * (len(rows) + len(names) // 4 + 2)
    drawn = [_text(_LEFT, 26, title, "font-weight='600'")]
    for number, (label, parts) in enumerate(rows):
        y = _TOP + _ROW * number
        drawn.append(_text(_LEFT - 10, y + 15, label, "text-anchor='end'"))
        x = float(_LEFT)
        for name, value in parts.items():
            drawn.append(
                f'<rect x="{x:.1f}" y="{y}" width="{value * scale:.1f}" height="20" '
                f'fill="{colour[name]}"><title>{escape(name)}: {value:g} {unit}</title></rect>'
            )
            x += value * scale
        drawn.append(_text(x + 8, y + 15, f"{sum(parts.values()):.3g} {unit}"))
    if len(names) > 1:
        drawn += _legend(names, colour, _TOP + _ROW * len(rows) + 16)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" '
        f'role="img" aria-label="{escape(title)}"><rect width="100%" height="100%" fill="#fff"/>'
        + "".join(drawn)
        + "</svg>\n"
    )


def _legend(names: Sequence[str], colour: Mapping[str, str], top: int) -> list[str]:
    drawn = []
    for number, name in enumerate(names):
        x, y = 20 + 185 * (number % 4), top + 24 * (number // 4)
        drawn.append(f'<rect x="{x}" y="{y}" width="12" height="12" fill="{colour[name]}"/>')
        drawn.append(_text(x + 18, y + 11, name))
    return drawn


def _text(x: float, y: float, text: str, more: str = "") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" {_FONT} {more}>{escape(text)}</text>'


def engine_picture(result: Mapping[str, dict]) -> str:
    """Return the engines' speeds."""
    rows = [
        (name, {"sentences": figures["sentences_per_second"]})
        for name, figures in result["engines"].items()
    ]
    return bars("Sentences embedded a second, the same weights", rows, "/s")


def scale_picture(result: Mapping[str, list]) -> str:
    """Return the processor time per claim of each size, stage by stage, without start-up."""
    rows = []
    for size in result["sizes"]:
        parts = {
            name: round(1000 * stage["processor_s"] / size["claims"], 3)
            for name, stage in size["stages"].items()
            if name != "building the graph"
        }
        peak = max(stage["peak_mb"] for stage in size["stages"].values())
        rows.append((f"{size['claims']:,} claims, peak {peak:,} MB", parts))
    return bars("Processor time per claim by size", rows, "ms")


def main() -> None:
    """Draw what there are results for."""
    for name, draw in (("engine", engine_picture), ("scale", scale_picture)):
        source = RESULTS / f"{name}.json"
        if source.exists():
            picture = draw(json.loads(source.read_text(encoding="utf-8")))
            source.with_suffix(".svg").write_text(picture, encoding="utf-8")


if __name__ == "__main__":
    main()
