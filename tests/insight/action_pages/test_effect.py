"""What came of an action, on its page, on lists, and over kinds."""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient

from engagement import weeks
from engagement.actions.kinds import ActionKind
from engagement.pulses.models import CountedIn
from tests.insight.effect.company import TEXT, an_action_of, helped_company
from tests.insight.measured import THIS_WEEK, Save

SignIn = Callable[[str], FlaskClient]


def page(client: FlaskClient, path: str) -> BeautifulSoup:
    response = client.get(path)
    assert response.status_code == 200
    return BeautifulSoup(response.text, "html.parser")


def words(soup: BeautifulSoup) -> str:
    return " ".join(soup.get_text(" ").split())


@pytest.fixture
def lille(company: dict[str, int], save: Save) -> dict[str, int]:
    helped_company(save, company)
    return company


def test_the_page_says_it_shows_it_and_says_how(
    app: Flask, lille: dict[str, int], sign_in: SignIn
) -> None:
    action_id = an_action_of(app, lille["lille"], 6)

    found = page(sign_in("alice"), f"/actions/{action_id}")

    told = words(found)
    assert "Evidence of improvement: after 4 weeks with figures" in told
    assert "It is compared with 28 teams that had no action of their own" in told
    assert found.select_one('a.method[href="/method/effect"]')
    assert len(found.select("[data-chart]")) == 1
    tables = [caption.get_text() for caption in found.select("caption")]
    assert tables[:2] == [
        "Mobilisation, week by week",
        "Mobilisation: points higher or lower than without help",
    ]
    weeks = found.select("table")[0].select("tbody tr")
    assert len(weeks) == 13 + 6
    assert "start" in weeks[5].get_text()
    assert "No evidence either way" in told.partition("Beside it")[2]


def test_no_other_team_is_named(
    app: Flask, lille: dict[str, int], sign_in: SignIn
) -> None:
    action_id = an_action_of(app, lille["lille"], 6)
    an_action_of(app, lille["nice"], 6)

    told = sign_in("alice").get(f"/actions/{action_id}").text

    assert "Shop" not in told
    assert "Nice" not in told


def test_it_is_not_told_to_whose_answers_are_in_it(
    app: Flask, lille: dict[str, int], sign_in: SignIn, save: Save
) -> None:
    action_id = an_action_of(app, lille["arras"], 6)
    assert "No evidence" in words(page(sign_in("bob"), f"/actions/{action_id}"))

    save(
        CountedIn(
            person_id=lille["bob"],
            team_id=lille["arras"],
            first_week=THIS_WEEK - 5,
            last_week=THIS_WEEK - 4,
            is_group=True,
        )
    )

    told = page(sign_in("bob"), f"/actions/{action_id}")
    assert "Not told to you: in some of these weeks your own answers" in words(told)
    assert told.select("table tbody tr")[3].get_text().count("not shown") == 1
    assert "No evidence" in words(page(sign_in("hana"), f"/actions/{action_id}"))


def test_two_weeks_in_it_is_too_early(
    app: Flask, company: dict[str, int], save: Save, sign_in: SignIn
) -> None:
    helped_company(save, company, since=2)
    action_id = an_action_of(app, company["lille"], 2)

    told = words(page(sign_in("hana"), f"/actions/{action_id}"))

    assert "Too early to tell on “Mobilisation”: 2 of 4 weeks with figures." in told
    assert "from about week 11 of 2026 on" in told


def test_with_eleven_peers_there_is_no_verdict(
    app: Flask, company: dict[str, int], save: Save, sign_in: SignIn
) -> None:
    helped_company(save, company, peers=9)
    action_id = an_action_of(app, company["lille"], 6)

    told = words(page(sign_in("hana"), f"/actions/{action_id}"))

    assert "No verdict: only 11 comparable teams had no action of their own." in told
    assert "in more than one case in twenty; it takes 19." in told


def test_another_action_of_the_team_is_owned_up_to(
    app: Flask, lille: dict[str, int], sign_in: SignIn
) -> None:
    action_id = an_action_of(app, lille["lille"], 6)
    an_action_of(app, lille["lille"], 5, measure="csat")

    told = words(page(sign_in("alice"), f"/actions/{action_id}"))

    assert "had another action in these weeks: what is told here is of both." in told


def test_what_is_written_down_late_is_to_be_taken_with_care(
    app: Flask, lille: dict[str, int], sign_in: SignIn
) -> None:
    in_time, late = (
        an_action_of(app, lille["lille"], 6),
        an_action_of(app, lille["arras"], 1, starts_on=weeks.monday_of(THIS_WEEK - 6)),
    )
    care = "What went well is easier to remember"

    assert care not in words(page(sign_in("alice"), f"/actions/{in_time}"))
    assert care in words(page(sign_in("alice"), f"/actions/{late}"))


@pytest.mark.parametrize("path", ["/", "/teams/{lille}"])
def test_lists_tell_it_in_a_line(
    app: Flask, lille: dict[str, int], sign_in: SignIn, path: str
) -> None:
    an_action_of(app, lille["lille"], 6)

    told = words(page(sign_in("alice"), path.format(**lille)))

    assert "6 weeks in, “Mobilisation” up more than elsewhere" in told


def test_the_lines_of_a_team_mark_where_an_action_begins(
    app: Flask, lille: dict[str, int], sign_in: SignIn
) -> None:
    an_action_of(app, lille["lille"], 6)

    found = page(sign_in("alice"), f"/teams/{lille['lille']}")

    assert "An upright line is the start of an action." in words(found)
    scripts = found.select("[data-chart] script")
    assert scripts
    assert all(TEXT in str(script.string) for script in scripts)


def test_kinds_are_for_hr_and_say_that_it_is_no_trial(
    app: Flask, lille: dict[str, int], sign_in: SignIn
) -> None:
    an_action_of(app, lille["lille"], 6)
    an_action_of(app, lille["nice"], 6, kind=ActionKind.TOOLS)

    found = page(sign_in("hana"), "/actions/kinds")

    told = words(found)
    assert "Too early to compare: it takes 5 actions of one kind" in told
    assert "This is no trial" in told
    assert [th.get_text() for th in found.select("tbody th")] == [
        "Who works when",
        "Tools and workplace",
    ]
    assert f"Lille, {TEXT.rstrip('.')}: 6 weeks in, “Mobilisation” up" in told
    assert sign_in("alice").get("/actions/kinds").status_code == 404


def test_a_kind_that_helped_five_times_is_told(
    app: Flask, company: dict[str, int], save: Save, sign_in: SignIn
) -> None:
    others = helped_company(save, company, effect=0.0, peers=40)
    for team in others[:5]:
        an_action_of(app, team, 6)

    told = words(page(sign_in("hana"), "/actions/kinds"))

    assert "So far, no kind of action is clearly followed by improvement" in told
    assert "Who works when Begun 5 Can be told 5" in told


def test_without_actions_there_is_nothing_to_compare(
    lille: dict[str, int], sign_in: SignIn
) -> None:
    assert lille

    assert "No action has begun yet." in words(page(sign_in("hana"), "/actions/kinds"))
