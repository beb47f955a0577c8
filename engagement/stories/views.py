"""Stories read by HR, and where each team tells them, for HR and its managers."""

from uuid import UUID

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import force_locale
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from engagement.database import db
from engagement.people.access import team_or_404
from engagement.stories import addresses, stories
from engagement.stories.models import LONGEST_STORY
from engagement.web import qr_code, sent_once
from engagement.web.audience import Audience, audience
from engagement.web.context import settings, this_week

blueprint = Blueprint("stories", __name__)


@blueprint.get("/stories")
@audience(Audience.HR)
def index() -> str:
    kept = range(this_week() - stories.WEEKS_KEPT, this_week() + 1)
    return render_template(
        "stories/index.html",
        waiting=stories.waiting(db.session()),
        shown=stories.on_wall(db.session(), None, kept),
        teams=addresses.teams(db.session()),
        longest=LONGEST_STORY,
    )


@blueprint.post("/stories/<uuid:story_id>")
@audience(Audience.HR)
def decide(story_id: UUID) -> Response:
    """Let a story on the wall, take it off again, or throw it away."""
    session, text = db.session(), sent_once.line_in(request.form, "text")
    match request.form.get("decision"):
        case "let" if not text or len(text) > LONGEST_STORY:
            flash(
                _("A story has 1 to %(most)d characters. Nothing was changed.",
                  most=LONGEST_STORY)
            )  # fmt: skip
            return redirect(url_for("stories.index"), 303)
        case "let":
            is_done = stories.let(session, story_id.bytes, text)
            told = _("The story is on the wall.")
        case "off":
            is_done = stories.take_off(session, story_id.bytes)
            told = _("The story is off the wall. It waits to be read again.")
        case "away":
            is_done = stories.throw_away(session, story_id.bytes)
            told = _("The story is thrown away.")
        case _other:
            abort(400)
    session.commit()
    flash(told if is_done else _("Somebody else has decided on this story meanwhile."))
    return redirect(url_for("stories.index"), 303)


@blueprint.post("/stories/addresses")
@audience(Audience.HR)
def open_all() -> Response:
    """Give every team an address that has none."""
    found = addresses.teams(db.session())
    addresses.open_all(db.session(), [team.id for team in found if not team.is_open])
    db.session.commit()
    flash(_("Every team has an address now. Print its page from the list."))
    return redirect(url_for("stories.index") + "#teams", 303)


@blueprint.get("/teams/<id:team_id>/stories")
@audience(Audience.MANAGERS)
def team(team_id: int) -> str:
    asked = team_or_404(team_id)
    code = addresses.code_of(db.session(), team_id)
    return render_template(
        "stories/team.html",
        team=asked,
        code=code,
        address=_address(code) if code else "",
        is_reachable=settings().is_https,
    )


@blueprint.post("/teams/<id:team_id>/stories")
@audience(Audience.MANAGERS)
def change_address(team_id: int) -> Response:
    """Open a team's address, close it, or put a new one in its place."""
    asked, wanted = team_or_404(team_id), request.form.get("address")
    if wanted in {"close", "renew"}:
        addresses.close(db.session(), team_id)
    if wanted in {"open", "renew"} and asked.closed_on is None:
        addresses.open_all(db.session(), [team_id])
    db.session.commit()
    return redirect(url_for("stories.team", team_id=team_id), 303)


@blueprint.get("/teams/<id:team_id>/stories/poster-<any(en,fr):spoken>")
@audience(Audience.MANAGERS)
def poster(team_id: int, spoken: str) -> str:
    """Show a page of A4 to print, in a language that need not be the reader's."""
    asked = team_or_404(team_id)
    code = addresses.code_of(db.session(), team_id)
    if code is None:
        abort(404)
    address = _address(code)
    with force_locale(spoken):
        return render_template(
            "stories/poster.html",
            team=asked,
            address=address,
            drawn=qr_code.draw(address),
        )


def _address(code: str) -> str:
    return f"{settings().address.rstrip('/')}/t/story/{code}"
