"""The demo's own clock: it stands still until somebody asks for a week more."""

from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime

from flask import Flask, g, has_request_context
from sqlalchemy import inspect
from sqlalchemy.orm import Session

from engagement.config import Settings
from engagement.database import db
from engagement.demo.models import DemoMoment
from engagement.people import queries
from engagement.people.models import Team
from engagement.settings_file import BadSetting

THE_ROW = 1
READING = f"SELECT moment FROM {DemoMoment.__tablename__}"  # noqa: S608 - our own words


class HoldsACompany(BadSetting):
    """A database in which somebody real may be."""


def init_app(app: Flask) -> None:
    """Refuse to start the demo on a database that it did not make."""
    with app.app_context():
        try:
            _refuse_others()
        finally:
            db.session.remove()
            db.engine.dispose()


def _refuse_others() -> None:
    session = db.session()
    reading = session.connection(execution_options={"reads": True})
    tables = inspect(reading).get_table_names()
    is_demo = DemoMoment.__tablename__ in tables and first_week(session)
    if Team.__tablename__ in tables and not is_demo:
        refuse_company(session)


def refuse_company(session: Session) -> None:
    """Raise `HoldsACompany` where there is one."""
    if queries.root(session) is not None:
        raise HoldsACompany(
            "This database holds a company already, and in the demo anybody may be "
            "HR: unset ENGAGEMENT_DEMO, or set ENGAGEMENT_INSTANCE to an empty folder."
        )


class DemoClock:
    """Tells the demo's moment, or the present while there is no demo yet."""

    def __call__(self) -> datetime:
        """Return the moment, read once a request."""
        if not has_request_context():
            return _read()
        if "demo_moment" not in g:
            g.demo_moment = _read()
        found: datetime = g.demo_moment
        return found


def _read() -> datetime:
    # Not through SQLAlchemy, which would begin a transaction: in a POST that asks for
    # SQLite's write lock, and the request may hold it already.
    with closing(db.engine.raw_connection()) as raw, closing(raw.cursor()) as cursor:
        cursor.execute(READING)
        row = cursor.fetchone()
    return datetime.fromtimestamp(row[0], UTC) if row else present()


def clock_for(settings: Settings) -> Callable[[], datetime]:
    """Return the clock of an application: that of the demo, or the present."""
    return DemoClock() if settings.demo else present


def present() -> datetime:
    return datetime.now(UTC)


def set_to(session: Session, later: datetime) -> None:
    """Move the clock; the caller commits."""
    session.get_one(DemoMoment, THE_ROW).moment = int(later.timestamp())
    if has_request_context():
        g.pop("demo_moment", None)


def moment(session: Session) -> datetime:
    """Return the moment at which a demo stands."""
    row = session.get_one(DemoMoment, THE_ROW)
    return datetime.fromtimestamp(row.moment, UTC)


def first_week(session: Session) -> int | None:
    """Return the week of the demo's first pulse; None: this is no demo."""
    row = session.get(DemoMoment, THE_ROW)
    return row.first_week if row else None
