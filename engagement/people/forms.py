"""The forms about people and teams."""

from collections.abc import Iterable

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired
from wtforms import SelectField

from engagement.people.queries import Node


class DirectoryForm(FlaskForm):
    """A file of teams or of persons; which of the two, its header tells."""

    file = FileField(
        _l("File of teams or of people"),
        validators=[FileRequired(_l("Choose a file."))],
        description=_l(
            "CSV, Excel or OpenDocument, at most 10 MB. The same file twice changes "
            "nothing."
        ),
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
