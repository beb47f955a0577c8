"""What programs send and read of customer scores, field by field."""

import math
from typing import Any

from flask_babel import gettext as _
from marshmallow import Schema, ValidationError, fields

from engagement.api.fields import (
    LONGEST_TEXT,
    NEXT,
    ChoiceField,
    CursorField,
    LimitField,
    NameField,
    StrictSchema,
    TextField,
    WeekRange,
    is_text,
)
from engagement.customers.api.batches import Became
from engagement.customers.metrics.catalogue import METRICS

SCALES = sorted({scale.key for metric in METRICS.values() for scale in metric.scales})
METRIC = "nps, csat, ces, rtf, a dimension, or a metric that the company added."
BATCH = (
    "A name of the batch, new for each. Sent again with the same rows within 30 days, "
    "it changes nothing and is answered alike; with other rows, it is refused."
)


class CellField(fields.Field[str]):
    """A text or a number, as a cell of a spreadsheet holds it."""

    def __init__(self, description: str, example: str | float) -> None:
        described = {
            "type": ["string", "number", "null"],
            "pattern": r"^[^\x00-\x1f\x7f]*$",
            "maxLength": LONGEST_TEXT,
            "description": description,
            "examples": [example],
        }
        super().__init__(allow_none=True, metadata=described)

    def _deserialize(self, value: Any, *_given: Any, **_more: Any) -> str:  # noqa: ANN401 - anything may come
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        if is_number and math.isfinite(value):
            return str(value)
        if value == "" or is_text(value):
            return str(value).strip()
        raise ValidationError(
            _("Send a number, or at most %(most)s letters.", most=LONGEST_TEXT)
        )


class AnswerSchema(StrictSchema):
    """What one customer answered."""

    date = CellField("The day, as 2026-10-14.", "2026-03-02")
    team = CellField("The code of the team, or its name.", "lille")
    metric = CellField(METRIC, "csat")
    score = CellField("What the customer chose.", 5)
    id = CellField(
        "By which the answer is counted once, among those of keys with this name.",
        "A-1001",
    )
    moment = CellField("Where the customer was asked.", "checkout")
    scale = ChoiceField(
        SCALES, "Where it is not the usual one; ces must tell it.", allow_none=True
    )


class TotalSchema(StrictSchema):
    """What the customers of a team and week answered, counted elsewhere."""

    team = CellField("The code of the team, or its name.", "lille")
    week = CellField("The ISO week, as 2026-W42.", "2026-W09")
    metric = CellField(METRIC, "nps")
    n = CellField("How many customers answered.", 48)
    favourable = CellField("How many of them were favourable.", 39)
    unfavourable = CellField("How many were unfavourable; only nps needs it.", 4)
    value = CellField("Instead of both: a percentage, or NPS from −100 to 100.", 31)
    moment = CellField("Where the customers were asked.", "checkout")


class BatchHeaders(Schema):
    """How a batch is known when it comes again."""

    name = NameField(BATCH, data_key="Idempotency-Key", load_default="")


class FateSchema(Schema):
    """What became of one row."""

    class Meta:
        """The name in the description."""

        title = "Fate"

    became = fields.String(
        required=True,
        metadata={
            "enum": [*map(str, Became)],
            "description": "“same” counts already; “left_out” says that nobody "
            "answered.",
        },
    )
    field = fields.String(metadata={"description": "Why it was refused: the field."})
    detail = fields.String(metadata={"description": "What to do."})


class Fates(Schema):
    """What became of a batch; good rows go in, whatever becomes of the others."""

    added = fields.Integer(required=True)
    same = fields.Integer(required=True)
    left_out = fields.Integer(required=True)
    refused = fields.Integer(required=True)
    rows = fields.List(
        fields.Nested(FateSchema),
        required=True,
        metadata={"description": "Of each row, in the order in which they were sent."},
    )


class ScoreFilters(WeekRange):
    """Which scores are asked for."""

    team = TextField(metadata={"description": "The code of a team."})
    metric = TextField(metadata={"description": METRIC})
    limit = LimitField()
    cursor = CursorField(str, int, int, str)


class ScoreSchema(Schema):
    """The customers' answers of a team, week, metric and moment."""

    class Meta:
        """The name in the description."""

        title = "Score"

    week = fields.String(required=True)
    team = fields.String(required=True, metadata={"description": "Its code."})
    metric = fields.String(required=True)
    moment = fields.String(
        required=True, metadata={"description": "Empty where no moment was named."}
    )
    n = fields.Integer(metadata={"description": "How many customers answered."})
    value = fields.Float(
        metadata={"description": "NPS from −100 to 100; any other a share from 0 to 1."}
    )
    low = fields.Float(metadata={"description": "Where its 95 % interval begins."})
    high = fields.Float(metadata={"description": "Where it ends."})
    withheld = fields.String(
        metadata={
            "enum": ["too_few_customers"],
            "description": "Why there is no value, as on the pages.",
        }
    )


class ScorePage(Schema):
    """Scores in the order of metric, week, team and moment."""

    items = fields.List(fields.Nested(ScoreSchema), required=True)
    next = NEXT
