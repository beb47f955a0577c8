"""What a reader looks for in the inbox; it stands in the address."""

from collections.abc import Sequence

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import SelectField, StringField

from engagement.insight.forms import AddressForm
from engagement.insight.inbox.inbox import SeenTeam
from engagement.insight.inbox.rows import Origin, Pile
from engagement.web.template_filters import week_name

STAFF, CUSTOMERS = "staff", "customers"
SIDES = {
    "": tuple(Origin),
    STAFF: (Origin.STAFF,),
    CUSTOMERS: (Origin.FILES, Origin.TILL),
}
EM = "\N{EM SPACE}"


class InboxForm(AddressForm):
    """Which comments, of which teams and weeks, with which words."""

    week = SelectField(_l("Week"))
    team = SelectField(_l("Team"))
    side = SelectField(_l("Written by"))
    pile = SelectField(_l("Which"))
    words = StringField(_l("Words"))

    def offer(
        self,
        weeks: Sequence[int],
        teams: Sequence[SeenTeam],
        *,
        is_hr: bool,
    ) -> None:
        """Set what can be chosen."""
        self.week.choices = [
            ("", _("All weeks")),
            *((str(week), week_name(week)) for week in weeks),
        ]
        self.team.choices = [
            ("", _("All teams") if is_hr else _("All your teams")),
            *((str(one.id), f"{EM * one.depth}{one.name}") for one in teams),
        ]
        self.side.choices = [
            ("", _("Staff and customers")),
            (STAFF, _("Staff")),
            (CUSTOMERS, _("Customers")),
        ]
        piles = {Pile.ALL: _("All"), Pile.UNREAD: _("Only unread")}
        if is_hr:
            piles[Pile.HIDDEN] = _("Hidden ones")
        self.pile.choices = [(str(one), told) for one, told in piles.items()]

    @property
    def chosen(self) -> dict[str, str]:
        """Return what stands in the address: all that is not as usual."""
        found = {field.name: str(field.data or "").strip() for field in self}
        return {
            name: value
            for name, value in found.items()
            if value and (name, value) != ("pile", Pile.ALL)
        }

    @property
    def origins(self) -> Sequence[Origin]:
        return SIDES[self.side.data]
