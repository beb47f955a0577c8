"""Pages of files of scores: sent, listed, undone, and what is remembered of them."""

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

from engagement.customers.files.recipe import Kind
from engagement.customers.files.sheets import sheet_from
from engagement.customers.imports import aliases, ledger, profiles, uploads
from engagement.customers.imports.forms import UndoForm, UploadForm, examples
from engagement.customers.imports.refused import refused_in, sheet_of
from engagement.customers.metrics.wording import METRIC_MEANINGS
from engagement.customers.models import Import
from engagement.database import db
from engagement.people.access import signed_in_person
from engagement.refusals import FileRefused
from engagement.web.audience import Audience, audience
from engagement.web.context import now, this_week
from engagement.web.downloads import delimiter, download
from engagement.web.language import language
from engagement.web.lists import Part
from engagement.web.refusals import sentence

blueprint = Blueprint("imports", __name__, url_prefix="/customers")

PER_PAGE = 50

Page = str | BaseResponse | tuple[str, int]


@blueprint.get("/imports")
@audience(Audience.HR)
def index() -> Page:
    return _page(UploadForm(formdata=None))


@blueprint.post("/imports")
@audience(Audience.HR)
def upload() -> Page:
    form = UploadForm()
    if not form.validate_on_submit():
        return _page(form), 422
    sent = form.file.data
    content = sent.read()
    try:
        sheet_from(content).demand_rows()  # before anything is locked
    except FileRefused as error:
        form.file.errors = [sentence(error.refusal)]
        return _page(form), 422
    upload_id = uploads.stage(
        db.session(), content, sent.filename, signed_in_person().id, now()
    )
    db.session.commit()
    return redirect(url_for("review.show", upload_id=upload_id), 303)


@blueprint.get("/imports/<id:import_id>")
@audience(Audience.HR)
def show(import_id: int) -> str:
    import_ = _import_or_404(import_id)
    return render_template(
        "customers/show.html",
        import_=import_,
        refused=refused_in(import_).by_sentence(),
        undo=UndoForm(formdata=None),
    )


@blueprint.post("/imports/<id:import_id>/undo")
@audience(Audience.HR)
def undo(import_id: int) -> BaseResponse:
    import_ = _import_or_404(import_id)
    ledger.undo(db.session(), import_id, now())
    db.session.commit()
    flash(
        _(
            "“%(file)s” is undone; what counted before counts again.",
            file=import_.filename,
        )
    )
    return redirect(url_for("imports.index"), 303)


@blueprint.get("/imports/<id:import_id>/refused.csv")
@audience(Audience.HR)
def refused(import_id: int) -> Response:
    rows = refused_in(_import_or_404(import_id))
    return download(rows.as_csv(delimiter()), f"refused-{import_id}.csv")


@blueprint.get("/template-<any(raw,aggregated):kind>.csv")
@audience(Audience.HR)
def template(kind: str) -> Response:
    rows = examples(language(), this_week())[Kind(kind)]
    return download(sheet_of(rows, delimiter()), f"scores-{kind}.csv")


@blueprint.post("/profiles/<id:profile_id>/delete")
@audience(Audience.HR)
def forget_profile(profile_id: int) -> BaseResponse:
    name = profiles.forget(db.session(), profile_id)
    if not name:
        abort(404)
    db.session.commit()
    flash(_("“%(name)s” is deleted; the next such file is looked at anew.", name=name))
    return redirect(url_for("imports.index"), 303)


@blueprint.post("/aliases/<id:alias_id>/delete")
@audience(Audience.HR)
def forget_alias(alias_id: int) -> BaseResponse:
    if not aliases.forget(db.session(), alias_id):
        abort(404)
    db.session.commit()
    flash(_("Deleted; the next file with that name asks again."))
    return redirect(url_for("imports.index"), 303)


def _page(form: UploadForm) -> str:
    part = Part.asked_for(
        request.args.get("page", ""), ledger.number(db.session()), PER_PAGE
    )
    return render_template(
        "customers/imports.html",
        form=form,
        undo=UndoForm(formdata=None),
        waiting=uploads.waiting(db.session(), now()),
        profiles=profiles.profiles(db.session()),
        aliases=aliases.entries(db.session()),
        imports=ledger.newest(db.session(), part),
        part=part,
        examples=examples(language(), this_week()),
        meanings=METRIC_MEANINGS,
    )


def _import_or_404(import_id: int) -> Import:
    import_: Import | None = ledger.find(db.session(), import_id)
    if import_ is None:
        abort(404)
    return import_
