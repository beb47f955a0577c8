"""The figures of a group and of the company, as those who are counted in them read.

Whoever reads has an answer of their own in both lines. So both show only weeks in which
at least k others are in them (R6), whoever it is: by an address that all of a group
have, nobody can be told from another.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from engagement.insight.cache import cached
from engagement.insight.series.change_from_usual import (
    ChangeFromUsual,
    is_moved_with_participation,
)
from engagement.insight.series.spans import RUN, Span
from engagement.insight.series.staff_history import known_history
from engagement.insight.series.team_weeks import question_weeks, staff_line
from engagement.insight.shown import Result
from engagement.people import queries as people
from engagement.people.models import Team
from engagement.pulses import bank
from engagement.pulses import queries as pulses
from engagement.pulses.queries import NO_BLANKS, Blanks
from engagement.statistics.findings import Withheld


@dataclass(frozen=True)
class TookPart:
    """How many answered, as it is published."""

    low: int
    high: int
    invited: int | None


@dataclass(frozen=True)
class ResultsLine:
    """What a team said week by week, and lately."""

    team: Team
    weeks: tuple[Result, ...]
    change: ChangeFromUsual | Withheld
    is_moved_with_participation: bool
    took_part: TookPart | None
    """None: nothing of the last week can be shown."""

    @property
    def last(self) -> Result:
        return self.weeks[-1]


@dataclass(frozen=True)
class AskedQuestion:
    """A question of the last pulse, and how it came out."""

    key: str
    own: Result | None
    """None: the reader reads the company's results alone, or it is told of it alone."""
    company: Result


@dataclass(frozen=True)
class StaffResults:
    """What one page of results shows; the last week of the span is the last released."""

    span: Span
    own: ResultsLine | None
    """None: the reader reads the company's results alone."""
    company: ResultsLine
    asked: tuple[AskedQuestion, ...]

    @property
    def week(self) -> int:
        return self.span.last

    @property
    def lines(self) -> tuple[ResultsLine, ...]:
        return (self.own, self.company) if self.own else (self.company,)

    @property
    def rows(self) -> list[tuple[int, list[Result]]]:
        """Return the weeks in which anything is shown, the latest first."""
        values = zip(*(line.weeks for line in self.lines), strict=True)
        rows = [
            (week, [*some]) for week, some in zip(self.span.weeks, values, strict=True)
        ]
        return [row for row in reversed(rows) if any(one.is_shown for one in row[1])]


def staff_results(
    session: Session, team: Team | None, this_week: int, more: Blanks = NO_BLANKS
) -> StaffResults | None:
    """Return the last results of a team beside the company's; None: there are none.

    team: None for the company's alone. more: what this very reader does not see either.
    """
    last, root = pulses.last_release(session), people.root(session)
    if last is None or root is None:
        return None
    blanks = withheld(session) | more
    span = Span(last - RUN + 1, last)
    reading = _Reading(session, span, this_week, blanks)
    own = None if team is None or team.id == root.id else reading.line(team)
    return StaffResults(
        span,
        own,
        reading.line(root),
        tuple(reading.asked(own.team if own else None, root)),
    )


def withheld(session: Session) -> Blanks:
    """Return which teams and weeks nobody sees who is counted in them."""
    return cached(
        session,
        "withheld from those in it",
        lambda: pulses.withheld_from_those_in_it(session),
    )


@dataclass(frozen=True)
class _Reading:
    """Reads what is published, without what its reader may not see."""

    session: Session
    span: Span
    this_week: int
    blanks: Blanks

    def line(self, team: Team) -> ResultsLine:
        moves = [self._change(team, one) for one in (bank.MOBILISATION, bank.ANSWERS)]
        return ResultsLine(
            team,
            self._weeks(team, bank.MOBILISATION, self.span),
            moves[0],
            is_moved_with_participation(*moves),
            self._took_part(team),
        )

    def asked(self, team: Team | None, root: Team) -> Sequence[AskedQuestion]:
        """Return the questions of the last week; of a history, those it has."""
        last = self.span.end(1)
        found = []
        for key in pulses.asked_in(self.session, last.last) or bank.BANK:
            of = None if key in bank.CULTURE else team
            own = self._weeks(of, key, last)[0] if of else None
            found.append(AskedQuestion(key, own, self._weeks(root, key, last)[0]))
        return [one for one in found if _is_told(one)]

    def _weeks(self, team: Team, question: str, span: Span) -> tuple[Result, ...]:
        weeks = question_weeks(self.session, team.id, question, span, self.blanks)
        return staff_line(weeks, pulses.blank_weeks(self.blanks, [team.id]))

    def _change(self, team: Team, measure: str) -> ChangeFromUsual | Withheld:
        """Tell whether the last week is beyond the usual.

        That of a team takes six teams a week with its own, so five others at least.
        """
        teams = tuple(people.links(self.session))
        history = known_history(
            self.session, teams, measure, self.this_week, self.blanks
        )
        told: ChangeFromUsual | Withheld = history.table.loc[team.id, "change"]
        return told

    def _took_part(self, team: Team) -> TookPart | None:
        last = self.span.last
        rows = pulses.team_figures(
            self.session, [team.id], bank.ANSWERS, last, last, blanks=self.blanks
        )
        invited = pulses.number_invited(self.session, last).get(team.id)
        return next((TookPart(row[3], row[4], invited) for row in rows), None)


def _is_told(one: AskedQuestion) -> bool:
    return one.company.is_shown or (one.own is not None and one.own.is_shown)
