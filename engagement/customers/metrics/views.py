"""Pages of the metrics: what is built in, and what the company adds itself."""

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from engagement.customers.metrics import own_metrics, wording
from engagement.customers.metrics.catalogue import slug_of
from engagement.customers.metrics.forms import MetricForm
from engagement.customers.metrics.own_metrics import InUse
from engagement.customers.models import OwnMetric
from engagement.database import db
from engagement.measures import STAFF_ONLY
from engagement.web.audience import Audience, audience

blueprint = Blueprint("metrics", __name__, url_prefix="/customers/metrics")
blueprint.add_app_template_filter(wording.scale_told)
blueprint.add_app_template_filter(wording.favourable_told)
blueprint.add_app_template_filter(wording.unfavourable_told)

Page = str | Response | tuple[str, int]


@blueprint.get("")
@audience(Audience.HR)
def index() -> str:
    return _index(MetricForm(formdata=None))


@blueprint.post("")
@audience(Audience.HR)
def create() -> Page:
    form, known = MetricForm(), own_metrics.lock(db.session())
    form.others = known
    if own_metrics.is_full(known):
        form.name.errors = [
            _(
                "There are %(most)s of your own, as many as fit; delete one first.",
                most=own_metrics.MOST,
            )
        ]
        return _index(form), 422
    if not form.validate_on_submit():
        return _index(form), 422
    name = str(form.name.data)
    key = form.key.data or slug_of(name, {*known, *STAFF_ONLY})
    own_metrics.add(db.session(), key, name, form.asked)
    db.session.commit()
    flash(
        _(
            "“%(name)s” is added. A file with a column of this name brings its scores.",
            name=name,
        )
    )
    return redirect(url_for("metrics.index"), 303)


@blueprint.get("/<code:key>")
@audience(Audience.HR)
def edit(key: str) -> str:
    metric = _metric_or_404(key)
    return _edit(metric, _form(metric))


@blueprint.post("/<code:key>")
@audience(Audience.HR)
def change(key: str) -> Page:
    own_metrics.lock(db.session())
    metric = _metric_or_404(key)
    form = _form(metric)
    if not form.validate_on_submit():
        return _edit(metric, form), 422
    asked = form.asked if form.has_scale else own_metrics.asked_by(metric)
    own_metrics.change(db.session(), metric, str(form.name.data), asked)
    db.session.commit()
    flash(_("“%(name)s” is changed.", name=metric.name))
    return redirect(url_for("metrics.index"), 303)


@blueprint.post("/<code:key>/delete")
@audience(Audience.HR)
def delete(key: str) -> Response:
    own_metrics.lock(db.session())
    metric = _metric_or_404(key)
    name = metric.name
    try:
        own_metrics.delete(db.session(), metric)
    except InUse:
        flash(
            _(
                "“%(name)s” has scores that count, so it stays. Undo their imports "
                "first.",
                name=name,
            )
        )
        return redirect(url_for("metrics.edit", key=key), 303)
    db.session.commit()
    flash(_("“%(name)s” is deleted.", name=name))
    return redirect(url_for("metrics.index"), 303)


def _index(form: MetricForm) -> str:
    return render_template(
        "customers/metrics.html",
        form=form,
        own=own_metrics.rows(db.session()),
        scale_of=own_metrics.scale_of,
        groups=wording.built_in(),
    )


def _edit(metric: OwnMetric, form: MetricForm) -> str:
    return render_template(
        "customers/metric.html",
        metric=metric,
        form=form,
        scale=own_metrics.scale_of(metric),
        has_scores=own_metrics.has_scores(db.session(), metric.key),
    )


def _form(metric: OwnMetric) -> MetricForm:
    known = own_metrics.catalogue(db.session())
    return MetricForm.of(
        metric.name,
        own_metrics.asked_by(metric),
        {key: one for key, one in known.items() if key != metric.key},
        is_fixed=own_metrics.has_scores(db.session(), metric.key),
    )


def _metric_or_404(key: str) -> OwnMetric:
    return own_metrics.find(db.session(), key) or abort(404)
