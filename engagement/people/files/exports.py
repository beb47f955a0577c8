"""Exports of the tools that keep people, pure: their columns as ours.

Personio, BambooHR, Entra ID, Workday, Silae, Lucca and what resembles them: a name in
two columns or one, a team in the department, the location or the manager; who has left,
has not begun or is a guest stands among the others.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from engagement.files.csv_file import plain
from engagement.files.tables import Table
from engagement.people.files import days
from engagement.people.files.export_words import (
    FALLBACKS,
    FUTURE,
    GONE,
    GUESTS,
    PLACES,
    SWAPPED,
)
from engagement.people.files.lines import PersonLine
from engagement.people.files.team_codes import TeamCodes
from engagement.refusals import FileRefused, Reason, Refusal, RowRefused

KEPT = ("role", "lead of", "leaves", "language")
COLUMNS = ("person", "name", "e-mail", "team", *KEPT)
IN_BRACKETS = re.compile(r".*<([^<>]+)>\s*")
BEHIND = re.compile(r"\s*\([^()]*\)\s*$")
"""What Workday writes behind a team: who leads it."""
ANY_PLACE = "any"
"""Where nobody has said yet which column it is, the first one is shown."""
UNRESOLVED = "\0"


class LeftOut(StrEnum):
    """Why a row is nobody's to ask."""

    GONE = "gone"  # and was not in the directory
    FUTURE = "future"  # has not begun
    GUEST = "guest"


@dataclass(frozen=True)
class Directory:
    """Who and what is known, and the day."""

    persons: Mapping[str, PersonLine]
    teams: Mapping[str, str]
    """Names of open teams, by code."""
    today: date


@dataclass
class Export:
    """What an export says, in our columns."""

    table: Table
    left_out: Counter[LeftOut] = field(default_factory=Counter)
    places: Mapping[str, str] = field(default_factory=dict)
    """The columns from which teams may come, and how the file calls each."""
    place: str = ""
    missing: list[str] = field(default_factory=list)
    """Teams that are named there and not known."""


def export_of(table: Table, known: Directory, place: str = "") -> Export:
    """Return what an export says; `place`: the column from which teams come.

    Raises `FileRefused` where that is not told, and more than one could be.
    """
    return _Reader(table, known).export(place)


class _Reader:
    """Reads the columns of one file."""

    def __init__(self, table: Table, known: Directory) -> None:
        self.table, self.known = table, known
        self.rows = [(number, cells) for number, cells in table.records()]
        self.columns = {
            ours: [name for name in (ours, *some) if name in table.columns]
            for ours, some in FALLBACKS.items()
        }
        self.swapped = [name for name in SWAPPED if name in table.columns]
        self.codes = TeamCodes(known.teams)
        self.by_email = {line.email: key for key, line in known.persons.items()}
        self.order = days.order_of(
            text for ours in ("begins", "ends") for text in self._texts(ours)
        )
        self.refused = list(table.refused)

    def export(self, wanted: str) -> Export:
        places = {
            place: self.table.seen(self.columns[place][0])
            for place in PLACES
            if self.columns[place]
        }
        place = wanted if wanted in places else self._place(places, wanted)
        left_out: Counter[LeftOut] = Counter()
        missing: dict[str, None] = {}
        said = []
        for number, cells in self.rows:
            why = self._left_out(number, cells)
            if why is None:
                continue
            row = self._row(cells, place)
            is_known = row["person"] in self.known.persons
            if why and not (why is LeftOut.GONE and is_known):
                left_out[LeftOut(why)] += 1
                continue
            if why:  # whatever the file says of where they worked
                team = self.known.persons[row["person"]].team
                row |= {"leaves": "yes", "team": team}
            said.append((number, row))
            if not why and self._team(cells, place) == UNRESOLVED:
                missing.setdefault(row["team"])
        return Export(self._ours(said), left_out, places, place, [*missing])

    def _ours(self, said: Sequence[tuple[int, Mapping[str, str]]]) -> Table:
        used = {name for _, row in said for name in row} or {"person", "team"}
        columns = tuple(name for name in COLUMNS if name in used)
        rows = [
            (number, [row.get(name, "") for name in columns]) for number, row in said
        ]
        return Table(columns, columns, [*rows], self.refused, self.table.sheet)

    def _texts(self, ours: str) -> Iterator[str]:
        return (self._cell(cells, ours) for _, cells in self.rows)

    def _cell(self, cells: Mapping[str, str], ours: str) -> str:
        """Return what a row has in the first of some columns that is not empty."""
        found = (cells[name] for name in self.columns[ours])
        return next((text for text in found if text), "")

    def _row(self, cells: Mapping[str, str], place: str) -> dict[str, str]:
        email = _address(self._cell(cells, "e-mail"))
        row = {"person": self._person(cells, email)}
        if any(self.columns[one] for one in ("name", "last name")) or self.swapped:
            row["name"] = self._name(cells)
        if self.columns["e-mail"]:
            row["e-mail"] = email
        row["team"] = self._place_cell(cells, place)
        code = self._team(cells, place)
        if code != UNRESOLVED:
            row["team"] = code
        return row | {name: cells[name] for name in KEPT if name in cells}

    def _person(self, cells: Mapping[str, str], email: str) -> str:
        if self.columns["person"]:
            return self._cell(cells, "person")
        return self.by_email.get(email, email) if email else ""

    def _name(self, cells: Mapping[str, str]) -> str:
        first, last = self._cell(cells, "first name"), self._cell(cells, "last name")
        whole = self._cell(cells, "name")
        if swapped := next((cells[name] for name in self.swapped), ""):
            last, _comma, first = (part.strip() for part in swapped.partition(","))
        if not first and not self.columns["last name"]:
            return whole or last
        last = last or whole
        is_whole = {*plain(first).split()} <= {*plain(last).split()}
        return last if is_whole else f"{first} {last}".strip()

    def _place(self, places: Mapping[str, str], wanted: str) -> str:
        """Return the column from which teams come, as far as known teams tell it.

        That a manager leads some team tells less than what a column calls a team.
        """
        if "team" in places or len(places) <= 1:
            return next(iter(places), "team")
        found = {
            place: [self._team(cells, place) for _, cells in self.rows]
            for place in places
            if place != "manager"
        }
        sound = {place: some for place, some in found.items() if UNRESOLVED not in some}
        if sound and len({tuple(some) for some in sound.values()}) == 1:
            return next(iter(sound))
        if wanted == ANY_PLACE:
            return next(iter(places))
        raise FileRefused(Reason.WHICH_TEAM, columns=", ".join(places.values()))

    def _place_cell(self, cells: Mapping[str, str], place: str) -> str:
        text = self._cell(cells, place)
        return BEHIND.sub("", text) if place == "department" else text

    def _team(self, cells: Mapping[str, str], place: str) -> str:
        """Return the code of a row's team; an empty cell is that of none."""
        text = self._cell(cells, place)
        if not text:
            return ""
        if place == "manager":
            return self._led_by(text)
        for one in (text, self._place_cell(cells, place)):
            try:
                code = self.codes.code(one)
            except RowRefused:
                return one  # which is refused with its codes
            if code in self.known.teams:
                return code
        return UNRESOLVED

    def _led_by(self, text: str) -> str:
        """Return the one team that a manager leads: by code, address or name."""
        sought = plain(_address(text))
        last, _comma, first = sought.partition(",")
        turned = f"{first.strip()} {last.strip()}" if first else sought
        leads = {
            tuple(sorted(line.leads))
            for key, line in self.known.persons.items()
            if sought in (plain(key), line.email)
            or plain(line.name) in (sought, turned)
        }
        (led, *others) = leads or {()}
        return led[0] if len(led) == 1 and not others else UNRESOLVED

    def _left_out(self, number: int, cells: Mapping[str, str]) -> LeftOut | str | None:
        """Return why a row is left out; empty: it is not; None: it is refused."""
        status = plain(self._cell(cells, "status"))
        if plain(self._cell(cells, "kind")) in GUESTS:
            return LeftOut.GUEST
        if status in FUTURE:
            return LeftOut.FUTURE
        try:
            has_left = status in GONE or self._is_over(cells)
            has_begun = not self._is_to_come(cells)
        except RowRefused as refusal:
            self.refused.append(Refusal(number, refusal.reason, refusal.values))
            return None
        if has_left:
            return LeftOut.GONE
        return "" if has_begun else LeftOut.FUTURE

    def _is_over(self, cells: Mapping[str, str]) -> bool:
        found = self._days(cells, "ends")
        return _same(
            [one < self.known.today for one in found], self._cell(cells, "ends")
        )

    def _is_to_come(self, cells: Mapping[str, str]) -> bool:
        found = self._days(cells, "begins")
        later = [one > self.known.today for one in found]
        return _same(later, self._cell(cells, "begins"))

    def _days(self, cells: Mapping[str, str], ours: str) -> list[date]:
        text = self._cell(cells, ours)
        found = days.readings(text, self.order)
        if text and not found:
            raise RowRefused(Reason.BAD_DATE, date=text)
        return found


def _same(found: list[bool], text: str) -> bool:
    """Return what all readings of a day agree on; that a day is missing is no."""
    if len(set(found)) > 1:
        raise RowRefused(Reason.TWO_DATES, date=text)
    return any(found)


def _address(text: str) -> str:
    """Return an address as mail programs write it: after mailto:, within brackets."""
    inner = IN_BRACKETS.fullmatch(text)
    return (inner[1] if inner else text).strip().lower().removeprefix("mailto:")
