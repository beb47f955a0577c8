"""What rows add up to: each taken once, said again, left out or refused."""

from collections import Counter
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import chain
from typing import TypeVar

from engagement.customers.catalogue import METRICS, Metric
from engagement.customers.intake.groups import Group, Layout
from engagement.customers.intake.rows import (
    Answer,
    AnswerId,
    Cell,
    LeftOut,
    RowReader,
    Tally,
)
from engagement.customers.reading.mapping import Kind
from engagement.customers.reading.mapping import Mapping as Meaning
from engagement.customers.reading.numbers import bare
from engagement.customers.reading.remembered import Remembered
from engagement.customers.reading.sheets import Sheet
from engagement.tables import Reason, Refusal, RowRefused

Key = TypeVar("Key")
Said = TypeVar("Said")
Cells = tuple[str, ...]

LONGEST_ID = 100
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
    scales: Mapping[str, str] = field(default_factory=dict)
    metrics: Mapping[str, Metric] = field(default_factory=lambda: METRICS)
    totals: dict[Cell, Tally] = field(default_factory=dict)
    """Aggregated rows."""
    nameless: Counter[Answer] = field(default_factory=Counter)
    """Raw rows without an id."""
    answers: dict[AnswerId, Answer] = field(default_factory=dict)
    """Raw rows with an id."""
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
        return len(self.totals) + self.nameless.total() + len(self.answers)

    def cells(self, counted: Container[AnswerId] = ()) -> dict[Cell, Tally]:
        """Return what the file adds to each cell beside the answers counted already."""
        new = ((one, 1) for key, one in self.answers.items() if key not in counted)
        return self.totals | self._tallied(chain(self.nameless.items(), new))

    def _tallied(self, answers: Iterable[tuple[Answer, int]]) -> dict[Cell, Tally]:
        sums: dict[Cell, list[int]] = Remembered(lambda _cell: [0, 0, 0])
        parts = Remembered(self._parts)
        for (cell, score), times in answers:
            up, down = parts[cell.metric, score]
            sum_ = sums[cell]
            sum_[0] += times
            sum_[1] += times * up
            sum_[2] += times * down
        return {cell: Tally(*sum_) for cell, sum_ in sums.items()}

    def _parts(self, given: tuple[str, int]) -> tuple[bool, bool]:
        """Tell whether a score of a metric is favourable, and whether unfavourable."""
        metric, score = given
        scale = self.metrics[metric].on(self.scales.get(metric, ""))
        return scale.is_favourable(score), scale.is_unfavourable(score)


Take = Callable[[Group, Cells], None]
"""Takes what a group picks out of a row's cells and constants."""


def answers_taken(
    layout: Layout, reader: RowReader, mapping: Meaning, taken: Intake
) -> Take:
    name_of = _names(layout, reader, mapping)

    def take(group: Group, cells: Cells) -> None:
        answer, name = reader.answer(group.texts(cells)), name_of(cells)
        if not name:
            taken.nameless[answer] += 1
            return
        key = answer.cell.metric, f"{name}/{group.moment}" if group.moment else name
        taken.same += _is_same(taken.answers, key, answer)

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


def totals_taken(reader: RowReader, taken: Intake) -> Take:
    def take(group: Group, cells: Cells) -> None:
        taken.same += _is_same(taken.totals, *reader.total(group.texts(cells)))

    return take


def take_rows(sheet: Sheet, layout: Layout, take: Take, taken: Intake) -> None:
    for number, cells in sheet.rows:
        if layout.wanted and not layout.wants(cells):
            taken.left_out += 1
            continue
        full = cells + layout.constants
        is_silent, errors = True, []
        for group in layout.groups:
            if group.place >= 0 and not full[group.place]:
                continue
            try:
                take(group, full)
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
