"""Writing releases: immutable rows, each chained to the one before (R5)."""

import hashlib
import json
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import asdict, astuple
from datetime import datetime

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from engagement.pulses.cohesion import Cohesion
from engagement.pulses.counting import Counted, Published
from engagement.pulses.models import (
    Comment,
    CompanyStatistics,
    Distribution,
    Figure,
    Release,
)

FIRST = bytes(32)
"""What the first release is chained to."""
COMMENT_ID_BYTES = 16
FIGURE_COLUMNS = (
    Figure.question,
    Figure.team_id,
    Figure.share,
    Figure.steps,
    Figure.rounding,
    Figure.low,
    Figure.high,
    Figure.invited,
)


def release(
    session: Session, week: int, counted: Counted, pulse_id: int | None, now: datetime
) -> Release:
    """Write what a closing or a history publishes; the caller commits."""
    last = session.scalars(select(Release).order_by(Release.id.desc()).limit(1)).first()
    previous = last.hash if last else FIRST
    content = (
        [astuple(figure) for figure in counted.figures],
        counted.distributions.items(),
        _statistics(counted.cohesion),
    )
    written = Release(
        week=week,
        pulse_id=pulse_id,
        released_at=now,
        previous=previous,
        hash=chained(previous, week, *content),
    )
    session.add(written)
    session.flush()
    _insert_counted(session, counted, {"week": week, "release_id": written.id})
    _insert_comments(session, counted, written.id)
    return written


def _insert_counted(
    session: Session, counted: Counted, shared: dict[str, object]
) -> None:
    _insert(session, Figure, [_row(figure) | shared for figure in counted.figures])
    _insert(
        session,
        Distribution,
        [
            {"question": question, "team_id": team, "twentieths": classes} | shared
            for (question, team), classes in counted.distributions.items()
        ],
    )
    if counted.cohesion:
        _insert(session, CompanyStatistics, [asdict(counted.cohesion) | shared])


def _insert_comments(session: Session, counted: Counted, release_id: int) -> None:
    """Give them new ids, and insert in their order: nothing tells when one was sent."""
    comments = sorted(
        (secrets.token_bytes(COMMENT_ID_BYTES), team, text)
        for team, text in counted.comments
    )
    _insert(
        session,
        Comment,
        [
            {"id": key, "team_id": team, "text": text, "release_id": release_id}
            for key, team, text in comments
        ],
    )


def chained(
    previous: bytes,
    week: int,
    figures: Iterable[Sequence[object]],
    distributions: Iterable[tuple[tuple[str, int], list[int]]],
    statistics: Sequence[object],
) -> bytes:
    """Hash a release with the hash of the one before it."""
    content = [
        week,
        sorted(map(list, figures)),
        sorted(map(list, distributions)),
        statistics,
    ]
    return hashlib.sha256(previous + json.dumps(content).encode()).digest()


def broken_release(session: Session) -> int | None:
    """Return the week of the first release that was altered; None: all is whole."""
    previous = FIRST
    for written in session.scalars(select(Release).order_by(Release.id)):
        figures = session.execute(
            select(*FIGURE_COLUMNS).where(Figure.release_id == written.id)
        ).all()
        classes = session.scalars(
            select(Distribution).where(Distribution.release_id == written.id)
        )
        distributions = [((d.question, d.team_id), d.twentieths) for d in classes]
        found = select(CompanyStatistics).where(
            CompanyStatistics.release_id == written.id
        )
        statistics = _statistics(session.scalars(found).first())
        expected = chained(previous, written.week, figures, distributions, statistics)
        if (written.previous, written.hash) != (previous, expected):
            return written.week
        previous = written.hash
    return None


def _statistics(found: Cohesion | CompanyStatistics | None) -> list[object]:
    if found is None:
        return []
    numbers = [found.icc1, found.icc2, found.alpha]
    return [*numbers, list(found.questions), [list(row) for row in found.correlations]]


def _row(figure: Published) -> dict[str, object]:
    return dict(zip(Published.__match_args__, astuple(figure), strict=True))


def _insert(
    session: Session,
    table: type[Figure | Distribution | CompanyStatistics | Comment],
    rows: list[dict[str, object]],
) -> None:
    if rows:
        session.execute(insert(table), rows)
