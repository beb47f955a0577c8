"""A company of 120 people over eight weeks, as its HR and its operator live them.

From the last week of November: holidays, an ISO week 53, a machine that is off, an
upgrade, a restore, a mail server with its own ideas. Its clock is its own.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from engagement.actions import actions
from engagement.actions.actions import Author, Plan
from engagement.actions.kinds import ActionKind
from engagement.actions.models import Action
from engagement.application import create_app
from engagement.config import Settings
from engagement.database import db
from engagement.ops import backup, jobs, server
from engagement.people import removal
from engagement.people.files import imports
from engagement.people.models import Person, Role, Team
from engagement.pulses import calendar, schedule
from engagement.pulses.models import Envelope, Pulse, State
from engagement.pulses.programme import programme
from engagement.weeks import monday_of, week_from
from tests.conftest import Clock
from tests.living import signed_in
from tests.mail.post_office import TAKEN, PostOffice
from tests.play import earlier
from tests.play.witness import TICKET, Asked, kind_of, week_in
from tests.pulses import staff
from tests.settings import settings_in
from tests.tables import create_tables

START = datetime(2026, 11, 30, 6, tzinfo=UTC)
"""The Monday of 2026-W49."""
FIRST = week_from("2026-W49") or 0
WEEKS = 8
HOLIDAYS = date(2026, 12, 24), date(2027, 1, 3)
HOUR = timedelta(hours=1)
SHOPS = 12
PEOPLE_OF_A_SHOP = 10
BOUNCES, BUSY = "p11@example.org", "p12@example.org"
"""Whose mail the server never takes, and not at first."""
Turn = Callable[[Settings, datetime], None]
"""A turn of the clock; within the application's context."""


@dataclass
class Office:
    """A mail server with its own ideas: hangs up, is busy, refuses one address."""

    number: int = 0
    busy: int = 0

    def __call__(self, to: str) -> str:
        self.number += 1
        if to == BOUNCES:
            return "554 no such user"
        if to == BUSY and self.busy < 2:
            self.busy += 1
            return "451 try again later"
        return "" if self.number % 37 == 0 else TAKEN


@dataclass
class Play:
    """The company, its clock, and what the witness wants to know."""

    office: PostOffice
    machines: Iterator[Settings]
    """Where it lives, and where it goes on when the first machine is lost."""
    turn: Turn
    clock: Clock = field(default_factory=Clock)
    pulses: dict[int, Asked] = field(default_factory=dict)
    left: dict[str, int] = field(default_factory=dict)
    mondays: dict[date, set[str]] = field(default_factory=dict)
    """Who gets the mail of Mondays, by day."""
    is_off: bool = False
    is_cut_off: bool = False
    """The mail server cannot be reached."""
    random: Random = field(default_factory=lambda: Random(49))

    def __post_init__(self) -> None:
        self.clock.moment = START
        self.app = self._application()

    def _application(self) -> Flask:
        settings = replace(next(self.machines), mail_server=self.office.url)
        app = create_app(settings, self.clock)
        app.config["TESTING"] = True
        app.config["WTF_CSRF_ENABLED"] = False
        with app.app_context():
            create_tables()
            db.engine.dispose()
        return app

    @property
    def settings(self) -> Settings:
        return staff.inside(self.app)

    @contextmanager
    def inside(self) -> Iterator[None]:
        with self.app.app_context():
            yield
            db.session.remove()

    def hr(self) -> FlaskClient:
        with self.inside():
            hana = select(Person.id).where(Person.role == Role.HR)
            person_id = db.session.scalars(hana).one()
        return signed_in(self.app, person_id, self.clock.moment)

    # What HR and the operator do

    def found(self) -> None:
        """Take in the files of teams and people, name the company, set the rhythm."""
        shops = [f"shop{number}" for number in range(SHOPS)]
        teams = ["team,name,parent", "whole,Marlow,"]
        teams += [f"{shop},{shop.title()},whole" for shop in shops]
        people = ["person,name,team,e-mail,role,lead of,language"]
        people += ["hana,Hana,whole,hana@example.org,hr,,en"]
        for number in range(SHOPS * PEOPLE_OF_A_SHOP - 1):
            shop = shops[number % SHOPS]
            email = "" if number % 6 == 5 else f"p{number}@example.org"
            leads = shop if number < SHOPS else ""
            language = "en" if number % 2 else "fr"
            people += [f"p{number},P{number},{shop},{email},,{leads},{language}"]
        self.take_in("\n".join(teams))
        self.take_in("\n".join(people))
        rhythm = {"every": "1", "weekday": "1", "hour": "9", "days_open": "3"}
        self.hr().post("/pulses/rhythm", data=rhythm)
        self.describe()

    def describe(self) -> None:
        """Say how the company is called, and when it is closed."""
        hr = self.hr()
        named = {"name": "Marlow", "contact": "Hana", "language": "fr"}
        hr.post("/company", data=named)
        first, last = (day.isoformat() for day in HOLIDAYS)
        closed = {"first": first, "last": last, "name": "Closed"}
        hr.post("/pulses/holidays", data=closed)

    def decide(self) -> None:
        """Have something done in every shop, too late: it waits for ever."""
        day = self.clock.moment.date()
        with self.inside():
            for team in db.session.scalars(
                select(Team).where(Team.lead_id.is_not(None))
            ):
                plan = Plan(
                    team.id, "mobilisation", ActionKind.ROTA, "Plan earlier.", day, day
                )
                author = Author(None, self.clock.moment, day)
                actions.write(db.session(), plan, f"play {team.key}", author)
            db.session.commit()

    def take_in(self, text: str) -> None:
        with self.inside():
            outcome = imports.take_in(
                db.session(), text.encode(), self.clock.moment.date()
            )
            assert outcome.refused == []
            db.session.commit()

    def leave(self, *keys: str) -> None:
        with self.inside():
            for key in keys:
                person = db.session.scalars(
                    select(Person).where(Person.key == key)
                ).one()
                if person.email:
                    self.left[person.email] = len(self.office.mails)
                removal.remove(db.session(), person, self.clock.moment.date())
                db.session.commit()

    def print_slips(self, week: int) -> None:
        page = BeautifulSoup(self.hr().post("/pulses/slips").text, "html.parser")
        codes = [one.get_text("-", strip=True) for one in page.select(".slip .code")]
        self.pulses[week].slips = len(codes)
        for code in codes[::2]:
            self._send(week, code.lower())

    def upgrade(self) -> None:
        """Run an earlier version's database with this one."""
        with self.inside():
            earlier.take_back()
            server.migrate(self.settings)
            db.engine.dispose()
        self.describe()  # which the earlier version did not know

    def restore(self) -> None:
        """Lose the machine, and go on elsewhere with last night's backup."""
        file = self.settings.instance / "backup.zip"
        with self.inside():
            backup.write(db.session(), file, self.clock.moment)
            db.engine.dispose()
        self.app = self._application()
        with self.inside():
            backup.restore(db.session(), file, self.settings.secret)
            db.session.commit()

    # What happens by itself

    def tick(self) -> None:
        if self.is_off:
            return
        url = "smtp://127.0.0.1:1" if self.is_cut_off else self.office.url
        with self.inside():
            self._look_before_closing()
            self._expect_reminders()
            self._expect_mondays()
            before = self._open_weeks()
            self.turn(replace(self.settings, mail_server=url), self.clock.moment)
            after = self._open_weeks()
            for week in after - before:
                self._expect_invitations(week)
            for week in before - after:
                readers = self._addresses(Person.role != Role.EMPLOYEE)
                self.pulses[week].readers = readers

    def _open_weeks(self) -> set[int]:
        found = set(
            db.session.scalars(select(Pulse.week).where(Pulse.state == State.OPEN))
        )
        db.session.rollback()
        return found

    def _addresses(self, *wanted: object) -> set[str]:
        with_address = select(Person.email).where(Person.email.is_not(None), *wanted)  # type: ignore[arg-type]
        return {str(email) for email in db.session.scalars(with_address)} - {BOUNCES}

    def _expect_invitations(self, week: int) -> None:
        without = select(func.count()).where(Person.email.is_(None))
        number = db.session.scalar(without) or 0
        self.pulses[week] = Asked(self._addresses(), number)

    def _expect_reminders(self) -> None:
        pulse = schedule.the_open_pulse(db.session())
        if pulse is None or self.clock.moment < pulse.closes_at - timedelta(days=1):
            return
        asked = self.pulses[pulse.week]
        is_paused = programme.is_paused(
            db.session(), self.settings.timezone, self.clock.moment
        )
        if not asked.reminded and not is_paused:
            asked.reminded = asked.invited & self._addresses()

    def _expect_mondays(self) -> None:
        """Expect it of the first turn from eight on, of a Monday that is no holiday."""
        local = self.clock.moment.astimezone(self.settings.timezone)
        is_time = local.weekday() == 0 and local.hour >= 8
        waits = db.session.scalars(select(Action.id)).first() is not None
        is_closed = HOLIDAYS[0] <= local.date() <= HOLIDAYS[1]
        if is_time and waits and not is_closed and local.date() not in self.mondays:
            readers = self._addresses(Person.role != Role.EMPLOYEE)
            self.mondays[local.date()] = readers

    def _look_before_closing(self) -> None:
        pulse = schedule.the_open_pulse(db.session())
        if pulse and self.clock.moment >= pulse.closes_at:
            sealed = select(func.count()).select_from(Envelope)
            self.pulses[pulse.week].sealed = db.session.scalar(sealed) or 0

    def answer(self, week: int, share: float = 0.8) -> None:
        """Let most of those who were mailed answer, by what stands in their mail."""
        codes = dict.fromkeys(self._codes(week))  # a mail that came twice has one
        for code in codes:
            if self.random.random() < share:
                self._send(week, code)

    def _codes(self, week: int) -> Iterator[str]:
        for mail, text in zip(self.office.mails, self.office.texts, strict=True):
            is_ours = kind_of(mail) == "invitation" and week_in(mail) == _iso(week)
            found = TICKET.search(text)
            if is_ours and found:
                yield found[1]

    def _send(self, week: int, code: str) -> None:
        points = {"energy": "4", "extra": "3", "pride": "5"}
        answered = self.app.test_client().post("/p", data={"ticket": code, **points})
        self.pulses[week].counted += answered.status_code == 200

    def hours(self, number: int, each: Callable[[int], None]) -> None:
        """Let hours go by, with a turn of the clock in each of working days."""
        for hour in range(number):
            each(hour)
            if self.clock.moment.weekday() < 5 or hour % 6 == 0:
                self.tick()
            self.clock.moment += HOUR


def _iso(week: int) -> str:
    year, number, _day = monday_of(week).isocalendar()
    return f"{year}-W{number:02}"


Events = Mapping[tuple[int, int], Callable[[Play], None]]
"""By week and hour from Monday 7:00 local time; pulses open at hour 26."""


def machines(folder: Path) -> Iterator[Settings]:
    """Yield the settings of machines with SQLite."""
    for name in ("first", "second"):
        (folder / name).mkdir()
        yield settings_in(folder / name)


def here(settings: Settings, _now: datetime) -> None:
    """Do what is due in this process, by the play's own clock."""
    jobs.do_what_is_due(db.session(), settings)


def play(company: Play, weeks: int, events: Events) -> Play:
    """Play the weeks one after the other; `EVENTS` is what happens in eight of them."""
    company.found()
    for number in range(weeks):
        week = FIRST + number

        def each(hour: int, week: int = week, number: int = number) -> None:
            event = events.get((number, hour))
            if event:
                event(company)
            asked = company.pulses.get(week)
            if asked and not asked.slips and not company.is_off:
                company.print_slips(week)
            if asked and hour == ANSWERS_AT[number]:
                company.answer(week)

        company.hours(7 * 24, each)
    return company


def off(company: Play) -> None:
    company.is_off = True


def on(company: Play) -> None:
    company.is_off = False


def _cut(company: Play) -> None:
    company.is_cut_off = True


def _back(company: Play) -> None:
    company.is_cut_off = False


def _people_change(company: Play) -> None:
    company.leave("p20", "p33", "p17")
    company.take_in(
        "person,name,team,e-mail\n"
        "n1,N1,shop1,n1@example.org\nn2,N2,shop2,\nn3,N3,shop3,n3@example.org\n"
        "p40,P40,shop4,p40-new@example.org"
    )
    week = max(company.pulses)
    company.pulses[week].reminded = set()


def _reorganise(company: Play) -> None:
    company.take_in(
        "team,name,parent\nnorth,North,whole\nsouth,South,whole\n"
        + "\n".join(
            f"shop{number},Shop{number},{'north' if number % 2 else 'south'}"
            for number in range(SHOPS)
        )
    )


def _pause(company: Play) -> None:
    company.hr().post("/pulses/pause", data={})


EVENTS: Events = {
    (0, 50): Play.decide,
    (1, 34): _people_change,  # while the pulse is open
    (2, 20): off,
    (2, 60): on,
    (3, 3): Play.upgrade,
    (3, 30): Play.decide,  # which the earlier version did not know
    (4, 30): Play.restore,
    (5, 4): _reorganise,
    (5, 25): _cut,
    (5, 31): _back,
    (6, 1): off,
    (6, 7 * 24 - 1): on,
    (7, 72): _pause,
}
ANSWERS_AT = {0: 30, 1: 30, 2: 66, 3: 40, 4: 30, 5: 40, 6: 30, 7: 40}


def told_of(company: Play, weeks: int) -> dict[int, calendar.WhyNot | None]:
    """Return each week of the play: None where it had its pulse, else what HR reads."""
    with company.inside():
        had = set(db.session.scalars(select(Pulse.week)))
        skipped = {one.week: one.why for one in programme.skipped_weeks(db.session())}
        found = programme.rhythm(db.session())
        assert found
        planned = programme.programme_of(db.session(), found, company.settings.timezone)
    told: dict[int, calendar.WhyNot | None] = {}
    for week in range(FIRST, FIRST + weeks):
        if week in had:
            told[week] = None
        elif week in skipped:
            told[week] = skipped[week]
        else:
            monday = datetime.combine(monday_of(week), datetime.min.time(), UTC)
            without = replace(planned, last_figures=None)  # of later pulses
            seen = calendar.of_week(without, week, None, monday)
            if isinstance(seen, calendar.NoPulse):
                told[week] = seen.why
    return told
