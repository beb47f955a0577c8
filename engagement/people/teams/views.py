"""Pages of teams: the tree, and each of them added, changed, closed, joined."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from engagement.database import db
from engagement.people import queries, removal
from engagement.people.access import team_or_404
from engagement.people.models import Team
from engagement.people.teams import editing
from engagement.people.teams.forms import CloseForm, TeamForm
from engagement.refusals import FileRefused
from engagement.web.audience import Audience, audience
from engagement.web.context import today
from engagement.web.converters import row_id
from engagement.web.refusals import sentence

blueprint = Blueprint("teams", __name__, url_prefix="/people/teams")

Page = str | Response | tuple[str, int]


@blueprint.get("")
@audience(Audience.HR)
def index() -> Page:
    branches = queries.branches(db.session())
    return render_template(
        "people/teams.html",
        branches=branches,
        persons=sum(branch.persons for branch in branches),
    )


@blueprint.get("/new")
@audience(Audience.HR)
def new() -> Page:
    form = _offered(TeamForm(formdata=None), None)
    form.parent.data = request.args.get("below", type=row_id)
    return _page(form, None)


@blueprint.post("/new")
@audience(Audience.HR)
def add() -> Page:
    form = _offered(TeamForm(), None)
    if not form.validate_on_submit():
        return _page(form, None), 422
    try:
        editing.add(db.session(), form.said(), today())
    except FileRefused as error:
        db.session.rollback()
        form.refuse(error.refusal)
        return _page(form, None), 422
    db.session.commit()
    flash(_("The team %(team)s is added.", team=form.name.data))
    return redirect(url_for("teams.index"), 303)


@blueprint.get("/<id:team_id>")
@audience(Audience.HR)
def edit(team_id: int) -> Page:
    team = team_or_404(team_id)
    return _page(_offered(TeamForm(formdata=None), team).show(team), team)


@blueprint.post("/<id:team_id>")
@audience(Audience.HR)
def change(team_id: int) -> Page:
    team = team_or_404(team_id)
    form = _offered(TeamForm(), team)
    if not form.validate_on_submit():
        return _page(form, team), 422
    try:
        editing.change(db.session(), team, form.said(), today())
    except FileRefused as error:
        db.session.rollback()
        form.refuse(error.refusal)
        return _page(form, team_or_404(team_id)), 422
    db.session.commit()
    flash(_("The team %(team)s is saved.", team=form.name.data))
    return redirect(url_for("teams.index"), 303)


@blueprint.get("/<id:team_id>/close")
@audience(Audience.HR)
def confirm_closing(team_id: int) -> Page:
    team = team_or_404(team_id)
    return _closing(team, _close_form(team))


@blueprint.post("/<id:team_id>/close")
@audience(Audience.HR)
def close(team_id: int) -> Page:
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
    return redirect(url_for("teams.index"), 303)


def _offered(form: TeamForm, team: Team | None) -> TeamForm:
    session = db.session()
    above = (
        removal.may_take_over(session, team) if team else queries.open_nodes(session)
    )
    is_top = team.parent_id is None if team else not above
    return form.offer(above, editing.may_lead(session, team), is_top=is_top)


def _page(form: TeamForm, team: Team | None) -> str:
    has_pulsed = queries.has_pulsed(db.session())
    return render_template(
        "people/team.html", form=form, team=team, has_pulsed=has_pulsed
    )


def _close_form(team: Team) -> CloseForm:
    form = CloseForm()
    others = removal.may_take_over(db.session(), team)
    return form.offer(others, may_be_nowhere=removal.is_empty(db.session(), team))


def _closing(team: Team, form: CloseForm) -> str:
    return render_template("people/close_team.html", team=team, form=form)
