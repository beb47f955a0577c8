"""Pages of the question at the till: the one customers see, and those of HR."""

from uuid import UUID

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from engagement.customers.comments import wording
from engagement.customers.models import TillSurvey
from engagement.customers.till import answers, counting, page, surveys, texts
from engagement.customers.till.answers import TillOutcome
from engagement.customers.till.forms import TillForm
from engagement.customers.till.page import Closed
from engagement.database import db
from engagement.measures import IMPORTANCE
from engagement.people import queries as people
from engagement.people.access import signed_in_person
from engagement.web import limits, sent_once
from engagement.web.audience import Audience, audience
from engagement.web.context import (
    now,
    settings,
    this_week,
    today,
)
from engagement.web.cookies import csrf
from engagement.web.language import LANGUAGES, language
from engagement.web.paths import own_path

blueprint = Blueprint("till", __name__)

Page = str | Response | tuple[str, int]


@blueprint.get("/customers/questionnaire")
@audience(Audience.HR)
def questionnaire() -> str:
    """Show what can be asked in another tool, and how its columns must be called."""
    return render_template(
        "customers/questionnaire.html",
        items=texts.QUESTIONNAIRE,
        importance=IMPORTANCE,
        words=texts.WORDS,
        ends=texts.ENDS,
        languages=LANGUAGES,
        today=today(),
    )


@blueprint.get("/t/<code:code>")
@audience(Audience.EVERYBODY)
def answer(code: str) -> Page:
    survey = surveys.find_by_code(db.session(), code)
    if survey is None:
        return page.closed(Closed.UNKNOWN), 404
    return page.blank(survey) if survey.is_open else page.closed(Closed.PAUSED)


@blueprint.post("/t/<code:code>")
@audience(Audience.EVERYBODY)
def send(code: str) -> Page:
    # Before anything is locked: the body comes, and limits are told, as they like.
    sent, has_room = request.form, limits.may_answer(f"till {code.lower()}", now())
    survey = surveys.find_by_code(db.session(), code)
    if survey is None:
        return page.closed(Closed.UNKNOWN), 404
    if not survey.is_open:
        return page.closed(Closed.PAUSED)
    if sent_once.SWITCH in sent:
        return page.kept_choices(survey, sent)
    if sent_once.comes_from_elsewhere():
        abort(400)
    if page.sent_in(survey, sent).scores.get(survey.item) is None:
        problem = page.nothing_chosen()
        return page.kept_choices(survey, sent, problem), 422
    return _taken(survey, has_room=has_room)


# It takes no cookie that a stranger could use, and asks whoever comes from elsewhere
# to open the page first.
csrf.exempt(send)


def _taken(survey: TillSurvey, *, has_room: bool) -> Page:
    """Count an answer, unless too many came today or from one address this hour."""
    sent = page.sent_in(survey, request.form)
    if answers.was_sent(db.session(), survey.id, sent.form):
        return page.thanks(survey)
    if not has_room:
        return page.closed(Closed.CROWDED), 429
    outcome = answers.record(db.session(), survey.id, sent, this_week(), today())
    db.session.commit()
    if outcome is TillOutcome.FULL:
        return page.closed(Closed.FULL), 429
    limits.count_answer(f"till {survey.code}", now())
    return page.thanks(survey)


@blueprint.get("/customers/till")
@audience(Audience.HR)
def index() -> Page:
    return _index(_form(TillForm(formdata=None)))


@blueprint.post("/customers/till")
@audience(Audience.HR)
def create() -> Page:
    form = _form(TillForm())
    if not form.validate_on_submit():
        return _index(form), 422
    survey = surveys.create(
        db.session(),
        team_id=form.team_id.data,
        place=form.place.data or "",
        moment=form.moment.data or "",
        item=form.item.data,
        dimension=form.dimension.data,
        asks_comment=form.asks_comment.data,
    )
    db.session.commit()
    flash(_("The question is open. Print its page, or send its address."))
    return redirect(url_for("till.show", survey_id=survey.id), 303)


@blueprint.get("/customers/till/<id:survey_id>")
@audience(Audience.HR)
def show(survey_id: int) -> str:
    survey = _survey_or_404(survey_id)
    found = surveys.tallies(db.session(), survey)
    return render_template(
        "customers/till_show.html",
        survey=surveys.surveys(db.session(), survey_id)[0],
        address=page.address_of(survey.code),
        is_reachable=settings().is_https,
        questions=[
            (item, surveys.lines(found, item.key)) for item in surveys.asked(survey)
        ],
        comments=surveys.comments(db.session(), survey_id),
        import_id=survey.import_id,
    )


@blueprint.get("/customers/till/<id:survey_id>/poster-<any(en,fr):spoken>")
@audience(Audience.HR)
def poster(survey_id: int, spoken: str) -> str:
    return page.poster(_survey_or_404(survey_id), spoken)


@blueprint.post("/customers/till/<id:survey_id>/pause")
@audience(Audience.HR)
def pause(survey_id: int) -> Response:
    """Pause a question, or let it go on."""
    survey = _survey_or_404(survey_id)
    survey.is_open = "open" in request.form
    db.session.commit()
    flash(_("The question takes answers.") if survey.is_open else _("Paused."))
    return redirect(url_for("till.show", survey_id=survey_id), 303)


@blueprint.post("/customers/till/<id:survey_id>/count")
@audience(Audience.HR)
def count(survey_id: int) -> Response:
    """Count the answers so far, or leave all of them out again."""
    survey, person = _survey_or_404(survey_id), signed_in_person()
    if "leave_out" in request.form:
        counting.leave_out(db.session(), survey, now())
        told = _("None of these answers counts now.")
    elif counting.count(db.session(), survey, person.id, now()):
        told = _("These answers count now. You can undo that like every import.")
    else:
        told = _("Nobody has answered yet.")
    db.session.commit()
    flash(told)
    return redirect(url_for("till.show", survey_id=survey_id), 303)


@blueprint.post("/customers/till/comments/<uuid:comment_id>/wall")
@audience(Audience.HR)
def turn_comment(comment_id: UUID) -> Response:
    """Let a comment on the wall, or take it off."""
    is_on = "on" in request.form
    is_done = surveys.turn_comment(
        db.session(), comment_id.bytes, signed_in_person(), today(), is_on=is_on
    )
    db.session.commit()
    flash(wording.turned(is_done=is_done, is_on=is_on))
    return redirect(own_path(request.form.get("back", "/")), 303)


@blueprint.post("/customers/till/comments/<uuid:comment_id>/delete")
@audience(Audience.HR)
def delete_comment(comment_id: UUID) -> Response:
    survey_id = surveys.delete_comment(db.session(), comment_id.bytes)
    if survey_id is None:
        abort(404)
    db.session.commit()
    flash(_("The comment is deleted for good."))
    here = url_for("till.show", survey_id=survey_id)
    return redirect(own_path(request.form.get("back", here)), 303)


def _index(form: TillForm) -> str:
    return render_template(
        "customers/till_index.html",
        form=form,
        surveys=surveys.surveys(db.session()),
    )


def _form(form: TillForm) -> TillForm:
    teams = [(team.id, team.name) for team in people.open_nodes(db.session())]
    return form.offer(teams, language())


def _survey_or_404(survey_id: int) -> TillSurvey:
    survey = surveys.find(db.session(), survey_id)
    if survey is None:
        abort(404)
    return survey
