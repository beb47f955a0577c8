"""The page of what customers say, and the same as files."""

from flask import Blueprint, Response, render_template, request

from engagement.customers.metrics.wording import name_of
from engagement.customers.scores import board_file, choices
from engagement.customers.scores.board import Board, Listing, board
from engagement.customers.scores.choices import Asked
from engagement.customers.scores.periods import By
from engagement.customers.scores.wording import period_name
from engagement.database import db
from engagement.web import wording
from engagement.web.audience import Audience, audience
from engagement.web.context import this_week
from engagement.web.lists import Order
from engagement.web.spreadsheets import delimited, download
from engagement.web.workbooks import MEDIA_TYPE, workbook

blueprint = Blueprint("customers", __name__, url_prefix="/customers")
blueprint.add_app_template_filter(period_name)
blueprint.add_app_template_filter(name_of, "measure_name")
blueprint.add_app_template_filter(wording.written, "measured")
blueprint.add_app_template_filter(wording.points, "in_points")


@blueprint.get("")
@audience(Audience.HR)
def index() -> str:
    asked, found, listing = _chosen()
    return render_template(
        "customers/index.html",
        asked=asked,
        board=found,
        listing=listing,
        by=By,
        orders=Order,
    )


@blueprint.get("/scores.csv")
@audience(Audience.HR)
def scores_file() -> Response:
    _asked, found, listing = _chosen()
    rows = board_file.rows(found, listing)
    return download(delimited(rows), "customers.csv")


@blueprint.get("/scores.xlsx")
@audience(Audience.HR)
def scores_workbook() -> Response:
    _asked, found, listing = _chosen()
    rows = board_file.rows(found, listing)
    return download(workbook(rows), "customers.xlsx", MEDIA_TYPE)


def _chosen() -> tuple[Asked, Board, Listing]:
    """Read the reader's choices, and what there is for them."""
    asked = choices.asked(request.args)
    found = board(db.session(), asked.by, asked.until, this_week())
    asked = asked.among(found.sorts)
    return asked, found, found.listing(asked.sort, asked.order, asked.page)
