"""The forms about a file of the directory."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired
from wtforms import BooleanField, RadioField, SelectField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]

from engagement.people.files.exports import ANY_PLACE, Export
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
    # The choices are the columns of the file, which is not read yet.
    place = SelectField(_l("Teams come from the column"), validate_choice=False)
    adds_teams = BooleanField(_l("Add the missing teams below the top of the company"))
    recodes = BooleanField(
        _l("Whoever has a new code and the e-mail of before is the same person")
    )
    shares = BooleanField(
        _l("Several people share an e-mail: one keeps it, the others answer by slip")
    )

    def how(self) -> How:
        return How(
            is_complete=self.listed.data == EVERYBODY,
            many_may_leave=self.many_may_leave.data,
            place=self.place.data or ANY_PLACE,
            adds_teams=self.adds_teams.data,
            recodes=self.recodes.data,
            shares=self.shares.data,
        )

    def offer(self, export: Export) -> None:
        """Fill in the columns from which teams may come."""
        choices = [SelectChoice(*one) for one in export.places.items()]
        self.place.choices, self.place.data = choices, export.place

    @property
    def seen(self) -> str:
        """Return all that is answered and changes what a file does."""
        answers = (self.adds_teams, self.recodes, self.shares)
        said = "".join("y" if one.data else "n" for one in answers)
        return f"{self.listed.data} {self.place.data} {said}"
