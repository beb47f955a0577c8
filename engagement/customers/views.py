"""The page of the customers' side: what they say, and the ways in."""

from flask import Blueprint, render_template

from engagement.web import Audience, audience

blueprint = Blueprint("customers", __name__, url_prefix="/customers")


@blueprint.get("")
@audience(Audience.HR)
def index() -> str:
    return render_template("customers/index.html")
