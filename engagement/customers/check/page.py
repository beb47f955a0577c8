"""The page on which a file is looked through before it counts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from flask import render_template
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from engagement.customers import wording
from engagement.customers.catalogue import Metric
from engagement.customers.check import checking
from engagement.customers.check import wording as words
from engagement.customers.check.checking import Check, provisional
from engagement.customers.check.correcting import AS_IT_SEEMS, What
from engagement.customers.check.meanings import (
    NOT_KEPT,
    OF_A_WEEK,
    meaning_of,
    meanings,
    shape_of,
)
from engagement.customers.imports.refused import RefusedRows
from engagement.customers.intake.asking import Ask
from engagement.customers.intake.asking import Question as Unclear
from engagement.customers.intake.guessing import Confidence
from engagement.customers.models import Upload
from engagement.customers.reading import presets
from engagement.customers.reading.dates import DateOrder
from engagement.customers.reading.mapping import Kind
from engagement.customers.reading.numbers import Unit
from engagement.customers.reading.sheets import MOST_HEADER_ROWS, TITLES
from engagement.customers.reading.words import Role
from engagement.customers.reading.workbooks import Format
from engagement.people import queries as people

MOST_TEAMS, MOST_OPTIONS = 30, 10_000
"""Unknown teams on one page, and teams to choose from over all of them."""
EXAMPLE = 40
LOOKED_AT = 50

Option = tuple[str, str]
"""A value and how it is called."""


@dataclass(frozen=True)
class Column:
    """A column as the page shows it."""

    place: int
    name: str
    example: str
    meaning: str
    options: list[Option]
    """Empty: there is nothing to choose."""
    moment: str | None
    """Of the metric that it holds, empty for none in particular; None: no metric."""
    is_likely_only: bool


@dataclass(frozen=True)
class Choice:
    """A select of the page."""

    name: str
    label: str
    options: list[Option]
    selected: str = ""


@dataclass(frozen=True)
class Question:
    """What only the person can tell."""

    about: Unclear
    metric: str
    examples: str
    choice: Choice


@dataclass(frozen=True)
class UnknownTeam:
    """A team that is not known by that name, and what was decided about it."""

    name: str
    rows: int = 0
    """How many are refused for it."""
    selected: str = ""
    is_new: bool = False


def page(session: Session, upload: Upload, check: Check) -> str:
    teams = people.nodes(session)
    found = check.read
    return render_template(
        "customers/import_check.html",
        upload=upload,
        check=check,
        obstacles=[one.value for one in check.obstacles],
        missing=[words.ROLES[role] for role in found.guess.missing],
        tool=presets.TOOLS.get(found.guess.preset, ""),
        profile=checking.profile_name(found, upload.filename),
        questions=list(_questions(check)),
        reading=list(_reading(check)),
        meanings=[*_meanings(check), *_units(check)],
        fixed=list(_fixed(check, teams)),
        columns=_columns(check),
        unknown=_unknown(check, len(teams)),
        hidden_teams=max(0, len(check.unknown_teams) - _most_unknown(len(teams))),
        teams=teams,
        team_names=_team_names(check, teams),
        metric_names=wording.names(found.metrics),
        standings=words.STANDINGS,
        refused=refused(check).by_sentence(),
    )


def refused(check: Check) -> RefusedRows:
    return RefusedRows(check.said.columns, check.said.refused)


def _most_unknown(teams: int) -> int:
    return max(3, min(MOST_TEAMS, MOST_OPTIONS // max(1, teams)))


def _questions(check: Check) -> Iterable[Question]:
    metrics = check.read.metrics
    names = wording.names(metrics)
    for ask in check.read.asks:
        metric = names.get(ask.metric, "")
        name, options = _answers(ask, metrics)
        choice = Choice(name, "", options)
        yield Question(ask.question, metric, ", ".join(ask.examples), choice)


def _answers(ask: Ask, metrics: Mapping[str, Metric]) -> tuple[str, list[Option]]:
    if ask.question is Unclear.DATE_ORDER:
        return "date_order", _options(words.ORDERS)
    if ask.question is Unclear.UNIT:
        return f"unit-{ask.metric}", _options(words.UNITS)
    return f"scale-{ask.metric}", _scales(metrics[ask.metric])


def _options(named: Mapping[Any, object]) -> list[Option]:
    return [(str(key), str(name)) for key, name in named.items()]


def _scales(metric: Metric) -> list[Option]:
    return [(scale.key, wording.scale_told(scale)) for scale in metric.scales]


def _reading(check: Check) -> Iterable[Choice]:
    """Yield how the file was read, to be corrected."""
    sheet, read = check.read.sheet, check.read.sheet.reading
    if sheet.format is Format.TEXT:
        names = _options(words.ENCODINGS)
        yield Choice("reading-encoding", _("Encoding"), names, read.encoding)
        names = _options(words.DELIMITERS)
        yield Choice("reading-delimiter", _("Between cells"), names, read.delimiter)
    if len(sheet.sheets) > 1:
        names = [(name, name) for name in sheet.sheets]
        yield Choice("reading-sheet", _("Sheet"), names, read.sheet)
    rows = _numbers(max(TITLES, read.header_at))
    at = str(read.header_at)
    yield Choice("reading-header_at", _("Row of the column names"), rows, at)
    rows, tall = _numbers(MOST_HEADER_ROWS), str(read.header_rows)
    yield Choice("reading-header_rows", _("Rows of column names"), rows, tall)
    names = _options(words.DECIMALS)
    yield Choice("reading-decimal", _("Decimals"), names, read.decimal)


def _numbers(highest: int) -> list[Option]:
    return [(str(number), str(number)) for number in range(1, highest + 1)]


def _meanings(check: Check) -> Iterable[Choice]:
    """Yield what was found out of the cells themselves and may be wrong."""
    mapping, metrics = check.read.guess.mapping, check.read.metrics
    asked = {_answers(ask, metrics)[0] for ask in check.read.asks}
    shapes = _options(words.SHAPES)
    yield Choice("shape", _("What a row is"), shapes, shape_of(mapping))
    if "date_order" not in asked:
        orders = [(DateOrder.UNCLEAR.value, _("Each day tells by itself"))]
        orders += _options(words.ORDERS)
        yield Choice("date_order", _("Days"), orders, mapping.date_order)
    found = dict.fromkeys(one.cell.metric for one in check.trial.rows)
    names = wording.names(metrics)
    for key in found if mapping.kind is Kind.RAW else ():
        if f"scale-{key}" not in asked and len(metrics[key].scales) > 1:
            scale = metrics[key].on(mapping.scales.get(key, "")).key
            label = _("Scale of %(metric)s", metric=names[key])
            yield Choice(f"scale-{key}", label, _scales(metrics[key]), scale)


def _units(check: Check) -> Iterable[Choice]:
    """Yield what the figures of each metric are taken to be."""
    mapping, means = check.read.guess.mapping, check.read.choices.means
    asked = {one.metric for one in check.read.asks if one.question is Unclear.UNIT}
    held = (one.metric for one in mapping.measures if one.role is Role.VALUE)
    rows = (one.cell.metric for one in check.trial.rows)
    of_all = [mapping.metric] if mapping.metric else []
    options = [(AS_IT_SEEMS, _("Percentages, as they seem")), *_options(words.UNITS)]
    for key in dict.fromkeys([*held, *of_all, *rows, *means]):
        if mapping.kind is Kind.AGGREGATED and key not in asked:
            name = wording.names(check.read.metrics).get(key, key)
            unit = Unit.MEAN if key in means else mapping.unit_of(key)
            label = _("Figures of %(metric)s", metric=name)
            yield Choice(f"unit-{key}", label, options, unit or AS_IT_SEEMS)


def _fixed(check: Check, teams: Iterable[people.Node]) -> Iterable[Choice]:
    """Yield what may hold for the whole file, where no column tells it."""
    mapping, missing = check.read.guess.mapping, check.read.guess.missing
    if mapping.team or Role.TEAM in missing:
        names = [("", _("None")), *((team.key, team.name) for team in teams)]
        yield Choice("team", _("Team of the whole file"), names, mapping.team)
    if mapping.metric or Role.METRIC in missing:
        names = [("", _("None")), *_options(wording.names(check.read.metrics))]
        yield Choice("metric", _("Metric of the whole file"), names, mapping.metric)


def _columns(check: Check) -> list[Column]:
    guess, sheet = check.read.guess, check.read.sheet
    names, shape = wording.names(check.read.metrics), shape_of(guess.mapping)
    keys = (NOT_KEPT, *meanings(shape, check.read.metrics))
    offered = [(key, words.meaning(key, names)) for key in keys]
    columns, moments = [], {one.column: one.moment for one in guess.mapping.measures}
    for place, name in enumerate(sheet.columns):
        meaning = meaning_of(guess.mapping, name)
        options = offered
        if meaning not in dict(offered):
            options = [*offered, (meaning, words.meaning(meaning, names))]
        filled = (cells[place] for _no, cells in sheet.rows[:LOOKED_AT])
        example = next(filter(None, filled), "")[:EXAMPLE]
        is_likely = guess.confidence.get(name) is Confidence.LIKELY
        columns.append(
            Column(
                place,
                name,
                example,
                meaning,
                [] if meaning == OF_A_WEEK else options,
                moments.get(name),
                is_likely_only=is_likely,
            )
        )
    return columns


def _unknown(check: Check, teams: int) -> list[UnknownTeam]:
    """Return the teams to decide on, those decided on already first."""
    decided = [
        UnknownTeam(
            name,
            selected=What.SKIP.value if one.what is What.SKIP else str(one.team_id),
            is_new=one.what is What.BELOW,
        )
        for name, one in check.read.choices.teams.items()
    ]
    some = check.unknown_teams[: _most_unknown(teams)]
    return decided + [UnknownTeam(name, rows) for name, rows in some]


def _team_names(check: Check, teams: Iterable[people.Node]) -> dict[int, str]:
    """Return names by id, those of teams that are yet to be created as well."""
    new = provisional(check.read.choices.teams)
    return {team: name for name, team in new.items()} | {
        team.id: team.name for team in teams
    }
