"""Pages on which HR says when pulses open."""

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask_babel import get_locale
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from engagement.database import db
from engagement.pulses.programme import holidays, programme
from engagement.pulses.programme_pages.forms import (
    CountryForm,
    HolidayForm,
    PauseForm,
    RhythmForm,
    WeekForm,
)
from engagement.pulses.programme_pages.page import pulses_page
from engagement.web.audience import Audience, audience
from engagement.web.context import now, settings, today

blueprint = Blueprint("programme", __name__, url_prefix="/pulses")


@blueprint.post("/rhythm")
@audience(Audience.HR)
def change_rhythm() -> Response | tuple[str, int]:
    form = RhythmForm()
    if not form.validate_on_submit():
        return pulses_page(form), 422
    rhythm = programme.rhythm(db.session()) or programme.usual_rhythm()
    form.populate_obj(rhythm)
    programme.start(db.session(), rhythm, settings().timezone, now())
    db.session.commit()
    flash(_("The rhythm is set; it holds from the next opening on."))
    return _back()


@blueprint.post("/pause")
@audience(Audience.HR)
def pause() -> Response | tuple[str, int]:
    form = PauseForm()
    if not form.validate_on_submit():
        return pulses_page(pause=form), 422
    rhythm = programme.rhythm(db.session()) or abort(404)
    programme.pause(db.session(), rhythm, form.paused_until.data)
    db.session.commit()
    flash(_("Paused: no pulse opens, and no reminder goes."))
    return _back()


@blueprint.post("/weeks/<id:week>")
@audience(Audience.HR)
def change_week(week: int) -> Response | tuple[str, int]:
    rhythm = programme.rhythm(db.session()) or abort(404)
    zone = settings().timezone
    coming = programme.coming_weeks(db.session(), rhythm, zone, now())
    found = next((one for one in coming if one.week == week), None)
    if found is None:
        flash(_("Its pulse has opened, or it is too far away: nothing was changed."))
        return _back()
    form = WeekForm(found, rhythm.every)
    if not form.validate_on_submit():
        return pulses_page(wrong=form), 422
    if programme.has_passed(rhythm, week, form.choice, zone, now()):
        form.weekday.errors = [_("This moment has passed; choose a later day.")]
        return pulses_page(wrong=form), 422
    programme.choose(db.session(), week, form.choice)
    db.session.commit()
    flash(_("The week is changed."))
    return _back()


@blueprint.get("/holidays")
@audience(Audience.HR)
def show_holidays() -> str:
    return _holidays(HolidayForm(formdata=None))


@blueprint.post("/holidays")
@audience(Audience.HR)
def add_holiday() -> Response | tuple[str, int]:
    form = HolidayForm()
    if not form.validate_on_submit():
        return _holidays(form), 422
    holidays.add(db.session(), [form.holiday])
    db.session.commit()
    flash(_("Added: no pulse opens on these days."))
    return redirect(url_for("programme.show_holidays"), 303)


@blueprint.post("/holidays/country")
@audience(Audience.HR)
def add_public_holidays() -> Response:
    form = CountryForm()
    if not form.validate_on_submit():
        abort(400)
    language = str(get_locale())
    known = holidays.public(form.country.data, today(), language)
    holidays.add(db.session(), known)
    db.session.commit()
    flash(_("%(count)d public holidays of the next year are here.", count=len(known)))
    return redirect(url_for("programme.show_holidays"), 303)


@blueprint.post("/holidays/<id:holiday_id>/remove")
@audience(Audience.HR)
def remove_holiday(holiday_id: int) -> Response:
    holidays.remove(db.session(), holiday_id)
    db.session.commit()
    flash(_("Removed."))
    return redirect(url_for("programme.show_holidays"), 303)


def _back() -> Response:
    return redirect(url_for("pulses.index"), 303)


def _holidays(form: HolidayForm) -> str:
    return render_template(
        "pulses/holidays.html",
        form=form,
        country=CountryForm(formdata=None),
        holidays=holidays.to_come(db.session(), today()),
    )
