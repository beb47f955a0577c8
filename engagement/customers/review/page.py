"""The page on which a file is looked through before it counts."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask import render_template
from sqlalchemy.orm import Session

from engagement.customers.files.recipe import What
from engagement.customers.imports.check import Check, profile_name
from engagement.customers.imports.refused import RefusedRows
from engagement.customers.intake.guess import Confidence, confidence
from engagement.customers.intake.intake import provisional
from engagement.customers.intake.presets import TOOLS
from engagement.customers.metrics import wording
from engagement.customers.models import Upload
from engagement.customers.review import selects
from engagement.customers.review import wording as words
from engagement.customers.review.column_meanings import (
    NOT_KEPT,
    OF_A_WEEK,
    meaning_of,
    meanings,
    shape_of,
)
from engagement.customers.review.selects import Option
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
    said = check.intake
    return render_template(
        "customers/import_check.html",
        upload=upload,
        check=check,
        obstacles=[one.value for one in check.obstacles],
        missing=[words.ROLES[role] for role in said.missing],
        tool=TOOLS.get(said.tool, ""),
        profile=profile_name(said, upload.filename),
        questions=list(selects.questions(check, teams)),
        reading=list(selects.reading(check)),
        meanings=list(selects.meanings(check)),
        fixed=list(selects.fixed(check, teams)),
        columns=_columns(check),
        unknown=_unknown(check, len(teams)),
        hidden_teams=max(0, len(check.unknown_teams) - _most_unknown(len(teams))),
        teams=teams,
        team_names=_team_names(check, teams),
        metric_names=wording.names(said.metrics),
        standings=words.STANDINGS,
        notes=words.notes(said.questions),
        refused=refused(check).by_sentence(),
    )


def refused(check: Check) -> RefusedRows:
    return RefusedRows(check.intake.columns, check.intake.refused)


def _most_unknown(teams: int) -> int:
    return max(3, min(MOST_TEAMS, MOST_OPTIONS // max(1, teams)))


def _columns(check: Check) -> list[Column]:
    said = check.intake
    sheet, recipe = said.sheet, said.recipe
    names, shape = wording.names(said.metrics), shape_of(recipe)
    keys = (NOT_KEPT, *meanings(shape, said.metrics))
    offered = [(key, words.meaning(key, names)) for key in keys]
    columns, moments = [], {one.column: one.moment for one in recipe.measures}
    for place, name in enumerate(sheet.columns):
        meaning = meaning_of(recipe, name)
        options = offered
        if meaning not in dict(offered):
            options = [*offered, (meaning, words.meaning(meaning, names))]
        filled = sheet.frame[name].head(LOOKED_AT)
        is_likely = meaning and confidence(name, said.tool) is Confidence.LIKELY
        columns.append(
            Column(
                place,
                name,
                next(filter(None, filled), "")[:EXAMPLE],
                meaning,
                [] if meaning == OF_A_WEEK else options,
                moments.get(name),
                is_likely_only=bool(is_likely),
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
        for name, one in check.intake.recipe.aliases.items()
    ]
    some = check.unknown_teams[: _most_unknown(teams)]
    return decided + [UnknownTeam(name, rows) for name, rows in some]


def _team_names(check: Check, teams: Iterable[people.Node]) -> dict[int, str]:
    """Return names by id, those of teams that are yet to be created as well."""
    new = provisional(check.intake.recipe.aliases)
    return {team: name for name, team in new.items()} | {
        team.id: team.name for team in teams
    }
