"""Files of scores taken in, listed and undone; the caller commits.

Every import keeps what it says of each cell (team, week, metric, moment), and `score`
holds what counts: the newest aggregated row of the cell or, where there is none, the
sum of its raw rows.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np
import pandas as pd
from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from engagement.customers.comments import customer_comments
from engagement.customers.files.recipe import Kind
from engagement.customers.files.sheets import WEB, Limits
from engagement.customers.imports import answers, counting, profiles
from engagement.customers.imports.answers import Comparison
from engagement.customers.imports.refused import packed
from engagement.customers.intake import read
from engagement.customers.intake.asks import Ask
from engagement.customers.intake.intake import Intake, RefusedRow
from engagement.customers.intake.rows import CELL, TALLY
from engagement.customers.models import Contribution, CountedRow, Import, Voice
from engagement.database import insert_many, work_alone
from engagement.files.records import gc_pause
from engagement.people.models import Person
from engagement.web.lists import Part

LONGEST_NAME = 200
CONTRIBUTED = (
    *("import_id", "is_aggregated", "team_id", "week", "metric", "moment"),
    *("n", "favourable", "unfavourable"),
)


@dataclass(frozen=True)
class Origin:
    """Where rows come from: a file, who brings it, and when."""

    filename: str
    digest: bytes
    """Of its bytes, by which the very same file is known."""
    at: datetime
    person_id: int | None = None
    """None: a command, the watched folder or a program."""


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
    asks: Sequence[Ask] = ()
    """What nobody has answered yet."""


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


def take_in(  # noqa: PLR0913 - a file, and the circumstances it came in
    session: Session,
    content: bytes,
    filename: str,
    *,
    person_id: int | None,
    now: datetime,
    this_week: int,
    limits: Limits = WEB,
) -> Outcome:
    """Read a file as it seems to be meant and take it in; see `keep`."""
    words = profiles.vocabulary(session)
    said = read.read(content, words, this_week, limits=limits)
    return keep(session, said, Origin(filename, digest_of(content), now, person_id))


def digest_of(content: bytes) -> bytes:
    return hashlib.sha256(content).digest()


def keep(session: Session, said: Intake, origin: Origin) -> Outcome:
    """Take in what a file says; raises `FileRefused` when columns are missing.

    A file that stands already changes nothing, unless more of its rows would go in by
    now, their team being known for instance, or a question answered: then it goes in
    anew, in place of its first import.
    """
    said.demand()
    work_alone(session)
    earlier = import_of_file(session, origin.digest)
    source = said.recipe.source
    if earlier is None:
        return _kept(session, answers.compared(session, said, source), origin)
    most, rows = said.held + said.rows + said.same, earlier.added + earlier.same
    found = answers.compared(session, said, source, earlier.id)
    if found.said.rows + found.said.same > rows:
        undo(session, earlier.id, origin.at)
        return _kept(session, found, origin)
    asks = found.said.asks if most > rows else ()
    return Outcome(None, added=0, same=rows, already=earlier.imported_at, asks=asks)


def up_to_date(session: Session, said: Intake) -> Intake:
    """Lock the database; return what a file says now, which was read before.

    Teams or metrics may have changed in these seconds: then it is read once more.
    """
    work_alone(session)
    words = profiles.vocabulary(session)
    known = said.words
    same = (words.teams, words.parents, words.metrics) == (
        known.teams,
        known.parents,
        known.metrics,
    )
    return said if same else read.with_rows(said, words)


def import_of_file(session: Session, digest: bytes) -> Import | None:
    """Return the import of this very file that counts, if there is one."""
    wanted = select(Import).where(Import.digest == digest, Import.undone_at.is_(None))
    return session.scalars(wanted.order_by(Import.id.desc())).first()


def _shown(filename: str) -> str:
    name = "".join(letter for letter in filename if letter.isprintable())
    return name[:LONGEST_NAME]


@gc_pause()
def _kept(session: Session, found: Comparison, origin: Origin) -> Outcome:
    """Keep what the file adds, and the import itself if that is anything."""
    said, counted = found.said, found.counted
    repeated = int(np.count_nonzero(counted | counting.repeated(session, said)))
    import_ = Import(
        filename=_shown(origin.filename),
        digest=origin.digest,
        imported_at=origin.at,
        person_id=origin.person_id,
        added=said.rows - repeated,
        same=said.same + repeated,
        refused=len(said.refused),
        refusals=packed(said),
    )
    if import_.added:
        session.add(import_)
        session.flush()
        is_total = said.kind is Kind.AGGREGATED
        count(session, import_.id, said.sums(counted), is_total=is_total)
        if not is_total:
            answers.keep(session, found, import_.id)
        customer_comments.keep(session, import_.id, said.comments(counted))
    return Outcome(
        import_.id, import_.added, import_.same, said.refused, asks=said.asks
    )


def count(
    session: Session, import_id: int, cells: pd.DataFrame, *, is_total: bool
) -> None:
    """Let count what an import says of cells; the columns are `CELL` and `TALLY`."""
    rows = cells[[*CELL, *TALLY]].itertuples(index=False, name=None)
    whose = (import_id, is_total)
    are_new = counting.are_new(session, cells)
    insert_many(session, Contribution, CONTRIBUTED, (whose + row for row in rows))
    if are_new:
        counting.count(session, import_id)
    else:
        counting.recount(session, import_id)


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
    answers.restore(session, import_id)
    counting.recount(session, import_id)
    for brought in (Contribution, CountedRow, Voice):
        session.execute(delete(brought).where(brought.import_id == import_id))
    return True


def newest(session: Session, part: Part) -> list[Entry]:
    """Return a page of the imports, the newest first, undone ones included."""
    wanted = select(
        Import.id, Import.filename, Import.imported_at, Person.name,
        Import.added, Import.same, Import.refused, Import.undone_at,
    ).outerjoin(Person, Person.id == Import.person_id)  # fmt: skip
    newest_first = wanted.order_by(Import.id.desc())
    rows = session.execute(newest_first.offset(part.first - 1).limit(part.size))
    return [Entry(*row) for row in rows]


def number(session: Session) -> int:
    return session.scalars(select(func.count(Import.id))).one()


def find(session: Session, import_id: int) -> Import | None:
    return session.get(Import, import_id)
