"""Web addresses: what of them is used and shown."""

import re
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

from claimcmp.errors import UnreadableInput

_PORTS = {"http": 80, "https": 443}
_ADDRESS = re.compile(r"https?://", re.I)
_LONGEST = 4_000
"""Characters of an address; servers refuse longer ones."""


@dataclass(frozen=True, slots=True)
class WebAddress:
    """An http or https address without credentials and without a fragment.

    ``host`` is in ASCII, as it is looked up; ``target`` is what a request asks for.
    """

    url: str
    scheme: str
    host: str
    port: int
    target: str

    @property
    def origin(self) -> str:
        """Scheme, host and port: what one robots.txt is for."""
        return f"{self.scheme}://{self.host}:{self.port}"


def is_web_address(argument: str) -> bool:
    """Whether a command-line argument is an address and not a path."""
    return _ADDRESS.match(argument) is not None


def shown_address(argument: str) -> str:
    """Return *argument* as it may be shown and kept: without credentials and fragment.

    What is no valid address is cut after its host's beginning rather than shown with a password.
    """
    try:
        return parse_address(argument).url
    except UnreadableInput:
        return re.sub(r"//[^/?#]*@", "//", argument.partition("#")[0])


def parse_address(url: str, *, base: str = "") -> WebAddress:
    """Read *url*, relative to *base* where that is given.

    A user name and a password in it are dropped: nothing here may use or keep them. Raises
    UnreadableInput where it is no http or https address.
    """
    if len(url) > _LONGEST:
        raise UnreadableInput(f"an address of more than {_LONGEST:,} characters")
    try:
        parts = urlsplit(urljoin(base, url.strip()))
        host, port = (parts.hostname or "").rstrip("."), parts.port
        host = host if ":" in host else host.encode("idna").decode("ascii").lower()
    except ValueError as error:
        raise UnreadableInput("not a valid web address") from error
    scheme = parts.scheme.lower()
    if scheme not in _PORTS:
        raise UnreadableInput(f"leads to {scheme or 'no'} address; only http and https are fetched")
    if not host or re.search(r"[\s\x00-\x1f\\]", host):
        raise UnreadableInput("not a valid web address: it names no host")
    return _assembled(parts, scheme, host, port or _PORTS[scheme])


def _assembled(parts: SplitResult, scheme: str, host: str, port: int) -> WebAddress:
    bracketed = f"[{host}]" if ":" in host else host
    place = bracketed if port == _PORTS[scheme] else f"{bracketed}:{port}"
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
    return WebAddress(
        url=urlunsplit((scheme, place, path, query, "")),
        scheme=scheme,
        host=host,
        port=port,
        target=urlunsplit(("", "", path, query, "")),
    )
