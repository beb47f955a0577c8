"""What taking a file in would change, told before it does."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, islice

from sqlalchemy import select
from sqlalchemy.orm import Session

from engagement.customers.imports import counting
from engagement.customers.intake.rows import Cell, Tally
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


def trial(session: Session, said: Intake) -> Trial:
    return (
        _of_answers(session, said)
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


def _of_answers(session: Session, said: Intake) -> Trial:
    counted = counting.counted(session, said.answers)
    return Trial(
        new=said.rows - len(counted),
        same=said.same + len(counted),
        rows=tuple(islice(_answers(said), SHOWN)),
        outweighed=_outweighed(session, said.cells(counted)),
    )


def _answers(said: Intake) -> Iterator[Stored]:
    """Yield single answers, and how often each was given that has no id."""
    named = ((answer, 1) for answer in said.answers.values())
    for (cell, score), times in chain(named, said.nameless.items()):
        scale = said.metrics[cell.metric].on(said.scales.get(cell.metric, ""))
        up, down = scale.is_favourable(score), scale.is_unfavourable(score)
        standing = Standing.FAVOURABLE if up else Standing.BETWEEN
        standing = Standing.UNFAVOURABLE if down else standing
        yield Stored(cell, Tally(times, times * up, times * down), score, standing)


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
