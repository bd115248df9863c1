"""Quantities: figures with their unit, their bound and what they count."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimcmp.facts.ages import age_drafts
from claimcmp.facts.amounts import Amount, amounts
from claimcmp.facts.bounds import bound_words
from claimcmp.facts.counted import counted_after
from claimcmp.facts.drafts import Draft
from claimcmp.facts.duration import COUNTED_HOURS
from claimcmp.facts.ellipsis import with_shared_percent
from claimcmp.facts.expressions import expression_drafts
from claimcmp.facts.marking import MarkedText, Taken
from claimcmp.facts.nonquantities import counts_nothing, telephones
from claimcmp.facts.numerals import numerals
from claimcmp.facts.parts import with_wholes
from claimcmp.facts.qualifiers import qualified
from claimcmp.facts.quantity_words import (
    half,
    hours,
    minus,
    partitive,
    points_after,
    scale_values,
    scales,
    time_units,
    weighing,
)
from claimcmp.facts.records import Quantity
from claimcmp.facts.units import Measured, Unit, unit_table
from claimcmp.folding import fold
from claimcmp.languages import subject
from claimcmp.records import Span

_COUNT = Unit("count", "", "")
_POINTS = Unit("percentage point", "", "percentage point")
_POUND = Unit("measure", "kg", "pound", factor=0.45359237)
_MOST_POINTS = 100.0  # of a percentage; a share index moves by more
_REACH = 40  # code points before a figure in which a sign in words may start
_SHARING = re.compile(r"\s(?:\w{1,4})\s(\ue000\ue001*+)")


class _Extraction:
    """The quantities of one text."""

    def __init__(self, text: str, language: str, masked: Sequence[Span]) -> None:
        found = numerals(text, language, compounds=True)
        self.text, self.language = text, language
        everything = MarkedText(text, found)
        self.units, self.bounds = unit_table(language), bound_words(language)
        self.everything = everything.marked
        masked = [span for span in masked if not self._has_unit(span)]
        self.ages = tuple(age_drafts(everything, language))
        ages = (draft.span for draft in self.ages)
        self.taken = Taken(len(text), [*masked, *telephones(text), *ages])
        kept = [
            numeral
            for numeral in found
            if self.taken.leaves(numeral.span) and not counts_nothing(everything, numeral, language)
        ]
        self.marking = MarkedText(text, kept)
        self.marked = self.marking.marked
        self.joiners = {fold(word) for word in subject(language, "quantities").get("to", ())}

    def _has_unit(self, span: Span) -> bool:
        """Tell whether what was read as a time is followed by a unit: "from 7 to 15 cm"."""
        measured = self.units.after(self.everything, span.end, words=False)
        return measured is not None and self.text[span.end - 1].isdigit()

    def quantities(self) -> Iterator[Quantity]:
        """Yield the quantities, unordered; their spans do not overlap."""
        for draft in self.ages:
            yield self._record(draft)
        for draft in expression_drafts(self.marking, self.language):
            if self.taken.leaves(draft.span):
                yield self._record(self._taking(self._measured_dozen(draft)))
        for amount in amounts(self.marking, self.language):
            if self.taken.leaves(amount.span):
                draft_or_none = self._draft(amount)
                if draft_or_none is not None:
                    yield self._record(self._taking(draft_or_none))

    def _taking(self, draft: Draft) -> Draft:
        bounded = draft if draft.settled else draft.bounded(self.bounds, self.marked)
        if not self.taken.leaves(bounded.span):
            bounded = draft
        self.taken.add(bounded.span)
        return bounded

    def _record(self, draft: Draft) -> Quantity:
        start = draft.noun_from
        of = draft.kind in ("percent", "multiple", "money") or draft.group == "loosely"
        if draft.kind == "count" and start is not None:
            of_the = partitive(self.language).match(self.everything, start)
            start = of_the.end() if of_the else start
        counted = (
            None if start is None else counted_after(self.everything, start, self.language, of=of)
        )
        return draft.quantity(counted)

    def _measured_dozen(self, draft: Draft) -> Draft:
        """Take in the scale and the unit after « une soixantaine de millions d'euros »."""
        if draft.group != "loosely":
            return draft
        end, value = draft.span.end, draft.value
        scale = scales(self.language).match(self.everything, end)
        if scale is not None:
            end, value = scale.end(), value * scale_values(self.language)[scale[1]]
        measured = self.units.after(self.everything, end, words=True)
        span = Span(draft.span.start, measured.edge if measured else end)
        if not self.taken.leaves(span):
            return draft
        if measured is None:
            return replace(draft, span=span, value=value, noun_from=end)
        unit, edge = measured.unit, measured.edge
        return replace(draft, span=span, kind=unit.kind, value=value, unit=unit, noun_from=edge)

    def _draft(self, amount: Amount) -> Draft | None:
        """Give a bare amount its kind by what stands beside it."""
        start, end = amount.span.start, amount.span.end
        if amount.score:
            return Draft(amount.span, "score", amount.value, amount.upper)
        bare_one = amount.value == 1 and amount.words and amount.upper is None
        if amount.ordinal and not bare_one:
            return Draft(amount.span, "ordinal", amount.value, noun_from=end)
        currency = self._currency_before(amount)
        if currency is not None and self.taken.leaves(Span(currency.edge, start)):
            return self._money(amount, currency)
        if time_units(self.language).match(self.marked, end):
            return self._counted_hours(amount)
        measured = self._unit_after(amount)
        if measured is not None and self.taken.leaves(Span(end, max(measured.edge, end + 1))):
            return self._measured(amount, measured)
        points = points_after(self.marked, end, self.language)
        if points is not None and (amount.upper or amount.value) <= _MOST_POINTS:
            span = Span(start, points)
            return Draft(span, "percentage point", amount.value, amount.upper, _POINTS)
        if bare_one:
            return None  # "one" is a pronoun, "first" an adverb; the phrase lists know when not
        return Draft(amount.span, "count", amount.value, amount.upper, _COUNT, end)

    def _counted_hours(self, amount: Amount) -> Draft | None:
        """Return so many hours as a count; any other time is no quantity."""
        end = amount.span.end
        if amount.value < COUNTED_HOURS or not hours(self.language).match(self.marked, end):
            return None
        return Draft(amount.span, "count", amount.value, amount.upper, _COUNT, end)

    def _currency_before(self, amount: Amount) -> Measured | None:
        """Return the currency before an amount, or before an end of a stretch of money."""
        start, end = amount.span.start, amount.span.end
        currency = self.units.currency_before(self.marked, start, end)
        if currency is not None or amount.upper is None:
            return currency
        ends = (place for place in self.marking.at if start < place < end)
        inside = (self.units.currency_before(self.marked, place, end) for place in sorted(ends))
        found = next((each for each in inside if each is not None and each.edge >= start), None)
        return None if found is None else replace(found, edge=start)

    def _measured(self, amount: Amount, measured: Measured) -> Draft:
        start, value, end = amount.span.start, amount.value, amount.span.end
        unit = self._weighed(measured.unit, self.marked[end : measured.edge].strip())
        sign = minus(self.language).search(self.marked, max(0, start - _REACH), start)
        if unit.base in ("°C", "degree") and amount.upper is None and sign:
            start, value = sign.start(1), -value
        edge = measured.edge
        and_half = half(self.language).match(self.everything, edge)
        if and_half is not None and amount.upper is None and value == int(value):
            edge, value = and_half.end(), value + 0.5
        return Draft(Span(start, edge), unit.kind, value, amount.upper, unit, edge)

    def _weighed(self, unit: Unit, written: str) -> Unit:
        """Return the pound of weight for bare pounds in a text that speaks of weight."""
        bare = unit.base == "GBP" and written.isalpha() and written not in ("gbp", "quid")
        return _POUND if bare and weighing(self.language).search(self.marked) else unit

    def _money(self, amount: Amount, currency: Measured) -> Draft:
        end = self.units.money_scale_end(self.marked, amount.span.end)
        span = Span(currency.edge, end)
        upper = None if amount.upper is None else amount.upper * currency.scale
        value = amount.value * currency.scale
        if upper is not None and value > upper:
            value = amount.value
        return Draft(span, "money", value, upper, currency.unit, end)

    def _unit_after(self, amount: Amount) -> Measured | None:
        """Return the unit after an amount; "12 and 15 percent" share theirs."""
        end = amount.span.end
        measured = self.units.after(self.marked, end, words=amount.words)
        if measured is not None:
            return measured
        sharing = _SHARING.match(self.marked, end)
        if sharing is None:
            return None
        shared = self.units.after(self.marked, sharing.end(), words=False)
        joiner = self.marked[end : sharing.start(1)].strip()
        if shared is None or not (
            shared.unit.kind in ("percent", "percentage point") or joiner in self.joiners
        ):
            return None
        return replace(shared, edge=end)


def quantities(text: str, language: str, *, masked: Sequence[Span] = ()) -> tuple[Quantity, ...]:
    """Return the quantities of *text* in order; their spans do not overlap.

    ``language`` is an ISO 639-1 code. ``masked`` are spans already read as dates, times or
    durations; only an age wins over them. A language without data falls back to digits, signs and
    unit symbols.
    """
    found = _Extraction(text, language, masked).quantities()
    ordered = with_shared_percent(sorted(found, key=lambda quantity: quantity.span.start))
    return with_wholes(qualified(ordered, text, language), text, language)


def ages(text: str, language: str) -> tuple[Quantity, ...]:
    """Return only the ages of *text*, which look like durations to whoever reads dates."""
    marked = MarkedText(text, numerals(text, language, compounds=True))
    drafts = sorted(age_drafts(marked, language), key=lambda draft: draft.span.start)
    return tuple(draft.quantity(None) for draft in drafts)
