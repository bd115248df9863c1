"""What claimcmp wrote is no article, wherever it lies; what only speaks of it is one."""

import gzip
from dataclasses import replace
from pathlib import Path

import pytest

from claimcmp.reading import read_articles
from claimcmp.records import Comparison
from claimcmp.rendering.formats import FORMATS, Presentation

REASON = "a report that claimcmp wrote, no article"
SIGNATURE = "claimcmp:0.1.0|model:e5@04344e75dbc5|nli:none|calibration:fe05bd71|threshold:0.50"
TEXT = "Two bridges were closed in Brăila on Tuesday. claimcmp: version 2 found the difference."


@pytest.mark.parametrize("name", [name for name in FORMATS if not FORMATS[name].binary])
@pytest.mark.parametrize("width", [40, 120])
def test_a_report_in_a_folder_of_articles(
    name: str, width: int, comparison: Comparison, tmp_path: Path
) -> None:
    (tmp_path / "article.txt").write_text(TEXT, encoding="utf-8")
    made = replace(comparison, signature=SIGNATURE)
    report = FORMATS[name].render(made, Presentation(width=width))
    (tmp_path / f"report{FORMATS[name].endings[0]}").write_bytes(report)
    (tmp_path / f"packed{FORMATS[name].endings[0]}.gz").write_bytes(gzip.compress(report))
    articles, skipped = read_articles([str(tmp_path)])
    assert [Path(a.path).name for a in articles] == ["article.txt"]
    assert [s.reason for s in skipped] == [REASON, REASON]


def test_a_crawl_that_quotes_a_signature_loses_nothing(tmp_path: Path) -> None:
    crawl = tmp_path / "crawl.jsonl"
    crawl.write_text(
        '{"text": "The report ends with claimcmp:0.1.0|model:labse and nothing else."}\n'
        '{"text": "Two bridges were closed in Braila on Tuesday."}\n'
    )
    articles, skipped = read_articles([str(crawl)])
    assert (len(articles), skipped) == (2, ())
