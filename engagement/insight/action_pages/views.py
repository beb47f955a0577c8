"""One action: what is done, how far it has come, what was changed of it."""

from flask import Blueprint, render_template

from engagement.actions import queries
from engagement.actions.access import action_or_404
from engagement.database import db
from engagement.insight.guess_page import after_guess
from engagement.web.audience import Audience, audience
from engagement.web.context import today

blueprint = Blueprint("action", __name__)


@blueprint.get("/actions/<id:action_id>")
@audience(Audience.MANAGERS)
@after_guess
def show(action_id: int) -> str:
    action = action_or_404(action_id)
    return render_template(
        "insight/action.html",
        row=queries.row_of(db.session(), action),
        changes=queries.changes(db.session(), action_id),
        today=today(),
    )
