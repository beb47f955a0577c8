"""How the staff figures of all teams run, from published figures alone.

Arrays have a row for each team, in the order of the tree's nodes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from sqlalchemy.orm import Session

from engagement.insight.heat import HIDDEN, MOVES, Change
from engagement.insight.series import (
    WINDOWS,
    Span,
    published_mean,
    span_until,
    staff_side,
)
from engagement.pulses import bank
from engagement.pulses import queries as pulses
from engagement.pulses.queries import Blanks
from engagement.statistics.change import (
    BASELINE,
    GUARD,
    YEAR,
    CompanyChart,
    Signs,
    company_chart,
    team_charts,
)
from engagement.statistics.findings import Indices, Numbers, Withheld, WithheldReason

CHARTED = 2 * YEAR
SHOWN = WINDOWS[1]
RECENT = WINDOWS[0]
UNSEEN = -1
CHANGES = {sign: Change(move) for sign, move in MOVES.items()}
Parents = Sequence[tuple[int, int | None]]
"""The id of each team, and of the one above it."""


class Charts(NamedTuple):
    """Which weeks of these rows are out of the usual, and how far; both (k, T)."""

    alerts: Signs
    reach: Numbers


class Told(NamedTuple):
    """What the charts say of these rows, over the weeks shown."""

    alerts: Signs
    changes: Sequence[Change | Withheld]
    reach: Numbers


@dataclass(frozen=True, eq=False)
class Course:
    """A staff measure of every team, in its last weeks with figures."""

    weeks: tuple[int, ...]
    shares: Numbers
    """(K, W); NaN where nothing is published."""
    alerts: Signs
    """(K, W): 1 above the usual, -1 below."""
    changes: tuple[Change | Withheld, ...]
    reach: Numbers
    """(K,), how far from the usual, in limits; NaN where nothing can be said."""


@dataclass(frozen=True, eq=False)
class Recent:
    """Every question over the last four weeks, and who took part in them."""

    span: Span
    questions: tuple[str, ...]
    """Those with a figure of any team in these weeks."""
    shares: Numbers
    """(K, Q), means of the weeks with figures; NaN where there is none."""
    weeks: tuple[int, ...]
    rates: Numbers
    """(K, W), who took part."""
    people: Numbers
    """(K, 2), respondents from and to in the last of the weeks."""


def measures(session: Session) -> list[str]:
    return pulses.measures(session) or [bank.MOBILISATION]


def course(
    session: Session, teams: Parents, measure: str, this_week: int, blanks: Blanks
) -> Course:
    """Read a measure, and tell which of its changes are more than noise.

    Teams are charted beside teams and departments beside departments: the figure of a
    department holds those of its teams, so the two are no peers.
    """
    span = span_until(session, measure, this_week, CHARTED)
    ids = [one for one, _ in teams]
    share, variance, *_ = staff_side(session, ids, span, measure, blanks)
    shown = _with_figures(share)[-SHOWN:]
    alerts = np.zeros((len(teams), len(shown)), np.int8)
    reach = np.full(len(teams), np.nan)
    changes: list[Change | Withheld] = [HIDDEN] * len(teams)
    for group, found in _charted(teams, share, variance):
        told = _told(found, share[group], shown)
        alerts[group], reach[group] = told.alerts, told.reach
        for at, change in zip(group.tolist(), told.changes, strict=True):
            changes[at] = change
    weeks = tuple((span.first + shown).tolist())
    return Course(weeks, share[:, shown], alerts, tuple(changes), reach)


def recent(session: Session, teams: Parents, this_week: int, blanks: Blanks) -> Recent:
    """Read every question, and who took part, over the last four weeks."""
    asked = measures(session)
    span = span_until(session, asked[0], this_week, RECENT)
    ids = [one for one, _ in teams]
    means = {one: _means(session, ids, span, one, blanks) for one in asked}
    questions = [one for one in asked if np.isfinite(means[one]).any()]
    columns = [means[one] for one in questions]
    rates, _, low, high = staff_side(session, ids, span, bank.ANSWERS, blanks)
    weeks = _with_figures(rates)
    last = weeks[-1] if len(weeks) else 0
    asked_people = pulses.invited(session, span.first + int(last))
    invited = np.array([asked_people.get(one, np.nan) for one in ids], float)
    return Recent(
        span,
        tuple(questions),
        np.stack(columns, axis=1) if columns else np.empty((len(ids), 0)),
        tuple((span.first + weeks).tolist()),
        rates[:, weeks],
        np.stack([low[:, last], high[:, last], invited], axis=1),
    )


def _means(
    session: Session, ids: Sequence[int], span: Span, question: str, blanks: Blanks
) -> Numbers:
    share, variance, *_ = staff_side(session, ids, span, question, blanks)
    return published_mean(share, variance)[0]


def _with_figures(share: Numbers) -> Indices:
    """Return the weeks in which any team has a figure, from 0 on."""
    return np.flatnonzero(np.isfinite(share).any(axis=0))


def _charted(
    teams: Parents, share: Numbers, variance: Numbers
) -> Iterator[tuple[Indices, Charts | Withheld]]:
    """Yield the company, the departments and the teams, each with their charts."""
    above = {parent for _, parent in teams}
    is_top = np.array([parent is None for _, parent in teams], bool)
    is_inner = np.array([one in above for one, _ in teams], bool) & ~is_top
    for top in np.flatnonzero(is_top):
        yield np.array([top]), _company_charts(company_chart(share[top]))
    for group in (np.flatnonzero(is_inner), np.flatnonzero(~is_inner & ~is_top)):
        found = team_charts(share[group], variance[group])
        yield (
            group,
            found if isinstance(found, Withheld) else Charts(found.alerts, found.reach),
        )


def _company_charts(found: CompanyChart | Withheld) -> Charts | Withheld:
    if isinstance(found, Withheld):
        return found
    alerts = np.array([found.alerts], np.int8)
    return Charts(alerts, np.ones(alerts.shape))


def _told(found: Charts | Withheld, share: Numbers, shown: Indices) -> Told:
    """Say what the last figure of the last four weeks shown lets us say of each row."""
    if isinstance(found, Withheld):
        nothing = np.zeros((len(share), len(shown)), np.int8)
        return Told(nothing, [found] * len(share), np.full(len(share), np.nan))
    rows, last = np.arange(len(share)), _last_seen(share, shown[-RECENT:])
    reach, signs = found.reach[rows, last], found.alerts[rows, last]
    have = _usual_weeks(share, last)
    changes = [
        _change(*one)
        for one in zip(
            last.tolist(), reach.tolist(), signs.tolist(), have.tolist(), strict=True
        )
    ]
    known = np.array([change.is_shown for change in changes], bool)
    return Told(found.alerts[:, shown], changes, np.where(known, reach, np.nan))


def _change(last: int, reach: float, sign: int, have: int) -> Change | Withheld:
    if last == UNSEEN:
        return HIDDEN
    if reach == 0:
        return Withheld(WithheldReason.TOO_FEW_WEEKS, min(have, BASELINE - 1), BASELINE)
    return CHANGES[sign]


def _last_seen(share: Numbers, weeks: Indices) -> Indices:
    """Return the last of these weeks with a figure in each row, or UNSEEN."""
    seen = np.isfinite(share[:, weeks])
    last = weeks[len(weeks) - 1 - seen[:, ::-1].argmax(axis=1)]
    return np.where(seen.any(axis=1), last, UNSEEN)


def _usual_weeks(share: Numbers, last: Indices) -> Indices:
    """Return how many weeks of its usual each row has to be compared with."""
    counts = np.cumsum(np.isfinite(share), axis=1)
    counts = np.pad(counts, ((0, 0), (1, 0)))
    end = np.maximum(last + 1 - GUARD, 0)
    rows = np.arange(len(share))
    usual: Indices = counts[rows, end] - counts[rows, np.maximum(end - YEAR, 0)]
    return usual
