"""The forms about a file of the directory."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired
from wtforms import BooleanField, RadioField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]

from engagement.people.files.lines import How

CHANGES, EVERYBODY = "changes", "everybody"


class DirectoryForm(FlaskForm):
    """A file of teams or of persons; which of the two, its header tells."""

    file = FileField(
        _l("File of teams or of people"),
        validators=[FileRequired(_l("Choose a file."))],
        description=_l(
            "CSV, Excel or OpenDocument, at most 10 MB. You see what it would change "
            "before anything changes."
        ),
    )


class HowForm(FlaskForm):
    """How a file is meant that waits."""

    listed = RadioField(
        _l("What is in this list?"),
        choices=[
            SelectChoice(CHANGES, _l("Some people: nobody leaves for being missing.")),
            SelectChoice(
                EVERYBODY, _l("Everybody: who is missing leaves the directory.")
            ),
        ],
        default=CHANGES,
    )
    many_may_leave = BooleanField(_l("Yes, all of them leave"))

    def how(self) -> How:
        return How(
            is_complete=self.listed.data == EVERYBODY,
            many_may_leave=self.many_may_leave.data,
        )
