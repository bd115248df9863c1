"""What makes a hedge no difference: suspicion beside an arrest, what was settled in between."""

from claimcmp.divergence.counterparts import View
from claimcmp.divergence.interface import Statement
from claimcmp.facts.certainty import settling_words, suspicions
from claimcmp.facts.changes import changes
from claimcmp.facts.records import CertaintyCue

# Stages of updates.yaml at which somebody is held only because of a suspicion.
_HELD = frozenset({"detained", "charged"})
# Hedges of what is to come: what may be decided has been decided since.
_OPEN = frozenset({"possible", "likely"})


def is_suspicion_of_held(view: View, cue: CertaintyCue) -> bool:
    """Whether *cue* only says of what people are suspected whom both reports say are held: an
    arrest is no less certain for it, and the arrested are suspects in either report.
    """
    told = suspicions(cue.span.of(view.own.claim.text), view.own.claim.language)
    return bool(told) and _tells_of_held(view.own) and _tells_of_held(view.other)


def is_settled_since(view: View, cue: CertaintyCue) -> bool:
    """Whether the other report, published later, says that what *cue* left open was settled."""
    first, second = view.own.published, view.other.published
    later = first is not None and second is not None and first < second
    claim = view.other.claim
    return later and cue.kind in _OPEN and bool(settling_words(claim.text, claim.language))


def _tells_of_held(statement: Statement) -> bool:
    claim = statement.claim
    return any(stage.label in _HELD for stage in changes(claim.text, claim.language).stages)
