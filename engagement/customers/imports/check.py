"""What taking a file in would change, and what is asked, told before it does."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import PurePath
from typing import Any

import numpy as np
from sqlalchemy.orm import Session

from engagement.customers.files.recipe import Kind
from engagement.customers.files.words import folded
from engagement.customers.imports import answers, counting, ledger, profiles
from engagement.customers.intake.cells import Cell, Tally
from engagement.customers.intake.intake import Intake
from engagement.customers.intake.presets import TOOLS
from engagement.customers.intake.rows import CELL, TALLY

MOST_REFUSED = 0.2
"""Share of the rows beyond which a file is read wrongly rather than faulty."""
SHOWN = 20
"""Rows and changes on the page."""


class Obstacle(StrEnum):
    """What keeps a file from being taken in."""

    MISSING = "missing"  # columns without which nothing can be read
    QUESTIONS = "questions"  # that nobody has answered yet
    TOO_MANY_REFUSED = "too_many_refused"


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

    @property
    def standing(self) -> Standing:
        if self.tally.favourable:
            return Standing.FAVOURABLE
        return Standing.UNFAVOURABLE if self.tally.unfavourable else Standing.BETWEEN


@dataclass(frozen=True)
class Change:
    """A total that stands, and what would take its place."""

    cell: Cell
    before: Tally
    after: Tally


@dataclass(frozen=True)
class Check:
    """What a file would do."""

    intake: Intake
    new: int = 0
    same: int = 0
    changed: int = 0
    changes: tuple[Change, ...] = ()
    """The first of them."""
    rows: tuple[Stored, ...] = ()
    """The first of what would be kept."""
    outweighed: int = 0
    """Cells of answers that would not count, because totals stand there."""
    already: datetime | None = None
    """When this very file went in, if it did."""

    @property
    def added(self) -> int:
        return self.new + self.changed

    @property
    def rows_read(self) -> int:
        sheet = self.intake.sheet
        return len(sheet.frame) + len(sheet.crooked)

    @property
    def refused(self) -> int:
        """How many rows are refused, each counted once."""
        return len({one.refusal.row for one in self.intake.refused})

    @property
    def obstacles(self) -> tuple[Obstacle, ...]:
        found = []
        if self.intake.missing:
            found.append(Obstacle.MISSING)
        if self.intake.asks:
            found.append(Obstacle.QUESTIONS)
        if not found and self.refused > MOST_REFUSED * self.rows_read:
            found.append(Obstacle.TOO_MANY_REFUSED)
        return tuple(found)

    @property
    def unknown_teams(self) -> list[tuple[str, int]]:
        """Return names and numbers of rows, spelt as they come first."""
        rows: dict[str, int] = {}
        spelt: dict[str, str] = {}
        for name, times in self.intake.unknown_teams.items():
            rows[folded(name)] = rows.get(folded(name), 0) + times
            spelt.setdefault(folded(name), name)
        most_first = sorted(rows, key=lambda name: -rows[name])
        return [(spelt[name], rows[name]) for name in most_first]


def check(
    session: Session, said: Intake, digest: bytes = b"", filename: str = ""
) -> Check:
    """Return what a file would do; `filename` is that of one yet to be remembered."""
    earlier = ledger.import_of_file(session, digest)
    already = earlier.imported_at if earlier and not earlier.refused else None
    if said.missing:
        return Check(said, already=already)
    rows = said.said.head(SHOWN).to_dict("records")
    if said.kind is Kind.AGGREGATED:
        stored = tuple(Stored(*_cell_and_tally(row)) for row in rows)
        return _of_totals(session, said, stored, already)
    stored = tuple(Stored(*_cell_and_tally(row), score=row["score"]) for row in rows)
    found = answers.compared(session, said, _source(session, said, filename))
    said, counted = found.said, found.counted
    same, changed = int(np.count_nonzero(counted)), len(found.replaced)
    return Check(
        said,
        new=said.rows - same - changed,
        changed=changed,
        same=said.same + same,
        rows=stored,
        outweighed=counting.stand_as_totals(session, said.sums(counted)),
        already=already,
    )


def _of_totals(
    session: Session,
    said: Intake,
    stored: tuple[Stored, ...],
    already: datetime | None,
) -> Check:
    now = counting.current_totals(session, said.said)
    stands = now["n"].notna()
    is_same = (now == said.said[TALLY]).all(axis="columns")
    changed = said.said[stands & ~is_same]
    before = now.loc[changed.index].itertuples(index=False, name=None)
    some = zip(changed.head(SHOWN).to_dict("records"), before, strict=False)
    changes = [
        Change(cell, Tally(*was), tally)
        for (cell, tally), was in ((_cell_and_tally(row), was) for row, was in some)
    ]
    return Check(
        said,
        new=int((~stands).sum()),
        same=said.same + int(is_same.sum()),
        changed=len(changed),
        changes=tuple(changes),
        rows=stored,
        already=already,
    )


def _cell_and_tally(row: dict[str, Any]) -> tuple[Cell, Tally]:
    return Cell(*(row[name] for name in CELL)), Tally(*(row[name] for name in TALLY))


def _source(session: Session, said: Intake, filename: str) -> str:
    """Return the source that a file will have once it is taken in."""
    if said.profile or not filename:
        return said.recipe.source
    name = profile_name(said, filename)
    return name and profiles.free_name(session, name, said.header)


def profile_name(said: Intake, filename: str) -> str:
    """Return what the profile is called unless the person says otherwise."""
    if said.recipe.name is not None:
        return said.recipe.name
    kept = said.profile.name if said.profile else ""
    return kept or TOOLS.get(said.tool, "") or PurePath(filename).stem
