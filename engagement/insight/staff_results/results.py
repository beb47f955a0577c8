"""The figures of a group and of the company, as those who are counted in them read.

Whoever reads has an answer of their own in both lines. So both show only weeks in which
at least k others are in them (R6), whoever it is: by an address that all of a group
have, nobody can be told from another.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy.orm import Session

from engagement.anonymity.readers import may_ever_read
from engagement.insight.cache import cached
from engagement.insight.series.change_from_usual import (
    ChangeFromUsual,
    is_moved_with_participation,
)
from engagement.insight.series.sides import share_variance
from engagement.insight.series.spans import RUN, Span
from engagement.insight.series.staff_history import known_history
from engagement.insight.shown import Result, Shown, no_figure, shown_share
from engagement.people import queries as people
from engagement.people.models import Team
from engagement.pulses import bank
from engagement.pulses import queries as pulses
from engagement.pulses.queries import NO_BLANKS, Blanks, FigureRow
from engagement.statistics.findings import Withheld


@dataclass(frozen=True)
class ResultsLine:
    """What a team said week by week, and lately."""

    team: Team
    weeks: tuple[Result, ...]
    change: ChangeFromUsual | Withheld
    is_moved_with_participation: bool
    took_part: Shown | None
    """None: nothing of the last week can be shown."""
    invited: int | None

    @property
    def last(self) -> Result:
        return self.weeks[-1]

    @property
    def is_too_small(self) -> bool:
        """Tell whether those in it never read its figures, whoever answers."""
        return self.invited is not None and not may_ever_read(self.invited)


@dataclass(frozen=True)
class AskedQuestion:
    """A question of the last pulse, and how it came out."""

    key: str
    own: Result | None
    """None: the company's alone is read, or this is told of it alone."""
    company: Result

    @property
    def is_told(self) -> bool:
        return self.company.is_shown or (self.own is not None and self.own.is_shown)


@dataclass(frozen=True)
class StaffResults:
    """What one page of results shows, up to the last week that was released."""

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
        rows = [(week, [*of]) for week, of in zip(self.span.weeks, values, strict=True)]
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
    span = Span(last - RUN + 1, last)
    reading = _Reading(session, span, this_week, withheld(session) | more)
    own = None if team is None or team.id == root.id else team
    return StaffResults(
        span,
        reading.line(own) if own else None,
        reading.line(root),
        tuple(one for one in reading.asked(own, root) if one.is_told),
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
        last = self._last_week(team)
        moves = [self._change(team, one) for one in (bank.MOBILISATION, bank.ANSWERS)]
        return ResultsLine(
            team,
            self._weeks(team),
            moves[0],
            is_moved_with_participation(*moves),
            last.get(bank.ANSWERS),
            pulses.number_invited(self.session, self.span.last).get(team.id),
        )

    def asked(self, team: Team | None, root: Team) -> Iterator[AskedQuestion]:
        """Yield the questions of the last week; of a history, all there are."""
        week = self.span.last
        own, company = self._last_week(team) if team else {}, self._last_week(root)
        for key in pulses.asked_in(self.session, week) or bank.BANK:
            of = None if key in bank.CULTURE else team
            yield AskedQuestion(
                key,
                own.get(key, self._nothing(of, week)) if of else None,
                company.get(key, self._nothing(root, week)),
            )

    def _weeks(self, team: Team) -> tuple[Result, ...]:
        weeks = self.span.first, self.span.last
        measure, blanks = bank.MOBILISATION, self.blanks
        rows = pulses.team_figures(
            self.session, [team.id], measure, *weeks, blanks=blanks
        )
        known = {row[1]: _shown(row) for row in rows}
        return tuple(
            known.get(week, self._nothing(team, week)) for week in self.span.weeks
        )

    def _last_week(self, team: Team) -> dict[str, Shown]:
        rows = pulses.figures_of_week(
            self.session, team.id, self.span.last, blanks=self.blanks
        )
        return {question: _shown(row) for question, row in rows}

    def _nothing(self, team: Team, week: int) -> Withheld:
        return no_figure(is_blank=(team.id, week) in self.blanks)

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


def _shown(row: FigureRow) -> Shown:
    _team, _week, share, low, high, rounding = row
    variance = share_variance(share, (low + high) / 2, rounding)
    return shown_share(share, variance**0.5, low, high)
