"""The forms about persons."""

from collections.abc import Iterable
from typing import ClassVar

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, SelectField, StringField
from wtforms.validators import InputRequired

from engagement.people.access import role_name
from engagement.people.forms import (
    EntryForm,
    at_most,
    team_field,
    teams_to_choose,
    trimmed,
)
from engagement.people.models import Person, Role
from engagement.people.persons.editing import PersonEntry
from engagement.people.persons.listing import MailReach
from engagement.people.queries import Node
from engagement.refusals import Reason
from engagement.web.language import LANGUAGES

COMPANYS = ("", _l("the company’s"))


class PersonForm(EntryForm):
    """A person of the directory."""

    below: ClassVar = {
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

    name = StringField(
        _l("Name"),
        filters=[trimmed],
        validators=[
            InputRequired(_l("Write the name.")),
            at_most(200),
        ],
    )
    email = StringField(
        _l("E-mail (optional)"),
        filters=[trimmed],
        validators=[at_most(254)],
        description=_l(
            "Without one, the person answers with a code on a slip of paper."
        ),
    )
    team = team_field(_l("Team"))
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
        filters=[trimmed],
        validators=[at_most(254)],
        description=_l(
            "A number or word that stays, such as the employee number. Files of people "
            "know the person by it. Empty: the e-mail."
        ),
    )
    is_same = BooleanField(_l("This is still the same person"))

    def offer(self, teams: Iterable[Node]) -> "PersonForm":
        """Fill in what there is to choose from."""
        self.team.choices = teams_to_choose(teams)
        self.role.choices = [(role.value, role_name(role)) for role in Role]
        self.language.choices = [COMPANYS, *LANGUAGES.items()]
        return self

    def show(self, person: Person) -> "PersonForm":
        """Fill in what is known of a person."""
        self.name.data, self.email.data = person.name, person.email or ""
        self.team.data, self.role.data = person.team_id, person.role.value
        self.language.data, self.code.data = person.language or "", person.key
        return self

    def said(self) -> PersonEntry:
        return PersonEntry(
            self.name.data or "",
            (self.email.data or "").lower(),
            self.team.data,
            Role(self.role.data),
            self.language.data,
            self.code.data or "",
        )


class MoveForm(FlaskForm):
    """Several persons and the team they move to."""

    team = team_field(_l("They move to"))

    def offer(self, teams: Iterable[Node]) -> "MoveForm":
        self.team.choices = teams_to_choose(teams)
        return self


def reach_of(text: str) -> MailReach | None:
    """Return how people are reached that an address asks for, if it asks for any."""
    return (
        MailReach(text) if text in (MailReach.NO_ADDRESS, MailReach.REFUSED) else None
    )
