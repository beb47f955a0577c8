"""The promise in numbers, and what is known of this installation."""

from dataclasses import dataclass
from datetime import timedelta
from importlib.metadata import version

from babel.dates import get_day_names
from flask_babel import get_locale
from sqlalchemy.orm import Session

from engagement.anonymity.groups import SETTLED_AFTER_DAYS, SMALLEST_GROUP
from engagement.anonymity.readers import COMMENT_GROUP, LEAST_OTHERS
from engagement.anonymity.rounding import DISTRIBUTION_FROM
from engagement.config import Settings
from engagement.people.company import company
from engagement.people.models import Company
from engagement.pulses.calendar import BETWEEN_OPENINGS, SHORTEST_OPEN
from engagement.pulses.closing.cohesion import LEAST_BALLOTS
from engagement.pulses.models import Rhythm
from engagement.pulses.programme import programme
from engagement.pulses.schedule import SEALED_FOR


@dataclass(frozen=True)
class Facts:
    """The numbers that pages tell, each from where it is in force."""

    least: int
    """k: so many answers at least stand behind a figure."""
    floor: int = SMALLEST_GROUP
    """Below which the product sets no k."""
    comments: int = COMMENT_GROUP
    distribution: int = DISTRIBUTION_FROM
    whole: int = LEAST_BALLOTS
    others: int = LEAST_OTHERS
    settled: int = SETTLED_AFTER_DAYS
    """Days."""
    sealed: int = SEALED_FOR.days
    apart: int = BETWEEN_OPENINGS.days
    hours: int = SHORTEST_OPEN // timedelta(hours=1)
    """So long a pulse is open at least."""

    @property
    def together(self) -> int:
        """So many people at least are counted together."""
        return self.least + 1


@dataclass(frozen=True)
class Installation:
    """What the product knows of the company and the server it runs on."""

    company: Company
    rhythm: Rhythm | None
    """None: HR has started no pulses."""
    address: str
    is_postgresql: bool
    has_mail_server: bool
    has_redis: bool
    weekday: str
    """On which pulses open, in the reader's language."""
    version: str


def facts(settings: Settings) -> Facts:
    return Facts(settings.smallest_group)


def installation(session: Session, settings: Settings) -> Installation:
    rhythm = programme.rhythm(session)
    days = get_day_names(locale=get_locale() or "en")
    return Installation(
        company=company(session),
        rhythm=rhythm,
        weekday=days[rhythm.weekday] if rhythm else "",
        address=settings.address,
        is_postgresql=settings.database_url.startswith("postgresql"),
        has_mail_server=bool(settings.mail_server),
        has_redis=bool(settings.redis_url),
        version=version("engagement"),
    )
