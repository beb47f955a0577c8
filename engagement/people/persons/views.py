"""Pages of persons: searched, added, changed, and several moved or taken out."""

from collections.abc import Sequence
from typing import TypeVar

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from engagement.database import db
from engagement.people import mails, queries, removal
from engagement.people.access import team_or_404
from engagement.people.models import Person
from engagement.people.persons import editing, listing
from engagement.people.persons.forms import MoveForm, PersonForm, reach_of
from engagement.people.persons.listing import MailReach, Wanted
from engagement.refusals import FileRefused
from engagement.web.afterwards import afterwards
from engagement.web.audience import Audience, audience
from engagement.web.context import today
from engagement.web.converters import row_id
from engagement.web.lists import Part
from engagement.web.refusals import sentence

blueprint = Blueprint("persons", __name__, url_prefix="/people")
AT_ONCE = 50

Page = str | Response | tuple[str, int]
Form = TypeVar("Form", PersonForm, MoveForm)


@blueprint.get("")
@audience(Audience.HR)
def index() -> Page:
    """List people by name, a page at a time, to be ticked."""
    text, reach = request.args.get("name", ""), reach_of(request.args.get("mail", ""))
    team_id = request.args.get("team", type=row_id)
    found = listing.persons(db.session(), Wanted(text, team_id, reach))
    part = Part.asked_for(request.args.get("page", "1"), len(found), AT_ONCE)
    return render_template(
        "people/persons.html",
        text=text,
        reach=reach,
        team=None if team_id is None else team_or_404(team_id),
        part=part,
        persons=found[part.first - 1 : part.last],
        teams=queries.open_nodes(db.session()),
        MailReach=MailReach,
    )


@blueprint.get("/new")
@audience(Audience.HR)
def new() -> Page:
    form = _offered(PersonForm(formdata=None))
    form.team.data = request.args.get("team", type=row_id)
    return render_template("people/person.html", form=form, person=None)


@blueprint.post("/new")
@audience(Audience.HR)
def add() -> Page:
    form = _offered(PersonForm())
    if not form.validate_on_submit():
        return render_template("people/person.html", form=form, person=None), 422
    try:
        editing.add(db.session(), form.said(), today())
    except FileRefused as error:
        db.session.rollback()
        form.refuse(error.refusal)
        return render_template("people/person.html", form=form, person=None), 422
    db.session.commit()
    flash(_("%(name)s is in the directory.", name=form.name.data))
    return redirect(url_for("persons.index", team=form.team.data), 303)


@blueprint.get("/<id:person_id>")
@audience(Audience.HR)
def edit(person_id: int) -> Page:
    person = _person_or_404(person_id)
    return _page(person, _offered(PersonForm(formdata=None)).show(person))


@blueprint.post("/<id:person_id>")
@audience(Audience.HR)
def change(person_id: int) -> Page:
    person = _person_or_404(person_id)
    form = _offered(PersonForm())
    if not form.validate_on_submit():
        return _page(person, form), 422
    is_same = form.is_same.data
    try:
        editing.change(db.session(), person, form.said(), today(), is_same=is_same)
    except FileRefused as error:
        db.session.rollback()
        form.refuse(error.refusal)
        return _page(_person_or_404(person_id), form), 422
    db.session.commit()
    afterwards(mails.send_waiting)
    flash(_("The entry of %(name)s is saved.", name=form.name.data))
    return redirect(url_for("persons.edit", person_id=person_id), 303)


@blueprint.get("/move")
@audience(Audience.HR)
def confirm_moving() -> Page:
    persons = _ticked()
    return _moving(persons, MoveForm(formdata=None)) if persons else _nobody()


@blueprint.post("/move")
@audience(Audience.HR)
def move() -> Page:
    persons, form = _ticked(), _offered(MoveForm())
    if not persons:
        return _nobody()
    if not form.validate_on_submit():
        return _moving(persons, form), 422
    team = team_or_404(form.team.data)
    try:
        editing.move(db.session(), persons, team, today())
    except FileRefused as error:
        db.session.rollback()
        form.team.errors = [sentence(error.refusal)]
        return _moving(_ticked(), form), 422
    db.session.commit()
    number = len(persons)
    flash(ngettext("%(num)s person moved.", "%(num)s people moved.", number))
    return redirect(url_for("persons.index", team=team.id), 303)


@blueprint.get("/remove")
@audience(Audience.HR)
def confirm_removal() -> Page:
    persons = _ticked()
    return _removal(persons) if persons else _nobody()


@blueprint.post("/remove")
@audience(Audience.HR)
def remove() -> Page:
    persons = _ticked()
    if not persons:
        return _nobody()
    names = ", ".join(person.name for person in persons)
    take_out = editing.erase if "erase" in request.form else removal.remove_all
    try:
        take_out(db.session(), persons, today())
    except FileRefused as error:
        db.session.rollback()
        return _removal(_ticked(), sentence(error.refusal)), 422
    db.session.commit()
    afterwards(mails.send_waiting)
    flash(_("Taken out of the directory: %(names)s.", names=names))
    return redirect(url_for("persons.index"), 303)


def _page(person: Person, form: PersonForm) -> str:
    return render_template(
        "people/person.html",
        form=form,
        person=person,
        reach=listing.reach_of(db.session(), person),
        led=queries.teams_led_by(db.session(), person),
    )


def _moving(persons: Sequence[Person], form: MoveForm) -> str:
    return render_template("people/move.html", persons=persons, form=_offered(form))


def _removal(persons: Sequence[Person], error: str = "") -> str:
    led = [
        team.name
        for person in persons
        for team in queries.teams_led_by(db.session(), person)
    ]
    return render_template("people/remove.html", persons=persons, led=led, error=error)


def _nobody() -> Response:
    flash(_("Tick the people first."))
    return redirect(url_for("persons.index"), 303)


def _ticked() -> Sequence[Person]:
    ids = request.values.getlist("person", type=row_id)
    return listing.ticked(db.session(), ids)


def _offered(form: Form) -> Form:
    form.offer(queries.open_nodes(db.session()))
    return form


def _person_or_404(person_id: int) -> Person:
    person = db.session().get(Person, person_id)
    if person is None:
        abort(404)
    return person
