"""Who is reading, and the gate that keeps everybody else out of a view."""

from flask import Flask, abort, current_app, g, redirect, request, session, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from engagement.database import db
from engagement.people import queries, signing_in
from engagement.people.models import Person, Role, Team
from engagement.web import COOKIELESS, Audience, now

ADMITTED = {
    Audience.EMPLOYEES: set(Role),
    Audience.MANAGERS: {Role.MANAGER, Role.HR},
    Audience.HR: {Role.HR},
}
TOKEN = "sign_in"  # noqa: S105 - the name under which the cookie holds it


def init_app(app: Flask) -> None:
    app.before_request(guard)
    app.context_processor(lambda: {"reader": reader()})
    app.jinja_env.globals["role_name"] = role_name


def guard() -> Response | None:
    """Refuse whatever does not name an audience that includes the reader."""
    view = current_app.view_functions.get(request.endpoint or "")
    whom = getattr(view, "audience", None)
    if view is None or whom is Audience.EVERYBODY:
        return None
    person = reader()
    if person is None:
        return redirect(url_for("people.sign_in"), 303)
    if person.role not in ADMITTED.get(whom, set()):  # type: ignore[arg-type]
        abort(404)
    return None


def reader() -> Person | None:
    """Return the person who is signed in; asked of the database once a request."""
    if request.path == COOKIELESS or TOKEN not in session:
        return None
    if "reader" not in g:
        found = signing_in.signed_in(db.session(), session[TOKEN], now())
        if found and now() - found.seen_at > signing_in.SEEN_AGAIN_AFTER:
            with db.engine.begin() as connection:
                signing_in.see_again(connection, session[TOKEN], now())
        g.reader = found and found.person
    person: Person | None = g.reader
    return person


def signed_in_person() -> Person:
    """Return the reader of a view that is not open to everybody."""
    person = reader()
    if person is None:
        abort(404)
    return person


def team_or_404(team_id: int) -> Team:
    """Return a team the reader may look at; unknown and foreign ones are alike."""
    if not queries.may_see(db.session(), signed_in_person(), team_id):
        abort(404)
    return db.session().get_one(Team, team_id)


def role_name(role: Role) -> str:
    return {
        Role.EMPLOYEE: _("Employee"),
        Role.MANAGER: _("Manager"),
        Role.HR: _("HR"),
    }[role]
