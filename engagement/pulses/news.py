"""What everybody of a group is told beside the questions: the same for each of them.

Where their results are, and what was done.
"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from engagement.config import Settings
from engagement.pulses import results_links
from engagement.pulses.results_links import PATH, ResultsLinks
from engagement.web.deeds import Deeds, TellDeeds, ToldDeed


@dataclass(frozen=True)
class GroupNews:
    """What one group is told; of no group, what everybody is."""

    path: str
    """Where their results are; empty: nowhere."""
    results: str
    """The same as an address that can be written down."""
    own: tuple[ToldDeed, ...]
    """Done for the team, or for the nearest above it."""
    company: tuple[ToldDeed, ...]


@dataclass(frozen=True)
class News:
    """What all groups are told, read at once."""

    address: str
    links: ResultsLinks
    deeds: Deeds

    def of(self, group_id: int | None) -> GroupNews:
        code = None if group_id is None else self.links.code(group_id)
        path = f"{PATH}{code}" if code else ""
        return GroupNews(
            path,
            path and f"{self.address}{path}",
            self.deeds.of(group_id),
            self.deeds.of_company,
        )


def read(
    session: Session, pulse_id: int, settings: Settings, today: date, tell: TellDeeds
) -> News:
    links = results_links.of_pulse(session, pulse_id)
    return News(settings.address.rstrip("/"), links, tell(session, today))
