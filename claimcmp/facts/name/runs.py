"""Runs of capital words that may be names, with the words around them that tell of what kind."""

from collections.abc import Sequence
from dataclasses import dataclass

from claimcmp.facts.name.evidence import Evidence
from claimcmp.facts.name.given import abbreviations, is_given
from claimcmp.facts.name.tables import NameLanguage, stems
from claimcmp.facts.name.tokens import JOINTS, Token, is_cyrillic

# Words between a role and the name it belongs to, as in „ministra Educației, Iulia”.
_ROLE_REACH = 5


@dataclass(frozen=True, slots=True)
class Run:
    """Words ``first``..``last`` (exclusive) that may be a name."""

    first: int
    last: int


class RunReader:
    """Finds the runs of one sentence outside what is already taken."""

    def __init__(self, found: Sequence[Token], language: NameLanguage, evidence: Evidence) -> None:
        """Read *found*, the words of a sentence, in the light of the article's *evidence*."""
        self._tokens = found
        self._words = [token.folded for token in found]
        self._language = language
        self._evidence = evidence

    def runs(self, taken: set[int]) -> list[Run]:
        """Return the runs in order; the words of *taken* belong to other names."""
        found: list[Run] = []
        index = 0
        while index < len(self._tokens):
            last = self._end(index, taken)
            if last > index:
                run = self._trimmed(Run(index, last))
                if run and self._trusted(run):
                    found.append(run)
            index = max(last, index + 1)
        return found

    def _end(self, index: int, taken: set[int]) -> int:
        """Return the index after the run that begins at *index*, or *index* itself."""
        if not self._namelike(index, taken):
            return index
        end = index + 1
        while end < len(self._tokens):
            step = self._step(end, taken)
            if step == 0:
                break
            end += step
        return end

    def _step(self, index: int, taken: set[int]) -> int:
        """Return how many words from *index* on continue a run: particles and a capital word."""
        for particles in range(3):
            here = index + particles
            if here >= len(self._tokens) or not self._joined(here):
                return 0
            if self._namelike(here, taken) and not self._tokens[here].opens:
                return particles + 1 if self._one_script(here, index - 1) else 0
            if here in taken or not self._particle(here, index - 1):
                return 0
        return 0

    def _one_script(self, index: int, before: int) -> bool:
        """Whether two words are both in Latin letters or both in others."""
        return is_cyrillic(self._words[index]) == is_cyrillic(self._words[before])

    def _particle(self, index: int, before: int) -> bool:
        """Whether the word links parts of a name; one that is also a common word ("de") does so
        only after a given name or before a hyphen.
        """
        word = self._words[index]
        if word not in self._language.particles:
            return False
        common = word in self._language.function or word in self._language.links
        following = index + 1
        hyphen = following < len(self._tokens) and self._tokens[following].gap == "-"
        return not common or hyphen or self.given(before)

    def _joined(self, index: int) -> bool:
        """Whether the word at *index* may belong to the name that the one before it is of."""
        token, before = self._tokens[index], self._tokens[index - 1]
        if token.gap in (". ", "."):
            initial = len(before.text) == 1
            return initial or bool(self._language.honorifics.at(self._words, index - 1))
        return token.gap in JOINTS

    def _namelike(self, index: int, taken: set[int]) -> bool:
        token = self._tokens[index]
        plain = token.folded in self._language.function and not token.upper
        plain = plain and not self._initial(index) and not self._follows_given(index)
        plain = plain or token.acronyms or (token.upper and token.folded in abbreviations())
        return index not in taken and token.capital and not plain

    def _initial(self, index: int) -> bool:
        """Whether the word is an initial ("A." in "Dionisio A. Lind")."""
        following = index + 1
        dotted = following < len(self._tokens) and self._tokens[following].gap in (". ", ".")
        return len(self._words[index]) == 1 and dotted and self._tokens[index].capital

    def _follows_given(self, index: int) -> bool:
        """Whether the word stands after a given name or an honorific ("Theresa May")."""
        token, before = self._tokens[index], index - 1
        if before < 0 or token.gap != " " or token.opens or len(token.folded) < 3:
            return False
        titled = self._language.honorifics.at(self._words, before)
        return bool(titled) or (self._tokens[before].capital and self.given(before))

    def _is_role(self, index: int) -> int:
        """Return the number of words of the role or honorific at *index*, or 0."""
        roles = self._language.roles.at(self._words, index)
        honorifics = self._language.honorifics.at(self._words, index)
        return max([*roles.values(), *honorifics.values()], default=0)

    def _trimmed(self, run: Run) -> Run | None:
        """Return the run without the role words before the name."""
        first = run.first
        for index in range(run.first, run.last):
            length = self._is_role(index)
            if length and index + length <= run.last and not self.given(index):
                first = max(first, index + length)
        if not self._language.family_first:
            first = self._person_start(first, run.last)
        if first == run.first and self._expected(run):
            first += 1
        while first < run.last and self._words[first] in self._language.particles:
            first += 1
        last = self._person_end(first, run.last) if self._language.nouns_are_capital else run.last
        return Run(first, last) if first < last else None

    def _person_start(self, first: int, last: int) -> int:
        """Return where a given name begins a person's name after other nouns, else *first*."""
        given = (i for i in range(first, last - 1) if self.given(i))
        return next(given, first)

    def _person_end(self, first: int, last: int) -> int:
        """Return where a person's name ends before other nouns ("Gary Holts | Mannschaft"): after
        a genitive, before another given name.
        """
        surname = False
        for index in range(first, last):
            if surname and self.given(index):
                return index
            plain = not self.given(index) and self._words[index] not in self._language.particles
            surname = surname or (plain and index > first)
            if surname and self._words[index].endswith("s"):
                return index + 1
        return last

    def _expected(self, run: Run) -> bool:
        """Whether the first word has its capital from the sentence only ("Mint Larry Giles")."""
        first = self._tokens[run.first]
        if not first.opens or run.last - run.first < 2 + self._language.family_first:
            return False
        if first.folded in self._evidence.capital or self.given(run.first):
            return False
        if self.given(run.first + 1) or first.folded in self._evidence.lower:
            return True
        following = stems(self._words[run.first + 1], self._language.code)
        own = stems(first.folded, self._language.code) - {first.folded}
        return bool(following & self._evidence.begins) and not own & self._evidence.capital

    def given(self, index: int) -> bool:
        """Whether the word at *index* is a given name."""
        known = is_given(self._words[index], self._language.code)
        return known and not self._tokens[index].upper

    def _trusted(self, run: Run) -> bool:
        """Whether the capitals of the run are evidence of a name."""
        first = self._tokens[run.first]
        size = run.last - run.first
        if size == 1 and self.common(run.first):
            return False
        if self._language.nouns_are_capital:
            return self._trusted_noun(run)
        if not first.opens or size > 1:
            return True
        known = self._evidence.knows(first, self._language.code)
        return known or self._role_before(run.first) != "" or self._speaks(run)

    def _speaks(self, run: Run) -> bool:
        """Whether a verb of saying follows, as only after someone who can speak."""
        return run.last < len(self._tokens) and (
            self._words[run.last] in self._language.speech
            and self._tokens[run.last].gap == " "
            and self._tokens[run.first].folded not in self._evidence.lower
        )

    def _trusted_noun(self, run: Run) -> bool:
        """Whether a run is a name in a language that writes every noun with a capital."""
        first, before = self._tokens[run.first], run.first - 1
        joined = before >= 0 and not first.opens
        if (
            joined
            and self._words[before] in self._language.determiners
            and run.last - run.first == 1
        ):
            return first.upper
        known = self._evidence.knows(first, self._language.code)
        if first.upper or self._role_before(run.first) or self._speaks(run) or known:
            return True
        return run.last - run.first > 1 and (self.given(run.first) or self.given(run.last - 1))

    def common(self, index: int) -> bool:
        """Whether the word is a role, an institution or a modifier and no name on its own."""
        language = self._language
        tables = (language.roles, language.heads, language.modifiers, language.place_heads)
        return len(self._words[index]) < 2 or any(t.at(self._words, index) for t in tables)

    def person(self, run: Run) -> bool:
        """Whether the run is a person's name by its words or those beside it."""
        if self.place_head(run.last - 1) and run.last - run.first == 2:
            return False
        inside = self.given(run.first) or (self._language.family_first and self.given(run.last - 1))
        return (inside and run.last - run.first > 1) or self.role(run) != "" or self._titled(run)

    def _titled(self, run: Run) -> bool:
        before = run.first - 1
        return before >= 0 and bool(self._language.honorifics.at(self._words, before))

    def place(self, run: Run) -> bool:
        """Whether the words beside the run say that it is a place."""
        before = run.first - 1
        if before >= 0 and self._tokens[run.first].gap.isspace():
            spelled = not self._tokens[run.first].upper
            if self._words[before] in self._language.locatives and spelled:
                return True
            if self.place_head(before):
                return True
        if run.last - run.first > 1 and self.place_head(run.last - 1):
            return True
        following = run.last < len(self._tokens) and self._tokens[run.last].gap in JOINTS
        return following and self.place_head(run.last)

    def place_head(self, index: int) -> bool:
        """Whether the word at *index* is "county", "river" or their like."""
        return bool(self._language.place_heads.at(self._words, index))

    def role(self, run: Run) -> str:
        """Return the folded role or office that stands beside the run, or nothing."""
        return self._role_before(run.first) or self._role_after(run.last)

    def _role_before(self, first: int) -> str:
        """Look back for a role; only words that complete it may stand between."""
        commas = 0
        if first and (self._field_of(first - 1) or self._tokens[first].gap == "-"):
            return ""
        for index in range(first - 1, max(-1, first - 1 - _ROLE_REACH), -1):
            gap = self._tokens[index + 1].gap.strip()
            commas += gap == ","
            if gap not in ("", ",", "-") or commas > 1:
                return ""
            length = max(self._language.roles.at(self._words, index).values(), default=0)
            if length and index + length <= first:
                return " ".join(self._words[index : index + length])
            if not commas and not self._completes(index):
                return ""
        return ""

    def _field_of(self, index: int) -> bool:
        """Whether a preposition makes what follows the field or the place of an office
        ("professor of Law", "a teacher from Braga").
        """
        language, word = self._language, self._words[index]
        own = self._tokens[index + 1].gap.strip() == ""
        return (
            own
            and word in language.function
            and word in language.links
            and word not in language.determiners
        )

    def _completes(self, index: int) -> bool:
        """Whether the word may stand between a role and a name ("mayor of Paris, Anna")."""
        language, word = self._language, self._words[index]
        if language.nouns_are_capital and word in language.determiners:
            return False  # „Trainer der Mannschaft“
        known = word in language.links or word in language.demonyms or self._tokens[index].capital
        return known or bool(
            language.modifiers.at(self._words, index) or language.heads.at(self._words, index)
        )

    def _role_after(self, last: int) -> str:
        """Look for an apposition ("Ursachi, the prefect")."""
        if last >= len(self._tokens) or self._tokens[last].gap.strip() != ",":
            return ""
        for index in range(last, min(last + 3, len(self._tokens))):
            length = max(self._language.roles.at(self._words, index).values(), default=0)
            if length:
                return " ".join(self._words[index : index + length])
            if index > last and self._tokens[index].gap.strip():
                return ""
        return ""
