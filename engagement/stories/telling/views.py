"""The page on which a story is told, for whoever has the address of a team."""

from flask import Blueprint, abort, request
from werkzeug.datastructures import MultiDict

from engagement.database import db
from engagement.people.company import company
from engagement.people.models import Team
from engagement.stories import addresses, stories
from engagement.stories.telling import page
from engagement.stories.telling.page import NotTaken
from engagement.web import limits, sent_once
from engagement.web.audience import Audience, audience
from engagement.web.context import now, this_week
from engagement.web.cookies import csrf

blueprint = Blueprint("telling", __name__, url_prefix="/t/story")

Page = str | tuple[str, int]


@blueprint.get("/<code:code>")
@audience(Audience.EVERYBODY)
def tell(code: str) -> Page:
    team = addresses.team_at(db.session(), code)
    if team is None:
        return page.not_taken(NotTaken.UNKNOWN), 404
    return page.form_page(team, code, {})


@blueprint.post("/<code:code>")
@audience(Audience.EVERYBODY)
def send(code: str) -> Page:
    # Before anything is locked: the body comes, and limits are told, as they like.
    sent, has_room = request.form, limits.may_answer(_limited(code), now())
    team = addresses.team_at(db.session(), code)
    if team is None:
        return page.not_taken(NotTaken.UNKNOWN), 404
    if sent_once.SWITCH in sent:
        return page.form_page(team, code, sent)
    if sent_once.comes_from_elsewhere():
        abort(400)
    known = team.name, company(db.session()).name
    look = page.look_at(page.told_in(sent), known, is_sure=page.SURE in sent)
    if not look.is_clear:
        return page.form_page(team, code, sent, look), 422
    if not has_room:
        return page.not_taken(NotTaken.CROWDED), 429
    return _kept(team, code, sent)


# It takes no cookie that a stranger could use, and asks whoever comes from elsewhere
# to open the page first.
csrf.exempt(send)


def _kept(team: Team, code: str, sent: MultiDict[str, str]) -> Page:
    told = page.told_in(sent)
    is_kept = stories.tell(db.session(), team.id, told, this_week())
    db.session.commit()
    if not is_kept:
        return page.not_taken(NotTaken.FULL), 429
    limits.count_answer(_limited(code), now())
    return page.thanks(code)


def _limited(code: str) -> str:
    return f"story {code.lower()}"
