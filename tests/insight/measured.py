"""Companies with figures and scores, for tests."""

from collections.abc import Callable
from datetime import UTC, date, datetime

from sqlalchemy import update

from engagement import weeks
from engagement.customers.models import Score
from engagement.database import db
from engagement.people.models import Team
from engagement.pulses.bank import WEEKLY
from engagement.pulses.models import (
    Comment,
    CompanyStatistics,
    Figure,
    Pulse,
    Release,
    State,
)

THIS_WEEK = weeks.week_of(date(2026, 3, 4))
"""Of the clock in conftest."""
Save = Callable[..., None]


def a_figure(team_id: int, share: float = 0.5, **given: object) -> Figure:
    columns: dict[str, object] = {
        "question": "mobilisation",
        "week": THIS_WEEK - 1,
        "release_id": 1,
        "steps": 4,
        "rounding": 1 / 96,
        "low": 8,
        "high": 11,
    }
    return Figure(team_id=team_id, share=share, **{**columns, **given})


def a_score(
    team_id: int, n: int = 20, favourable: float = 10, **given: object
) -> Score:
    columns: dict[str, object] = {
        "metric": "csat",
        "week": THIS_WEEK - 1,
        "moment": "",
        "unfavourable": 0,
    }
    return Score(team_id=team_id, n=n, favourable=favourable, **{**columns, **given})


def a_closed_pulse() -> Pulse:
    noon = datetime(2026, 2, 24, 12, tzinfo=UTC)
    return Pulse(
        id=1,
        week=THIS_WEEK - 1,
        opens_at=noon,
        closes_at=noon,
        state=State.CLOSED,
        questions=[*WEEKLY, "trust"],
        smallest_group=5,
        is_wiped=True,
    )


def a_release(
    week: int = THIS_WEEK - 1, release_id: int = 1, pulse_id: int | None = None
) -> Release:
    return Release(
        pulse_id=pulse_id,
        mac=b"",
        id=release_id,
        week=week,
        released_at=datetime(2026, 3, 2, tzinfo=UTC),
        previous=b"",
        hash=bytes([release_id]),
    )


def a_comment(team_id: int, text: str, release_id: int = 1) -> Comment:
    return Comment(
        id=text.encode()[:16].ljust(16),
        team_id=team_id,
        text=text,
        release_id=release_id,
    )


def statistics(correlation: float = 0.5) -> CompanyStatistics:
    """Return what a pulse tells of the company (R8), its weekly questions alike."""
    asked = [*WEEKLY, "trust"]
    off = [[correlation] * 3 + [0.0] for _ in WEEKLY] + [[0.0] * 4]
    for at, row in enumerate(off):
        row[at] = 1.0
    return CompanyStatistics(
        week=THIS_WEEK - 1, release_id=1, icc1=0.1, icc2=0.5, alpha=0.7,
        questions=asked, correlations=off,
    )  # fmt: skip


def shops(save: Save, count: int, *, parent_id: int, first_id: int = 100) -> list[int]:
    """Save so many teams below another; return their ids."""
    ids = list(range(first_id, first_id + count))
    save(
        *(
            Team(
                id=team_id,
                key=f"shop-{team_id}",
                name=f"Shop {team_id}",
                parent_id=parent_id,
                created_on=date(2025, 1, 6),
            )
            for team_id in ids
        )
    )
    return ids


def rising(
    save: Save, team_ids: list[int], *, n_weeks: int = 1, of_a_pulse: bool = False
) -> None:
    """Give each team higher figures and scores than the one before it.

    of_a_pulse: their release is a pulse's, which also told of the company.
    """
    last = THIS_WEEK - 1
    if of_a_pulse:
        save(a_closed_pulse())
        save(a_release(pulse_id=1))
        save(statistics())
    else:
        save(a_release())
    for back in range(n_weeks):
        save(
            *(
                a_figure(team_id, share(at, back), week=last - back)
                for at, team_id in enumerate(team_ids)
            ),
            *(
                a_score(team_id, 40, 20 + at - at * back % 3, week=last - back)
                for at, team_id in enumerate(team_ids)
            ),
        )


def steady(
    save: Save,
    shares: dict[int, float],
    favourable: dict[int, int],
    *,
    n_weeks: int = 8,
    people: int = 90,
    customers: int = 100,
) -> None:
    """Give teams the same share, and as many content customers, in every week."""
    save(a_release())
    for week in range(THIS_WEEK - n_weeks, THIS_WEEK):
        save(
            *(
                a_figure(one, share, week=week, low=people, high=people, rounding=0)
                for one, share in shares.items()
            ),
            *(
                a_score(one, customers, count, week=week)
                for one, count in favourable.items()
            ),
        )


def turn(save: Save, team_ids: list[int], share: float = 1.0) -> None:
    """Give teams another figure in every week, and let it be seen."""
    where = Figure.team_id.in_(team_ids)
    db.session.rollback()
    db.session.execute(update(Figure).where(where).values(share=share))
    db.session.commit()
    save(a_release(release_id=2))


def share(at: int, back: int) -> float:
    return round(min(1.0, 0.2 + 0.02 * at + 0.01 * (at * back % 5)), 2)
