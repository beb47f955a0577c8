"""Floors that HR sets, and what is said of a team that is under one."""

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from engagement.database import db
from engagement.insight.floor_pages.forms import AnswerForm, FloorsForm, floors_form
from engagement.insight.floors import answers, floors
from engagement.insight.floors.answers import SeenAlert
from engagement.insight.guess_page import after_guess
from engagement.insight.sight import Sight, sight_of
from engagement.people import queries as people
from engagement.people.access import signed_in_person, team_or_404
from engagement.people.models import Team
from engagement.web.audience import Audience, audience
from engagement.web.context import now, this_week

blueprint = Blueprint("floors", __name__)
Page = str | Response | tuple[str, int]


@blueprint.get("/floors")
@audience(Audience.HR)
def index() -> str:
    return _index(_form())


@blueprint.post("/floors")
@audience(Audience.HR)
def save() -> Page:
    form = _form()
    if not form.validate_on_submit():
        return _index(form), 422
    floors.set_floors(db.session(), form.values, signed_in_person(), now())
    db.session.commit()
    flash(_("The floors are saved."))
    return redirect(url_for("floors.index"), 303)


@blueprint.get("/teams/<id:team_id>/floors/<code:measure>")
@audience(Audience.MANAGERS)
@after_guess
def show(team_id: int, measure: str) -> str:
    team = team_or_404(team_id)
    return _show(team, _alert_or_404(team, measure), AnswerForm(formdata=None))


@blueprint.post("/teams/<id:team_id>/floors/<code:measure>")
@audience(Audience.MANAGERS)
def answer(team_id: int, measure: str) -> Page:
    team, form = team_or_404(team_id), AnswerForm()
    people.hold(db.session(), team.id)  # of two presses at once, one is kept
    seen = _alert_or_404(team, measure)
    if not form.validate_on_submit():
        return _show(team, seen, form), 422
    reason, person = str(form.reason.data).strip(), signed_in_person()
    if not seen.is_said(reason, person):
        answers.answer(db.session(), seen.alert, reason, person, now())
    db.session.commit()
    flash(_("Noted. Nobody is asked about %(team)s any more.", team=team.name))
    return redirect(url_for("insight.home"), 303)


def _form() -> FloorsForm:
    session = db.session()
    return floors_form(floors.measures(session), floors.floors(session))


def _index(form: FloorsForm) -> str:
    return render_template(
        "insight/floors.html",
        form=form,
        open=[one for one in _alerts() if not one.is_answered],
    )


def _show(team: Team, seen: SeenAlert, form: AnswerForm) -> str:
    return render_template("insight/floor.html", team=team, seen=seen, form=form)


def _alerts() -> list[SeenAlert]:
    return answers.seen_alerts(db.session(), _sight(), this_week())


def _alert_or_404(team: Team, measure: str) -> SeenAlert:
    found = answers.alert_of(db.session(), _sight(), this_week(), team.id, measure)
    return found or abort(404)


def _sight() -> Sight:
    return sight_of(db.session(), signed_in_person())
