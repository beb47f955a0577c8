"""Trends: every team by week, by question and by who took part."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
from sqlalchemy.orm import Session

from engagement import weeks
from engagement.insight.cache import cached
from engagement.insight.series.change_from_usual import (
    HIDDEN,
    ChangeFromUsual,
    is_moved_with_participation,
)
from engagement.insight.series.staff_history import (
    RecentWeeks,
    StaffHistory,
    known_history,
    recent_weeks,
)
from engagement.insight.trends.heat_table import (
    PER_PAGE,
    HeatCell,
    TrendsSort,
    cells,
)
from engagement.insight.trends.rows import (
    RespondentRange,
    TrendsPage,
    TrendsRow,
    regions,
)
from engagement.people import queries as people
from engagement.people.team_tree import top_down
from engagement.pulses import bank
from engagement.pulses.queries import Blanks
from engagement.statistics.findings import Withheld
from engagement.web.lists import Order, Part, sort


@dataclass(frozen=True, eq=False)
class Trends:
    """A staff measure week by week, and what there is of the last four weeks."""

    measure: str
    tree: Sequence[tuple[int, people.Node]]
    """Depths and teams from the top down; the company is the first."""
    history: StaffHistory
    participation: StaffHistory
    recent: RecentWeeks

    @property
    def teams(self) -> Part:
        return Part(1, max(0, len(self.tree) - 1), PER_PAGE)

    @property
    def usual(self) -> list[int]:
        """Return the teams that are drawn where none is chosen: the regions."""
        above = {node.parent_id for _, node in self.tree}
        return [n.id for depth, n in self.tree if depth == 1 and n.id in above]

    def among(self, teams: Sequence[int]) -> tuple[people.Node, list[people.Node]]:
        """Return the company, and these teams in the order of the tree."""
        _, company = self.tree[0]
        return company, [node for _, node in self.tree if node.id in teams]

    @property
    def refusals(self) -> tuple[Withheld, ...]:
        """Return why nothing is said of teams, where that holds for all of them."""
        below = [node.id for _, node in self.tree[1:]]
        reasons = set(self.history.table.loc[below, "change"])
        only = reasons.pop() if len(reasons) == 1 else HIDDEN
        return (only,) if isinstance(only, Withheld) and only != HIDDEN else ()

    def listing(self, by: str, order: Order, page: int) -> TrendsPage:
        """Return one page of the teams, sorted by a column or a question."""
        part = Part(page, self.teams.total, PER_PAGE)
        company, below = self.tree[:1], self.tree[1:]
        if by != TrendsSort.TREE:
            company = [(0, node) for _, node in company]
            below = self._sorted(by, order)
        shown = [*company, *below[part.first - 1 : part.last]]
        rows, is_tree = tuple(self._rows(shown)), by == TrendsSort.TREE
        return TrendsPage(rows, part, regions(self.tree), is_tree)

    def as_report(self) -> dict[str, object]:
        return {
            "measure": self.measure,
            "weeks": list(map(weeks.iso_week, self.history.weeks)),
            "questions": {
                "from": weeks.iso_week(self.recent.span.first),
                "to": weeks.iso_week(self.recent.span.last),
                "asked": list(self.recent.questions),
            },
            "participation": list(map(weeks.iso_week, self.recent.weeks)),
            "rows": [row.as_report() for row in self._rows(self.tree)],
        }

    def lines(self) -> Iterator[str]:
        """Yield the weeks of each team as text, and its change."""
        yield f"{self.measure}: " + ", ".join(map(weeks.iso_week, self.history.weeks))
        for row in self._rows(self.tree):
            told = [_as_text(one) for one in (*row.weeks, row.change)]
            yield "  " * row.depth + f"{row.node.name}: " + ", ".join(told)

    def _sorted(self, by: str, order: Order) -> list[tuple[int, people.Node]]:
        """Return the teams below the company by a key; those without one come last."""
        nodes = {node.id: node for _, node in self.tree[1:]}
        keys = self._keys(by, nodes).loc[list(nodes)]
        return [(0, nodes[team]) for team in sort(keys, order)]

    def _keys(self, by: str, nodes: Mapping[int, people.Node]) -> pd.Series:
        """Return what teams are sorted by: index `team`, NaN where there is nothing."""
        if by == TrendsSort.NAME:
            names = {team: node.name.casefold() for team, node in nodes.items()}
            return pd.Series(names, dtype=object)
        if by == TrendsSort.CHANGE:
            return self.history.table["reach"]
        if by in self.recent.questions:
            return self.recent.shares[by]
        if self.history.weeks:
            return self.history.shares.iloc[:, -1]
        return self.history.table["reach"]

    def _rows(self, tree: Sequence[tuple[int, people.Node]]) -> Iterator[TrendsRow]:
        history, recent = self.history, self.recent
        ids = [node.id for _, node in tree]
        frames = history.shares, history.alerts, recent.shares, recent.rates
        parts = [frame.loc[ids].to_numpy().tolist() for frame in frames]
        changes, took_part = (
            one.table.loc[ids, "change"] for one in (history, self.participation)
        )
        respondents = recent.people.loc[ids].itertuples(index=False, name=None)
        rows = zip(tree, *parts, changes, took_part, respondents, strict=True)
        for (depth, node), shares, alerts, questions, rates, change, part, told in rows:
            yield TrendsRow(
                depth,
                node,
                cells(shares, alerts),
                change,
                is_moved_with_participation(change, part),
                cells(questions),
                cells(rates),
                _respondents(*told),
            )


def _respondents(
    least: float, most: float, invited: float
) -> RespondentRange | Withheld:
    if pd.isna(least):
        return HIDDEN
    asked = None if pd.isna(invited) else int(invited)
    return RespondentRange(int(least), int(most), asked)


def _as_text(one: HeatCell | ChangeFromUsual | Withheld) -> str:
    if isinstance(one, HeatCell):
        return f"{one.share:.0%}"
    return one.as_report() if isinstance(one, ChangeFromUsual) else one.reason.value


def trends(session: Session, measure: str, this_week: int, blanks: Blanks) -> Trends:
    """Read the tree anew, and figures once for each state of the data."""
    nodes = people.nodes(session)
    teams = tuple((node.id, node.parent_id) for node in nodes)
    return Trends(
        measure,
        [(depth, nodes[at]) for depth, at in top_down(nodes)],
        known_history(session, teams, measure, this_week, blanks),
        known_history(session, teams, bank.ANSWERS, this_week, blanks),
        cached(
            session,
            ("recent weeks", this_week, teams, blanks),
            lambda: recent_weeks(session, teams, this_week, blanks),
        ),
    )
