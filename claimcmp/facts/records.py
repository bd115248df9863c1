"""Facts: the typed, normalised values found in a claim, each with its exact span.

Spans here are in the claim's own text; add the claim's start to place them in the article.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from claimcmp.records import Span

Bound = Literal["exact", "about", "at least", "at most", "more than", "less than", "between"]
SHARE = "share"
"""What is noted as the written unit of a share told in words: "one in three", "two thirds"."""
QuantityKind = Literal[
    "count",  # so many things; ``counted`` says which
    "percent",  # a share of a whole, unit "%"; fractions and ratios ("two thirds", "one in five")
    "percentage point",
    "money",  # unit is an ISO 4217 code
    "measure",  # unit is a symbol of the table in languages/any/units.yaml, in base units
    "age",  # unit "year"
    "multiple",  # "twice", "tripled": a factor
    "score",  # "2-1": low is the first figure, high the second
    "ordinal",  # "third", "al doilea"
]
Precision = Literal[
    "second", "minute", "hour", "part of day", "day", "week", "month", "season", "year", "decade"
]
TimeKind = Literal["instant", "duration", "time of day", "recurring"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity: the interval of values that its words allow, and what it counts.

    ``low`` and ``high`` are in the base unit of ``unit``; equal for an exact value, infinite on
    the open side of a bound. ``value`` is the figure that is written ("at least 12" → 12.0).
    ``counted`` is the span of the noun phrase that is counted, when it is in the claim.
    ``span`` covers figure, bound word and unit: the smallest stretch a reader would mark.
    ``written`` names the unit as published ("mile" where ``unit`` is "m"): figures converted
    from different units agree only roughly. ``qualifier`` tells a net sum of money from a gross
    one, where the words say so. ``whole`` is the span of the figure that this one is told as a
    part of ("14 injured, three of them badly"). ``tolls`` are those of languages/<code>/tolls.yaml
    that a figure counts: "injured" for "14 were injured".
    """

    span: Span
    kind: QuantityKind
    value: float
    low: float
    high: float
    bound: Bound
    unit: str = ""
    counted: Span | None = None
    written: str = ""
    qualifier: Literal["", "net", "gross"] = ""
    whole: Span | None = None
    tolls: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Label:
    """A number that is part of a name: "Article 5", "flight 370", "Windows 4.0".

    ``name`` is the span of the word before the ``number``, which counts nothing.
    """

    span: Span
    name: Span
    number: float


@dataclass(frozen=True, slots=True)
class Absence:
    """A count of none: "nobody was injured", "no injuries", "injured: 0".

    ``counted`` is the span of the word for what there is none of, ``tolls`` what it may stand for
    in languages/<code>/tolls.yaml: "killed", "injured". ``limit`` says what is left open: the
    "others" ("nobody else was injured") or lesser "degrees" ("nobody was seriously injured").
    """

    span: Span
    counted: Span
    tolls: tuple[str, ...]
    limit: Literal["", "others", "degrees"] = ""


@dataclass(frozen=True, slots=True)
class TimeReference:
    """A date, time or duration.

    ``instant``: some moment in the closed interval ``earliest``..``latest``; both None when the
    words cannot be resolved without guessing (a weekday without a publication date).
    ``duration``: between ``shortest`` and ``longest`` seconds.
    ``time of day`` and ``recurring`` values carry minutes after midnight in ``shortest`` and
    ``longest`` (the day is unknown).
    ``relation`` tells "until"/"by" ("before"), "since"/"from" ("after") and plain "at".
    ``key`` is a normalised partial date such as "--05-03", "W2" (Tuesday), "2026-05", for values
    whose interval is unknown.
    """

    span: Span
    kind: TimeKind
    precision: Precision
    earliest: datetime | None = None
    latest: datetime | None = None
    shortest: float | None = None
    longest: float | None = None
    relation: Literal["at", "before", "after"] = "at"
    key: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """A person, place or organisation.

    ``canonical`` is the fullest form that its article gives, as published; ``key`` is a
    script-independent spelling of that form for comparison. ``entity`` is the identifier of the
    alias table ("UA-kyiv", "org:central-bank-ro"), or empty. ``kind`` is "unknown" where no
    evidence tells. ``role`` is the title or office beside a person's name, as published.
    """

    span: Span
    canonical: str
    key: str
    kind: Literal["person", "place", "organisation", "demonym", "unknown"]
    entity: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class PolarityCue:
    """A word that asserts, denies or reverses.

    ``axis`` names the opposition ("accept", "rise", "deny", "negation"); ``sign`` is +1 or -1 on
    it after negation is applied, or 0 for what stays between the two ("unchanged", a draw);
    ``negated`` says that a negation was applied. ``scope`` is the word on the axis itself,
    without its negation; for the axis "negation", what is negated. ``negator`` is the word that
    negates, outside ``scope`` or, in a phrase that holds its own negation ("no danger"), in it;
    ``clause`` is, for a denial ("denied that"), the first telling words of what is denied;
    ``sought`` says that somebody only asks for it ("called for his arrest").
    """

    span: Span
    axis: str
    sign: int
    negated: bool = False
    scope: Span | None = None
    negator: Span | None = None
    clause: Span | None = None
    sought: bool = False


@dataclass(frozen=True, slots=True)
class CertaintyCue:
    """A hedge. ``level``: 3 plain fact, 2 reported, 1 alleged or possible, 0 denied or doubted.

    ``kind`` is the hedge's group in languages/<code>/certainty.yaml: "alleged", "possible" ...
    """

    span: Span
    level: int
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says it. ``speaker`` is the span that names the speaker, ``cue`` the verb or
    preposition; ``direct`` means that the words are quoted. ``speaker`` is None for a pronoun or
    where the claim does not say. ``contentious`` marks a verb that keeps its distance ("claims",
    „susține”); ``kind`` tells a news medium that is cited from a source of its own.
    """

    cue: Span
    speaker: Span | None
    direct: bool = False
    contentious: bool = False
    kind: Literal["speaker", "medium"] = "speaker"


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words inside quotation marks; ``span`` is without the marks.

    ``speech`` is False for a name in quotation marks and for a word held at arm's length.
    """

    span: Span
    speech: bool = True


@dataclass(frozen=True, slots=True)
class LoadedTerm:
    """A term that colours what it names. ``group`` is the thing, ``term`` the colour given."""

    span: Span
    group: str
    term: str


@dataclass(frozen=True, slots=True)
class ChargedWord:
    """A word that takes sides by itself; ``strength`` in [0, 1] is how surely it does."""

    span: Span
    charge: Literal["neutral", "favourable", "unfavourable"]
    strength: float


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that was found in one claim; spans of one type do not overlap each other."""

    quantities: tuple[Quantity, ...] = ()
    absences: tuple[Absence, ...] = ()
    labels: tuple[Label, ...] = ()
    times: tuple[TimeReference, ...] = ()
    names: tuple[Name, ...] = ()
    polarity: tuple[PolarityCue, ...] = ()
    certainty: tuple[CertaintyCue, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    terms: tuple[LoadedTerm, ...] = ()
    charged: tuple[ChargedWord, ...] = ()
