"""The mirror of the company and of a team, and what those who lead guessed of it."""

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers.response import Response as Redirect

from engagement.database import db
from engagement.insight.forms import GuessForm
from engagement.insight.guess_page import after_guess, guess_page
from engagement.insight.mirror import guesses, mirror
from engagement.insight.mirror.culture import culture_check
from engagement.insight.mirror.customer_importance import customer_priorities
from engagement.insight.mirror.staff_view import staff_view
from engagement.insight.sight import sight_of
from engagement.people import queries as people
from engagement.people.access import signed_in_person, team_or_404
from engagement.people.models import Role, Team
from engagement.pulses.bank import BANK
from engagement.web.audience import Audience, audience
from engagement.web.context import this_week
from engagement.web.paths import own_path

blueprint = Blueprint("mirror", __name__)


@blueprint.get("/teams/<id:team_id>/mirror")
@audience(Audience.MANAGERS)
@after_guess
def of_team(team_id: int) -> str:
    return _mirror(team_or_404(team_id))


@blueprint.get("/mirror")
@audience(Audience.MANAGERS)
@after_guess
def of_company() -> str:
    return _mirror(people.root(db.session()))


@blueprint.post("/mirror")
@audience(Audience.MANAGERS)
def guess() -> Redirect | tuple[str, int]:
    session, person, form = db.session(), signed_in_person(), GuessForm()
    asked = guesses.asked(session, person)
    if asked and "skip" in request.form:
        guesses.keep(session, person, None, None)
    elif asked and form.validate_on_submit():
        guesses.keep(session, person, form.staff.data, form.customers.data)
    elif asked:
        return guess_page(form, asked), 422
    session.commit()
    return redirect(own_path(form.back.data or "/"), 303)


def _mirror(team: Team | None) -> str:
    session, person = db.session(), signed_in_person()
    blanks = sight_of(session, person).blanks
    is_company = team is not None and team.parent_id is None
    led = guesses.team_led(session, person)
    is_hr = person.role is Role.HR
    found = mirror.mirror(session, team, this_week(), blanks) if team else None
    return render_template(
        "insight/mirror.html",
        team=team,
        mirror=found,
        priorities=customer_priorities(session, found)
        if found and is_company
        else None,
        led=led,
        guesses=guesses.own(session, person, blanks)
        if is_company or led == team
        else [],
        seen=staff_view(session, team, this_week(), blanks) if team else None,
        together=guesses.together(session) if is_company and is_hr else None,
        culture=culture_check(session, team, blanks) if team and is_hr else None,
        bank=BANK,
    )
