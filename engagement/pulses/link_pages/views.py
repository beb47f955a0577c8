"""What everybody reads after a pulse, and at which address, for HR."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from engagement.database import db
from engagement.people.access import signed_in_person
from engagement.people.changes import change_log
from engagement.people.changes.snapshot import public_name
from engagement.people.company import company, show_team_results
from engagement.people.models import Change
from engagement.pulses import results_links
from engagement.pulses.results_links import PATH
from engagement.web.audience import Audience, audience
from engagement.web.context import settings, today

blueprint = Blueprint("results_links", __name__, url_prefix="/pulses/results")


@blueprint.get("")
@audience(Audience.HR)
def index() -> str:
    return render_template(
        "pulses/results.html",
        groups=results_links.groups(db.session()),
        has_teams=company(db.session()).has_team_results,
        path=PATH,
        address=settings().address.rstrip("/"),
    )


@blueprint.post("")
@audience(Audience.HR)
def switch() -> Response:
    """Let everybody read their own group's results, or the company's alone."""
    has_teams = {"teams": True, "company": False}.get(request.form.get("shown", ""))
    if has_teams is None:
        abort(400)
    show_team_results(db.session(), has_teams=has_teams)
    _note(Change.RESULTS_TEAMS if has_teams else Change.RESULTS_COMPANY, "")
    flash(
        _("From now on everybody reads the results of those they are counted with.")
        if has_teams
        else _("From now on everybody reads the results of the whole company alone.")
    )
    return redirect(url_for("results_links.index"), 303)


@blueprint.post("/<id:team_id>")
@audience(Audience.HR)
def change(team_id: int) -> Response:
    """Take a group's address back, or put a new one in its place."""
    groups = results_links.groups(db.session())
    group = next((one for one in groups if one.team_id == team_id), None) or abort(404)
    if request.form.get("address") == "withdraw":
        if results_links.withdraw(db.session(), team_id):
            _note(Change.LINK_OFF, group.name)
        flash(_("Taken back: the address of %(team)s leads nowhere.", team=group.name))
    elif request.form.get("address") == "renew":
        if results_links.renew(db.session(), team_id, request.form.get("code", "")):
            _note(Change.LINK_NEW, group.name)
        flash(
            _(
                "%(team)s has a new address; those before lead nowhere. It stands in "
                "mails that have yet to go and on the page after answering. Whoever "
                "has an invitation already needs it from you.",
                team=group.name,
            )
        )
    else:
        abort(400)
    return redirect(url_for("results_links.index"), 303)


def _note(what: Change, of: str) -> None:
    """Write it into the log that everybody reads, and commit."""
    who = public_name(signed_in_person().name)
    change_log.note(db.session(), [(what, who, "", of)], today())
    db.session.commit()
