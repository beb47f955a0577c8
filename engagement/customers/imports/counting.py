"""What counts: in each cell the newest aggregated row or, without any, all raw ones.

A cell is a team, week, metric and moment.
"""

import numpy as np
import pandas as pd
from sqlalchemy import (
    ColumnElement,
    case,
    delete,
    func,
    insert,
    or_,
    select,
    tuple_,
)
from sqlalchemy.orm import InstrumentedAttribute, Session

from engagement import weeks
from engagement.customers.files.recipe import Kind
from engagement.customers.intake.intake import Intake, spot_of
from engagement.customers.intake.rows import CELL, TALLY, Mask
from engagement.customers.models import Contribution, Import, Score

KEY = (
    Contribution.metric,
    Contribution.week,
    Contribution.team_id,
    Contribution.moment,
)
KINDS = {"team": "int64", "week": "int64"}
COLUMNS = ["metric", "week", "team_id", "moment", "n", "favourable", "unfavourable"]


def repeated(session: Session, said: Intake) -> Mask:
    """Tell which of the totals count already, as they are; of answers, none."""
    if said.kind is Kind.RAW:
        return np.zeros(said.rows, np.bool_)
    now = current_totals(session, said.said)
    found: Mask = (now == said.said[TALLY]).all(axis="columns").to_numpy()
    return found


def current_totals(session: Session, totals: pd.DataFrame) -> pd.DataFrame:
    """Return what counts now where totals speak of it, with their index.

    The columns are those of `TALLY`; NaN where nothing counts.
    """
    if not len(totals):
        return totals[TALLY]
    counting = select(
        Score.team_id, Score.week, Score.metric, Score.moment,
        Score.n, Score.favourable, Score.unfavourable,
    ).where(_of_weeks(Score.week, totals))  # fmt: skip
    rows = [tuple(row) for row in session.execute(counting)]
    now = pd.DataFrame(rows, columns=[*CELL, *TALLY])
    found = totals[CELL].merge(now.astype(KINDS), how="left", on=CELL)
    return found[TALLY].set_axis(totals.index)


def stand_as_totals(session: Session, cells: pd.DataFrame) -> int:
    """Return for how many of the cells an import that stands has brought a total."""
    if not len(cells):
        return 0
    totals = (
        select(
            Contribution.team_id,
            Contribution.week,
            Contribution.metric,
            Contribution.moment,
        )
        .join(Import)
        .where(
            Contribution.is_aggregated,
            Import.undone_at.is_(None),
            _of_weeks(Contribution.week, cells),
        )
        .distinct()
    )
    found = {tuple(row) for row in session.execute(totals)}
    return len(found.intersection(cells[CELL].itertuples(index=False, name=None)))


def are_new(session: Session, cells: pd.DataFrame) -> bool:
    """Tell whether nothing was ever said of any of the weeks of some cells."""
    if not len(cells):
        return True
    said = select(Contribution.import_id).where(
        Contribution.metric.in_(cells["metric"].unique().tolist()),
        _of_weeks(Contribution.week, cells),
    )
    return session.execute(said.limit(1)).first() is None


def _of_weeks(
    week: InstrumentedAttribute[int], cells: pd.DataFrame
) -> ColumnElement[bool]:
    return week.between(int(cells["week"].min()), int(cells["week"].max()))


def count(session: Session, import_id: int) -> None:
    """Let count what an import says of cells that are new with it."""
    said = select(
        *KEY, Contribution.n, Contribution.favourable, Contribution.unfavourable
    ).where(Contribution.import_id == import_id)
    session.execute(insert(Score).from_select(COLUMNS, said))


def recount(session: Session, import_id: int) -> None:
    """Work out again what counts in the cells that an import speaks of."""
    touched = select(*KEY).where(Contribution.import_id == import_id)
    score = tuple_(Score.metric, Score.week, Score.team_id, Score.moment)
    session.execute(
        delete(Score).where(score.in_(touched)),
        execution_options={"synchronize_session": False},
    )
    newest = func.max(case((Contribution.is_aggregated, Contribution.import_id)))
    said = (
        select(Contribution, newest.over(partition_by=KEY).label("newest"))
        .join(Import)
        .where(Import.undone_at.is_(None), tuple_(*KEY).in_(touched))
        .subquery()
        .c
    )
    cell = (said.metric, said.week, said.team_id, said.moment)
    sums = [func.sum(part) for part in (said.n, said.favourable, said.unfavourable)]
    counting = (
        select(*cell, *sums)
        .where(or_(said.newest.is_(None), said.newest == said.import_id))
        .group_by(*cell)
        .having(func.sum(said.n) > 0)
    )
    session.execute(insert(Score).from_select(COLUMNS, counting))


def add(session: Session, answers: pd.DataFrame, sign: int) -> None:
    """Add answers to what their imports say, or take them away again.

    The columns are those of `answers.COLUMNS`; `sign` is 1 or -1.
    """
    facts = answers.assign(
        week=answers["day"] // weeks.DAYS,
        n=1,
        favourable=(answers["standing"] > 0).astype(int),
        unfavourable=(answers["standing"] < 0).astype(int),
    )
    sums = facts.groupby(["import_id", "team_id", "week", "spot"])[TALLY].sum()
    for (of, team, week, spot), tally in zip(sums.index, sums.to_numpy(), strict=True):
        wanted = select(Contribution).where(
            Contribution.import_id == int(of),
            Contribution.team_id == int(team),
            Contribution.week == int(week),
        )
        for one in session.scalars(wanted):
            if spot_of(one.metric, one.moment) == spot:
                one.n += sign * int(tally[0])
                one.favourable += sign * int(tally[1])
                one.unfavourable += sign * int(tally[2])
    session.flush()
    for of in facts["import_id"].unique().tolist():
        recount(session, of)
