"""Every setting, its default and its variable; a bad one stops the start."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from engagement.anonymity import SMALLEST_GROUP

ROOT = Path(__file__).parent.parent
SECRET_BYTES = 32


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
    """host:port of the SMTP server; empty: mails go to the outbox folder."""
    mail_from: str
    demo: bool

    @property
    def is_https(self) -> bool:
        return self.address.startswith("https://")


def settings_from(environ: Mapping[str, str] = os.environ) -> Settings:
    """Read the settings; raises `BadSetting` in one sentence."""
    instance = Path(environ.get("ENGAGEMENT_INSTANCE", ROOT / "instance")).resolve()
    port = _whole_number(environ, "PORT", 5000, lowest=1)
    database = f"sqlite:///{instance / 'diapason.sqlite'}"
    address = environ.get("ENGAGEMENT_ADDRESS", f"http://127.0.0.1:{port}")
    return Settings(
        instance=instance,
        database_url=environ.get("DATABASE_URL", database),
        secret=environ.get("ENGAGEMENT_SECRET") or _secret_in(instance),
        timezone=_timezone(environ.get("ENGAGEMENT_TIMEZONE", "Europe/Paris")),
        smallest_group=_whole_number(
            environ, "ENGAGEMENT_SMALLEST_GROUP", SMALLEST_GROUP, lowest=SMALLEST_GROUP
        ),
        address=address.rstrip("/"),
        port=port,
        mail_server=environ.get("ENGAGEMENT_MAIL_SERVER", ""),
        mail_from=environ.get("ENGAGEMENT_MAIL_FROM", "diapason@localhost"),
        demo=environ.get("ENGAGEMENT_DEMO", "") == "1",
    )


def _whole_number(
    environ: Mapping[str, str], name: str, default: int, *, lowest: int
) -> int:
    text = environ.get(name, str(default))
    if not text.isdecimal() or int(text) < lowest:
        raise BadSetting(f"{name} must be a whole number of at least {lowest}.")
    return int(text)


def _timezone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise BadSetting(
            f"ENGAGEMENT_TIMEZONE: “{name}” is no time zone; write one such as "
            "Europe/Paris."
        ) from error


def _secret_in(instance: Path) -> str:
    """Read the secret file, or create it, readable by its owner alone."""
    path = instance / "secret"
    try:
        instance.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "w") as file:
                file.write(secrets.token_hex(SECRET_BYTES))
        return path.read_text().strip()
    except OSError as error:
        raise BadSetting(
            f"The secret in {path} cannot be read or created ({error.strerror}); "
            "set ENGAGEMENT_SECRET or mend the folder's rights."
        ) from error
