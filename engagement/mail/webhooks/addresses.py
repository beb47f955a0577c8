"""Where a notice may go: the addresses of known services, pure.

Whatever could be read as another host than the one that is checked is refused, and so
is what no such service gives: another port, a name or password, an address in numbers.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from engagement.config import HOST
from engagement.mail.services import HOSTS, Service

LONGEST = 2_000
"""Letters; those of Power Automate have some 300."""
PORT = 443
ADDRESS = re.compile(
    r"https://(?P<host>[A-Za-z0-9.-]+)(?::443)?"
    r"(?P<target>/(?!/)[A-Za-z0-9._~!$&'()*+,;=:@%/?-]*)"
)
"""As these services write them: no fragment, no backslash, nothing beyond ASCII."""


class WhyNotThere(StrEnum):
    """Why a notice cannot go to an address."""

    NO_ADDRESS = "no_address"  # it is none as these services give
    ANOTHER_HOST = "another_host"
    NO_HOSTS = "no_hosts"  # the operator has named no Mattermost


class CannotGo(ValueError):  # noqa: N818 - named for what was found
    """A notice cannot go to an address."""

    def __init__(self, why: WhyNotThere) -> None:
        super().__init__(why.value)
        self.why = why


@dataclass(frozen=True)
class HookAddress:
    """An address that may be called."""

    host: str
    """In small letters."""
    target: str
    """Its path and query, which are as secret as a password."""

    @property
    def url(self) -> str:
        return f"https://{self.host}{self.target}"


def checked(url: str, service: Service, own_hosts: Collection[str]) -> HookAddress:
    """Return where an address leads; raises `CannotGo`.

    own_hosts: those of Mattermost, as the operator names them.
    """
    found = ADDRESS.fullmatch(url) if len(url) <= LONGEST else None
    if found is None:
        raise CannotGo(WhyNotThere.NO_ADDRESS)
    host = found["host"].lower()
    # What Python's own reader makes of it must be the same.
    if not HOST.fullmatch(host) or urlsplit(url).hostname != host:
        raise CannotGo(WhyNotThere.NO_ADDRESS)
    is_own = service is Service.MATTERMOST
    if is_own and not own_hosts:
        raise CannotGo(WhyNotThere.NO_HOSTS)
    allowed = own_hosts if is_own else HOSTS[service]
    if not any(_is_of(host, one) for one in allowed):
        raise CannotGo(WhyNotThere.ANOTHER_HOST)
    return HookAddress(host, found["target"])


def _is_of(host: str, allowed: str) -> bool:
    if allowed.startswith("*."):
        return host.endswith(allowed[1:])
    return host == allowed
