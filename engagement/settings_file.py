"""What an operator chose: in the environment, else in one file, and which of both."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

NAME = "settings.toml"
WHERE = "ENGAGEMENT_SETTINGS"
INSTANCE = "ENGAGEMENT_INSTANCE"
PREFIX = "ENGAGEMENT_"
VARIABLES = (
    INSTANCE,
    "DATABASE_URL",
    "ENGAGEMENT_SECRET",
    "ENGAGEMENT_TIMEZONE",
    "ENGAGEMENT_SMALLEST_GROUP",
    "ENGAGEMENT_ADDRESS",
    "ENGAGEMENT_HOST",
    "PORT",
    "ENGAGEMENT_MAIL_SERVER",
    "ENGAGEMENT_MAIL_FROM",
    "ENGAGEMENT_DEMO",
    "WEB_CONCURRENCY",
    "REDIS_URL",
    "ENGAGEMENT_METRICS_TOKEN",
    "ENGAGEMENT_LOG_FORMAT",
    "ENGAGEMENT_MATTERMOST_HOSTS",
)
"""Every setting, as the environment names it; the file leaves the prefix out."""


class BadSetting(ValueError):  # noqa: N818 - named for the broken rule
    """A setting that the product refuses to start with."""


def key_of(variable: str) -> str:
    """Return the name that a setting has in the file."""
    return variable.removeprefix(PREFIX).lower()


@dataclass(frozen=True)
class Given:
    """What was chosen, by variable; what is empty was not."""

    file: Path
    environ: Mapping[str, str]
    written: Mapping[str, str]
    home: Path
    """The folder of everything, unless another is chosen."""

    def get(self, variable: str, default: str = "") -> str:
        return self.environ.get(variable) or self.written.get(variable) or default

    def origin(self, variable: str) -> str:
        """Return where a setting stands; empty: it has its default."""
        if self.environ.get(variable):
            return f"{variable} in the environment"
        return str(self.file) if self.written.get(variable) else ""

    def name(self, variable: str) -> str:
        """Return what whoever wrote a setting calls it."""
        if self.environ.get(variable) or not self.written.get(variable):
            return variable
        return f"{key_of(variable)} in {self.file}"

    @property
    def instance(self) -> Path:
        """The folder of everything; in the file, seen from the file's own folder."""
        if chosen := self.environ.get(INSTANCE):
            return Path(chosen).resolve()
        if chosen := self.written.get(INSTANCE):
            return (self.file.parent / chosen).resolve()
        return self.home


def given_in(environ: Mapping[str, str], home: Path) -> Given:
    """Read the file beside an environment; raises `BadSetting` in one sentence."""
    folder = Path(environ.get(INSTANCE) or home)
    chosen = environ.get(WHERE)
    file = Path(chosen or folder / NAME).resolve()
    if chosen and not file.exists():
        raise BadSetting(f"{WHERE} names {file}, where there is no file.")
    return Given(file, environ, _written(file) if file.exists() else {}, home)


def _written(file: Path) -> dict[str, str]:
    try:
        found = tomllib.loads(file.read_text("utf-8-sig"))
    except OSError as error:
        raise BadSetting(f"{file} cannot be read: {error.strerror}.") from error
    except ValueError as error:
        raise BadSetting(
            f'{file} is no TOML ({error}); write lines such as: timezone = "Europe/'
            'Paris"'
        ) from error
    keys = {key_of(variable): variable for variable in VARIABLES}
    for key in found:
        if key not in keys:
            near = get_close_matches(key, keys, 1)
            meant = f"; do you mean {near[0]}?" if near else "; take it out."
            raise BadSetting(f"{file} has “{key}”, which is no setting{meant}")
    return {keys[key]: _text(file, key, value) for key, value in found.items()}


def _text(file: Path, key: str, value: object) -> str:
    """Return a value as the environment would have it."""
    match value:
        case bool():
            return str(int(value))
        case str() | int():
            return str(value)
    raise BadSetting(f"{key} in {file} must be a text, a whole number, true or false.")
