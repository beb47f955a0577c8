"""The correlation view: the same numbers for the page, the file and the command."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from statistics import median

from sqlalchemy.orm import Session

from engagement.insight.series.measures_in_use import main_metric
from engagement.insight.series.spans import RUN, span_until
from engagement.insight.shown import Result, Shown
from engagement.insight.sight import Sight
from engagement.insight.symmetry.coefficients import (
    Coefficients,
)
from engagement.insight.symmetry.company import CompanyLine
from engagement.insight.symmetry.comparison import (
    Comparison,
    CorrelationNumbers,
    compare,
)
from engagement.insight.symmetry.quadrants import (
    Likely,
    Place,
    TeamChances,
    likely,
)
from engagement.people import queries as people
from engagement.pulses import bank
from engagement.statistics.between import Correlation
from engagement.statistics.findings import Withheld
from engagement.statistics.within import CorrelationOverTime


@dataclass(frozen=True)
class Dot:
    """A team with both sides."""

    team_id: int
    name: str
    staff: Shown
    customer: Shown
    before: Place | None = None
    """Where it stood four weeks before."""
    chances: TeamChances | None = None

    @property
    def likely(self) -> Likely | None:
        """The field in which it is with a chance of a half or more."""
        return likely(self.chances) if self.chances else None

    @property
    def moved(self) -> Place | None:
        """How far it is from where it stood four weeks before."""
        if self.before is None:
            return None
        staff, customer = self.before
        return self.staff.value - staff, self.customer.value - customer


@dataclass(frozen=True)
class UnplacedTeam:
    """A team without one of the sides, so without a place in the coefficient."""

    team_id: int
    name: str
    staff: Result
    customer: Result


@dataclass(frozen=True)
class Seen:
    """What one reader sees of the teams: their own by name, others by place alone."""

    named: tuple[Dot, ...]
    left_out: tuple[UnplacedTeam, ...]
    others: tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class CorrelationView(Comparison):
    """Everything there is to say about a staff measure beside a customer metric."""

    dots: tuple[Dot, ...]
    left_out: tuple[UnplacedTeam, ...]
    numbers: CorrelationNumbers
    sight: Sight
    is_own_only: bool
    """Others are left out: of fewer than five, each could be told."""

    @property
    def found(self) -> Coefficients:
        return self.numbers.found

    @property
    def between(self) -> Correlation | Withheld:
        return self.found.between

    @property
    def within(self) -> CorrelationOverTime | Withheld:
        return self.found.within

    @property
    def company(self) -> CompanyLine:
        return self.numbers.company

    @property
    def middle(self) -> Place:
        """Both medians of the teams shown; there must be one."""
        return (
            median(dot.staff.value for dot in self.dots),
            median(dot.customer.value for dot in self.dots),
        )

    @property
    def seen(self) -> Seen:
        """Leave nothing of other teams but where they stand, in no order of theirs."""
        names = self.sight.names
        return Seen(
            tuple(dot for dot in self.dots if names(dot.team_id)),
            tuple(team for team in self.left_out if names(team.team_id)),
            tuple(
                sorted(
                    (dot.staff.value, dot.customer.value)
                    for dot in self.dots
                    if not names(dot.team_id)
                )
            ),
        )

    def as_report(self) -> dict[str, object]:
        return {
            "teams": len(self.dots),
            **self.found.as_report(),
            "sensitivity": self.numbers.sensitivity.as_report(),
        }


def usual_view(session: Session, this_week: int, sight: Sight) -> CorrelationView:
    """Return mobilisation beside the first metric in use, over half a year.

    The more weeks, the less chance in each team: what is found in half of the companies
    over four weeks is found in two thirds over 26.
    """
    return view(
        session,
        staff=bank.MOBILISATION,
        customer=main_metric(session),
        weeks=RUN,
        moment=None,
        this_week=this_week,
        sight=sight,
    )


def view(  # noqa: PLR0913 - the reader's choices
    session: Session,
    *,
    staff: str,
    customer: str,
    weeks: int | None,
    moment: str | None,
    this_week: int,
    sight: Sight,
) -> CorrelationView:
    """Compute the view over the last weeks that have staff figures; None: over all.

    A dot is a team with no team below it; what is said over time takes half a year
    even where the window is shorter. Where a foreign team could be told, nothing is
    computed of any but the reader's own.
    """
    teams = people.lowest(people.nodes(session))
    chosen = _chosen(session, staff, customer, weeks, moment, this_week)
    # The names are read each time: they may change without a release.
    names = {id_: node.name for id_, node in teams.items()}
    regions = {id_: node.parent_id for id_, node in teams.items()}
    found, is_own_only = _computed(session, chosen, regions, sight)
    if is_own_only:
        names = {one: name for one, name in names.items() if sight.names(one)}
    dots, left_out = place(found, names)
    return CorrelationView(
        **vars(chosen),
        dots=tuple(dots),
        left_out=tuple(left_out),
        numbers=found,
        sight=sight,
        is_own_only=is_own_only,
    )


def usual_chances(
    session: Session, team_id: int, this_week: int, sight: Sight
) -> TeamChances | None:
    """Return how probable each field of the usual view is for a team, if it is told."""
    regions = people.leaves(people.links(session))
    metric = main_metric(session)
    chosen = _chosen(session, bank.MOBILISATION, metric, RUN, None, this_week)
    numbers, _ = _computed(session, chosen, regions, sight)
    found = numbers.quadrants
    return None if isinstance(found, Withheld) else found.get(team_id)


def _chosen(  # noqa: PLR0913, PLR0917 - the reader's choices
    session: Session,
    staff: str,
    customer: str,
    weeks: int | None,
    moment: str | None,
    this_week: int,
) -> Comparison:
    span = span_until(session, staff, this_week, weeks)
    longer = None if weeks is None else max(weeks, RUN)
    run = span_until(session, staff, this_week, longer)
    return Comparison(staff, customer, moment, span, run)


def _computed(
    session: Session, of: Comparison, regions: Mapping[int, int | None], sight: Sight
) -> tuple[CorrelationNumbers, bool]:
    """Compute it of all teams, or of the reader's alone; tell whether it is of those.

    regions: the team above each, in the order of names.
    """
    found = compare(session, of, regions, sight.blanks)
    if not _tells_others(session, of, regions, sight, found):
        return found, False
    own = {one: above for one, above in regions.items() if sight.names(one)}
    return compare(session, of, own, sight.blanks), True


def _tells_others(
    session: Session,
    of: Comparison,
    regions: Mapping[int, int | None],
    sight: Sight,
    found: CorrelationNumbers,
) -> bool:
    """Tell whether a foreign team could be told, from the view or beside the whole.

    The one other team without a moment would be missing from two views of one metric.
    """
    if sight.has_few_others(found.standing):
        return True
    if of.moment is None or sight.visible is None:
        return False
    whole = compare(session, replace(of, moment=None), regions, sight.blanks)
    return _others(found, regions, sight) != _others(whole, regions, sight)


def _others(found: CorrelationNumbers, teams: Iterable[int], sight: Sight) -> set[int]:
    """Return the teams with a dot that the reader does not see by name."""
    dots, _ = place(found, dict.fromkeys(teams, ""))
    return {dot.team_id for dot in dots if not sight.names(dot.team_id)}


def place(
    numbers: CorrelationNumbers, names: Mapping[int, str]
) -> tuple[list[Dot], list[UnplacedTeam]]:
    """Return the teams that have both sides in these weeks, and those that do not."""
    dots, left_out = [], []
    found = numbers.quadrants
    chances: Mapping[int, TeamChances] = {} if isinstance(found, Withheld) else found
    for (team_id, name), one, other in zip(
        names.items(), numbers.staff, numbers.customer, strict=True
    ):
        if isinstance(one, Shown) and isinstance(other, Shown):
            before, of_team = numbers.before.get(team_id), chances.get(team_id)
            dots.append(Dot(team_id, name, one, other, before, of_team))
        else:
            left_out.append(UnplacedTeam(team_id, name, one, other))
    return dots, left_out
