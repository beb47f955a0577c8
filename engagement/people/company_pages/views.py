"""Pages about the company: its name and logo, and which mails go to whom."""

from base64 import b64decode

from flask import (
    Blueprint,
    Response,
    abort,
    flash,
    redirect,
    render_template,
    request,
    url_for,
)
from flask_babel import gettext as _
from werkzeug.wrappers import Response as BaseResponse

from engagement.database import db
from engagement.mail import queue
from engagement.mail.models import MailKind
from engagement.people import mails
from engagement.people.access import signed_in_person
from engagement.people.company import change, company
from engagement.people.company_pages.forms import CompanyForm
from engagement.people.models import Person
from engagement.web.afterwards import afterwards
from engagement.web.audience import Audience, audience
from engagement.web.context import now, settings
from engagement.web.cookies import csrf

blueprint = Blueprint("company", __name__)
NO_PICTURE = b64decode("R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==")


@blueprint.get("/company")
@audience(Audience.HR)
def show() -> str:
    return _page(CompanyForm(obj=company(db.session())))


@blueprint.post("/company")
@audience(Audience.HR)
def save() -> BaseResponse | tuple[str, int]:
    form = CompanyForm()
    if not form.validate_on_submit():
        return _page(form), 422
    logo = None if form.no_logo.data else form.picture
    change(
        db.session(),
        str(form.name.data),
        str(form.contact.data or ""),
        form.language.data,
        logo,
    )
    db.session.commit()
    flash(_("Saved."))
    return redirect(url_for("company.show"), 303)


@blueprint.get("/logo")
@audience(Audience.EVERYBODY)
def logo() -> Response:
    """Show the company's logo, or none: a picture of one point."""
    found = company(db.session())
    return Response(found.logo or NO_PICTURE, mimetype=found.logo_type or "image/gif")


@blueprint.post("/company/test-mail")
@audience(Audience.HR)
def test_mail() -> BaseResponse:
    """Send a mail to whoever asks, the way that every other goes."""
    reader = signed_in_person()
    if reader.email is None:
        flash(_("There is no address of yours in the directory."))
        return redirect(url_for("company.show"), 303)
    queue.forget_to(db.session(), MailKind.TEST, reader.id)
    queue.put(db.session(), MailKind.TEST, [reader.id], now())
    db.session.commit()
    afterwards(mails.send_waiting)
    flash(_("A test is on its way to you; this page says what became of it."))
    return redirect(url_for("company.show"), 303)


@blueprint.get("/mails/<id:person_id>/<code:key>")
@audience(Audience.EVERYBODY)
def mails_of(person_id: int, key: str) -> str:
    return _mails_page(*_whose(person_id, key))


@blueprint.post("/mails/<id:person_id>/<code:key>")
@audience(Audience.EVERYBODY)
def turn_mails(person_id: int, key: str) -> str:
    """Turn mails of the key's kind off, or on again where they are off.

    Mail programs post here for those who press their own button.
    """
    person, kind = _whose(person_id, key)
    mails.turn(person, kind, on="on" in request.form)
    db.session.commit()
    return _mails_page(person, kind)


# The key is the right to do so; a mail program has no cookie of ours.
csrf.exempt(turn_mails)


def _whose(person_id: int, key: str) -> tuple[Person, MailKind]:
    kind = mails.kind_turned_off(settings().secret, person_id, key)
    person = db.session.get(Person, person_id)
    if person is None or kind is None:
        abort(404)
    return person, kind


def _mails_page(person: Person, kind: MailKind) -> str:
    return render_template(
        "people/mails_off.html",
        is_digest=kind is MailKind.DIGEST,
        is_wanted=mails.wants(person, kind),
    )


def _page(form: CompanyForm) -> str:
    reader = signed_in_person()
    return render_template(
        "people/company.html",
        form=form,
        company=company(db.session()),
        test=queue.state_of(db.session(), MailKind.TEST, reader.id),
        has_server=bool(settings().mail_server),
        sender=settings().mail_from,
    )
