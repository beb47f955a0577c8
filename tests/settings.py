"""Settings of a product that lives in a folder of a test."""

from pathlib import Path
from zoneinfo import ZoneInfo

from engagement.config import Settings


def settings_in(
    folder: Path, *, address: str = "http://localhost", demo: bool = False
) -> Settings:
    return Settings(
        instance=folder,
        database_url=f"sqlite:///{folder / 'test.sqlite'}",
        secret="a secret for tests only",  # noqa: S106 - not one
        timezone=ZoneInfo("Europe/Paris"),
        smallest_group=5,
        address=address,
        port=5000,
        mail_server="",
        mail_from="diapason@example.org",
        demo=demo,
    )
