"""The two files of the directory, pure: bytes in, lines and refusals out.

`tree` sorts the rows of the first, `persons` those of the second.

teams:   team, name, parent (empty: the top of the company), since (may be left out)
persons: person, name, e-mail, team, role, lead of (codes separated by |), leaves (yes),
         language (fr or en)

`person` is an employee number or any other code that stays; without a column `name`
it is the name too. Columns that a file of persons leaves out change nothing of those
already known. A code under which name and address both become others is somebody else's
from then on: one leaves, another comes.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import product
from typing import Generic, TypeVar

from engagement.files.csv_file import is_formula, visible
from engagement.files.tables import Table, Words, table_from, words
from engagement.people.files.export_words import WHERE, WHO
from engagement.refusals import FileRefused, Reason, Refusal


class DirectoryKind(StrEnum):
    """What a file of the directory holds; its header tells."""

    TEAMS = "teams"
    PERSONS = "persons"


@dataclass(frozen=True)
class TeamLine:
    """A team as a file states it; without a parent it is the top."""

    key: str
    name: str
    parent: str
    since: str = ""
    """The day from which it has existed; counts until the first pulse opens."""


@dataclass(frozen=True)
class PersonLine:
    """A person as a file states it; shop staff may have no e-mail."""

    key: str
    name: str
    email: str
    team: str
    role: str
    leads: frozenset[str]
    leaves: bool = False
    language: str = ""
    """Of mails, "fr" or "en"; empty: the company's."""


@dataclass(frozen=True)
class How:
    """How a file of people is meant."""

    is_complete: bool = False
    """It lists everybody: who is missing leaves."""
    many_may_leave: bool = False
    same: frozenset[str] = frozenset()
    """Codes of persons who stay themselves, whatever changes of them."""
    place: str = ""
    """The column from which teams come; empty: as far as the file tells."""
    adds_teams: bool = False
    """Teams that are named and not known are added below the top."""
    recodes: bool = False
    """Somebody under a new code, with the e-mail of before, is the same person."""
    shares: bool = False
    """Of newcomers who share an e-mail, one has it, and the others have none."""


CHANGES_ONLY = How()

Line = TypeVar("Line", TeamLine, PersonLine)


@dataclass
class ParsedFile(Generic[Line]):
    """What a file asks for, beside what is known already."""

    added: list[Line] = field(default_factory=list)
    changed: list[Line] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    """Codes of those who are taken out, before anybody is added."""
    same: int = 0
    refused: list[Refusal] = field(default_factory=list)
    renamed: dict[str, str] = field(default_factory=dict)
    """New codes by old: of the only team, of persons known by e-mail alone."""
    unheard: int = 0
    """Rows of teams whose first day does not count (any more)."""


NEEDED = {
    DirectoryKind.TEAMS: ("team", "name", "parent"),
    DirectoryKind.PERSONS: ("person", "team"),
}
EXPORTS = tuple(product(WHO, WHERE))
"""A column that tells who somebody is, and one that tells where they work."""
NAMES: Words = {
    "team": ("equipe", "team code", "code equipe", "code de l equipe"),
    "name": ("nom", "full name", "nom complet", "employee name"),
    "parent": ("equipe parente", "parent team", "equipe mere", "equipe superieure"),
    "person": (
        "personne", "matricule", "employee id", "employee number", "employee no",
        "employee #", "employee code", "personnel number", "person id",
        "numero de salarie", "numero employe",
    ),
    "e-mail": (
        "email", "mail", "courriel", "email address", "e mail address", "work email",
        "adresse e mail", "adresse email", "adresse mail", "work e mail",
        "e mail professionnel", "email professionnel",
    ),
    "role": (),
    "lead of": ("responsable de",),
    "since": ("depuis",),
    "leaves": ("quitte",),
    "language": ("langue", "preferred language", "preferredlanguage"),
    "first name": ("prenom", "given name", "givenname"),
    "last name": ("nom de famille", "surname", "family name"),
}  # fmt: skip
LONGEST = {
    "team": 100,
    "parent": 100,
    "person": 254,
    "name": 200,
    "e-mail": 254,
    "role": 40,
    "lead of": 10_000,
    "leaves": 40,
    "language": 40,
}
NEVER_EMPTY = {"team", "person", "name"}
NEVER_A_FORMULA = {"team", "person", "name"}


def parse(content: bytes) -> tuple[DirectoryKind, Table]:
    """Read a file and tell its kind; raises `FileRefused` when it cannot be used."""
    table = table_from(content, NAMES, NEEDED[DirectoryKind.TEAMS], *EXPORTS)
    kind = _kind_of(table)
    if kind is DirectoryKind.TEAMS or all(map(table.lacks, EXPORTS)):
        table.require(*NEEDED[kind])
    if not table.rows and not table.refused:
        raise FileRefused(Reason.EMPTY_FILE)
    return kind, table


def _kind_of(table: Table) -> DirectoryKind:
    is_of_persons = not {"person", "e-mail"}.isdisjoint(table.columns)
    is_export = table.lacks(NEEDED[DirectoryKind.TEAMS]) and not all(
        map(table.lacks, EXPORTS)
    )
    return DirectoryKind.PERSONS if is_of_persons or is_export else DirectoryKind.TEAMS


def of_one_row(cells: Mapping[str, str]) -> Table:
    """Return what somebody wrote on a page as a file of one row would state it."""
    columns = tuple(cells)
    return Table(columns, columns, [(0, tuple(cells.values()))], [])


def records_of(table: Table) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the rows; who has a first and a last name has both in one."""
    for number, cells in table.records():
        first = cells.get("first name", "")
        last = cells.get("last name") or cells.get("name", "")
        if first or "last name" in cells:
            is_whole = {*words(first).split()} <= {*words(last).split()}
            cells["name"] = last if is_whole else f"{first} {last}".strip()
        yield number, cells


def sound_rows(
    table: Table,
    line_of: Callable[[Mapping[str, str]], Line],
    fault: Callable[[int, Mapping[str, str]], Refusal | None],
    known: Collection[str],
) -> tuple[list[tuple[int, Line]], list[Refusal]]:
    """Return the lines whose own cells are in order, and the refusals of the others.

    The same key twice is refused the second time, unless all else is the same too; so
    is one that is not known and looks like one that is, or that stands further up.
    """
    lines: dict[str, Line] = {}
    looks = {visible(key): key for key in known}
    numbered, refused = [], list(table.refused)
    for number, cells in records_of(table):
        refusal = _cell_fault(number, cells) or fault(number, cells)
        if refusal is None:
            line = line_of(cells)
            alike = looks.setdefault(visible(line.key), line.key)
            if alike != line.key and line.key not in known:
                values = {"text": visible(line.key), "known": alike}
                refusal = Refusal(number, Reason.LOOKS_ALIKE, values)
            elif lines.setdefault(line.key, line) == line:
                numbered.append((number, line))
                continue
            else:
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


def compare(
    lines: Iterable[Line], known: Mapping[str, Line], refused: list[Refusal]
) -> ParsedFile[Line]:
    reading: ParsedFile[Line] = ParsedFile(
        refused=sorted(refused, key=lambda no: no.row)
    )
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
