"""Rows that a program sends, taken in as a file is, with what became of each."""

import secrets
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from flask_babel import gettext as _
from sqlalchemy.orm import Session

from engagement.customers.imports import counting, register
from engagement.customers.imports.refused import sheet_of
from engagement.customers.imports.register import Told
from engagement.customers.intake import fingerprints
from engagement.customers.intake.rows import (
    AnswerTexts,
    Cell,
    LeftOut,
    TotalTexts,
)
from engagement.customers.intake.taking import Intake
from engagement.customers.metrics import own_metrics
from engagement.customers.metrics.catalogue import Metric, metric_named
from engagement.customers.reading.mapping import Kind
from engagement.customers.reading.mapping import Mapping as Meaning
from engagement.customers.reading.sheets import Reading
from engagement.customers.reading.words import Role
from engagement.refusals import Reason, Refusal
from engagement.web.refusals import sentence

ROLES = {
    Kind.RAW: (Role.DATE, Role.TEAM, Role.METRIC, Role.SCORE, Role.MOMENT, Role.ID),
    Kind.AGGREGATED: (
        *(Role.TEAM, Role.WEEK, Role.METRIC, Role.N, Role.FAVOURABLE),
        *(Role.UNFAVOURABLE, Role.VALUE, Role.MOMENT),
    ),
}
OF_TOTALS = {*ROLES[Kind.AGGREGATED]} - {*ROLES[Kind.RAW]}
"""Fields that only the totals of a team and week have."""
READING = Reading(
    encoding="utf-8-sig", delimiter=",", header_at=1, header_rows=1, decimal="."
)
FIELDS = {
    Reason.UNKNOWN_TEAM: ("team", "team"),
    Reason.UNKNOWN_METRIC: ("metric", "metric"),
    Reason.FORMULA: ("moment", "moment"),
    Reason.TWICE: ("id", "week"),
    Reason.OUT_OF_SCALE: ("score", "value"),
    Reason.MORE_THAN_ALL: ("favourable", "favourable"),
    Reason.SHARE_NOT_PERCENT: ("value", "value"),
    Reason.MEAN_NOT_SHARE: ("value", "value"),
}
"""Which field of an answer and of a total a reason is about; else its date or week."""

Row = Mapping[str, str]
"""Texts by field; a field without one is not there."""


class Became(StrEnum):
    """What a row did."""

    ADDED = "added"
    SAME = "same"  # it counts already, as it is
    LEFT_OUT = "left_out"  # it says that nobody answered
    REFUSED = "refused"


@dataclass(frozen=True)
class Fate:
    """What became of one row, and what to do about it."""

    became: Became
    field: str = ""
    detail: str = ""


@dataclass(frozen=True)
class Sender:
    """Whose rows these are, and when they came."""

    name: str
    now: datetime
    this_week: int
    is_named: bool
    """Whether the batch has a name by which it is known if it comes again."""


def take_in(session: Session, rows: Sequence[Row], sender: Sender) -> list[Fate]:
    """Take in what is good of the rows, and tell of each what became of it.

    Rows that can be read as one sheet go in as one import; the caller commits.
    """
    metrics = own_metrics.catalogue(session)
    fates: dict[int, Fate] = {}
    sheets: dict[tuple[Kind, str], list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        kind = Kind.AGGREGATED if OF_TOTALS & row.keys() else Kind.RAW
        refused = [*_unclear(row, kind, metrics, is_named=sender.is_named)]
        if refused:
            fates[place] = refused[0]
        else:
            sheets[kind, row.get("scale", "")].append(place)
    for (kind, scale), places in sheets.items():
        some = [rows[place] for place in places]
        mapping = _meaning(kind, scale, metrics)
        told = Told(READING, mapping, metrics=metrics, source=sender.name)
        taken = _taken(session, some, _sheet(some, kind), told, sender)
        fates |= zip(places, taken, strict=True)
    return [fates[place] for place in range(len(rows))]


def _unclear(
    row: Row, kind: Kind, metrics: Mapping[str, Metric], *, is_named: bool
) -> Iterator[Fate]:
    """Yield what only a program must tell beside its rows, since nobody is asked."""
    if kind is Kind.RAW and "id" not in row and not is_named:
        detail = _(
            "Give each answer an id, or send the header “Idempotency-Key”, so that it "
            "is counted once."
        )
        yield Fate(Became.REFUSED, "id", detail)
    metric = metrics.get(metric_named(row.get("metric", ""), metrics))
    scale = row.get("scale", "")
    if kind is Kind.RAW and metric and (scale or metric.must_be_told):
        known = [scale.key for scale in metric.scales]
        if scale not in known:
            detail = _(
                "Send the scale on which “%(metric)s” was asked, one of: %(scales)s.",
                metric=metric.key,
                scales=", ".join(known),
            )
            yield Fate(Became.REFUSED, "scale", detail)


def _taken(
    session: Session, rows: Sequence[Row], content: bytes, told: Told, sender: Sender
) -> list[Fate]:
    said = register.read(session, content, sender.this_week, told)
    fates = list(_fates(session, rows, said, told.source))
    register.take_in(
        session,
        content,
        f"{sender.name} (API)",
        person_id=None,
        now=sender.now,
        this_week=sender.this_week,
        told=told,
    )
    return fates


def _sheet(rows: Sequence[Row], kind: Kind) -> bytes:
    """Return the rows as a file like no other: a batch is no file that comes again."""
    mark = secrets.token_hex()
    lines = ([*(row.get(role, "") for role in ROLES[kind]), mark] for row in rows)
    return sheet_of([[*ROLES[kind], "batch"], *lines], READING.delimiter)


def _meaning(kind: Kind, scale: str, metrics: Mapping[str, Metric]) -> Meaning:
    scales = {
        metric.key: scale
        for metric in metrics.values()
        if scale in {known.key for known in metric.scales}
    }
    return Meaning(kind, {role: role.value for role in ROLES[kind]}, scales=scales)


def _fates(
    session: Session, rows: Sequence[Row], said: Intake, source: str
) -> Iterator[Fate]:
    ids = said.answers.ids(source)
    known: set[int | Cell] = {
        *ids[counting.counted(session, ids)].tolist(),
        *counting.repeated(session, said.totals),
    }
    refusals = {one.refusal.row: one.refusal for one in said.refused}
    for number, row in enumerate(rows, start=2):  # the header is row 1
        if number in refusals:
            yield _refused(said.kind, refusals[number])
            continue
        try:
            key = _key(said, row, source)
        except LeftOut:
            yield Fate(Became.LEFT_OUT)
            continue
        yield Fate(Became.SAME if key in known else Became.ADDED)
        known |= {key} if key else set()


def _key(said: Intake, row: Row, source: str) -> int | Cell | None:
    """Return by what a row is known when it comes again; None: by nothing."""
    if said.kind is Kind.AGGREGATED:
        return said.reader.total([row.get(name, "") for name in TotalTexts._fields])[0]
    answer = said.reader.answer([row.get(name, "") for name in AnswerTexts._fields])
    name, metric = row.get("id"), answer.cell.metric
    return fingerprints.key(source, metric, name) if name else None


def _refused(kind: Kind, refusal: Refusal) -> Fate:
    is_total = kind is Kind.AGGREGATED
    usual = FIELDS.get(refusal.reason, ("date", "week"))[is_total]
    return Fate(
        Became.REFUSED, str(refusal.values.get("column", usual)), sentence(refusal)
    )
