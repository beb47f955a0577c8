"""Making the demo: whole, repeatable, never among real people."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from engagement.application import create_app
from engagement.config import Settings
from engagement.customers.models import Score
from engagement.database import db
from engagement.demo import clock, seed
from engagement.demo.models import DemoMoment
from engagement.people.models import Person
from engagement.pulses.models import Figure, Pulse, State
from engagement.pulses.programme import programme
from engagement.settings_file import BadSetting
from tests.demo.conftest import FEW, a_demo, dispose
from tests.pulses import staff
from tests.tables import create_tables


def _figures(app: Flask) -> list[tuple[object, ...]]:
    """Return every figure, with its week counted from the first."""
    with app.app_context():
        first = clock.first_week(db.session())
        assert first
        staff_side = db.session.execute(
            select(
                Figure.question, Figure.week - first, Figure.team_id, Figure.share
            ).order_by(Figure.question, Figure.week, Figure.team_id)
        )
        customers = db.session.execute(
            select(
                Score.metric, Score.week - first, Score.team_id, Score.favourable
            ).order_by(Score.metric, Score.week, Score.team_id, Score.moment)
        )
        return [*map(tuple, staff_side), *map(tuple, customers)]


def test_all_pulses_but_the_last_are_closed(make: Callable[..., Flask]) -> None:
    app = make(closed=3)

    with app.app_context():
        states = db.session.scalars(select(Pulse.state).order_by(Pulse.week)).all()
        wiped = db.session.scalars(select(Pulse.is_wiped).order_by(Pulse.week)).all()

    assert states == [State.CLOSED] * 3 + [State.OPEN]
    assert wiped == [True] * 3 + [False]


def test_the_same_demo_is_made_every_time(settings: Settings, tmp_path: Path) -> None:
    apps = [
        a_demo(replace(settings, database_url=f"sqlite:///{tmp_path / name}"))
        for name in ("one.sqlite", "other.sqlite")
    ]

    for app in apps:
        seed.seed(app, places=FEW, closed=3)

    one, other = map(_figures, apps)
    assert len(one) > 50
    assert one == other
    for app in apps:
        dispose(app)


def test_a_demo_lives_on_both_databases(on_both: Settings) -> None:
    app = a_demo(on_both)

    seed.seed(app, places=FEW, closed=1)

    assert len(_figures(app)) > 10
    dispose(app)


def test_a_demo_that_stands_is_left_alone(make: Callable[..., Flask]) -> None:
    app = make()
    before = _figures(app)

    def progress(_weeks: Sequence[int]) -> Sequence[int]:
        pytest.fail("There is nothing left to do.")

    seed.seed(app, progress, places=FEW, closed=2)

    assert _figures(app) == before


def test_a_demo_stopped_in_the_middle_is_finished(
    empty_demo: Flask, settings: Settings, tmp_path: Path
) -> None:
    def stopped(weeks: Sequence[int]) -> Iterator[int]:
        yield from weeks[:2]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        seed.seed(empty_demo, stopped, places=FEW, closed=3)

    seed.seed(empty_demo, places=FEW, closed=3)

    at_once = a_demo(
        replace(settings, database_url=f"sqlite:///{tmp_path / 'once.sqlite'}")
    )
    seed.seed(at_once, places=FEW, closed=3)
    assert _figures(empty_demo) == _figures(at_once)
    dispose(at_once)


def test_nobody_is_invented_among_real_people(empty_demo: Flask) -> None:
    with empty_demo.app_context():
        staff.a_team("real", people=2)
        db.session.commit()

    with pytest.raises(BadSetting, match="holds a company already"):
        seed.seed(empty_demo, places=FEW, closed=2)

    with empty_demo.app_context():
        assert len(db.session.scalars(select(Person)).all()) == 2


@pytest.mark.parametrize("is_whole", [True, False])
def test_the_demo_does_not_start_among_real_people(
    on_both: Settings, *, is_whole: bool
) -> None:
    real = create_app(on_both)
    with real.app_context():
        create_tables()
        staff.a_team("real", people=2)
        db.session.commit()
        if not is_whole:  # of a version that knew no demo
            DemoMoment.__table__.drop(db.engine)  # type: ignore[attr-defined]

    with pytest.raises(BadSetting, match="holds a company already"):
        create_app(replace(on_both, demo=True))

    dispose(real)


def test_the_demo_starts_from_nothing_and_a_second_time(
    on_both: Settings,
) -> None:
    for _ in range(2):
        app = a_demo(on_both)
        seed.seed(app, places=FEW, closed=1)
        dispose(app)


def test_the_progress_sees_every_week(empty_demo: Flask) -> None:
    lengths: list[int] = []

    def progress(weeks: Sequence[int]) -> Sequence[int]:
        lengths.append(len(weeks))
        return weeks

    seed.seed(empty_demo, progress, places=FEW, closed=2)

    assert lengths == [3]


def test_the_weekly_rhythm_is_shown_to_hr(make: Callable[..., Flask]) -> None:
    with make(closed=1).app_context():
        rhythm = programme.rhythm(db.session())

        assert rhythm
        assert rhythm.is_running
        assert (rhythm.weekday, rhythm.hour, rhythm.days_open) == (1, 9, 3)
