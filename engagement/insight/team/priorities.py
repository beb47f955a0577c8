"""What to work on first: in a team, what is its own; in the company, what matters."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import pandas as pd
from sqlalchemy.orm import Session

from engagement.insight.cache import cached
from engagement.insight.series.sides import (
    STAFF,
    figures_of,
    published_mean,
    staff_side,
)
from engagement.insight.series.spans import RUN, Span
from engagement.insight.series.team_weeks import ASKED
from engagement.insight.shown import Shown, shown_share
from engagement.insight.sight import Sight
from engagement.insight.team.importance import Importance, importance
from engagement.measures import DIMENSIONS
from engagement.people import queries as people
from engagement.people.models import Team
from engagement.pulses import queries as pulses
from engagement.pulses.queries import Blanks
from engagement.statistics import priorities
from engagement.statistics.findings import Withheld, WithheldReason
from engagement.statistics.priorities import (
    FIRST,
    LEAST_QUESTIONS,
    Additive,
)


@dataclass(frozen=True)
class Priority:
    """A question: what is known of it, and its chance to be among the first two."""

    question: str
    favourable: Shown
    importance: float
    """Its part of what goes with mobilisation; the same for all where it is unknown."""
    expected: float
    """What the levels of the team and of the question lead one to expect."""
    chance: float


@dataclass(frozen=True)
class Priorities:
    """Questions that are published, those to work on first at the top."""

    is_shown: ClassVar[bool] = True
    draws: ClassVar[int] = priorities.DRAWS
    seed: ClassVar[int] = Additive.seed

    rows: tuple[Priority, ...]
    """Of a team; those of the company where too few teams can be compared."""
    company: tuple[Priority, ...]
    without: tuple[str, ...]
    """Questions of which nothing is published here."""
    model: Additive | Withheld | None
    """None: the company itself, which is compared with nobody."""
    importance: Importance | Withheld

    @property
    def first(self) -> tuple[Priority, ...]:
        """The one or two that are named; none where nothing stands out in a team."""
        if not isinstance(self.model, Additive):
            return ()
        least = priorities.least_chance(len(self.rows))
        return tuple(row for row in self.rows[:FIRST] if row.chance >= least)


def of_team(
    session: Session, links: Sequence[people.Link], team: Team, last: int, sight: Sight
) -> Priorities | Withheld:
    """Tell what to work on first in a team, up to the last week with a figure.

    Withheld below three questions.
    """
    span = Span(last - RUN + 1, last)
    root = people.lines_up(session, team.id)[-1]
    matters = importance(session, len(links), last)
    weights = _weights(matters)
    asked, whole = (
        _questions(session, one, span, sight.blanks) for one in (team.id, root.id)
    )
    if len(asked) < LEAST_QUESTIONS:
        reason = WithheldReason.TOO_FEW_QUESTIONS
        return Withheld(reason, len(asked), LEAST_QUESTIONS)
    company = _company(whole, weights)
    without = tuple(one for one in DIMENSIONS if one not in asked.index)
    if root.id == team.id:
        return Priorities(company, company, without, None, matters)
    model = levels(session, links, span, sight)
    rows = company
    if isinstance(model, Additive):
        below = people.ids_below(session, [team.id])
        leaves = len(below.intersection(people.leaves(links)))
        rows = _own(asked, weights, model, leaves)
    return Priorities(rows, company, without, model, matters)


def levels(
    session: Session, links: Sequence[people.Link], span: Span, sight: Sight
) -> Additive | Withheld:
    """Explain what teams with none below say by team and question, once for all."""
    teams = tuple(people.leaves(links))
    asked, model = _model(session, teams, span, sight.blanks)
    if not sight.has_few_others(asked):
        return model
    own = tuple(one for one in teams if sight.names(one))
    return _model(session, own, span, sight.blanks)[1]


def _model(
    session: Session, teams: tuple[int, ...], span: Span, blanks: Blanks
) -> tuple[pd.DataFrame, Additive | Withheld]:
    """Return who has a figure of what, teams by questions, and the levels of all."""

    def model() -> tuple[pd.DataFrame, Additive | Withheld]:
        sides = {
            question: last_asked(staff_side(session, teams, span, question, blanks))
            for question in DIMENSIONS
        }
        known = {q: side["share"].notna().any(axis=1) for q, side in sides.items()}
        found = priorities.additive(
            [side["share"] for side in sides.values()],
            [side["variance"] for side in sides.values()],
        )
        return pd.DataFrame(known), found

    return cached(session, ("levels", teams, span, blanks), model)


def last_asked(side: pd.DataFrame) -> pd.DataFrame:
    """Keep the last four weeks of each row, as of a staff's side; NaN in the others."""
    known = side["share"].notna()
    kept = known & (known.iloc[:, ::-1].cumsum(axis=1)[known.columns] <= ASKED)
    return side.where(pd.concat(dict.fromkeys(STAFF, kept), axis=1))


def _questions(
    session: Session, team_id: int, span: Span, blanks: Blanks
) -> pd.DataFrame:
    """Read one team's questions that are published, laid out as a staff's side.

    Index: questions. Once for the same data.
    """
    own = frozenset(one for one in blanks if one[0] == team_id)
    key = "questions", team_id, span, own
    return cached(session, key, lambda: _read(session, team_id, span, own))


def _read(session: Session, team_id: int, span: Span, blanks: Blanks) -> pd.DataFrame:
    rows = (
        (at, *row[1:])
        for at, question in enumerate(DIMENSIONS)
        for row in pulses.team_figures(
            session, [team_id], question, span.first, span.last, blanks=blanks
        )
    )
    weeks = pd.MultiIndex.from_product([STAFF, span.weeks])
    found = figures_of(rows).unstack("week").reindex(columns=weeks)
    return last_asked(found.rename(index=dict(enumerate(DIMENSIONS))))


def _weights(matters: Importance | Withheld) -> pd.DataFrame:
    """Return `importance` of each question and its standard `error`, parts of R².

    Where nothing is known of a question it matters as much as they do on average; where
    nothing is known of any, 1 each.
    """
    of = {} if isinstance(matters, Withheld) else matters.of
    found = {question: (one.value, one.interval.error) for question, one in of.items()}
    columns = ["importance", "error"]
    frame = pd.DataFrame.from_dict(found, orient="index", columns=columns)
    frame = frame.reindex(DIMENSIONS).astype(float)
    return frame.fillna(frame.mean()).fillna({"importance": 1.0, "error": 0.0})


def _company(asked: pd.DataFrame, weights: pd.DataFrame) -> tuple[Priority, ...]:
    if len(asked) < LEAST_QUESTIONS:
        return ()
    of = weights.loc[asked.index]
    share = asked["share"].mean(axis=1)
    chances = priorities.company_chances(
        asked["share"], asked["variance"], of["importance"], of["error"]
    )
    rows = of[["importance"]].assign(expected=share, chance=chances)
    return _rows(asked, rows)


def _own(
    asked: pd.DataFrame, weights: pd.DataFrame, model: Additive, teams: int
) -> tuple[Priority, ...]:
    every = asked.reindex(DIMENSIONS)
    weeks = every["share"], every["variance"]
    chances = priorities.own_chances(model, *weeks, weights["importance"], teams)
    found = weights[["importance"]].assign(
        expected=priorities.expected(model, *weeks), chance=chances
    )
    return _rows(asked, found.loc[asked.index])


def _rows(asked: pd.DataFrame, found: pd.DataFrame) -> tuple[Priority, ...]:
    """Return questions, the likeliest first.

    found: for each, `importance`, `expected` and `chance`.
    """
    means = published_mean(asked["share"], asked["variance"])
    shown = means.assign(low=asked["low"].min(axis=1), high=asked["high"].max(axis=1))
    order = found["chance"].sort_values(ascending=False, kind="stable").index
    return tuple(
        Priority(question, shown_share(*shown.loc[question]), **found.loc[question])
        for question in order
    )
