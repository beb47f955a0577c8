"""The forms about persons."""

from collections.abc import Iterable, Mapping

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, SelectField, StringField
from wtforms.validators import InputRequired, Length

from engagement.people.access import role_name
from engagement.people.models import Person, Role
from engagement.people.persons.editing import Said
from engagement.people.persons.listing import Reach
from engagement.people.queries import Node
from engagement.refusals import Reason, Refusal
from engagement.web.language import LANGUAGES
from engagement.web.refusals import sentence

COMPANYS = ("", _l("the company’s"))
FIELDS: Mapping[Reason, str] = {
    Reason.BAD_EMAIL: "email",
    Reason.EMAIL_TAKEN: "email",
    Reason.NO_CODE: "email",
    Reason.CODE_TAKEN: "code",
    Reason.LOOKS_ALIKE: "code",
    Reason.LAST_HR: "role",
    Reason.STILL_LEADS: "role",
    Reason.CLOSED_TEAM: "team",
    Reason.MISSING_VALUE: "team",
    Reason.ANOTHER_PERSON: "is_same",
}
"""Below which field a refusal stands; others below the name."""


def _trimmed(text: str | None) -> str:
    return " ".join((text or "").split())


class PersonForm(FlaskForm):
    """A person of the directory."""

    name = StringField(
        _l("Name"),
        filters=[_trimmed],
        validators=[
            InputRequired(_l("Write the name.")),
            Length(max=200, message=_l("Write at most %(max)d characters.")),
        ],
    )
    email = StringField(
        _l("E-mail (optional)"),
        filters=[_trimmed],
        validators=[Length(max=254, message=_l("Write at most %(max)d characters."))],
        description=_l(
            "Without one, the person answers with a code on a slip of paper."
        ),
    )
    team = SelectField(_l("Team"), coerce=int)
    role = SelectField(
        _l("Role"),
        description=_l(
            "Employees answer. Managers also see the results of the teams they lead. "
            "HR sees all results, and this directory."
        ),
    )
    language = SelectField(_l("Language of mails"))
    code = StringField(
        _l("Code in files (optional)"),
        filters=[_trimmed],
        validators=[Length(max=254, message=_l("Write at most %(max)d characters."))],
        description=_l(
            "A number or word that stays, such as the employee number. Files of people "
            "know the person by it. Empty: the e-mail."
        ),
    )
    is_same = BooleanField(_l("This is still the same person"))

    def offer(self, teams: Iterable[Node]) -> "PersonForm":
        """Fill in what there is to choose from."""
        self.team.choices = choices_of(teams)
        self.role.choices = [(role.value, role_name(role)) for role in Role]
        self.language.choices = [COMPANYS, *LANGUAGES.items()]
        return self

    def show(self, person: Person) -> "PersonForm":
        """Fill in what is known of a person."""
        self.name.data, self.email.data = person.name, person.email or ""
        self.team.data, self.role.data = person.team_id, person.role.value
        self.language.data, self.code.data = person.language or "", person.key
        return self

    def said(self) -> Said:
        return Said(
            self.name.data or "",
            (self.email.data or "").lower(),
            self.team.data,
            Role(self.role.data),
            self.language.data,
            self.code.data or "",
        )

    def refuse(self, refusal: Refusal) -> None:
        """Show why it cannot be, below the field that is meant."""
        field = self[FIELDS.get(refusal.reason, "name")]
        field.errors = [*field.errors, sentence(refusal)]


class MoveForm(FlaskForm):
    """Several persons and the team they move to."""

    team = SelectField(_l("They move to"), coerce=int)

    def offer(self, teams: Iterable[Node]) -> "MoveForm":
        self.team.choices = choices_of(teams)
        return self


def choices_of(teams: Iterable[Node]) -> list[tuple[int, str]]:
    return [(node.id, f"{node.name} ({node.key})") for node in teams]


def reach_of(text: str) -> Reach | None:
    """Return how people are reached that an address asks for, if it asks for any."""
    return Reach(text) if text in (Reach.NO_ADDRESS, Reach.REFUSED) else None
