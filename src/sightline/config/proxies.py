"""Whose address a request has: the client's own, where a proxy that is trusted says so, else whoever spoke to us."""

from collections.abc import Callable, Iterable, Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse

Network = IPv4Network | IPv6Network
Address = IPv4Address | IPv6Address


def believe_trusted_proxies(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: REMOTE_ADDR is the client's own address for everything that follows."""

    def middleware(request: HttpRequest) -> HttpResponse:
        peer, forwarded = request.META.get("REMOTE_ADDR", ""), request.META.get("HTTP_X_FORWARDED_FOR", "")
        request.META["REMOTE_ADDR"] = client_address(peer, forwarded, settings.TRUSTED_PROXIES)
        return get_response(request)

    return middleware


def client_address(peer: str, forwarded: str, trusted: Sequence[Network]) -> str:
    """The client's address. `peer` is who spoke to us, `forwarded` the X-Forwarded-For it sent, as text.

    Each proxy puts whoever spoke to it at the end, so the list is read from its end, and no further than a proxy that
    is trusted vouches for: what stands before that anybody may have written.
    """
    client = peer
    for hop in reversed(forwarded.split(",")):
        if not _among(client, trusted):
            break
        address = _address(hop)
        if address is None:
            break
        client = str(address)
    return client


def trusted_proxies(written: str) -> list[Network]:
    """The proxies in SIGHTLINE_TRUSTED_PROXIES: addresses or networks, with commas. ImproperlyConfigured in a sentence."""
    try:
        return [ip_network(part.strip(), strict=False) for part in written.split(",") if part.strip()]
    except ValueError as fault:
        raise ImproperlyConfigured(
            f"SIGHTLINE_TRUSTED_PROXIES: {fault}. Write addresses or networks with commas, as 127.0.0.1,10.1.0.0/24."
        ) from fault


def _among(text: str, networks: Iterable[Network]) -> bool:
    address = _address(text)
    return address is not None and any(address in network for network in networks)


def _address(text: str) -> Address | None:
    """The address in one part of X-Forwarded-For; IIS writes the port after it. None where there is none."""
    bare = text.strip().strip('"')
    if bare.startswith("["):
        bare = bare[1:].partition("]")[0]
    elif bare.count(":") == 1:
        bare = bare.partition(":")[0]
    try:
        address = ip_address(bare)
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address
