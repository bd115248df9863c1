"""Findings: a body tells what it counted or measured itself."""

from functools import cache

from claimcmp.facts.speech import speaker_roles
from claimcmp.languages import subject
from claimcmp.languages.lexicon import Lexicon


@cache
def _verbs(language: str) -> Lexicon:
    return Lexicon({"finds": subject(language, "attribution").get("establishes", ())})


def tells_own_finding(text: str, language: str) -> bool:
    """Say whether a body tells in *text* what it counted or found: it is the source then.

    *language* is an ISO 639-1 code; a language without data has no such verbs.
    """
    verbs = _verbs(language).find(text)
    roles = speaker_roles(text, language) if verbs else ()
    return any(role.span.end <= verb.span.start for verb in verbs for role in roles)
