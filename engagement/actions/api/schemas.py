"""What programs send and read of actions, field by field."""

from datetime import date
from typing import Any

from flask_babel import gettext as _
from marshmallow import Schema, ValidationError, fields

from engagement.actions.kinds import ActionKind
from engagement.actions.models import ActionState
from engagement.api.fields import (
    NEXT,
    ChoiceField,
    CursorField,
    LimitField,
    NameField,
    StrictSchema,
    TextField,
)

KINDS, STATES = [*map(str, ActionKind)], [*map(str, ActionState)]
NAMED = (
    "A name of the action, new for each. Sent again with the same action, it changes "
    "nothing and is answered alike; with another one, it is refused."
)


class DayField(fields.Field[date]):
    """A day as 2026-03-30."""

    def __init__(self, description: str) -> None:
        described = {
            "type": "string", "format": "date", "description": description,
        }  # fmt: skip
        super().__init__(required=True, metadata=described)

    def _deserialize(self, value: Any, *_given: Any, **_more: Any) -> date:  # noqa: ANN401 - anything may come
        try:
            return date.fromisoformat(value)
        except (TypeError, ValueError) as error:
            raise ValidationError(_("Write the day as 2026-03-30.")) from error


class TruthField(fields.Boolean):
    """Yes or no, and no number instead."""

    def __init__(self, description: str, **given: Any) -> None:  # noqa: ANN401 - marshmallow's own
        super().__init__(metadata={"description": description}, **given)

    def _deserialize(self, value: Any, *_given: Any, **_more: Any) -> bool:  # noqa: ANN401 - anything may come
        if isinstance(value, bool):
            return value
        raise ValidationError(_("Send true or false."))


class SentAction(StrictSchema):
    """What will be done for a team."""

    class Meta:
        """The name in the description."""

        title = "SentAction"

    team = TextField(required=True, metadata={"description": "Its code."})
    measure = TextField(
        required=True,
        metadata={"description": "A dimension, mobilisation, or a customers’ metric."},
    )
    kind = ChoiceField(KINDS, "What sort of thing it is.", required=True)
    text = TextField(required=True, metadata={"description": "What will be done."})
    starts_on = DayField("From when.")
    due_on = DayField("By when.")
    owner = TextField(
        load_default=None,
        allow_none=True,
        metadata={
            "description": "The code of a person of the team, of its lead, or of one "
            "above; null: the team.",
        },
    )
    heard = TextField(
        load_default="",
        metadata={"description": "What was heard before, in other words."},
    )
    is_told = TruthField("Whether the team reads of it.", load_default=False)


class ActionFilters(StrictSchema):
    """Which actions are asked for."""

    team = TextField(metadata={"description": "The code of a team."})
    state = ChoiceField(STATES, "How far they have come.")
    limit = LimitField()
    cursor = CursorField(int)


class ActionHeaders(Schema):
    """How an action is known when it comes again."""

    name = NameField(NAMED, data_key="Idempotency-Key", load_default="")


class ActionSchema(Schema):
    """What is done for a team."""

    class Meta:
        """The name in the description."""

        title = "Action"

    id = fields.Integer(required=True)
    team = fields.String(required=True, metadata={"description": "Its code."})
    measure = fields.String(required=True)
    kind = fields.String(required=True, metadata={"enum": KINDS})
    text = fields.String(required=True)
    state = fields.String(
        required=True,
        metadata={"enum": STATES, "description": "It follows from the days."},
    )
    starts_on = fields.Date(required=True)
    due_on = fields.Date(required=True)
    ended_on = fields.Date(required=True, allow_none=True)
    owner = fields.String(
        required=True,
        allow_none=True,
        metadata={"description": "The code of a person; null: the team."},
    )
    heard = fields.String(required=True)
    is_told = fields.Boolean(required=True)


class ActionPage(Schema):
    """Actions in the order in which they were written."""

    items = fields.List(fields.Nested(ActionSchema), required=True)
    next = NEXT
