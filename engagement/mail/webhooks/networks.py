"""Which addresses of the internet are everybody's, and none of a house's own: pure."""

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

EVERYWHERE = IPv6Network("2000::/3")
"""All that is given out as addresses of the whole internet (IANA)."""
NAT64 = IPv6Network("64:ff9b::/96")
"""An address of IPv4 in its last 32 bits (RFC 6052)."""
TUNNELS = (IPv6Network("2001::/32"), IPv6Network("2002::/16"))
"""Teredo and 6to4, which lead to an address of IPv4 inside."""
IPV4_BITS = 0xFFFFFFFF


def is_public(address: str) -> bool:
    """Tell whether an address, as a resolver gives it, is one of the whole internet."""
    try:
        found = ip_address(address)
    except ValueError:
        return False
    if isinstance(found, IPv4Address):
        return _is_public_v4(found)
    return _is_public_v6(found)


def _is_public_v6(address: IPv6Address) -> bool:
    if address.scope_id is not None:
        return False
    if address.ipv4_mapped:
        return _is_public_v4(address.ipv4_mapped)
    if address in NAT64:
        return _is_public_v4(IPv4Address(int(address) & IPV4_BITS))
    is_tunnel = any(address in one for one in TUNNELS)
    return address in EVERYWHERE and address.is_global and not is_tunnel


def _is_public_v4(address: IPv4Address) -> bool:
    return address.is_global and not (address.is_multicast or address.is_reserved)
