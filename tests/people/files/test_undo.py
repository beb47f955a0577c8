"""Whatever a file did, undoing it leaves the directory as it was."""

from datetime import UTC, date, datetime

import pytest
from flask import Flask
from hypothesis import HealthCheck, assume, given
from hypothesis import settings as chosen
from hypothesis import strategies as st
from sqlalchemy import select, update

from engagement.database import db
from engagement.ops import jobs
from engagement.people.files import doing, undo, waiting
from engagement.people.files.lines import How
from engagement.people.models import DirectoryFile, Person, Role, Team
from engagement.pulses.models import CountedIn
from engagement.refusals import FileRefused, Reason
from engagement.web.context import now
from tests.pulses import staff
from tests.trust import edits

TODAY = date(2026, 3, 4)
NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)
EVERYBODY = How(is_complete=True, many_may_leave=True)
LEAVERS = b"person,team,leaves\nemil@example.org,lille,yes\n"


def taken(content: bytes, how: How = How()) -> DirectoryFile:  # noqa: B008 - frozen
    file_id = waiting.stage(db.session(), content, "a.csv", NOW)
    file = waiting.find(db.session(), file_id, NOW)
    assert file
    doing.take_in(db.session(), file, TODAY, how)
    return file


@given(
    rows=st.one_of(
        st.tuples(st.just(edits.PERSON), edits.person_rows),
        st.tuples(st.just(edits.TEAM), edits.team_rows),
    ),
    how=st.sampled_from([How(), EVERYBODY]),
)
@chosen(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_file_that_is_undone_has_done_nothing(
    inside_app: Flask, rows: tuple[edits.Row, list[edits.Row]], how: How
) -> None:
    for header, some in ((edits.TEAM, edits.TEAMS), (edits.PERSON, edits.STAFF)):
        taken(edits.sheet(header, some))
    before = undo.rows(db.session())
    try:
        file = taken(edits.sheet(*rows), how)
    except FileRefused:
        file = None

    if file:
        doing.take_back(db.session(), file, TODAY)
        after = undo.rows(db.session())

    assume(file)
    assert after == before
    db.session.rollback()


def test_whoever_comes_back_is_the_person_they_were(
    company: dict[str, int], inside_app: Flask
) -> None:
    emil = db.session.get_one(Person, company["emil"])
    uuid, emil.language, emil.counted_in_id = emil.uuid, "fr", company["lille"]
    file = taken(LEAVERS)

    doing.take_back(db.session(), file, TODAY)

    back = db.session.get_one(Person, company["emil"])
    assert (back.uuid, back.language, back.role) == (uuid, "fr", Role.EMPLOYEE)
    assert back.counted_in_id == company["lille"]


def test_what_was_changed_since_stays(
    company: dict[str, int], inside_app: Flask
) -> None:
    file = taken(
        b"person,name,team\nbob@example.org,Bobby,nice\nemil@example.org,Emile,nice\n"
    )
    db.session.execute(
        update(Person).where(Person.name == "Bobby").values(name="Robert")
    )

    doing.take_back(db.session(), file, TODAY)

    bob, emil = (db.session.get_one(Person, company[one]) for one in ("bob", "emil"))
    assert (bob.name, bob.team_id) == ("Robert", company["arras"])
    assert (emil.name, emil.team_id) == ("Emil", company["lille"])


def test_a_new_team_of_which_something_speaks_is_closed_not_deleted(
    company: dict[str, int], inside_app: Flask
) -> None:
    file = taken(b"team,name,parent\nlens,Lens,north\nlievin,Lievin,lens\n")
    lens = db.session.scalars(select(Team).where(Team.key == "lens")).one()
    place = {"person_id": 1, "first_week": 1, "last_week": 1, "is_group": True}
    db.session.add(CountedIn(team_id=lens.id, **place))
    db.session.flush()

    doing.take_back(db.session(), file, TODAY)

    left = db.session.scalars(
        select(Team).where(Team.key.in_(["lens", "lievin"]))
    ).all()
    assert [(one.key, one.closed_on) for one in left] == [("lens", TODAY)]


def test_no_undo_locks_hr_out(company: dict[str, int], inside_app: Flask) -> None:
    file = taken(b"person,team,role\n77,north,hr\n")
    hana = db.session.get_one(Person, company["hana"])
    hana.role = Role.EMPLOYEE

    with pytest.raises(FileRefused) as caught:
        doing.take_back(db.session(), file, TODAY)

    assert caught.value.refusal.reason is Reason.NO_HR_LEFT


def test_the_next_pulse_ends_it(inside_app: Flask) -> None:
    settings = staff.inside(inside_app)
    staff.a_team("top", people=6)
    taken(b"person,team,leaves\ntop-5,top,yes\n")
    before = waiting.last(db.session())

    staff.an_open_pulse(settings, NOW)

    assert before
    assert waiting.last(db.session()) is None


def test_new_codes_are_taken_back_on_both_databases(app_on_both: Flask) -> None:
    with app_on_both.app_context():
        taken(edits.sheet(edits.TEAM, edits.TEAMS))
        taken(b"name,e-mail,team,role\nAnn,ann@x.org,top,hr\nBob,bob@x.org,top,\n")
        before = undo.rows(db.session())
        file = taken(
            b"person,name,e-mail,team\n1,Ann,ann@x.org,top\n2,Bob,bob@x.org,top\n"
        )
        codes = set(db.session.scalars(select(Person.key)))

        doing.take_back(db.session(), file, TODAY)

        assert codes == {"1", "2"}
        assert undo.rows(db.session()) == before


def test_a_file_that_nobody_takes_in_is_forgotten_by_itself(
    company: dict[str, int], inside_app: Flask
) -> None:
    waiting.stage(db.session(), LEAVERS, "a.csv", now() - waiting.KEPT_FOR)
    kept = waiting.stage(db.session(), LEAVERS, "b.csv", now())
    db.session.commit()

    jobs.do_what_is_due(db.session(), staff.inside(inside_app))

    assert db.session.scalars(select(DirectoryFile.id)).all() == [kept]
