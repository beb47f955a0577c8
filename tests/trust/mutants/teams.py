"""Broken ways to choose the teams that are shown, and where leads count."""

from collections.abc import Collection, Mapping
from types import ModuleType

from engagement import anonymity
from engagement.anonymity import Tree
from engagement.pulses import counting


def hide_below_five(tree: Tree, counts: Mapping[int, int], k: int) -> set[int]:
    """Show every team with five respondents, as most suites do."""
    return {team for team, total in tree.totals(counts).items() if total >= k}


def hide_a_sibling_too(tree: Tree, counts: Mapping[int, int], k: int) -> set[int]:
    """Never hide one team alone beside its siblings: the usual second rule.

    No rule says how many people are left over; two hidden teams may have one each.
    """
    shown = hide_below_five(tree, counts, k)
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
        "own people forgotten",
        anonymity,
        "table[min(counts.get(team, 0), k)] = 0",
        "table[0] = 0",
    ),
    (
        "any residual is enough",
        anonymity,
        "residual = 0 if table[0] >= table[k] else k",
        "residual = max(range(k + 1), key=table.__getitem__)",
    ),
    (
        "one person counts as k",
        anonymity,
        "together = min(k, residual + child_residual)",
        "together = k if residual + child_residual else 0",
    ),
    (
        "the child's residual lost",
        anonymity,
        "together = min(k, residual + child_residual)",
        "together = residual",
    ),
    (
        "own residual lost",
        anonymity,
        "together = min(k, residual + child_residual)",
        "together = child_residual",
    ),
    (
        "atoms of k - 1",
        anonymity,
        "min(counts.get(team, 0), k)",
        "min(counts.get(team, 0) + 1, k)",
    ),
    (
        "everybody's count for every question",
        counting,
        "shown_teams(tree, _respondents(points), k)",
        "shown_teams(tree, tally.ballots, k)",
    ),
    (
        "who took part for every team",
        counting,
        "answers = sorted(shown_teams(tree, tally.ballots, k))",
        "answers = [t for t, n in tree.totals(tally.ballots).items() if n >= k]",
    ),
    (
        "a distribution for every team",
        counting,
        "if sum(totals[team]) >= DISTRIBUTION_FROM:",
        "for team in tree.order:",
    ),
)
"""(name, module, line, broken line): each gives groups under five away."""
