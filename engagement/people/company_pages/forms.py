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

from engagement.mail.services import Service
from engagement.mail.webhooks.addresses import (
    CannotGo,
    HookAddress,
    WhyNotThere,
    checked,
)
from engagement.people.company import LARGEST_LOGO, logo_type
from engagement.people.forms import trimmed
from engagement.web.context import settings
from engagement.web.language import LANGUAGES

SERVICES: dict[Service, str] = {
    Service.SLACK: "Slack",
    Service.TEAMS: "Microsoft Teams",
    Service.MATTERMOST: "Mattermost",
    Service.GOOGLE_CHAT: "Google Chat",
}
WHY_NOT = {
    WhyNotThere.NO_ADDRESS: _l(
        "This is no webhook address. Copy it whole from the service; it begins with "
        "https://."
    ),
    WhyNotThere.ANOTHER_HOST: _l(
        "This address is not one of the service you chose: look at both."
    ),
    WhyNotThere.NO_HOSTS: _l(
        "No Mattermost server is set. Whoever runs Diapason has to name yours in "
        "ENGAGEMENT_MATTERMOST_HOSTS."
    ),
}


class ChannelForm(FlaskForm):
    """Which channel of a chat is told."""

    service = SelectField(
        _l("Service"), choices=[SelectChoice(*one) for one in SERVICES.items()]
    )
    address = StringField(
        _l("Webhook address"),
        [DataRequired(_l("Paste the address that the service gives."))],
        filters=[trimmed],
        description=_l(
            "Whoever has it can write in that channel: it is kept sealed, and only the "
            "name of its host is shown here."
        ),
    )
    leads_to: HookAddress | None = None
    """Where a valid form leads."""

    def validate_address(self, field: Field) -> None:
        if self.service.errors:
            return
        service = Service(self.service.data)
        try:
            self.leads_to = checked(field.data, service, settings().own_chat_hosts)
        except CannotGo as refusal:
            raise ValidationError(str(WHY_NOT[refusal.why])) from None


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
