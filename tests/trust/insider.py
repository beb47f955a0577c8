"""HR edits whatever it likes, in every order, while pulses open, mail and close.

Proof 16. Hypothesis plays HR: files of people, teams and history, removals, closed
teams, another rhythm, slips, a raised k; everybody else answers, and the clock moves
on, or back by an hour.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, suppress
from dataclasses import replace
from datetime import timedelta
from functools import partial

from hypothesis import HealthCheck, Phase
from hypothesis import settings as chosen
from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule, run_state_machine_as_test
from sqlalchemy import select

from engagement.application import create_app
from engagement.config import Settings
from engagement.database import db
from engagement.people import mails, removal
from engagement.people import queries as queries_of_people
from engagement.people.files import doing, waiting
from engagement.people.files.lines import How
from engagement.people.models import DirectoryFile, Person, Role, Team
from engagement.people.persons import editing as persons
from engagement.people.teams import editing as teams
from engagement.pulses import comments, history
from engagement.pulses.models import Comment
from engagement.pulses.programme import programme
from engagement.pulses.slips import CannotPrint, piles
from engagement.web.context import (
    now,
    settings,
    this_week,
    today,
)
from tests.trust import databases, edits, overseer
from tests.trust.edited import LATE, Company, FoundOut, Tally
from tests.trust.edits import Row
from tests.trust.mutants import trusting, uncaring

STEPS = 15


class Insider(Company):
    """A company whose HR does what it likes."""

    @initialize(
        hours=st.sampled_from([0, 2]),
        rows=edits.history_rows,
        given=edits.new_addresses,
    )
    def begin(self, hours: int, rows: list[Row], given: dict[str, str]) -> None:
        """Let HR begin before the first pulse, or while it is open."""
        self.wait(hours)
        self.history(rows, is_named=False)
        self.readdress(given, renamed=False)

    @rule(hours=st.sampled_from([-1, 3, 24, 40, 72]))
    def wait(self, hours: int) -> None:
        self._tick(self.moment + timedelta(hours=hours) + LATE)

    @rule(rows=edits.person_rows)
    def people(self, rows: list[Row]) -> None:
        self._file(edits.PERSON, rows)

    @rule(rows=st.one_of(edits.person_rows, st.just(edits.STAFF)))
    def everybody(self, rows: list[Row]) -> None:
        """Send a list of everybody on the page: who is missing leaves."""
        content = edits.sheet(edits.PERSON, rows)
        self._edit(partial(self._everybody, content))

    def _everybody(self, content: bytes) -> None:
        session = db.session()
        file = waiting.find(
            session, waiting.stage(session, content, "a.csv", now()), now()
        )
        assert file
        how = How(is_complete=True, many_may_leave=True)
        doing.take_in(session, file, today(), how)
        session.commit()
        mails.send_waiting()

    @rule()
    def undo(self) -> None:
        """Undo the last file that was sent on the page."""
        if file := waiting.last(db.session()):
            self._edit(partial(self._undo, file))

    def _undo(self, file: DirectoryFile) -> None:
        doing.take_back(db.session(), file, today())
        db.session.commit()
        mails.send_waiting()

    @rule(given=edits.new_addresses, renamed=st.booleans())
    def readdress(self, given: dict[str, str], *, renamed: bool) -> None:
        """Give people of today other addresses, and perhaps other names."""
        rows = [
            (one.key, f"New {one.key}" if renamed else one.name, email, one.team.key)
            for one in db.session.scalars(select(Person))
            if (email := given.get(one.key)) is not None
        ]
        self._file(edits.PERSON[:4], rows)

    @rule(one=edits.codes, other=edits.codes, columns=st.sampled_from(["ne", "e", "n"]))
    def exchange(self, one: str, other: str, columns: str) -> None:
        """Write two people's names, addresses or both under each other's code."""
        known = {row.key: row for row in db.session.scalars(select(Person))}
        if one not in known or other not in known:
            return
        rows = []
        for mine, theirs in ((one, other), (other, one)):
            named = known[theirs if "n" in columns else mine].name
            mailed = known[theirs if "e" in columns else mine].email or ""
            rows.append((mine, named, mailed, known[mine].team.key))
        self._file(edits.PERSON[:4], rows)

    @rule(rows=edits.team_rows)
    def teams(self, rows: list[Row]) -> None:
        self._file(edits.TEAM, rows)

    @rule(some=edits.leavers)
    def remove(self, some: list[str]) -> None:
        for code in some:
            found = select(Person).where(Person.key == code)
            if person := db.session.scalars(found).first():
                self._edit(partial(self._remove, person))

    @rule(
        key=edits.codes,
        email=edits.addresses,
        name=edits.names,
        team=edits.keys,
        role=st.sampled_from(Role),
        is_same=st.booleans(),
    )
    def rewrite(
        self, key: str, email: str, name: str, team: str, role: Role, *, is_same: bool
    ) -> None:
        """Write on the page of a person, or of a new one."""
        place = db.session.scalars(select(Team.id).where(Team.key == team)).first()
        said = persons.PersonEntry(name, email, place or 0, role, "", key)
        person = queries_of_people.person_with(db.session(), key)
        self._edit(partial(self._rewrite, person, said, is_same=is_same))

    def _rewrite(
        self, person: Person | None, said: persons.PersonEntry, *, is_same: bool
    ) -> None:
        session = db.session()
        if person is None:
            persons.add(session, said, today())
            return
        persons.change(session, person, said, today(), is_same=is_same)
        session.commit()
        mails.send_waiting()

    @rule(some=edits.leavers, into=edits.keys)
    def move(self, some: list[str], into: str) -> None:
        ticked = db.session.scalars(select(Person).where(Person.key.in_(some))).all()
        team = db.session.scalars(select(Team).where(Team.key == into)).first()
        if team:
            self._edit(partial(persons.move, db.session(), ticked, team, today()))

    @rule(
        key=edits.keys, name=edits.team_names, above=edits.keys, code=edits.keys,
        lead=st.one_of(st.none(), edits.codes),
    )  # fmt: skip
    def redraw(
        self, key: str, name: str, above: str, code: str, lead: str | None
    ) -> None:
        """Write on the page of a team, or of a new one."""
        known = {team.key: team for team in db.session.scalars(select(Team))}
        if above not in known:
            return
        leader = queries_of_people.person_with(db.session(), lead or "")
        lead_id = leader.id if leader else None
        said = teams.TeamEntry(name, known[above].id, code, lead_id)
        edit = (
            partial(teams.change, db.session(), known[key])
            if key in known
            else (partial(teams.add, db.session()))
        )
        self._edit(partial(edit, said, today()))

    def _remove(self, person: Person) -> None:
        """Take somebody out, and tell them, as the page and the command do."""
        removal.remove(db.session(), person, today())
        db.session.commit()
        mails.send_waiting()

    @rule(key=edits.keys, into=st.sampled_from(["", *"abcd"]))
    def close_team(self, key: str, into: str) -> None:
        known = {team.key: team for team in db.session.scalars(select(Team))}
        if team := known.get(key):
            other = known.get(into)
            self._edit(partial(removal.close_team, db.session(), team, other, today()))

    @rule(rows=edits.history_rows, is_named=st.booleans())
    def history(self, rows: list[Row], *, is_named: bool) -> None:
        before = overseer.figures(db.session())
        known = dict(db.session.execute(select(Team.key, Team.name)).all())
        called = known if is_named else {}
        said = [(called.get(row[0], row[0]), *row[1:]) for row in rows]
        content = edits.sheet(edits.HISTORY, said)
        outcome = history.take_in(db.session(), content, this_week(), now(), settings())
        db.session.commit()
        refused = {one.row for one in outcome.refused}
        taken = (row for number, row in enumerate(rows, 2) if number not in refused)
        self.given.update(row[:3] for row in taken)
        added = overseer.figures(db.session()).keys() - before.keys()
        self.tally.happened["figures imported"] += len(added)
        telling = overseer.telling(db.session(), added, self.given)
        self._expect("history tells a few", holds=not telling)

    @rule(
        weekday=st.integers(0, 6),
        hour=st.integers(0, 23),
        days_open=st.integers(2, 6),
        runs=st.booleans(),
    )
    def rhythm(self, weekday: int, hour: int, days_open: int, *, runs: bool) -> None:
        programme.run_weekly(db.session(), weekday, hour, days_open)
        db.session.flush()
        found = programme.rhythm(db.session())
        assert found
        found.is_running = runs
        db.session.commit()

    @rule(k=st.integers(5, 8))
    def raise_k(self, k: int) -> None:
        self.app.extensions["settings"] = replace(settings(), smallest_group=k)

    @rule(every=st.integers(1, 3))
    def answer(self, every: int) -> None:
        self.all_answer(every)

    @rule()
    def hide(self) -> None:
        comment = db.session.scalars(select(Comment.id)).first()
        if comment and (hr := self._hr()):
            comments.hide(db.session(), comment, hr, now())
        db.session.commit()

    @rule()
    def slips(self) -> None:
        """Print slips: with codes of those alone who had no address."""
        if not (hr := self._hr()):
            return
        try:
            found = piles(db.session(), settings(), hr, today(), self.random)
        except CannotPrint:
            db.session.rollback()
            return
        db.session.commit()
        printed = [ticket for pile in found for ticket in pile.tickets]
        holds = all(self.owners[ticket].email is None for ticket in printed)
        self._expect("a slip for somebody with an address", holds=holds)
        said = overseer.said_since(db.session(), 0)
        self._expect(overseer.HIDDEN, holds=overseer.hides_addresses(said))
        self.tally.happened["slips"] += len(printed)


def tried(
    own: Settings, companies: int, *, stops: bool = False, steps: int = STEPS
) -> Tally:
    """Let HR do what it likes in so many companies; stops: at the first wrong."""

    class Here(Insider):
        app = create_app(own)
        tally = Tally()
        wrong = FoundOut if stops else AssertionError

    with suppress(FoundOut):
        run_state_machine_as_test(
            Here,
            settings=chosen(
                max_examples=companies,
                stateful_step_count=steps,
                database=None,
                deadline=None,
                derandomize=True,
                phases=[Phase.generate, Phase.shrink],
                report_multiple_bugs=False,
                suppress_health_check=list(HealthCheck),
            ),
        )
    return Here.tally


Mutant = Callable[[], AbstractContextManager[None]]
FOUND_OUT: dict[Mutant, set[str]] = {
    trusting.mailing_whoever_stands_there: {"a ticket for another"},
    uncaring.history_of_any_week: {
        "voided",
        "history in a week of pulses",
        "no pulse opens any more",
    },
    uncaring.history_row_by_row: {"history tells a few"},
    uncaring.log_without_addresses: {"a change of email untold"},
}
"""Mutants, and what of each must not hold."""


def full(companies: int = 300) -> Iterator[str]:
    """Let HR play on both databases, and with each mutant until it is found out."""
    yield "insider: HR edits whatever it likes, in every order"
    for kind, own in databases.each():
        yield tried(own, companies).line(kind)
    for mutant, words in FOUND_OUT.items():
        with databases.sqlite() as own, mutant():
            found = tried(own, companies, stops=True).found
        yield f"  {mutant.__name__}: {found}"
        assert found.keys() & words, mutant.__name__
