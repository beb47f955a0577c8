"""Pages of the directory."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from engagement.database import db
from engagement.people import mails, queries, removal
from engagement.people.access import team_or_404
from engagement.people.changes import change_log, wording
from engagement.people.files import imports, refused
from engagement.people.files.imports import DirectoryOutcome
from engagement.people.forms import CloseForm, DirectoryForm
from engagement.people.models import Person, Team
from engagement.refusals import FileRefused
from engagement.web.afterwards import afterwards
from engagement.web.audience import Audience, audience
from engagement.web.context import today
from engagement.web.converters import row_id
from engagement.web.lists import Part
from engagement.web.refusals import sentence

blueprint = Blueprint("people", __name__)
PERSONS_AT_ONCE = 50


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
    try:
        outcome = imports.take_in(db.session(), form.file.data.read(), today())
    except FileRefused as error:
        form.file.errors = [sentence(error.refusal)]
        return _page(form), 422
    page = _page(DirectoryForm(formdata=None), outcome)
    db.session.commit()
    afterwards(mails.send_waiting)
    return page


@blueprint.get("/people/list")
@audience(Audience.HR)
def persons() -> str:
    """List people by name; HR finds the one to take out."""
    text = request.args.get("name", "")
    team_id = request.args.get("team", type=row_id)
    found = queries.persons(db.session(), text, team_id)
    page = request.args.get("page", "1")
    part = Part.asked_for(page, len(found), PERSONS_AT_ONCE)
    return render_template(
        "people/persons.html",
        text=text,
        team=None if team_id is None else team_or_404(team_id),
        part=part,
        persons=found[part.first - 1 : part.last],
    )


@blueprint.get("/people/<id:person_id>/remove")
@audience(Audience.HR)
def confirm_removal(person_id: int) -> str:
    return _removal(_person_or_404(person_id))


@blueprint.post("/people/<id:person_id>/remove")
@audience(Audience.HR)
def remove(person_id: int) -> str | Response | tuple[str, int]:
    person = _person_or_404(person_id)
    name = person.name
    try:
        removal.remove(db.session(), person, today())
    except FileRefused as error:
        db.session.rollback()
        return _removal(person, sentence(error.refusal)), 422
    db.session.commit()
    afterwards(mails.send_waiting)
    flash(_("%(name)s is taken out of the directory.", name=name))
    return redirect(url_for("people.persons"), 303)


@blueprint.get("/people/teams/<id:team_id>/close")
@audience(Audience.HR)
def confirm_closing(team_id: int) -> str:
    team = team_or_404(team_id)
    return _closing(team, _close_form(team))


@blueprint.post("/people/teams/<id:team_id>/close")
@audience(Audience.HR)
def close_team(team_id: int) -> str | Response | tuple[str, int]:
    team = team_or_404(team_id)
    form = _close_form(team)
    if not form.validate_on_submit():
        return _closing(team, form), 422
    into = team_or_404(int(form.into.data)) if form.into.data else None
    try:
        removal.close_team(db.session(), team, into, today())
    except FileRefused as error:
        db.session.rollback()
        form.into.errors = [sentence(error.refusal)]
        return _closing(team, form), 422
    db.session.commit()
    flash(_("The team %(team)s is closed.", team=team.name))
    return redirect(url_for("people.index"), 303)


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
    branches = queries.branches(db.session())
    return render_template(
        "people/index.html",
        form=form,
        outcome=outcome,
        sentence=sentence,
        sheet=refused.address_of(outcome.refused) if outcome else "",
        branches=branches,
        persons=sum(branch.persons for branch in branches),
    )


def _person_or_404(person_id: int) -> Person:
    person = db.session().get(Person, person_id)
    if person is None:
        abort(404)
    return person


def _removal(person: Person, error: str = "") -> str:
    return render_template(
        "people/remove.html",
        person=person,
        led=queries.names_led_by(db.session(), person),
        error=error,
    )


def _close_form(team: Team) -> CloseForm:
    form = CloseForm()
    others = removal.may_take_over(db.session(), team)
    return form.offer(others, may_be_nowhere=removal.is_empty(db.session(), team))


def _closing(team: Team, form: CloseForm) -> str:
    return render_template("people/close_team.html", team=team, form=form)
