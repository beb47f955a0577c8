"""The forms about teams."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import DateField, SelectField, StringField
from wtforms.validators import InputRequired, Optional

from engagement.people.forms import EntryForm, at_most, choices_of, id_or_none, trimmed
from engagement.people.models import Person, Team
from engagement.people.queries import Node
from engagement.people.teams.editing import TeamEntry
from engagement.refusals import Reason


class TeamForm(EntryForm):
    """A team of the company's tree."""

    below: ClassVar = {
        Reason.CODE_TAKEN: "code",
        Reason.LOOKS_ALIKE: "code",
        Reason.UNKNOWN_PARENT: "parent",
        Reason.LOOP: "parent",
        Reason.SECOND_ROOT: "parent",
        Reason.CLOSED_TEAM: "parent",
    }

    name = StringField(
        _l("Name"),
        filters=[trimmed],
        validators=[InputRequired(_l("Write the name.")), at_most(200)],
    )
    # Teams below it are no choice, and the rules say why if one is sent all the same.
    parent = SelectField(_l("Part of"), coerce=id_or_none, validate_choice=False)
    lead = SelectField(
        _l("Lead"),
        coerce=id_or_none,
        description=_l(
            "People of this team and of the one above, and all managers. Who leads a "
            "team sees its results, and is a manager from then on."
        ),
    )
    code = StringField(
        _l("Code in files (optional)"),
        filters=[trimmed],
        validators=[at_most(100)],
        description=_l(
            "A word that stays. Files know the team by it. Empty: its name."
        ),
    )
    since = DateField(
        _l("Exists since (optional)"),
        validators=[Optional()],
        description=_l(
            "A team is shown once it has existed for 28 days. After the first pulse "
            "this cannot be changed."
        ),
    )

    def offer(
        self, above: Iterable[Node], leads: Sequence[Person], *, is_top: bool
    ) -> "TeamForm":
        """Fill in what there is to choose from."""
        teams = choices_of(above)
        self.parent.choices = [("", _l("nothing: it is the top"))] if is_top else teams
        people = [(one.id, f"{one.name} ({one.team.name})") for one in leads]
        self.lead.choices = [("", _l("nobody")), *people]
        return self

    def show(self, team: Team) -> "TeamForm":
        """Fill in what is known of a team."""
        self.name.data, self.code.data = team.name, team.key
        self.parent.data, self.lead.data = team.parent_id, team.lead_id
        self.since.data = team.created_on
        return self

    def said(self) -> TeamEntry:
        return TeamEntry(
            self.name.data or "",
            self.parent.data,
            self.code.data or "",
            self.lead.data,
            self.since.data,
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
