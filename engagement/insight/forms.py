"""The reader's choices on a page; they stand in the address."""

from collections.abc import Sequence

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import HiddenField, IntegerField, SelectField
from wtforms.validators import InputRequired, NumberRange

from engagement.customers.metrics.wording import name_of
from engagement.insight.series.spans import WINDOWS
from engagement.insight.trends.heat_table import TrendsSort
from engagement.web.lists import Order

ALL = "all"
"""Of the weeks."""


class AddressForm(FlaskForm):
    """Choices of which each has a usual one, the first that is offered."""

    class Meta:
        """A form that only reads needs no token."""

        csrf = False

    def fall_back(self) -> bool:
        """Put the usual choice where there is none, or one that does not exist.

        Tell whether a choice did not exist.
        """
        strange = False
        for field in self:
            offered = [choice[0] for choice in field.iter_choices()]
            if offered and field.data not in offered:
                strange = strange or bool(field.raw_data)
                field.data = offered[0]
        return strange


class GuessForm(FlaskForm):
    """How many in ten somebody thinks favourable, of both sides."""

    staff = IntegerField(
        _l("Of ten people of the team, how many say that they are mobilised?"),
        validators=[InputRequired(), NumberRange(0, 10)],
    )
    customers = IntegerField(
        _l("Of ten customers, how many say that they are satisfied?"),
        validators=[InputRequired(), NumberRange(0, 10)],
    )
    back = HiddenField()
    """The page that was asked for."""


class ChoicesForm(AddressForm):
    """Which staff measure beside which customer metric, over which weeks."""

    staff = SelectField(_l("Staff"))
    customer = SelectField(_l("Customers"))
    weeks = SelectField(_l("Weeks"))
    moment = SelectField(_l("Moment"))

    def offer(self, staff: Sequence[str], customer: Sequence[str]) -> None:
        """Set what can be chosen; the moments follow once the metric is known."""
        self.staff.choices = [(measure, name_of(measure)) for measure in staff]
        self.customer.choices = [(metric, name_of(metric)) for metric in customer]
        self.weeks.choices = [
            *((str(n), _("Last %(number)d weeks", number=n)) for n in WINDOWS[::-1]),
            (ALL, _("All weeks")),
        ]
        self.moment.choices = []

    def offer_moments(self, moments: Sequence[str]) -> None:
        named = [(moment, moment) for moment in moments if moment]
        self.moment.choices = [("", _("All moments")), *named]

    @property
    def window(self) -> int | None:
        return None if self.weeks.data == ALL else int(self.weeks.data)


class TrendsForm(AddressForm):
    """Which staff measure, and in which order its teams."""

    staff = SelectField(_l("Staff"))
    sort = SelectField()
    order = SelectField()
    page = SelectField()

    def offer(self, staff: Sequence[str]) -> None:
        """Set the measures; what there is to sort by follows once one is chosen."""
        self.staff.choices = [(measure, name_of(measure)) for measure in staff]
        self.order.choices = [(order, order) for order in map(str, Order)]
        self.sort.choices = self.page.choices = []

    def offer_orders(self, questions: Sequence[str], pages: Sequence[int]) -> None:
        self.sort.choices = [(one, one) for one in (*map(str, TrendsSort), *questions)]
        self.page.choices = [(one, one) for one in map(str, pages)]

    @property
    def chosen(self) -> tuple[str, Order, int]:
        """Return what to sort by, which end first, and the page."""
        return self.sort.data, Order(self.order.data), int(self.page.data)
