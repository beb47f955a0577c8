"""The forms of signing in."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import EmailField, StringField
from wtforms.validators import DataRequired, Length, Regexp

from engagement.people.files.person_file import EMAIL


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
