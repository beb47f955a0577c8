"""Making the demo: the company, then its weeks, up to the present one."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta

from flask import Flask
from sqlalchemy.orm import Session

from engagement import weeks
from engagement.config import Settings
from engagement.database import db
from engagement.demo import clock, company, story
from engagement.demo.models import DemoMoment
from engagement.demo.truths import FLOOR, chance
from engagement.insight.floors.floors import set_floors
from engagement.people import queries
from engagement.people.company import change as describe
from engagement.people.files import imports
from engagement.pulses.closing import closing
from engagement.pulses.programme import programme
from engagement.web.context import now

WEEKS = 26
"""Closed pulses; one more is open."""
OLDER_BY = timedelta(weeks=60)
"""How long the teams exist before the first pulse."""

Progress = Callable[[Sequence[int]], Iterable[int]]


def seed(
    app: Flask,
    progress: Progress = list,
    *,
    places: Sequence[company.Site] = company.PLACES,
    closed: int = WEEKS,
) -> None:
    """Make the demo, or finish it; one that stands is left alone.

    Raises `HoldsACompany` rather than invent people among real ones.
    """
    with app.app_context():
        settings: Settings = app.extensions["settings"]
        session = db.session()
        first = clock.first_week(session)
        if first is None:
            first = weeks.week_at(now(), settings.timezone) - closed
            _found(session, places, first, story.noon_of(first, settings.timezone))
        standing = weeks.week_at(clock.moment(session), settings.timezone)
        session.commit()
        if standing < first + closed:
            _live(
                session, settings, first, progress(range(standing, first + closed + 1))
            )


def _found(
    session: Session, places: Sequence[company.Site], first: int, moment: datetime
) -> None:
    clock.refuse_company(session)
    today = weeks.monday_of(first) - OLDER_BY
    imports.take_in(session, company.teams_file(places), today)
    imports.take_in(session, company.persons_file(places), today)
    describe(session, company.NAME, company.CONTACT, "fr", logo=b"")
    if hr := queries.person_with(session, company.HR):
        set_floors(session, dict([FLOOR]), hr, moment)
    programme.run_weekly(session, story.TUESDAY, story.OPENS_AT, story.DAYS_OPEN)
    programme.check_culture(session)
    session.add(
        DemoMoment(id=clock.THE_ROW, moment=int(moment.timestamp()), first_week=first)
    )
    session.commit()


def _live(
    session: Session, settings: Settings, first: int, coming: Iterable[int]
) -> None:
    for week in coming:
        # The rounding can be repeated here, and only here: these ballots are invented.
        story.live(session, settings, week, chance("closing", week - first))
    closing.wipe(session)
