"""What satisfaction is worth: read, changed, sent on, refused where it cannot be."""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup, Tag
from flask import Flask
from flask.testing import FlaskClient

from engagement.customers.imports import ledger
from engagement.database import db
from engagement.insight.forms import ASKED
from engagement.insight.value import usual
from engagement.insight.value.usual import ALWAYS, Origin, known
from engagement.statistics.value import Range
from engagement.web.context import now, this_week

SignIn = Callable[[str], FlaskClient]
EXACT = {
    "customers": 2_000,
    "dissatisfied": 10,
    "satisfied": 80,
    "never_again": 90,
    "treated": 50,
    "price": 100,
    "tells_good": 8,
    "tells_ill": 22,
    "staff": 50,
    "leaving": 20,
    "replacing": 5_000,
}
HEADER = "team,week,metric,moment,n,favourable,unfavourable\n"


def query(**changed: object) -> dict[str, str]:
    """Return exact assumptions, as the form sends them."""
    ends = {
        f"{key}_{end}": str(value)
        for key, value in EXACT.items()
        for end in ("low", "high")
    }
    return {"currency": "EUR", **ends, **{k: str(v) for k, v in changed.items()}}


def page(client: FlaskClient, **asked: str) -> Tag:
    response = client.get("/value", query_string=asked)
    assert response.status_code == 200
    main = BeautifulSoup(response.text, "html.parser").main
    assert main
    return main


def words(tag: Tag) -> str:
    return " ".join(tag.get_text(" ").split())


def bring_in(*rows: str) -> None:
    content = (HEADER + "\n".join(rows)).encode()
    ledger.take_in(
        db.session(), content, "scores.csv",
        person_id=None, now=now(), this_week=this_week(),
    )  # fmt: skip
    db.session.commit()


def test_the_first_sentence_says_what_is_lost(sign_in: SignIn) -> None:
    told = words(page(sign_in("hana"), **query()))

    assert (
        "Each year, 180 of 2,000 customers do not come back because they were "
        "dissatisfied. That is €18,000."
    ) in told
    assert "This is not a forecast" in told
    assert "example" not in told.partition("What must not be added up")[0]


def test_every_figure_follows_from_the_assumptions(sign_in: SignIn) -> None:
    rows = page(sign_in("hana"), **query()).select("table")[0].select("tbody tr")

    assert [[words(cell) for cell in row.select("th, .told")] for row in rows] == [
        ["Customers who do not come back", "180", "€18,000"],
        ["of these, for how they were treated", "90", "€9,000"],
        ["Departures of staff", "10", "€50,000"],
        ["People told something ill", "4,400", "no price"],
        ["People told something good", "13,000", "no price"],
    ]


def test_a_range_of_an_assumption_makes_a_range_of_what_follows(
    sign_in: SignIn,
) -> None:
    told = words(page(sign_in("hana"), **query(price_high=300)))

    assert "180 of 2,000 customers" in told
    assert "That is €18,000 to €54,000." in told


def test_one_point_fewer_is_said(sign_in: SignIn) -> None:
    told = words(page(sign_in("hana"), **query()))

    assert "fewer were dissatisfied, 18 more would come back each year: €1,800." in told


def test_what_must_not_be_added_is_said(sign_in: SignIn) -> None:
    told = words(page(sign_in("hana"), **query()))

    assert "are among those who do not come back" in told
    assert "side by side, never together" in told


def test_the_link_carries_every_assumption(sign_in: SignIn) -> None:
    hana, asked = sign_in("hana"), query(price_low="99.5", currency="CHF")
    links = [one for one in page(hana, **asked).select("a") if "link" in words(one)]

    again = hana.get(str(links[0]["href"]))

    assert again.request.args.to_dict() == asked


def test_nothing_written_leaves_what_stood_there(sign_in: SignIn) -> None:
    main = page(sign_in("hana"), customers_low="500", customers_high="500")

    told = words(main)
    assert "of 500 customers" in told
    assert "Your own figure" in told
    assert told.count("often quoted in the field") == 4
    assert "5 of them are examples" in told
    assert "People in your directory, Wednesday 4 March 2026." in told


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("customers_low", "many", "Write a number."),
        ("price_high", "", "Write a number."),
        ("price_high", "nan", "Write a number from 0 to 10,000,000."),
        ("price_high", "1e999", "Write a number from 0 to 10,000,000."),
        ("customers_low", "-1", "Write a number from 0 to 1,000,000,000."),
        ("dissatisfied_high", "101", "Write a number from 0 to 100."),
        ("leaving_high", "301", "Write a number from 0 to 300."),
        ("staff_high", "49", "The most is less than the least."),
        ("satisfied_low", "95", "The most is less than the least."),
        ("dissatisfied_low", "30", "The most is less than the least."),
    ],
)
def test_what_cannot_be_is_told_in_a_sentence(
    sign_in: SignIn, field: str, value: str, told: str
) -> None:
    main = page(sign_in("hana"), **query(**{field: value}))

    assert [words(one) for one in main.select(".error")] == [told]
    assert "Until then there is nothing to show." in words(main)
    assert main.select("svg.bars") == []
    wrong = main.select("input[aria-invalid]")
    assert field in {one["name"] for one in wrong}


def test_all_that_cannot_be_is_told_at_once(sign_in: SignIn) -> None:
    main = page(sign_in("hana"), **query(price_low="x", staff_high=1))

    assert [words(one) for one in main.select(".error")] == [
        "Write a number.",
        "The most is less than the least.",
    ]


def test_more_than_everybody_cannot_be(sign_in: SignIn) -> None:
    both = query(dissatisfied_low=30, dissatisfied_high=30)

    told = words(page(sign_in("hana"), **both))

    assert "Satisfied and dissatisfied make more than 100 together." in told


@pytest.mark.parametrize(
    "asked", [{"currency": "XXX"}, {"what": "ever"}, query(customers_high="1000000000")]
)
def test_strange_and_large_choices_do_no_harm(
    sign_in: SignIn, asked: dict[str, str]
) -> None:
    assert "Each year" in words(page(sign_in("hana"), **asked))


def test_all_at_nothing_is_drawn_as_nothing(sign_in: SignIn) -> None:
    nothing = {name: "0" for name in query() if name != "currency"}

    main = page(sign_in("hana"), **nothing)

    assert "0 of 0 customers" in words(main)
    assert len(main.select("svg.bars rect")) == 3


def test_a_decimal_comma_is_read(sign_in: SignIn) -> None:
    asked = query(price_low="99,5", price_high="99,5")

    assert "That is €18,000." in words(page(sign_in("hana"), **asked))


def test_the_share_dissatisfied_is_that_of_the_companys_customers(
    app: Flask, sign_in: SignIn
) -> None:
    with app.app_context():
        bring_in(
            "lille,2026-W08,csat,till,400,320,40", "arras,2026-W09,csat,,400,320,40"
        )
        found = known(db.session())
    told = words(page(sign_in("hana")))

    assert found
    assert found.answers == 800
    assert found.dissatisfied.low < 0.10 < found.dissatisfied.high
    assert found.satisfied.low < 0.80 < found.satisfied.high
    assert "week 8 of 2026 to week 9 of 2026: 800 answers" in told


def test_files_that_leave_the_dissatisfied_out_do_not_say_that_nobody_is(
    app: Flask, company: dict[str, int]
) -> None:
    with app.app_context():
        bring_in("lille,2026-W08,csat,till,400,320,40", "arras,2026-W09,csat,,400,320,")
        found = known(db.session())

    assert found
    assert found.answers == 400


def test_four_customers_are_too_few_to_be_assumed(
    app: Flask, company: dict[str, int]
) -> None:
    with app.app_context():
        bring_in("lille,2026-W08,csat,till,4,3,1")
        found = usual.usual(known(db.session()), 0)

    assert found["dissatisfied"].origin is Origin.EXAMPLE


def test_everything_assumed_is_asked_for_and_can_be() -> None:
    assert list(ALWAYS) == list(ASKED)
    for key, one in ALWAYS.items():
        assert 0 <= one.range.low <= one.range.high <= ASKED[key].most
    assert ALWAYS["tells_ill"].range == Range(11, 22)


def test_only_hr_reads_it(sign_in: SignIn) -> None:
    assert sign_in("alice").get("/value").status_code == 404
    assert "/value" not in sign_in("alice").get("/mirror").text
    assert "/value" in sign_in("hana").get("/mirror").text


EXAMPLE = "do not compare the two costs before you have written how many customers"


def test_a_thousand_customers_are_not_put_beside_all_who_work_here(
    sign_in: SignIn, company: dict[str, int]
) -> None:
    hana = sign_in("hana")

    assert EXAMPLE in words(page(hana))
    assert EXAMPLE not in words(page(hana, **query()))
