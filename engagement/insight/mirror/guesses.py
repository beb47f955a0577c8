"""What those who lead guessed, and what came out: the third side of the mirror."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median_low

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from engagement.database import insert_into
from engagement.insight.models import Guess
from engagement.insight.series.measures_in_use import shown_metrics
from engagement.insight.series.periods import PERIOD
from engagement.insight.series.spans import Span
from engagement.insight.series.team_weeks import (
    pool,
    question_weeks,
    staff_line,
    team_scores,
)
from engagement.insight.shown import Result
from engagement.measures import is_net
from engagement.people import queries as people
from engagement.people.models import Person, Role, Team
from engagement.pulses import bank
from engagement.pulses import queries as pulses
from engagement.pulses.queries import Blanks
from engagement.statistics.findings import Withheld, WithheldReason

TENTHS = 10
LEAST_LEADERS = 5
"""Guesses of whom are shown together, to HR."""
SHOWN_BACK = 8
"""Weeks of one's own guesses."""
NO_CUSTOMERS = Withheld(WithheldReason.NO_CUSTOMERS)


@dataclass(frozen=True)
class Side:
    """A guess, in ten, and what came out."""

    guess: int
    actual: Result

    @property
    def blind_spot(self) -> float | None:
        """The guess less what came out, in points; None: there is no figure."""
        if isinstance(self.actual, Withheld):
            return None
        return 100 * (self.guess / TENTHS - self.actual.value)


@dataclass(frozen=True)
class OwnGuess:
    """What a reader guessed of a team, and what came out."""

    week: int
    staff: Side
    customers: Side


@dataclass(frozen=True)
class Together:
    """The guesses of everybody who leads a team, of a week that is over."""

    week: int
    leaders: int
    staff: Sequence[int]
    """How many guessed 0, 1 and so on in ten."""
    customers: Sequence[int]

    @property
    def middle(self) -> tuple[int, int]:
        """The middle guesses, of staff and of customers."""
        return _middle(self.staff), _middle(self.customers)


def asked(session: Session, person: Person) -> tuple[int, Team] | None:
    """Return the week and the team of which somebody is asked for a guess.

    None: they lead nothing, there is nothing to read, or they have been asked.
    """
    week = pulses.last_week(session, bank.MOBILISATION)
    known = select(Guess.id).where(Guess.person_id == person.id, Guess.week == week)
    # Asked at every page of results, and mostly known: the tree is read only if not.
    if week is None or session.scalar(known):
        return None
    team = team_led(session, person)
    return None if team is None else (week, team)


def keep(
    session: Session, person: Person, staff: int | None, customers: int | None
) -> None:
    """Keep a guess, or that there is none; of two at once the first counts.

    The caller commits.
    """
    found = asked(session, person)
    if found is None:
        return
    week, team = found
    row = {
        "person_id": person.id,
        "week": week,
        "team_id": team.id,
        "staff": staff,
        "customers": customers,
    }
    session.execute(insert_into(session, Guess).on_conflict_do_nothing(), [row])


def own(session: Session, person: Person, blanks: Blanks) -> list[OwnGuess]:
    """Return what somebody guessed of the team that they lead now, the latest first."""
    team = team_led(session, person)
    if team is None:
        return []
    wanted = (
        select(Guess)
        .where(
            Guess.person_id == person.id,
            Guess.team_id == team.id,
            Guess.staff.is_not(None),
        )
        .order_by(Guess.week.desc())
        .limit(SHOWN_BACK)
    )
    return [
        OwnGuess(
            one.week,
            Side(one.staff or 0, _staff(session, team, one.week, blanks)),
            Side(one.customers or 0, _customers(session, team, one.week)),
        )
        for one in session.scalars(wanted)
    ]


def together(session: Session) -> Together | None:
    """Return the guesses of the last week that nobody guesses of any more.

    Of a week that is still asked about, each new guess would be the difference of two
    readings. Guesses of the whole company are left out: HR, which reads this, knows
    its own. None: fewer than five have guessed.
    """
    asked_about = pulses.last_week(session, bank.MOBILISATION)
    if asked_about is None:
        return None
    week = session.scalar(select(func.max(Guess.week)).where(Guess.week < asked_about))
    wanted = (
        select(Guess.staff, Guess.customers)
        .join(Team, Team.id == Guess.team_id)
        .where(
            Guess.week == week, Guess.staff.is_not(None), Team.parent_id.is_not(None)
        )
    )
    found = session.execute(wanted).all()
    if week is None or len(found) < LEAST_LEADERS:
        return None
    staff, of_customers = zip(*found, strict=True)
    return Together(week, len(found), _counts(staff), _counts(of_customers))


def metric(session: Session) -> str | None:
    """Return the score that stands for favourable customers; None: there is none."""
    return next((one for one in shown_metrics(session) if not is_net(one)), None)


def team_led(session: Session, person: Person) -> Team | None:
    """Return the company for HR; of the teams that somebody leads, the highest."""
    if person.role is Role.HR:
        return people.root(session)
    led = people.teams_led_by(session, person)
    depths = {team.id: len(people.lines_up(session, team.id)) for team in led}
    return min(led, key=lambda team: depths[team.id], default=None)


def _staff(session: Session, team: Team, week: int, blanks: Blanks) -> Result:
    span, measure = Span(week, week), bank.MOBILISATION
    weeks = question_weeks(session, team.id, measure, span, blanks)
    return staff_line(weeks, pulses.blank_weeks(blanks, [team.id]))[0]


def _customers(session: Session, team: Team, week: int) -> Result:
    """Return the four weeks up to a week, of the team and those below it."""
    name = metric(session)
    if name is None:
        return NO_CUSTOMERS
    span = Span(week - PERIOD + 1, week)
    return pool(name, team_scores(session, team, name, span))


def _counts(guesses: Sequence[int]) -> list[int]:
    return [guesses.count(one) for one in range(TENTHS + 1)]


def _middle(counts: Sequence[int]) -> int:
    return median_low(
        tenths for tenths, count in enumerate(counts) for _ in range(count)
    )
