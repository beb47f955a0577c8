"""Rows that a program sends, taken in as a file is, with what became of each."""

import secrets
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from flask_babel import gettext as _
from sqlalchemy.orm import Session

from engagement.customers.files.recipe import Kind, Recipe
from engagement.customers.files.sheets import framed
from engagement.customers.files.words import Role
from engagement.customers.imports import answers, counting, ledger
from engagement.customers.imports.ledger import Origin
from engagement.customers.intake.intake import Intake, Vocabulary
from engagement.customers.intake.read import intake_of
from engagement.customers.metrics.catalogue import Metric, metric_named
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


@dataclass(frozen=True)
class Parcel:
    """Rows that are read alike, and what they say."""

    places: Sequence[int]
    """Of the rows in their batch."""
    said: Intake


def read(
    rows: Sequence[Row], words: Vocabulary, sender: Sender
) -> tuple[dict[int, Fate], list[Parcel]]:
    """Read rows by the rules of every file; return also what nobody could read."""
    fates: dict[int, Fate] = {}
    alike: dict[tuple[Kind, str], list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        kind = Kind.AGGREGATED if OF_TOTALS & row.keys() else Kind.RAW
        refused = [*_unclear(row, kind, words.metrics, is_named=sender.is_named)]
        if refused:
            fates[place] = refused[0]
        else:
            alike[kind, row.get("scale", "")].append(place)
    parcels = []
    for (kind, scale), places in alike.items():
        columns = [role.value for role in ROLES[kind]]
        cells = [[rows[place].get(name, "") for name in columns] for place in places]
        recipe = _recipe(kind, scale, words.metrics, sender.name)
        said = intake_of(framed(cells, columns), recipe, words, sender.this_week)
        parcels.append(Parcel(places, said))
    return fates, parcels


def keep(
    session: Session,
    fates: Mapping[int, Fate],
    parcels: Sequence[Parcel],
    sender: Sender,
) -> list[Fate]:
    """Take in what is good of the rows, and tell of each what became of it.

    The rows of a parcel go in as one import; the caller commits.
    """
    found = dict(fates)
    for parcel in parcels:
        said = ledger.up_to_date(session, parcel.said)
        became = _fates(session, said)
        found |= zip(parcel.places, became, strict=True)
        # A batch is no file that comes again: its name tells that.
        digest = secrets.token_bytes(32)
        ledger.keep(session, said, Origin(f"{sender.name} (API)", digest, sender.now))
    return [found[place] for place in sorted(found)]


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


def _recipe(
    kind: Kind, scale: str, metrics: Mapping[str, Metric], source: str
) -> Recipe:
    scales = {
        metric.key: scale
        for metric in metrics.values()
        if scale in {known.key for known in metric.scales}
    }
    roles = {role: role.value for role in ROLES[kind]}
    return Recipe(kind=kind, roles=roles, scales=scales, source=source)


def _fates(session: Session, said: Intake) -> list[Fate]:
    """Tell of each row what will become of it, in order."""
    counted = answers.compared(session, said, said.recipe.source).counted
    known = counted | counting.repeated(session, said)
    numbers = said.said["row"].to_numpy()
    became = dict.fromkeys(numbers.tolist(), Fate(Became.ADDED))
    became |= dict.fromkeys(numbers[known].tolist(), Fate(Became.SAME))
    became |= dict.fromkeys(said.again, Fate(Became.SAME))
    for one in said.refused:
        became[one.refusal.row] = _refused(said.kind, one.refusal)
    left_out = Fate(Became.LEFT_OUT)
    return [became.get(number, left_out) for number in said.sheet.frame.index]


def _refused(kind: Kind | None, refusal: Refusal) -> Fate:
    is_total = kind is Kind.AGGREGATED
    usual = FIELDS.get(refusal.reason, ("date", "week"))[is_total]
    return Fate(
        Became.REFUSED, str(refusal.values.get("column", usual)), sentence(refusal)
    )
