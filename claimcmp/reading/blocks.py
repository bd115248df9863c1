"""Blocks: headings with the paragraphs below them, and which of them are other stories.

The constants come from news articles glued together at random (``evaluation/glued.py``): a
headline shares 0.8 of its words with the first paragraph of its own story (0.33 in 95 of 100) and
none with another's; a later paragraph shares 0.34 of its words with the story before it (0.14 in
95 of 100), a foreign one 0.11.
"""

from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field

from claimcmp.reading.cohesion import overlap, topic
from claimcmp.reading.furniture import bare
from claimcmp.reading.lines import Line
from claimcmp.reading.shapes import section_of

_CLOSING = {"comments": 5.0, "most read": 2.5, "related": 2.0, "subscription": 1.0, "author": 1.5}
"""How much the heading of a section speaks for what follows being no part of the article."""

_INNOCENT = -1.5
"""Evidence to begin with: most headings after the first paragraph are the article's own."""

_FOREIGN, _FOREIGN_IN_A_ROW = 2.0, 1.0
"""Evidence from which a block is another story: by itself, and beside another such block."""

_UNRELATED, _PER_SHARE = 3.2, -20.0
"""Logistic regression of "another story" on the share of words in common with the article."""

_STRONGEST = 2.0
"""One share of words says no more than this, one way or the other."""

_LOOKED_AT = 4
"""Paragraphs of a block that are compared; the first ones tell the story."""

_FOREIGN_HEADLINE, _OWN_HEADLINE = 0.15, 0.3
"""Share of a headline's words in the paragraph below it."""

_HEADLINE_SIZE = 4
"""Words: fewer make a sub-heading ("What next") at least as often as a headline."""

_TEASER_SIZE = 45
"""Words: the summary below a teaser's headline is shorter."""

_LONG_SIZE = 120
"""Words: a block with as many, or with three paragraphs, is a whole story."""

REPEATED = "repeats another line"
_OTHER_STORY = "part of another story on the page"


@dataclass(slots=True)
class Block:
    """Headings and the paragraphs below them, as indices of lines, and the sections named."""

    headings: list[int] = field(default_factory=list)
    paragraphs: list[int] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)


def split_blocks(lines: Sequence[Line], reasons: dict[int, str]) -> list[Block]:
    """Cut the lines into blocks; a new one begins at each run of headings.

    Headings are headlines, lines that stand on the page twice, and the names of sections that may
    end an article; other furniture is passed over.
    """
    blocks = [Block()]
    for index, line in enumerate(lines):
        section = section_of(line)
        if section is None and reasons.get(index, REPEATED) != REPEATED:
            continue
        headed = index > 0 and index - 1 not in reasons
        if index not in reasons and (_is_text(line) or (headed and _is_cut_off(lines, index))):
            blocks[-1].paragraphs.append(index)
        elif section in _CLOSING or (section is None and line.is_heading_like):
            if blocks[-1].paragraphs:
                blocks.append(Block())
            blocks[-1].headings.append(index)
            blocks[-1].sections.extend([section] if section else [])
    return blocks


def foreign_blocks(lines: Sequence[Line], blocks: Sequence[Block]) -> Iterator[tuple[Block, str]]:
    """Yield the blocks that belong to other stories, each with its reason.

    Blocks after the main one are judged in order, against the words of those accepted so far.
    """
    main = _main_block(lines, blocks)
    about = topic(lines[i] for i in blocks[main].paragraphs)
    for block in blocks[:main]:
        titled = any(lines[i].size >= _HEADLINE_SIZE for i in block.headings)
        if block.paragraphs and titled and _words(lines, block, about) >= _FOREIGN:
            yield block, _OTHER_STORY
    accepted = set(topic(lines[i] for block in blocks[: main + 1] for i in block.paragraphs))
    after = _next_with_text(blocks)
    carried = 0.0
    for position, block in enumerate(blocks[main + 1 :], start=main + 1):
        carried = max(carried, *(_CLOSING[s] for s in block.sections), 0.0)
        if not block.paragraphs:
            continue
        following = after[position]
        evidence = carried + _evidence(lines, block, accepted)
        if _is_teaser(lines, block):
            evidence += any(
                b is not None and _is_teaser(lines, b) for b in (following, blocks[position - 1])
            )
        beside = carried > 0 or (following and _evidence(lines, following, accepted) >= 0)
        if evidence >= (_FOREIGN_IN_A_ROW if beside else _FOREIGN):
            carried = max(carried, 1.0)
            yield block, _OTHER_STORY
        else:
            carried = 0.0
            accepted |= topic(lines[i] for i in block.paragraphs)


def _next_with_text(blocks: Sequence[Block]) -> list[Block | None]:
    """Return for each block the next one after it that has paragraphs."""
    found: list[Block | None] = []
    following: Block | None = None
    for block in reversed(blocks):
        found.append(following)
        following = block if block.paragraphs else following
    return found[::-1]


def _main_block(lines: Sequence[Line], blocks: Sequence[Block]) -> int:
    """Return the position of the first whole story, else of the first that is no teaser."""
    sizes: list[int] = []
    for block in blocks:
        if block.sections and any(sizes):
            break
        sizes.append(sum(lines[i].size for i in block.paragraphs if lines[i].is_prose))
    for least_paragraphs, least_size in ((3, _LONG_SIZE), (2, _TEASER_SIZE)):
        for position, size in enumerate(sizes):
            if size and (
                len(blocks[position].paragraphs) >= least_paragraphs or size >= least_size
            ):
                return position
    return sizes.index(max(sizes))


def _is_text(line: Line) -> bool:
    return line.is_prose or not line.is_heading_like


def _is_cut_off(lines: Sequence[Line], index: int) -> bool:
    """Whether the line is a summary that was cut off: long, no full stop, a headline above it."""
    line = lines[index]
    cut = line.text[-1:].isalnum() and line.size >= 10 and not _is_title_case(line)
    above = lines[index - 1]
    return cut and above.is_heading_like and above.size >= _HEADLINE_SIZE


def _is_title_case(line: Line) -> bool:
    """Whether most longer words of the line have capitals."""
    longer = [w for w in line.words if len(w) > 3]
    return len(longer) > 2 and sum(w[0].isupper() for w in longer) * 10 >= 7 * len(longer)


def _evidence(lines: Sequence[Line], block: Block, about: Set[str]) -> float:
    """Return the evidence that *block* is another story, without what came before it."""
    return _INNOCENT + _structure(lines, block) + _words(lines, block, about)


def _headline_evidence(own: float, *, is_teaser: bool) -> float:
    """Return what a headline's share of words with the text below it says.

    A teaser of one sentence may share none; where whole paragraphs do not speak of the headline
    above them, the article goes on below a list of headlines.
    """
    if own >= _OWN_HEADLINE:
        return 1.5
    if own >= _FOREIGN_HEADLINE:
        return 0.0
    return 0.0 if is_teaser else -3.0


def _is_teaser(lines: Sequence[Line], block: Block) -> bool:
    """Whether the block looks like one headline with a short summary."""
    sizes = [lines[i].size for i in block.paragraphs]
    titled = any(lines[i].size >= 3 for i in block.headings)
    return titled and len(sizes) == 1 and sizes[0] < _TEASER_SIZE


def _structure(lines: Sequence[Line], block: Block) -> float:
    """Return the evidence in how the block is built: a headline twice, a summary cut off."""
    headings = Counter(bare(lines[i].text) for i in block.headings)
    repeated = any(n > 1 and len(text.split()) >= 3 for text, n in headings.items())
    paragraphs = [lines[i] for i in block.paragraphs]
    cut_off = bool(block.headings) and all(not p.is_prose or p.is_truncated for p in paragraphs)
    return 3.0 * repeated + 3.0 * cut_off


def _words(lines: Sequence[Line], block: Block, about: Set[str]) -> float:
    """Return the evidence in the words: of the article, and of the block's own headline."""
    opening = [lines[i] for i in block.paragraphs[:_LOOKED_AT]]
    evidence = _UNRELATED + _PER_SHARE * overlap(opening, about)
    evidence = max(-_STRONGEST, min(_STRONGEST, evidence))
    headlines = [lines[i] for i in block.headings if lines[i].size >= _HEADLINE_SIZE]
    if headlines:
        own = overlap(headlines[-1:], topic(opening[:1]))
        evidence += _headline_evidence(own, is_teaser=_is_teaser(lines, block))
        evidence += 0.5 if overlap(headlines[-1:], about) == 0 else 0.0
    return evidence
