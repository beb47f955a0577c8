"""From ballots to what is published: pure, so that it can be attacked in tests."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from engagement.anonymity.groups import Random, Tree, highest_bound, shuffle
from engagement.anonymity.publication import published_teams, same_people
from engagement.anonymity.readers import comment_places
from engagement.anonymity.rounding import (
    DISTRIBUTION_FROM,
    DISTRIBUTION_STEPS,
    respondents_ranges,
    round_at_random,
    rounding_variance,
    steps_for,
)
from engagement.pulses.ballot import Ballot
from engagement.pulses.bank import (
    ANSWERS,
    CULTURE,
    FAVOURABLE,
    MOBILISATION,
    POINTS,
    WEEKLY,
)

if TYPE_CHECKING:
    from engagement.pulses.closing.cohesion import Cohesion


@dataclass(frozen=True)
class Published:
    """A figure to be released; see `models.Figure` for what the columns mean."""

    question: str
    team_id: int
    share: float
    steps: int
    rounding: float
    low: int
    high: int
    invited: int | None = None


@dataclass(frozen=True)
class Snapshot:
    """What is fixed at opening and decides, with the counts, what is published."""

    tree: Tree
    invited: Mapping[int, int]
    """Persons by counting group."""
    k: int

    def ranges(
        self, counts: Mapping[int, int], among: Collection[int] | None = None
    ) -> dict[int, tuple[int, int]]:
        """Return the teams to publish, each with the range of its respondents.

        among: the teams of which it is published who took part.
        """
        teams = published_teams(self.tree, self.invited, counts, self.k, among)
        return respondents_ranges(self.tree, self.invited, counts, teams, self.k)

    @cached_property
    def people(self) -> dict[int, int]:
        """The number invited into each team, with those below."""
        return self.tree.totals(self.invited)


@dataclass(frozen=True)
class Counted:
    """Everything that a closing publishes."""

    figures: list[Published]
    distributions: dict[tuple[str, int], list[int]]
    """(question, team) to the five classes in twentieths."""
    comments: list[tuple[int, str]]
    """(team, text), shuffled."""
    cohesion: "Cohesion | None" = None
    """Of the whole company, from fifty complete ballots."""


@dataclass
class Tally:
    """Running counts over ballots: nothing of a single ballot survives but comments."""

    ballots: Counter[int] = field(default_factory=Counter)
    points: dict[str, Counter[tuple[int, int]]] = field(
        default_factory=lambda: defaultdict(Counter)
    )
    """question to (group, point) to number."""
    comments: list[tuple[int, str]] = field(default_factory=list)
    complete: Counter[tuple[int, tuple[int, ...]]] = field(default_factory=Counter)
    """(group, points) of ballots that answer every question, to their number."""

    def add(self, ballot: Ballot, asked: Sequence[str]) -> None:
        self.ballots[ballot.group_id] += 1
        if asked and all(question in ballot.ratings for question in asked):
            points = tuple(ballot.ratings[question] for question in asked)
            self.complete[ballot.group_id, points] += 1
        for question, point in ballot.ratings.items():
            self.points[question][ballot.group_id, point] += 1
        if ballot.comment:
            self.comments.append((ballot.group_id, ballot.comment))


def count_ballots(
    ballots: Iterable[Ballot],
    snapshot: Snapshot,
    random: Random,
    *,
    asked: Sequence[str] = (),
) -> Counted:
    """Count ballots and keep only what rules R6 to R9 allow to publish.

    random: draws the rounding and the shuffle. asked: the pulse's questions, for the
    company's statistics.
    """
    tally = Tally()
    for ballot in ballots:
        tally.add(ballot, asked)
    figures: list[Published] = []
    distributions: dict[tuple[str, int], list[int]] = {}
    answers = snapshot.ranges(tally.ballots)
    for question, points in sorted(tally.points.items()):
        shown, classes = _figures(question, points, snapshot, answers, random)
        if question in CULTURE:
            shown, classes = _of_company(snapshot.tree.top, shown, classes)
        figures += shown
        distributions |= classes
    figures += mobilisations(figures)
    figures += _participation(snapshot, answers)
    places = comment_places(
        snapshot.tree, snapshot.invited, tally.ballots, set(answers)
    )
    comments = [
        (places[group], text) for group, text in tally.comments if group in places
    ]
    alike = _alike(snapshot, tally.complete, asked)
    return Counted(figures, distributions, shuffle(comments, random), alike)


def _figures(
    question: str,
    points: Counter[tuple[int, int]],
    snapshot: Snapshot,
    among: Collection[int],
    random: Random,
) -> tuple[list[Published], dict[tuple[str, int], list[int]]]:
    """Return a question's figures, and its classes where a hundred answered."""
    totals = _totals(snapshot.tree, points)
    ranges = snapshot.ranges(_respondents(points), among)
    twins = same_people(snapshot.tree, snapshot.invited, set(ranges))
    figures: dict[int, Published] = {}
    classes: dict[int, list[int]] = {}
    for team in sorted(ranges.keys() - twins.keys()):
        figures[team] = _figure(question, team, totals[team], ranges[team], random)
        if ranges[team][0] >= DISTRIBUTION_FROM:
            classes[team] = _classes(totals[team], random)
    for team, twin in twins.items():
        figures[team] = replace(figures[twin], team_id=team)
        if twin in classes:
            classes[team] = classes[twin]
    ordered = [figures[team] for team in sorted(figures)]
    return ordered, {(question, team): found for team, found in classes.items()}


def _of_company(
    top: int, figures: list[Published], classes: dict[tuple[str, int], list[int]]
) -> tuple[list[Published], dict[tuple[str, int], list[int]]]:
    """Keep the company's line of what the rule would let publish, and no team's.

    Fewer lines tell less; left to itself, its range would take every blank team for
    one in which few answered.
    """
    kept = {
        (question, team): one
        for (question, team), one in classes.items()
        if team == top
    }
    return [one for one in figures if one.team_id == top], kept


def _alike(
    snapshot: Snapshot,
    complete: Counter[tuple[int, tuple[int, ...]]],
    asked: Sequence[str],
) -> "Cohesion | None":
    """Return the company's statistics, where those of fifty do not tell of all."""
    # Numbers take a quarter of what a tick does that closes nothing.
    from engagement.pulses.closing.cohesion import (  # noqa: PLC0415
        LEAST_BALLOTS,
        cohesion,
    )

    everybody = snapshot.people[snapshot.tree.top]
    together = _by_rest(snapshot, complete)
    if not together or highest_bound(everybody) < LEAST_BALLOTS:
        return None
    return cohesion(together, asked, WEEKLY)


def _by_rest(
    snapshot: Snapshot, complete: Counter[tuple[int, tuple[int, ...]]]
) -> Counter[tuple[int, tuple[int, ...]]]:
    """Put complete ballots together so that each group has at least k of them.

    Groups of one add nothing to what is pooled within groups: in a company of such
    groups and one team of four, the company's statistics would be those of the four.
    """
    counts: Counter[int] = Counter()
    for (group, _), number in complete.items():
        counts[group] += number
    homes = snapshot.tree.homes(set(snapshot.ranges(counts)))
    together: Counter[tuple[int, tuple[int, ...]]] = Counter()
    for (group, points), number in complete.items():
        if group in homes:
            together[homes[group], points] += number
    return together


def _respondents(points: Counter[tuple[int, int]]) -> Counter[int]:
    counts: Counter[int] = Counter()
    for (group, _), number in points.items():
        counts[group] += number
    return counts


def _totals(tree: Tree, points: Counter[tuple[int, int]]) -> dict[int, list[int]]:
    """Return each team's numbers by point, with everything below it."""
    by_point = [
        tree.totals({group: n for (group, at), n in points.items() if at == point})
        for point in POINTS
    ]
    return {team: [totals[team] for totals in by_point] for team in tree.order}


def _figure(
    question: str,
    team: int,
    classes: list[int],
    respondents: tuple[int, int],
    random: Random,
) -> Published:
    """Round a share on the grid of the published range, not of the exact number."""
    steps = steps_for(respondents[0])
    value = round_at_random(sum(classes[FAVOURABLE - 1 :]), sum(classes), steps, random)
    variance = rounding_variance(steps)
    return Published(question, team, value / steps, steps, variance, *respondents)


def _classes(classes: list[int], random: Random) -> list[int]:
    return [
        round_at_random(number, sum(classes), DISTRIBUTION_STEPS, random)
        for number in classes
    ]


def mobilisations(figures: list[Published]) -> list[Published]:
    """Average the published mobilisation questions, where a team has all of them."""
    by_team: dict[int, list[Published]] = defaultdict(list)
    for figure in figures:
        if figure.question in WEEKLY:
            by_team[figure.team_id].append(figure)
    return [
        Published(
            MOBILISATION,
            team,
            sum(figure.share for figure in parts) / len(parts),
            0,
            sum(figure.rounding for figure in parts) / len(parts) ** 2,
            min(figure.low for figure in parts),
            max(figure.high for figure in parts),
        )
        for team, parts in sorted(by_team.items())
        if len(parts) == len(WEEKLY)
    ]


def _participation(
    snapshot: Snapshot, ranges: Mapping[int, tuple[int, int]]
) -> list[Published]:
    """Publish who took part: a range, the number invited, and the least share."""
    twins = same_people(snapshot.tree, snapshot.invited, set(ranges))
    figures = []
    for team in sorted(ranges):
        low, high = ranges[twins.get(team, team)]
        invited = snapshot.people[team]
        figures.append(
            Published(ANSWERS, team, low / invited, 0, 0.0, low, high, invited)
        )
    return figures
