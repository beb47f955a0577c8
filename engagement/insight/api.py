"""What staff and customers have to do with each other, for programs."""

from collections.abc import Mapping

from flask_babel import gettext as _
from marshmallow import Schema, fields

from engagement import weeks
from engagement.api.base import Blueprint, round_digits
from engagement.api.fields import ChoiceField, StrictSchema, TextField
from engagement.database import db
from engagement.insight import api_examples
from engagement.insight.series.measures_in_use import customer_metrics, staff_measures
from engagement.insight.series.spans import WINDOWS
from engagement.insight.sight import EVERYTHING
from engagement.insight.symmetry import correlation
from engagement.people.access import open_to
from engagement.people.models import Scope
from engagement.pulses import bank
from engagement.web.context import this_week
from engagement.web.problems import Fault, Problem

blueprint = Blueprint(
    "insight_api", __name__, description="Both sides beside each other."
)
blueprint.examples = {"coefficients": api_examples.READ}
ALL = "all"
LENGTHS = (*map(str, WINDOWS), ALL)


class CorrelationQuery(StrictSchema):
    """Which staff measure beside which customer metric."""

    measure = TextField(
        load_default=bank.MOBILISATION,
        metadata={"description": "What staff were asked, or “mobilisation”."},
    )
    metric = TextField(metadata={"description": "What customers were asked."})
    moment = TextField(
        load_default=None,
        metadata={"description": "One touch point; without it, all of them."},
    )
    weeks = ChoiceField(
        LENGTHS, "The last weeks with figures.", load_default=LENGTHS[0]
    )


class CorrelationSchema(Schema):
    """Every coefficient of the page, or why there is none: {"withheld": reason}."""

    measure = fields.String(required=True)
    metric = fields.String(required=True)
    from_ = fields.String(
        required=True, data_key="from", metadata={"description": "The first week."}
    )
    to = fields.String(required=True, metadata={"description": "The last week."})
    teams = fields.Integer(
        required=True, metadata={"description": "Teams that have both sides."}
    )
    between = fields.Dict(
        required=True, metadata={"description": "Between teams, at one time."}
    )
    within = fields.Dict(
        required=True, metadata={"description": "In teams, from week to week."}
    )
    inside_regions = fields.Dict(
        required=True, metadata={"description": "Between teams of the same area."}
    )
    claims = fields.Dict(
        required=True,
        metadata={"description": "What may be said of all of it at once."},
    )
    latent = fields.Dict(
        required=True, metadata={"description": "Between teams, without chance."}
    )
    levels = fields.Dict(required=True)
    lags = fields.Dict(required=True)
    rmcorr = fields.Dict(required=True)
    sensitivity = fields.Dict(required=True)


@blueprint.route("/correlation")
@open_to(Scope.READ_CORRELATION)
@blueprint.refuses(404)
@blueprint.arguments(CorrelationQuery, location="query")
@blueprint.response(200, CorrelationSchema, description="The coefficients.")
def coefficients(asked: Mapping[str, str]) -> dict[str, object]:
    """Read the correlation of a staff measure and a customer metric.

    The numbers of the page: between teams and within teams over time are two
    different things, and neither tells what causes what.
    """
    metrics = customer_metrics(db.session())
    view = correlation.view(
        db.session(),
        staff=check_known("measure", asked["measure"], staff_measures(db.session())),
        customer=check_known("metric", asked.get("metric", metrics[0]), metrics),
        weeks=None if asked["weeks"] == ALL else int(asked["weeks"]),
        moment=asked["moment"],
        this_week=this_week(),
        sight=EVERYTHING,
    )
    return {
        "measure": view.staff,
        "metric": view.customer,
        "from_": weeks.iso_week(view.span.first),
        "to": weeks.iso_week(view.span.last),
        **{name: round_digits(told) for name, told in view.as_report().items()},
    }


def check_known(field: str, name: str, names: list[str]) -> str:
    if name not in names:
        fault = _("Nothing of this name has figures yet; there is: %(names)s.")
        told = fault % {"names": ", ".join(names)}
        raise Problem(404, Fault(field, told))
    return name
