"""A company while HR edits it: what is due is done, and what must hold is looked at.

The rules by which HR edits are in `insider`.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from email.message import EmailMessage
from random import Random
from typing import ClassVar
from unittest.mock import patch

from flask import Flask
from hypothesis.stateful import RuleBasedStateMachine
from sqlalchemy import select

from engagement.database import db
from engagement.mail import mailer
from engagement.ops.jobs import do_what_is_due
from engagement.people import mails
from engagement.people.changes import snapshot
from engagement.people.files import imports
from engagement.people.models import Person, Role, RosterChange
from engagement.pulses import schedule
from engagement.pulses.answering import answering
from engagement.pulses.models import Pulse, State
from engagement.pulses.opening import opening
from engagement.pulses.programme import programme
from engagement.refusals import FileRefused
from engagement.web.context import now, settings, today
from tests.mail.outbox import text_of
from tests.tables import create_tables
from tests.trust import edits, overseer
from tests.trust.edits import Row

BEGINS = datetime(2026, 10, 13, 6, tzinfo=UTC)
"""An hour before the first pulse; the clock is put back on the 25th."""
TICKET = re.compile(r"/p#([A-Z2-7]{24})")
LATE = timedelta(seconds=20)
"""Nobody ticks to the second."""


@dataclass
class Tally:
    """What has happened in all the companies so far."""

    happened: Counter[str] = field(default_factory=Counter)
    found: dict[str, int] = field(default_factory=dict)
    """What did not hold, and in which company that was seen first."""

    def line(self, name: str) -> str:
        told = ", ".join(f"{number} {what}" for what, number in self.happened.items())
        return f"  {name}: {told}"


@dataclass(frozen=True)
class Owner:
    """Whose a ticket is, and the address that they had when the pulse opened."""

    uuid: str
    email: str | None
    pulse_id: int


class FoundOut(BaseException):
    """A mutant does wrong; Hypothesis lets it through, and plays no more."""


class Company(RuleBasedStateMachine):
    """A company from before its first pulse on."""

    app: ClassVar[Flask]
    tally: ClassVar[Tally]
    wrong: ClassVar[type[BaseException]]

    def __init__(self) -> None:
        super().__init__()
        self.tally.happened["companies"] += 1
        self.has_failed = False
        self.random = Random(1)
        self.moment = BEGINS
        self.given: set[Row] = set()
        self.owners: dict[str, Owner] = {}
        self.app.extensions["clock"] = lambda: self.moment
        self.first = self.app.extensions["settings"]
        self.posted: list[tuple[str, str]] = []
        self.around = ExitStack()
        self.around.enter_context(self.app.app_context())
        self.around.enter_context(patch.object(mailer.Post, "send", self._send))
        self._begin_anew()

    def _expect(self, words: str, *, holds: bool) -> None:
        if not holds:
            self.has_failed = True
            self.tally.found.setdefault(words, self.tally.happened["companies"])
            raise self.wrong(words)

    def _begin_anew(self) -> None:
        db.drop_all()
        create_tables()
        for header, rows in ((edits.TEAM, edits.TEAMS), (edits.PERSON, edits.STAFF)):
            imports.take_in(db.session(), edits.sheet(header, rows), date(2026, 1, 5))
        programme.run_weekly(db.session(), 1, 9, 3)
        db.session.commit()

    def teardown(self) -> None:
        """Let time go on: whatever was done, pulses open, and close at their time."""
        try:
            if not self.has_failed:
                self._go_on()
        finally:
            db.session.remove()
            db.engine.dispose()
            self.around.close()
            self.app.extensions["settings"] = self.first

    def _go_on(self) -> None:
        self._close_the_open_one()
        self._check_weeks()
        if db.session.scalars(select(Person.id)).first() is None:
            return
        chosen = programme.rhythm(db.session())
        assert chosen
        chosen.is_running = True
        db.session.commit()
        for _ in range(2):  # the first may be less than five days after the last one
            zone = settings().timezone
            coming = programme.coming_weeks(db.session(), chosen, zone, self.moment)
            slot = next(week.slot for week in coming if week.slot)
            self._tick(max(slot.opens_at, self.moment) + LATE)
            if schedule.the_open_pulse(db.session()):
                break
        else:
            self._expect("no pulse opens any more", holds=False)
        self.all_answer(2)
        self._close_the_open_one()

    def _close_the_open_one(self) -> None:
        pulse = schedule.the_open_pulse(db.session())
        if pulse:
            closes_at, is_reminded = pulse.closes_at, pulse.mails_sent > 1
            if not is_reminded:
                self._tick(max(self.moment, closes_at - timedelta(hours=20)))
            self._tick(max(self.moment, closes_at) + LATE)

    def all_answer(self, every: int) -> None:
        """Let every second or third person answer, or everybody."""
        pulse = schedule.the_open_pulse(db.session())
        pulse_id = pulse.id if pulse else 0
        db.session.rollback()
        mine = [ticket for ticket, o in self.owners.items() if o.pulse_id == pulse_id]
        with db.engine.begin() as connection:
            found = answering.open_pulse(connection, now(), settings().secret)
            if found is None:
                return
            ratings = dict.fromkeys(found.questions, 4)
            outcomes = Counter(
                answering.record(connection, found, ticket, ratings, "Fine.")
                for ticket in mine[::every]
            )
        holds = not outcomes[answering.AnswerOutcome.UNKNOWN]
        self._expect("a ticket counts no more", holds=holds)
        self.tally.happened["answers"] += outcomes[answering.AnswerOutcome.COUNTED]

    def _hr(self) -> Person | None:
        return db.session.scalars(select(Person).where(Person.role == Role.HR)).first()

    def _file(self, header: Row, rows: Sequence[Row]) -> None:
        content = edits.sheet(header, rows)

        def take_in() -> None:
            imports.take_in(db.session(), content, today())
            db.session.commit()
            mails.send_waiting()

        self._edit(take_in)

    def _edit(self, edit: Callable[[], object]) -> None:
        """Let HR do something to the directory, and hold the log against it."""
        before = snapshot.take_picture(db.session())
        newest = select(RosterChange.id).order_by(RosterChange.id.desc()).limit(1)
        last = db.session.scalar(newest) or 0
        try:
            edit()
        except FileRefused:
            db.session.rollback()
        db.session.commit()
        after = snapshot.take_picture(db.session())
        said = overseer.said_since(db.session(), last)
        self.tally.happened["edits"] += before != after
        for words, holds in overseer.log_held(before, after, said, today()):
            self._expect(words, holds=holds)
        told = Counter(to for to, _ in self._posted())
        pairs = [*snapshot.new_addresses(before, after)]
        expected = Counter(one for pair in pairs for one in pair if one)
        self._expect("a new address that is told nobody", holds=told == expected)

    def _tick(self, moment: datetime) -> None:
        self.moment = moment
        done = do_what_is_due(db.session(), settings())
        if done.opened:
            self._note_tickets()
        self._check_mails(has_opened=done.opened is not None)
        for pulse in schedule.pulses(db.session()):
            self._expect("voided", holds=pulse.state is not State.VOIDED)
            holds = pulse.state is State.CLOSED or moment < pulse.closes_at
            self._expect("not closed at its time", holds=holds)
        self.tally.happened["pulses closed"] += done.closed is not None
        db.session.commit()

    def _note_tickets(self) -> None:
        pulse = schedule.the_open_pulse(db.session())
        assert pulse
        for person in db.session.scalars(select(Person)).all():
            ticket = opening.ticket_of(pulse, person, settings().secret)
            assert ticket
            self.owners[ticket] = Owner(person.uuid, person.email, pulse.id)

    def _check_mails(self, *, has_opened: bool) -> None:
        """Check that tickets go to their owners alone, and the invitation to all."""
        sent = [(to, ticket) for to, ticket in self._posted() if ticket]
        self.tally.happened["mails with tickets"] += len(sent)
        for to, ticket in sent:
            owner = self.owners.get(ticket)
            holds = owner is None or owner.email == to
            self._expect("a ticket for another", holds=holds)
        if has_opened:
            pulse_id = max(owner.pulse_id for owner in self.owners.values())
            invited = {
                (owner.email, ticket)
                for ticket, owner in self.owners.items()
                if owner.pulse_id == pulse_id and owner.email
            }
            self._expect("not everybody is asked", holds=set(sent) == invited)

    def _send(self, one: EmailMessage) -> mailer.Outcome:
        assert bytes(one)
        found = TICKET.search(text_of(one))
        self.posted.append((str(one["To"]), found[1] if found else ""))
        return mailer.Outcome.SENT

    def _posted(self) -> list[tuple[str, str]]:
        """Return to whom each new mail went, and the ticket in it, if there is one."""
        posted, self.posted = self.posted, []
        return posted

    def _check_weeks(self) -> None:
        imported = overseer.imported_weeks(db.session())
        pulses = set(db.session.scalars(select(Pulse.week)))
        holds = not imported or not pulses or max(imported) < min(pulses)
        self._expect("history in a week of pulses", holds=holds)
