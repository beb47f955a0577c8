"""What counts: in each cell the newest aggregated row or, without any, all raw ones.

A cell is a team, week, metric and moment.
"""

from collections.abc import Iterable, Mapping

from sqlalchemy import case, delete, func, insert, or_, select, tuple_
from sqlalchemy.orm import Session

from engagement.customers.intake.rows import AnswerId, Cell, Tally
from engagement.customers.models import Contribution, CountedRow, Import, Score

IDS_AT_ONCE = 5_000
"""In one statement; SQLite takes 32,766 values, PostgreSQL 65,535."""
CELL = (
    Contribution.metric,
    Contribution.week,
    Contribution.team_id,
    Contribution.moment,
)
PARTS_OF_CELL = (
    Contribution.team_id,
    Contribution.week,
    Contribution.metric,
    Contribution.moment,
)
"""In the order of `Cell`."""
COLUMNS = ["metric", "week", "team_id", "moment", "n", "favourable", "unfavourable"]


def counted(session: Session, answers: Iterable[AnswerId]) -> set[AnswerId]:
    """Return those of the answers that count already."""
    names, found = list(answers), set[AnswerId]()
    if session.execute(select(CountedRow.metric).limit(1)).first() is None:
        return found
    for start in range(0, len(names), IDS_AT_ONCE):
        some = names[start : start + IDS_AT_ONCE]
        wanted = select(CountedRow.metric, CountedRow.external_id).where(
            CountedRow.external_id.in_([name for _, name in some])
        )
        found.update((metric, name) for metric, name in session.execute(wanted))
    return found.intersection(names)


def repeated(session: Session, totals: Mapping[Cell, Tally]) -> set[Cell]:
    """Return the cells whose totals count already, as they are."""
    found = standing(session, totals)
    return {cell for cell, tally in found.items() if totals[cell] == tally}


def standing(session: Session, totals: Mapping[Cell, Tally]) -> dict[Cell, Tally]:
    """Return what counts now in the cells that totals speak of."""
    if not totals:
        return {}
    cell_weeks = [cell.week for cell in totals]
    counting = select(
        Score.team_id, Score.week, Score.metric, Score.moment,
        Score.n, Score.favourable, Score.unfavourable,
    ).where(Score.week.between(min(cell_weeks), max(cell_weeks)))  # fmt: skip
    return {
        Cell(*row[:4]): Tally(*row[4:])
        for row in session.execute(counting)
        if Cell(*row[:4]) in totals
    }


def recount(session: Session, import_id: int) -> None:
    """Work out again what counts in the cells that an import speaks of."""
    touched = select(*CELL).where(Contribution.import_id == import_id)
    score = tuple_(Score.metric, Score.week, Score.team_id, Score.moment)
    session.execute(
        delete(Score).where(score.in_(touched)),
        execution_options={"synchronize_session": False},
    )
    newest = func.max(case((Contribution.is_aggregated, Contribution.import_id)))
    said = (
        select(Contribution, newest.over(partition_by=CELL).label("newest"))
        .join(Import)
        .where(Import.undone_at.is_(None), tuple_(*CELL).in_(touched))
        .subquery()
        .c
    )
    cell = (said.metric, said.week, said.team_id, said.moment)
    sums = [func.sum(part) for part in (said.n, said.favourable, said.unfavourable)]
    counting = (
        select(*cell, *sums)
        .where(or_(said.newest.is_(None), said.newest == said.import_id))
        .group_by(*cell)
    )
    session.execute(insert(Score).from_select(COLUMNS, counting))
