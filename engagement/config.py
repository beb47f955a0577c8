"""Every setting, its default and its variable; a bad one stops the start."""

import os
import secrets
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from engagement.anonymity.groups import SMALLEST_GROUP

ROOT = Path(__file__).parent.parent
SECRET_BYTES = 32
SHORTEST_SECRET = 32
DATABASES = ("sqlite:", "postgresql:", "postgresql+psycopg:")


class BadSetting(ValueError):  # noqa: N818 - named for the broken rule
    """A setting that the product refuses to start with."""


@dataclass(frozen=True)
class Settings:
    """What an operator may choose; `docs/operate.md` lists the variables."""

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

    @property
    def is_https(self) -> bool:
        return self.address.startswith("https://")


def settings_from(environ: Mapping[str, str] = os.environ) -> Settings:
    """Read the settings; raises `BadSetting` in one sentence."""
    instance = Path(environ.get("ENGAGEMENT_INSTANCE", ROOT / "instance")).resolve()
    port = _whole_number(environ, "PORT", 5000, lowest=1)
    return Settings(
        instance=instance,
        database_url=_starting(
            environ,
            "DATABASE_URL",
            f"sqlite:///{instance / 'diapason.sqlite'}",
            DATABASES,
        ),
        secret=_secret(environ, instance),
        timezone=_timezone(environ.get("ENGAGEMENT_TIMEZONE", "Europe/Paris")),
        smallest_group=_whole_number(
            environ, "ENGAGEMENT_SMALLEST_GROUP", SMALLEST_GROUP, lowest=SMALLEST_GROUP
        ),
        address=_starting(
            environ,
            "ENGAGEMENT_ADDRESS",
            f"http://127.0.0.1:{port}",
            ("http://", "https://"),
        ).rstrip("/"),
        port=port,
        mail_server=_mail_server(environ.get("ENGAGEMENT_MAIL_SERVER", "")),
        mail_from=environ.get("ENGAGEMENT_MAIL_FROM", "diapason@localhost"),
        demo=environ.get("ENGAGEMENT_DEMO", "") == "1",
        redis_url=environ.get("REDIS_URL", ""),
    )


def _whole_number(
    environ: Mapping[str, str], name: str, default: int, *, lowest: int
) -> int:
    text = environ.get(name, str(default))
    if not text.isdecimal() or int(text) < lowest:
        raise BadSetting(f"{name} must be a whole number of at least {lowest}.")
    return int(text)


def _starting(
    environ: Mapping[str, str], name: str, default: str, starts: tuple[str, ...]
) -> str:
    text = environ.get(name) or default
    if not text.startswith(starts):
        raise BadSetting(f"{name} must start with {' or '.join(starts)}.")
    return text


def _mail_server(text: str) -> str:
    """Return the address as a URL; a host, or host:port, speaks SMTP."""
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
            "ENGAGEMENT_MAIL_SERVER must be an address such as "
            "smtp://mail.example.org:587, or smtps://user:password@mail.example.org."
        )
    return url


def _timezone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise BadSetting(
            f"ENGAGEMENT_TIMEZONE: “{name}” is no time zone; write one such as "
            "Europe/Paris."
        ) from error


def _secret(environ: Mapping[str, str], instance: Path) -> str:
    secret = environ.get("ENGAGEMENT_SECRET") or _secret_in(instance)
    if len(secret) < SHORTEST_SECRET:
        raise BadSetting(
            f"The secret (ENGAGEMENT_SECRET, or the file {instance / 'secret'}) must "
            f"have at least {SHORTEST_SECRET} characters."
        )
    return secret


def _secret_in(instance: Path) -> str:
    """Read the secret file, or create it, readable by its owner alone."""
    path = instance / "secret"
    try:
        instance.mkdir(parents=True, exist_ok=True)
        if not path.exists():
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
