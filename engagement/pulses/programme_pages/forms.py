"""The forms about when pulses open."""

from datetime import date
from typing import Any

from babel import Locale
from flask_babel import get_locale, gettext
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, DateField, SelectField, StringField
from wtforms.fields import Field

# types-WTForms is a version behind WTForms here.
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]
from wtforms.validators import InputRequired, Length, Optional, ValidationError

from engagement.pulses import bank, calendar
from engagement.pulses.calendar import DAYS_OPEN, EVERY, HOURS, WEEKDAYS
from engagement.pulses.programme import holidays
from engagement.pulses.programme.programme import ComingWeek
from engagement.web.context import today
from engagement.web.wording import standard_name

LONGEST_PAUSE = 366
"""Days; a longer one has no end date."""
FURTHEST = 2 * 366
"""Days from today; a year with a wrong digit would end the pulses for good."""
DAYS = (_l("Monday"), _l("Tuesday"), _l("Wednesday"), _l("Thursday"), _l("Friday"))
RHYTHMS = (_l("Every week"), _l("Every two weeks"))
AS_USUAL = "usual"
USUAL_COUNTRY = {"fr": "FR", "en": "GB"}
"""What is proposed first, by language."""
RUNS = {AS_USUAL: None, "skip": False, "hold": True}


class RhythmForm(FlaskForm):
    """When pulses open, and for how long."""

    every = SelectField(
        _l("How often"),
        coerce=int,
        choices=[
            SelectChoice(weeks, name)
            for weeks, name in zip(EVERY, RHYTHMS, strict=True)
        ],
        default=EVERY[0],
    )
    weekday = SelectField(
        _l("Opens on"),
        coerce=int,
        choices=[
            SelectChoice(day, name) for day, name in zip(WEEKDAYS, DAYS, strict=True)
        ],
    )
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
    has_checks = BooleanField(
        _l("Make the first pulse of each quarter a culture check")
    )


class PauseForm(FlaskForm):
    """From now on no pulse opens, and no reminder goes."""

    paused_until = DateField(_l("Until (empty: until you start again)"), [Optional()])

    def validate_paused_until(self, field: Field) -> None:
        if field.data and not 0 < (field.data - today()).days <= LONGEST_PAUSE:
            raise ValidationError(
                gettext("Choose a day from tomorrow on, within a year.")
            )


class WeekForm(FlaskForm):
    """What is different in one week to come."""

    runs = SelectField(_l("Pulse"))
    weekday = SelectField(_l("Opens on"))
    first = SelectField(_l("First question in turn"))
    second = SelectField(_l("Second question in turn"))

    def __init__(self, coming: ComingWeek, every: int, **kwargs: Any) -> None:  # noqa: ANN401 - WTForms'
        super().__init__(prefix=f"w{coming.week}", **kwargs)
        self.runs.choices = [
            SelectChoice(AS_USUAL, gettext("As the rhythm has it")),
            SelectChoice("skip", gettext("No pulse this week")),
        ]
        if every > 1:
            self.runs.choices += [SelectChoice("hold", gettext("A pulse this week"))]
        usual = SelectChoice("", gettext("As usual"))
        self.weekday.choices = [
            usual,
            *(SelectChoice(str(day), DAYS[day]) for day in WEEKDAYS),
        ]
        in_turn = SelectChoice("", gettext("The next in turn"))
        self.first.choices = self.second.choices = [
            in_turn,
            *(SelectChoice(key, standard_name(key)) for key in bank.IN_TURN),
        ]

    def fill(self, choice: calendar.WeekChoice) -> None:
        """Show what stands for the week."""
        runs = {chosen: name for name, chosen in RUNS.items()}
        self.runs.data = runs[choice.runs]
        self.weekday.data = "" if choice.weekday is None else str(choice.weekday)
        self.first.data, self.second.data = choice.questions or ("", "")

    def validate_second(self, field: Field) -> None:
        if bool(field.data) is not bool(self.first.data):
            raise ValidationError(gettext("Choose both questions, or neither."))
        if field.data and field.data == self.first.data:
            raise ValidationError(gettext("Choose two different questions."))

    @property
    def choice(self) -> calendar.WeekChoice:
        questions = (self.first.data, self.second.data) if self.first.data else ()
        weekday = int(self.weekday.data) if self.weekday.data else None
        return calendar.WeekChoice(RUNS[self.runs.data], weekday, questions)


class HolidayForm(FlaskForm):
    """Days on which no pulse opens."""

    first = DateField(_l("First day"), [InputRequired(_l("Choose the first day."))])
    last = DateField(_l("Last day (empty: one day)"), [Optional()])
    name = StringField(
        _l("What it is"),
        [
            InputRequired(_l("Write what it is, such as “closed”.")),
            Length(max=100, message=_l("At most 100 characters.")),
        ],
    )

    def validate_first(self, field: Field) -> None:
        end = self.last.data or field.data
        if end and end < today():
            raise ValidationError(gettext("These days are over."))
        if end and (end - today()).days > FURTHEST:
            raise ValidationError(gettext("Choose days of the next two years."))

    def validate_last(self, field: Field) -> None:
        if field.data and self.first.data and field.data < self.first.data:
            raise ValidationError(gettext("The last day comes before the first."))

    @property
    def holiday(self) -> tuple[date, date, str]:
        first, name = self.first.data, self.name.data
        if first is None or name is None:  # both are required
            raise ValueError
        return first, self.last.data or first, name


class CountryForm(FlaskForm):
    """A country whose public holidays are taken over."""

    country = SelectField(_l("Country"))

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - WTForms'
        super().__init__(**kwargs)
        spoken = get_locale() or Locale("en")
        names = spoken.territories
        found = {code: names.get(code, code) for code in holidays.countries()}
        ordered = sorted(found.items(), key=lambda one: one[1])
        self.country.choices = [SelectChoice(*one) for one in ordered]
        self.country.data = self.country.data or USUAL_COUNTRY.get(spoken.language)
