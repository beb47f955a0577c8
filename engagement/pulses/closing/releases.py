"""Writing releases: immutable rows, each chained to the one before (R5)."""

import hashlib
import hmac
import json
import secrets
from collections.abc import Sequence
from dataclasses import asdict, astuple, dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from engagement.pulses.closing.counting import Counted, Published
from engagement.pulses.crypto import urn
from engagement.pulses.models import (
    Comment,
    CompanyStatistics,
    Distribution,
    Figure,
    Release,
)

if TYPE_CHECKING:
    from engagement.pulses.closing.cohesion import Cohesion

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


@dataclass(frozen=True)
class Content:
    """All that a release published."""

    week: int
    figures: Sequence[Sequence[object]]
    distributions: Sequence[tuple[tuple[str, int], list[int]]]
    statistics: Sequence[object]
    comments: Sequence[tuple[bytes, int, str]]

    def link(self, previous: bytes) -> bytes:
        """Hash it with the hash of the release before it."""
        content = [
            self.week,
            sorted(map(list, self.figures)),
            sorted(map(list, self.distributions)),
            self.statistics,
            sorted([key.hex(), team, text] for key, team, text in self.comments),
        ]
        return hashlib.sha256(previous + json.dumps(content).encode()).digest()


def release(  # noqa: PLR0913 - what a release is made of
    session: Session,
    week: int,
    counted: Counted,
    pulse_id: int | None,
    *,
    now: datetime,
    secret: str,
) -> Release:
    """Write what a closing or a history publishes; the caller commits."""
    last = session.scalars(select(Release).order_by(Release.id.desc()).limit(1)).first()
    previous = last.hash if last else FIRST
    comments = sorted(
        (secrets.token_bytes(COMMENT_ID_BYTES), team, text)
        for team, text in counted.comments
    )
    content = Content(
        week,
        [astuple(figure) for figure in counted.figures],
        list(counted.distributions.items()),
        _statistics(counted.cohesion),
        comments,
    )
    link = content.link(previous)
    written = Release(
        week=week,
        pulse_id=pulse_id,
        released_at=now,
        previous=previous,
        hash=link,
        mac=_mac(secret, link),
    )
    session.add(written)
    session.flush()
    _insert_counted(session, counted, {"week": week, "release_id": written.id})
    _insert_comments(session, comments, written.id)
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


def _insert_comments(
    session: Session, comments: Sequence[tuple[bytes, int, str]], release_id: int
) -> None:
    """Insert in the order of new random ids: nothing tells when one was sent."""
    _insert(
        session,
        Comment,
        [
            {"id": key, "team_id": team, "text": text, "release_id": release_id}
            for key, team, text in comments
        ],
    )


def broken_release(session: Session) -> int | None:
    """Return the week of the first release that was altered; None: all is whole."""
    previous = FIRST
    for written in session.scalars(select(Release).order_by(Release.id)):
        expected = _content(session, written).link(previous)
        if (written.previous, written.hash) != (previous, expected):
            return written.week
        previous = written.hash
    return None


def unsigned_release(session: Session, secret: str) -> int | None:
    """Return the week of the first release that this secret did not sign.

    Whoever writes the whole chain anew, without the secret, cannot sign it.
    """
    for written in session.scalars(select(Release).order_by(Release.id)):
        if not hmac.compare_digest(written.mac, _mac(secret, written.hash)):
            return written.week
    return None


def sign_again(session: Session, secret: str) -> None:
    """Sign every release under a new secret; the caller commits."""
    for written in session.scalars(select(Release)):
        written.mac = _mac(secret, written.hash)


def _mac(secret: str, link: bytes) -> bytes:
    key = urn.derive_key(secret, 0, urn.RELEASES)
    return hmac.digest(key, link, hashlib.sha256)


def _content(session: Session, written: Release) -> Content:
    figures = select(*FIGURE_COLUMNS).where(Figure.release_id == written.id)
    classes = session.scalars(
        select(Distribution).where(Distribution.release_id == written.id)
    )
    statistics = select(CompanyStatistics).where(
        CompanyStatistics.release_id == written.id
    )
    comments = select(Comment.id, Comment.team_id, Comment.text).where(
        Comment.release_id == written.id
    )
    return Content(
        written.week,
        session.execute(figures).all(),
        [((one.question, one.team_id), one.twentieths) for one in classes],
        _statistics(session.scalars(statistics).first()),
        session.execute(comments).all(),
    )


def _statistics(found: "Cohesion | CompanyStatistics | None") -> list[object]:
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
