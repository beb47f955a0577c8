"""Pages where staff and customers meet."""

from flask import Blueprint, render_template

from engagement.web import Audience, audience

blueprint = Blueprint("insight", __name__)


@blueprint.get("/")
@audience(Audience.MANAGERS)
def home() -> str:
    return render_template("error.html", message="")


@blueprint.get("/symmetry")
@audience(Audience.MANAGERS)
def symmetry() -> str:
    return render_template("error.html", message="")


@blueprint.get("/teams")
@audience(Audience.MANAGERS)
def teams() -> str:
    return render_template("error.html", message="")
