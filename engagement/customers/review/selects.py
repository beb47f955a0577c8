"""What the page of a file asks and lets correct: selects with what they offer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _

from engagement.customers.files.dates import DateOrder
from engagement.customers.files.numbers import Unit
from engagement.customers.files.recipe import Kind
from engagement.customers.files.sheets import MOST_HEADER_ROWS, TITLES, Sheet
from engagement.customers.files.words import Role
from engagement.customers.imports.check import Check
from engagement.customers.intake.asks import EXAMPLES, About, Ask
from engagement.customers.metrics import wording
from engagement.customers.metrics.catalogue import Metric
from engagement.customers.review import wording as words
from engagement.customers.review.column_meanings import shape_of
from engagement.customers.review.corrections import AS_IT_SEEMS
from engagement.files.workbooks import Format
from engagement.people import queries as people

LONGEST_CELL = 30
CONFIRMED = {About.TEAM, About.METRIC}
"""What is shown as it was told of the last file."""
Option = tuple[str, str]
"""A value and how it is called."""


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

    sentence: str
    choice: Choice
    asked: str = ""
    """The metric whose scale it asks for."""


def questions(check: Check, teams: Iterable[people.Node]) -> Iterable[Question]:
    metrics = check.intake.metrics
    names = wording.names(metrics)
    for ask in check.intake.asks:
        options = _answers(ask, check)
        if ask.about is About.TEAM:
            options = [(team.key, team.name) for team in teams]
        likely = ask.suggested if ask.about in CONFIRMED else ""
        choice = Choice(ask.field, "", options, likely)
        asked = ask.metric if ask.about is About.SCALE else ""
        yield Question(words.question(ask, names), choice, asked)


def _answers(ask: Ask, check: Check) -> list[Option]:
    if ask.about is About.SCALE:
        return _scales(check.intake.metrics[ask.metric])
    if ask.about is About.COLUMN:
        return [(name, _with_cells(check.intake.sheet, name)) for name in ask.readings]
    named = words.READINGS.get(ask.about, {})
    if ask.about is About.METRIC:
        named = wording.names(check.intake.metrics)
    return [(reading, str(named.get(reading, reading))) for reading in ask.readings]


def _with_cells(sheet: Sheet, column: str) -> str:
    """Return the name of a column with the first things that it holds."""
    cells = [text[:LONGEST_CELL] for text in sheet.distinct(column) if text]
    if not cells:
        return column
    return str(_("%(what)s: %(value)s", what=column, value=", ".join(cells[:EXAMPLES])))


def _options(named: Mapping[Any, object]) -> list[Option]:
    return [(str(key), str(name)) for key, name in named.items()]


def _scales(metric: Metric) -> list[Option]:
    return [(scale.key, wording.scale_told(scale)) for scale in metric.scales]


def reading(check: Check) -> Iterable[Choice]:
    """Yield how the file was read, to be corrected."""
    sheet, read = check.intake.sheet, check.intake.sheet.read
    if sheet.format is Format.TEXT:
        names = _options(words.ENCODINGS)
        yield Choice("reading-encoding", _("Encoding"), names, read.encoding)
        names = _options(words.DELIMITERS)
        yield Choice("reading-delimiter", _("Between cells"), names, read.delimiter)
    is_asked = any(one.about is About.SHEETS for one in check.intake.questions)
    if len(sheet.sheets) > 1 and not is_asked:
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


def meanings(check: Check) -> Iterable[Choice]:
    """Yield what was found out of the cells themselves and may be wrong."""
    recipe, metrics = check.intake.recipe, check.intake.metrics
    asked = {ask.field for ask in check.intake.asks}
    shapes = _options(words.SHAPES)
    yield Choice("shape", _("What a row is"), shapes, shape_of(recipe))
    if "date_order" not in asked:
        orders = [(DateOrder.UNCLEAR.value, _("Each day tells by itself"))]
        orders += _options(words.ORDERS)
        yield Choice("date_order", _("Days"), orders, recipe.date_order)
    found = dict.fromkeys(one.cell.metric for one in check.rows)
    names = wording.names(metrics)
    for key in found if recipe.kind is Kind.RAW else ():
        if f"scale-{key}" not in asked and len(metrics[key].scales) > 1:
            scale = metrics[key].on(recipe.scales.get(key, "")).key
            label = _("Scale of %(metric)s", metric=names[key])
            yield Choice(f"scale-{key}", label, _scales(metrics[key]), scale)
    yield from _units(check)
    for ask in check.intake.questions:
        if ask.answer:
            label = words.question(ask, names)
            yield Choice(ask.field, label, _answers(ask, check), ask.answer)


def _units(check: Check) -> Iterable[Choice]:
    """Yield what the figures of each metric are taken to be."""
    recipe = check.intake.recipe
    asked = {one.metric for one in check.intake.asks if one.about is About.UNIT}
    held = (one.metric for one in recipe.measures if one.role is Role.VALUE)
    rows = (one.cell.metric for one in check.rows)
    of_all = [recipe.metric] if recipe.metric else []
    options = [(AS_IT_SEEMS, _("Percentages, as they seem")), *_options(words.UNITS)]
    for key in dict.fromkeys([*held, *of_all, *rows, *recipe.means]):
        if recipe.kind is Kind.AGGREGATED and key not in asked:
            name = wording.names(check.intake.metrics).get(key, key)
            unit = Unit.MEAN if key in recipe.means else recipe.unit_of(key)
            label = _("Figures of %(metric)s", metric=name)
            yield Choice(f"unit-{key}", label, options, unit or AS_IT_SEEMS)


def fixed(check: Check, teams: Iterable[people.Node]) -> Iterable[Choice]:
    """Yield what may hold for the whole file, where no column tells it."""
    recipe, missing = check.intake.recipe, check.intake.missing
    asked = {ask.about for ask in check.intake.asks}
    has_team, has_metric = recipe.team or Role.TEAM in missing, recipe.metric
    if has_team and About.TEAM not in asked:
        names = [("", _("None")), *((team.key, team.name) for team in teams)]
        yield Choice("team", _("Team of the whole file"), names, recipe.team)
    if (has_metric or Role.METRIC in missing) and About.METRIC not in asked:
        names = [("", _("None")), *_options(wording.names(check.intake.metrics))]
        yield Choice("metric", _("Metric of the whole file"), names, recipe.metric)
