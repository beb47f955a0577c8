"""Actions: listed, decided on, changed, moved on."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import get_locale
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from engagement.actions import (
    actions,
    forms,
    hooks,
    listing,
    queries,
    suggestions,
    wording,
)
from engagement.actions.access import action_or_404
from engagement.actions.actions import Author
from engagement.actions.forms import ActionForm
from engagement.actions.listing import ActionFilter
from engagement.actions.models import Action, ActionState
from engagement.actions.queries import ActionRow
from engagement.database import db
from engagement.people import queries as people
from engagement.people.access import signed_in_person, team_or_404
from engagement.people.models import Team
from engagement.people.queries import Node
from engagement.web.audience import Audience, audience
from engagement.web.context import now, today
from engagement.web.converters import row_id
from engagement.web.downloads import XLSX, as_csv, as_workbook, download
from engagement.web.lists import Part

blueprint = Blueprint("actions", __name__, url_prefix="/actions")
# No filter: of a constant, Jinja would write one language for all.
blueprint.add_app_template_global(wording.field_name, "action_field")
blueprint.add_app_template_filter(wording.kind_name, "action_kind")
blueprint.add_app_template_filter(wording.standing)
blueprint.add_app_template_filter(wording.value_told, "action_value")

Page = str | tuple[str, int] | Response
AT_ONCE = 50
MOVES = {
    "begin": ActionState.RUNNING,
    "done": ActionState.DONE,
    "give-up": ActionState.GIVEN_UP,
    "again": ActionState.PLANNED,
}
"""What the buttons of an action do; opened again, its days tell whether it runs."""


@blueprint.get("")
@audience(Audience.MANAGERS)
def index() -> str:
    """List the actions of the reader's teams, a page at a time."""
    asked, rows = _listed()
    part = Part.asked_for(request.args.get("page", "1"), len(rows), AT_ONCE)
    return render_template(
        "actions/index.html",
        asked=asked,
        rows=rows[part.first - 1 : part.last],
        part=part,
        teams=[(one.id, one.name) for one in _visible(people.nodes(db.session()))],
        measures=wording.measure_names().items(),
        states=wording.STATES.items(),
        today=today(),
    )


@blueprint.get("/list.csv")
@audience(Audience.MANAGERS)
def as_text() -> Response:
    table = listing.action_table(_listed()[1], today())
    return download(as_csv(table), "actions.csv")


@blueprint.get("/list.xlsx")
@audience(Audience.MANAGERS)
def workbook() -> Response:
    table = listing.action_table(_listed()[1], today())
    return download(as_workbook(table), "actions.xlsx", XLSX)


@blueprint.get("/new")
@audience(Audience.MANAGERS)
def new() -> str:
    team = _asked_team()
    teams = _visible(people.open_nodes(db.session()))
    if team is None and len(teams) == 1:
        team = team_or_404(teams[0].id)
    if team is None or team.closed_on:
        return _choose_team(teams, team)
    form = forms.begun(request.args, team, signed_in_person())
    return _write_page(team, _offered(form, team))


@blueprint.post("/new")
@audience(Audience.MANAGERS)
def create() -> Page:
    team = team_or_404(request.form.get("team", 0, type=row_id))
    form = _offered(ActionForm(), team)
    if "look" in request.form:
        return _write_page(team, form)
    if not (form.validate_on_submit() and form.check_team(team)):
        return _write_page(team, form), 422
    plan = form.plan(team.id)
    action = actions.write(db.session(), plan, form.name_for(plan), author())
    hooks.tell(db.session(), action, form.comment.data or "")
    db.session.commit()
    flash(_("Recorded."))
    return redirect(url_for("action.show", action_id=action.id), 303)


@blueprint.get("/<id:action_id>/edit")
@audience(Audience.MANAGERS)
def edit(action_id: int) -> str:
    action = action_or_404(action_id)
    return _change_page(action, _of(action, ActionForm(formdata=None).show(action)))


@blueprint.post("/<id:action_id>/edit")
@audience(Audience.MANAGERS)
def change(action_id: int) -> Page:
    action = action_or_404(action_id)
    form = _of(action, ActionForm())
    if "look" in request.form:
        return _change_page(action, form)
    if not form.validate_on_submit():
        return _change_page(action, form), 422
    actions.change(db.session(), action, form.plan(action.team_id), author())
    db.session.commit()
    flash(_("The changes are saved."))
    return redirect(url_for("action.show", action_id=action_id), 303)


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


def _visible(nodes: list[Node]) -> list[Node]:
    """Return the teams that the reader may see, by name."""
    visible = people.visible_ids(db.session(), signed_in_person())
    return [node for node in nodes if node.id in visible]


def _asked_team() -> Team | None:
    """Return the team that the address names; one that is not the reader's is none."""
    if not request.args.get("team"):
        return None
    return team_or_404(request.args.get("team", 0, type=row_id))


def _listed() -> tuple[ActionFilter, list[ActionRow]]:
    """Read what the reader asks for, and find it; what does not exist asks nothing."""
    team, state = _asked_team(), request.args.get("state", "")
    asked = ActionFilter(
        team.id if team else None,
        request.args.get("measure", ""),
        state if state in wording.STATES else "",
    )
    visible = people.visible_ids(db.session(), signed_in_person())
    return asked, listing.listed(db.session(), asked, visible, today())


def _choose_team(teams: list[Node], closed: Team | None) -> str:
    return render_template(
        "actions/choose_team.html",
        teams=teams,
        closed=closed,
        said=forms.said_in(request.args),
    )


def _offered(form: ActionForm, team: Team) -> ActionForm:
    owner_id = form.changed.owner_id if form.changed else None
    owners = queries.possible_owners(db.session(), team.id, owner_id)
    return form.offer(owners, signed_in_person())


def _of(action: Action, form: ActionForm) -> ActionForm:
    """Fill in what an action that there is can become."""
    form.changed = action
    return _offered(form, db.session().get_one(Team, action.team_id))


def _write_page(team: Team, form: ActionForm) -> str:
    measure, language = str(form.measure.data or ""), str(get_locale())
    is_known = measure in wording.measure_names()
    found = suggestions.suggestions(db.session(), measure, language) if is_known else ()
    return render_template(
        "actions/new.html",
        team=team,
        form=form,
        measure=measure,
        suggestions=found,
        usual=forms.usual(team, signed_in_person()),
        today=today(),
    )


def _change_page(action: Action, form: ActionForm) -> str:
    team = db.session().get_one(Team, action.team_id)
    return render_template(
        "actions/edit.html", action=action, team=team, form=form, today=today()
    )
