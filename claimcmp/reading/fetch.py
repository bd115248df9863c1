"""Fetching a page by its address, only where the user asks for it (``--fetch``).

Each request, redirects and robots.txt included, goes to an address that was checked: the host is
looked up once, and the connection is made to what was found, so that a name that changes its mind
(DNS rebinding) leads nowhere else. Proxies in the environment are not used, since they would look
the host up again.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256

from claimcmp.errors import UnreadableInput
from claimcmp.reading.fetch_addresses import AddressPolicy
from claimcmp.reading.fetch_cache import FetchCache
from claimcmp.reading.fetch_request import USER_AGENT, Limits, Response, request
from claimcmp.reading.fetch_robots import Robots, robots_from
from claimcmp.reading.web_address import WebAddress, parse_address

_MOST_REDIRECTS = 5
_LONGEST_WAIT = 10.0
"""Seconds between two requests to one host, even where robots.txt asks for more."""

_POLITE_WAIT = 1.0
"""Seconds between two requests to one host where robots.txt asks for none."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What was fetched: ``url`` after redirects, the time in ISO 8601 UTC, and the bytes."""

    url: str
    retrieved: str
    media_type: str
    charset: str | None
    content: bytes
    sha256: str


@dataclass(slots=True)
class Fetcher:
    """Fetches pages within limits, politely; one object serves one run.

    *policy* says which addresses may be asked and *cache* keeps what was fetched, None for not at
    all. *sleep* and *now* are the clock.
    """

    policy: AddressPolicy = field(default_factory=AddressPolicy)
    cache: FetchCache | None = None
    limits: Limits = field(default_factory=Limits)
    sleep: Callable[[float], None] = time.sleep
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    _robots: dict[str, Robots] = field(default_factory=dict, init=False)
    _last: dict[str, float] = field(default_factory=dict, init=False)

    def fetch(self, url: str) -> Fetched:
        """Return what *url* holds, from the cache where it was fetched within the last hour.

        Raises UnreadableInput with the reason where it cannot or must not be fetched.
        """
        address = parse_address(url)
        kept = self.cache.get(address.url, now=self.now()) if self.cache else None
        if kept is not None:
            return kept
        fetched = self._fetch(address)
        if self.cache:
            self.cache.put(address.url, fetched)
        return fetched

    def _fetch(self, address: WebAddress) -> Fetched:
        for _ in range(_MOST_REDIRECTS + 1):
            robots = self._robots_of(address)
            if not robots.allows(address.url):
                raise UnreadableInput(f"robots.txt of {address.host} does not allow this page")
            self._wait(address, robots)
            response = request(address, policy=self.policy, limits=self.limits)
            if response.location is None:
                return self._fetched(address, response)
            address = parse_address(response.location, base=address.url)
        raise UnreadableInput(f"more than {_MOST_REDIRECTS} redirects")

    def _fetched(self, address: WebAddress, response: Response) -> Fetched:
        if response.status != 200:
            raise UnreadableInput(f"the server answers {response.status} {response.phrase}".strip())
        if not response.content.strip():
            raise UnreadableInput("empty")
        return Fetched(
            url=address.url,
            retrieved=self.now().strftime("%Y-%m-%dT%H:%M:%SZ"),
            media_type=response.media_type,
            charset=response.charset,
            content=response.content,
            sha256=sha256(response.content).hexdigest(),
        )

    def _robots_of(self, address: WebAddress) -> Robots:
        """Return the rules of the address's site, asked for once in a run."""
        if address.origin not in self._robots:
            self._robots[address.origin] = robots_from(self._ask_for_robots(address), USER_AGENT)
        return self._robots[address.origin]

    def _ask_for_robots(self, address: WebAddress) -> Response | None:
        """Return the answer for robots.txt, None where the site cannot be asked."""
        target = parse_address("/robots.txt", base=address.url)
        for _ in range(_MOST_REDIRECTS + 1):
            response = request(target, policy=self.policy, limits=self.limits)
            if response.location is None:
                return response
            target = parse_address(response.location, base=target.url)
        return None

    def _wait(self, address: WebAddress, robots: Robots) -> None:
        """Let some time pass since the last request to the same host."""
        asked = robots.delay if robots.delay is not None else _POLITE_WAIT
        last = self._last.get(address.host)
        if last is not None:
            rest = last + min(asked, _LONGEST_WAIT) - time.monotonic()
            if rest > 0:
                self.sleep(rest)
        self._last[address.host] = time.monotonic()
