"""Signing in by a one-time link, and out."""

import logging
from datetime import timedelta
from email.message import EmailMessage
from functools import partial

from flask import Blueprint, flash, redirect, render_template, session, url_for
from flask_babel import force_locale
from flask_babel import gettext as _
from sqlalchemy.exc import OperationalError
from werkzeug.wrappers import Response

from engagement import limits, mail
from engagement.afterwards import afterwards
from engagement.database import db
from engagement.people import queries, roster, signing_in
from engagement.people.access import TOKEN
from engagement.people.forms import CodeForm, LinkForm
from engagement.people.models import Person, Role
from engagement.web import Audience, audience, language, now, settings, today

blueprint = Blueprint("people", __name__)
log = logging.getLogger(__name__)
MINUTES = signing_in.ASKED_LINK_LASTS // timedelta(minutes=1)


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
        token = signing_in.use_link(db.session(), str(form.code.data), now())
    if token:
        begun = signing_in.signed_in(db.session(), token, now())
    if token is None or begun is None:
        db.session.rollback()
        limits.count_try("sign-in", now())
        form.code.errors = [
            *form.code.errors,
            *([] if form.errors else [_("This link was used or is too old.")]),
        ]
        return _page(form, LinkForm(formdata=None)), 422
    if TOKEN in session:
        signing_in.end(db.session(), session[TOKEN])
    roster.note_sign_in(db.session(), begun.person, today())
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
    afterwards(partial(_mail_link, email, language()))
    flash(
        _(
            "If this address is known here, a link is on its way to it. It works once, "
            "within %(minutes)d minutes.",
            minutes=MINUTES,
        )
    )
    return redirect(url_for("people.sign_in"), 303)


@blueprint.post("/sign-out")
@audience(Audience.EVERYBODY)
def sign_out() -> Response:
    if TOKEN in session:
        signing_in.end(db.session(), session.pop(TOKEN))
        db.session.commit()
    return redirect(url_for("people.sign_in"), 303)


def remember(token: str) -> None:
    """Give the browser a new session that holds nothing but its token and language."""
    language = session.get("language")
    session.clear()
    session[TOKEN] = token
    if language:
        session["language"] = language


def landing(person: Person) -> str:
    """Return where a person who is signed in begins."""
    return "/promise" if person.role is Role.EMPLOYEE else "/"


def link_for(person: Person, lasts: timedelta = signing_in.LINK_LASTS) -> str:
    """Create a one-time link; needs no request, and the caller commits."""
    token = signing_in.new_link(db.session(), person, now(), lasts)
    return f"{settings().address}/sign-in#{token}"


def _mail_link(email: str, spoken: str) -> None:
    """Mail a link to whoever has this address, unless one has just left."""
    try:
        with force_locale(spoken):
            letters = _letters(email)
        db.session.commit()
        mail.send(settings(), letters)
    except (OSError, OperationalError) as error:
        # Told to the operator, not to the page: it must not show who is known.
        log.error(  # noqa: TRY400 - a traceback would hold the address
            "A sign-in link could not be mailed: %s", type(error).__name__
        )


def _letters(email: str) -> list[EmailMessage]:
    person = queries.person_by_email(db.session(), email)
    if person is None:
        return []
    db.session.refresh(person, with_for_update=True)  # of two at once, one is mailed
    if signing_in.has_new_link(db.session(), person, now()):
        return []
    body = _(
        "Hello %(name)s,\n\nOpen this link to sign in to Diapason. It works once, "
        "within %(minutes)d minutes:\n\n%(link)s\n\nIf you did not ask for it, ignore "
        "this mail.",
        name=person.name,
        minutes=MINUTES,
        link=link_for(person, signing_in.ASKED_LINK_LASTS),
    )
    return [mail.message(str(person.email), _("Your sign-in link"), body)]


def _page(code: CodeForm, link: LinkForm) -> str:
    return render_template(
        "people/sign_in.html", code=code, link=link, landing=landing, minutes=MINUTES
    )
