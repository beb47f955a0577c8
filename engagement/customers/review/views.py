"""Pages of a file on its way in: looked through, corrected, taken in or given up."""

import logging
from dataclasses import replace

from flask import Blueprint, Response, abort, flash, redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as BaseResponse

from engagement.customers.files.recipe import Recipe
from engagement.customers.files.sheets import sheet_from
from engagement.customers.imports import check, ledger, profiles, uploads
from engagement.customers.imports.check import Check
from engagement.customers.imports.ledger import Outcome
from engagement.customers.intake import read
from engagement.customers.intake.asks import SETTINGS
from engagement.customers.intake.intake import Intake
from engagement.customers.models import Upload
from engagement.customers.review import page
from engagement.customers.review.commit import Circumstances
from engagement.customers.review.commit import commit as take_in
from engagement.customers.review.corrections import corrected
from engagement.customers.review.wording import figure_told
from engagement.database import apart, db
from engagement.people.access import signed_in_person
from engagement.refusals import FileRefused
from engagement.web.audience import Audience, audience
from engagement.web.context import now, this_week, today
from engagement.web.downloads import delimiter, download
from engagement.web.refusals import sentence

blueprint = Blueprint("review", __name__, url_prefix="/customers/imports/new")
log = logging.getLogger(__name__)
blueprint.add_app_template_filter(figure_told)


@blueprint.get("/<id:upload_id>")
@audience(Audience.HR)
def show(upload_id: int) -> str:
    upload, found = _looked_through(upload_id)
    return page.page(db.session(), upload, found)


@blueprint.post("/<id:upload_id>")
@audience(Audience.HR)
def correct(upload_id: int) -> BaseResponse:
    upload, found = _looked_through(upload_id)
    if _is_changed(found.intake):
        _tell(upload, found.intake)
    return redirect(url_for("review.show", upload_id=upload_id), 303)


@blueprint.post("/<id:upload_id>/commit")
@audience(Audience.HR)
def commit(upload_id: int) -> BaseResponse:
    """Take the file in, unless the form says something that was not looked at yet."""
    seen, found = _looked_through(upload_id)
    again = redirect(url_for("review.show", upload_id=upload_id), 303)
    if _is_changed(found.intake):
        _tell(seen, found.intake)
        flash(_("You changed something. Look at it once more, then import it."))
        return again
    upload = uploads.claimed(db.session(), upload_id, now()) or abort(404)
    if found.obstacles or upload.choices != seen.choices:
        return again
    try:
        outcome = take_in(
            db.session(), upload, found.intake, _profile(upload, found.intake), _by()
        )
    except FileRefused as error:
        db.session.rollback()
        flash(sentence(error.refusal))
        return again
    db.session.commit()
    log.info("imported %s", outcome.added)
    return _shown(outcome)


@blueprint.post("/<id:upload_id>/cancel")
@audience(Audience.HR)
def cancel(upload_id: int) -> BaseResponse:
    upload = uploads.find(db.session(), upload_id, now()) or abort(404)
    flash(_("“%(file)s” is deleted; nothing of it counts.", file=upload.filename))
    uploads.drop(db.session(), upload)
    db.session.commit()
    return redirect(url_for("imports.index"), 303)


@blueprint.get("/<id:upload_id>/refused.csv")
@audience(Audience.HR)
def refused(upload_id: int) -> Response:
    _upload, found = _looked_through(upload_id)
    rows = page.refused(found)
    return download(rows.as_csv(delimiter()), f"refused-new-{upload_id}.csv")


def _looked_through(upload_id: int) -> tuple[Upload, Check]:
    """Return a file that waits, and what it would do as it was told."""
    with apart() as session:
        upload = uploads.find(session, upload_id, now()) or abort(404)
        words, told = profiles.vocabulary(session), uploads.told(upload)
        said = read.read(upload.content, words, this_week(), told)
        digest = ledger.digest_of(upload.content)
        return upload, check.check(session, said, digest, upload.filename)


def _chosen(said: Intake) -> Recipe:
    return corrected(said.recipe, said.sheet, request.form, said.metrics)


def _is_changed(said: Intake) -> bool:
    """Tell whether the form says anything else than what was looked through.

    The name for the next files changes nothing of this one, and neither does an answer
    that was shown as it was taken. Whatever is asked is told by any answer, be it what
    was told of the last file.
    """
    if any(request.form.get(one.field) for one in said.asks):
        return True
    taken = {
        one.key: one.answer
        for one in said.questions
        if one.answer and one.about not in SETTINGS
    }
    shown = replace(said.recipe, answers={**said.recipe.answers, **taken})
    return replace(_chosen(said), name=said.recipe.name) != shown


def _tell(seen: Upload, said: Intake) -> None:
    """Keep what the form says; a file that is not so stays as it was."""
    chosen = _chosen(said)
    try:
        sheet_from(seen.content, chosen)
    except FileRefused as error:
        flash(sentence(error.refusal))
        return
    upload = uploads.find(db.session(), seen.id, now()) or abort(404)
    uploads.tell(db.session(), upload, chosen)
    db.session.commit()


def _profile(upload: Upload, said: Intake) -> str:
    usual = check.profile_name(said, upload.filename)
    return str(request.form.get("profile", usual)).strip()


def _by() -> Circumstances:
    return Circumstances(signed_in_person().id, now(), today())


def _shown(outcome: Outcome) -> BaseResponse:
    if outcome.import_id:
        return redirect(url_for("imports.show", import_id=outcome.import_id), 303)
    flash(_("Nothing changed: what this file can bring was counted already."))
    return redirect(url_for("imports.index"), 303)
