"""The file of past results, pure: bytes in, exact shares and refusals out.

team, week, question, n, and how many of the n were favourable, or which percentage.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from engagement.anonymity.groups import SMALLEST_GROUP
from engagement.files.csv_file import is_formula
from engagement.files.tables import Table, Words, table_from, words
from engagement.people.files.team_codes import TeamCodes
from engagement.refusals import FileRefused, Reason, Refusal, RowRefused
from engagement.weeks import week_from

COLUMNS = ("team", "week", "question", "n", "favourable")
COUNTS = (
    "favourable answers", "favorable answers", "favourable responses",
    "favorable responses", "number of favourable answers", "reponses favorables",
    "nombre de reponses favorables", "nb reponses favorables", "nb favorables",
)  # fmt: skip
PERCENTAGES = (
    "favourable %", "favorable %", "favorables %", "% favourable", "% favorable",
    "% favorables", "percent favourable", "percent favorable", "favourable percent",
    "favorable percent", "pourcentage favorable", "pourcentage de favorables",
    "% reponses favorables", "% de reponses favorables",
    "pourcentage de reponses favorables", "taux de reponses favorables",
)  # fmt: skip
NAMES: Words = {
    "team": ("equipe", "team code", "code equipe", "team name", "nom de l equipe"),
    "week": ("semaine", "iso week", "semaine iso"),
    "question": ("item",),
    "n": (
        "responses", "answers", "respondents", "number of responses",
        "number of answers", "number of respondents", "response count", "reponses",
        "nb reponses", "nb de reponses", "nombre de reponses", "repondants",
        "nb repondants", "nombre de repondants",
    ),
    "favourable": ("favorable", "favorables", "favourables", *COUNTS, *PERCENTAGES),
}  # fmt: skip
LONGEST_CODE = 60
ALL = 100
"""Per cent."""
THOUSANDS = re.compile(r"\d{1,3}(?:[ \u00a0\u202f'’]\d{3})+", re.ASCII)
NUMBER = re.compile(r"(\d+(?:[.,]\d+)?)[ \u00a0\u202f]?(%?)", re.ASCII)


@dataclass(frozen=True)
class PastResult:
    """A row: which share of how many were favourable."""

    row: int
    week: int
    said_week: str
    """The week as the file has it."""
    team: str
    """Its code."""
    question: str
    n: int
    share: float
    """From 0 to 1."""


class Pair(NamedTuple):
    """A number of answers, and what stands beside it for the favourable ones."""

    n: int
    text: str
    number: float
    is_percent: bool

    @property
    def may_be_percent(self) -> bool:
        """Tell whether so many people can give this percentage, rounded or weighted."""
        if self.is_percent or self.number > self.n:
            return self.number <= ALL
        people = round(self.number * self.n / ALL)
        return abs(people * ALL / self.n - self.number) <= 1 / 2

    @property
    def is_strange(self) -> bool:
        """Tell whether an ordinary person would not be sure that it is a count."""
        is_whole = self.number.is_integer()
        return not is_whole or self.number > self.n or self.n > ALL >= self.number > 0


def parse(content: bytes) -> Table:
    """Read a file; raises `FileRefused` when nothing in it can be used."""
    table = table_from(content, NAMES, COLUMNS)
    table.require(*COLUMNS)
    return table


def results_in(
    table: Table, codes: TeamCodes
) -> tuple[list[PastResult], list[Refusal]]:
    """Return the results, and the refusals of other rows.

    Raises `FileRefused` where numbers may be counts of answers as well as percentages.
    """
    are_percent = _are_percent(table)
    found, refused = [], list(table.refused)
    for number, cells in table.records():
        try:
            found.append(_result(number, cells, codes, are_percent=are_percent))
        except RowRefused as refusal:
            refused.append(Refusal(number, refusal.reason, refusal.values))
    return found, refused


def _are_percent(table: Table) -> bool:
    """Tell whether the favourable are given in per cent, which their header may say."""
    header = words(table.header[table.columns.index("favourable")])
    pairs = list(_pairs(table))
    bare = [pair for pair in pairs if not pair.is_percent]
    signed = [pair for pair in pairs if pair.is_percent]
    # A cell that a spreadsheet shows as a percentage holds a share.
    shares = [pair for pair in bare if 0 < pair.number <= 1]
    may_be_shares = all(pair.number <= 1 for pair in bare)
    if header in PERCENTAGES:
        if shares and may_be_shares:
            raise FileRefused(Reason.SHARE_NOT_PERCENT, text=shares[0].text)
        return True
    doubtful = signed
    if header not in COUNTS:
        may_be = all(pair.may_be_percent for pair in pairs)
        strange = bare if signed else [pair for pair in bare if pair.is_strange]
        doubtful = (shares if may_be_shares else []) or (strange if may_be else [])
    for pair in doubtful:
        raise FileRefused(Reason.COUNT_OR_PERCENT, text=pair.text, n=pair.n)
    return False


def _pairs(table: Table) -> Iterator[Pair]:
    for _, cells in table.records():
        text = cells["favourable"]
        n, match = _whole(cells["n"]), NUMBER.fullmatch(_joined(text))
        if n and match:
            number = float(match[1].replace(",", "."))
            yield Pair(n, text, number, bool(match[2]))


def _result(
    row: int, cells: dict[str, str], codes: TeamCodes, *, are_percent: bool
) -> PastResult:
    question, week = cells["question"], week_from(cells["week"])
    if not question:
        raise RowRefused(Reason.MISSING_VALUE, column="question")
    if is_formula(question):
        raise RowRefused(Reason.FORMULA, text=question)
    if len(question) > LONGEST_CODE:
        raise RowRefused(Reason.TOO_LONG, column="question", most=LONGEST_CODE)
    team = codes.code(cells["team"])
    if week is None:
        raise RowRefused(Reason.BAD_WEEK, week=cells["week"])
    n = _whole(cells["n"])
    if n is None:
        raise RowRefused(Reason.BAD_NUMBER, column="n", text=cells["n"])
    if n < SMALLEST_GROUP:
        raise RowRefused(Reason.UNDER_FIVE, least=SMALLEST_GROUP)
    share = _share(cells["favourable"], n, are_percent=are_percent)
    return PastResult(row, week, cells["week"], team, question, n, share)


def _share(text: str, n: int, *, are_percent: bool) -> float:
    match = NUMBER.fullmatch(text)
    if match and (are_percent or match[2]):
        percent = float(match[1].replace(",", "."))
        if percent > ALL:
            raise RowRefused(Reason.BAD_NUMBER, column="favourable", text=text)
        return percent / ALL
    favourable = _whole(text)
    if favourable is None:
        raise RowRefused(Reason.BAD_NUMBER, column="favourable", text=text)
    if favourable > n:
        raise RowRefused(Reason.MORE_THAN_ALL)
    return favourable / n


def _whole(text: str) -> int | None:
    """Return a number of people, whichever thin sign its thousands have."""
    joined = _joined(text)
    return int(joined) if joined.isascii() and joined.isdecimal() else None


def _joined(text: str) -> str:
    return re.sub(r"\D", "", text) if THOUSANDS.fullmatch(text) else text
