"""What taking a file in would change, told before it does."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

import numpy as np
from sqlalchemy import select
from sqlalchemy.orm import Session

from engagement.customers.imports import counting
from engagement.customers.intake.rows import Answer, Cell, Tally
from engagement.customers.intake.taking import Intake
from engagement.customers.models import Contribution, Import
from engagement.customers.reading.mapping import Kind

SHOWN = 20
"""Rows and changes on the page."""


class Standing(StrEnum):
    """How one answer counts."""

    FAVOURABLE = "favourable"
    BETWEEN = "between"
    UNFAVOURABLE = "unfavourable"


@dataclass(frozen=True)
class Stored:
    """A row as it would be kept."""

    cell: Cell
    tally: Tally
    score: int = 0
    """Of a single answer, on a scale whose highest number is the best."""
    standing: Standing = Standing.BETWEEN


@dataclass(frozen=True)
class Change:
    """A total that stands, and what would take its place."""

    cell: Cell
    before: Tally
    after: Tally


@dataclass(frozen=True)
class Trial:
    """What a file would do."""

    new: int = 0
    same: int = 0
    changed: int = 0
    changes: tuple[Change, ...] = ()
    """The first of them."""
    rows: tuple[Stored, ...] = ()
    """The first of what would be kept."""
    outweighed: int = 0
    """Cells of answers that would not count, because totals stand there."""

    @property
    def added(self) -> int:
        return self.new + self.changed


def trial(session: Session, said: Intake, source: str = "") -> Trial:
    """Return what a file of a source would do."""
    return (
        _of_answers(session, said, source)
        if said.kind is Kind.RAW
        else _of_totals(session, said)
    )


def _of_totals(session: Session, said: Intake) -> Trial:
    standing = counting.standing(session, said.totals)
    same = sum(said.totals[cell] == before for cell, before in standing.items())
    changes = (
        Change(cell, before, said.totals[cell])
        for cell, before in standing.items()
        if said.totals[cell] != before
    )
    return Trial(
        new=len(said.totals) - len(standing),
        same=said.same + same,
        changed=len(standing) - same,
        changes=tuple(islice(changes, SHOWN)),
        rows=tuple(
            Stored(cell, tally) for cell, tally in islice(said.totals.items(), SHOWN)
        ),
    )


def _of_answers(session: Session, said: Intake, source: str) -> Trial:
    counted = counting.counted(session, said.answers.ids(source))
    same = int(np.count_nonzero(counted))
    return Trial(
        new=said.rows - same,
        same=said.same + same,
        rows=tuple(_stored(said, answer) for answer in said.answers.first(SHOWN)),
        outweighed=_outweighed(session, said.cells(counted)),
    )


def _stored(said: Intake, answer: Answer) -> Stored:
    cell, score = answer
    scale = said.metrics[cell.metric].on(said.scales.get(cell.metric, ""))
    up, down = scale.is_favourable(score), scale.is_unfavourable(score)
    standing = Standing.FAVOURABLE if up else Standing.BETWEEN
    standing = Standing.UNFAVOURABLE if down else standing
    return Stored(cell, Tally(1, up, down), score, standing)


def _outweighed(session: Session, cells: Mapping[Cell, Tally]) -> int:
    if not cells:
        return 0
    of_weeks = [cell.week for cell in cells]
    totals = (
        select(*counting.PARTS_OF_CELL)
        .join(Import)
        .where(
            Contribution.is_aggregated,
            Import.undone_at.is_(None),
            Contribution.week.between(min(of_weeks), max(of_weeks)),
        )
        .distinct()
    )
    return sum(Cell(*row) in cells for row in session.execute(totals))
