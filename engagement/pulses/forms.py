"""The forms about pulses."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import SelectField

# types-WTForms is a version behind WTForms here.
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]

from engagement.pulses.calendar import DAYS_OPEN, HOURS

WEEKDAYS = [
    SelectChoice(0, _l("Monday")),
    SelectChoice(1, _l("Tuesday")),
    SelectChoice(2, _l("Wednesday")),
    SelectChoice(3, _l("Thursday")),
    SelectChoice(4, _l("Friday")),
]


class RhythmForm(FlaskForm):
    """When the weekly pulse opens, and for how long."""

    weekday = SelectField(_l("Opens on"), coerce=int, choices=WEEKDAYS)
    hour = SelectField(
        _l("At"),
        coerce=int,
        choices=[SelectChoice(hour, f"{hour:02}:00") for hour in HOURS],
    )
    days_open = SelectField(
        _l("Stays open for (days)"),
        coerce=int,
        choices=[SelectChoice(days, str(days)) for days in DAYS_OPEN],
    )
