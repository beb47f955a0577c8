"""What a person corrects of how a file is read, pure: fields of a form in.

A form that comes back as it was shown corrects nothing.
"""

import re
from collections import abc
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from typing import Any

from engagement.csv_file import is_formula
from engagement.customers.check.meanings import (
    Metrics,
    meaning_of,
    meant,
    shape_of,
    turned,
    with_moments,
)
from engagement.customers.metrics.catalogue import METRICS
from engagement.customers.reading.dates import DateOrder
from engagement.customers.reading.mapping import Kind, Mapping, mapping_from
from engagement.customers.reading.numbers import Unit
from engagement.customers.reading.sheets import FOUND_OUT, Reading, Sheet

LONGEST_CODE = 100
LARGEST_N = 999_999
AS_IT_SEEMS = "seems"
UNITS = {
    AS_IT_SEEMS: Unit.UNCLEAR,
    **{unit.value: unit for unit in (Unit.PERCENT, Unit.SHARE, Unit.MEAN)},
}
"""What figures can be, as forms write it."""

Posted = abc.Mapping[str, str]


class What(StrEnum):
    """What to do with rows of a team that is not known."""

    IS = "is"  # another name of a team
    BELOW = "below"  # a new team, below one
    SKIP = "skip"


@dataclass(frozen=True)
class Decision:
    """What a person decided about a team that is not known."""

    what: What
    team_id: int = 0


@dataclass(frozen=True)
class Choices:
    """What a person told of a file."""

    reading: Reading = FOUND_OUT
    mapping: Mapping | None = None
    """None: as it is guessed."""
    teams: abc.Mapping[str, Decision] = field(default_factory=dict)
    """By what the file calls them."""
    means: tuple[str, ...] = ()
    """Metrics whose figures are averages, so that their rows are refused knowingly."""
    profile: str | None = None
    """Under which name files like it are remembered; empty: they are not; None:
    nothing was said."""

    def as_json(self) -> dict[str, Any]:
        return {
            "reading": self.reading.as_json(),
            "mapping": self.mapping and self.mapping.as_json(),
            "teams": {
                name: [one.what, one.team_id] for name, one in self.teams.items()
            },
            "means": list(self.means),
            "profile": self.profile,
        }


NOTHING_CHOSEN = Choices()


def choices_from(kept: abc.Mapping[str, Any]) -> Choices:
    """Return the choices that `Choices.as_json` wrote; none of an empty mapping."""
    if not kept:
        return NOTHING_CHOSEN
    return Choices(
        Reading(**kept["reading"]),
        mapping_from(kept["mapping"]) if kept["mapping"] else None,
        {
            name: Decision(What(what), id_)
            for name, (what, id_) in kept["teams"].items()
        },
        tuple(kept.get("means", ())),
        kept["profile"],
    )


def corrected(
    shown: Choices, sheet: Sheet, posted: Posted, metrics: Metrics = METRICS
) -> Choices:
    """Return the choices with what a form changed of those that it showed.

    Once a file is cut into other columns, what these mean is guessed anew.
    """
    reading = _reading(shown.reading, sheet.reading, posted)
    teams = _teams(shown.teams, posted)
    profile = posted["profile"].strip() if "profile" in posted else shown.profile
    chosen = replace(shown, reading=reading, teams=teams, profile=profile)
    if replace(reading, decimal="") != replace(shown.reading, decimal=""):
        return replace(chosen, mapping=None)
    units = _units(posted, metrics)
    means = {key for key, unit in units.items() if unit is Unit.MEAN}
    kept = (key for key in shown.means if key not in units)
    chosen = replace(chosen, means=tuple(sorted({*kept, *means})))
    mapping = shown.mapping or Mapping(Kind.RAW)
    return replace(chosen, mapping=_mapping(mapping, sheet, posted, metrics))


def _reading(overruled: Reading, found: Reading, posted: Posted) -> Reading:
    changed: dict[str, Any] = {}
    for one in fields(Reading):
        before = getattr(found, one.name)
        said = posted.get(f"reading-{one.name}", str(before))
        if said != str(before):
            changed[one.name] = _number(said) if isinstance(before, int) else said
    return replace(overruled, **changed)


def _number(text: str) -> int:
    return min(int(text), LARGEST_N) if re.fullmatch("[0-9]{1,9}", text) else 0


def _teams(before: abc.Mapping[str, Decision], posted: Posted) -> dict[str, Decision]:
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


def _decision(name: str, chosen: str, *, is_new: bool) -> Decision | None:
    """Return what was decided; None: nothing, or what cannot be."""
    if chosen == What.SKIP:
        return Decision(What.SKIP)
    if not is_new:
        return Decision(What.IS, _number(chosen)) if chosen else None
    can_be = not is_formula(name) and len(name) <= LONGEST_CODE
    return Decision(What.BELOW, _number(chosen)) if chosen and can_be else None


def _mapping(
    mapping: Mapping, sheet: Sheet, posted: Posted, metrics: Metrics
) -> Mapping:
    for place, column in enumerate(sheet.columns):
        before = meaning_of(mapping, column)
        said = posted.get(f"column-{place}", before)
        if said != before:
            mapping = meant(mapping, column, said, metrics)
    mapping = with_moments(mapping, _moments(sheet, posted))
    mapping = turned(mapping, posted.get("shape", shape_of(mapping)))
    return replace(
        mapping,
        team=posted.get("team", mapping.team),
        metric=_one_of(posted.get("metric", mapping.metric), {"", *metrics}),
        moment=posted.get("moment", mapping.moment).strip(),
        n=_number(posted.get("n", "")) if "n" in posted else mapping.n,
        scales={**mapping.scales, **_scales(mapping, posted, metrics)},
        date_order=DateOrder(
            _one_of(posted.get("date_order", mapping.date_order), {*DateOrder})
        ),
        units={**mapping.units, **_told_units(mapping, posted, metrics)},
    )


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


def _told_units(mapping: Mapping, posted: Posted, metrics: Metrics) -> dict[str, Unit]:
    """Return the units that are others now; averages stay what they seem to be."""
    units = _units(posted, metrics)
    told = {
        key: Unit.UNCLEAR if unit is Unit.MEAN else unit for key, unit in units.items()
    }
    return {key: unit for key, unit in told.items() if unit != mapping.unit_of(key)}


def _scales(mapping: Mapping, posted: Posted, metrics: Metrics) -> dict[str, str]:
    """Return the scales that were chosen, beyond the usual ones that were shown."""
    chosen = {}
    for key, metric in metrics.items():
        said = posted.get(f"scale-{key}", "")
        is_known = said in {scale.key for scale in metric.scales}
        if not is_known or said == mapping.scales.get(key):
            continue
        if (
            said != metric.scale.key
            or key in mapping.scales
            or f"asked-{key}" in posted
        ):
            chosen[key] = said
    return chosen
