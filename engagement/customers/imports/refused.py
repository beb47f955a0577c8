"""Rows that did not go in: kept with their import, told, and sent back as a file."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from engagement.customers.files.words import Role
from engagement.customers.intake.intake import Intake, RefusedRow
from engagement.customers.models import Import
from engagement.files.csv_file import as_cell
from engagement.refusals import Reason, Refusal
from engagement.web.refusals import sentence


@dataclass(frozen=True)
class RefusedRows:
    """The rows of a file that did not go in, under the file's own columns."""

    columns: Sequence[str]
    rows: Sequence[RefusedRow]

    def by_sentence(self) -> dict[str, list[int]]:
        """Return the numbers of the rows under the sentence that says what to do."""
        numbers: dict[str, list[int]] = {}
        for row in self.rows:
            numbers.setdefault(sentence(row.refusal), []).append(row.refusal.row)
        return numbers

    def as_csv(self, delimiter: str) -> bytes:
        """Return a file to correct and send again; our two columns come first."""
        said = (
            (str(row.refusal.row), sentence(row.refusal), *row.cells)
            for row in self.rows
        )
        return sheet_of([("row", "error", *self.columns), *said], delimiter)


def sheet_of(rows: Iterable[Iterable[str]], delimiter: str) -> bytes:
    """Return a file that every spreadsheet opens and none runs."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerows(map(as_cell, row) for row in rows)
    return text.getvalue().encode("utf-8-sig")


def packed(said: Intake) -> str:
    """Return the refused rows as they are kept: without the ids of their answers."""
    rows = [
        (row.refusal.row, row.refusal.reason, dict(row.refusal.values), [*cells])
        for row, cells in zip(said.refused, _without_ids(said), strict=True)
    ]
    return json.dumps({"columns": said.columns, "rows": rows}, ensure_ascii=False)


def _without_ids(said: Intake) -> Iterator[Sequence[str]]:
    """Yield the cells of refused rows; none where an id may stand under any column."""
    id_column = said.recipe.roles.get(Role.ID)
    for row in said.refused:
        if not id_column:
            yield row.cells
        elif row.refusal.reason in {Reason.WRONG_NUMBER_OF_CELLS, Reason.ANOTHER_TABLE}:
            yield []
        else:
            pairs = zip(said.columns, row.cells, strict=True)
            yield ["" if name == id_column else cell for name, cell in pairs]


def refused_in(import_: Import) -> RefusedRows:
    kept = json.loads(import_.refusals)
    rows = [
        RefusedRow(Refusal(row, Reason(reason), values), cells)
        for row, reason, values, cells in kept["rows"]
    ]
    return RefusedRows(kept["columns"], rows)
