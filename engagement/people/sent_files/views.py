"""Pages of files of people and teams: sent, looked through, taken in, undone."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from engagement.database import db
from engagement.people import mails, queries
from engagement.people.changes import wording
from engagement.people.files import doing, lines, preview, refused, waiting
from engagement.people.files.imports import DirectoryOutcome
from engagement.people.models import DirectoryFile
from engagement.people.sent_files.forms import DirectoryForm, HowForm
from engagement.refusals import FileRefused, Reason
from engagement.web.afterwards import afterwards
from engagement.web.audience import Audience, audience
from engagement.web.context import now, today
from engagement.web.refusals import sentence

blueprint = Blueprint("people_files", __name__, url_prefix="/people/files")

Page = str | Response | tuple[str, int]


@blueprint.get("")
@audience(Audience.HR)
def index() -> Page:
    return _page(DirectoryForm(formdata=None))


@blueprint.post("")
@audience(Audience.HR)
def send() -> Page:
    """Keep a file, and show what it would do; nothing is changed by it yet."""
    form = DirectoryForm()
    if not form.validate_on_submit():
        return _page(form), 422
    content = form.file.data.read()
    try:
        lines.parse(content)  # before anything is locked
        page = _looked_through(content, form.file.data.filename)
    except FileRefused as error:
        db.session.rollback()
        form.file.errors = [sentence(error.refusal)]
        return _page(form), 422
    db.session.commit()
    return page


@blueprint.post("/<id:file_id>")
@audience(Audience.HR)
def decide(file_id: int) -> Page:
    """Look at a file again, meant in another way, or take it in, or leave it."""
    file, form = waiting.find(db.session(), file_id, now()), HowForm()
    if file is None:
        return _over()
    if "leave" in request.form:
        waiting.drop(db.session(), file)
        db.session.commit()
        flash(_("Nothing was changed, and nothing of the file is kept."))
        return redirect(url_for("people_files.index"), 303)
    is_seen = request.form.get("seen") == form.seen
    if "take" not in request.form or not is_seen:
        return _preview(file, form)
    return _take(file_id, form)


@blueprint.post("/<id:file_id>/undo")
@audience(Audience.HR)
def undo(file_id: int) -> Page:
    file = doing.last_alone(db.session())
    if file is None or file.id != file_id:
        return _over()
    try:
        doing.take_back(db.session(), file, today())
    except FileRefused as error:
        db.session.rollback()
        flash(sentence(error.refusal))
        return redirect(url_for("people_files.index"), 303)
    db.session.commit()
    afterwards(mails.send_waiting)
    flash(_("The file is undone. Only what was changed since stays as it is."))
    return redirect(url_for("people_files.index"), 303)


def _take(file_id: int, form: HowForm) -> Page:
    file = doing.waiting_alone(db.session(), file_id, now())
    if file is None:
        return _over()
    try:
        outcome = doing.take_in(db.session(), file, today(), form.how())
    except FileRefused as error:
        db.session.rollback()
        return _preview(file, form, sentence(error.refusal)), 422
    page = _page(DirectoryForm(formdata=None), outcome)
    db.session.commit()
    afterwards(mails.send_waiting)
    return page


def _over() -> Response:
    """Send to what became of a file whose button was pressed twice, or too late."""
    flash(
        _(
            "That file waits no more: it was taken in, left or undone already, or a "
            "day has passed, or a pulse has opened since."
        )
    )
    return redirect(url_for("people_files.index"), 303)


def _looked_through(content: bytes, filename: str) -> str:
    file_id = waiting.stage(db.session(), content, filename, now())
    file = db.session().get_one(DirectoryFile, file_id)
    return _preview(file, HowForm(formdata=None))


def _preview(file: DirectoryFile, form: HowForm, error: str = "") -> str:
    how = form.how()
    found = preview.preview(db.session(), file.content or b"", today(), how)
    if found.outcome.export:
        form.offer(found.outcome.export)
    return render_template(
        "people/preview.html",
        file=file,
        form=form,
        error=error,
        preview=found,
        export=found.outcome.export,
        outcome=found.outcome,
        told=wording.sentence,
        Reason=Reason,
        sentence=sentence,
        sheet=refused.address_of(found.outcome.refused),
    )


def _page(form: DirectoryForm, outcome: DirectoryOutcome | None = None) -> str:
    return render_template(
        "people/files.html",
        form=form,
        outcome=outcome,
        sentence=sentence,
        sheet=refused.address_of(outcome.refused) if outcome else "",
        is_beginning=len(queries.open_nodes(db.session())) <= 1,
        last=waiting.last(db.session()),
    )
