"""Who does what to whom in one sentence: an act with the words of its agent and its patient."""

from collections.abc import Sequence
from dataclasses import dataclass

from claimcmp.divergence.interface import Statement
from claimcmp.facts.name.acts import Act, ActLanguage, act_language, labels
from claimcmp.facts.name.tables import name_language
from claimcmp.facts.name.tokens import Token, tokens
from claimcmp.records import Span

# Content words that are read on either side of an act, at most.
_BEFORE = 6
_AFTER = 4
# Words between an act and the preposition that shows its target or its agent.
_REACH = 9
# Marks that end a clause; quotation marks often stand around a name.
_BREAKS = frozenset(";:!?()[]—–")
# A listed function word longer than this may be a noun that often opens sentences.
_SHORT = 5
# How sure the order or the marks of a language make the parts; fitted by eye, weighed later.
_MARKED, _ORDERED, _TURNED = 1.0, 0.8, 0.6


@dataclass(frozen=True, slots=True)
class Deed:
    """An act, the words of who does it and of whom it is done to; ``certainty`` in [0, 1]."""

    label: str
    verb: Span
    agent: tuple[Span, ...]
    patient: tuple[Span, ...]
    certainty: float


@dataclass(frozen=True, slots=True)
class _Parts:
    """The words before and after a verb, by index, and how sure their parts are."""

    agent: Sequence[int]
    patient: Sequence[int]
    certainty: float


class DeedReader:
    """Reads the deeds of one statement."""

    def __init__(self, statement: Statement) -> None:
        """Split *statement* into words."""
        code = statement.claim.language
        self._statement = statement
        self._tokens: Sequence[Token] = tokens(statement.claim.text)
        self._words = [token.folded for token in self._tokens]
        self._language: ActLanguage = act_language(code)
        self._names = name_language(code)
        self._said: tuple[Span, ...] = ()

    def deeds(self) -> list[Deed]:
        """Return the deeds whose act is in the data file, in order."""
        found = (self.deed(act) for act in self._language.acts(self._words))
        return [deed for deed in found if deed]

    def deed(self, act: Act) -> Deed | None:
        """Return who does *act* to whom, or None where the words do not tell."""
        verb = Span(self._tokens[act.first].start, self._tokens[act.last - 1].end)
        self._said = self._attribution(verb)
        parts = self._parts(act)
        if parts is None:
            return None
        if act.converse:
            parts = _Parts(parts.patient, parts.agent, parts.certainty)
        agent = tuple(self._span(i) for i in parts.agent)
        patient = tuple(self._span(i) for i in parts.patient)
        if act.label in labels("parted"):
            patient = self._other_names(agent)
        if not agent or not patient:
            return None
        return Deed(act.label, verb, agent, patient, parts.certainty)

    def _attribution(self, verb: Span) -> tuple[Span, ...]:
        """Return the words that tell the source, unless saying is the act ("accused")."""
        return tuple(
            span
            for said in self._statement.facts.attributions
            if not said.cue.overlaps(verb)
            for span in (said.cue, said.speaker)
            if span is not None and not span.overlaps(verb)
        )

    def _other_names(self, agent: Sequence[Span]) -> tuple[Span, ...]:
        names = self._statement.facts.names
        return tuple(n.span for n in names if not any(n.span.overlaps(own) for own in agent))

    def _parts(self, act: Act) -> _Parts | None:
        """Return the parts by voice, marks and order."""
        by = self._agent_word(act)
        passive = not act.converse and self._passive(act)
        if by is not None and (passive or (by == act.end and not self._link(by))):
            return _Parts(self._after(by + 1, agent=True), self._before(act.first), _MARKED)
        if passive:
            return None
        bracket = self._bracket(act)
        if bracket is not None:
            start = self._last_target(act, bracket + 1, act.first)
            return self._ordered(self._before(bracket), self._after(start, act.first))
        before = self._before(act.first)
        if act.end > act.last:
            return self._ordered(before, self._around_tail(act))
        start = self._target(act)
        after = self._after(start)
        if start > act.end and self._clitic(act):
            return _Parts(self._after(act.end, start - 1), after, _TURNED)
        if self._clitic(act):
            return _Parts(after, before, _TURNED)
        return self._ordered(before, after)

    def _around_tail(self, act: Act) -> list[int]:
        """Return the patient of a verb in two parts: after a preposition, else inside."""
        inside, after = self._after(act.last, act.second), self._after(act.end)
        prepared = self._words[act.end - 1] in self._language.against
        return after if after and (prepared or not inside) else inside

    def _ordered(self, before: Sequence[int], after: Sequence[int]) -> _Parts:
        """Return the parts by case where it shows, else the one before the verb as the agent."""
        marked_before, marked_after = self._marked(before), self._marked(after)
        if marked_before and not marked_after:
            return _Parts(after, before, _TURNED)
        sure = marked_after and not marked_before
        plain = _TURNED / 2 if self._language.free_order else _ORDERED
        return _Parts(before, after, _MARKED if sure else plain)

    def _marked(self, part: Sequence[int]) -> bool:
        """Whether an article, a preposition or an ending marks an object."""
        if not part:
            return False
        first = min(part) - 1
        article = first >= 0 and self._words[first] in self._language.objects
        endings = self._language.object_endings
        return article or bool(
            endings and any(self._tokens[i].text.lower().endswith(endings) for i in part[:3])
        )

    def _passive(self, act: Act) -> bool:
        ending = self._language.active_ending
        if ending and self._words[act.first].endswith(ending):
            return False
        near = set(self._words[max(0, act.first - 3) : act.first]) | {self._words[act.last - 1]}
        far = set(self._clause_before(act.first)) if self._language.auxiliaries else set()
        return bool((near | far) & self._language.passive)

    def _clause_before(self, index: int) -> list[str]:
        """Return the words of the clause before *index*."""
        found = []
        for i in range(index - 1, -1, -1):
            if self._breaks(i + 1):
                break
            found.append(self._words[i])
        return found

    def _agent_word(self, act: Act) -> int | None:
        """Return where the preposition of a passive's agent stands, before or after the act."""
        reach = range(act.end, min(act.end + _REACH, len(self._tokens)))
        if self._language.auxiliaries:
            reach = range(max(0, act.first - _REACH), act.first)
        for index in reach:
            word = self._words[index]
            near = not self._link(index) or index <= act.end + 1
            if word in self._language.agent and (near or self._language.auxiliaries):
                return index
        return None

    def _link(self, index: int) -> bool:
        """Whether the preposition also joins nouns („de”), and so shows no agent by itself."""
        return self._words[index] in self._names.links

    def _bracket(self, act: Act) -> int | None:
        """Return where the auxiliary stands that opens a German bracket ("hat … verklagt")."""
        for index in range(act.first - 1, max(-1, act.first - 20), -1):
            if self._words[index] in self._language.auxiliaries:
                return index if index < act.first - 1 else None
        return None

    def _clitic(self, act: Act) -> bool:
        """Whether a pronoun before the verb repeats an object that stands in front of it."""
        near = self._words[max(0, act.first - 2) : act.first]
        return bool(set(near) & self._language.object_clitics)

    def _target(self, act: Act) -> int:
        """Return the index after the preposition that shows an act's target, else its end."""
        end = act.end
        if act.label in labels("toward"):
            for index in range(end, min(end + _REACH, len(self._tokens) - 1)):
                if self._breaks(index) and index > end:
                    break
                if self._words[index] in self._language.against and self._shown(index, end):
                    return index + 1
        return end

    def _last_target(self, act: Act, start: int, end: int) -> int:
        """Return the same inside a bracket, where the target stands last, before the verb."""
        if act.label not in labels("toward") | labels("struck"):
            return start
        found = [i for i in range(end - 2, start, -1) if self._words[i] in self._language.against]
        marked = [i for i in found if self._words[i + 1] in self._language.objects]
        return next(iter(marked or found), start - 1) + 1

    def _shown(self, index: int, start: int) -> bool:
        """Whether the preposition is no part of the thing thrown or paid ("stones of the wall")."""
        return index == start or not self._link(index)

    def _before(self, index: int) -> list[int]:
        """Return the content words before *index*, the nearest first, of one clause; a comma ends
        them unless it stands right before the verb, as after an apposition. What an aside or a
        relative clause in between says is left out ("Kyiv, for its part, sued").
        """
        found: list[int] = []
        crossed = 0
        for i in range(index - 1, -1, -1):
            if self._breaks(i + 1):
                break
            if "," in self._tokens[i + 1].gap:
                if found and not crossed:
                    break
                if crossed and self._words[i + 1] in self._language.opening:
                    found.clear()
                crossed += 1
                if crossed > 2:
                    break
            if self._opens_clause(i, begun=bool(found)):
                break
            if self._content(i):
                found.append(i)
            if len(found) >= _BEFORE:
                break
        return found

    def _after(self, start: int, end: int | None = None, *, agent: bool = False) -> list[int]:
        """Return the content words from *start* on, in one clause; an object may come marked."""
        found: list[int] = []
        for i in range(start, len(self._tokens) if end is None else end):
            if i > start and self._breaks(i):
                break
            if found and self._ends_party(i) and not self._apposed(i):
                if agent or not self._object_follows(i, end):
                    break
                found.clear()
            if self._content(i):
                found.append(i)
            if len(found) >= _AFTER:
                break
        return found

    def _ends_party(self, index: int) -> bool:
        """Whether a comma, another clause, a preposition or a figure ends a party there."""
        word, language = self._words[index], self._language
        other = word in language.boundary or word in language.objects
        preposition = word in language.prepositions and not self._link(index)
        figure = self._tokens[index].digits
        return bool(other or preposition or figure or "," in self._tokens[index].gap)

    def _apposed(self, index: int) -> bool:
        """Whether a name set off by a comma begins at the word ("the former director, Ana Rus")."""
        starts = {name.span.start for name in self._statement.facts.names}
        return "," in self._tokens[index].gap and self._tokens[index].start in starts

    def _object_follows(self, index: int, end: int | None) -> bool:
        """Whether the object is still to come, marked („lovit cu pumnul pe arbitru”)."""
        for i in range(index, min(index + _REACH, len(self._tokens) if end is None else end)):
            if (
                self._breaks(i)
                or "," in self._tokens[i].gap
                or self._words[i] in self._language.boundary
            ):
                return False
            if self._words[i] in self._language.objects:
                return True
        return False

    def _opens_clause(self, index: int, *, begun: bool) -> bool:
        """Whether a clause opens there whose subject has *begun*, or after a comma."""
        word, first = self._words[index], index == 0 or "," in self._tokens[index].gap
        opens = first and word in self._language.boundary
        return opens or (begun and word in self._language.complementizers)

    def _breaks(self, index: int) -> bool:
        return index < len(self._tokens) and bool(set(self._tokens[index].gap) & _BREAKS)

    def _content(self, index: int) -> bool:
        """Whether the word names a thing or a quality, and is not part of an attribution."""
        token, word = self._tokens[index], self._words[index]
        if len(word) < 3 or token.digits or word in self._language.small:
            return False
        party = self._names.roles.at(self._words, index) or self._names.heads.at(self._words, index)
        if word in self._names.function and len(word) <= _SHORT and not party:
            return False
        span = self._span(index)
        return not any(span.overlaps(said) for said in self._said)

    def _span(self, index: int) -> Span:
        return Span(self._tokens[index].start, self._tokens[index].end)
