"""One article's names completed by each other: short forms, inflected forms, acronyms."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from claimcmp.facts.name.extraction import Draft, Kind
from claimcmp.facts.name.spelling import key
from claimcmp.facts.name.tables import stems
from claimcmp.facts.name.tokens import Token
from claimcmp.facts.records import Name
from claimcmp.records import Span

# An acronym has at least this many letters.
_SHORTEST_ACRONYM = 2


@dataclass(frozen=True, slots=True)
class Mention:
    """A draft with its words and its text."""

    draft: Draft
    words: tuple[str, ...]
    text: str
    span: Span


def mention(draft: Draft, found: Sequence[Token], text: str) -> Mention:
    """Place *draft* in its sentence."""
    own = found[draft.first : draft.last]
    span = Span(own[0].start, own[-1].end)
    return Mention(draft, tuple(token.folded for token in own), span.of(text), span)


class Resolver:
    """Knows the fullest form that an article gives of each name."""

    def __init__(self, mentions: Sequence[Mention], code: str) -> None:
        """Gather the full forms of *mentions*, all of one article, in order."""
        self._code = code
        self._full: list[Mention] = []
        for each in mentions:
            if each.draft.kind in ("person", "unknown") and len(each.words) > 1:
                self._full.append(each)
        self._by_stem: dict[str, list[Mention]] = {}
        for each in self._full:
            for word in each.words:
                for stem in stems(word, code):
                    self._by_stem.setdefault(stem, []).append(each)

    def name(self, each: Mention, *, acronym_of: Mention | None = None) -> Name:
        """Return the mention as a name in its fullest form."""
        draft, form = each.draft, each
        if acronym_of:
            draft = replace(acronym_of.draft, role=draft.role)
            form = acronym_of
        elif draft.kind in ("person", "unknown") and not draft.entity:
            fullest = self._fullest(each)
            if fullest:
                form = fullest
                kind = self._kind(each, fullest)
                draft = replace(draft, kind=kind)
        return Name(
            span=each.span,
            canonical=form.text,
            key=key(form.text, self._code),
            kind=draft.kind,
            entity=draft.entity,
            role=draft.role,
        )

    def _kind(self, each: Mention, fullest: Mention) -> Kind:
        kinds = {each.draft.kind, *(m.draft.kind for m in self._like(fullest))}
        return "person" if "person" in kinds else each.draft.kind

    def _like(self, full: Mention) -> list[Mention]:
        return [m for m in self._full if self._covers(m, full.words)]

    def _fullest(self, each: Mention) -> Mention | None:
        """Return the longest form whose words include those of the mention; ties by the shortest
        spelling, which is the nominative in most languages, then by order.
        """
        first = [
            full
            for stem in sorted(stems(each.words[-1], self._code), key=len, reverse=True)
            for full in self._by_stem.get(stem, ())
        ]
        if len(each.words) == 1 and len(each.words[0]) <= _SHORTEST_ACRONYM:
            return None
        fitting = [full for full in dict.fromkeys(first) if self._covers(full, each.words)]
        if len(each.words) == 1 and self._ambiguous(fitting, each.words[0]):
            return None
        return min(fitting, key=lambda m: (-len(m.words), len(m.text)), default=None)

    def _ambiguous(self, fitting: Sequence[Mention], word: str) -> bool:
        """Whether a single word could be short for more than one person."""
        others = [
            m for m in fitting if not any(self._covers(n, m.words) for n in fitting[:1])
            and not any(self._covers(m, n.words) for n in fitting[:1])
        ]  # fmt: skip
        return bool(others)

    def _covers(self, full: Mention, shorter: Sequence[str]) -> bool:
        """Whether every word of *shorter* is a word of *full*, inflection aside."""
        own = [stems(word, self._code) for word in full.words]
        return all(any(stems(word, self._code) & one for one in own) for word in shorter)


def acronyms(text: str, found: Sequence[Mention]) -> dict[str, Mention]:
    """Return ``{acronym: full form}`` for each "Full Name (ACRONYM)" of a sentence."""
    by_end = {each.span.end: each for each in found if len(each.words) > 1}
    pairs = {}
    for match in re.finditer(r" ?\(([^\W\d_]{2,8})\)", text):
        full = by_end.get(match.start())
        if full and match.group(1).isupper():
            pairs[match.group(1)] = full
    return pairs
