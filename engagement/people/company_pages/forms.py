"""The form about the company."""

from typing import BinaryIO

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import BooleanField, SelectField, StringField
from wtforms.fields import Field

# types-WTForms is a version behind WTForms here.
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]
from wtforms.validators import DataRequired, Length, ValidationError

from engagement.people.company import LARGEST_LOGO, logo_type
from engagement.people.forms import trimmed
from engagement.web.language import LANGUAGES


class CompanyForm(FlaskForm):
    """How the company is called, and whom its people ask."""

    name = StringField(
        _l("Name of the company"),
        [
            DataRequired(_l("Write the name of the company.")),
            Length(max=60, message=_l("At most 60 characters.")),
        ],
        filters=[trimmed],
        description=_l("It stands on every mail, so that people know who asks."),
    )
    contact = StringField(
        _l("Whom to ask"),
        [Length(max=200, message=_l("At most 200 characters."))],
        filters=[trimmed],
        description=_l("A name with an address or a telephone number, for questions."),
    )
    language = SelectField(
        _l("Language of mails"),
        choices=[SelectChoice(*one) for one in LANGUAGES.items()],
        description=_l("For those of whom the directory knows no other."),
    )
    logo = FileField(_l("Logo"), description=_l("PNG, JPEG or WebP, at most 200 kB."))
    no_logo = BooleanField(_l("Take the logo away"))

    def validate_logo(self, field: Field) -> None:
        if not field.data:
            return
        stream: BinaryIO = field.data.stream
        self.picture = stream.read(LARGEST_LOGO + 1)
        if len(self.picture) > LARGEST_LOGO:
            raise ValidationError(gettext("This picture is larger than 200 kB."))
        if logo_type(self.picture) is None:
            raise ValidationError(gettext("This is no PNG, JPEG or WebP picture."))

    picture: bytes = b""
    """What was sent as a logo; empty: nothing."""
