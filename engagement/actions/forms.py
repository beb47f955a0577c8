"""The form of an action, and what of it becomes a plan.

`begun` makes one from an address and `ActionForm()` one from what was sent; `offer`
fills in what a reader can choose from for a team, and `plan` is what it says then.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, DateField, HiddenField, SelectField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, ValidationError

from engagement.actions import wording
from engagement.actions.actions import Plan, reach
from engagement.actions.kinds import ActionKind
from engagement.actions.models import LONGEST_HEARD, LONGEST_TEXT, Action
from engagement.people.forms import id_or_none, trimmed
from engagement.people.models import Person, Team
from engagement.web import sent_once
from engagement.web.context import today
from engagement.web.template_filters import plain_day

USUAL_LENGTH = timedelta(weeks=4)
DAYS = ["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y"]
"""How browsers send a day, and how it is typed where they show no calendar."""
ASKED = ("measure", "kind", "text", "heard", "comment")
"""What an address may say of an action, besides the team."""
LONGEST_NAME = 40
"""Letters of what a page is called."""


def at_most(characters: int) -> Callable[[FlaskForm, TextAreaField], None]:
    """Refuse a longer text and say how long it is, so that it can be shortened."""

    def check(_form: FlaskForm, field: TextAreaField) -> None:
        if (number := len(field.data or "")) > characters:
            told = _("Write at most %(most)s characters; there are %(number)s.")
            raise ValidationError(told % {"most": characters, "number": number})

    return check


def day_field(label: str) -> DateField:
    needed = InputRequired(_l("Choose a day."))
    return DateField(label, [needed], format=DAYS)


class ActionForm(FlaskForm):
    """What will be done for a team, by whom and until when."""

    team = HiddenField()
    form = HiddenField()
    """The name of the page."""
    comment = HiddenField()
    """What the action takes up; whoever offers the form knows what it means."""
    text = TextAreaField(
        wording.FIELDS["text"],
        [DataRequired(_l("Write what will be done.")), at_most(LONGEST_TEXT)],
        filters=[trimmed],
        description=_l(
            "One sentence, so concrete that everybody sees whether it happens. At most "
            "200 characters."
        ),
    )
    measure = SelectField(
        wording.FIELDS["measure"],
        [InputRequired(_l("Choose what it should improve."))],
    )
    kind = SelectField(
        wording.FIELDS["kind"],
        [InputRequired(_l("Choose what sort of thing it is."))],
        description=_l("By this, HR sees in time which kinds of action help."),
    )
    owner = SelectField(wording.FIELDS["owner_id"], coerce=id_or_none)
    starts_on = day_field(wording.FIELDS["starts_on"])
    due_on = day_field(wording.FIELDS["due_on"])
    heard = TextAreaField(
        _l("What you heard (optional)"),
        [at_most(LONGEST_HEARD)],
        filters=[trimmed],
        description=_l(
            "The team reads it as “You said”. In your own words and without names: a "
            "comment that is quoted could give its author away."
        ),
    )
    is_told = BooleanField(_l("Visible to the team"))
    changed: Action | None = None
    """The action that is changed; None: it is a new one."""

    def offer(self, owners: Iterable[Person], reader: Person) -> "ActionForm":
        """Fill in what there is to choose from; what an action has stays there."""
        measures = wording.measure_names()
        if self.changed:
            measures.setdefault(self.changed.measure, self.changed.measure)
        choose = ("", str(_("Choose…")))
        self.measure.choices = [choose, *measures.items()]
        kinds = [(kind.value, wording.kind_name(kind)) for kind in ActionKind]
        self.kind.choices = [choose, *kinds]
        people = {one.id: one.name for one in (*owners, reader)}
        self.owner.choices = [("", str(_("the team"))), *people.items()]
        return self

    def show(self, action: Action) -> "ActionForm":
        """Fill in what an action is."""
        self.owner.data, self.kind.data = action.owner_id, action.kind.value
        for name in ("measure", "text", "starts_on", "due_on", "heard", "is_told"):
            self[name].data = getattr(action, name)
        return self

    def validate_starts_on(self, field: DateField) -> None:
        self._check_reach(field)
        ended = self.changed and self.changed.ended_on
        if ended and field.data and field.data > ended:
            told = _(
                "It has ended on %(day)s. Choose an earlier day, or open it again."
            )
            raise ValidationError(told % {"day": plain_day(ended)})

    def validate_due_on(self, field: DateField) -> None:
        self._check_reach(field)
        first = self.starts_on.data
        if first and field.data and field.data < first:
            told = _("This is before its first day, %(day)s. Choose a later one.")
            raise ValidationError(told % {"day": plain_day(first)})

    def _check_reach(self, field: DateField) -> None:
        begun_on = self.changed.starts_on if self.changed else None
        first, last = reach(today(), begun_on)
        if field.data and not first <= field.data <= last:
            told = _("Choose a day from %(first)s to %(last)s.")
            days = {"first": plain_day(first), "last": plain_day(last)}
            raise ValidationError(told % days)

    def check_team(self, team: Team) -> bool:
        """Tell whether something can still be decided for a team; if not, say so."""
        if team.closed_on is None:
            return True
        told = _("%(team)s is closed. Decide for another team.", team=team.name)
        self.team.errors = [told]
        return False

    def plan(self, team_id: int) -> Plan:
        """Return what a valid form says."""
        first, last = self.starts_on.data, self.due_on.data
        return Plan(
            team_id,
            self.measure.data,
            ActionKind(self.kind.data),
            self.text.data or "",
            first or today(),
            last or today(),
            self.owner.data,
            self.heard.data or "",
            self.is_told.data,
        )

    def name_for(self, plan: Plan) -> str:
        """Name what this page says: sent twice it is one, other words are another."""
        said = f"{self.form.data} {plan}"
        return hashlib.sha256(said.encode()).hexdigest()[:LONGEST_NAME]


def usual(team: Team, reader: Person) -> dict[str, Any]:
    """Return what an action is unless somebody says otherwise.

    Told to the team, seen to by its reader, from today on, for four weeks.
    """
    return {
        "team": team.id,
        "form": sent_once.name_in({}),
        "owner": reader.id,
        "starts_on": today(),
        "due_on": today() + USUAL_LENGTH,
        "is_told": True,
    }


def begun(asked: Mapping[str, str], team: Team, reader: Person) -> ActionForm:
    """Return the form of a new action, with what its address says of it."""
    return ActionForm(formdata=None, data=usual(team, reader) | said_in(asked))


def said_in(asked: Mapping[str, str]) -> dict[str, str]:
    """Return what an address says of an action that somebody may decide on."""
    return {name: asked[name] for name in ASKED if asked.get(name)}
