"""The inbox of comments: read, marked, hidden in the open and shown again."""

from dataclasses import replace

from flask import (
    Blueprint,
    Response,
    abort,
    flash,
    redirect,
    render_template,
    request,
)
from flask_babel import gettext as _
from werkzeug.wrappers import Response as BaseResponse

from engagement.database import db
from engagement.insight.guess_page import after_guess
from engagement.insight.inbox import file, inbox, marks, rows, takings
from engagement.insight.inbox.rows import Origin, Pile, Wanted
from engagement.insight.inbox.words import words_in
from engagement.insight.inbox_pages.forms import InboxForm
from engagement.people import queries as people
from engagement.people.access import signed_in_person, team_or_404
from engagement.people.models import Role
from engagement.pulses import comments as staff_comments
from engagement.pulses.comments import ReleasedComment
from engagement.web.audience import Audience, audience
from engagement.web.context import now
from engagement.web.downloads import as_csv, download
from engagement.web.paths import own_path

blueprint = Blueprint("inbox", __name__)


@blueprint.get("/comments")
@audience(Audience.MANAGERS)
@after_guess
def index() -> str:
    form, is_strange = _choices()
    wanted = _wanted(form)
    found = inbox.listing(db.session(), wanted, request.args.get("page", "1"))
    return render_template(
        "insight/inbox.html",
        form=form,
        is_strange=is_strange,
        part=found.part,
        comments=found.comments,
        most_in_file=file.MOST,
        taken=takings.actions_of(db.session(), wanted, found.comments),
    )


@blueprint.get("/comments.csv")
@audience(Audience.MANAGERS)
def as_file() -> Response:
    form, _is_strange = _choices()
    found = rows.newest(db.session(), _wanted(form), file.MOST)
    names = {node.id: node.name for node in people.nodes(db.session())}
    return download(as_csv(file.comments_table(found, names)), "comments.csv")


@blueprint.post("/comments/read")
@audience(Audience.MANAGERS)
def mark() -> BaseResponse:
    """Mark one comment as read or unread, or all that were shown as read."""
    session, reader = db.session(), signed_in_person()
    is_read = "unread" not in request.form
    one = request.form.get("read") or request.form.get("unread")
    keys = [one] if one else request.form.getlist("shown")
    found = inbox.among(session, inbox.seen_by(session, reader), keys[: inbox.AT_ONCE])
    if not is_read:
        marks.mark_unread(session, reader.id, found)
    elif not marks.mark_read(session, reader.id, found):
        flash(_("One of these comments has just been deleted. Try again."))
    session.commit()
    return redirect(own_path(request.form.get("back", "/comments")), 303)


@blueprint.get("/comments/<code:said>/hiding")
@audience(Audience.HR)
def confirm_hiding(said: str) -> str:
    """Show a comment of staff, who hid it and showed it again, and ask whether to."""
    found = _of_staff_or_404(said)
    return render_template(
        "insight/hiding.html",
        comment=found,
        team=team_or_404(found.team_id),
        changes=staff_comments.hidings(db.session(), found.id),
        back=own_path(request.args.get("back", "/comments")),
    )


@blueprint.post("/comments/<code:said>/hiding")
@audience(Audience.HR)
def turn(said: str) -> BaseResponse:
    """Hide a comment of staff, or show it again; both are logged."""
    found, is_to_hide = _of_staff_or_404(said), "hide" in request.form
    turning = staff_comments.hide if is_to_hide else staff_comments.show_again
    is_done = turning(db.session(), found.id, signed_in_person(), now())
    db.session.commit()
    if not is_done:
        flash(_("Somebody else has decided on this comment meanwhile."))
    elif is_to_hide:
        flash(_("The comment is hidden. That it was, stands on the page “Pulses”."))
    else:
        flash(_("The comment is shown again. That stands on the page “Pulses”, too."))
    return redirect(own_path(request.form.get("back", "/comments")), 303)


def _choices() -> tuple[InboxForm, bool]:
    """Read the reader's choices; tell whether one of them does not exist here."""
    form, session, reader = InboxForm(request.args), db.session(), signed_in_person()
    teams = inbox.teams(session, inbox.seen_by(session, reader))
    form.offer(rows.weeks(session), teams, is_hr=reader.role is Role.HR)
    return form, form.fall_back()


def _wanted(form: InboxForm) -> Wanted:
    session, top = db.session(), form.team.data
    seen = inbox.seen_by(session, signed_in_person())
    return replace(
        seen,
        team_ids=people.ids_below(session, [int(top)]) if top else seen.team_ids,
        week=int(form.week.data) if form.week.data else None,
        origins=form.origins,
        pile=Pile(form.pile.data),
        words=words_in(str(form.words.data or "")),
    )


def _of_staff_or_404(said: str) -> ReleasedComment:
    found = None
    match inbox.named_by(said):
        case Origin.STAFF, bytes(id_):
            found = staff_comments.find(db.session(), id_)
    return found or abort(404)
