"""What a person corrects of how a file is read, pure: fields of a form in.

A form that comes back as it was shown corrects nothing.
"""

from collections import abc
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from typing import Any

from engagement.customers.catalogue import METRICS, Metric
from engagement.customers.intake.guessing import BELONGS
from engagement.customers.reading.dates import DateOrder, names_a_week
from engagement.customers.reading.mapping import Kind, Mapping, Measure, mapping_from
from engagement.customers.reading.numbers import Unit
from engagement.customers.reading.sheets import FOUND_OUT, Reading, Sheet
from engagement.customers.reading.words import Role
from engagement.tables import is_formula

CONDITION, OF_A_WEEK, NOT_KEPT = "condition", "of-a-week", ""
"""Meanings of a column beside roles and metrics."""
OF_ROLE = "role"
COUNTS = (Role.VALUE, Role.N, Role.FAVOURABLE, Role.UNFAVOURABLE)
"""What a column can hold of one metric, where rows are totals."""
LONGEST_CODE = 100
LARGEST_N = 999_999

Posted = abc.Mapping[str, str]
Metrics = abc.Mapping[str, Metric]


class Shape(StrEnum):
    """What a row of the file is, in the words of the page."""

    RAW = "raw"
    AGGREGATED = "aggregated"
    WEEKS = "weeks"  # totals, a column for each week


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
    has_means: bool = False
    """Whether values are averages, so that their rows are refused knowingly."""
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
            "has_means": self.has_means,
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
        kept["has_means"],
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
    if posted.get("unit"):
        chosen = replace(chosen, has_means=posted["unit"] == Unit.MEAN)
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
    return min(int(text), LARGEST_N) if text.isascii() and text.isdigit() else 0


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
            mapping = _meaning(mapping, column, said, metrics)
    mapping = _turned(mapping, posted.get("shape", shape_of(mapping)))
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
        unit=_unit(mapping.unit, posted.get("unit", "")),
    )


def _one_of(text: str, known: abc.Set[str]) -> str:
    return text if text in known else ""


def _unit(before: Unit, said: str) -> Unit:
    if said == Unit.MEAN:
        return Unit.UNCLEAR
    return Unit(said) if said in {Unit.PERCENT, Unit.SHARE} else before


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


def shape_of(mapping: Mapping) -> Shape:
    return Shape.WEEKS if mapping.weeks_across else Shape(mapping.kind)


def meaning_of(mapping: Mapping, column: str) -> str:
    """Return what a column means, as forms write it."""
    if mapping.weeks_across and names_a_week(column):
        return OF_A_WEEK
    for role, named in mapping.roles.items():
        if named == column:
            return f"{OF_ROLE}:{role}"
    for one in mapping.measures:
        if one.column == column:
            return f"{one.role}:{one.metric}"
    if any(one.column == column for one in mapping.conditions):
        return CONDITION
    return NOT_KEPT


def meanings(shape: Shape, metrics: Metrics = METRICS) -> list[str]:
    """Return all that a column of a file of this shape can mean, in order."""
    kind = Kind.RAW if shape is Shape.RAW else Kind.AGGREGATED
    roles = [f"{OF_ROLE}:{role}" for role in Role if role in BELONGS[kind]]
    if shape is Shape.WEEKS:
        return [one for one in roles if one != f"{OF_ROLE}:{Role.WEEK}"]
    held = (Role.SCORE,) if kind is Kind.RAW else COUNTS
    return roles + [f"{role}:{metric}" for role in held for metric in metrics]


def _meaning(mapping: Mapping, column: str, said: str, metrics: Metrics) -> Mapping:
    """Return a mapping in which a column means something else, and no other that."""
    roles = {role: named for role, named in mapping.roles.items() if named != column}
    measures = [one for one in mapping.measures if one.column != column]
    conditions = tuple(one for one in mapping.conditions if one.column != column)
    what, _, which = said.partition(":")
    if what == OF_ROLE and which in {*Role}:
        roles[Role(which)] = column
    elif what in {Role.SCORE, *COUNTS} and which in metrics:
        new = Measure(column, which, Role(what))
        measures = [one for one in measures if (one.metric, one.role) != (which, what)]
        measures.append(new)
    return replace(
        mapping, roles=roles, measures=tuple(measures), conditions=conditions
    )


def _turned(mapping: Mapping, said: str) -> Mapping:
    """Return the mapping of another shape, with whatever it has in common."""
    shape = Shape(said) if said in {*Shape} else shape_of(mapping)
    if shape is shape_of(mapping):
        return mapping
    kind = Kind.RAW if shape is Shape.RAW else Kind.AGGREGATED
    pairs = [(Role.DATE, Role.WEEK), (Role.SCORE, Role.VALUE)]
    other = dict(pairs if kind is Kind.AGGREGATED else [(b, a) for a, b in pairs])
    roles: dict[Role, str] = {}
    for role, column in mapping.roles.items():
        new = role if role in BELONGS[kind] else other.get(role)
        if new and not (new is Role.WEEK and shape is Shape.WEEKS):
            roles.setdefault(new, column)
    measures = tuple(
        replace(one, role=other.get(one.role, one.role))
        for one in mapping.measures
        if kind is Kind.AGGREGATED or one.role in {Role.VALUE, Role.SCORE}
    )
    return replace(
        mapping,
        kind=kind,
        roles=roles,
        measures=() if shape is Shape.WEEKS else measures,
        weeks_across=shape is Shape.WEEKS,
    )
