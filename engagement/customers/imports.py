"""Files of scores taken in, listed and undone; the caller commits.

Every import keeps what it says of each cell (team, week, metric, moment), and `score`
holds what counts: the newest aggregated row of the cell or, where there is none, the
sum of its raw rows.
"""

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from engagement.customers import counting
from engagement.customers.intake import Intake, Kind, RefusedRow, intake_from
from engagement.customers.models import Contribution, CountedRow, Import
from engagement.customers.rows import AnswerId
from engagement.database import work_alone
from engagement.people.models import Person, Team
from engagement.refusals import sentence
from engagement.tables import Reason, Refusal, as_cell

LONGEST_NAME = 200


@dataclass(frozen=True)
class Outcome:
    """What a file did."""

    import_id: int | None
    """None: nothing went in, so nothing is kept."""
    added: int
    same: int
    refused: Sequence[RefusedRow] = ()
    already: datetime | None = None
    """When this very file went in before, if it did."""


@dataclass(frozen=True)
class Entry:
    """An import as the list shows it."""

    id: int
    filename: str
    imported_at: datetime
    person: str | None
    """None: it came from the command line."""
    added: int
    same: int
    refused: int
    undone_at: datetime | None


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


def take_in(  # noqa: PLR0913 - a file, and the circumstances it came in
    session: Session,
    content: bytes,
    filename: str,
    *,
    person_id: int | None,
    now: datetime,
    this_week: int,
) -> Outcome:
    """Take a file in; raises `FileRefused` when nothing in it can be used.

    A file that stands already changes nothing, unless rows of it were refused and
    would go in by now, their team being known for instance: then it goes in anew, in
    place of its first import.
    """
    work_alone(session)
    digest = hashlib.sha256(content).digest()
    earlier = _standing(session, digest)
    if earlier and not earlier.refused:
        return _already(earlier)
    intake = intake_from(content, _teams(session), this_week)
    if earlier and len(intake.refused) >= earlier.refused:
        return _already(earlier)
    if earlier:
        undo(session, earlier.id, now)
    import_ = Import(
        filename=_shown(filename),
        digest=digest,
        imported_at=now,
        person_id=person_id,
        refused=len(intake.refused),
        refusals=_packed(intake),
    )
    return _kept(session, import_, intake)


def _standing(session: Session, digest: bytes) -> Import | None:
    wanted = select(Import).where(Import.digest == digest, Import.undone_at.is_(None))
    return session.scalars(wanted.order_by(Import.id.desc())).first()


def _already(earlier: Import) -> Outcome:
    rows = earlier.added + earlier.same
    return Outcome(None, added=0, same=rows, already=earlier.imported_at)


def _teams(session: Session) -> dict[str, int]:
    return dict(session.execute(select(Team.key, Team.id)).all())


def _shown(filename: str) -> str:
    name = "".join(letter for letter in filename if letter.isprintable())
    return name[:LONGEST_NAME]


def _kept(session: Session, import_: Import, intake: Intake) -> Outcome:
    """Keep what the file adds, and the import itself if that is anything."""
    counted = counting.counted(session, intake.answers)
    repeated = len(counted) + counting.repeated(session, intake.totals)
    import_.added = intake.rows - repeated
    import_.same = intake.same + repeated
    if import_.added:
        session.add(import_)
        session.flush()
        _contribute(session, import_.id, intake, counted)
        counting.recount(session, import_.id)
    return Outcome(import_.id, import_.added, import_.same, intake.refused)


def _contribute(
    session: Session, import_id: int, intake: Intake, counted: set[AnswerId]
) -> None:
    is_aggregated = intake.kind is Kind.AGGREGATED
    said = [
        {
            "import_id": import_id,
            "is_aggregated": is_aggregated,
            "metric": cell.metric,
            "week": cell.week,
            "team_id": cell.team_id,
            "moment": cell.moment,
            "n": tally.n,
            "favourable": tally.favourable,
            "unfavourable": tally.unfavourable,
        }
        for cell, tally in intake.cells(counted).items()
    ]
    new = [
        {"metric": metric, "external_id": name, "import_id": import_id}
        for metric, name in intake.answers.keys() - counted
    ]
    # Past the session's bookkeeping, which takes longer than the database.
    connection = session.connection()
    connection.execute(insert(Contribution), said)
    if new:
        connection.execute(insert(CountedRow), new)


def undo(session: Session, import_id: int, now: datetime) -> bool:
    """Let count what counted before an import; tell whether there was one to undo.

    Answers that other files left out because this one had brought them go with it;
    undo those imports too and send their files again.
    """
    work_alone(session)
    import_ = session.get(Import, import_id)
    if import_ is None or import_.undone_at:
        return False
    import_.undone_at = now
    session.flush()
    counting.recount(session, import_id)
    session.execute(delete(Contribution).where(Contribution.import_id == import_id))
    session.execute(delete(CountedRow).where(CountedRow.import_id == import_id))
    return True


def imports(session: Session) -> list[Entry]:
    """Return every import, the newest first, undone ones included."""
    wanted = select(
        Import.id, Import.filename, Import.imported_at, Person.name,
        Import.added, Import.same, Import.refused, Import.undone_at,
    ).outerjoin(Person, Person.id == Import.person_id)  # fmt: skip
    return [Entry(*row) for row in session.execute(wanted.order_by(Import.id.desc()))]


def find(session: Session, import_id: int) -> Import | None:
    return session.get(Import, import_id)


def _packed(intake: Intake) -> str:
    rows = [
        (row.refusal.row, row.refusal.reason, dict(row.refusal.values), row.cells)
        for row in intake.refused
    ]
    return json.dumps({"columns": intake.columns, "rows": rows}, ensure_ascii=False)


def refused_in(import_: Import) -> RefusedRows:
    kept = json.loads(import_.refusals)
    rows = [
        RefusedRow(Refusal(row, Reason(reason), values), cells)
        for row, reason, values, cells in kept["rows"]
    ]
    return RefusedRows(kept["columns"], rows)
