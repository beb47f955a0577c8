"""What became of actions: of one with all that is beside it, and of many in a list."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from sqlalchemy.orm import Session

from engagement import weeks
from engagement.actions import queries as actions
from engagement.actions.models import Action
from engagement.insight.cache import cached
from engagement.insight.effect.comparable import Course, Parents, has_another, untouched
from engagement.insight.effect.figures import is_of_staff, measure_weeks
from engagement.insight.effect.measured import (
    FARTHEST,
    Helped,
    MeasureEffect,
    Window,
    measure_effect,
)
from engagement.insight.series.measures_in_use import main_metric
from engagement.insight.series.spans import Span
from engagement.insight.sight import Sight
from engagement.insight.symmetry.correlation import usual_view
from engagement.people import queries as people
from engagement.pulses import bank
from engagement.statistics.findings import Withheld, WithheldReason
from engagement.statistics.lags import Lag, LeadOrder


@dataclass(frozen=True)
class ActionEffect:
    """What became of one action: what it was to better decides, others stand beside."""

    course: Course
    target: MeasureEffect
    beside: tuple[MeasureEffect, ...]
    lead: int
    """Weeks after the start from which customers are looked at, beside the team."""
    is_alone: bool
    """Whether the team had no other action in these weeks."""


@dataclass(frozen=True)
class Manner:
    """How a measure is looked at: from how many weeks after the start, among others."""

    lead: int = 0
    family: int = 1


USUALLY = Manner()


@dataclass(frozen=True)
class Reading:
    """All actions, where teams stand, and who reads until which week."""

    courses: tuple[Course, ...]
    links: tuple[people.Link, ...]
    this_week: int
    sight: Sight

    @property
    def parents(self) -> Parents:
        return dict(self.links)

    @property
    def key(self) -> tuple[object, ...]:
        seen = self.sight.visible
        visible = None if seen is None else frozenset(seen)
        return self.courses, self.links, self.this_week, self.sight.blanks, visible

    def of(self, action_id: int) -> Course:
        return next(one for one in self.courses if one.action_id == action_id)


def course_of(action: Action, settled: datetime) -> Course:
    first, ended = action.starts_on, action.ended_on
    return Course(
        action.id,
        action.team_id,
        action.measure,
        action.kind.value,
        weeks.week_of(first),
        weeks.week_of(ended or action.due_on),
        weeks.week_of(settled.date()),
        is_begun=not (action.is_given_up and ended is not None and ended <= first),
    )


def reading(session: Session, this_week: int, sight: Sight) -> Reading:
    settled = actions.settled(session)
    rows = sorted(actions.actions(session), key=lambda row: row.action.id)
    return Reading(
        tuple(course_of(row.action, settled[row.action.id]) for row in rows),
        tuple(people.links(session)),
        this_week,
        sight,
    )


def effects(
    session: Session,
    this_week: int,
    sight: Sight,
    only: Collection[int] | None = None,
) -> dict[int, MeasureEffect]:
    """Return what became of actions a reader may see, in what each was to better.

    By the action's id; computed once for the same data and actions. only: the ids of
    those that are told; None: all of them.
    """
    of = reading(session, this_week, sight)
    ids = None if only is None else frozenset(only)

    def compute() -> dict[int, MeasureEffect]:
        seen = [
            one
            for one in of.courses
            if sight.names(one.team_id) and (ids is None or one.action_id in ids)
        ]
        found: dict[int, MeasureEffect] = {}
        for measure in sorted({one.measure for one in seen}):
            some = [one for one in seen if one.measure == measure]
            found |= _measured(session, of, measure, some)
        return found

    return cached(session, ("effects", ids, *of.key), compute)


def action_effect(
    session: Session, action_id: int, this_week: int, sight: Sight
) -> ActionEffect:
    """Return what became of one action, in what it was to better and beside it.

    The measures beside share the false alarms of one, as they are no second verdict.
    """
    of = reading(session, this_week, sight)
    course = of.of(action_id)
    measures = bank.MOBILISATION, main_metric(session)
    others = [one for one in measures if one != course.measure]
    lead = lead_of(session, this_week, sight) if is_of_staff(course.measure) else 0

    def compute() -> ActionEffect:
        def look(measure: str, family: int = 1) -> MeasureEffect:
            how = Manner(0 if is_of_staff(measure) else lead, family)
            return _measured(session, of, measure, [course], how)[action_id]

        target = look(course.measure)
        told = [one.week for one in target.weeks] or [course.first]
        span = told[0], told[-1]
        return ActionEffect(
            course,
            target,
            tuple(look(one, len(others)) for one in others),
            lead,
            not has_another(course, span, of.courses, of.parents),
        )

    return cached(session, ("effect", action_id, lead, measures, *of.key), compute)


def lead_of(session: Session, this_week: int, sight: Sight) -> int:
    """Return by how many weeks teams are ahead of their customers; 0: it is not told.

    That lag among those later at which both go together most.
    """
    found = usual_view(session, this_week, sight).found
    lags = found.lags
    if isinstance(lags, Withheld) or found.claims.order is not LeadOrder.STAFF_FIRST:
        return 0
    later = {
        at: one for at, one in lags.lags.items() if isinstance(one, Lag) and at > 0
    }
    return max(later, key=lambda at: later[at].r, default=0)


def _measured(
    session: Session,
    of: Reading,
    measure: str,
    courses: Sequence[Course],
    how: Manner = USUALLY,
) -> dict[int, MeasureEffect]:
    """Look at actions in one measure, read once for all of them."""
    parents = of.parents
    inner = set(parents.values())
    leaves = [one for one in parents if one not in inner]
    since = min(one.first for one in courses) - FARTHEST
    span = Span(min(since, of.this_week), of.this_week)
    figures = measure_weeks(session, leaves, measure, span, of.sight.blanks)
    found = {}
    for one in courses:
        refused = _refused(one, inner)
        if refused:
            found[one.action_id] = MeasureEffect(measure, refused, 0, one.first, ())
            continue
        free = partial(_free, one, of.courses, parents)
        helped = Helped(one.team_id, Window(one.first, how.lead), free)
        told = measure_effect(figures, helped, of.sight, how.family)
        due = max(told.next_week, of.this_week)
        found[one.action_id] = replace(told, next_week=due)
    return found


def _free(
    of: Course, courses: Sequence[Course], parents: Parents, first: int, last: int
) -> list[int]:
    return untouched(of, (first, last), courses, parents)


def _refused(of: Course, inner: set[int | None]) -> Withheld | None:
    if not of.is_begun:
        return Withheld(WithheldReason.NEVER_BEGUN)
    if of.team_id in inner:
        return Withheld(WithheldReason.TEAMS_BELOW)
    return None
