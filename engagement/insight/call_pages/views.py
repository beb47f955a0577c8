"""Why nothing is done now about a team that is called, as somebody says."""

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from engagement.actions.calls import say_not_now
from engagement.database import db
from engagement.insight.calls.seen import SeenCalls, calls_for
from engagement.insight.floor_pages.forms import AnswerForm
from engagement.insight.guess_page import after_guess
from engagement.insight.sight import sight_of
from engagement.people import queries as people
from engagement.people.access import signed_in_person, team_or_404
from engagement.people.models import Team
from engagement.web.audience import Audience, audience
from engagement.web.context import now, this_week

blueprint = Blueprint("calls", __name__)
Page = str | Response | tuple[str, int]


@blueprint.get("/teams/<id:team_id>/call")
@audience(Audience.MANAGERS)
@after_guess
def show(team_id: int) -> str:
    return _show(team_or_404(team_id), _calls(), AnswerForm(formdata=None))


@blueprint.post("/teams/<id:team_id>/call")
@audience(Audience.MANAGERS)
def answer(team_id: int) -> Page:
    team, form = team_or_404(team_id), AnswerForm()
    people.hold(db.session(), team.id)  # of two presses at once, one is kept
    calls = _calls()
    seen = calls.current(team.id) or abort(404)
    if not form.validate_on_submit():
        return _show(team, calls, form), 422
    reason = str(form.reason.data).strip()
    say_not_now(db.session(), seen.run.calls[-1], reason, signed_in_person(), now())
    db.session.commit()
    flash(_("Noted. Nobody is asked about %(team)s any more.", team=team.name))
    return redirect(url_for("insight.home"), 303)


def _show(team: Team, calls: SeenCalls, form: AnswerForm) -> str:
    seen = calls.current(team.id) or abort(404)
    return render_template(
        "insight/call.html", team=team, calls=calls, seen=seen, form=form
    )


def _calls() -> SeenCalls:
    session = db.session()
    return calls_for(session, sight_of(session, signed_in_person()), this_week())
