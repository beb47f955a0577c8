"""Pages of a file on its way in: looked through, corrected, taken in or given up."""

from dataclasses import replace

from flask import Blueprint, Response, abort, flash, redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as BaseResponse

from engagement.customers.check import admitting, checking, page, staging
from engagement.customers.check.admitting import Circumstances
from engagement.customers.check.checking import Check, Read
from engagement.customers.check.correcting import Choices, corrected
from engagement.customers.check.wording import figure_told
from engagement.customers.imports.register import Outcome
from engagement.customers.models import Upload
from engagement.database import db
from engagement.people.access import signed_in_person
from engagement.refusals import FileRefused
from engagement.web.audience import Audience, audience
from engagement.web.context import now, this_week, today
from engagement.web.downloads import delimiter, download
from engagement.web.refusals import sentence

blueprint = Blueprint("check", __name__, url_prefix="/customers/imports/new")
blueprint.add_app_template_filter(figure_told)


@blueprint.get("/<id:upload_id>")
@audience(Audience.HR)
def show(upload_id: int) -> str:
    upload = _upload_or_404(upload_id)
    return page.page(db.session(), upload, _check(upload))


@blueprint.post("/<id:upload_id>")
@audience(Audience.HR)
def correct(upload_id: int) -> BaseResponse:
    upload = _upload_or_404(upload_id)
    choices = staging.told(upload)
    found = checking.read(db.session(), upload.content, choices)
    if _is_changed(found):
        _tell(upload, found)
    return redirect(url_for("check.show", upload_id=upload_id), 303)


@blueprint.post("/<id:upload_id>/commit")
@audience(Audience.HR)
def commit(upload_id: int) -> BaseResponse:
    """Take the file in, unless the form says something that was not looked at yet."""
    upload = staging.claimed(db.session(), upload_id, now()) or abort(404)
    found = _check(upload)
    again = redirect(url_for("check.show", upload_id=upload_id), 303)
    if _is_changed(found.read):
        _tell(upload, found.read)
        flash(_("You changed something. Look at it once more, then import it."))
        return again
    if found.obstacles:
        return again
    try:
        outcome = admitting.admit(
            db.session(), upload, found, _profile(upload, found.read), _by()
        )
    except FileRefused as error:
        db.session.rollback()
        flash(sentence(error.refusal))
        return again
    db.session.commit()
    return _shown(outcome)


@blueprint.post("/<id:upload_id>/cancel")
@audience(Audience.HR)
def cancel(upload_id: int) -> BaseResponse:
    upload = _upload_or_404(upload_id)
    flash(_("“%(file)s” is deleted; nothing of it counts.", file=upload.filename))
    staging.drop(db.session(), upload)
    db.session.commit()
    return redirect(url_for("files.index"), 303)


@blueprint.get("/<id:upload_id>/refused.csv")
@audience(Audience.HR)
def refused(upload_id: int) -> Response:
    upload = _upload_or_404(upload_id)
    rows = page.refused(_check(upload))
    return download(rows.as_csv(delimiter()), f"refused-new-{upload_id}.csv")


def _upload_or_404(upload_id: int) -> Upload:
    upload = staging.find(db.session(), upload_id, now())
    if upload is None:
        abort(404)
    return upload


def _check(upload: Upload) -> Check:
    choices = staging.told(upload)
    look = checking.Look(filename=upload.filename)
    return checking.check(db.session(), upload.content, choices, this_week(), look)


def _chosen(found: Read) -> Choices:
    return corrected(found.choices, found.sheet, request.form, found.metrics)


def _is_changed(found: Read) -> bool:
    """Tell whether the form says anything else than what was looked through.

    The name for the next files changes nothing of this one.
    """
    return replace(_chosen(found), profile=found.choices.profile) != found.choices


def _tell(upload: Upload, found: Read) -> None:
    """Keep what the form says; a file that is not so stays as it was."""
    try:
        staging.tell(db.session(), upload, _chosen(found))
    except FileRefused as error:
        flash(sentence(error.refusal))
    db.session.commit()


def _profile(upload: Upload, found: Read) -> str:
    usual = checking.profile_name(found, upload.filename)
    return str(request.form.get("profile", usual)).strip()


def _by() -> Circumstances:
    return Circumstances(signed_in_person().id, now(), this_week(), today())


def _shown(outcome: Outcome) -> BaseResponse:
    if outcome.import_id:
        return redirect(url_for("files.show", import_id=outcome.import_id), 303)
    flash(_("Nothing changed: what this file can bring was counted already."))
    return redirect(url_for("files.index"), 303)
