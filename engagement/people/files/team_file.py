"""The file of teams, pure: which of its rows may stand in the tree.

Every team is walked from itself to the top once, so that the work grows with the
number of teams, however deep they stand.
"""

from collections.abc import Collection, Container, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from engagement.files.csv_file import plain
from engagement.files.tables import Table
from engagement.people.files import days
from engagement.people.files.days import DayOrder
from engagement.people.files.lines import (
    ParsedFile,
    TeamLine,
    compare,
    sound_rows,
)
from engagement.people.files.team_codes import TeamCodes
from engagement.refusals import Reason, Refusal

SOUND = ""
"""Stands where the key of the nearest refused row would."""


@dataclass(frozen=True)
class TeamFault:
    """Why a row may not stand, and the team that is the cause."""

    reason: Reason
    team: str


def teams_in(
    table: Table,
    known: Mapping[str, TeamLine],
    closed: Collection[str] = (),
    latest: str = "",
) -> ParsedFile[TeamLine]:
    """Sort the rows of a file of teams; no order of rows is asked for.

    A row on a loop is refused, and so is every row below a refused one. While only
    one team is known, the top of the file takes its place. `latest` is the last day
    that `since` may name, as 2026-10-14; empty: no day counts any more.
    """
    numbered, refused = _sound_rows(table, known, closed, latest)
    lines = {line.key: line for _, line in numbered}
    spoilt = {cells["team"] for _, cells in table.records()} - lines.keys() - {""}
    taken_over = _taken_over(known, {*lines, *spoilt})
    top = next((line.key for line in lines.values() if not line.parent), "")
    if taken_over and top:
        known = {top: TeamLine(top, "", "")}
    faults = _faults(
        {key: line.parent for key, line in lines.items()},
        spoilt,
        {key: line.parent for key, line in known.items()},
    )
    refused += [
        Refusal(number, faults[line.key].reason, {"team": faults[line.key].team})
        for number, line in numbered
        if line.key in faults
    ]
    standing = (line for _, line in numbered if line.key not in faults)
    reading = compare(standing, known, refused)
    reading.unheard = _unheard(table, lines)
    if taken_over and top and top not in faults:
        reading.renamed = {taken_over: top}
    return reading


def _unheard(table: Table, lines: Mapping[str, TeamLine]) -> int:
    """Return how many rows say a first day that is not the team's."""
    order = _order_of(table)
    return sum(
        (said := _since(cells, order)) != "" and said != lines[cells["team"]].since
        for _, cells in table.records()
        if cells["team"] in lines
    )


def _sound_rows(
    table: Table, known: Mapping[str, TeamLine], closed: Collection[str], latest: str
) -> tuple[list[tuple[int, TeamLine]], list[Refusal]]:
    codes = _codes(table, known, closed)
    order = _order_of(table)

    def fault(row: int, cells: Mapping[str, str]) -> Refusal | None:
        return (
            _since_fault(row, cells, order)
            or codes.fault(row, cells["parent"])
            or _closed_fault(row, cells, closed)
        )

    def line_of(cells: Mapping[str, str]) -> TeamLine:
        return _line(cells, codes, known, latest, _since(cells, order))

    return sound_rows(table, line_of, fault, {*known, *closed})


def _codes(
    table: Table, known: Mapping[str, TeamLine], closed: Container[str]
) -> TeamCodes:
    """Return the codes of the teams as they are called once the file is in."""
    said = {cells["team"]: cells["name"] for _, cells in table.records()}
    has_top = any(not cells["parent"] for _, cells in table.records())
    gone = _taken_over(known, said) if has_top else ""
    names = {key: line.name for key, line in known.items() if key != gone}
    return TeamCodes(names | said, closed)


def _line(
    cells: Mapping[str, str],
    codes: TeamCodes,
    known: Mapping[str, TeamLine],
    latest: str,
    day: str,
) -> TeamLine:
    key = cells["team"]
    before = known[key].since if key in known else ""
    # Later a team made old would be published at once and betray who joined it.
    return TeamLine(
        key,
        cells["name"],
        codes.code(cells["parent"]),
        day if "" < day <= latest else before,
    )


def _order_of(table: Table) -> DayOrder | None:
    """Return how the file writes days; French ones begin with the day."""
    if "since" not in table.columns:
        return None
    said = (cells["since"] for _, cells in table.records())
    is_french = plain(table.header[table.columns.index("since")]) == "depuis"
    return days.order_of(said) or (DayOrder.DAY_FIRST if is_french else None)


def _since(cells: Mapping[str, str], order: DayOrder | None) -> str:
    """Return the first day of a row as 2026-10-14; empty: there is none."""
    found = days.readings(cells.get("since", ""), order)
    return found[0].isoformat() if found else ""


def _since_fault(
    row: int, cells: Mapping[str, str], order: DayOrder | None
) -> Refusal | None:
    since = cells.get("since", "")
    found = days.readings(since, order)
    if since and len(found) != 1:
        reason = Reason.TWO_DATES if found else Reason.BAD_DATE
        return Refusal(row, reason, {"date": since})
    return None


def _closed_fault(
    row: int, cells: Mapping[str, str], closed: Container[str]
) -> Refusal | None:
    for team in (cells["team"], cells["parent"]):
        if team in closed:
            return Refusal(row, Reason.CLOSED_TEAM, {"team": team})
    return None


def _taken_over(known: Mapping[str, TeamLine], in_file: Container[str]) -> str:
    return next((key for key in known if len(known) == 1 and key not in in_file), "")


def _faults(
    wanted: Mapping[str, str], spoilt: AbstractSet[str], known: Mapping[str, str]
) -> dict[str, TeamFault]:
    """Return the faults of the wanted rows, by key; all mappings give parents.

    What stands (the sound rows over what is known) is one tree: each sound row
    reaches the top through sound rows and known teams that no row moves. `spoilt` are
    rows refused before; what hangs below them is refused too.
    """
    known_tops = [key for key, parent in known.items() if not parent]
    staying = [key for key in known_tops if not wanted.get(key)]
    new = [key for key, parent in wanted.items() if not parent]
    faults = _Walk(wanted, spoilt, known, staying or new[:1]).faults
    if any(key in faults for key in known_tops):
        # The old top stays where it is after all, so that no other can be.
        faults = _Walk(wanted, spoilt, known, known_tops).faults
    return faults


@dataclass
class _Walk:
    """The walk from every wanted row to the top."""

    wanted: Mapping[str, str]
    spoilt: AbstractSet[str]
    known: Mapping[str, str]
    tops: Collection[str]
    faults: dict[str, TeamFault] = field(default_factory=dict)
    refused_above: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.refused_above = {key: key for key in self.spoilt}
        for key in self.wanted:
            self._decide(key)

    def _decide(self, key: str) -> None:
        path: dict[str, None] = {}
        while key not in self.refused_above and key not in path:
            path[key] = None
            parent = self._parent(key)
            if not parent:
                self._settle_top(key)
            elif not self._exists(parent):
                self._refuse(key, TeamFault(Reason.UNKNOWN_PARENT, parent))
            else:
                key = parent
        if key not in self.refused_above:
            self._refuse_loop(key)
        for below in reversed(path):
            if below not in self.refused_above:
                self._inherit(below)

    def _parent(self, key: str) -> str:
        return self.wanted[key] if key in self.wanted else self.known[key]

    def _exists(self, key: str) -> bool:
        return key in self.wanted or key in self.known or key in self.spoilt

    def _settle_top(self, key: str) -> None:
        if key in self.tops:
            self.refused_above[key] = SOUND
        else:
            self._refuse(key, TeamFault(Reason.SECOND_ROOT, next(iter(self.tops))))

    def _refuse_loop(self, start: str) -> None:
        """Refuse every row on a loop; known teams on it stay where they are."""
        members = [start]
        while (above := self._parent(members[-1])) != start:
            members.append(above)
        rows = [key for key in members if key in self.wanted]
        for key in members:
            self.refused_above[key] = rows[0]
        for key in rows:
            self._refuse(key, TeamFault(Reason.LOOP, key))

    def _inherit(self, key: str) -> None:
        above = self.refused_above[self._parent(key)]
        if above != SOUND and key in self.wanted:
            self._refuse(key, TeamFault(Reason.PARENT_REFUSED, above))
        else:
            self.refused_above[key] = above

    def _refuse(self, key: str, fault: TeamFault) -> None:
        self.faults[key] = fault
        self.refused_above[key] = key
