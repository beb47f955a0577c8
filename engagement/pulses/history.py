"""Past results of another tool, taken in as exact figures."""

from collections import defaultdict
from collections.abc import Container, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from engagement import database
from engagement.anonymity.groups import Group, Tree
from engagement.anonymity.publication import small_rests
from engagement.config import Settings
from engagement.people import queries as people
from engagement.people.files.team_codes import TeamCodes
from engagement.pulses import history_file
from engagement.pulses.bank import MOBILISATION
from engagement.pulses.closing.counting import Counted, Published, mobilisations
from engagement.pulses.closing.releases import FIGURE_COLUMNS, release
from engagement.pulses.history_file import PastResult
from engagement.pulses.models import Figure, Pulse
from engagement.refusals import Reason, Refusal, RowRefused

LAST = 10**9
"""Later than every week."""
Cell = tuple[int, int, str]
"""Week, team, question."""


@dataclass(frozen=True)
class HistoryOutcome:
    """What a file brought."""

    added: int
    same: int
    refused: list[Refusal]


def take_in(
    session: Session, content: bytes, this_week: int, now: datetime, settings: Settings
) -> HistoryOutcome:
    """Release the rows of a file, week by week; the caller commits.

    What has been published is never changed: a row that stands already counts as
    "same", one that says otherwise is refused, as is one that, with all that is known
    of its week, tells a handful of people apart (R6). Raises `FileRefused`.
    """
    table = history_file.parse(content)
    database.work_alone(session)
    nodes = people.nodes(session)
    codes = TeamCodes({node.key: node.name for node in nodes})
    results, refused = history_file.results_in(table, codes)
    team_ids = {node.key: node.id for node in nodes}
    last_week = min(this_week - 1, _before_pulses(session))
    standing, same = _standing(session), 0
    wanted: dict[Cell, Published] = {}
    rows: dict[Cell, int] = {}
    for result in results:
        try:
            cell, figure = _figure(result, team_ids)
            _check_week(result, this_week, last_week)
            known = wanted.get(cell) or standing.get(cell)
            _check_against(known, figure)
        except RowRefused as refusal:
            refused.append(Refusal(result.row, refusal.reason, refusal.values))
        else:
            same += known is not None
            if known is None:
                wanted[cell], rows[cell] = figure, result.row
    tree = Tree(Group(node.id, node.parent_id, is_settled=True) for node in nodes)
    least = settings.smallest_group
    telling = _telling(tree, wanted, standing, least)
    values = {"least": least}
    refused += [Refusal(rows[cell], Reason.TELLS_A_FEW, values) for cell in telling]
    wanted = {cell: one for cell, one in wanted.items() if cell not in telling}
    means = _mobilisations(tree, wanted, standing, least)
    _release(session, wanted | means, now, settings.secret)
    return HistoryOutcome(len(wanted), same, sorted(refused, key=lambda one: one.row))


def _before_pulses(session: Session) -> int:
    """Return the last week before the first pulse: later ones take no imported row."""
    first = session.scalar(select(func.min(Pulse.week)))
    return LAST if first is None else first - 1


def _check_week(result: PastResult, this_week: int, last_week: int) -> None:
    if result.week >= this_week:
        raise RowRefused(Reason.WEEK_NOT_OVER, week=result.said_week)
    if result.week > last_week:
        raise RowRefused(Reason.WEEK_OF_PULSES, week=result.said_week)


def _telling(
    tree: Tree,
    wanted: Mapping[Cell, Published],
    standing: Mapping[Cell, Published],
    k: int,
) -> set[Cell]:
    """Return the new rows that would leave 1 to k - 1 people by subtraction.

    Of two rows, the one of the team above goes; where that one stands, those below.
    """
    respondents: dict[tuple[int, str], dict[int, int]] = defaultdict(dict)
    for (week, team, question), figure in wanted.items():
        respondents[week, question][team] = figure.low
    for (week, team, question), figure in standing.items():
        if (week, question) in respondents:
            respondents[week, question][team] = figure.low
    telling: set[Cell] = set()
    for (week, question), known in respondents.items():
        new = {team for team in known if (week, team, question) in wanted}
        while gone := _to_refuse(tree, known, new, k):
            telling |= {(week, team, question) for team in gone}
            for team in gone:
                del known[team]
    return telling


def _to_refuse(
    tree: Tree, known: Mapping[int, int], new: Container[int], k: int
) -> set[int]:
    """Return the new rows to refuse first, from the bottom of the tree up."""
    small = {
        team: [one for one in ([team] if team in new else below) if one in new]
        for team, below in small_rests(tree, known, k).items()
    }
    above = {
        one for team, gone in small.items() if gone for one in tree.line_up(team)[1:]
    }
    return {one for team, gone in small.items() if team not in above for one in gone}


def _figure(result: PastResult, team_ids: Mapping[str, int]) -> tuple[Cell, Published]:
    if result.team not in team_ids:
        raise RowRefused(Reason.UNKNOWN_TEAM, team=result.team)
    team, n = team_ids[result.team], result.n
    figure = Published(result.question, team, result.share, 0, 0.0, n, n)
    return (result.week, team, result.question), figure


def _check_against(known: Published | None, figure: Published) -> None:
    if known is not None and known != figure:
        raise RowRefused(Reason.ALREADY_RELEASED)


def _standing(session: Session) -> dict[Cell, Published]:
    rows = session.execute(select(Figure.week, *FIGURE_COLUMNS)).all()
    figures = ((row.week, Published(*row[1:])) for row in rows)
    return {(week, one.team_id, one.question): one for week, one in figures}


def _mobilisations(
    tree: Tree,
    wanted: Mapping[Cell, Published],
    standing: Mapping[Cell, Published],
    k: int,
) -> dict[Cell, Published]:
    """Average the weekly questions of each team and week that has all of them.

    Unless it gives its mobilisation itself, and not where these means could be
    subtracted, as of rows about different questions.
    """
    given = {**standing, **wanted}
    weeks: dict[int, list[Published]] = defaultdict(list)
    for (week, _, _), figure in given.items():
        weeks[week].append(figure)
    means = {
        (week, mean.team_id, MOBILISATION): mean
        for week in {week for week, _, _ in wanted}
        for mean in mobilisations(weeks[week])
        if (week, mean.team_id, MOBILISATION) not in given
    }
    telling = _telling(tree, means, given, k)
    return {cell: mean for cell, mean in means.items() if cell not in telling}


def _release(
    session: Session, wanted: Mapping[Cell, Published], now: datetime, secret: str
) -> None:
    weeks: dict[int, list[Published]] = defaultdict(list)
    for (week, _, _), figure in wanted.items():
        weeks[week].append(figure)
    for week, figures in sorted(weeks.items()):
        release(session, week, Counted(figures, {}, []), None, now=now, secret=secret)
