"""The keys of programs: made, shown once, looked through and revoked."""

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from engagement.database import db
from engagement.people import keys
from engagement.people.access import signed_in_person
from engagement.people.api_keys.forms import SCOPES, KeyForm
from engagement.people.models import Scope
from engagement.web.audience import Audience, audience
from engagement.web.context import now

blueprint = Blueprint("api_keys", __name__, url_prefix="/customers/keys")


@blueprint.get("")
@audience(Audience.HR)
def index() -> str:
    return _page(KeyForm(formdata=None))


@blueprint.post("")
@audience(Audience.HR)
def create() -> str | tuple[str, int]:
    form = KeyForm()
    if not form.validate_on_submit():
        return _page(form), 422
    token = keys.create(
        db.session(),
        str(form.name.data),
        map(Scope, form.scopes.data or ()),
        now(),
        person_id=signed_in_person().id,
    )
    # Not behind a redirect: the key would have to be kept until the next page.
    page = _page(KeyForm(formdata=None), token)
    db.session.commit()
    return page


@blueprint.post("/<id:key_id>/revoke")
@audience(Audience.HR)
def revoke(key_id: int) -> Response:
    name = keys.revoke(db.session(), key_id, now())
    if name is None:
        abort(404)
    db.session.commit()
    flash(_("The key “%(name)s” is revoked; it opens nothing any more.", name=name))
    return redirect(url_for("api_keys.index"), 303)


def _page(form: KeyForm, token: str = "") -> str:
    return render_template(
        "people/keys.html",
        form=form,
        token=token,
        keys=keys.entries(db.session()),
        scopes={str(scope): name for scope, name in SCOPES.items()},
    )
