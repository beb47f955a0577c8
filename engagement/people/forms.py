"""The form about a file of the directory."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired


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
