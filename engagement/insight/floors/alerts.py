"""Which teams stay under a floor, as one reader may know it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
from sqlalchemy.orm import Session

from engagement.customers.metrics import estimates
from engagement.insight.cache import cached
from engagement.insight.floors.floors import floors
from engagement.insight.series.sides import customer_side, staff_side
from engagement.insight.series.spans import RUN, Span
from engagement.insight.sight import Sight
from engagement.measures import is_net
from engagement.people import queries as people
from engagement.pulses import bank
from engagement.pulses.queries import Blanks
from engagement.statistics.floors import NEVER, under_floor, under_since
from engagement.statistics.peers import Figures


@dataclass(frozen=True)
class Alert:
    """A team with none below that stays under a floor."""

    team_id: int
    measure: str
    floor: float
    """As `value`, in the measure's own scale."""
    since: int
    """The first of the weeks under it."""
    week: int
    """The last week with a figure, and that figure."""
    value: float


def alerts(session: Session, sight: Sight, this_week: int) -> list[Alert]:
    """Return those of the reader's teams, from what they may read; once for the data.

    Half a year is looked at, so what is under its floor for longer begins then.
    """
    low = floors(session)
    if not low:
        return []
    teams = tuple(people.leaves(people.links(session)))
    key = "floors", teams, tuple(low.items()), this_week, sight.blanks
    found = cached(
        session,
        key,
        lambda: tuple(_alerts(session, teams, low, this_week, sight.blanks)),
    )
    return [alert for alert in found if sight.names(alert.team_id)]


def _alerts(
    session: Session,
    teams: Sequence[int],
    low: Mapping[str, float],
    this_week: int,
    blanks: Blanks,
) -> Iterator[Alert]:
    for measure, floor in low.items():
        # Customers still come in this week, and a figure is looked at once.
        is_staff = measure == bank.MOBILISATION
        last = this_week if is_staff else this_week - 1
        span = Span(last - RUN + 1, last)
        if is_staff:
            side = staff_figures(staff_side(session, teams, span, measure, blanks))
        else:
            side = customer_figures(
                measure, customer_side(session, teams, span, measure)
            )
        yield from _standing(teams, span, measure, floor, side)


def _standing(
    teams: Sequence[int], span: Span, measure: str, floor: float, side: Figures
) -> Iterator[Alert]:
    """Yield the teams that are under a floor at the end of these weeks."""
    level = (floor / 100 + 1) / 2 if is_net(measure) else floor
    since = under_since(side.means, under_floor(side, level), level)
    means = pd.DataFrame(side.means, teams, span.weeks)
    for team, begun in zip(teams, since.tolist(), strict=True):
        if begun != NEVER:
            known = means.loc[team].dropna()
            value = float(known.iloc[-1])
            yield Alert(
                team,
                measure,
                floor,
                span.first + begun,
                int(known.index[-1]),
                100 * (2 * value - 1) if is_net(measure) else value,
            )


def staff_figures(side: pd.DataFrame) -> Figures:
    """Return a staff's side as single answers, (K, W), as many as are as sure.

    As if only the fewest had answered that the published range allows: an alert must
    not come of the middle of a range.
    """
    share, low = side["share"], side["low"]
    variance = side["variance"] * (low + side["high"]) / 2 / low
    near = (low * share + 2) / (low + 4)  # as in `share_variance`
    answers = (near * (1 - near) / variance).to_numpy()
    return Figures(share.to_numpy(), answers, answers * 0)


def customer_figures(metric: str, side: pd.DataFrame) -> Figures:
    """Return a customers' side as answers from 0 to 1, (K, W); NaN under five."""
    n = side["n"].where(side["n"] >= estimates.LEAST)
    means, middle = side["favourable"] / n, n * 0
    if is_net(metric):
        middle = 1 - (side["favourable"] + side["unfavourable"]) / n
        means += middle / 2
    return Figures(means.to_numpy(), n.to_numpy(), middle.to_numpy())
