"""Addresses that belong to no subject."""

from flask import (
    Blueprint,
    Response,
    abort,
    redirect,
    request,
    session,
)
from werkzeug.wrappers import Response as BaseResponse

from engagement.database import db
from engagement.migrations import Standing, standing
from engagement.web import clockwork
from engagement.web.audience import Audience, audience
from engagement.web.context import now, settings
from engagement.web.language import LANGUAGES
from engagement.web.paths import own_path

blueprint = Blueprint("web", __name__)


@blueprint.post("/language")
@audience(Audience.EVERYBODY)
def change_language() -> BaseResponse:
    if request.form.get("language") not in LANGUAGES:
        abort(400)
    session["language"] = request.form["language"]
    return redirect(own_path(request.form.get("back", "/")), 303)


@blueprint.get("/healthz")
@audience(Audience.EVERYBODY)
def health() -> Response:
    found = standing(db.engine)
    if found is not Standing.CURRENT:
        return Response(f"schema: {found}", 503, mimetype="text/plain")
    fault = None if settings().demo else clockwork.fault(db.session(), now())
    if fault:
        return Response(f"clockwork: {fault}", 503, mimetype="text/plain")
    return Response("ok", mimetype="text/plain")
