"""The page on which a file is looked through before it counts."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask import render_template
from sqlalchemy.orm import Session

from engagement.customers.check import checking, selects
from engagement.customers.check import wording as words
from engagement.customers.check.checking import Check, provisional
from engagement.customers.check.correcting import What
from engagement.customers.check.meanings import (
    NOT_KEPT,
    OF_A_WEEK,
    meaning_of,
    meanings,
    shape_of,
)
from engagement.customers.check.selects import Option
from engagement.customers.imports.refused import RefusedRows
from engagement.customers.intake.guessing import Confidence
from engagement.customers.metrics import wording
from engagement.customers.models import Upload
from engagement.customers.reading import presets
from engagement.people import queries as people

MOST_TEAMS, MOST_OPTIONS = 30, 10_000
"""Unknown teams on one page, and teams to choose from over all of them."""
EXAMPLE = 40
LOOKED_AT = 50


@dataclass(frozen=True)
class Column:
    """A column as the page shows it."""

    place: int
    name: str
    example: str
    meaning: str
    options: list[Option]
    """Empty: there is nothing to choose."""
    moment: str | None
    """Of the metric that it holds, empty for none in particular; None: no metric."""
    is_likely_only: bool


@dataclass(frozen=True)
class UnknownTeam:
    """A team that is not known by that name, and what was decided about it."""

    name: str
    rows: int = 0
    """How many are refused for it."""
    selected: str = ""
    is_new: bool = False


def page(session: Session, upload: Upload, check: Check) -> str:
    teams = people.nodes(session)
    found = check.read
    return render_template(
        "customers/import_check.html",
        upload=upload,
        check=check,
        obstacles=[one.value for one in check.obstacles],
        missing=[words.ROLES[role] for role in found.guess.missing],
        tool=presets.TOOLS.get(found.guess.preset, ""),
        profile=checking.profile_name(found, upload.filename),
        questions=list(selects.questions(check)),
        reading=list(selects.reading(check)),
        meanings=list(selects.meanings(check)),
        fixed=list(selects.fixed(check, teams)),
        columns=_columns(check),
        unknown=_unknown(check, len(teams)),
        hidden_teams=max(0, len(check.unknown_teams) - _most_unknown(len(teams))),
        teams=teams,
        team_names=_team_names(check, teams),
        metric_names=wording.names(found.metrics),
        standings=words.STANDINGS,
        refused=refused(check).by_sentence(),
    )


def refused(check: Check) -> RefusedRows:
    return RefusedRows(check.said.columns, check.said.refused)


def _most_unknown(teams: int) -> int:
    return max(3, min(MOST_TEAMS, MOST_OPTIONS // max(1, teams)))


def _columns(check: Check) -> list[Column]:
    guess, sheet = check.read.guess, check.read.sheet
    names, shape = wording.names(check.read.metrics), shape_of(guess.mapping)
    keys = (NOT_KEPT, *meanings(shape, check.read.metrics))
    offered = [(key, words.meaning(key, names)) for key in keys]
    columns, moments = [], {one.column: one.moment for one in guess.mapping.measures}
    for place, name in enumerate(sheet.columns):
        meaning = meaning_of(guess.mapping, name)
        options = offered
        if meaning not in dict(offered):
            options = [*offered, (meaning, words.meaning(meaning, names))]
        filled = (cells[place] for _no, cells in sheet.rows[:LOOKED_AT])
        example = next(filter(None, filled), "")[:EXAMPLE]
        is_likely = guess.confidence.get(name) is Confidence.LIKELY
        columns.append(
            Column(
                place,
                name,
                example,
                meaning,
                [] if meaning == OF_A_WEEK else options,
                moments.get(name),
                is_likely_only=is_likely,
            )
        )
    return columns


def _unknown(check: Check, teams: int) -> list[UnknownTeam]:
    """Return the teams to decide on, those decided on already first."""
    decided = [
        UnknownTeam(
            name,
            selected=What.SKIP.value if one.what is What.SKIP else str(one.team_id),
            is_new=one.what is What.BELOW,
        )
        for name, one in check.read.choices.teams.items()
    ]
    some = check.unknown_teams[: _most_unknown(teams)]
    return decided + [UnknownTeam(name, rows) for name, rows in some]


def _team_names(check: Check, teams: Iterable[people.Node]) -> dict[int, str]:
    """Return names by id, those of teams that are yet to be created as well."""
    new = provisional(check.read.choices.teams)
    return {team: name for name, team in new.items()} | {
        team.id: team.name for team in teams
    }
