"""The file of persons, pure: which of its rows may stand, who leaves and who comes."""

import re
from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import replace

from engagement.files.csv_file import plain, visible
from engagement.files.tables import Table
from engagement.people.files.lines import (
    CHANGES_ONLY,
    How,
    ParsedFile,
    PersonLine,
    compare,
    sound_rows,
)
from engagement.people.files.team_codes import TeamCodes
from engagement.refusals import Reason, Refusal

ROLES = {
    "": "",
    "employee": "employee",
    "employe": "employee",
    "manager": "manager",
    "responsable": "manager",
    "hr": "hr",
    "rh": "hr",
}
LANGUAGES = {
    "": "",
    "fr": "fr",
    "francais": "fr",
    "french": "fr",
    "en": "en",
    "anglais": "en",
    "english": "en",
}
YES_OR_NO = {"": False, "no": False, "non": False, "yes": True, "oui": True}
_SIGNS = r"\s@<>()\[\],;:\\\"\x00-\x1f\x7f-\x9f"
"""What no address holds, and would end it in a mail."""
# "=?" begins a word that mails hold in another writing: it would go to another address.
EMAIL = re.compile(rf"(?!.*=\?)[^{_SIGNS}]+@(?:[^.{_SIGNS}]+\.)+[^.{_SIGNS}]{{2,}}")

Numbered = tuple[int, PersonLine]
"""A row's number, and what it says."""


def persons_in(
    table: Table,
    known: Mapping[str, PersonLine],
    teams: Mapping[str, str],
    closed: Container[str] = (),
    how: How = CHANGES_ONLY,
) -> ParsedFile[PersonLine]:
    """Sort the rows of a file of persons; `teams` are names by code.

    Whoever a complete list does not name leaves, but for the last person of HR.

    Somebody who leads a team and is an employee becomes a manager. Nobody is HR no
    more but by a row that writes another role out, so that a list of the shop staff
    cannot lock HR out. Somebody who was invited, whose code is the e-mail, gets the
    code of the row that has this e-mail.
    """
    codes = TeamCodes(teams, closed)

    def fault(row: int, cells: Mapping[str, str]) -> Refusal | None:
        return _word_fault(row, cells) or codes.fault(row, cells["team"])

    owners = {line.email: line for line in known.values()} if how.recodes else {}
    familiar = {**owners, **known}
    numbered, refused = sound_rows(
        table, lambda cells: _person(cells, familiar, codes), fault, known
    )
    desk = _Desk(teams, closed, known)
    sound = desk.admit(numbered)
    if how.is_complete:
        desk.let_the_missing_go(table)
    addresses = _Addresses(known, desk.left, numbered, sound, how)
    refused += desk.refused + addresses.refused
    once = {
        new: replace(known[old], name="") for old, new in addresses.renamed.items()
    }  # whoever gets a code is changed, whatever else the row says
    reading = compare(addresses.standing, {**known, **once}, refused)
    reading.renamed = addresses.renamed
    reading.left = [*desk.left]
    reading.same += desk.gone_before
    _part_the_exchanged(reading, known, how.same)
    return reading


def _part_the_exchanged(
    reading: ParsedFile[PersonLine],
    known: Mapping[str, PersonLine],
    same: Container[str],
) -> None:
    """Let one leave and another come where a row makes somebody else of a person."""
    pairs = {(line.name, line.email) for line in known.values()}
    others = {
        line.key: line
        for line in reading.changed
        if (before := known.get(line.key))
        and line.key not in same
        and line.name != before.name
        and (line.email != before.email or (line.name, line.email) in pairs)
    }
    reading.changed = [line for line in reading.changed if line.key not in others]
    reading.added += others.values()
    reading.left += others


def _person(
    cells: Mapping[str, str], known: Mapping[str, PersonLine], codes: TeamCodes
) -> PersonLine:
    key = cells["person"].lower() if "@" in cells["person"] else cells["person"]
    nobody = PersonLine(key, cells["person"], "", "", "employee", frozenset())
    before = known.get(key) or known.get(cells.get("e-mail", "").lower(), nobody)
    led = cells.get("lead of", "|".join(before.leads)).split("|")
    # By code alone: who leads a team reads its figures.
    leads = frozenset(code.strip() for code in led if code.strip())
    usual = "hr" if before.role == "hr" else "employee"
    role = ROLES[plain(cells.get("role", before.role))] or usual
    return PersonLine(
        key,
        cells.get("name", before.name),
        cells.get("e-mail", before.email).lower(),
        codes.code(cells["team"]),
        "manager" if leads and role == "employee" else role,
        leads,
        YES_OR_NO[plain(cells.get("leaves", ""))],
        _language(cells.get("language", before.language)) or "",
    )


def _language(text: str) -> str | None:
    """Return the language of mails; `fr-FR` is that of every country."""
    return LANGUAGES.get(re.split("[-_]", plain(text))[0])


def _word_fault(row: int, cells: Mapping[str, str]) -> Refusal | None:
    role, leaves = cells.get("role", ""), cells.get("leaves", "")
    language = cells.get("language", "")
    if plain(role) not in ROLES:
        return Refusal(row, Reason.UNKNOWN_ROLE, {"role": role})
    if plain(leaves) not in YES_OR_NO:
        values = {"column": "leaves", "text": leaves}
        return Refusal(row, Reason.NEITHER_YES_NOR_NO, values)
    if _language(language) is None:
        return Refusal(row, Reason.UNKNOWN_LANGUAGE, {"language": language})
    return None


class _Desk:
    """What must be one person's alone, while the rows of a file go by."""

    def __init__(
        self,
        teams: Container[str],
        closed: Container[str],
        known: Mapping[str, PersonLine],
    ) -> None:
        self.teams = teams
        self.closed = closed
        self.known = known
        self.leads: dict[str, str] = {}
        self.hr = {key for key, line in known.items() if line.role == "hr"}
        self.left: dict[str, None] = {}
        self.gone_before = 0
        self.refused: list[Refusal] = []

    def admit(self, numbered: Sequence[Numbered]) -> list[Numbered]:
        """Return the lines of those who come or stay, and who may."""
        sound = []
        # Leavers first: somebody else may come with their address.
        for number, line in sorted(numbered, key=lambda one: not one[1].leaves):
            problem = self.leaver_fault(line) if line.leaves else self.fault(line)
            if problem:
                self.refused.append(replace(problem, row=number))
            elif line.leaves:
                self.let_go(line)
            else:
                self.leads.update(dict.fromkeys(line.leads, line.key))
                sound.append((number, line))
        return sound

    def fault(self, line: PersonLine) -> Refusal | None:
        """Return what is wrong with a line, its row still to be written in."""
        for team in (line.team, *sorted(line.leads)):
            if team in self.closed:
                return Refusal(0, Reason.CLOSED_TEAM, {"team": team})
            if team not in self.teams:
                return Refusal(0, Reason.UNKNOWN_TEAM, {"team": team})
        for team in sorted(line.leads):
            if self.leads.get(team, line.key) != line.key:
                return Refusal(0, Reason.TWO_LEADS, {"team": team})
        if line.email and not EMAIL.fullmatch(line.email):
            return Refusal(0, Reason.BAD_EMAIL, {"email": line.email})
        if visible(line.email) != line.email:
            values = {"text": visible(line.email), "known": visible(line.email)}
            return Refusal(0, Reason.LOOKS_ALIKE, values)
        return None

    def leaver_fault(self, line: PersonLine) -> Refusal | None:
        if self.hr == {line.key}:
            return Refusal(0, Reason.LAST_HR, {"person": self.known[line.key].name})
        return None

    def let_the_missing_go(self, table: Table) -> None:
        """Let whoever stands in no row leave; in a refused one is in one all the same.

        Nobody, where rows cannot be read: they may be anybody's.
        """
        named = {
            cells[column].strip().lower()
            for _, cells in table.records()
            for column in ("person", "e-mail")
            if column in cells
        }
        if table.refused or any(not cells["person"] for _, cells in table.records()):
            self.refused.append(Refusal(0, Reason.LIST_NOT_WHOLE))
            return
        for key, line in self.known.items():
            is_named = key.lower() in named or line.email in named - {""}
            if not is_named and not self.leaver_fault(line):
                self.let_go(line)

    def let_go(self, line: PersonLine) -> None:
        """Let a person leave; whoever is not known has left already."""
        if line.key not in self.known or line.key in self.left:
            self.gone_before += 1
            return
        self.left[line.key] = None
        self.hr.discard(line.key)


class _Addresses:
    """Whose each address is once a file is in: one may move, or two change places."""

    def __init__(
        self,
        known: Mapping[str, PersonLine],
        left: Container[str],
        in_file: Sequence[Numbered],
        sound: Sequence[Numbered],
        how: How,
    ) -> None:
        self.known, self.how = known, how
        self.said = Counter(line.email for _, line in sound)
        self.in_file = {line.key for _, line in in_file}
        said = {line.key: line for _, line in sound}
        self.owners = {
            line.email: key
            for key, line in known.items()
            if key not in left and said.get(key, line).email == line.email
        }
        self.invited = {key for key, line in known.items() if key == line.email}
        self.invited -= self.in_file
        self.absent = {
            line.email: key
            for key, line in known.items()
            if line.email and key not in left and key not in self.in_file
        }
        """Addresses of those of whom the file has no row."""
        self.renamed: dict[str, str] = {}
        self.without: set[str] = set()
        for _, line in sound:
            self._give(line)
        self.standing = [
            replace(line, email="") if line.key in self.without else line
            for _, line in sound
            if self._may_stand(line)
        ]
        self.refused = [
            Refusal(number, self._why(line), {"email": line.email})
            for number, line in sound
            if not self._may_stand(line)
        ]

    def _may_stand(self, line: PersonLine) -> bool:
        is_newcomer = line.key not in self.known and self.how.shares
        return line.key not in self.without or (
            is_newcomer and self._why(line) is Reason.EMAIL_SHARED
        )

    def _why(self, line: PersonLine) -> Reason:
        owner = self.absent.get(line.email)
        if owner and line.key not in self.known and owner not in self.renamed:
            return Reason.RECODED
        is_shared = self.said[line.email] > 1
        return Reason.EMAIL_SHARED if is_shared else Reason.EMAIL_TAKEN

    def _give(self, line: PersonLine) -> None:
        owner = self.owners.get(line.email, line.key)
        if line.key in self.without or not line.email:
            return
        is_new = line.key not in self.known
        may_recode = self.how.recodes and self.absent.get(line.email) == owner
        if is_new and (owner in self.invited or may_recode):
            self.renamed[owner] = line.key
        elif owner != line.key:
            self._refuse(line.key)
            return
        self.owners[line.email] = line.key

    def _refuse(self, key: str) -> None:
        """Leave a person the address of before, and refuse who was given that."""
        while key not in self.without:
            self.without.add(key)
            before = self.known.get(key)
            if before and before.email:
                other = self.owners.get(before.email, key)
                self.owners[before.email] = key
                key = other
