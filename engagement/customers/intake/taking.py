"""What rows add up to: each taken once, said again, left out or refused."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TypeVar

import numpy as np

from engagement.customers.intake.bulk import (
    NOTHING,
    Bulk,
    Mask,
    Places,
    Single,
)
from engagement.customers.intake.comments import Comment
from engagement.customers.intake.groups import Group, Layout
from engagement.customers.intake.rows import (
    LONGEST_ID,
    Answer,
    AnswerId,
    Cell,
    LeftOut,
    RowReader,
    Tally,
    named,
)
from engagement.customers.metrics.catalogue import METRICS, Metric
from engagement.customers.reading.columns import Rows
from engagement.customers.reading.mapping import Kind
from engagement.customers.reading.mapping import Mapping as Meaning
from engagement.customers.reading.numbers import bare
from engagement.customers.reading.sheets import Sheet
from engagement.refusals import Reason, Refusal, RowRefused

Key = TypeVar("Key")
Said = TypeVar("Said")
Cells = tuple[str, ...]

ROW_HASH = 24
"""Letters that tell one row from all others."""


@dataclass(frozen=True)
class RefusedRow:
    """A row that did not go in, as it stood in the columns that are kept."""

    refusal: Refusal
    cells: list[str]


@dataclass
class Intake:
    """What a file says."""

    kind: Kind
    columns: tuple[str, ...]
    """Those that are kept."""
    id_column: str = ""
    """The one of them that holds ids of answers; empty for none."""
    scales: Mapping[str, str] = field(default_factory=dict)
    metrics: Mapping[str, Metric] = field(default_factory=lambda: METRICS)
    totals: dict[Cell, Tally] = field(default_factory=dict)
    """Aggregated rows."""
    answers: Bulk = field(default_factory=lambda: NOTHING)
    """Raw rows."""
    written: Mapping[int, str] = field(default_factory=dict)
    """What customers wrote, by the place of its row, if it is to be kept."""
    same: int = 0
    """Rows that say once more what the file has said."""
    left_out: int = 0
    """Rows that nobody answered, or that are not wanted."""
    refused: list[RefusedRow] = field(default_factory=list)
    unknown_teams: Counter[str] = field(default_factory=Counter)
    """As the file calls them, with their rows."""
    reader: RowReader = field(default_factory=lambda: RowReader({}, 0))
    """Tells of a single row what it says."""

    @property
    def rows(self) -> int:
        """How many rows say something, each once."""
        return len(self.totals) + len(self.answers)

    def cells(self, counted: Mask | None = None) -> dict[Cell, Tally]:
        """Return what the file adds to each cell beside the answers counted already."""
        which = np.ones(len(self.answers), np.bool_) if counted is None else ~counted
        return self.totals | self.answers.tallied(which, self._parts)

    def comments(self, counted: Mask) -> list[Comment]:
        """Return what was written beside the answers that are not counted already."""
        if not self.written:
            return []
        return [
            Comment(cell.team_id, cell.week, cell.moment, self.written[place])
            for place, cell in self.answers.rows(~counted).items()
            if place in self.written
        ]

    def _parts(self, metric: str, score: int) -> tuple[bool, bool]:
        """Tell whether a score of a metric is favourable, and whether unfavourable."""
        scale = self.metrics[metric].on(self.scales.get(metric, ""))
        return scale.is_favourable(score), scale.is_unfavourable(score)


Take = Callable[[int, Group, Cells], None]
"""Takes what a group picks out of the cells and constants of the row at a place."""


def answers_taken(
    layout: Layout, mapping: Meaning, taken: Intake, singles: list[Single]
) -> Take:
    """Return what takes single answers, and puts them beside each other."""
    reader, known = taken.reader, dict[AnswerId, Answer]()
    name_of = _names(layout, reader, mapping)

    def take(place: int, group: Group, cells: Cells) -> None:
        answer, name = reader.answer(group.texts(cells)), name_of(cells)
        name = named(name, group.moment)
        if name and _is_same(known, (answer.cell.metric, name), answer):
            taken.same += 1
        else:
            singles.append(Single(place, answer, name))

    return take


def _names(
    layout: Layout, reader: RowReader, mapping: Meaning
) -> Callable[[Cells], str]:
    """Return what tells the id of a row: a column, or all that the row says."""
    seen: Counter[str] = Counter()

    def by_column(cells: Cells) -> str:
        name = bare(cells[layout.id_place])
        if len(name) > LONGEST_ID:
            title = reader.titles["id"]
            raise RowRefused(Reason.TOO_LONG, column=title, most=LONGEST_ID)
        return name

    def by_content(cells: Cells) -> str:
        said = "\x1f".join(cells[place] for place in layout.kept)
        name = sha256(said.encode()).hexdigest()[:ROW_HASH]
        seen[name] += 1
        return f"{name}-{seen[name]}"

    if layout.id_place >= 0:
        return by_column
    return by_content if mapping.is_cumulative else lambda _cells: ""


def totals_taken(taken: Intake) -> Take:
    def take(_place: int, group: Group, cells: Cells) -> None:
        total = taken.reader.total(group.texts(cells))
        taken.same += _is_same(taken.totals, *total)

    return take


def take_rows(
    rows: Rows, layout: Layout, take: Take, taken: Intake, places: Places
) -> None:
    """Go through the rows at some places, one by one."""
    for place, (number, cells) in zip(
        places.tolist(), rows.picked(places), strict=True
    ):
        if layout.wanted and not layout.wants(cells):
            taken.left_out += 1
            continue
        full = cells + layout.constants
        is_silent, errors = True, []
        for group in layout.groups:
            if group.place >= 0 and not full[group.place]:
                continue
            try:
                take(place, group, full)
            except RowRefused as error:
                errors.append(error)
            except LeftOut:
                continue
            is_silent = False
        taken.left_out += is_silent
        if errors:
            said = {f"{one.reason}{one.values}": one for one in errors}
            refusals = [
                Refusal(number, one.reason, one.values) for one in said.values()
            ]
            _refuse(layout, refusals, cells, taken)


def _refuse(
    layout: Layout, refusals: Iterable[Refusal], cells: Cells, taken: Intake
) -> None:
    kept = [cells[place] for place in layout.kept]
    for refusal in refusals:
        taken.refused.append(RefusedRow(refusal, kept))
        if refusal.reason is Reason.UNKNOWN_TEAM:
            taken.unknown_teams[str(refusal.values["team"])] += 1


def refuse_crooked(sheet: Sheet, layout: Layout, taken: Intake) -> None:
    """Refuse the rows whose cells may stand under the wrong columns.

    Where not all columns are kept, none of their cells are.
    """
    is_all_kept = len(layout.kept) == len(sheet.columns)
    for refusal in sheet.refused:
        cells = list(sheet.crooked[refusal.row]) if is_all_kept else []
        taken.refused.append(RefusedRow(refusal, cells))
    taken.refused.sort(key=lambda refused: refused.refusal.row)


def _is_same(known: dict[Key, Said], key: Key, said: Said) -> bool:
    """Keep what is said, or tell that it was said; raises if it was said otherwise."""
    if key not in known:
        known[key] = said
        return False
    if known[key] != said:
        raise RowRefused(Reason.TWICE)
    return True
