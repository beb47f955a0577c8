"""What customers say over a period, for programs: the numbers of the page."""

from collections.abc import Mapping, Sequence
from typing import Any

from marshmallow import Schema, fields

from engagement.api.base import Blueprint, round_digits
from engagement.api.fields import (
    NEXT,
    ChoiceField,
    CursorField,
    LimitField,
    StrictSchema,
    WeekField,
    page,
)
from engagement.customers.scores import api_examples
from engagement.customers.scores.board import board
from engagement.customers.scores.periods import By
from engagement.database import db
from engagement.people.access import open_to
from engagement.people.models import Scope
from engagement.web.context import this_week

blueprint = Blueprint(
    "scores_api", __name__, description="What customers say over a period."
)
blueprint.examples = {"periods": api_examples.READ}


class PeriodQuery(StrictSchema):
    """Which period is asked for."""

    by = ChoiceField(list(map(str, By)), "How long it is.", load_default=By.MONTH.value)
    until = WeekField(
        load_default=None,
        metadata={"description": "A week of it; without one, the last with scores."},
    )
    limit = LimitField()
    cursor = CursorField(int)


class TeamSchema(Schema):
    """A team with all teams below it; what is refused is {"withheld": reason}."""

    class Meta:
        """The name in the description."""

        title = "TeamScores"

    team = fields.String(required=True, metadata={"description": "Its code."})
    name = fields.String(required=True)
    index = fields.Dict(
        required=True, metadata={"description": "The global index, of 52 weeks."}
    )
    scores = fields.Dict(
        required=True, metadata={"description": "Of the period, by metric."}
    )


class MomentSchema(Schema):
    """A touch point."""

    class Meta:
        """The name in the description."""

        title = "MomentScores"

    moment = fields.String(
        required=True, metadata={"description": "Empty where none was named."}
    )
    index = fields.Dict(required=True)
    scores = fields.Dict(required=True)


class PeriodPage(Schema):
    """A period, its moments, and its teams in the order of the company."""

    by = fields.String(required=True)
    from_ = fields.String(
        required=True, data_key="from", metadata={"description": "The first week."}
    )
    to = fields.String(required=True, metadata={"description": "The last week."})
    index_from = fields.String(
        required=True, metadata={"description": "The first week of the index."}
    )
    measures = fields.List(
        fields.String(),
        required=True,
        metadata={"description": "What the index is made of."},
    )
    metrics = fields.List(fields.String(), required=True)
    moments = fields.List(
        fields.Nested(MomentSchema),
        required=True,
        metadata={"description": "The hundred with most customers."},
    )
    items = fields.List(fields.Nested(TeamSchema), required=True)
    next = NEXT


@blueprint.route("/customers")
@open_to(Scope.READ_SCORES)
@blueprint.refuses(404)
@blueprint.arguments(PeriodQuery, location="query")
@blueprint.response(200, PeriodPage, description="A page of teams.")
def periods(asked: Mapping[str, Any]) -> dict[str, object]:
    """Read the global index beside the scores of a week, a month or a quarter.

    The numbers of the page, of teams and of moments.
    """
    cursor: Sequence[int] = asked["cursor"] or (0,)
    first, most = max(0, cursor[0]), asked["limit"]
    found = board(db.session(), By(asked["by"]), asked["until"], this_week())
    head = found.head()
    following = [first + most] if first + most <= found.teams else None
    return {
        **head,
        "from_": head["from"],
        "moments": round_digits(found.moment_reports()),
        **page(list(map(as_told, found.team_reports(first, most))), following),
    }


def as_told(row: Mapping[str, object]) -> dict[str, object]:
    return {name: round_digits(told) for name, told in row.items()}
