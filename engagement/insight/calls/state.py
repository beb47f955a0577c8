"""Whether what is said with the last results is still what is known; loads little."""

from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy.orm import Session

from engagement.actions import calls
from engagement.insight.cache import DATA
from engagement.insight.series.measures_in_use import main_metric
from engagement.people import queries as people
from engagement.pulses import bank
from engagement.pulses import queries as pulses
from engagement.pulses.queries import Blanks


@dataclass(frozen=True)
class CallState:
    """The last week with results, and a hash of all that its calls depend on."""

    week: int
    known: bytes


def left_out(session: Session) -> Blanks:
    """Return the figures that are left out of calls, teams and weeks.

    Those that somebody does not see who sees all others: what is said of other teams
    would tell of them, by how they stand beside the mean.
    """
    return frozenset().union(
        *(
            pulses.withheld_from(session, one.id, people.led_by(session, one))
            for one in people.overseers(session)
        )
    )


def unsaid(session: Session, this_week: int) -> CallState | None:
    """Return of what nothing is said yet, or not as of what is known by now.

    Of the last week with results alone: what was said of earlier ones stays, whatever
    is brought in or undone later. None: there is nothing to say anew.
    """
    # First, so that data that come in meanwhile are looked at once more.
    version = tuple(session.execute(DATA).one())
    last = pulses.last_week(session, bank.MOBILISATION)
    if last is None:
        return None
    week = min(last, this_week)
    teams = tuple(people.leaves(people.links(session)))
    hidden = sorted(left_out(session))
    told = repr((version, week, teams, main_metric(session), hidden))
    found = CallState(week, sha256(told.encode()).digest())
    said = calls.last_week(session)
    if said and (said.week > week or (said.week, said.state) == (week, found.known)):
        return None
    return found
