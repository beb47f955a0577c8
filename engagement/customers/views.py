"""Pages of the customers' side: files of scores sent, looked through and undone."""

from flask import Blueprint, Response, abort, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as BaseResponse

from engagement.customers import imports
from engagement.customers.forms import (
    METRIC_MEANINGS,
    METRIC_NAMES,
    UndoForm,
    UploadForm,
    examples,
)
from engagement.customers.imports import Outcome
from engagement.customers.mapping import Kind
from engagement.customers.models import Import
from engagement.customers.refused import RefusedRows, refused_in, sheet_of
from engagement.database import db
from engagement.people.access import signed_in_person
from engagement.refusals import sentence
from engagement.tables import FileRefused
from engagement.web import Audience, audience, language, now, this_week

blueprint = Blueprint("customers", __name__)

Page = str | BaseResponse | tuple[str, int]
NOTHING_REFUSED = RefusedRows(columns=(), rows=())


@blueprint.get("/customers")
@audience(Audience.HR)
def index() -> Page:
    return _page(UploadForm(formdata=None))


@blueprint.post("/customers/imports")
@audience(Audience.HR)
def upload() -> Page:
    form = UploadForm()
    if not form.validate_on_submit():
        return _page(form), 422
    try:
        outcome = imports.take_in(
            db.session(),
            form.file.data.read(),
            form.file.data.filename,
            person_id=signed_in_person().id,
            now=now(),
            this_week=this_week(),
        )
    except FileRefused as error:
        form.file.errors = [sentence(error.refusal)]
        return _page(form), 422
    db.session.commit()
    return _answer(form, outcome)


def _answer(form: UploadForm, outcome: Outcome) -> Page:
    """Show what a file did: on its own page, or on the list if nothing went in."""
    if outcome.import_id:
        return redirect(url_for("customers.show", import_id=outcome.import_id), 303)
    if outcome.refused and not outcome.already:
        form.file.errors = [_("No row of this file could be taken in; see below why.")]
        return _page(form, RefusedRows((), outcome.refused)), 422
    flash(_("Nothing changed: what this file can bring was counted already."))
    return redirect(url_for("customers.index"), 303)


@blueprint.get("/customers/imports/<int:import_id>")
@audience(Audience.HR)
def show(import_id: int) -> str:
    import_ = _import_or_404(import_id)
    return render_template(
        "customers/show.html",
        import_=import_,
        refused=refused_in(import_).by_sentence(),
        undo=UndoForm(formdata=None),
    )


@blueprint.post("/customers/imports/<int:import_id>/undo")
@audience(Audience.HR)
def undo(import_id: int) -> BaseResponse:
    import_ = _import_or_404(import_id)
    imports.undo(db.session(), import_id, now())
    db.session.commit()
    flash(
        _(
            "“%(file)s” is undone; what counted before counts again.",
            file=import_.filename,
        )
    )
    return redirect(url_for("customers.index"), 303)


@blueprint.get("/customers/imports/<int:import_id>/refused.csv")
@audience(Audience.HR)
def refused(import_id: int) -> Response:
    rows = refused_in(_import_or_404(import_id))
    return _download(rows.as_csv(_delimiter()), f"refused-{import_id}.csv")


@blueprint.get("/customers/template-<any(raw,aggregated):kind>.csv")
@audience(Audience.HR)
def template(kind: str) -> Response:
    rows = examples(language(), this_week())[Kind(kind)]
    return _download(sheet_of(rows, _delimiter()), f"scores-{kind}.csv")


def _page(form: UploadForm, refused: RefusedRows = NOTHING_REFUSED) -> str:
    return render_template(
        "customers/index.html",
        form=form,
        refused=refused.by_sentence(),
        undo=UndoForm(formdata=None),
        imports=imports.imports(db.session()),
        examples=examples(language(), this_week()),
        metrics=METRIC_NAMES,
        meanings=METRIC_MEANINGS,
    )


def _import_or_404(import_id: int) -> Import:
    import_ = imports.find(db.session(), import_id)
    if import_ is None:
        abort(404)
    return import_


def _delimiter() -> str:
    """Return what a spreadsheet in the reader's language expects."""
    return ";" if language() == "fr" else ","


def _download(content: bytes, filename: str) -> Response:
    response = Response(content, mimetype="text/csv")
    response.headers.set("Content-Disposition", "attachment", filename=filename)
    return response
