"""One HTTP request to a checked address, within limits of size and time."""

import http.client
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from claimcmp import __version__
from claimcmp.errors import UnreadableInput
from claimcmp.reading.fetch_addresses import AddressPolicy
from claimcmp.reading.limits import gunzip
from claimcmp.reading.media import charset_of, media_type_of
from claimcmp.reading.web_address import WebAddress

USER_AGENT = "claimcmp"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_STEP = 64 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Of one request: bytes of the answer, seconds for all of it, seconds of silence."""

    size: int = 20 * 1024 * 1024
    seconds: float = 30.0
    silence: float = 10.0


@dataclass(frozen=True, slots=True)
class Response:
    """An answer; ``location`` is where a redirect leads, None for any other answer."""

    status: int
    phrase: str
    location: str | None
    media_type: str
    charset: str | None
    content: bytes


def request(address: WebAddress, *, policy: AddressPolicy, limits: Limits) -> Response:
    """Ask for *address* and return the answer.

    Raises UnreadableInput where the address is not allowed, the server cannot be reached or
    understood, or the answer is beyond the limits.
    """
    target = policy.checked(address.host, address.port)
    try:
        with _connection(address, target, limits) as connection:
            connection.request("GET", address.target, headers=_headers())
            with connection.getresponse() as answer:
                return _response(answer, limits)
    except ssl.SSLError as error:
        reason = getattr(error, "verify_message", "") or error.reason or "TLS error"
        raise UnreadableInput(f"no secure connection to {address.host}: {reason}") from error
    except TimeoutError as error:
        raise UnreadableInput(f"{address.host} does not answer in time") from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise UnreadableInput(f"{address.host} cannot be reached or understood") from error


@contextmanager
def _connection(
    address: WebAddress, target: str, limits: Limits
) -> Iterator[http.client.HTTPConnection]:
    """Yield a connection to the address *target* that ends by itself when the time is over."""
    expired = threading.Event()
    raw = socket.create_connection((target, address.port), timeout=limits.silence)

    def expire() -> None:
        expired.set()
        try:
            raw.shutdown(socket.SHUT_RDWR)
        except OSError:
            return

    timer = threading.Timer(limits.seconds, expire)
    timer.daemon = True
    timer.start()
    connection = _http(address)
    try:
        connection.sock = _secured(address, raw)
        yield connection
    except (OSError, http.client.HTTPException, ValueError) as error:
        if expired.is_set():
            raise TimeoutError from error
        raise
    finally:
        timer.cancel()
        connection.close()
        raw.close()
    if expired.is_set():
        raise TimeoutError


def _http(address: WebAddress) -> http.client.HTTPConnection:
    """Return a connection that knows its host's name; its socket is ours."""
    if address.scheme == "https":
        return http.client.HTTPSConnection(address.host, address.port)
    return http.client.HTTPConnection(address.host, address.port)


def _secured(address: WebAddress, raw: socket.socket) -> socket.socket:
    """Return *raw*, for https inside TLS with a certificate for the host's name."""
    if address.scheme != "https":
        return raw
    return ssl.create_default_context().wrap_socket(raw, server_hostname=address.host)


def _headers() -> dict[str, str]:
    return {
        "User-Agent": f"{USER_AGENT}/{__version__} (compares news reports; fetches single pages)",
        "Accept": "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.5",
        "Accept-Encoding": "gzip",
        "Connection": "close",
    }


def _response(answer: http.client.HTTPResponse, limits: Limits) -> Response:
    kind = answer.headers.get("Content-Type", "")
    location = answer.headers.get("Location") if answer.status in _REDIRECTS else None
    return Response(
        status=answer.status,
        phrase="".join(c for c in answer.reason[:60] if c.isprintable()),
        location=_readable(location),
        media_type=media_type_of(kind),
        charset=charset_of(kind),
        content=b"" if location is not None else _content(answer, limits),
    )


def _readable(location: str | None) -> str | None:
    """Return the target of a redirect, which some servers send as raw UTF-8."""
    try:
        return location.encode("latin-1").decode("utf-8") if location is not None else None
    except ValueError:
        return location


def _content(answer: http.client.HTTPResponse, limits: Limits) -> bytes:
    """Return the body, unpacked, within the limit of size before and after."""
    pieces, length = [], 0
    while piece := answer.read1(_STEP):
        length += len(piece)
        if length > limits.size:
            raise UnreadableInput(f"larger than {limits.size // 1024**2} MB; it is not fetched")
        pieces.append(piece)
    content = b"".join(pieces)
    packing = answer.headers.get("Content-Encoding", "identity").strip().lower()
    if packing in ("gzip", "x-gzip"):
        return gunzip(content, largest=limits.size)
    if packing not in ("", "identity"):
        raise UnreadableInput(f"the server packs its answer as {packing[:20]!r}, unasked")
    return content
