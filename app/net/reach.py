"""Which addresses are public: nothing on this machine or its network is ever asked."""

from __future__ import annotations

import ipaddress

#: IPv6 ranges that carry an IPv4 address in their last 32 bits.
_CARRIERS = (ipaddress.IPv6Network("64:ff9b::/96"), ipaddress.IPv6Network("::ffff:0:0:0/96"))
_IPV4_COMPATIBLE = ipaddress.IPv6Network("::/96")
_SHARED = ipaddress.IPv4Network("100.64.0.0/10")


def is_public(address: str) -> bool:
    """Say whether a numeric address belongs to the public network.

    Private, loopback, link-local, shared (carrier-grade NAT), multicast, reserved and
    documentation ranges do not, nor does IPv6 that carries such an IPv4 address.
    """
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(parsed, ipaddress.IPv4Address):
        return _plain(parsed) and parsed not in _SHARED
    if parsed in _IPV4_COMPATIBLE or parsed.is_site_local:
        return False
    carried = parsed.ipv4_mapped or parsed.sixtofour
    if carried is None and parsed.teredo is not None:
        return False
    if any(parsed in each for each in _CARRIERS):
        carried = ipaddress.IPv4Address(int(parsed) & 0xFFFFFFFF)
    if carried is not None:
        return is_public(str(carried))
    return _plain(parsed)


def _plain(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    return address.is_global and not (
        address.is_multicast
        or address.is_reserved
        or address.is_unspecified
        or address.is_loopback
        or address.is_link_local
    )
