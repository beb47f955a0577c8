"""Pages of the directory: files of people and teams, and the log of changes."""

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response

from engagement.database import db
from engagement.people import queries
from engagement.people.changes import change_log, notices, wording
from engagement.people.files import imports, refused
from engagement.people.files.imports import DirectoryOutcome
from engagement.people.forms import DirectoryForm
from engagement.refusals import FileRefused
from engagement.web.audience import Audience, audience
from engagement.web.context import today
from engagement.web.lists import Part
from engagement.web.refusals import sentence

blueprint = Blueprint("people", __name__)


@blueprint.get("/people/files")
@audience(Audience.HR)
def files() -> str | Response:
    return _page(DirectoryForm(formdata=None))


@blueprint.post("/people/files")
@audience(Audience.HR)
def take_in() -> str | tuple[str, int]:
    """Take a file in and show what became of it; nothing of the file is kept."""
    form = DirectoryForm()
    if not form.validate_on_submit():
        return _page(form), 422
    try:
        outcome = imports.take_in(db.session(), form.file.data.read(), today())
    except FileRefused as error:
        form.file.errors = [sentence(error.refusal)]
        return _page(form), 422
    page = _page(DirectoryForm(formdata=None), outcome)
    db.session.commit()
    notices.send_afterwards(outcome.addresses)
    return page


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


def _page(form: DirectoryForm, outcome: DirectoryOutcome | None = None) -> str:
    return render_template(
        "people/files.html",
        form=form,
        outcome=outcome,
        sentence=sentence,
        sheet=refused.address_of(outcome.refused) if outcome else "",
        is_beginning=len(queries.open_nodes(db.session())) <= 1,
    )
