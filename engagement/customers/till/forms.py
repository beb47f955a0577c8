"""The form that makes a question at the till."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, SelectField, StringField
from wtforms.validators import InputRequired, Length

from engagement.customers.till import texts
from engagement.web.wording import standard_name

LONGEST_PLACE = 80
LONGEST_MOMENT = 60


class TillForm(FlaskForm):
    """A new question at the till."""

    team_id = SelectField(
        _l("Team"),
        coerce=int,
        validators=[InputRequired()],
        description=_l("In whose scores the answers can count."),
    )
    place = StringField(
        _l("Name of the place, as customers know it (optional)"),
        filters=[lambda text: " ".join((text or "").split())],
        validators=[
            Length(max=LONGEST_PLACE, message=_l("Write at most %(max)d characters."))
        ],
        description=_l("It stands on the poster and above the question."),
    )
    moment = StringField(
        _l("Moment (optional)"),
        filters=[lambda text: " ".join((text or "").split())],
        validators=[
            Length(max=LONGEST_MOMENT, message=_l("Write at most %(max)d characters."))
        ],
        description=_l("Where the customer is asked, for instance: till, delivery."),
    )
    item = SelectField(_l("Question"))
    dimension = SelectField(_l("A second question (optional)"))
    asks_comment = BooleanField(_l("Leave room for a comment"), default=True)

    def offer(self, teams: list[tuple[int, str]], language: str) -> "TillForm":
        """Fill in what there is to choose from, each question in its own words."""
        self.team_id.choices = teams
        self.item.choices = [
            (
                key,
                _(
                    "%(what)s: %(value)s",
                    what=standard_name(key),
                    value=item.texts[language],
                ),
            )
            for key, item in texts.ITEMS.items()
        ]
        self.dimension.choices = [
            ("", _l("None")),
            *((key, item.texts[language]) for key, item in texts.DIMENSIONS.items()),
        ]
        return self
