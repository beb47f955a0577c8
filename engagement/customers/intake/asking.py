"""What the cells themselves tell of their meaning, and what must be asked."""

from collections import abc
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from engagement.customers.metrics.catalogue import Metric, metric_named, scale_of
from engagement.customers.reading.dates import (
    DateOrder,
    date_order_of,
    has_clock,
    has_two_meanings,
    names_a_week,
)
from engagement.customers.reading.mapping import Kind, Mapping
from engagement.customers.reading.numbers import Unit, unit_of
from engagement.customers.reading.sheets import Sheet
from engagement.customers.reading.words import Role, folded
from engagement.measures import is_net

EXAMPLES = 3
ASCII_LETTERS = 128
"""Letters from here on have accents, as French headers do."""
FRENCH_NAMES = {"jour", "magasin", "note", "semaine", "indicateur", "horodateur"}


class Question(StrEnum):
    """What only a person can tell."""

    DATE_ORDER = "date_order"
    SCALE = "scale"
    UNIT = "unit"


@dataclass(frozen=True)
class Ask:
    """One thing to ask before a file is taken in."""

    question: Question
    metric: str = ""
    suggested: str = ""
    """A `DateOrder`, the key of a scale, or a `Unit`."""
    examples: tuple[str, ...] = ()


def examined(
    sheet: Sheet, mapping: Mapping, metrics: abc.Mapping[str, Metric]
) -> tuple[Mapping, list[Ask]]:
    """Return the mapping with what the cells themselves tell, and what they do not."""
    asks = []
    timed = mapping.roles.get(Role.DATE) or mapping.roles.get(Role.WEEK) or ""
    days = sheet.distinct(timed)
    if mapping.date_order is DateOrder.UNCLEAR:
        order = date_order_of(days)
        mapping = replace(mapping, date_order=order)
        if order is DateOrder.UNCLEAR and has_two_meanings(days):
            some = tuple(
                sorted(day for day in days if has_two_meanings([day]))[:EXAMPLES]
            )
            asks.append(Ask(Question.DATE_ORDER, "", _usual_order(sheet), some))
    if mapping.kind is Kind.RAW and Role.ID not in mapping.roles and has_clock(days):
        mapping = replace(mapping, is_cumulative=True)
    texts = texts_by_metric(sheet, mapping, metrics)
    if mapping.kind is Kind.RAW:
        scales, unclear = _scales(mapping, texts, metrics)
        return replace(mapping, scales=scales), [*asks, *unclear]
    return mapping, [*asks, *_units(mapping, texts, sheet.reading.decimal)]


def _usual_order(sheet: Sheet) -> DateOrder:
    """Return the order of the language that the header seems to be in."""
    letters = "".join(sheet.columns)
    is_french = any(ord(letter) >= ASCII_LETTERS for letter in letters) or any(
        folded(column) in FRENCH_NAMES for column in sheet.columns
    )
    return DateOrder.DAY_FIRST if is_french else DateOrder.UNCLEAR


def texts_by_metric(
    sheet: Sheet, mapping: Mapping, metrics: abc.Mapping[str, Metric]
) -> dict[str, set[str]]:
    """Return the different scores or values that a file gives each metric."""
    wanted = Role.SCORE if mapping.kind is Kind.RAW else Role.VALUE
    found: dict[str, set[str]] = {}
    for one in mapping.measures:
        if one.role is wanted:
            found.setdefault(one.metric, set()).update(sheet.distinct(one.column))
    named, holding = mapping.roles.get(Role.METRIC), mapping.roles.get(wanted)
    columns = [holding] if holding else []
    if mapping.weeks_across:
        columns = [column for column in sheet.columns if names_a_week(column)]
    for column in columns:
        for metric, text in _pairs(sheet, named, column):
            key = metric_named(metric, metrics) if named else mapping.metric
            found.setdefault(key, set()).add(text)
    return {metric: texts - {""} for metric, texts in found.items() if metric}


def _pairs(sheet: Sheet, named: str | None, column: str) -> set[tuple[str, str]]:
    if not named:
        return {("", text) for text in sheet.distinct(column)}
    texts, names = sheet.column(column), sheet.column(named)
    both = np.unique(names.codes * np.int64(len(texts.texts)) + texts.codes)
    name, text = np.divmod(both, max(1, len(texts.texts)))
    return {
        (names.texts[one], texts.texts[other])
        for one, other in zip(name.tolist(), text.tolist(), strict=True)
    }


def _scales(
    mapping: Mapping,
    texts: abc.Mapping[str, set[str]],
    metrics: abc.Mapping[str, Metric],
) -> tuple[dict[str, str], list[Ask]]:
    scales, asks = dict(mapping.scales), []
    for key, said in texts.items():
        if key in scales or key not in metrics:
            continue
        found = scale_of(metrics[key], said)
        if found.is_sure:
            scales[key] = found.scale.key
        elif found.is_another:
            some = tuple(sorted(said)[:EXAMPLES])
            asks.append(Ask(Question.SCALE, key, found.scale.key, some))
    return scales, asks


def _units(
    mapping: Mapping, texts: abc.Mapping[str, set[str]], decimal: str
) -> Iterator[Ask]:
    for key, said in texts.items():
        unit = unit_of(said, decimal)
        is_plain = unit is Unit.PERCENT or (is_net(key) and unit is Unit.MEAN)
        if mapping.unit_of(key) is Unit.UNCLEAR and not is_plain:
            yield Ask(Question.UNIT, key, unit, tuple(sorted(said)[:EXAMPLES]))
