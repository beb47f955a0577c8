"""Pages of the directory."""

import base64

from flask import Blueprint, render_template

from engagement.database import db
from engagement.people import imports, queries, roster
from engagement.people.forms import DirectoryForm
from engagement.people.imports import Outcome
from engagement.refusals import csv_of, sentence
from engagement.tables import FileRefused
from engagement.web import Audience, audience, now, settings

blueprint = Blueprint("people_directory", __name__)


@blueprint.get("/people")
@audience(Audience.HR)
def index() -> str:
    return _page(DirectoryForm())


@blueprint.post("/people")
@audience(Audience.HR)
def take_in() -> str | tuple[str, int]:
    """Take a file in and show what became of it; nothing of the file is kept."""
    form = DirectoryForm()
    if not form.validate_on_submit():
        return _page(form), 422
    today = now().astimezone(settings().timezone).date()
    try:
        outcome = imports.take_in(db.session(), form.file.data.read(), today)
    except FileRefused as error:
        form.file.errors = [sentence(error.refusal)]
        return _page(form), 422
    db.session.commit()
    return _page(DirectoryForm(formdata=None), outcome)


@blueprint.get("/roster")
@audience(Audience.EMPLOYEES)
def changes() -> str:
    return render_template("people/roster.html", changes=roster.changes(db.session()))


def _page(form: DirectoryForm, outcome: Outcome | None = None) -> str:
    branches = queries.branches(db.session())
    return render_template(
        "people/index.html",
        form=form,
        outcome=outcome,
        sentence=sentence,
        sheet=_sheet(outcome) if outcome else "",
        branches=branches,
        persons=sum(branch.persons for branch in branches),
    )


def _sheet(outcome: Outcome) -> str:
    """Return the refused rows as an address that is the file, so none is kept."""
    content = base64.b64encode(csv_of(outcome.refused).encode("utf-8-sig")).decode()
    return f"data:text/csv;charset=utf-8;base64,{content}"
