"""The page of the customers' side: what they say, and the ways in."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from tests.customers.sending import page, words

SignIn = Callable[[str], FlaskClient]


@pytest.fixture
def hana(sign_in: SignIn) -> FlaskClient:
    return sign_in("hana")


def test_without_scores_the_three_ways_in_are_told(hana: FlaskClient) -> None:
    found = page(hana.get("/customers"))

    ways = [str(link["href"]) for link in found.select("#ways-in ~ .tiles a")]
    assert ways == ["/customers/imports", "/customers/till", "/customers/keys"]


def test_one_button_leads_to_the_imports(hana: FlaskClient) -> None:
    (button,) = page(hana.get("/customers")).select("main .btn")

    assert button.text.strip() == "Bring in scores"
    assert button["href"] == "/customers/imports"
    assert "Bring in scores" in words(hana.get(str(button["href"])))
