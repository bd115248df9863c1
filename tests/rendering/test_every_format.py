"""What must hold for a report in any format, whatever its articles say and are called."""

import io
import json
import zipfile
from dataclasses import replace

import pytest

from claimcmp.records import Comparison
from claimcmp.rendering.formats import FORMATS, Presentation
from tests.rendering.hostile import ATTACKS, poisoned, steering

LOOK = Presentation(width=80, colour=False, show_dropped=True)
# A report's own: its isolates around right-to-left words, the word joiners of Markdown, the mark
# that Excel needs, joiners inside emoji, and Arabic signs that have a shape.
OWN = set("\u2060\u2066\u2067\u2069\ufeff\u200c\u200d\r\u0600\u0601\u0602\u0603\u0604\u0605\u06dd")


def texts(content: bytes, *, binary: bool) -> str:
    """Return the text of a report; of a workbook, that of its parts."""
    if not binary:
        return content.decode("utf-8")
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return "\n".join(book.read(name).decode("utf-8") for name in book.namelist())


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_steers_whoever_looks_at_a_report(comparison: Comparison, name: str) -> None:
    """Neither terminals, editors nor bidirectional order are changed by any known attack."""
    one = FORMATS[name]
    for attack in ATTACKS:
        shown = texts(one.render(poisoned(comparison, attack), LOOK), binary=one.binary)
        assert steering(shown) <= OWN, f"{attack!r}"


@pytest.mark.parametrize("name", ["html", "svg", "claimreview"])
def test_no_program_and_no_address_of_one(comparison: Comparison, name: str) -> None:
    calm = FORMATS[name].render(comparison, LOOK).decode().lower()
    for attack in ("javascript:alert(1)", "</script><script>alert(1)</script>", "]]><script>"):
        shown = FORMATS[name].render(poisoned(comparison, attack), LOOK).decode().lower()
        assert shown.count("<script") == calm.count("<script")
        assert shown.count("</script") == calm.count("</script")
        for opening in ('href="', "href='", '"url": "'):
            assert f"{opening}javascript" not in shown


def test_a_review_names_addresses_of_the_web_alone(comparison: Comparison) -> None:
    for address, kept in (
        ("https://news.example/a", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("https://news.example/\u202egnp.exe", False),
    ):
        sources = tuple(replace(source, url=address) for source in comparison.sources)
        shown = FORMATS["claimreview"].render(replace(comparison, sources=sources), LOOK)
        claim = json.loads(shown)["@graph"][0]["itemReviewed"][0]
        assert claim["appearance"].get("url") == (address if kept else None)
