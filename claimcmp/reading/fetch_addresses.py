"""Which addresses may be asked: those of the public internet and no others."""

import ipaddress
import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from claimcmp.errors import UnreadableInput

IpAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolver = Callable[[str, int], list[str]]

_PORTS = frozenset({80, 443, 8000, 8080, 8443})
"""Where web servers listen; other ports are those of other services."""

_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def is_public(address: IpAddress) -> bool:
    """Whether *address* is on the public internet, and every address that is wrapped in it.

    No private, loopback, link-local, multicast, reserved, shared or unspecified address is.
    """
    inner = list(_wrapped(address))
    if inner and _is_wrapper(address):
        return all(map(is_public, inner))
    refused = (
        address.is_private
        or address.is_loopback
        or address.is_link_local
        or address.is_multicast
        or address.is_reserved
        or address.is_unspecified
        or (isinstance(address, ipaddress.IPv6Address) and address.is_site_local)
    )
    return address.is_global and not refused and all(map(is_public, inner))


def _wrapped(address: IpAddress) -> Iterator[ipaddress.IPv4Address]:
    """Yield the IPv4 addresses that an IPv6 one stands for: mapped, 6to4, Teredo and NAT64."""
    if isinstance(address, ipaddress.IPv4Address):
        return
    if address.ipv4_mapped is not None:
        yield address.ipv4_mapped
    if address.sixtofour is not None:
        yield address.sixtofour
    if address.teredo is not None:
        yield from address.teredo
    if address in _NAT64:
        yield ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)


def _is_wrapper(address: IpAddress) -> bool:
    """Whether *address* only stands for an IPv4 one, which is checked instead."""
    is_mapped = isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped is not None
    return is_mapped or address in _NAT64


def resolve(host: str, port: int) -> list[str]:
    """Return the addresses of *host* as the system finds them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


@dataclass(frozen=True, slots=True)
class AddressPolicy:
    """Looks hosts up and says which of their addresses may be asked, and at which ports.

    ``ports`` of None allows every port.
    """

    resolver: Resolver = resolve
    is_allowed: Callable[[IpAddress], bool] = is_public
    ports: frozenset[int] | None = _PORTS

    def checked(self, host: str, port: int) -> str:
        """Return the address to connect to.

        Raises UnreadableInput where the host has none, or any of its addresses is not allowed: a
        public name with a private address is an attack or a mistake.
        """
        if self.ports is not None and port not in self.ports:
            raise UnreadableInput(f"port {port} is none of a web server; it is not asked")
        try:
            found = [ipaddress.ip_address(text) for text in self.resolver(host, port)]
        except (OSError, UnicodeError) as error:
            raise UnreadableInput(f"{host} cannot be found; check the address") from error
        except ValueError as error:
            raise UnreadableInput(f"{host} has no usable address") from error
        if not found:
            raise UnreadableInput(f"{host} cannot be found; check the address")
        if not all(map(self.is_allowed, found)):
            raise UnreadableInput(f"{host} is not on the public internet; it is not asked")
        return str(found[0])
