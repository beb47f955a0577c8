"""The reader's choices on a page; they stand in the address."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from flask_babel import format_decimal
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString
from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from wtforms import FloatField, HiddenField, IntegerField, SelectField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]
from wtforms.validators import InputRequired, NumberRange, ValidationError

from engagement.customers.metrics.wording import name_of
from engagement.insight.series.spans import WINDOWS
from engagement.insight.value.usual import Origin, Usual
from engagement.statistics.value import Assumptions, Range

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
            if not isinstance(field, SelectField):
                continue
            offered = [choice[0] for choice in field.iter_choices()]
            if offered and field.data not in offered:
                strange = strange or bool(field.raw_data)
                field.data = offered[0]
        return strange


NO_GUESS = _l("Put the mark where you think it is, or read without a guess.")


class GuessForm(FlaskForm):
    """How many in ten somebody thinks favourable, of both sides."""

    staff = IntegerField(
        _l("Of ten people of the team, how many say that they are mobilised?"),
        validators=[InputRequired(NO_GUESS), NumberRange(0, 10)],
        description=_l(
            "Mobilised: they have energy for their work, feel like doing a little more "
            "for customers, and would proudly recommend the company."
        ),
    )
    customers = IntegerField(
        _l("Of ten customers, how many say that they are satisfied?"),
        validators=[InputRequired(NO_GUESS), NumberRange(0, 10)],
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


MOST_PEOPLE, MOST_MONEY = 1_000_000_000, 10_000_000
CURRENCIES = [SelectChoice(one, one) for one in ("EUR", "GBP", "USD", "CHF")]


@dataclass(frozen=True)
class Asked:
    """How an assumption is asked for."""

    label: LazyString
    most: float
    times: int = 1
    """What is written for 1: 100 where it is a share."""


ASKED = {
    "customers": Asked(_l("Customers in a year"), MOST_PEOPLE),
    "dissatisfied": Asked(_l("Of 100 customers, dissatisfied"), 100, 100),
    "satisfied": Asked(_l("Of 100 customers, satisfied"), 100, 100),
    "never_again": Asked(
        _l("Of 100 dissatisfied customers, do not buy again"), 100, 100
    ),
    "treated": Asked(
        _l("Of 100 who do not buy again, for how they were treated"), 100, 100
    ),
    "price": Asked(_l("What a customer brings in a year"), MOST_MONEY),
    "tells_good": Asked(_l("People whom a satisfied customer tells"), 1_000),
    "tells_ill": Asked(_l("People whom a dissatisfied customer tells"), 1_000),
    "staff": Asked(_l("People who work here"), MOST_PEOPLE),
    "leaving": Asked(_l("Of 100 people who work here, leave in a year"), 300, 100),
    "replacing": Asked(_l("What one departure costs"), MOST_MONEY),
}
"""In the order of the page; as in `Assumptions`."""


class FigureField(FloatField):
    """A number that an assumption may have; whatever else was written is told so."""

    def __init__(self, label: LazyString, most: float, **own: Any) -> None:  # noqa: ANN401 - WTForms's
        super().__init__(label, **own)
        self.most = most

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        try:
            super().process_formdata([one.replace(",", ".") for one in valuelist])
        except ValueError as error:
            raise ValueError(_("Write a number.")) from error

    def post_validate(self, _form: object, _is_stopped: object) -> None:
        if self.data is not None and not 0 <= self.data <= self.most:
            raise ValidationError(
                _("Write a number from 0 to %(most)s.", most=format_decimal(self.most))
            )

    @property
    def written(self) -> str:
        """Return it alike in every language; empty for what is no number."""
        return "" if self.data is None else f"{self.data:.12g}"


@dataclass(frozen=True)
class AssumptionRow:
    """An assumption as the page asks for it."""

    key: str
    low: FigureField
    high: FigureField
    origin: Origin

    @property
    def errors(self) -> list[str]:
        return list(dict.fromkeys([*self.low.errors, *self.high.errors]))

    @property
    def range(self) -> Range:
        times = ASKED[self.key].times
        return Range((self.low.data or 0) / times, (self.high.data or 0) / times)


class ValueForm(AddressForm):
    """Every assumption from its least to its most; the address carries them all."""

    currency = SelectField(_l("Money in"), choices=CURRENCIES)
    usual: Mapping[str, Usual] = MappingProxyType({})

    @classmethod
    def of(cls, given: MultiDict[str, str], usual: Mapping[str, Usual]) -> "ValueForm":
        """Return what was given, and the usual where nothing was."""
        form = cls(given, data=_as_written(usual))
        form.usual = usual
        if form.currency.data not in {one.value for one in CURRENCIES}:
            form.currency.data = CURRENCIES[0].value
        return form

    @property
    def rows(self) -> list[AssumptionRow]:
        written = _as_written(self.usual)
        found = []
        for key, usual in self.usual.items():
            ends = self[f"{key}_low"], self[f"{key}_high"]
            is_usual = all(written[end.name] == end.data for end in ends)
            origin = usual.origin if is_usual else Origin.OWN
            found.append(AssumptionRow(key, *ends, origin))
        return found

    def validate(self, extra_validators: Any = None) -> bool:  # noqa: ANN401 - as WTForms has it
        """Refuse as well what only several figures together make impossible."""
        super().validate(extra_validators)
        rows = {row.key: row for row in self.rows}
        for row in rows.values():
            if not row.errors and row.range.low > row.range.high:
                row.high.errors = [_("The most is less than the least.")]
        parts = [rows[one] for one in ("satisfied", "dissatisfied")]
        is_known = not any(row.errors for row in parts)
        if is_known and sum(row.range.low for row in parts) > 1:
            told = _("Satisfied and dissatisfied make more than 100 together.")
            parts[0].high.errors = [told]
        return not any(row.errors for row in rows.values())

    @property
    def assumptions(self) -> Assumptions:
        """Return them, once they are valid."""
        return Assumptions(**{row.key: row.range for row in self.rows})

    @property
    def address(self) -> dict[str, str]:
        """Return what the link carries, written alike in every language."""
        ends = (end for row in self.rows for end in (row.low, row.high))
        return {
            "currency": self.currency.data,
            **{one.name: one.written for one in ends},
        }


for _key, _asked in ASKED.items():
    for _end in ("low", "high"):
        setattr(ValueForm, f"{_key}_{_end}", FigureField(_asked.label, _asked.most))


def _as_written(usual: Mapping[str, Usual]) -> dict[str, float]:
    """Return the ends of every assumption as its two fields have them."""
    return {
        f"{key}_{end}": round(ASKED[key].times * value, 1)
        for key, one in usual.items()
        for end, value in (("low", one.range.low), ("high", one.range.high))
    }
