"""Past results of another tool, taken in as exact figures."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from engagement import database
from engagement.anonymity import SMALLEST_GROUP
from engagement.people import queries as people
from engagement.pulses.bank import MOBILISATION
from engagement.pulses.counting import Counted, Published
from engagement.pulses.models import Figure
from engagement.pulses.releasing import FIGURE_COLUMNS, release
from engagement.tables import Reason, Refusal, is_formula, table_from
from engagement.weeks import week_from

COLUMNS = ("team", "week", "question", "n", "favourable")
LONGEST_CODE = 60
Cell = tuple[int, int, str]
"""Week, team, question."""


class RowRefused(ValueError):  # noqa: N818 - named for the broken rule
    """A row that cannot be taken in; carries the reason for its refusal."""

    def __init__(self, reason: Reason, **values: str | int) -> None:
        super().__init__(reason)
        self.reason, self.values = reason, values


@dataclass(frozen=True)
class Outcome:
    """What a file brought."""

    added: int
    same: int
    refused: list[Refusal]


def take_in(
    session: Session, content: bytes, this_week: int, now: datetime, secret: str
) -> Outcome:
    """Release the rows of a file, week by week; the caller commits.

    What has been published is never changed: a row that stands already counts as
    "same", one that says otherwise is refused. Raises `tables.FileRefused`.
    """
    table = table_from(content)
    table.require(*COLUMNS)
    database.work_alone(session)
    team_ids = {node.key: node.id for node in people.nodes(session)}
    standing = _standing(session)
    refused, same = list(table.refused), 0
    wanted: dict[Cell, Published] = {}
    for number, record in table.records():
        try:
            cell, figure = _figure(record, team_ids, this_week)
            known = wanted.get(cell) or standing.get(cell)
            _check_against(known, figure)
        except RowRefused as refusal:
            refused.append(Refusal(number, refusal.reason, refusal.values))
        else:
            same += known is not None
            wanted.setdefault(cell, figure) if known is None else None
    _release(session, wanted, standing, now, secret)
    return Outcome(len(wanted), same, sorted(refused, key=lambda one: one.row))


def _figure(
    record: Mapping[str, str], team_ids: Mapping[str, int], this_week: int
) -> tuple[Cell, Published]:
    question, week = record["question"], week_from(record["week"])
    if not question:
        raise RowRefused(Reason.MISSING_VALUE, column="question")
    if is_formula(question):
        raise RowRefused(Reason.FORMULA, text=question)
    if len(question) > LONGEST_CODE:
        raise RowRefused(Reason.TOO_LONG, column="question", most=LONGEST_CODE)
    if record["team"] not in team_ids:
        raise RowRefused(Reason.UNKNOWN_TEAM, team=record["team"])
    if week is None:
        raise RowRefused(Reason.BAD_WEEK, week=record["week"])
    if week > this_week:
        raise RowRefused(Reason.FUTURE_WEEK, week=record["week"])
    n, favourable = (_number(record, column) for column in ("n", "favourable"))
    if n < SMALLEST_GROUP:
        raise RowRefused(Reason.UNDER_FIVE, least=SMALLEST_GROUP)
    if favourable > n:
        raise RowRefused(Reason.MORE_THAN_ALL)
    team = team_ids[record["team"]]
    figure = Published(question, team, favourable / n, 0, 0.0, n, n)
    return (week, team, question), figure


def _number(record: Mapping[str, str], column: str) -> int:
    if not (record[column].isascii() and record[column].isdecimal()):
        raise RowRefused(Reason.BAD_NUMBER, column=column, text=record[column])
    return int(record[column])


def _check_against(known: Published | None, figure: Published) -> None:
    if known is not None and known != figure:
        raise RowRefused(Reason.ALREADY_RELEASED)


def _standing(session: Session) -> dict[Cell, Published]:
    rows = session.execute(select(Figure.week, *FIGURE_COLUMNS)).all()
    figures = ((row.week, Published(*row[1:])) for row in rows)
    return {(week, one.team_id, one.question): one for week, one in figures}


def _release(
    session: Session,
    wanted: Mapping[Cell, Published],
    standing: Mapping[Cell, Published],
    now: datetime,
    secret: str,
) -> None:
    weeks: dict[int, dict[int, list[Published]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for (week, team, _), figure in wanted.items():
        weeks[week][team].append(figure)
    for week, teams in sorted(weeks.items()):
        figures = [figure for group in teams.values() for figure in group]
        for team, group in teams.items():
            given = any(figure.question == MOBILISATION for figure in group)
            if not given and (week, team, MOBILISATION) not in standing:
                figures.append(_mobilisation(team, group))
        release(session, week, Counted(figures, {}, []), None, now=now, secret=secret)


def _mobilisation(team: int, figures: list[Published]) -> Published:
    """Average a team's questions, as the imported week gives no mobilisation itself."""
    return Published(
        MOBILISATION,
        team,
        sum(figure.share for figure in figures) / len(figures),
        0,
        0.0,
        min(figure.low for figure in figures),
        max(figure.high for figure in figures),
    )
