"""The log of changes in the directory."""

from flask import Blueprint, render_template, request

from engagement.database import db
from engagement.people.changes import change_log, wording
from engagement.web.audience import Audience, audience
from engagement.web.lists import Part

blueprint = Blueprint("people", __name__)


@blueprint.get("/roster")
@audience(Audience.EMPLOYEES)
def changes() -> str:
    sign_ins = request.args.get("list") == "sign-ins"
    total = change_log.count(db.session(), sign_ins=sign_ins)
    part = Part.asked_for(request.args.get("page", "1"), total, change_log.AT_ONCE)
    return render_template(
        "people/roster.html",
        sign_ins=sign_ins,
        part=part,
        changes=change_log.entries(
            db.session(), sign_ins=sign_ins, skipped=part.first - 1
        ),
        sentence=wording.sentence,
    )
