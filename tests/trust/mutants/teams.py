"""Broken ways to choose the teams that are shown, and where leads count."""

from collections.abc import Collection, Mapping
from types import ModuleType

from engagement.anonymity import publication
from engagement.anonymity.groups import Tree
from engagement.pulses.closing import counting


def hide_below_five(
    tree: Tree,
    _invited: Mapping[int, int],
    counts: Mapping[int, int],
    k: int,
    _among: Collection[int] | None = None,
) -> set[int]:
    """Show every team with five respondents, as most suites do."""
    return {team for team, total in tree.totals(counts).items() if total >= k}


def hide_a_sibling_too(
    tree: Tree,
    invited: Mapping[int, int],
    counts: Mapping[int, int],
    k: int,
    _among: Collection[int] | None = None,
) -> set[int]:
    """Never hide one team alone beside its siblings: the usual second rule.

    No rule says how many people are left over; two hidden teams may have one each.
    """
    shown = hide_below_five(tree, invited, counts, k)
    totals = tree.totals(counts)
    for team in tree.order:
        below = [child for child in tree.below[team] if totals[child]]
        seen = [child for child in below if child in shown]
        if len(below) - len(seen) == 1 and seen:
            shown.discard(min(seen, key=totals.__getitem__))
    return shown


def in_own_team(
    team: int, _led: Collection[int], _parents: Mapping[int, int | None]
) -> int:
    """Count leads among their own people."""
    return team


def above_own_team_alone(
    team: int, led: Collection[int], parents: Mapping[int, int | None]
) -> int:
    """Count leads above the teams they lead, but only from their own team upwards."""
    group = team
    while group in led and parents[group] is not None:
        group = int(parents[group] or 0)
    return group


Line = tuple[str, ModuleType, str, str]
LINES: tuple[Line, ...] = (
    (
        "one person is enough of a rest",
        publication,
        "is_enough = self.respondents[team] >= self.least",
        "is_enough = self.respondents[team] > 0",
    ),
    (
        "k - 1 are enough of a rest",
        publication,
        "is_enough = self.respondents[team] >= self.least",
        "is_enough = self.respondents[team] >= self.least - 1",
    ),
    (
        "a department for its teams' sake",
        publication,
        "if team in allowed and rest.is_publishable(team):",
        "if team in allowed:",
    ),
    (
        "everybody's count for every question",
        counting,
        "ranges = snapshot.ranges(_respondents(points), among)",
        "ranges = dict(among)",
    ),
    (
        "who took part for every team",
        counting,
        "answers = snapshot.ranges(tally.ballots)",
        (
            "answers = {team: (n, n) for team, n in "
            "snapshot.tree.totals(tally.ballots).items() if n >= snapshot.k}"
        ),
    ),
    (
        "a distribution for every team",
        counting,
        "if ranges[team][0] >= DISTRIBUTION_FROM:",
        "for team in snapshot.tree.order:",
    ),
)
"""(name, module, line, broken line): each gives groups under five away."""
