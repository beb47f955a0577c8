"""Published figures for programs; they obey the release, as every page does."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import gettext as _
from marshmallow import Schema, fields

from engagement import weeks
from engagement.api.base import Blueprint, Example, round_digits
from engagement.api.fields import (
    NEXT,
    CursorField,
    LimitField,
    TextField,
    WeekRange,
    page,
)
from engagement.database import db
from engagement.people.access import id_of_team, open_to
from engagement.people.models import Scope
from engagement.pulses import bank, queries
from engagement.web.context import this_week
from engagement.web.problems import Fault, Problem

blueprint = Blueprint(
    "pulses_api", __name__, description="What pulses published, and nothing else."
)


class FigureFilters(WeekRange):
    """Which figures are asked for."""

    team = TextField(metadata={"description": "The code of a team."})
    measure = TextField(
        metadata={
            "description": "A question, “mobilisation”, or “answers”: who took part."
        }
    )
    limit = LimitField()
    cursor = CursorField(str, int, int)


class Respondents(Schema):
    """Between which two numbers the respondents lie; more is never told."""

    from_ = fields.Integer(required=True, data_key="from")
    to = fields.Integer(required=True)


class FigureSchema(Schema):
    """A published share of favourable answers."""

    class Meta:
        """The name in the description."""

        title = "Figure"

    week = fields.String(required=True)
    team = fields.String(required=True, metadata={"description": "Its code."})
    measure = fields.String(required=True)
    share = fields.Float(
        required=True,
        metadata={
            "minimum": 0,
            "maximum": 1,
            "description": "Rounded at random to a grid, once, and right on average.",
        },
    )
    rounding = fields.Float(
        required=True,
        metadata={"description": "Variance of that rounding; 0: it is exact."},
    )
    respondents = fields.Nested(Respondents, required=True)


class FigurePage(Schema):
    """Figures in the order of measure, week and team."""

    items = fields.List(fields.Nested(FigureSchema), required=True)
    next = NEXT


@blueprint.route("/releases")
@open_to(Scope.READ_RELEASES)
@blueprint.refuses(404)
@blueprint.arguments(FigureFilters, location="query")
@blueprint.response(200, FigurePage, description="A page of figures.")
def releases(asked: Mapping[str, Any]) -> dict[str, object]:
    """List published figures.

    What was not published does not exist: a team and week without a figure had too few
    answers. Shares are rounded at random once, so figures of teams do not add up to
    that of the team above them.
    """
    return listed(**asked)


def listed(  # noqa: PLR0913 - what a program may ask
    *,
    limit: int,
    cursor: Sequence[str | int] | None,
    from_: int = 0,
    to: int | None = None,
    team: str | None = None,
    measure: str | None = None,
) -> dict[str, object]:
    check_measure(measure)
    rows = queries.list_figures(
        db.session(),
        question=measure,
        team_id=id_of_team(team),
        weeks=(from_, this_week() if to is None else to),
        after=cursor,
        most=limit + 1,
    )
    items = [
        {
            "week": weeks.iso_week(row.week),
            "team": row.key,
            "measure": row.question,
            "share": round_digits(row.share),
            "rounding": round_digits(row.rounding),
            "respondents": {"from_": row.low, "to": row.high},
        }
        for row in rows[:limit]
    ]
    return page(items, rows[limit - 1][:3] if len(rows) > limit else None)


def check_measure(measure: str | None) -> None:
    """Refuse a measure that never had a figure and is no question either."""
    known = {*bank.BANK, bank.MOBILISATION, bank.ANSWERS}
    if measure in {None, *known} or measure in queries.measures(db.session()):
        return
    fault = _("There is no measure of this name here; look for a slip of the pen.")
    raise Problem(404, Fault("measure", fault))


LAST_WEEK = {
    "week": "2026-W09",
    "measure": "mobilisation",
    "rounding": 0.0104,
    "respondents": {"from": 8, "to": 11},
}
blueprint.examples = {
    "releases": (
        Example(
            "one-team",
            "The mobilisation of one team",
            {"items": [{**LAST_WEEK, "team": "lille", "share": 0.75}], "next": None},
            query={"team": "lille", "measure": "mobilisation", "from": "2026-W09"},
        ),
    )
}
