"""Before those who lead read the results of a pulse, they are asked for a guess."""

from collections.abc import Callable
from functools import wraps

from flask import render_template, request

from engagement.database import db
from engagement.insight.forms import GuessForm
from engagement.insight.mirror import guesses
from engagement.people.access import signed_in_person
from engagement.people.models import Team


def after_guess(view: Callable[..., str]) -> Callable[..., str]:
    """Show a page once its reader has guessed, or has said that they would not."""

    @wraps(view)
    def page(**given: object) -> str:
        asked = guesses.asked(db.session(), signed_in_person())
        if asked is None:
            return view(**given)
        form = GuessForm(formdata=None, back=request.full_path.rstrip("?"))
        return guess_page(form, asked)

    return page


def guess_page(form: GuessForm, asked: tuple[int, Team]) -> str:
    week, team = asked
    return render_template("insight/guess.html", form=form, week=week, team=team)
