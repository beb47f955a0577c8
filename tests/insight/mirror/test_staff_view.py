"""What staff think of customers, beside what customers say themselves."""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient

from engagement.database import db
from engagement.insight.mirror.mirror import mirror
from engagement.insight.mirror.staff_view import StaffView, staff_view
from engagement.insight.shown import Shown
from engagement.measures import DIMENSIONS
from engagement.people import queries as people
from engagement.people.models import Team
from engagement.pulses.bank import DELIGHTED
from engagement.pulses.queries import NO_BLANKS, Blanks
from engagement.statistics.findings import Withheld, WithheldReason
from tests.insight.measured import THIS_WEEK, Save, a_figure, a_release, a_score

SignIn = Callable[[str], FlaskClient]
WEEK = THIS_WEEK - 1


@pytest.fixture
def seen(company: dict[str, int], save: Save) -> Callable[[float], None]:
    """Let staff of the company and of North find so many of 90 delighted."""

    def let(share: float) -> None:
        save(a_release())
        for key in ("company", "north"):
            save(a_figure(company[key], 0.5, low=90, high=90, rounding=0))
            save(
                a_figure(
                    company[key], share, low=90, high=90, rounding=0, question=DELIGHTED
                )
            )
        save(a_score(company["lille"], 400, 280))

    return let


def of_company(blanks: Blanks = NO_BLANKS) -> StaffView | None:
    root = people.root(db.session())
    assert root
    return staff_view(db.session(), root, THIS_WEEK, blanks)


def words(client: FlaskClient, path: str = "/mirror") -> str:
    client.post("/mirror", data={"skip": "1"})
    main = BeautifulSoup(client.get(path).text, "html.parser").main
    assert main
    return " ".join(main.get_text(" ").split())


@pytest.mark.parametrize(
    ("share", "told"),
    [
        (0.9, "Staff think better of it than customers do: +20 points"),
        (0.5, "Customers are happier than staff think: −20 points"),
        (0.72, "The difference, +2 points, may be chance."),
    ],
)
def test_the_difference_is_told_with_what_it_may_be(
    seen: Callable[[float], None], sign_in: SignIn, share: float, told: str
) -> None:
    seen(share)

    page = words(sign_in("alice"))

    assert told in page
    assert "customers, 7 in 10 (65% to 74%) are favourable on “Satisfaction" in page


def test_a_team_has_its_own(
    seen: Callable[[float], None], company: dict[str, int], sign_in: SignIn
) -> None:
    seen(0.9)

    page = words(sign_in("alice"), f"/teams/{company['north']}/mirror")

    assert "Of staff, 9 in 10 (" in page
    assert "The two are not asked in the same words" in page


def test_it_is_no_dimension_of_the_mirror(
    app: Flask, seen: Callable[[float], None]
) -> None:
    seen(0.9)
    with app.app_context():
        root = people.root(db.session())
        assert root
        found = mirror(db.session(), root, THIS_WEEK, NO_BLANKS)

    assert {row.dimension for row in found.rows} == set(DIMENSIONS)
    assert found.index is None


def test_before_it_was_asked_nothing_is_said_of_it(
    company: dict[str, int], save: Save, sign_in: SignIn
) -> None:
    save(a_release())
    save(a_figure(company["company"], 0.5))
    save(a_score(company["lille"], 9, 9))

    assert "as staff see them" not in words(sign_in("alice"))


def test_whoever_may_not_see_the_week_is_told_so(
    app: Flask, seen: Callable[[float], None], company: dict[str, int]
) -> None:
    seen(0.9)
    with app.app_context():
        found = of_company(frozenset({(company["company"], WEEK)}))

    assert found
    assert found.staff == Withheld(WithheldReason.OWN_ANSWERS)
    assert isinstance(found.customers, Shown)
    assert found.gap is None


def test_a_team_without_a_figure_says_why(
    seen: Callable[[float], None], company: dict[str, int], sign_in: SignIn, app: Flask
) -> None:
    seen(0.9)
    with app.app_context():
        team = db.session.get(Team, company["nice"])
        assert team
        found = staff_view(db.session(), team, THIS_WEEK, NO_BLANKS)

    assert found
    assert found.staff == Withheld(WithheldReason.NOT_PUBLISHED)
    page = words(sign_in("charlie"), f"/teams/{company['nice']}/mirror")
    assert "Fewer than five answers, or too new" in page
