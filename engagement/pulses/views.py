"""Pages of the staff side."""

from flask import Blueprint, render_template

from engagement.web import Audience, audience

blueprint = Blueprint("pulses", __name__)


@blueprint.get("/pulses")
@audience(Audience.HR)
def index() -> str:
    return render_template("error.html", message="")


@blueprint.get("/promise")
@audience(Audience.EVERYBODY)
def promise() -> str:
    return render_template("error.html", message="")
