"""Every setting, its default and its variable; a bad one stops the start."""

import os
import re
import secrets
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from email.headerregistry import Address
from email.utils import getaddresses
from enum import Enum
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from engagement.anonymity.groups import SMALLEST_GROUP
from engagement.settings_file import VARIABLES, BadSetting, Given, given_in, key_of

ROOT = Path(__file__).parent.parent
SECRET_BYTES = 32
SHORTEST_SECRET = 32
DATABASES = ("sqlite:", "postgresql:", "postgresql+psycopg:")
LOG_FORMATS = ("text", "json")
MASK = "***"
HIDDEN = {"secret", "metrics_token"}
SHORTEST_TOKEN = 16
HIGHEST_PORT, MOST = 65_535, 10**6
HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}")
"""The full name of a host, in small letters; an address in numbers is none."""
PASSWORD = re.compile(r"(?<=://)([^:@/]*):.*(?=@)")
"""In a URL, where it may have any character, an @ among them."""
TOLD = re.compile(r"([?&][^=&]*(?:pass|secret|token|key)[^=&]*)=[^&]*", re.IGNORECASE)
"""What a URL hands on to a driver that nobody else should read."""


class Missing(Enum):
    """What becomes of a secret that is nowhere."""

    REFUSED = "refused"
    MADE = "made"  # a company is founded
    LEFT = "left"  # the caller tells


@dataclass(frozen=True)
class Settings:
    """What an operator may choose; docs/settings.md lists the variables."""

    instance: Path
    """Folder of the SQLite file, the secret and the outbox."""
    database_url: str
    secret: str
    timezone: ZoneInfo
    smallest_group: int
    """k of the release rule; at least 5."""
    address: str
    """Where people reach the product, without a trailing slash; used in links."""
    port: int
    mail_server: str
    """smtp:// or smtps://, host and port; empty: mails go to the outbox folder."""
    mail_from: str
    demo: bool
    redis_url: str = ""
    """Where several nodes count tries together; empty: each process for itself."""
    host: str = "127.0.0.1"
    """The address of this machine at which it listens."""
    web_concurrency: int = 2
    """Web workers."""
    metrics_token: str = ""
    """With which Prometheus may read `/metrics`; empty: there is no such page."""
    log_format: str = "text"
    """Of each line in the log: text or json."""
    mattermost_hosts: str = ""
    """Names of hosts to which notices may go, besides those of known services."""
    origins: Mapping[str, str] = field(default_factory=dict, compare=False)
    """Where each variable that was chosen stands."""
    file: Path = field(default=Path(), compare=False)
    """The settings' file, which need not be there."""

    @property
    def is_https(self) -> bool:
        return self.address.startswith("https://")

    @property
    def own_chat_hosts(self) -> frozenset[str]:
        return frozenset(self.mattermost_hosts.split())

    def shown(self) -> list[tuple[str, str, str]]:
        """Return each setting's name, its value with what is secret masked, its origin.

        The origin is empty where nobody chose.
        """
        return [
            (key, masked(self, key), self.origins.get(variable, ""))
            for variable in VARIABLES
            for key in [key_of(variable)]
        ]


def masked(settings: Settings, key: str) -> str:
    """Return a setting's value as anybody may read it."""
    value = getattr(settings, key)
    if key in HIDDEN:
        return MASK if value else ""
    if isinstance(value, bool):
        return str(int(value))
    return TOLD.sub(rf"\1={MASK}", PASSWORD.sub(rf"\1:{MASK}", str(value)))


def settings_from(
    environ: Mapping[str, str] = os.environ, missing: Missing = Missing.REFUSED
) -> Settings:
    """Read the settings; raises `BadSetting` in one sentence."""
    given = given_in(environ, ROOT / "instance")
    instance = given.instance
    port = _whole_number(given, "PORT", 5000, lowest=1, highest=HIGHEST_PORT)
    return Settings(
        instance=instance,
        database_url=_starting(
            given,
            "DATABASE_URL",
            f"sqlite:///{instance / 'diapason.sqlite'}",
            DATABASES,
        ),
        secret=_secret(given, instance, missing),
        timezone=_timezone(given),
        smallest_group=_whole_number(
            given, "ENGAGEMENT_SMALLEST_GROUP", SMALLEST_GROUP, lowest=SMALLEST_GROUP
        ),
        address=_address(given, port),
        port=port,
        mail_server=_mail_server(given),
        mail_from=_mail_from(given),
        demo=_yes_or_no(given, "ENGAGEMENT_DEMO"),
        redis_url=given.get("REDIS_URL"),
        host=_host(given),
        web_concurrency=_whole_number(given, "WEB_CONCURRENCY", 2, lowest=1),
        metrics_token=_token(given),
        log_format=_one_of(given, "ENGAGEMENT_LOG_FORMAT", LOG_FORMATS),
        mattermost_hosts=_hosts(given, "ENGAGEMENT_MATTERMOST_HOSTS"),
        origins={one: given.origin(one) for one in VARIABLES if given.origin(one)},
        file=given.file,
    )


def _whole_number(
    given: Given, variable: str, default: int, *, lowest: int, highest: int = MOST
) -> int:
    text = given.get(variable, str(default))
    if not text.isdecimal() or not lowest <= int(text) <= highest:
        bounds = f"of at least {lowest}" + (
            f", and at most {highest}" if highest < MOST else ""
        )
        raise BadSetting(f"{given.name(variable)} must be a whole number {bounds}.")
    return int(text)


def _one_of(given: Given, variable: str, choices: tuple[str, ...]) -> str:
    """Return what was chosen, the first by default."""
    text = given.get(variable, choices[0])
    if text not in choices:
        raise BadSetting(f"{given.name(variable)} must be {' or '.join(choices)}.")
    return text


def _yes_or_no(given: Given, variable: str) -> bool:
    text = given.get(variable, "0")
    if text not in {"0", "1"}:
        raise BadSetting(f"{given.name(variable)} must be 1 or 0.")
    return text == "1"


def _starting(
    given: Given, variable: str, default: str, starts: tuple[str, ...]
) -> str:
    text = given.get(variable, default)
    if not text.startswith(starts):
        raise BadSetting(
            f"{given.name(variable)} must start with {' or '.join(starts)}."
        )
    return text


def _address(given: Given, port: int) -> str:
    """Return it without a trailing slash; what links begin with has no query."""
    default = f"http://127.0.0.1:{port}"
    text = _starting(given, "ENGAGEMENT_ADDRESS", default, ("http://", "https://"))
    try:
        parts = urlsplit(text)
        is_good = bool(parts.hostname) and parts.port != 0
    except ValueError:  # the port is no number
        is_good = False
    if not is_good or parts.query or parts.fragment or not text.isprintable():
        raise BadSetting(
            f"{given.name('ENGAGEMENT_ADDRESS')} must be an address such as "
            "https://diapason.example.org."
        )
    return text.rstrip("/")


def _mail_from(given: Given) -> str:
    """Return the sender; with one to which no mail can be written, none would go."""
    text = given.get("ENGAGEMENT_MAIL_FROM", "diapason@localhost")
    try:
        ((_name, address),) = getaddresses([text])
        sender = Address(addr_spec=address).domain
    except (ValueError, IndexError):  # which is how it says that there is nothing
        sender = ""
    if not sender or not text.isprintable():
        raise BadSetting(
            f"{given.name('ENGAGEMENT_MAIL_FROM')} must be an e-mail address such as "
            "diapason@example.org."
        )
    return text


def _token(given: Given) -> str:
    text = given.get("ENGAGEMENT_METRICS_TOKEN")
    if text and len(text) < SHORTEST_TOKEN:
        raise BadSetting(
            f"{given.name('ENGAGEMENT_METRICS_TOKEN')} must have at least "
            f"{SHORTEST_TOKEN} characters."
        )
    return text


def _host(given: Given) -> str:
    text = given.get("ENGAGEMENT_HOST", "127.0.0.1")
    try:
        return str(ip_address(text))
    except ValueError as error:
        raise BadSetting(
            f"{given.name('ENGAGEMENT_HOST')} must be an address of this machine, such "
            "as 127.0.0.1, or 0.0.0.0 for all of them."
        ) from error


def _hosts(given: Given, variable: str) -> str:
    """Return names of hosts with a space between them: no address, port or path."""
    hosts = given.get(variable).lower().replace(",", " ").split()
    if not all(map(HOST.fullmatch, hosts)):
        raise BadSetting(
            f"{given.name(variable)} must be names of hosts such as "
            "chat.example.org, with commas between them."
        )
    return " ".join(hosts)


def _mail_server(given: Given) -> str:
    """Return the address as a URL; a host, or host:port, speaks SMTP."""
    text = given.get("ENGAGEMENT_MAIL_SERVER")
    if not text:
        return ""
    url = text if "://" in text else f"smtp://{text}"
    try:
        parts = urlsplit(url)
        is_good = bool(parts.hostname) and parts.port != 0
    except ValueError:  # the port is no number
        is_good = False
    if not is_good or parts.scheme not in {"smtp", "smtps"} or parts.path.strip("/"):
        raise BadSetting(
            f"{given.name('ENGAGEMENT_MAIL_SERVER')} must be an address such as "
            "smtp://mail.example.org:587, or smtps://user:password@mail.example.org."
        )
    return url


def _timezone(given: Given) -> ZoneInfo:
    name = given.get("ENGAGEMENT_TIMEZONE", "Europe/Paris")
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:  # or a folder of them
        raise BadSetting(
            f"{given.name('ENGAGEMENT_TIMEZONE')}: “{name}” is no time zone; write one "
            "such as Europe/Paris."
        ) from error


def _secret(given: Given, instance: Path, missing: Missing) -> str:
    secret = given.get("ENGAGEMENT_SECRET") or _secret_in(instance, missing)
    if secret is None:
        if missing is Missing.LEFT:
            return ""
        raise BadSetting(no_secret(given.file, instance))
    if len(secret) < SHORTEST_SECRET:
        raise BadSetting(
            f"The secret (ENGAGEMENT_SECRET, or the file {instance / 'secret'}) must "
            f"have at least {SHORTEST_SECRET} characters."
        )
    return secret


def no_secret(file: Path, instance: Path) -> str:
    return (
        f"There is no secret: neither ENGAGEMENT_SECRET nor {file} has it, and there "
        f"is no file {instance / 'secret'}; put back the one that this company was "
        "used with."
    )


def _secret_in(instance: Path, missing: Missing) -> str | None:
    """Read the secret's file; make it where asked to, for its owner alone."""
    path = instance / "secret"
    try:
        if not path.exists():
            if missing is not Missing.MADE:
                return None
            instance.mkdir(parents=True, exist_ok=True)
            _create_secret(path)
        return path.read_text().strip()
    except OSError as error:
        raise BadSetting(
            f"The secret in {path} cannot be read or created ({error.strerror}); "
            "set ENGAGEMENT_SECRET or mend the folder's rights."
        ) from error


def _create_secret(path: Path) -> None:
    """Write a whole secret, then name it: another process may be starting too."""
    handle, name = tempfile.mkstemp(dir=path.parent)  # readable by its owner alone
    try:
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_hex(SECRET_BYTES))
        with suppress(FileExistsError):
            path.hardlink_to(name)
    finally:
        Path(name).unlink()
