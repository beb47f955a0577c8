"""The form for a key of a program."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import SelectMultipleField, StringField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]
from wtforms.validators import DataRequired, Length

from engagement.people.keys import LONGEST_NAME
from engagement.people.models import Scope

SCOPES = {
    Scope.WRITE_SCORES: _l("send customer scores"),
    Scope.READ_SCORES: _l("read customer scores"),
    Scope.READ_RELEASES: _l("read what pulses published"),
    Scope.READ_CORRELATION: _l("read correlations"),
    Scope.WRITE_ACTIONS: _l("record actions"),
    Scope.READ_ACTIONS: _l("read actions"),
}
"""What a program may do, in words."""


class KeyForm(FlaskForm):
    """A key for a program: what it is for, and what it may do."""

    name = StringField(
        _l("What the key is for"),
        validators=[
            DataRequired(_l("Write what the key is for.")),
            Length(max=LONGEST_NAME, message=_l("Use at most %(max)d letters.")),
        ],
        filters=[lambda text: text and text.strip()],
        description=_l("Such as “tills, every night”. Use one key for each program."),
    )
    scopes = SelectMultipleField(
        _l("What it may do"),
        choices=[SelectChoice(scope.value, name) for scope, name in SCOPES.items()],
        validators=[DataRequired(_l("Choose at least one."))],
    )
