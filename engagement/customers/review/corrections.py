"""What a person corrects of how a file is read, pure: fields of a form in.

A form that comes back as it was shown corrects nothing.
"""

import re
from collections import abc
from dataclasses import replace
from typing import Any

from engagement.customers.files.dates import DateOrder
from engagement.customers.files.numbers import Unit
from engagement.customers.files.recipe import OF_BYTES, Alias, Recipe, What
from engagement.customers.files.sheets import Sheet
from engagement.customers.intake.asks import ANSWER
from engagement.customers.metrics.catalogue import METRICS
from engagement.customers.review.column_meanings import (
    Metrics,
    meaning_of,
    meant,
    shape_of,
    turned,
    with_moments,
)
from engagement.files.csv_file import is_formula

LONGEST_CODE = 100
LARGEST_N = 999_999
AS_IT_SEEMS = "seems"
UNITS = {
    AS_IT_SEEMS: Unit.UNCLEAR,
    **{unit.value: unit for unit in (Unit.PERCENT, Unit.SHARE, Unit.MEAN)},
}
"""What figures can be, as forms write it."""

Posted = abc.Mapping[str, str]


def corrected(
    shown: Recipe, sheet: Sheet, posted: Posted, metrics: Metrics = METRICS
) -> Recipe:
    """Return the recipe with what a form changed of what it showed.

    Once a file is cut into other columns, what these mean is guessed anew.
    """
    cut = _cut(shown.cut, sheet.read, posted)
    aliases = _aliases(shown.aliases, posted)
    name = posted["profile"].strip() if "profile" in posted else shown.name
    recipe = replace(shown.cut_as(cut), aliases=aliases, name=name)
    if replace(cut, decimal="") != replace(shown.cut, decimal=""):
        return replace(cut, aliases=aliases, name=name, source=shown.source)
    units = _units(posted, metrics)
    means = {key for key, unit in units.items() if unit is Unit.MEAN}
    kept = (key for key in shown.means if key not in units)
    recipe = replace(recipe, means=tuple(sorted({*kept, *means})))
    return _meaning(recipe, sheet, posted, metrics)


def _cut(overruled: Recipe, found: Recipe, posted: Posted) -> Recipe:
    changed: dict[str, Any] = {}
    for name in OF_BYTES:
        before = getattr(found, name)
        said = posted.get(f"reading-{name}", str(before))
        if said != str(before):
            changed[name] = _number(said) if isinstance(before, int) else said
    return replace(overruled, **changed)


def _number(text: str) -> int:
    return min(int(text), LARGEST_N) if re.fullmatch("[0-9]{1,9}", text) else 0


def _aliases(before: abc.Mapping[str, Alias], posted: Posted) -> dict[str, Alias]:
    """Return what is decided about teams that are not known, by their names."""
    decided = dict(before)
    for key, chosen in posted.items():
        place = key.removeprefix("team-")
        name = posted.get(f"unknown-{place}", "")
        if place == key or not name:
            continue
        if one := _decision(name, chosen, is_new=f"new-{place}" in posted):
            decided[name] = one
        else:
            decided.pop(name, None)
    return decided


def _decision(name: str, chosen: str, *, is_new: bool) -> Alias | None:
    """Return what was decided; None: nothing, or what cannot be."""
    if chosen == What.SKIP:
        return Alias(What.SKIP)
    if not is_new:
        return Alias(What.IS, _number(chosen)) if chosen else None
    can_be = not is_formula(name) and len(name) <= LONGEST_CODE
    return Alias(What.BELOW, _number(chosen)) if chosen and can_be else None


def _meaning(recipe: Recipe, sheet: Sheet, posted: Posted, metrics: Metrics) -> Recipe:
    for place, column in enumerate(sheet.columns):
        before = meaning_of(recipe, column)
        said = posted.get(f"column-{place}", before)
        if said != before:
            recipe = meant(recipe, column, said, metrics)
    recipe = with_moments(recipe, _moments(sheet, posted))
    recipe = turned(recipe, posted.get("shape", shape_of(recipe)))
    return replace(
        recipe,
        team=posted.get("team", recipe.team),
        metric=_one_of(posted.get("metric", recipe.metric), {"", *metrics}),
        moment=posted.get("moment", recipe.moment).strip(),
        n=_number(posted.get("n", "")) if "n" in posted else recipe.n,
        scales={**recipe.scales, **_scales(recipe, posted, metrics)},
        date_order=DateOrder(
            _one_of(posted.get("date_order", recipe.date_order), {*DateOrder})
        ),
        units={**recipe.units, **_told_units(recipe, posted, metrics)},
        answers={**recipe.answers, **_answers(posted)},
    )


def _answers(posted: Posted) -> dict[str, str]:
    """Return the answers to what was asked beyond these settings."""
    return {
        key.removeprefix(ANSWER): said
        for key, said in posted.items()
        if key.startswith(ANSWER) and said
    }


def _moments(sheet: Sheet, posted: Posted) -> dict[str, str]:
    """Return the moments that a form gives to columns."""
    said = (
        (column, posted.get(f"moment-{place}"))
        for place, column in enumerate(sheet.columns)
    )
    return {
        column: " ".join(moment.split())
        for column, moment in said
        if moment is not None
    }


def _one_of(text: str, known: abc.Set[str]) -> str:
    return text if text in known else ""


def _units(posted: Posted, metrics: Metrics) -> dict[str, Unit]:
    """Return what a form says that figures of metrics mean."""
    said = {key: posted.get(f"unit-{key}", "") for key in metrics}
    return {key: UNITS[unit] for key, unit in said.items() if unit in UNITS}


def _told_units(recipe: Recipe, posted: Posted, metrics: Metrics) -> dict[str, Unit]:
    """Return the units that are others now; averages stay what they seem to be."""
    units = _units(posted, metrics)
    told = {
        key: Unit.UNCLEAR if unit is Unit.MEAN else unit for key, unit in units.items()
    }
    return {key: unit for key, unit in told.items() if unit != recipe.unit_of(key)}


def _scales(recipe: Recipe, posted: Posted, metrics: Metrics) -> dict[str, str]:
    """Return the scales that were chosen, beyond the usual ones that were shown."""
    chosen = {}
    for key, metric in metrics.items():
        said = posted.get(f"scale-{key}", "")
        is_known = said in {scale.key for scale in metric.scales}
        if not is_known or said == recipe.scales.get(key):
            continue
        if said != metric.scale.key or key in recipe.scales or f"asked-{key}" in posted:
            chosen[key] = said
    return chosen
