"""Signing in by a one-time link, and out."""

from functools import partial

from flask import Blueprint, flash, redirect, render_template, session, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from engagement.database import db
from engagement.people import sessions
from engagement.people.access import TOKEN, landing
from engagement.people.changes import change_log
from engagement.people.mails import MINUTES, ask_link_and_send
from engagement.people.sign_in.forms import CodeForm, LinkForm
from engagement.web import limits
from engagement.web.afterwards import afterwards
from engagement.web.audience import Audience, audience
from engagement.web.context import now, today

blueprint = Blueprint("sign_in", __name__)


@blueprint.get("/sign-in")
@audience(Audience.EVERYBODY)
def sign_in() -> str:
    # Also for those signed in: the link in the fragment may be for another role.
    return _page(CodeForm(), LinkForm())


@blueprint.post("/sign-in")
@audience(Audience.EVERYBODY)
def use_link() -> str | Response | tuple[str, int]:
    form = CodeForm()
    token = begun = None
    if form.validate_on_submit():
        token = sessions.use_link(db.session(), str(form.code.data), now())
    if token:
        begun = sessions.signed_in(db.session(), token, now())
    if token is None or begun is None:
        db.session.rollback()
        limits.count_try("sign-in", now())
        form.code.errors = [
            *form.code.errors,
            *([] if form.errors else [_("This link was used or is too old.")]),
        ]
        return _page(form, LinkForm(formdata=None)), 422
    if TOKEN in session:
        sessions.end(db.session(), session[TOKEN])
    change_log.note_sign_in(db.session(), begun.person, today())
    db.session.commit()
    remember(token)
    return redirect(landing(begun.person), 303)


@blueprint.post("/sign-in/link")
@audience(Audience.EVERYBODY)
def ask_link() -> str | Response | tuple[str, int]:
    form = LinkForm()
    if not form.validate_on_submit():
        return _page(CodeForm(formdata=None), form), 422
    email = str(form.email.data).lower()
    limits.count_ask("link", email, now())
    # Neither the database nor the mail server is asked before the response has gone:
    # how long it takes must not tell who is known here.
    afterwards(partial(ask_link_and_send, email))
    flash(
        _(
            "If this address is known here, a link is on its way to it. It works once, "
            "within %(minutes)d minutes.",
            minutes=MINUTES,
        )
    )
    return redirect(url_for("sign_in.sign_in"), 303)


@blueprint.post("/sign-out")
@audience(Audience.EVERYBODY)
def sign_out() -> Response:
    if TOKEN in session:
        sessions.end(db.session(), session.pop(TOKEN))
        db.session.commit()
    return redirect(url_for("sign_in.sign_in"), 303)


def remember(token: str) -> None:
    """Give the browser a new session that holds nothing but its token and language."""
    language = session.get("language")
    session.clear()
    session[TOKEN] = token
    if language:
        session["language"] = language


def _page(code: CodeForm, link: LinkForm) -> str:
    return render_template(
        "people/sign_in.html", code=code, link=link, landing=landing, minutes=MINUTES
    )
