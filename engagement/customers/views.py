"""The page of what customers say, and the same as files."""

from flask import Blueprint, Response, render_template, request

from engagement.customers.metrics.wording import name_of
from engagement.customers.scores import choices
from engagement.customers.scores.board import Board, BoardPage, board, usual_length
from engagement.customers.scores.board_file import board_table
from engagement.customers.scores.choices import BoardQuery
from engagement.customers.scores.periods import By
from engagement.customers.scores.wording import period_name
from engagement.database import db
from engagement.web import wording
from engagement.web.audience import Audience, audience
from engagement.web.context import this_week
from engagement.web.downloads import XLSX, as_csv, as_workbook, download
from engagement.web.lists import Order

blueprint = Blueprint("customers", __name__, url_prefix="/customers")
blueprint.add_app_template_filter(period_name)
blueprint.add_app_template_filter(name_of, "measure_name")
blueprint.add_app_template_filter(wording.write_value, "measured")
blueprint.add_app_template_filter(wording.points, "in_points")


@blueprint.get("")
@audience(Audience.HR)
def index() -> str:
    asked, found, listing = _query()
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
    _asked, found, listing = _query()
    return download(as_csv(board_table(found, listing)), "customers.csv")


@blueprint.get("/scores.xlsx")
@audience(Audience.HR)
def scores_workbook() -> Response:
    _asked, found, listing = _query()
    table = board_table(found, listing)
    return download(as_workbook(table), "customers.xlsx", XLSX)


def _query() -> tuple[BoardQuery, Board, BoardPage]:
    """Read the reader's choices, and what there is for them."""
    usual = usual_length(db.session(), this_week())
    asked = choices.query_of(request.args, usual)
    found = board(db.session(), asked.by, asked.until, this_week())
    asked = asked.among(found.sorts)
    return asked, found, found.listing(asked.sort, asked.order, asked.page)
