"""What one measure says of a helped team, beside teams that had none: pure."""

import math
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

import pandas as pd

from engagement.anonymity.readers import LEAST_OTHERS
from engagement.insight.effect.figures import MeasureWeeks, is_of_staff
from engagement.insight.sight import Sight
from engagement.measures import is_net
from engagement.statistics.effect import (
    LOOKS,
    SPENT,
    Difference,
    Effect,
    difference,
)
from engagement.statistics.findings import Withheld, WithheldReason

BASELINE = 13
"""Weeks with figures before the start, the last ones, that are looked at; the more, the
less luck is in where a team stood."""
FARTHEST = 52
"""Weeks before the start that still tell where a team stood."""
DRAWN = 26
"""Weeks after the start that are drawn."""


@dataclass(frozen=True)
class WeekBeside:
    """A week of the helped team and the mean of the others, means of answers."""

    week: int
    own: float | None
    others: float | None

    @property
    def gap(self) -> float | None:
        if self.own is None or self.others is None:
            return None
        return self.own - self.others


@dataclass(frozen=True)
class MeasureEffect:
    """What became of a helped team in one measure."""

    measure: str
    found: Effect | Withheld
    have: int
    """Weeks with figures of the team since."""
    next_week: int
    """The week around which the next look can be told."""
    weeks: tuple[WeekBeside, ...]
    looked: tuple[tuple[int, int], ...] = ()
    """From which week to which each look that is due goes."""

    @property
    def need(self) -> int | None:
        """After how many weeks with figures is looked next; None: never again."""
        return next((look for look in LOOKS if look > self.have), None)

    @property
    def looks(self) -> tuple[Difference, ...]:
        return () if isinstance(self.found, Withheld) else self.found.looks

    @property
    def last(self) -> Difference | None:
        """The look of which is told."""
        if isinstance(self.found, Withheld) or not self.found.looks:
            return None
        return self.found.decides

    @property
    def span(self) -> tuple[int, int]:
        """From which week to which that look goes; there must be one."""
        at = next(at for at, look in enumerate(self.looks) if look is self.last)
        return self.looked[at]


@dataclass(frozen=True)
class Window:
    """From which week on a team had help, and from which its effect is looked for."""

    start: int
    lead: int = 0

    def before(self, weeks: Collection[int]) -> list[int]:
        early = [week for week in weeks if self.start - FARTHEST <= week < self.start]
        return early[-BASELINE:]

    def after(self, weeks: Collection[int]) -> list[int]:
        return [week for week in weeks if week >= self.start + self.lead]


@dataclass(frozen=True)
class Helped:
    """A team that had help, and who had none from one week to another."""

    team: int
    window: Window
    untouched: Callable[[int, int], Sequence[int]]


def measure_effect(
    of: MeasureWeeks, helped: Helped, sight: Sight, family: int = 1
) -> MeasureEffect:
    """Look at a helped team beside untouched ones, as far as a reader may know of them.

    family: of how many measures any may alarm falsely as rarely as one.
    """
    window = helped.window
    before, after = window.before(of.weeks), window.after(of.weeks)
    is_known = of.figures.loc[helped.team].notna().to_dict()
    known = [week for week in after if is_known[week]]
    looks = _looks((before, after), known)
    refused = _refusal(of, before, after, helped.team, sight)
    found, compared = _found(of, looks, helped, sight, family)
    if not compared:
        first, last = [*before, window.start][0], [*known, window.start][-1]
        compared = list(helped.untouched(first, last))
    return MeasureEffect(
        of.measure,
        refused or found,
        len(known),
        _next_week(window, of.weeks, len(known)),
        _weeks(of, [*before, *after[:DRAWN]], helped.team, compared, sight),
        tuple((later[0], later[-1]) for _, later in looks),
    )


def _looks(
    weeks: tuple[list[int], list[int]], known: Sequence[int]
) -> list[tuple[list[int], list[int]]]:
    """Return the weeks before, and those after up to each look that is due."""
    before, after = weeks
    ends = [known[look - 1] for look in LOOKS if look <= len(known)]
    return [(before, [week for week in after if week <= end]) for end in ends]


def _found(
    of: MeasureWeeks,
    looks: Sequence[tuple[list[int], list[int]]],
    helped: Helped,
    sight: Sight,
    family: int,
) -> tuple[Effect | Withheld, list[int]]:
    """Take the looks that are due; return as well whom the last one compares."""
    taken: list[Difference] = []
    compared: list[int] = []
    for (before, after), spent in zip(looks, SPENT, strict=False):
        teams = [helped.team, *helped.untouched([*before, *after][0], after[-1])]
        found, compared = _look(of, (before, after), teams, sight, spent / family)
        if isinstance(found, Withheld):
            return found, compared
        taken.append(found)
    return Effect(tuple(taken)), compared


def _look(
    of: MeasureWeeks,
    weeks: tuple[list[int], list[int]],
    teams: list[int],
    sight: Sight,
    spent: float,
) -> tuple[Difference | Withheld, list[int]]:
    before, after = weeks
    found = difference(of.of(teams, before), of.of(teams, after), 0, spent)
    helped, *others = teams
    if isinstance(found, Withheld):
        return found, others
    compared = [teams[row] for row in found.compared]
    stand = pd.DataFrame({"is_compared": True}, index=compared)
    if not sight.has_few_others(stand):
        return found, compared
    seen = [helped, *(one for one in others if sight.names(one))]
    return _look(of, weeks, seen, sight, spent)


def _refusal(
    of: MeasureWeeks,
    before: Sequence[int],
    after: Sequence[int],
    helped: int,
    sight: Sight,
) -> Withheld | None:
    blank = {week for team, week in sight.blanks if team == helped}
    if is_of_staff(of.measure) and blank.intersection([*before, *after]):
        return Withheld(WithheldReason.OWN_ANSWERS)
    own = of.figures.loc[helped]
    is_gone = len(after) >= LOOKS[-1] and int(own[after].notna().sum()) < LOOKS[0]
    if own[before].notna().any() and not is_gone:
        return None
    return Withheld(
        WithheldReason.NOT_PUBLISHED
        if is_of_staff(of.measure)
        else WithheldReason.NO_CUSTOMERS
    )


def _weeks(
    of: MeasureWeeks,
    weeks: Sequence[int],
    helped: int,
    others: Sequence[int],
    sight: Sight,
) -> tuple[WeekBeside, ...]:
    """Return the weeks of both, without a mean in which somebody could be told."""
    own = of.figures.loc[helped]
    values, weights = of.figures.loc[others, weeks], of.weights.loc[others, weeks]
    known = values.notna()
    foreign = known.loc[[one for one in others if not sight.names(one)]].sum()
    many = known.sum()
    mean = (values * weights).sum() / weights[known].sum()
    hidden = (many < LEAST_OTHERS) | ((foreign > 0) & (foreign < LEAST_OTHERS))
    rows = zip(weeks, own[weeks], mean.where(~hidden), strict=True)
    return tuple(
        WeekBeside(week, _known(one), _coarse(beside, of.measure))
        for week, one, beside in rows
    )


def _known(value: float) -> float | None:
    return None if math.isnan(value) else float(value)


def _coarse(value: float, measure: str) -> float | None:
    """Return the mean of others in whole points, as it is shown and no finer."""
    points = 200 if is_net(measure) else 100
    return None if math.isnan(value) else round(value * points) / points


def _next_week(window: Window, weeks: Sequence[int], have: int) -> int:
    """Return around which week the next look is due, by how often weeks come so far."""
    start = window.start + window.lead
    year = [week for week in weeks if week >= start - FARTHEST]
    every = (year[-1] - year[0]) / (len(year) - 1) if len(year) > 1 else 1.0
    last = max([start - every, *weeks])
    need = next((look for look in LOOKS if look > have), LOOKS[-1])
    return math.ceil(last + (need - have) * every)
