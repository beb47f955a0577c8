"""A company with something planted in every table that no page should show."""

import base64
import json
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, update

from engagement.actions import calls
from engagement.actions.kinds import ActionKind
from engagement.actions.models import Action, ActionChange, CallAnswer
from engagement.application import create_app
from engagement.customers.models import (
    Import,
    OwnMetric,
    TillAnswer,
    TillComment,
    TillSurvey,
    Upload,
    Voice,
)
from engagement.database import Base, db
from engagement.insight.models import Floor, FloorAnswer, Guess
from engagement.people import queries, sessions
from engagement.people.models import Person, Role, Team
from engagement.pulses.crypto import pulse_mac
from engagement.pulses.models import CountedIn, Figure, ResultsLink, SnapshotTeam
from engagement.stories.models import Story, StoryAddress
from tests.conftest import NOON, Clock
from tests.insight.calls.called import a_call, a_week
from tests.insight.measured import (
    THIS_WEEK,
    a_comment,
    a_figure,
    a_release,
    a_score,
    shops,
)
from tests.pulses import staff
from tests.settings import settings_in
from tests.tables import create_tables

TREE = {
    "whole": None, "north": "whole", "south": "whole",
    "lille": "north", "arras": "north", "nice": "south",
}  # fmt: skip
LEADS = {"alice": "north", "bob": "arras", "charlie": "nice"}
PEOPLE = LEADS | {"hana": "whole", "emil": "lille"}
WEEKS = range(THIS_WEEK - 8, THIS_WEEK)
COUNTED = {"hana": ("arras", WEEKS), "charlie": ("nice", WEEKS[:5])}
"""In which group people were counted, and when: Hana in one of five, and Charlie, who
leads his now, in one of eight."""
FEW = {"low": 5, "high": 7}
HOTLINE = ("arras", "nice")
"""The teams that have customers of that moment."""
NOBODY = "nobody"
WAITING = "What nobody of HR has read yet."
UNTOLD = "What is done without being told."
FIRST_ID = 910_001
UNKNOWN_ID = 919_999
INVITED, RELEASE = 950_001, 930_001
"""Numbers that stand in the database alone, told from all others by their size."""
TILL_CODE, STORY_CODE = "zzzzaaaa22", "yyyybbbb33"
RESULTS = {"arras": "xxxxccccxxxxcc22", "nice": "xxxxccccxxxxcc33"}
"""Where two groups read results: one with few answers, and one with enough."""
STORY = UUID(int=0x5708A0000000000 << 64).bytes
"""That waits to be read."""
OWN_METRIC = "clean"
SHORTEST = 8
"""Bytes: fewer could stand in a page by chance."""


@dataclass(frozen=True)
class Company:
    """A company with something planted in every table, and its application."""

    app: Flask
    clock: Clock
    teams: dict[str, int]
    persons: dict[str, int]
    secrets: dict[str, str]
    """What must stand nowhere, to where it comes from."""

    @property
    def actions(self) -> list[int]:
        """Return the ids of the actions: one for each team."""
        return [_action_id(team) for team in self.teams.values()]

    def visible(self, name: str) -> set[str]:
        """Return the keys of the teams that somebody may look at."""
        if name == NOBODY:
            return set()
        with self.app.app_context():
            person = db.session.get_one(Person, self.persons[name])
            ids = queries.visible_ids(db.session(), person)
        return {key for key, team_id in self.teams.items() if team_id in ids}

    def client(self, name: str) -> FlaskClient:
        client = self.app.test_client()
        if name != NOBODY:
            with self.app.app_context():
                person_id = self.persons[name]
                token = sessions.begin(db.session(), person_id, self.clock())
                db.session.commit()
            with client.session_transaction() as session:
                session["sign_in"] = token
        return client


@contextmanager
def planted(folder: Path) -> Iterator[Company]:
    clock, settings = Clock(), settings_in(folder, address="http://127.0.0.1")
    app = create_app(settings, clock)
    app.config["WTF_CSRF_ENABLED"] = False
    with app.app_context():
        create_tables()
        teams, persons = _people()
        _figures(teams)
        _counted(teams, persons)
        _no_guesses(teams, persons)
        _floors(teams)
        _calls(teams)
        db.session.add(_import(persons["hana"]))
        _voices(teams)
        _stories(teams)
        _actions(teams)
        db.session.add(_upload(persons["hana"]))
        _till(teams["nice"])
        pulse = staff.an_open_pulse(settings, clock())
        _deeds(teams)
        for key, code in RESULTS.items():
            db.session.add(
                ResultsLink(pulse_id=pulse.id, team_id=teams[key], code=code)
            )
        db.session.execute(update(SnapshotTeam).values(invited=INVITED))
        rows = db.session.execute(select(*pulse_mac.TEAM_COLUMNS)).all()
        pulse_mac.sign(pulse, rows, settings.secret)
        db.session.commit()
        hidden = dict(_secrets())
        db.session.remove()
    yield Company(app, clock, teams, persons, hidden)
    with app.app_context():
        db.engine.dispose()


def name_of(key: str) -> str:
    return f"Z{key}z"


def code_of(key: str) -> str:
    return f"code-of-{key}"


def staff_comment(team: int) -> UUID:
    return UUID(int=0xC0FFEE0000000000 << 64 | team)


def till_comment(team: int) -> UUID:
    return UUID(int=0xCAFE0000000000 << 64 | team)


def said_in(key: str) -> str:
    return f"What somebody in {key} said."


def told_in(key: str) -> str:
    """Return what hangs on the wall of a team, which everybody may read."""
    return f"What somebody told of {key}."


def done_for(key: str) -> str:
    return f"What was done for {key}."


def _people() -> tuple[dict[str, int], dict[str, int]]:
    teams = {key: FIRST_ID + at for at, key in enumerate(TREE)}
    persons = {name: FIRST_ID + 100 + at for at, name in enumerate(PEOPLE)}
    for key, above in TREE.items():
        parent = teams[above] if above else None
        row = Team(id=teams[key], key=code_of(key), name=name_of(key), parent_id=parent)
        row.created_on = date(2025, 1, 6)
        db.session.add(row)
        db.session.flush()
    for name, key in PEOPLE.items():
        role = Role.MANAGER if name in LEADS else Role.EMPLOYEE
        db.session.add(
            Person(
                id=persons[name],
                key=f"number-of-{name}",
                name=f"Z{name}z",
                email=f"{name}@example.org",
                role=Role.HR if name == "hana" else role,
                team_id=teams[key],
            )
        )
    db.session.flush()
    for name, key in LEADS.items():
        db.session.get_one(Team, teams[key]).lead_id = persons[name]
    return teams, persons


def _figures(teams: Mapping[str, int]) -> None:
    release = a_release()
    release.id, release.hash = RELEASE, secrets.token_bytes(32)
    db.session.add(release)
    db.session.flush()
    for at, (key, team) in enumerate(teams.items()):
        _weeks(team, at, has_few=key == "arras", is_hotline=key in HOTLINE)
        comment = a_comment(team, said_in(key), RELEASE)
        comment.id = staff_comment(team).bytes
        db.session.add(comment)


def _no_guesses(teams: Mapping[str, int], persons: Mapping[str, int]) -> None:
    """Let everybody read at once: nobody is asked for a guess before."""
    for person in persons.values():
        week, team = THIS_WEEK - 1, teams["nice"]
        db.session.add(Guess(person_id=person, week=week, team_id=team))


def _floors(teams: Mapping[str, int]) -> None:
    """Set floors under which every team is, and let something be said of each."""
    for measure in ("mobilisation", "csat"):
        db.session.add(Floor(measure=measure, value=1, set_at=NOON))
        for key, team in teams.items():
            db.session.add(
                FloorAnswer(
                    team_id=team,
                    measure=measure,
                    value=1,
                    since=WEEKS[0],
                    week=WEEKS[-1],
                    reason=said_in(key),
                    answered_at=NOON,
                )
            )


def _calls(teams: Mapping[str, int]) -> None:
    """Call every team for three weeks, and let something be said of each."""
    for week in WEEKS[-3:]:
        said = a_week(week, state=secrets.token_bytes(32))
        calls.keep(db.session(), said, [a_call(one, week) for one in teams.values()])
    for key, team in teams.items():
        answer = CallAnswer(team_id=team, week=WEEKS[-1], reason=said_in(key))
        answer.answered_at = NOON
        db.session.add(answer)


def _deeds(teams: Mapping[str, int]) -> None:
    """Do something for every team; of half of it the team is not told."""
    for is_told in (True, False):
        for key, team in teams.items():
            text = done_for(key) if is_told else UNTOLD
            form = f"told {key} {is_told}"
            db.session.add(
                Action(
                    team_id=team,
                    measure="trust",
                    kind=ActionKind.OTHER,
                    text=text,
                    starts_on=NOON.date(),
                    due_on=NOON.date(),
                    is_given_up=False,
                    heard="",
                    is_told=is_told,
                    form=form,
                    written_at=NOON,
                )
            )


def _weeks(
    team: int, at: int, *, has_few: bool = False, is_hotline: bool = False
) -> None:
    """Give a team eight weeks of both sides, unlike those of any other."""
    for back, week in enumerate(reversed(WEEKS), 1):
        share = 0.4 + 0.05 * at + 0.01 * (back * at % 5)
        given: dict[str, object] = {"week": week, "release_id": RELEASE}
        given |= FEW if has_few else {}
        for question in ("mobilisation", "pride", "answers", "trust"):
            db.session.add(a_figure(team, share, question=question, **given))
        for moment in ("", "hotline") if is_hotline else ("",):
            content = 20 + at + at * back % 3
            db.session.add(a_score(team, 40, content, week=week, moment=moment))
            both = {"week": week, "moment": moment, "metric": "trust"}
            db.session.add(a_score(team, 40, content, **both))


def _counted(teams: Mapping[str, int], persons: Mapping[str, int]) -> None:
    for name, (group, weeks) in COUNTED.items():
        at: str | None = group
        while at:
            db.session.add(
                CountedIn(
                    person_id=persons[name],
                    team_id=teams[at],
                    first_week=weeks[0],
                    last_week=weeks[-1],
                    is_group=at == group,
                )
            )
            at = TREE[at]


def grow(company: Company) -> None:
    """Open five more shops in the south, without customers on the hotline."""
    with company.app.app_context():

        def save(*rows: object) -> None:
            db.session.add_all(rows)
            db.session.flush()

        south = company.teams["south"]
        for at, team in enumerate(
            shops(save, 5, parent_id=south, first_id=FIRST_ID + 50)
        ):
            _weeks(team, len(TREE) + at)
        db.session.commit()
        forget(company.app)


@contextmanager
def turned(company: Company, key: str, weeks: range) -> Iterator[None]:
    """Turn all figures of a team in these weeks round, and back again."""
    figures = (Figure.team_id == company.teams[key], Figure.week.in_(weeks))

    def turn() -> None:
        with company.app.app_context():
            table = update(Figure).where(*figures)
            db.session.execute(table.values(share=1 - Figure.share))
            db.session.commit()
            forget(company.app)

    turn()
    yield
    turn()


def forget(app: Flask) -> None:
    """Let everything be computed anew."""
    app.extensions.pop("insight", None)


def _till(team: int) -> None:
    """Ask a question at the till, which one customer has answered, and add a metric."""
    survey = TillSurvey(
        id=1,
        code=TILL_CODE,
        team_id=team,
        place="",
        moment="",
        item="csat",
        dimension="",
        asks_comment=True,
        is_open=True,
    )
    db.session.add(survey)
    db.session.flush()
    answer = TillAnswer(survey_id=1, metric="csat", week=THIS_WEEK, score=4, n=1)
    comment = TillComment(
        id=till_comment(team).bytes,
        survey_id=1,
        week=THIS_WEEK,
        text="What a customer said.",
    )
    metric = OwnMetric(
        key=OWN_METRIC,
        name="Cleanliness",
        lowest=1,
        highest=5,
        favourable=4,
        unfavourable=2,
        is_turned=False,
    )
    db.session.add_all([answer, comment, metric])


def _import(person_id: int) -> Import:
    """Return a file of scores with one refused row."""
    row = [7, "unknown_team", {"team": "nowhere"}, ["nowhere"]]
    return Import(
        id=1,
        filename="scores.csv",
        digest=secrets.token_bytes(32),
        imported_at=NOON,
        person_id=person_id,
        added=0,
        same=0,
        refused=1,
        refusals=json.dumps({"columns": ["team"], "rows": [row]}),
        undone_at=None,
    )


def _voices(teams: Mapping[str, int]) -> None:
    for key, team in teams.items():
        said = told_in(key)
        db.session.add(
            Voice(
                import_id=1,
                team_id=team,
                week=THIS_WEEK,
                moment="",
                text=said,
                on_wall=True,
            )
        )


def _stories(teams: Mapping[str, int]) -> None:
    """Let every team tell a story that is on the wall, and one another that waits."""
    db.session.add(StoryAddress(team_id=teams["nice"], code=STORY_CODE))
    for key, team in teams.items():
        id_ = UUID(int=0x5708B0000000000 << 64 | team).bytes
        db.session.add(_story(id_, team, told_in(key), on_wall=True))
    db.session.add(_story(STORY, teams["nice"], WAITING, on_wall=False))


def _story(id_: bytes, team: int, text: str, *, on_wall: bool) -> Story:
    return Story(
        id=id_, team_id=team, week=THIS_WEEK, text=text, signature="", on_wall=on_wall
    )


def _actions(teams: Mapping[str, int]) -> None:
    """Decide on something for every team, and change it."""
    for key, team in teams.items():
        action = Action(
            id=_action_id(team),
            team_id=team,
            measure="trust",
            kind=ActionKind.MEETING,
            text=said_in(key),
            starts_on=NOON.date(),
            due_on=NOON.date(),
            heard=said_in(key),
            is_told=False,
            form=key,
            written_at=NOON,
        )
        db.session.add(action)
        db.session.flush()
        changed = {"field": "text", "before": said_in(key), "after": said_in(key)}
        row = ActionChange(action_id=action.id, changed_at=NOON, **changed)
        db.session.add(row)


def _action_id(team: int) -> int:
    return team + 400


def _upload(person_id: int) -> Upload:
    """Return a file of scores that waits to be looked through."""
    content = b"team,week,metric,n,favourable\nnowhere,2026-W08,csat,9,8\n"
    return Upload(
        id=1,
        filename="scores.csv",
        content=content,
        person_id=person_id,
        uploaded_at=NOON,
        choices={},
    )


def _secrets() -> Iterator[tuple[str, str]]:
    """Yield every byte string of every table, as it might be written, and numbers."""
    yield str(INVITED), "invited"
    yield str(RELEASE), "release"
    yield from (
        (uuid, "person.uuid") for uuid in db.session.scalars(select(Person.uuid))
    )
    for table in Base.metadata.sorted_tables:
        for row in db.session.execute(select(table)).mappings():
            for column, value in row.items():
                if isinstance(value, bytes) and len(value) >= SHORTEST:
                    for text in written(value):
                        yield text, f"{table.name}.{column}"


def written(value: bytes) -> set[str]:
    """Return how a page could show bytes."""
    plain = {value.hex(), str(value)[2:-1]}
    if len(value) == len(UUID(int=0).bytes):
        plain.add(str(UUID(bytes=value)))
    encoded = {base64.b64encode(value), base64.urlsafe_b64encode(value)}
    return plain | {text.decode().rstrip("=") for text in encoded}
