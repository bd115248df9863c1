"""Blocks: the stretches after the first paragraph, and which of them are other stories."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from claimcmp.reading.cohesion import overlap, topic
from claimcmp.reading.furniture import bare
from claimcmp.reading.lines import Line
from claimcmp.reading.shapes import section_of

_CLOSING = {"comments": 4.0, "related": 2.0, "most read": 2.5, "subscription": 1.5, "author": 1.5}
"""How much the heading of a section speaks for what follows being no part of the article."""

_FOREIGN = 2.5
"""Evidence from which a block counts as another story."""

_TEASER_SIZE = 45
"""Words: the summary below a teaser's headline is shorter."""

_HEADLINE_SIZE = 5
"""Words: fewer make a sub-heading ("What next") at least as often as a headline."""

REPEATED = "repeats another line"
_OTHER_STORY = "part of another story on the page"


@dataclass(slots=True)
class Block:
    """Headings and the paragraphs below them, as indices of lines."""

    headings: list[int] = field(default_factory=list)
    paragraphs: list[int] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)


def split_blocks(lines: Sequence[Line], reasons: dict[int, str], first: int) -> list[Block]:
    """Cut the lines from *first* on into blocks; a new one begins at each run of headings.

    Headings are headlines, lines that stand on the page twice, and the names of sections that may
    end an article; other furniture is passed over.
    """
    blocks = [Block()]
    for index in range(first, len(lines)):
        line = lines[index]
        section = section_of(line)
        if section is None and reasons.get(index, REPEATED) != REPEATED:
            continue
        if index not in reasons and (_is_text(line) or _is_teaser_text(lines, index)):
            blocks[-1].paragraphs.append(index)
        elif section in _CLOSING or section is None and line.is_heading_like:
            if blocks[-1].paragraphs:
                blocks.append(Block())
            blocks[-1].headings.append(index)
            blocks[-1].sections.extend([section] if section else [])
    return blocks


def _is_text(line: Line) -> bool:
    return line.is_prose or not line.is_heading_like


def _is_teaser_text(lines: Sequence[Line], index: int) -> bool:
    """Whether the line is a summary that was cut off: long, no full stop, a headline above it."""
    line = lines[index]
    above = lines[index - 1] if index else None
    cut = line.text[-1:].isalnum() and line.size >= 12 and not _is_title_case(line)
    return cut and above is not None and above.is_heading_like and not _is_title_case(line)


def _is_title_case(line: Line) -> bool:
    """Whether most longer words of the line have capitals."""
    longer = [w for w in line.words if len(w) > 3]
    return len(longer) > 2 and sum(w[0].isupper() for w in longer) * 10 >= 7 * len(longer)


def foreign_blocks(lines: Sequence[Line], blocks: Sequence[Block]) -> Iterator[tuple[Block, str]]:
    """Yield the blocks that belong to other stories, each with its reason.

    Blocks are judged in order, against the topic of those accepted so far.
    """
    accepted = [lines[i] for i in blocks[0].paragraphs]
    carried = 0.0
    for position, block in enumerate(blocks[1:], start=1):
        closing = max((_CLOSING.get(s, 0.0) for s in block.sections), default=0.0)
        carried = max(carried, closing)
        if not block.paragraphs:
            continue
        evidence = carried + _structure(lines, block) + _words(lines, block, accepted)
        neighbours = blocks[position + 1 : position + 2]
        if _is_teaser(lines, block) and any(_is_teaser(lines, n) for n in neighbours):
            evidence += 1.0
        if evidence >= _FOREIGN:
            carried = max(carried, 1.0)
            yield block, _OTHER_STORY
        else:
            carried = 0.0
            accepted.extend(lines[i] for i in block.paragraphs)


def _structure(lines: Sequence[Line], block: Block) -> float:
    """Return the evidence in how the block is built."""
    evidence = 0.0
    headings = Counter(bare(lines[i].text) for i in block.headings)
    if any(count > 1 and len(text.split()) >= 3 for text, count in headings.items()):
        evidence += 3.0
    paragraphs = [lines[i] for i in block.paragraphs]
    if all(not p.is_prose or p.is_truncated for p in paragraphs) and block.headings:
        evidence += 3.0
    if len(paragraphs) > 2:
        evidence -= 1.0
    return evidence + _headline_evidence(lines, block)


def _headline_evidence(lines: Sequence[Line], block: Block) -> float:
    """Return the evidence in whether the block's own headline speaks of its paragraphs.

    After a list of headlines inside an article the article goes on with another subject.
    """
    headlines = [lines[i] for i in block.headings if lines[i].size >= _HEADLINE_SIZE]
    if not headlines:
        return 0.0
    share = overlap(headlines[-1:], topic(lines[i] for i in block.paragraphs))
    return 0.5 if share > 0 else -1.5


def _is_teaser(lines: Sequence[Line], block: Block) -> bool:
    """Whether the block looks like a headline with a short summary."""
    titled = any(lines[i].size >= _HEADLINE_SIZE for i in block.headings)
    return titled and len(block.paragraphs) == 1 and lines[block.paragraphs[0]].size < _TEASER_SIZE


def _words(lines: Sequence[Line], block: Block, accepted: Sequence[Line]) -> float:
    """Return the evidence in how few words the block shares with the article so far."""
    share = overlap([lines[i] for i in block.paragraphs], topic(accepted))
    if share < 0.05:
        return 2.0
    if share < 0.12:
        return 1.0
    return 0.0 if share < 0.25 else -1.5
