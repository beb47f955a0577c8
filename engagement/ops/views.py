"""Addresses for whoever watches the service: a balancer, Prometheus."""

import hmac

from flask import Blueprint, Response, abort, request
from prometheus_client import CONTENT_TYPE_LATEST

from engagement.database import db
from engagement.ops import health, metrics
from engagement.web.audience import Audience, audience
from engagement.web.context import now, settings

blueprint = Blueprint("ops", __name__)
for_prometheus = Blueprint("prometheus", __name__)


@blueprint.get("/readyz")
@audience(Audience.EVERYBODY)
def ready() -> Response:
    wrong = [f"{name}: {what}" for name, what in health.problems(settings(), now())]
    text = "\n".join(wrong) or "ok"
    return Response(f"{text}\n", 503 if wrong else 200, mimetype="text/plain")


@for_prometheus.get("/metrics")
@audience(Audience.EVERYBODY)
def show_metrics() -> Response:
    expected = f"Bearer {settings().metrics_token}".encode()
    given = request.headers.get("Authorization", "").encode()
    if not hmac.compare_digest(given, expected):
        abort(404)
    text = metrics.text(db.session(), settings(), now())
    return Response(text, content_type=CONTENT_TYPE_LATEST)
