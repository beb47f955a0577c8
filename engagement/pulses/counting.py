"""From ballots to what is published: pure, so that it can be attacked in tests."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from engagement.anonymity import (
    DISTRIBUTION_FROM,
    DISTRIBUTION_STEPS,
    Random,
    Tree,
    comment_places,
    respondents_range,
    rounded,
    rounding_variance,
    shown_teams,
    steps_for,
)
from engagement.pulses.bank import ANSWERS, FAVOURABLE, MOBILISATION, POINTS, WEEKLY
from engagement.pulses.cohesion import Cohesion, cohesion


@dataclass(frozen=True)
class Ballot:
    """One person's answers, as they come out of an envelope."""

    group_id: int
    ratings: Mapping[str, int]
    """Question to point, 1 to 5; "prefer not to say" is left out."""
    comment: str = ""


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


@dataclass(frozen=True)
class Counted:
    """Everything that a closing publishes."""

    figures: list[Published]
    distributions: dict[tuple[str, int], list[int]]
    """(question, team) to the five classes in twentieths."""
    comments: list[tuple[int, str]]
    """(team, text), shuffled."""
    cohesion: Cohesion | None = None
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


def counted(  # noqa: PLR0913 - the one place where all of it comes together
    ballots: Iterable[Ballot],
    tree: Tree,
    invited: Mapping[int, int],
    k: int,
    random: Random,
    *,
    asked: Sequence[str] = (),
) -> Counted:
    """Count ballots and keep only what rules R6 to R9 allow to publish.

    invited: persons by counting group. random: draws the rounding and the shuffle.
    asked: the pulse's questions, for the company's statistics.
    """
    tally = Tally()
    for ballot in ballots:
        tally.add(ballot, asked)
    figures: list[Published] = []
    distributions: dict[tuple[str, int], list[int]] = {}
    for question, points in sorted(tally.points.items()):
        totals = _totals(tree, points)
        for team in sorted(shown_teams(tree, _respondents(points), k)):
            figures.append(_figure(question, team, totals[team], random))
            if sum(totals[team]) >= DISTRIBUTION_FROM:
                distributions[question, team] = _classes(totals[team], random)
    answers = sorted(shown_teams(tree, tally.ballots, k))
    figures += _mobilisation(figures)
    figures += _participation(tree, tally.ballots, invited, answers)
    places = comment_places(tree, tally.ballots, set(answers))
    comments = [
        (places[group], text) for group, text in tally.comments if group in places
    ]
    complete = _by_atom(tree, tally.complete, k)
    alike = cohesion(complete, asked, WEEKLY) if complete else None
    return Counted(figures, distributions, _shuffled(comments, random), alike)


def _by_atom(
    tree: Tree, complete: Counter[tuple[int, tuple[int, ...]]], k: int
) -> Counter[tuple[int, tuple[int, ...]]]:
    """Put complete ballots together so that each group has at least k of them.

    Groups of one add nothing to what is pooled within groups: in a company of such
    groups and one team of four, the company's statistics would be those of the four.
    """
    counts: Counter[int] = Counter()
    for (group, _), number in complete.items():
        counts[group] += number
    homes = tree.homes(shown_teams(tree, counts, k))
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


def _figure(question: str, team: int, classes: list[int], random: Random) -> Published:
    respondents, favourable = sum(classes), sum(classes[FAVOURABLE - 1 :])
    steps = steps_for(respondents)
    value = rounded(favourable, respondents, steps, random)
    return Published(
        question,
        team,
        value / steps,
        steps,
        rounding_variance(steps),
        *respondents_range(respondents),
    )


def _classes(classes: list[int], random: Random) -> list[int]:
    return [
        rounded(number, sum(classes), DISTRIBUTION_STEPS, random) for number in classes
    ]


def _mobilisation(figures: list[Published]) -> list[Published]:
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
    tree: Tree, ballots: Mapping[int, int], invited: Mapping[int, int], teams: list[int]
) -> list[Published]:
    """Publish the range of respondents, and a rate computed from that range alone."""
    respondents, persons = tree.totals(ballots), tree.totals(invited)
    figures = []
    for team in teams:
        low, high = respondents_range(respondents[team])
        rate = min(1.0, (low + high) / 2 / max(1, persons[team]))
        figures.append(Published(ANSWERS, team, rate, 0, 0.0, low, high))
    return figures


def _shuffled(comments: list[tuple[int, str]], random: Random) -> list[tuple[int, str]]:
    """Shuffle by Fisher and Yates, drawing from the random source alone."""
    shuffled = list(comments)
    for last in range(len(shuffled) - 1, 0, -1):
        other = random.randrange(last + 1)
        shuffled[last], shuffled[other] = shuffled[other], shuffled[last]
    return shuffled
