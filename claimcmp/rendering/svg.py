"""Comparison → the terminal report as one SVG picture, with no reference to anything outside."""

from claimcmp.records import ClusterStatus, Comparison
from claimcmp.rendering.terminal.report import report_lines
from claimcmp.rendering.terminal.screen import Screen

# rich's own template links fonts on a content delivery network; this one names local fonts only.
_TEMPLATE = """\
<svg viewBox="0 0 {width} {height}" width="{width}" height="{height}" \
xmlns="http://www.w3.org/2000/svg">
<title>claimcmp report</title>
<style>
.{unique_id}-matrix {{
  font-family: "DejaVu Sans Mono", "Noto Sans Mono", Menlo, Consolas, monospace;
  font-size: {char_height}px;
  line-height: {line_height}px;
}}
.{unique_id}-title {{
  font-family: "DejaVu Sans", "Noto Sans", Helvetica, Arial, sans-serif;
  font-size: 18px;
}}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" />
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""
_TITLE = "claimcmp"


def render_svg(
    comparison: Comparison,
    *,
    width: int | None,
    show_dropped: bool = False,
    only: ClusterStatus | None = None,
) -> str:
    """Return the terminal report in colour as SVG; *width* is in cells, 100 when None."""
    screen = Screen.of(width or 100, colour=True)
    console = screen.console(record=True)
    for line in report_lines(comparison, screen, show_dropped=show_dropped, only=only):
        console.print(line, no_wrap=True, overflow="ignore", crop=False)
    return console.export_svg(title=_TITLE, code_format=_TEMPLATE, unique_id="claimcmp")
