"""The names of one sentence, before the article's other sentences complete them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from claimcmp.facts.name.aliases import Alias, alias_table
from claimcmp.facts.name.evidence import Evidence, is_headline
from claimcmp.facts.name.organisations import PREFIX, Institution, InstitutionReader
from claimcmp.facts.name.runs import Run, RunReader
from claimcmp.facts.name.tables import name_language
from claimcmp.facts.name.tokens import JOINTS, Token

Kind = Literal["person", "place", "organisation", "demonym", "unknown"]
# Marks around a name that its kind of place introduces («Порубне»).
_QUOTES = ' \xa0«„“"‘'
_CLOSING = ("»", "”", "“", '"', "’")
# A title between quotation marks has at most so many words („Registrul de sare”).
_LONGEST_TITLE = 4
# A place's adjective has at least so many letters.
_ADJECTIVE = 6


@dataclass(frozen=True, slots=True)
class Draft:
    """A name by its words ``first``..``last`` (exclusive)."""

    first: int
    last: int
    kind: Kind
    entity: str = ""
    role: str = ""


class SentenceReader:
    """Finds the names of one sentence."""

    def __init__(self, found: Sequence[Token], code: str, evidence: Evidence) -> None:
        """Read *found*, the words of a sentence in the language *code*."""
        self._tokens = found
        self._words = [token.folded for token in found]
        self._code = code
        self._language = name_language(code)
        self._table = alias_table(code)
        self._evidence = evidence
        self._taken: set[int] = set()

    def drafts(self) -> list[Draft]:
        """Return the names in order, without overlap."""
        aliases = self._aliases()
        institutions = InstitutionReader(self._tokens, self._code).institutions()
        found = [
            *(d for d in aliases if d.kind == "organisation"),
            *(self._institution(institution) for institution in institutions),
            *(d for d in aliases if d.kind == "place"),
        ]
        kept = [draft for draft in found if self._take(draft)]
        kept += [draft for draft in self._demonyms() if self._take(draft)]
        if not is_headline(self._tokens, self._language):
            kept += [draft for draft in self._runs() if self._take(draft)]
        return sorted(kept, key=lambda draft: draft.first)

    def _take(self, draft: Draft) -> bool:
        """Claim the words of *draft*; False if another name has one of them."""
        own = set(range(draft.first, draft.last))
        if not own or own & self._taken:
            return False
        self._taken |= own
        return True

    def _institution(self, found: Institution) -> Draft:
        entity = PREFIX + "+".join(sorted(found.concepts))
        return Draft(found.first, found.last, "organisation", entity)

    def _aliases(self) -> list[Draft]:
        found: list[Draft] = []
        index = 0
        while index < len(self._tokens):
            hit = self._alias_at(index)
            if hit:
                alias, length = hit
                found.append(Draft(index, index + length, alias.kind, alias.entity))
                index += length
            else:
                index += 1
        return found

    def _alias_at(self, index: int) -> tuple[Alias, int] | None:
        """Return the alias that begins at *index*, if its shape and its neighbours allow it."""
        token = self._tokens[index]
        if not token.capital:
            return self._adjective_of(token)
        hit = self._table.at(self._words, index)
        if hit is None and self._language.foreign_by_sound and not self._plain_start(index):
            sound = self._table.by_sound(token.folded)
            hit = (sound, 1) if sound else None
        if hit is None or not self._shaped(hit[0], index, hit[1]):
            return None
        return None if hit[1] == 1 and self._part_of_name(index, hit[0]) else hit

    def _adjective_of(self, token: Token) -> tuple[Alias, int] | None:
        """Return the place that a lower-case adjective is made of („nagybányai”)."""
        ending = self._language.place_adjective
        if not ending or not token.folded.endswith(ending) or len(token.folded) < _ADJECTIVE:
            return None
        stem = token.folded.removesuffix(ending)
        hit = self._table.at([stem], 0)
        exact = hit is not None and hit[0].kind == "place" and hit[0].words == (stem,)
        return hit if exact else None

    def _plain_start(self, index: int) -> bool:
        token = self._tokens[index]
        return token.folded in self._language.function or token.folded in self._evidence.lower

    def _shaped(self, alias: Alias, index: int, length: int) -> bool:
        """Whether the words have the capitals and the gaps of the alias."""
        token = self._tokens[index]
        if alias.acronym and length == 1 and not (token.upper or "." in token.text):
            return token.text == alias.words[0].capitalize() and len(token.text) > 3
        if length == 1 and token.folded in self._language.function:
            return token.upper and alias.acronym
        gaps = [self._tokens[i].gap for i in range(index + 1, index + length)]
        return all(gap in JOINTS or gap in (". ", ".") for gap in gaps)

    def _part_of_name(self, index: int, alias: Alias) -> bool:
        """Whether a one-word alias is part of another name ("Paris Hilton", "Jack London")."""
        run = Run(index, index + 1)
        reader = RunReader(self._tokens, self._language, self._evidence)
        if self._joins_capital(index) and self._tokens[index].gap == "-":
            return True
        exact = alias.words == (self._words[index],)
        if exact and self._joins_capital(index + 1) and self._own_name(reader, index):
            return True
        before = index - 1
        beside = before >= 0 and self._joins_capital(index) and self._tokens[before].capital
        return bool(beside and reader.given(before) and not reader.place(run))

    def _own_name(self, reader: RunReader, index: int) -> bool:
        """Whether the capital word after *index* makes one name with it."""
        if reader.given(index):
            return True
        following = index + 1
        known = self._table.at(self._words, following) or reader.common(following)
        demonym = self._words[following] in self._language.demonyms
        noun = self._language.nouns_are_capital
        return not (known or demonym or noun or reader.given(following) or reader.place_head(index))

    def _joins_capital(self, index: int) -> bool:
        if index >= len(self._tokens) or self._tokens[index].gap not in JOINTS:
            return False
        token = self._tokens[index]
        return token.capital and token.folded not in self._language.function

    def _demonyms(self) -> list[Draft]:
        """Return the words for a people or its country."""
        found = []
        for index, token in enumerate(self._tokens):
            country = self._language.demonyms.get(token.folded)
            joined = f"{token.folded} {self._words[index + 1]}" if self._hyphen(index + 1) else ""
            if token.folded in self._language.function:
                continue
            if joined in self._language.demonyms:
                found.append(Draft(index, index + 2, "demonym", self._language.demonyms[joined]))
            elif country and (token.capital if self._code == "en" else len(token.text) > 3):
                found.append(Draft(index, index + 1, "demonym", country))
        return found

    def _hyphen(self, index: int) -> bool:
        return index < len(self._tokens) and self._tokens[index].gap in ("-", " ")

    def _runs(self) -> list[Draft]:
        reader = RunReader(self._tokens, self._language, self._evidence)
        return [self._draft(reader, self._title(run)) for run in reader.runs(self._taken)]

    def _title(self, run: Run) -> Run:
        """Return *run*, or where a quotation mark opens before it all that is quoted, if short."""
        mark = self._tokens[run.first].gap.rstrip()[-1:]
        if not mark or mark not in _QUOTES:
            return run
        for end in range(run.last, min(run.first + _LONGEST_TITLE + 1, len(self._tokens))):
            token = self._tokens[end]
            if token.gap.lstrip().startswith(_CLOSING):
                return Run(run.first, end)
            if token.gap not in JOINTS or end in self._taken:
                break
        return run

    def _draft(self, reader: RunReader, run: Run) -> Draft:
        role = reader.role(run)
        token = self._tokens[run.first]
        kind: Kind = "unknown"
        if run.first and reader.place_head(run.first - 1) and not token.gap.strip(_QUOTES):
            kind = "place"
        elif self._quoted_body(run.first):
            kind = "organisation"
        elif reader.person(run):
            kind = "person"
        elif token.upper and run.last - run.first == 1:
            kind = "organisation"
        elif reader.place(run):
            kind = "place"
        return Draft(run.first, run.last, kind, "", role)

    def _quoted_body(self, index: int) -> bool:
        """Whether a quotation mark and a word for an institution stand before the word, with a
        saint's title or without („Spitalul «Sfânta Maria»").
        """
        if index and self._language.honorifics.at(self._words, index - 1):
            index -= 1
        gap = self._tokens[index].gap
        quoted = index > 0 and bool(gap.strip()) and not gap.strip(_QUOTES)
        return quoted and bool(self._language.heads.at(self._words, index - 1))
