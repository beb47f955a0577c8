"""Exports as five tools write them, of some teams in some weeks."""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product

from engagement import weeks
from tests.customers.corpus import a_workbook

ANSWERS = 6
"""Of each team and week."""


@dataclass(frozen=True)
class Export:
    """A source of scores and the files that it gives."""

    name: str
    file: str
    metric: str
    content: Callable[[Sequence[str], Sequence[int]], bytes]
    """Of these teams in these weeks."""
    said: str
    """What the page takes the source for, and how its profile is called."""


def _answers(
    teams: Sequence[str], of: Sequence[int]
) -> Iterable[tuple[str, date, int]]:
    """Yield team, day and number of each answer."""
    for team, week, number in product(teams, of, range(ANSWERS)):
        yield team, weeks.monday_of(week) + timedelta(days=number % 5), number


def _csv(rows: Iterable[Sequence[object]], delimiter: str = ",") -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue()


def _zendesk(teams: Sequence[str], of: Sequence[int]) -> bytes:
    header = (
        *("id", "ticket_id", "assignee_id", "group_id", "requester_id"),
        *("score", "comment", "reason", "created_at"),
    )
    rows = [
        (f"{day:%y%j}{len(team)}{at}", at, 135, team, 78,
         "bad" if number == len(team) % 6 else "good", "", "", f"{day}T09:00:00Z")
        for at, (team, day, number) in enumerate(_answers(teams, of))
    ]  # fmt: skip
    return _csv([header, *rows]).encode()


def _qualtrics(teams: Sequence[str], of: Sequence[int]) -> bytes:
    names = (
        *("StartDate", "EndDate", "Status", "IPAddress", "Finished", "RecordedDate"),
        *("ResponseId", "RecipientEmail", "Store", "Q1"),
    )
    asked = (
        *("Start Date", "End Date", "Response Type", "IP Address", "Finished"),
        *("Recorded Date", "Response ID", "Recipient Email", "Store"),
        "How likely are you to recommend us?",
    )
    marks = [f'{{"ImportId":"{name}"}}' for name in names]
    rows = [
        (f"{day} 09:00:00", f"{day} 09:03:00", "IP Address", "10.0.0.1", "True",
         f"{day} 09:03:01", f"R_{day}_{team}_{at}", "a@example.org", team,
         10 if number else len(team) % 8)
        for at, (team, day, number) in enumerate(_answers(teams, of))
    ]  # fmt: skip
    return _csv([names, asked, marks, *rows]).encode()


def _french_sheet(teams: Sequence[str], of: Sequence[int]) -> bytes:
    header = ("Magasin", "Indicateur", "Réponses", *map(weeks.iso_week, of))
    rows: list[tuple[str | int, ...]] = [
        (team, "CSAT", 40, *(60 + (len(team) * 3 + week) % 35 for week in of))
        for team in teams
    ]
    return a_workbook(header, *rows)


def _google_forms(teams: Sequence[str], of: Sequence[int]) -> bytes:
    header = (
        *("Horodateur", "Dans quel magasin étiez-vous ?"),
        "Recommanderiez-vous notre magasin à un proche ?",
        *("Adresse e-mail", "Un commentaire ?"),
    )
    rows = [
        (f"{day:%d/%m/%Y} 09:{at % 60:02}:33", team, 9 if number else len(team) % 7,
         "a@example.org", "Très bien")
        for at, (team, day, number) in enumerate(_answers(teams, of))
    ]  # fmt: skip
    return _csv([header, *rows]).encode()


def _wide(teams: Sequence[str], of: Sequence[int]) -> bytes:
    header = ("Équipe", "Semaine", "NPS", "CSAT %", "nb réponses")
    rows = [
        (team, weeks.iso_week(week).replace("W", "S"), len(team) * 3 - week % 9,
         f"{70 + len(team) % 20},5 %", 40)
        for team, week in product(teams, of)
    ]  # fmt: skip
    return _csv([header, *rows], ";").encode("cp1252")


EXPORTS = (
    Export("Zendesk", "ratings.csv", "csat", _zendesk, "Zendesk"),
    Export("Qualtrics", "responses.csv", "nps", _qualtrics, "Qualtrics"),
    Export(
        "a French sheet by week", "semaines.xlsx", "csat", _french_sheet, "semaines"
    ),
    Export("Google Forms", "réponses.csv", "nps", _google_forms, "Google Forms"),
    Export("a wide sheet", "tableau.csv", "csat", _wide, "tableau"),
)
