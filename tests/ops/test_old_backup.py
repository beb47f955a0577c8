"""Backups of earlier versions, restored by this one."""

import json
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest
from sqlalchemy import func, select

from engagement.application import create_app
from engagement.config import Settings
from engagement.customers.models import Score
from engagement.database import db
from engagement.migrations import HEAD, upgrade
from engagement.ops import archive, backup
from engagement.people.models import Person
from engagement.pulses.closing import releases
from engagement.pulses.models import Pulse, State
from engagement.weeks import week_of
from tests.conftest import NOON, Clock
from tests.living import signed_in
from tests.migrations import earlier
from tests.tables import create_tables


@pytest.mark.parametrize("commit", earlier.WITH_BACKUPS)
def test_backups_of_earlier_versions_come_back(
    on_both: Settings, clock: Clock, commit: str
) -> None:
    app = create_app(on_both, clock)
    with app.app_context():
        create_tables()
        back = backup.restore(db.session(), earlier.backup_of(commit), on_both.secret)
        db.session.commit()

        assert back.taken_at == NOON
        assert back.voided == week_of(NOON.date())
        assert back.counts.rows["person"] == 20
        assert back.counts.rows["release"] == 2
        assert releases.broken_release(db.session()) is None
        assert releases.unsigned_release(db.session(), on_both.secret) is None
        states = db.session.scalars(select(Pulse.state).order_by(Pulse.id)).all()
        assert states == [State.CLOSED, State.CLOSED, State.VOIDED]
        assert db.session.scalar(select(func.sum(Score.n))) == 23
        db.session.rollback()
        db.engine.dispose()


@pytest.mark.parametrize("commit", earlier.WITH_BACKUPS)
def test_pages_of_what_came_back_open(
    settings: Settings, clock: Clock, commit: str
) -> None:
    app = create_app(settings, clock)
    with app.app_context():
        create_tables()
        backup.restore(db.session(), earlier.backup_of(commit), settings.secret)
        db.session.commit()
        hana = db.session.scalars(select(Person.id).filter_by(key="hana")).one()
    client = signed_in(app, hana, clock())

    pages = ("/", "/symmetry", "/trends", "/customers", "/customers/imports", "/pulses")
    statuses = {page: client.get(page).status_code for page in pages}

    assert {*statuses.values()} == {200}
    with app.app_context():
        db.engine.dispose()


@pytest.mark.parametrize("commit", earlier.WITH_PULSES)
def test_what_was_migrated_can_be_saved_and_comes_back(
    settings: Settings, tmp_path: Path, clock: Clock, commit: str
) -> None:
    file = tmp_path / "b.zip"
    app = create_app(earlier.brought_on(commit, settings), clock)
    with app.app_context():
        saved = backup.write(db.session(), file, NOON)
        db.engine.dispose()
    url = f"sqlite:///{tmp_path / 'other.sqlite'}"
    other = create_app(replace(settings, database_url=url), clock)
    with other.app_context():
        upgrade.migrate(db.engine, settings.secret)
        back = backup.restore(db.session(), file, settings.secret)
        db.session.commit()
        db.engine.dispose()

    assert back.counts == saved
    with ZipFile(file) as written:
        assert json.loads(written.read(archive.MANIFEST))["schema"] == HEAD


def test_a_backup_of_a_newer_version_is_refused(
    settings: Settings, clock: Clock
) -> None:
    file = settings.instance / "b.zip"
    archive.write(file, NOON, [], "9999")
    app = create_app(settings, clock)
    with app.app_context():
        upgrade.migrate(db.engine, settings.secret)
        with pytest.raises(archive.Unusable, match="comes from a newer version"):
            backup.restore(db.session(), file, settings.secret)
        db.session.rollback()
        db.engine.dispose()
