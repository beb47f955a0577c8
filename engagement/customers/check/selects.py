"""What the page of a file asks and lets correct: selects with what they offer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _

from engagement.customers.check import wording as words
from engagement.customers.check.checking import Check
from engagement.customers.check.correcting import AS_IT_SEEMS
from engagement.customers.check.meanings import shape_of
from engagement.customers.intake.asking import Ask
from engagement.customers.intake.asking import Question as Unclear
from engagement.customers.metrics import wording
from engagement.customers.metrics.catalogue import Metric
from engagement.customers.reading.dates import DateOrder
from engagement.customers.reading.mapping import Kind
from engagement.customers.reading.numbers import Unit
from engagement.customers.reading.sheets import MOST_HEADER_ROWS, TITLES
from engagement.customers.reading.words import Role
from engagement.customers.reading.workbooks import Format
from engagement.people import queries as people

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

    about: Unclear
    metric: str
    examples: str
    choice: Choice


def questions(check: Check) -> Iterable[Question]:
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


def reading(check: Check) -> Iterable[Choice]:
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


def meanings(check: Check) -> Iterable[Choice]:
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
    yield from _units(check)


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


def fixed(check: Check, teams: Iterable[people.Node]) -> Iterable[Choice]:
    """Yield what may hold for the whole file, where no column tells it."""
    mapping, missing = check.read.guess.mapping, check.read.guess.missing
    if mapping.team or Role.TEAM in missing:
        names = [("", _("None")), *((team.key, team.name) for team in teams)]
        yield Choice("team", _("Team of the whole file"), names, mapping.team)
    if mapping.metric or Role.METRIC in missing:
        names = [("", _("None")), *_options(wording.names(check.read.metrics))]
        yield Choice("metric", _("Metric of the whole file"), names, mapping.metric)
