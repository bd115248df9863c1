"""Comparison → one HTML file that a person reads, filters, links to, prints and verifies.

page.py         the whole: what the template is given, and the content security policy
text.py         what of outside text may reach the page: visible characters, language, direction
sources.py      the sources: how they are called, their link, what they repeat
views.py        what the templates are given of a cluster
clusters.py     the statements of a cluster with the words in conflict marked
fulltexts.py    each article's whole text by offsets, its claims and what was left out
matrix.py       sources against statements: agrees, diverges, silent
timeline.py     the values of a changing figure over the days of publication
scale.py        values and days to places in a drawing
templates/      the markup; styles/ and scripts/ go into the file as they are

jinja2 and babel are imported in this folder only, and only when a page is rendered.
"""

from claimcmp.rendering.html.page import render_html

__all__ = ["render_html"]
