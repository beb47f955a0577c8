"""What a reader of trends chose: it stands in the address."""

from collections.abc import Sequence
from enum import StrEnum

from flask import request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.datastructures import MultiDict
from wtforms import SelectField

from engagement.customers.metrics.wording import name_of
from engagement.database import db
from engagement.insight.charts.courses import MOST_LINES
from engagement.insight.forms import AddressForm
from engagement.insight.series.measures_in_use import staff_measures
from engagement.insight.trends import trends as of_trends
from engagement.insight.trends.course import Course, Months, known_course
from engagement.insight.trends.heat_table import TrendsSort
from engagement.insight.trends.trends import Trends
from engagement.people import queries as people
from engagement.pulses.queries import Blanks
from engagement.web.context import this_week
from engagement.web.lists import Order


class TrendsTable(StrEnum):
    """The tables of trends, of which one is shown at a time."""

    WEEKS = "weeks"
    QUESTIONS = "questions"
    PARTICIPATION = "participation"


class TrendsForm(AddressForm):
    """Which staff measure, of which teams, how far back; which table in which order."""

    staff = SelectField(_l("Staff"))
    months = SelectField(_l("Period"))
    table = SelectField(_l("Table"))
    sort = SelectField()
    order = SelectField()
    page = SelectField()
    teams: Sequence[int] = ()
    """Those drawn beside the company, chosen or usual."""
    is_too_many = False

    def offer(self, staff: Sequence[str]) -> None:
        """Set the measures; what there is to sort by follows once one is chosen."""
        self.staff.choices = [(measure, name_of(measure)) for measure in staff]
        self.months.choices = [
            (str(Months.THREE), _("3 months")),
            (str(Months.SIX), _("6 months")),
            (str(Months.YEAR), _("A year")),
        ]
        self.table.choices = [(one, one) for one in map(str, TrendsTable)]
        self.order.choices = [(order, order) for order in map(str, Order)]
        self.sort.choices = self.page.choices = []

    def offer_orders(self, questions: Sequence[str], pages: Sequence[int]) -> None:
        self.sort.choices = [(one, one) for one in (*map(str, TrendsSort), *questions)]
        self.page.choices = [(one, one) for one in map(str, pages)]

    def choose_teams(
        self, given: MultiDict[str, str], known: Sequence[int], usual: Sequence[int]
    ) -> bool:
        """Take the teams of an address, or the usual ones where it says nothing.

        Tell whether one of them does not exist.
        """
        asked = dict.fromkeys(given.getlist("team"))
        own = [team for team in known if str(team) in asked]
        is_chosen = bool(asked) or "chosen" in given
        self.teams = (own if is_chosen else list(usual))[:MOST_LINES]
        self.is_too_many = len(own) > MOST_LINES
        return len(own) < len(asked)

    @property
    def chosen(self) -> tuple[str, Order, int]:
        """Return what to sort by, which end first, and the page."""
        return self.sort.data, Order(self.order.data), int(self.page.data)

    @property
    def address(self) -> dict[str, object]:
        """Return what a link to the same page with another order carries."""
        return {
            "staff": self.staff.data,
            "months": self.months.data,
            "table": self.table.data,
            "team": self.teams,
            "chosen": 1,
        }


def chosen_trends(blanks: Blanks) -> tuple[TrendsForm, Trends, bool]:
    """Read the reader's choices; tell whether one of them does not exist here."""
    form = TrendsForm(request.args)
    form.offer(staff_measures(db.session()))
    strange = form.fall_back()
    found = of_trends.trends(db.session(), str(form.staff.data), this_week(), blanks)
    form.offer_orders(found.recent.questions, found.teams.numbers)
    strange = form.fall_back() or strange
    known = [node.id for _, node in found.tree[1:]]
    return form, found, form.choose_teams(request.args, known, found.usual) or strange


def chosen_course(form: TrendsForm, blanks: Blanks) -> Course:
    return known_course(
        db.session(),
        tuple(people.links(db.session())),
        str(form.staff.data),
        Months(form.months.data),
        this_week(),
        blanks,
    )
