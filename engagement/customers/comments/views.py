"""What customers wrote, to be read by HR, and destroyed where it should not be kept."""

from flask import Blueprint, abort, flash, redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from engagement.customers.comments import customer_comments, wording
from engagement.database import db
from engagement.people.access import signed_in_person
from engagement.web.audience import Audience, audience
from engagement.web.context import today
from engagement.web.converters import row_id
from engagement.web.paths import own_path

blueprint = Blueprint("comments", __name__, url_prefix="/customers/voices")


@blueprint.get("")
@audience(Audience.HR)
def index() -> Response:
    """Lead to the inbox, which has what this page had."""
    team = request.args.get("team", type=row_id)
    return redirect(url_for("inbox.index", side="customers", team=team), 303)


@blueprint.post("/<id:voice_id>/wall")
@audience(Audience.HR)
def turn(voice_id: int) -> Response:
    """Let a comment on the wall, or take it off."""
    is_on = "on" in request.form
    is_done = customer_comments.turn(
        db.session(), voice_id, signed_in_person(), today(), is_on=is_on
    )
    db.session.commit()
    flash(wording.turned(is_done=is_done, is_on=is_on))
    return redirect(own_path(request.form.get("back", "/")), 303)


@blueprint.post("/<id:voice_id>/destroy")
@audience(Audience.HR)
def destroy(voice_id: int) -> Response:
    if not customer_comments.destroy(db.session(), voice_id):
        abort(404)
    db.session.commit()
    flash(_("The comment is destroyed."))
    return redirect(own_path(request.form.get("back", "/comments")), 303)
