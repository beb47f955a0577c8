"""Actions: listed, written, changed, moved on."""

from flask import Blueprint, abort, flash, redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from engagement.actions import actions, wording
from engagement.actions.access import action_or_404
from engagement.actions.actions import Author
from engagement.actions.models import ActionState
from engagement.database import db
from engagement.people.access import signed_in_person
from engagement.web.audience import Audience, audience
from engagement.web.context import now, today

blueprint = Blueprint("actions", __name__, url_prefix="/actions")
blueprint.add_app_template_filter(wording.field_name, "action_field")
blueprint.add_app_template_filter(wording.kind_name, "action_kind")
blueprint.add_app_template_filter(wording.standing)
blueprint.add_app_template_filter(wording.value_told, "action_value")

MOVES = {
    "begin": ActionState.RUNNING,
    "done": ActionState.DONE,
    "give-up": ActionState.GIVEN_UP,
    "again": ActionState.PLANNED,
}
"""What the buttons of an action do; opened again, its days tell whether it runs."""


@blueprint.post("/<id:action_id>/state")
@audience(Audience.MANAGERS)
def move(action_id: int) -> Response:
    """Begin an action, end it, give it up, or open it again."""
    action, wanted = action_or_404(action_id), MOVES.get(request.form.get("move", ""))
    if wanted is None:
        abort(400)
    actions.move(db.session(), action, wanted, author())
    told = wording.standing(action, today())
    db.session.commit()
    flash(_("Noted. %(standing)s.", standing=told))
    return redirect(url_for("action.show", action_id=action_id), 303)


def author() -> Author:
    return Author(signed_in_person(), now(), today())
