"""The page of channels of a chat that are told: HR sets them, tries them, ends them."""

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from engagement.database import db
from engagement.mail.services import HOSTS, Service
from engagement.mail.webhooks import channels
from engagement.people import notices
from engagement.people.access import signed_in_person
from engagement.people.company_pages.forms import SERVICES, ChannelForm
from engagement.people.models import Person
from engagement.web.afterwards import afterwards
from engagement.web.audience import Audience, audience
from engagement.web.context import now, settings

blueprint = Blueprint("notices", __name__, url_prefix="/company/notices")


@blueprint.get("")
@audience(Audience.HR)
def index() -> str:
    return _page(ChannelForm(formdata=None))


@blueprint.post("")
@audience(Audience.HR)
def add() -> Response | tuple[str, int]:
    form = ChannelForm()
    if not form.validate_on_submit() or form.leads_to is None:
        form.address.data = ""  # it may be a channel's all the same
        return _page(form), 422
    is_added = channels.add(
        db.session(),
        settings(),
        Service(form.service.data),
        form.leads_to,
        person_id=signed_in_person().id,
        now=now(),
    )
    db.session.commit()
    flash(
        _("This channel is told from now on. Send it a test.")
        if is_added
        else _(
            "There are %(most)d channels already: turn one off first.",
            most=channels.MOST,
        )
    )
    return redirect(url_for("notices.index"), 303)


@blueprint.post("/<id:channel_id>/test")
@audience(Audience.HR)
def try_out(channel_id: int) -> Response:
    """Queue a test, which leaves once this response has gone."""
    if not channels.put_test(db.session(), channel_id, now()):
        abort(404)
    db.session.commit()
    afterwards(notices.send_tests)
    flash(_("A test is on its way; this page says what became of it."))
    return redirect(url_for("notices.index"), 303)


@blueprint.post("/<id:channel_id>/off")
@audience(Audience.HR)
def turn_off(channel_id: int) -> Response:
    channels.turn_off(db.session(), channel_id)
    db.session.commit()
    flash(_("This channel is told nothing any more."))
    return redirect(url_for("notices.index"), 303)


def _page(form: ChannelForm) -> str:
    session = db.session()
    found = channels.channels(session, settings())
    return render_template(
        "people/notices.html",
        form=form,
        channels=[(one, _who(one.person_id)) for one in found],
        services=SERVICES,
        hosts=HOSTS | {Service.MATTERMOST: sorted(settings().own_chat_hosts)},
    )


def _who(person_id: int | None) -> str | None:
    person = db.session.get(Person, person_id) if person_id else None
    return person.name if person else None
