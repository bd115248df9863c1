"""robots.txt: what a site asks of programs (RFC 9309)."""

from dataclasses import dataclass
from typing import Any

from claimcmp.reading.fetch_request import Response

_LARGEST = 512 * 1024
"""Bytes that are read; RFC 9309 asks for 500 kibibytes at least."""


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules of one site for one program; ``delay`` in seconds, None where it asks for none."""

    agent: str
    rules: Any = None
    allows_all: bool = True
    delay: float | None = None

    def allows(self, url: str) -> bool:
        """Whether the program may fetch *url*."""
        if self.rules is None:
            return self.allows_all
        return bool(self.rules.can_fetch(url, self.agent))


def robots_from(response: Response | None, agent: str) -> Robots:
    """Return the rules in the answer for robots.txt.

    A site without the file (status 4xx) allows everything; one that fails to give it (5xx, endless
    redirects) allows nothing.
    """
    if response is None or response.status >= 500:
        return Robots(agent, allows_all=False)
    if response.status != 200:
        return Robots(agent)
    from protego import Protego

    rules = Protego.parse(response.content[:_LARGEST].decode("utf-8", "replace"))
    return Robots(agent, rules=rules, delay=rules.crawl_delay(agent))
