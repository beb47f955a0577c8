"""The forms about people."""

from collections.abc import Iterable

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired
from wtforms import EmailField, SelectField, SelectMultipleField, StringField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]
from wtforms.validators import DataRequired, Length, Regexp

from engagement.people.keys import LONGEST_NAME
from engagement.people.models import Scope
from engagement.people.persons import EMAIL
from engagement.people.queries import Node

SCOPES = {
    Scope.WRITE_SCORES: _l("send customer scores"),
    Scope.READ_SCORES: _l("read customer scores"),
    Scope.READ_RELEASES: _l("read what pulses published"),
    Scope.READ_CORRELATION: _l("read correlations"),
}
"""What a program may do, in words."""


class CodeForm(FlaskForm):
    """The one-time code of a sign-in link."""

    code = StringField(
        _l("Code from your link"),
        validators=[DataRequired(_l("Paste the code of your link.")), Length(max=100)],
        filters=[lambda text: text and text.strip()],
    )


class LinkForm(FlaskForm):
    """An e-mail address to which a sign-in link goes."""

    email = EmailField(
        _l("Your work e-mail"),
        validators=[
            DataRequired(_l("Write your e-mail address.")),
            Regexp(
                f"{EMAIL.pattern}$",
                message=_l("This is not an e-mail address; correct it."),
            ),
            Length(max=254),
        ],
        filters=[lambda text: text and text.strip()],
    )


class DirectoryForm(FlaskForm):
    """A file of teams or of persons; which of the two, its header tells."""

    file = FileField(
        _l("File of teams or of people"),
        validators=[FileRequired(_l("Choose a file."))],
        description=_l("CSV, at most 10 MB. The same file twice changes nothing."),
    )


class CloseForm(FlaskForm):
    """A team that is closed: where its people and the teams below it go."""

    into = SelectField(_l("Its people and the teams below it go to"))

    def offer(self, others: Iterable[Node], *, may_be_nowhere: bool) -> "CloseForm":
        """Fill in the teams to choose from; an empty one needs none."""
        none = _l("nowhere: nobody is in it") if may_be_nowhere else _l("Choose a team")
        teams = [(str(node.id), f"{node.name} ({node.key})") for node in others]
        self.into.choices = [("", none), *teams]
        return self


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
