"""Pages of the customers' side."""

from flask import Blueprint, render_template

from engagement.web import Audience, audience

blueprint = Blueprint("customers", __name__)


@blueprint.get("/customers")
@audience(Audience.HR)
def index() -> str:
    return render_template("error.html", message="")
