"""What counts: in each cell the newest aggregated row or, without any, all raw ones.

A cell is a team, week, metric and moment.
"""

import json
from collections.abc import Collection, Mapping

import numpy as np
from sqlalchemy import (
    ARRAY,
    BigInteger,
    Select,
    String,
    any_,
    case,
    cast,
    delete,
    func,
    insert,
    literal,
    or_,
    select,
    tuple_,
)
from sqlalchemy.orm import Session

from engagement.customers.intake.bulk import Mask, Places
from engagement.customers.intake.rows import Cell, Tally
from engagement.customers.models import Contribution, CountedRow, Import, Score
from engagement.database import insert_numbers

IDS_AT_ONCE = 100_000
"""Looked for in one statement."""
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


def counted(session: Session, ids: Places) -> Mask:
    """Tell which of the answers count already; 0 stands for those without an id."""
    if session.execute(select(CountedRow.id).limit(1)).first() is None:
        return np.zeros(len(ids), np.bool_)
    asked, found = _sorted(ids), list[int]()
    for start in range(0, len(asked), IDS_AT_ONCE):
        some = asked[start : start + IDS_AT_ONCE].tolist()
        found.extend(session.scalars(_among(session, some)))
    return np.isin(ids, np.array(found, np.int64))


def _among(session: Session, ids: list[int]) -> Select[int]:
    """Return a query for those of the ids that are kept, sent as a single value."""
    if session.get_bind().dialect.name == "postgresql":
        together = literal(f"{{{','.join(map(str, ids))}}}", String)
        is_asked = CountedRow.id == any_(cast(together, ARRAY(BigInteger)))
    else:
        listed = func.json_each(json.dumps(ids)).table_valued("value")
        is_asked = CountedRow.id.in_(select(listed.c.value))
    return select(CountedRow.id).where(is_asked)


def keep(session: Session, ids: Places, import_id: int) -> None:
    """Let answers with these ids count no more; 0 stands for those without."""
    new = _sorted(ids)
    whose = np.full(len(new), import_id, np.int32)
    insert_numbers(session, CountedRow, {"id": new, "import_id": whose})


def _sorted(ids: Places) -> Places:
    """Return each id once; sorted they are sought and kept several times as fast."""
    given = np.sort(ids[ids != 0])
    is_first: Mask = np.diff(given, prepend=0) != 0
    return given[is_first]


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


def are_new(session: Session, cells: Collection[Cell]) -> bool:
    """Tell whether nothing was ever said of any of the weeks of some cells."""
    if not cells:
        return True
    of_weeks = [cell.week for cell in cells]
    said = select(Contribution.import_id).where(
        Contribution.metric.in_({cell.metric for cell in cells}),
        Contribution.week.between(min(of_weeks), max(of_weeks)),
    )
    return session.execute(said.limit(1)).first() is None


def count(session: Session, import_id: int) -> None:
    """Let count what an import says of cells that are new with it."""
    said = select(
        *CELL, Contribution.n, Contribution.favourable, Contribution.unfavourable
    ).where(Contribution.import_id == import_id)
    session.execute(insert(Score).from_select(COLUMNS, said))


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
