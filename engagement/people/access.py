"""Who is reading, and the gate that keeps everybody else out of a view."""

import logging
from collections.abc import Callable

from flask import Flask, abort, current_app, g, redirect, request, session, url_for
from flask_babel import gettext as _
from sqlalchemy.exc import OperationalError
from werkzeug.datastructures import WWWAuthenticate
from werkzeug.exceptions import Unauthorized
from werkzeug.local import LocalProxy
from werkzeug.wrappers import Response

from engagement.database import db
from engagement.people import keys, queries, sessions
from engagement.people.company import company
from engagement.people.models import ApiKey, Person, Role, Scope, Team
from engagement.refusals import Reason, Refusal
from engagement.web import limits
from engagement.web.audience import Audience, View, audience
from engagement.web.context import now, today
from engagement.web.paths import is_cookieless
from engagement.web.problems import Fault, Problem
from engagement.web.refusals import sentence

ADMITTED = {
    Audience.EMPLOYEES: set(Role),
    Audience.MANAGERS: {Role.MANAGER, Role.HR},
    Audience.HR: {Role.HR},
}
TOKEN = "sign_in"  # noqa: S105 - the name under which the cookie holds it

START = "/"
"""Where every way back leads, whoever takes it."""
DOOR = "DOOR"
"""The name under which the configuration holds where strangers are led."""

log = logging.getLogger(__name__)


def init_app(app: Flask) -> None:
    app.config[DOOR] = "sign_in.sign_in"
    app.before_request(guard)
    # Asked for only when a page names it: the page that tells of a failed database
    # must not need that database.
    app.context_processor(
        lambda: {
            "reader": LocalProxy(reader),
            "our": LocalProxy(lambda: company(db.session())),
        }
    )
    app.jinja_env.globals["role_name"] = role_name


def guard() -> Response | None:
    """Refuse whatever does not name an audience that includes the reader."""
    view = current_app.view_functions.get(request.endpoint or "")
    whom = getattr(view, "audience", None)
    if view is None or whom is Audience.EVERYBODY:
        return None
    if whom is Audience.API:
        check_key(getattr(view, "scope", None))
        return None
    person = reader()
    if person is None:
        return redirect(url_for(current_app.config[DOOR]), 303)
    if person.role not in ADMITTED.get(whom, set()):  # type: ignore[arg-type]
        if request.path == START:
            return redirect(landing(person), 303)
        abort(404)
    if request.method == "POST":
        _let_go(person)
    return None


def _let_go(person: Person) -> None:
    """End the transaction in which the reader was looked up.

    It holds SQLite's write lock, and a file may have to be read next.
    """
    db.session.close()
    db.session.add(person)


def open_to(scope: Scope) -> Callable[[View], View]:
    """Open a view to programs that have a key with this scope, and to nobody else."""

    def mark(view: View) -> View:
        view.scope = scope  # type: ignore[attr-defined]
        return audience(Audience.API)(view)

    return mark


def check_key(scope: Scope | None) -> None:
    """Refuse a program without a key, or whose key is for something else.

    A wrong key counts as a failed try of its address, a good one as a use of its own.
    """
    sent = request.authorization
    token = sent.token if sent and sent.type == "bearer" else None
    key = keys.valid_key(db.session(), token) if token else None
    db.session.close()  # limits may be kept elsewhere, and the body has yet to come
    if key is None:
        limits.count_try("api-key", now())
        raise Unauthorized(www_authenticate=WWWAuthenticate("bearer"))
    limits.count_use("api", str(key.id), now())
    if scope not in key.scopes:
        abort(403)
    g.api_key = key
    _note_use(key)


def _note_use(key: ApiKey) -> None:
    """Write down the day, before and beside what the key is used for."""
    if key.used_on == today():
        return
    try:
        with db.engine.begin() as connection:
            keys.note_use(connection, key.id, today())
    except OperationalError:
        log.warning("The day on which a key was used could not be noted.")


def using_key() -> ApiKey:
    """Return the key of a view that is open to programs alone."""
    key: ApiKey = g.api_key
    return key


def reader() -> Person | None:
    """Return the person who is signed in; asked of the database once a request."""
    if is_cookieless(request.path) or TOKEN not in session:
        return None
    if "reader" not in g:
        found = sessions.signed_in(db.session(), session[TOKEN], now())
        if found and now() - found.seen_at > sessions.SEEN_AGAIN_AFTER:
            _see_again()
        g.reader = found and found.person
    person: Person | None = g.reader
    return person


def _see_again() -> None:
    """Move the idle limit on, beside the transaction of the page.

    Not when something is sent: that transaction may hold the lock for which this one
    would wait. The page that follows does it.
    """
    if request.method != "GET":
        return
    try:
        with db.engine.begin() as connection:
            sessions.see_again(connection, session[TOKEN], now())
    except OperationalError:
        log.warning("The idle limit of a sign-in could not be moved on.")


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


def id_of_team(key: str | None) -> int | None:
    """Return the id of the team that a program names; None: it names none."""
    found = queries.team_id_of(db.session(), key) if key else None
    if key and found is None:
        unknown = Refusal(0, Reason.UNKNOWN_TEAM, {"team": key})
        raise Problem(404, Fault("team", sentence(unknown)))
    return found


def landing(person: Person) -> str:
    """Return where a person who is signed in begins; open to them, so no loop."""
    return "/results" if person.role is Role.EMPLOYEE else START


def role_name(role: Role) -> str:
    names: dict[Role, str] = {
        Role.EMPLOYEE: _("Employee"),
        Role.MANAGER: _("Manager"),
        Role.HR: _("HR"),
    }
    return names[role]
