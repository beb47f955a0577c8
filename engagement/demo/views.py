"""The page that introduces everybody, another role, and a week later."""

from secrets import SystemRandom

from flask import (
    Blueprint,
    abort,
    flash,
    redirect,
    render_template,
    request,
    session,
    url_for,
)
from flask.blueprints import BlueprintSetupState
from flask_babel import format_date
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from engagement.database import db
from engagement.demo import clock, links, story
from engagement.people import sessions
from engagement.people.access import DOOR, TOKEN, reader
from engagement.people.models import Role
from engagement.people.sign_in.views import remember
from engagement.web import template_filters
from engagement.web.audience import Audience, audience
from engagement.web.context import now, settings
from engagement.web.paths import own_path

blueprint = Blueprint("demo", __name__, url_prefix="/demo")


@blueprint.app_context_processor
def _shared_values() -> dict[str, object]:
    return {"demo_now": now, "demo_short_day": lambda: format_date(now(), "d MMM")}


@blueprint.record
def _open_the_door(state: BlueprintSetupState) -> None:
    """Lead whoever is not signed in to the four people rather than to a mailbox."""
    state.app.config[DOOR] = "demo.welcome"


@blueprint.before_request
def only_in_a_demo() -> Response | None:
    """Keep the menus from a company that came after the start."""
    if clock.first_week(db.session()) is not None:
        return None
    if request.method != "GET":
        abort(404)
    return redirect(url_for("sign_in.sign_in"), 303)


@blueprint.get("")
@audience(Audience.EVERYBODY)
def welcome() -> str:
    """Introduce those a visitor can be."""
    return render_template(
        "demo/welcome.html",
        manager=links.persona(db.session(), Role.MANAGER),
        hr=links.persona(db.session(), Role.HR),
    )


@blueprint.post("/role/<any(employee, manager, hr):role>")
@audience(Audience.EVERYBODY)
def play(role: str) -> Response:
    """Let a visitor be somebody else."""
    if role == Role.EMPLOYEE:
        path = links.answer_path(db.session(), settings())
        db.session.commit()
        return redirect(path, 303)
    person = links.persona(db.session(), Role(role))
    token = sessions.begin(db.session(), person.id, now())
    if TOKEN in session:
        sessions.end(db.session(), session[TOKEN])
    db.session.commit()
    remember(token)
    return redirect("/", 303)


@blueprint.post("/week")
@audience(Audience.EVERYBODY)
def next_week() -> Response:
    """Move the demo's clock; whoever is signed in stays so, a week later."""
    person = reader()
    person_id = person.id if person else None
    lived = story.next_week(db.session(), settings(), now(), SystemRandom())
    if person_id is not None:
        token = sessions.begin(db.session(), person_id, lived.moment)
        db.session.commit()
        remember(token)
    flash(_week_text(lived))
    return redirect(own_path(request.form.get("back", "/")), 303)


def _week_text(lived: story.Lived) -> str:
    return str(
        _(
            "It is now %(day)s. Last week’s pulse was closed and released, its "
            "customers’ scores came in, and the colleagues have answered the new one.",
            day=template_filters.day(lived.moment),
        )
    )
