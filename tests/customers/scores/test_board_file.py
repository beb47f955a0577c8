"""The page's tables as a file."""

import csv
import io

from flask import Flask

from engagement.customers.scores.board import board
from engagement.customers.scores.board_file import board_table
from engagement.customers.scores.periods import By
from engagement.database import db
from engagement.people.models import Team
from engagement.web.downloads import BYTE_ORDER_MARK, as_csv, delimiter
from engagement.web.lists import Order
from tests.customers.scores.sayings import a_month_of_everything
from tests.insight.measured import THIS_WEEK, Save


def lines(app: Flask, language: str = "en") -> list[list[str]]:
    with app.test_request_context(headers={"Accept-Language": language}):
        found = board(db.session(), By.MONTH, None, THIS_WEEK)
        table = board_table(found, found.listing("tree", Order.ASCENDING, "1"))
        text = as_csv(table).removeprefix(BYTE_ORDER_MARK)
        return list(csv.reader(io.StringIO(text), delimiter=delimiter()))


def test_every_row_of_the_screen_is_a_line(
    app: Flask, company: dict[str, int], save: Save
) -> None:
    save(*a_month_of_everything(company))

    head, *found = lines(app)

    assert [line[1] for line in found] == [
        "Company", "North", "Arras", "Lille", "South", "Nice",
        "no moment named", "hotline", "till",
    ]  # fmt: skip
    assert {len(line) for line in found} == {len(head)}
    lille = dict(zip(head, found[3], strict=True))
    assert lille["Global index, %, 52 weeks"] == "75"
    assert lille["Fewest customers of a measure"] == "30"
    assert lille["Recommendation (NPS), February 2026"] == "40"
    assert lille["Satisfaction (CSAT), %, February 2026, from"] == "40"
    assert lille["Ease (CES), %, February 2026"] == "not shown"
    changes = [cell for name, cell in zip(head, found[3], strict=True) if "Jan" in name]
    assert changes == ["not shown", "-40", ""]


def test_it_is_in_the_language_of_the_reader(
    app: Flask, company: dict[str, int], save: Save
) -> None:
    save(*a_month_of_everything(company))

    assert "février 2026" in lines(app, "fr")[0][6]


def test_a_name_is_never_a_formula(
    app: Flask, company: dict[str, int], save: Save
) -> None:
    save(*a_month_of_everything(company))
    with app.app_context():
        db.session.get_one(Team, company["lille"]).name = "=cmd()"
        db.session.commit()

    assert "'=cmd()" in {line[1] for line in lines(app)}
