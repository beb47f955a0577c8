"""A small company whose customers have said something, for tests."""

from collections.abc import Iterable

from engagement import weeks
from engagement.customers.models import Import, Score
from tests.conftest import NOON
from tests.insight.measured import THIS_WEEK

FEBRUARY = range(THIS_WEEK - 4, THIS_WEEK)
"""2026-W06 to W09: the last month that is over."""
JANUARY = range(THIS_WEEK - 9, THIS_WEEK - 4)


def said(
    team_id: int,
    metric: str,
    n: int,
    favourable: float,
    unfavourable: float = 0,
    *,
    moment: str = "",
    week: int = FEBRUARY[-1],
) -> Score:
    return Score(
        team_id=team_id, metric=metric, week=week, moment=moment,
        n=n, favourable=favourable, unfavourable=unfavourable,
    )  # fmt: skip


def an_import(number: int = 1) -> Import:
    """Return what tells that scores came in."""
    return Import(
        id=number, filename="scores.csv", digest=b"", imported_at=NOON, person_id=None,
        added=1, same=0, refused=0, refusals='{"columns": [], "rows": []}',
    )  # fmt: skip


def a_month_of_everything(company: dict[str, int]) -> Iterable[object]:
    """Yield scores of two shops: Lille asks for much, Nice for little.

    Lille's satisfaction has clearly fallen since January.
    """
    lille, nice, north = company["lille"], company["nice"], company["north"]
    yield an_import()
    yield said(lille, "csat", 60, 30, 10, moment="till")
    yield said(lille, "csat", 40, 20, 10, moment="hotline")
    yield said(lille, "csat", 100, 90, 5, moment="till", week=JANUARY[0])
    yield said(lille, "courtesy", 30, 24, week=JANUARY[1])
    yield said(lille, "trust", 19, 19, week=JANUARY[1])
    yield said(lille, "nps", 50, 30, 10)
    yield said(nice, "csat", 10, 8, moment="till")
    yield said(nice, "courtesy", 4, 4)
    yield said(nice, "nps", 4, 4)
    yield said(north, "ces", 20, 10)
    yield said(nice, "rtf", 200, 100, week=weeks.week_from("2025-W09") or 0)
    yield said(nice, "csat", 200, 0, week=THIS_WEEK)
