"""What the cells themselves tell of their meaning, and what must be asked.

Meaning is asked, never guessed: where a file leaves two readings there is a question,
and nothing of what it is about counts until it is answered.
"""

from collections import Counter, abc
from collections.abc import Iterator
from dataclasses import replace
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from engagement.customers.files.dates import (
    DateOrder,
    date_order_of,
    has_two_meanings,
)
from engagement.customers.files.numbers import Unit, bare, number_in, unit_of
from engagement.customers.files.periods import names_a_week
from engagement.customers.files.recipe import Kind, Recipe
from engagement.customers.files.sheets import Sheet
from engagement.customers.files.words import GROUPS, Role, folded
from engagement.customers.intake import calendar, columns
from engagement.customers.intake.asks import (
    EXAMPLES,
    GROUPS_COUNTED,
    GROUPS_OF_100,
    About,
    Ask,
)
from engagement.customers.intake.cells import Reader
from engagement.customers.metrics.catalogue import Metric, metric_named
from engagement.customers.metrics.likely_scale import like_last, scale_of
from engagement.measures import is_net

ROUNDED = 1.0
"""By how much numbers may miss what they add up to."""
ASCII_LETTERS = 128
"""Letters from here on have accents, as French headers do."""
FRENCH_NAMES = {"jour", "magasin", "note", "semaine", "indicateur", "horodateur"}


def examined(
    sheet: Sheet, recipe: Recipe, reader: Reader, *, is_remembered: bool = False
) -> tuple[Recipe, tuple[Ask, ...]]:
    """Return the recipe with what the cells themselves tell, and what they do not.

    What is only remembered of another file is asked again where this one differs.
    """
    metrics = reader.metrics
    recipe, asked = columns.chosen(sheet, recipe, reader)
    open_ = {one.metric for one in asked if not one.answer}
    recipe = _with_days(sheet, recipe, asked, is_remembered=is_remembered)
    asked += calendar.asked(sheet, recipe, reader.this_week)
    texts = {
        key: said
        for key, said in texts_by_metric(sheet, recipe, metrics).items()
        if key not in open_
    }
    if recipe.kind is Kind.RAW:
        recipe, of_scales = _with_scales(
            sheet, recipe, texts, metrics, is_remembered=is_remembered
        )
        asked += of_scales
    else:
        asked += _units(recipe, texts, sheet.read.decimal)
        asked += _groups(sheet, recipe)
    return recipe, tuple(asked)


def _with_days(
    sheet: Sheet, recipe: Recipe, asked: list[Ask], *, is_remembered: bool
) -> Recipe:
    """Return the recipe with the order of days; the last file's is only likely."""
    timed = recipe.roles.get(Role.DATE) or recipe.roles.get(Role.WEEK) or ""
    days = sheet.distinct(timed)
    if recipe.date_order is DateOrder.UNCLEAR or is_remembered:
        order, last = date_order_of(days), recipe.date_order
        recipe = replace(recipe, date_order=order)
        unclear = sorted(day for day in days if has_two_meanings([day]))
        if order is DateOrder.UNCLEAR and unclear:
            orders = (DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST)
            some = tuple(unclear[:EXAMPLES])
            usual = last or _usual_order(sheet)
            asked.append(Ask(About.DATE_ORDER, (timed,), "", orders, usual, some))
    return recipe


def _usual_order(sheet: Sheet) -> DateOrder:
    """Return the order of the language that the header seems to be in."""
    letters = "".join(sheet.columns)
    is_french = any(ord(letter) >= ASCII_LETTERS for letter in letters) or any(
        folded(column) in FRENCH_NAMES for column in sheet.columns
    )
    return DateOrder.DAY_FIRST if is_french else DateOrder.UNCLEAR


def texts_by_metric(
    sheet: Sheet, recipe: Recipe, metrics: abc.Mapping[str, Metric]
) -> dict[str, Counter[str]]:
    """Return the scores or values that a file gives each metric, and how often."""
    found: dict[str, Counter[str]] = {}
    for key, texts in _columns_by_metric(sheet, recipe, metrics):
        found.setdefault(key, Counter()).update(texts)
    for texts in found.values():
        texts.pop("", None)
    return {metric: +texts for metric, texts in found.items() if metric}


def _columns_by_metric(
    sheet: Sheet, recipe: Recipe, metrics: abc.Mapping[str, Metric]
) -> Iterator[tuple[str, abc.Mapping[str, int]]]:
    """Yield metrics, and the texts of a column that are about them."""
    wanted = Role.SCORE if recipe.kind is Kind.RAW else Role.VALUE
    for one in recipe.measures:
        if one.role is wanted and one.column in sheet.frame:
            yield one.metric, sheet.frame[one.column].value_counts().to_dict()
    named, holding = recipe.roles.get(Role.METRIC), recipe.roles.get(wanted)
    columns = [holding] if holding and holding in sheet.frame else []
    if recipe.weeks_across:
        columns = [column for column in sheet.columns if names_a_week(column)]
    for column in columns:
        if named not in sheet.frame:
            yield recipe.metric, sheet.frame[column].value_counts().to_dict()
            continue
        pairs = sheet.frame[[named, column]].value_counts()
        for name, texts in pairs.groupby(level=0, observed=True):
            yield metric_named(name, metrics), texts.droplevel(0).to_dict()


def _with_scales(
    sheet: Sheet,
    recipe: Recipe,
    texts: abc.Mapping[str, abc.Mapping[str, int]],
    metrics: abc.Mapping[str, Metric],
    *,
    is_remembered: bool,
) -> tuple[Recipe, list[Ask]]:
    scales, asked = dict(recipe.scales), list[Ask]()
    for key, rows in texts.items():
        if key not in metrics or (key in scales and not is_remembered):
            continue
        columns = _columns_of(recipe, key)
        header = [name for one in columns if one in sheet.frame
                  for name in sheet.names_of(one)]  # fmt: skip
        # Some programs say the header again at the top of each page.
        given = {text: many for text, many in rows.items() if text not in header}
        header += [name for name in sheet.distinct(recipe.roles.get(Role.METRIC, ""))
                   if metric_named(name, metrics) == key]  # fmt: skip
        metric, said = metrics[key], "\n".join(header)
        last = scales.pop(key, "")
        found = like_last(metric, given, last) or scale_of(metric, given, said)
        if found.is_sure:
            scales[key] = found.scale.key
        elif found.is_asked:
            keys = tuple(scale.key for scale in metric.scales)
            some = (*found.strange, *sorted({*given} - {*found.strange}))[:EXAMPLES]
            asked.append(Ask(About.SCALE, columns, key, keys, found.scale.key, some))
    return replace(recipe, scales=scales), asked


def _units(
    recipe: Recipe, texts: abc.Mapping[str, abc.Collection[str]], decimal: str
) -> Iterator[Ask]:
    for key, said in texts.items():
        unit = unit_of(said, decimal, is_net=is_net(key))
        is_told = recipe.unit_of(key) is not Unit.UNCLEAR or key in recipe.means
        if not is_told and unit is not Unit.PERCENT:
            units = (Unit.PERCENT, Unit.SHARE, Unit.MEAN)
            some = tuple(sorted(said)[:EXAMPLES])
            columns = _columns_of(recipe, key)
            yield Ask(About.UNIT, columns, key, units, unit, some)


def _groups(sheet: Sheet, recipe: Recipe) -> Iterator[Ask]:
    """Ask what groups of answers are, where they and the figures do not agree.

    Taken as percentages where all say so; what was taken can be changed.
    """
    metrics = dict.fromkeys(one.metric for one in recipe.measures) or {"": None}
    for key in metrics:
        columns = {**recipe.roles, **{
            one.role: one.column for one in recipe.measures if one.metric == key
        }}  # fmt: skip
        if not {Role.FAVOURABLE, Role.N} <= {*columns}:
            continue
        counted, of_100 = _agreement(sheet, columns, key or recipe.metric)
        if counted is not False:
            continue
        held = tuple(columns[role] for role in GROUPS if role in columns)
        some = tuple(sorted({*sheet.distinct(held[0])} - {""})[:EXAMPLES])
        readings = (GROUPS_COUNTED, GROUPS_OF_100)
        likely = GROUPS_OF_100 if of_100 else ""
        ask = Ask(About.GROUPS, held, key, readings, likely, some)
        ask = ask.answered(recipe.answers)
        yield replace(ask, answer=ask.answer or likely)


def _agreement(
    sheet: Sheet, columns: abc.Mapping[Role, str], metric: str
) -> tuple[bool | None, bool | None]:
    """Tell whether groups agree with what stands beside them as counts, or in percent.

    With those in between they add up to all answers, or to a hundred; and they come to
    the figure. None where nothing tells.
    """
    up, between, down, n, value = (
        _numbers_of(sheet, columns.get(role, ""), "%" * (role is Role.VALUE))
        for role in (*GROUPS, Role.N, Role.VALUE)
    )
    if (np.abs(value[~np.isnan(value)]) <= 1).all():
        value = 100 * value
    all_of_them, some = np.where(n > 0, n, np.nan), [up, up - down]
    if metric:
        some = [up - down if is_net(metric) else up]
    parts = up + between + down
    return (
        _are(parts - n, *(100 * one / all_of_them - value for one in some)),
        _are(parts - 100, *(one - value for one in some)),
    )


def _numbers_of(sheet: Sheet, column: str, sign: str) -> NDArray[np.float64]:
    """Return the numbers of a column, perhaps with a sign; NaN where there is none."""
    if column not in sheet.frame:
        return np.full(len(sheet.frame), np.nan)
    texts = sheet.column(column)
    bare_ones = (bare(text).removesuffix(sign) for text in texts.categories)
    read = (number_in(text, sheet.read.decimal) for text in bare_ones)
    numbers = np.fromiter(read, np.float64, len(texts.categories))
    found: NDArray[np.float64] = numbers[texts.codes]
    return found


def _are(parts: NDArray[np.float64], *figures: NDArray[np.float64]) -> bool | None:
    """Tell whether parts, and figures in one way at least, miss nothing but rounding.

    None where nothing is known.
    """
    figure = reduce(np.fmin, map(np.abs, figures))
    apart = np.concatenate([np.abs(parts), figure])
    known = apart[~np.isnan(apart)]
    return bool((known <= ROUNDED).all()) if len(known) else None


def _columns_of(recipe: Recipe, metric: str) -> tuple[str, ...]:
    """Return the columns that hold the scores or values of a metric."""
    held = {Role.SCORE, Role.VALUE}
    named = [one.column for one in recipe.measures if one.metric == metric]
    return (*named, *(recipe.roles[role] for role in held if role in recipe.roles))
