"""Files of scores taken in, listed and undone; the caller commits.

Every import keeps what it says of each cell (team, week, metric, moment), and `score`
holds what counts: the newest aggregated row of the cell or, where there is none, the
sum of its raw rows.
"""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

import numpy as np
from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from engagement.customers.comments import customer_comments
from engagement.customers.imports import aliases, counting
from engagement.customers.imports.refused import packed
from engagement.customers.intake.bulk import Mask
from engagement.customers.intake.from_sheet import intake
from engagement.customers.intake.guessing import guessed
from engagement.customers.intake.taking import Intake, RefusedRow
from engagement.customers.metrics.catalogue import METRICS, Metric
from engagement.customers.models import Contribution, CountedRow, Import, Voice
from engagement.customers.reading.collecting import uncollected
from engagement.customers.reading.mapping import Kind
from engagement.customers.reading.mapping import Mapping as Meaning
from engagement.customers.reading.sheets import (
    FOUND_OUT,
    WEB,
    Limits,
    Reading,
    sheet_from,
)
from engagement.database import insert_many, work_alone
from engagement.people.models import Person, Team
from engagement.web.lists import Part

LONGEST_NAME = 200
CONTRIBUTED = (
    *("import_id", "is_aggregated", "team_id", "week", "metric", "moment"),
    *("n", "favourable", "unfavourable"),
)


@dataclass(frozen=True)
class Told:
    """What is known of a file beside its bytes; the rest is guessed."""

    reading: Reading = FOUND_OUT
    mapping: Meaning | None = None
    """None: as its columns are called."""
    aliases: Mapping[str, int] = field(default_factory=dict)
    """Ids of teams, or `rows.SKIP`, by what the file calls them."""
    metrics: Mapping[str, Metric] = field(default_factory=lambda: METRICS)
    limits: Limits = WEB
    source: str = ""
    """The tool whose ids it has; empty: one that nobody named."""
    said: Intake | None = None
    """What it says by all this, if it was read already; None: it is read now."""


NOTHING_TOLD = Told()


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


def take_in(  # noqa: PLR0913 - a file, and the circumstances it came in
    session: Session,
    content: bytes,
    filename: str,
    *,
    person_id: int | None,
    now: datetime,
    this_week: int,
    told: Told = NOTHING_TOLD,
) -> Outcome:
    """Take a file in; raises `FileRefused` when nothing in it can be used.

    A file that stands already changes nothing, unless rows of it were refused and
    would go in by now, their team being known for instance: then it goes in anew, in
    place of its first import.
    """
    work_alone(session)
    digest = hashlib.sha256(content).digest()
    earlier = standing(session, digest)
    if earlier and not earlier.refused:
        return _already(earlier)
    said = told.said or read(session, content, this_week, told)
    if earlier and len(said.refused) >= earlier.refused:
        return _already(earlier)
    if earlier:
        undo(session, earlier.id, now)
    import_ = Import(
        filename=_shown(filename),
        digest=digest,
        imported_at=now,
        person_id=person_id,
        refused=len(said.refused),
        refusals=packed(said),
    )
    return _kept(session, import_, said, told.source)


def standing(session: Session, digest: bytes) -> Import | None:
    """Return the import of this very file that counts, if there is one."""
    wanted = select(Import).where(Import.digest == digest, Import.undone_at.is_(None))
    return session.scalars(wanted.order_by(Import.id.desc())).first()


def _already(earlier: Import) -> Outcome:
    rows = earlier.added + earlier.same
    return Outcome(None, added=0, same=rows, already=earlier.imported_at)


def read(
    session: Session, content: bytes, this_week: int, told: Told = NOTHING_TOLD
) -> Intake:
    """Return what a file says, as `take_in` would take it; nothing is changed."""
    teams = {**team_ids(session), **told.aliases}
    with uncollected():
        sheet = sheet_from(content, told.reading, told.limits)
        mapping = told.mapping or guessed(sheet, told.metrics).mapping
        return intake(sheet, mapping, teams, told.metrics, this_week)


def team_ids(session: Session) -> dict[str, int]:
    """Return the ids of the teams by code, by names that only one has, by alias."""
    found = session.execute(select(Team.key, Team.name, Team.id)).all()
    times = Counter(name for _, name, _ in found)
    names = {name: team for _, name, team in found if times[name] == 1}
    codes = {key: team for key, _, team in found}
    return {**aliases.known(session), **names, **codes}


def _shown(filename: str) -> str:
    name = "".join(letter for letter in filename if letter.isprintable())
    return name[:LONGEST_NAME]


def _kept(session: Session, import_: Import, said: Intake, source: str) -> Outcome:
    """Keep what the file adds, and the import itself if that is anything."""
    ids = said.answers.ids(source)
    counted = counting.counted(session, ids)
    repeated = int(np.count_nonzero(counted))
    repeated += len(counting.repeated(session, said.totals))
    import_.added = said.rows - repeated
    import_.same = said.same + repeated
    if import_.added:
        session.add(import_)
        session.flush()
        with uncollected():
            _count(session, import_.id, said, counted)
            counting.keep(session, ids[~counted], import_.id)
            customer_comments.keep(session, import_.id, said.comments(counted))
    return Outcome(import_.id, import_.added, import_.same, said.refused)


def _count(session: Session, import_id: int, said: Intake, counted: Mask) -> None:
    whose, cells = (import_id, said.kind is Kind.AGGREGATED), said.cells(counted)
    contributions = (whose + cell + tally for cell, tally in cells.items())
    are_new = counting.are_new(session, cells)
    insert_many(session, Contribution, CONTRIBUTED, contributions)
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
