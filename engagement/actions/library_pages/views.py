"""The library of suggestions: what there is, and what HR adds to it."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import get_locale
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from engagement.actions import library, queries, suggestion_file, suggestions, wording
from engagement.actions.kinds import ActionKind
from engagement.actions.library_pages.forms import SuggestionFileForm, SuggestionForm
from engagement.actions.suggestions import SuggestionsTaken
from engagement.database import db
from engagement.refusals import FileRefused
from engagement.web.audience import Audience, audience
from engagement.web.refusals import sentence

blueprint = Blueprint("suggestions", __name__, url_prefix="/actions/library")
Page = str | tuple[str, int] | Response


@blueprint.get("")
@audience(Audience.HR)
def index() -> str:
    return _page(SuggestionForm(formdata=None), SuggestionFileForm(formdata=None))


@blueprint.post("")
@audience(Audience.HR)
def add() -> Page:
    form = SuggestionForm().offer()
    if not form.validate_on_submit():
        return _page(form, SuggestionFileForm(formdata=None)), 422
    kind = ActionKind(form.kind.data)
    said = form.measure.data, kind, form.text.data or ""
    is_new = suggestions.add(db.session(), *said)
    db.session.commit()
    flash(_("Added.") if is_new else _("This very suggestion is there already."))
    return redirect(url_for("suggestions.index"), 303)


@blueprint.post("/file")
@audience(Audience.HR)
def take_in() -> Page:
    form = SuggestionFileForm()
    if not form.validate_on_submit():
        return _page(SuggestionForm(formdata=None), form), 422
    try:
        table = suggestion_file.parse(
            form.file.data.read()
        )  # before anything is locked
        read = suggestion_file.suggestions_in(
            table, wording.measure_words(), wording.kind_words()
        )
        taken = suggestions.take_in(db.session(), *read)
    except FileRefused as error:
        db.session.rollback()
        form.file.errors = [sentence(error.refusal)]
        return _page(SuggestionForm(formdata=None), form), 422
    empty = SuggestionForm(formdata=None), SuggestionFileForm(formdata=None)
    page = _page(*empty, taken)
    db.session.commit()
    return page


@blueprint.post("/<id:suggestion_id>/remove")
@audience(Audience.HR)
def remove(suggestion_id: int) -> Response:
    suggestions.remove(db.session(), suggestion_id)
    db.session.commit()
    flash(_("Taken out. Actions that began with it stay as they are."))
    return redirect(url_for("suggestions.index"), 303)


def _page(
    form: SuggestionForm,
    file: SuggestionFileForm,
    taken: SuggestionsTaken | None = None,
) -> str:
    return render_template(
        "actions/library.html",
        form=form.offer(),
        file_form=file,
        taken=taken,
        sentence=sentence,
        own=queries.own_suggestions(db.session()),
        built_in=[(one, library.suggestions_for(one)) for one in library.MEASURES],
        spoken=str(get_locale()),
        kinds=[wording.kind_name(kind) for kind in ActionKind],
    )
