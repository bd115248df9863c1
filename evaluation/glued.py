"""Glue news articles together at random, as pages do, and count what is taken for the article.

    python -m evaluation.glued wikinews.en.jsonl.gz

The constants of ``claimcmp.reading.blocks`` were chosen with this: other stories must go, and the
article's own paragraphs must stay, also where a page puts headlines of other stories between them.
"""

import argparse
import gzip
import json
import random
from collections.abc import Callable, Sequence
from pathlib import Path

from claimcmp.reading.plain_text import read_plain_text
from evaluation.figures import publish

Story = tuple[str, tuple[str, ...]]
"""A headline and its paragraphs."""

Layout = Callable[[Story, Sequence[Story]], tuple[list[str], list[str]]]
"""Lays out one story and some others: the page's lines, and those that are not the story."""


def stories(path: Path) -> list[Story]:
    """Return the articles of a gzipped file of JSON lines that have four paragraphs or more."""
    found = []
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            article = json.loads(line)
            pieces = (piece.strip() for piece in article["text"].split("\n"))
            kept = tuple(p for p in pieces if len(p.split()) >= 12 and p[-1] in '."')
            if len(kept) >= 4:
                found.append((article["title"], kept))
    return found


def alone(own: Story, others: Sequence[Story]) -> tuple[list[str], list[str]]:
    """Lay out the story by itself."""
    return [own[0], *own[1]], []


def sub_headings(own: Story, others: Sequence[Story]) -> tuple[list[str], list[str]]:
    """Put a general sub-heading above every later paragraph."""
    lines = [own[0], own[1][0]]
    for paragraph in own[1][1:]:
        lines += ["A long road to the final outcome", paragraph]
    return lines, []


def inserted_headlines(own: Story, others: Sequence[Story]) -> tuple[list[str], list[str]]:
    """Put headlines of other stories between the story's paragraphs."""
    heads = [head for head, _ in others[:2]]
    return [own[0], *own[1][:2], "Read also:", *heads, *own[1][2:]], []


def related(own: Story, others: Sequence[Story]) -> tuple[list[str], list[str]]:
    """Append whole other stories below a heading."""
    lines, foreign = bare_tail(own, others)
    return [*lines[: len(own[1]) + 1], "Related Articles", *lines[len(own[1]) + 1 :]], foreign


def repeated_headlines(own: Story, others: Sequence[Story]) -> tuple[list[str], list[str]]:
    """Append other stories whose headlines stand twice, with their age."""
    lines, foreign = [own[0], *own[1]], []
    for head, paragraphs in others:
        foreign.append(" ".join(paragraphs))
        lines += [head, head, "5 hours ago", foreign[-1]]
    return lines, foreign


def bare_tail(own: Story, others: Sequence[Story]) -> tuple[list[str], list[str]]:
    """Append the first paragraphs of other stories with nothing but their headlines."""
    lines, foreign = [own[0], *own[1]], []
    for head, paragraphs in others:
        foreign.append(paragraphs[0])
        lines += [head, foreign[-1]]
    return lines, foreign


LAYOUTS: tuple[Layout, ...] = (
    alone,
    sub_headings,
    inserted_headlines,
    related,
    repeated_headlines,
    bare_tail,
)


def measure(layout: Layout, pool: Sequence[Story], *, pages: int, seed: int) -> dict[str, float]:
    """Return the shares of own paragraphs kept and of other stories' leaked, over *pages* pages."""
    chance = random.Random(seed)
    kept = own_total = leaked = foreign_total = 0
    for _ in range(pages):
        own, *others = chance.sample(list(pool), 4)
        lines, foreign = layout(own, others)
        article = read_plain_text("\n\n".join(lines).encode(), path="glued").articles[0]
        body = {span.of(article.text) for span in article.body}
        kept += sum(paragraph in body for paragraph in own[1])
        leaked += sum(paragraph in body for paragraph in foreign)
        own_total += len(own[1])
        foreign_total += len(foreign)
    return {
        "own kept": round(kept / own_total, 4),
        "others leaked": round(leaked / max(1, foreign_total), 4),
    }


def main() -> None:
    """Print one line for each layout and write them where ``--output`` says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--pages", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--output", type=Path)
    arguments = parser.parse_args()
    pool = stories(arguments.articles)
    results = {
        layout.__name__.replace("_", " "): measure(
            layout, pool, pages=arguments.pages, seed=arguments.seed
        )
        for layout in LAYOUTS
    }
    publish(results, arguments.output)


if __name__ == "__main__":
    main()
