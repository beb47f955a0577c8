"""The floors that HR sets, and why a team is under one."""

from collections.abc import Iterable, Mapping

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import IntegerField, TextAreaField
from wtforms.validators import (
    InputRequired,
    Length,
    NumberRange,
    Optional,
    ValidationError,
)

from engagement.customers.metrics.wording import name_of
from engagement.measures import is_net
from engagement.web.wording import round_points

MOST, LEAST_SHARE = 100, 1
FIELD = "floor_"
"""Before the code of a measure, which may be any word, `data` or `errors` too."""
WORDS = 3
LONGEST = 500


class FloorsForm(FlaskForm):
    """A field for each measure, in percent, of NPS in points; empty: no floor.

    Of staff first.
    """

    @property
    def values(self) -> dict[str, float | None]:
        """The floors in the scale of each measure."""
        return {
            measure: _in_scale(measure, field.data)
            for measure, field in self.fields_of.items()
        }

    @property
    def fields_of(self) -> dict[str, IntegerField]:
        return {
            field.name.removeprefix(FIELD): field
            for field in self
            if isinstance(field, IntegerField)
        }


def floors_form(measures: Iterable[str], low: Mapping[str, float]) -> FloorsForm:
    """Return the form of these measures, with the floors that are set."""

    class Form(FloorsForm):
        pass

    for measure in measures:
        least = -MOST if is_net(measure) else LEAST_SHARE
        field = IntegerField(
            name_of(measure),
            [Optional(), NumberRange(least, MOST)],
            description=_("in points, from −100 to 100")
            if is_net(measure)
            else _("percent of favourable answers"),
        )
        setattr(Form, FIELD + measure, field)
    shown = {FIELD + key: round_points(value, key) for key, value in low.items()}
    return Form(data=shown)


def _in_scale(measure: str, points: int | None) -> float | None:
    return points if points is None or is_net(measure) else points / 100


class AnswerForm(FlaskForm):
    """What is done, or why nothing is to be done."""

    reason = TextAreaField(
        _l("What is being done, or why nothing needs to be"),
        [InputRequired(), Length(max=LONGEST)],
        description=_l(
            "A sentence is enough. Your name and the day stand beside it, for whoever "
            "may see this team."
        ),
    )

    def validate_reason(self, field: TextAreaField) -> None:
        if len((field.data or "").split()) < WORDS:
            raise ValidationError(_("Say it in a few words more."))
