"""Pages of the directory."""

from flask import Blueprint, render_template

from engagement.web import Audience, audience

blueprint = Blueprint("people_directory", __name__)


@blueprint.get("/people")
@audience(Audience.HR)
def index() -> str:
    return render_template("error.html", message="")
