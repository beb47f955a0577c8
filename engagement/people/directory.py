"""The two files of the directory, pure: bytes in, lines and refusals out.

`tree` sorts the rows of the first, this module those of the second.

teams:   team, name, parent (empty: the top of the company), since (may be left out)
persons: person, name, e-mail, team, role, lead of (codes separated by |)

`person` is an employee number or any other code that stays; without a column `name`
it is the name too. Columns that a file of persons leaves out change nothing of those
already known.
"""

import re
import unicodedata
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

from engagement.tables import (
    FileRefused,
    Reason,
    Refusal,
    Table,
    is_formula,
    table_from,
)


class Kind(StrEnum):
    """What a file of the directory holds; its header tells."""

    TEAMS = "teams"
    PERSONS = "persons"


@dataclass(frozen=True)
class TeamLine:
    """A team as a file states it; without a parent it is the top."""

    key: str
    name: str
    parent: str
    since: str = field(default="", compare=False)
    """The day from which it has existed; counts in the very first file alone."""


@dataclass(frozen=True)
class PersonLine:
    """A person as a file states it; shop staff may have no e-mail."""

    key: str
    name: str
    email: str
    team: str
    role: str
    leads: frozenset[str]


Line = TypeVar("Line", TeamLine, PersonLine)


@dataclass
class Reading(Generic[Line]):
    """What a file asks for, beside what is known already."""

    added: list[Line] = field(default_factory=list)
    changed: list[Line] = field(default_factory=list)
    same: int = 0
    refused: list[Refusal] = field(default_factory=list)
    renamed: dict[str, str] = field(default_factory=dict)
    """New codes by old: of the only team, of persons known by e-mail alone."""


NEEDED = {Kind.TEAMS: ("team", "name", "parent"), Kind.PERSONS: ("person", "team")}
SYNONYMS = {
    "equipe": "team",
    "nom": "name",
    "equipe parente": "parent",
    "personne": "person",
    "email": "e-mail",
    "e mail": "e-mail",
    "mail": "e-mail",
    "courriel": "e-mail",
    "responsable de": "lead of",
    "depuis": "since",
}
LONGEST = {
    "team": 100,
    "parent": 100,
    "person": 254,
    "name": 200,
    "e-mail": 254,
    "role": 40,
    "lead of": 10_000,
}
NEVER_EMPTY = {"team", "person", "name"}
NEVER_A_FORMULA = {"team", "person", "name"}
ROLES = {
    "": "",
    "employee": "employee",
    "employe": "employee",
    "manager": "manager",
    "responsable": "manager",
    "hr": "hr",
    "rh": "hr",
}
EMAIL = re.compile(r"[^\s@<>()\[\],;:\\\"]+@[^\s@<>()\[\],;:\\\"]+\.[^\s@.]{2,}")


def recognised(content: bytes) -> tuple[Kind, Table]:
    """Read a file and tell its kind; raises `FileRefused` when it cannot be used."""
    table = table_from(content)
    plain = [_plain(name) for name in table.columns]
    table = replace(table, columns=tuple(SYNONYMS.get(name, name) for name in plain))
    is_persons = not {"person", "e-mail"}.isdisjoint(table.columns)
    kind = Kind.PERSONS if is_persons else Kind.TEAMS
    table.require(*NEEDED[kind])
    if not table.rows and not table.refused:
        raise FileRefused(Reason.EMPTY_FILE)
    return kind, table


def _plain(text: str) -> str:
    """Return the text in small letters, without accents."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))


def persons_in(
    table: Table, known: Mapping[str, PersonLine], teams: Container[str]
) -> Reading[PersonLine]:
    """Sort the rows of a file of persons.

    Somebody who leads a team and is an employee becomes a manager. Nobody is HR no
    more but by a row that writes another role out, so that a list of the shop staff
    cannot lock HR out. Somebody who was invited, whose code is the e-mail, gets the
    code of the row that has this e-mail.
    """
    numbered, refused = sound_rows(
        table, lambda cells: _person(cells, known), _role_fault
    )
    desk = _Desk(teams, known, {line.key for _, line in numbered})
    standing = []
    for number, line in numbered:
        fault = desk.fault(line)
        if fault:
            refused.append(replace(fault, row=number))
        else:
            desk.admit(line)
            standing.append(line)
    once = {
        new: replace(known[old], name="") for old, new in desk.renamed.items()
    }  # whoever gets a code is changed, whatever else the row says
    reading = compared(standing, {**known, **once}, refused)
    reading.renamed = desk.renamed
    return reading


def _person(cells: Mapping[str, str], known: Mapping[str, PersonLine]) -> PersonLine:
    key = cells["person"].lower() if "@" in cells["person"] else cells["person"]
    nobody = PersonLine(key, cells["person"], "", "", "employee", frozenset())
    before = known.get(key) or known.get(cells.get("e-mail", "").lower(), nobody)
    codes = cells.get("lead of", "|".join(before.leads)).split("|")
    leads = frozenset(code.strip() for code in codes if code.strip())
    usual = "hr" if before.role == "hr" else "employee"
    role = ROLES[_plain(cells.get("role", before.role))] or usual
    return PersonLine(
        key,
        cells.get("name", before.name),
        cells.get("e-mail", before.email).lower(),
        cells["team"],
        "manager" if leads and role == "employee" else role,
        leads,
    )


def since_fault(row: int, cells: Mapping[str, str]) -> Refusal | None:
    since = cells.get("since", "")
    try:
        date.fromisoformat(since or "2000-01-01")
    except ValueError:
        return Refusal(row, Reason.BAD_DATE, {"date": since})
    return None


def _role_fault(row: int, cells: Mapping[str, str]) -> Refusal | None:
    role = cells.get("role", "")
    if _plain(role) in ROLES:
        return None
    return Refusal(row, Reason.UNKNOWN_ROLE, {"role": role})


class _Desk:
    """What must be one person's alone, while the rows of a file go by."""

    def __init__(
        self,
        teams: Container[str],
        known: Mapping[str, PersonLine],
        in_file: Container[str],
    ) -> None:
        self.teams = teams
        self.known = known
        self.owners = {line.email: key for key, line in known.items()}
        self.invited = {
            key
            for key, line in known.items()
            if key == line.email and key not in in_file
        }
        self.renamed: dict[str, str] = {}
        self.leads: dict[str, str] = {}

    def fault(self, line: PersonLine) -> Refusal | None:
        """Return what is wrong with a line, its row still to be written in."""
        for team in (line.team, *sorted(line.leads)):
            if team not in self.teams:
                return Refusal(0, Reason.UNKNOWN_TEAM, {"team": team})
        for team in sorted(line.leads):
            if self.leads.get(team, line.key) != line.key:
                return Refusal(0, Reason.TWO_LEADS, {"team": team})
        if line.email and not EMAIL.fullmatch(line.email):
            return Refusal(0, Reason.BAD_EMAIL, {"email": line.email})
        owner = self.owners.get(line.email, line.key)
        if line.email and owner != line.key and not self._gets_code(line):
            return Refusal(0, Reason.EMAIL_TAKEN, {"email": line.email})
        return None

    def admit(self, line: PersonLine) -> None:
        if self._gets_code(line):
            self.renamed[line.email] = line.key
        self.owners[line.email] = line.key
        self.leads.update(dict.fromkeys(line.leads, line.key))

    def _gets_code(self, line: PersonLine) -> bool:
        is_new = line.key not in self.known
        return is_new and self.owners.get(line.email) in self.invited


def sound_rows(
    table: Table,
    line_of: Callable[[Mapping[str, str]], Line],
    fault: Callable[[int, Mapping[str, str]], Refusal | None] = lambda *_: None,
) -> tuple[list[tuple[int, Line]], list[Refusal]]:
    """Return the lines whose own cells are in order, and the refusals of the others.

    The same key twice is refused the second time, unless all else is the same too.
    """
    lines: dict[str, Line] = {}
    numbered, refused = [], list(table.refused)
    for number, cells in table.records():
        refusal = _cell_fault(number, cells) or fault(number, cells)
        if refusal is None:
            line = line_of(cells)
            if lines.setdefault(line.key, line) == line:
                numbered.append((number, line))
                continue
            refusal = Refusal(number, Reason.TWICE)
        refused.append(refusal)
    return numbered, refused


def _cell_fault(row: int, cells: Mapping[str, str]) -> Refusal | None:
    for column, text in cells.items():
        if column in NEVER_EMPTY and not text:
            return Refusal(row, Reason.MISSING_VALUE, {"column": column})
        if len(text) > LONGEST.get(column, len(text)):
            most = LONGEST[column]
            return Refusal(row, Reason.TOO_LONG, {"column": column, "most": most})
        if column in NEVER_A_FORMULA and is_formula(text):
            return Refusal(row, Reason.FORMULA, {"text": text})
    return None


def compared(
    lines: Iterable[Line], known: Mapping[str, Line], refused: list[Refusal]
) -> Reading[Line]:
    reading: Reading[Line] = Reading(refused=sorted(refused, key=lambda no: no.row))
    current = dict(known)
    for line in lines:
        if current.get(line.key) == line:
            reading.same += 1
        elif line.key in current:
            reading.changed.append(line)
        else:
            reading.added.append(line)
        current[line.key] = line
    return reading
