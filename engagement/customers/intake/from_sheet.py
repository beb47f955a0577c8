"""Customer scores from a sheet, pure: its rows and their meaning in; counts out.

The dry run and the taking in are this same code.
"""

from collections.abc import Mapping

import numpy as np

from engagement.customers.intake.asking import texts_by_metric
from engagement.customers.intake.at_once import answers_at_once
from engagement.customers.intake.bulk import Places, Single, one_by_one, together
from engagement.customers.intake.comments import shortened
from engagement.customers.intake.groups import Layout, layout_of
from engagement.customers.intake.rows import RowReader
from engagement.customers.intake.taking import (
    Intake,
    answers_taken,
    refuse_crooked,
    take_rows,
    totals_taken,
)
from engagement.customers.metrics.catalogue import Metric
from engagement.customers.reading.columns import Rows
from engagement.customers.reading.mapping import Kind
from engagement.customers.reading.mapping import Mapping as Meaning
from engagement.customers.reading.numbers import bare, unit_of
from engagement.customers.reading.sheets import Sheet
from engagement.customers.reading.words import Role, folded
from engagement.refusals import FileRefused, Reason


def intake(
    sheet: Sheet,
    mapping: Meaning,
    teams: Mapping[str, int],
    metrics: Mapping[str, Metric],
    this_week: int,
) -> Intake:
    """Return what a sheet says; raises `FileRefused` when it cannot say anything.

    `teams` are ids, or `rows.SKIP`, by what files call the teams. Case and accents
    matter only between teams that differ by nothing else.
    """
    if mapping.missing or not mapping.fits(sheet.columns):
        missing = mapping.missing or _lost(sheet, mapping)
        raise FileRefused(Reason.MISSING_COLUMNS, columns=", ".join(missing))
    if not sheet.rows and not sheet.crooked:
        raise FileRefused(Reason.EMPTY_FILE)
    layout = layout_of(sheet, mapping)
    columns = tuple(sheet.columns[place] for place in layout.kept)
    reader = _reader(sheet, mapping, teams, metrics, this_week)
    found = Intake(
        mapping.kind,
        columns,
        mapping.roles.get(Role.ID, ""),
        mapping.scales,
        metrics,
        reader=reader,
    )
    if mapping.kind is Kind.RAW:
        _take_answers(sheet, layout, mapping, found)
        found.written = _written(sheet, mapping)
    else:
        take_rows(sheet.rows, layout, totals_taken(found), found, places(sheet.rows))
    refuse_crooked(sheet, layout, found)
    return found


def _written(sheet: Sheet, mapping: Meaning) -> dict[int, str]:
    """Return the comments by the places of their rows."""
    if Role.COMMENT not in mapping.roles:
        return {}
    column = sheet.rows.columns[sheet.columns.index(mapping.roles[Role.COMMENT])]
    texts = [shortened(bare(text)) for text in column.texts]
    codes = enumerate(column.codes.tolist())
    return {place: texts[code] for place, code in codes if texts[code]}


def _take_answers(
    sheet: Sheet, layout: Layout, mapping: Meaning, found: Intake
) -> None:
    """Take answers in: at once where that says all, else one by one."""
    singly, parts, singles = places(sheet.rows), [], list[Single]()
    if len(singly) and (layout.id_place >= 0 or not mapping.is_cumulative):
        read = answers_at_once(sheet.rows, layout, found.reader)
        singly, parts = read.singly, [read.answers]
        found.left_out += read.left_out
    take = answers_taken(layout, mapping, found, singles)
    take_rows(sheet.rows, layout, take, found, singly)
    found.answers = together([*parts, one_by_one(singles)])


def places(rows: Rows) -> Places:
    return np.arange(len(rows))


def _lost(sheet: Sheet, mapping: Meaning) -> list[str]:
    columns = [
        *mapping.roles.values(),
        *(measure.column for measure in mapping.measures),
    ]
    return [column for column in columns if column not in sheet.columns]


def _reader(
    sheet: Sheet,
    mapping: Meaning,
    teams: Mapping[str, int],
    metrics: Mapping[str, Metric],
    this_week: int,
) -> RowReader:
    decimal, titles = sheet.reading.decimal, mapping.roles
    said = {}
    if mapping.kind is Kind.AGGREGATED:
        said = texts_by_metric(sheet, mapping, metrics)
    return RowReader(
        teams=teams,
        folded_teams=_by_folded_name(teams),
        this_week=this_week,
        titles={role.value: column for role, column in titles.items()},
        metrics=metrics,
        scales=mapping.scales,
        date_order=mapping.date_order,
        is_weekly=Role.DATE not in mapping.roles,
        unit=mapping.unit,
        units=mapping.units,
        seeming={metric: unit_of(texts, decimal) for metric, texts in said.items()},
        decimal=decimal,
    )


def _by_folded_name(teams: Mapping[str, int]) -> dict[str, int]:
    """Return the ids by folded name, where only one team has that."""
    ids: dict[str, set[int]] = {}
    for name, team in teams.items():
        ids.setdefault(folded(name), set()).add(team)
    return {name: min(found) for name, found in ids.items() if len(found) == 1}
