"""Pages of the staff side."""

from collections.abc import Mapping
from secrets import SystemRandom

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from engagement.database import db
from engagement.people.access import signed_in_person
from engagement.pulses import mails, slips
from engagement.pulses.answering import answer_page, answering
from engagement.pulses.answering.answering import AnswerOutcome, OpenPulse
from engagement.pulses.crypto import pulse_mac, tickets
from engagement.pulses.news import News
from engagement.pulses.programme_pages.page import pulses_page
from engagement.pulses.promise import facts, kept_tables
from engagement.web import limits, qr_code
from engagement.web.audience import Audience, audience
from engagement.web.context import now, settings, today
from engagement.web.cookies import csrf

blueprint = Blueprint("pulses", __name__)


@blueprint.get("/p")
@audience(Audience.EVERYBODY)
def answer() -> str | tuple[str, int]:
    try:
        pulse = answer_page.open_pulse(now())
    except answer_page.Stopped:
        return stopped_page()
    return answer_page.blank(pulse) if pulse else none_open()


@blueprint.post("/p")
@audience(Audience.EVERYBODY)
def send() -> str | tuple[str, int]:
    form = request.form
    try:
        pulse = answer_page.open_pulse(now())
        return take(pulse, answer_page.news(pulse), form) if pulse else none_open()
    except (answer_page.Stopped, pulse_mac.Altered):
        return stopped_page()


def take(
    pulse: OpenPulse, told: News, form: Mapping[str, str]
) -> str | tuple[str, int]:
    """Count what was sent, or show the page again with what was chosen."""
    if answer_page.SWITCH in form:
        return answer_page.kept_choices(pulse, told, form, {})
    if answer_page.SHOW in form:
        return counted_with(pulse, told)
    ratings = answering.ratings_in(form, pulse.questions)
    problems = answer_page.problems_of(form, ratings)
    if problems:
        return answer_page.kept_choices(pulse, told, form, problems), 422
    ticket, comment = form["ticket"], answering.comment_in(form)
    try:
        with db.engine.begin() as connection:
            group_id = answering.group_of(connection, pulse, ticket)
            outcome = answering.record(connection, pulse, ticket, ratings, comment)
    except tickets.Forged:
        outcome = AnswerOutcome.UNKNOWN
    if outcome is AnswerOutcome.UNKNOWN:
        return unknown(pulse, told)
    return answer_page.thanks(pulse, outcome, told.of(group_id))


def counted_with(pulse: OpenPulse, told: News) -> str | tuple[str, int]:
    """Show the page again with the names of those one is counted with."""
    form = request.form
    try:
        with db.engine.begin() as connection:
            group = answering.colleagues(
                connection, pulse, form.get("ticket", ""), settings().secret
            )
    except tickets.Forged:
        group = None
    if group is None:
        return unknown(pulse, told)
    return answer_page.kept_choices(pulse, told, form, {}, group)


def unknown(pulse: OpenPulse, told: News) -> tuple[str, int]:
    answer_page.forget_pulse()
    limits.count_try("ticket", now())
    problems = answer_page.unknown_ticket()
    return answer_page.kept_choices(pulse, told, request.form, problems), 422


# The ticket is the right to answer; there is no cookie that a stranger could use.
csrf.exempt(send)


def none_open() -> str:
    return render_template(
        "pulses/none_open.html",
        **answer_page.shared_values(),
        is_lost=mails.voided_before(db.session()),
        is_stopped=False,
    )


def stopped_page() -> tuple[str, int]:
    page = render_template(
        "pulses/none_open.html",
        **answer_page.shared_values(),
        is_lost=False,
        is_stopped=True,
    )
    return page, 503


@blueprint.get("/promise")
@audience(Audience.EVERYBODY)
def promise() -> str:
    return render_template(
        "pulses/promise.html",
        facts=facts.facts(settings()),
        tables=kept_tables.of_answers(db.engine),
        of_results=kept_tables.of_results(db.engine),
        of_stories=kept_tables.of_stories(db.engine),
    )


@blueprint.get("/promise/dossier")
@audience(Audience.EVERYBODY)
def dossier() -> str:
    """Show what a works council and a data protection officer ask for, to print."""
    return render_template(
        "pulses/dossier.html",
        facts=facts.facts(settings()),
        installation=facts.installation(db.session(), settings()),
        printed_on=today(),
    )


@blueprint.get("/pulses")
@audience(Audience.HR)
def index() -> str:
    return pulses_page()


@blueprint.post("/pulses/slips")
@audience(Audience.HR)
def print_slips() -> str | Response:
    """Show slips to print; the page cannot be had again."""
    try:
        piles = slips.piles(
            db.session(), settings(), signed_in_person(), today(), SystemRandom()
        )
    except (slips.CannotPrint, pulse_mac.Altered):
        db.session.rollback()
        flash(_("Slips can be printed once a pulse, until its last mail has gone."))
        return redirect(url_for("pulses.index"), 303)
    address = settings().address
    page = render_template(
        "pulses/slips.html",
        piles=piles,
        address=address,
        drawn=qr_code.draw,
        spelled=tickets.spelled,
    )
    db.session.commit()
    return page
