"""Comparison → the report that a person reads in a terminal, or in a pipe without colour.

report.py       the whole: which parts, in which order
events.py       one event: its sources and its sections of statements
sources.py      the table of sources, what was skipped, what was left out
diverging.py    diverging statements side by side
agreeing.py     corroborated statements, and what only one source says
catalogue.py    looking up claims, sources, their numbers and their places
highlight.py    a claim with the words in conflict marked
layout.py       wrapping and columns in terminal cells
screen.py       the width and colour of the screen; lines to text
check.py        what each report says of a claim
explanation.py  one divergence with everything that led to it
difference.py   what changed between two comparisons
verification.py what of a saved comparison still holds
safety.py       what of article text may reach the terminal

rich is imported in this folder only. Its markup parser never sees article text.
"""

from claimcmp.rendering.terminal.report import render_terminal

__all__ = ["render_terminal"]
