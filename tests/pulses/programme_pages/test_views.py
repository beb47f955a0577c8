"""Pages on which HR says when pulses open."""

from datetime import timedelta

import pytest
from flask import Flask

from engagement.database import db
from engagement.pulses.calendar import WhyNot
from engagement.pulses.models import Holiday, ProgrammeWeek, Rhythm, SkippedWeek
from engagement.web import clockwork
from tests.conftest import NOON, Clock
from tests.pulses.test_views import SignIn, page_of

WEEK = 2930
"""2026-W10, of `NOON`, a Wednesday."""
CHOSEN = {"every": "1", "weekday": "3", "hour": "10", "days_open": "4"}


def test_hr_starts_changes_and_pauses_the_rhythm(app: Flask, sign_in: SignIn) -> None:
    hana = sign_in("hana")

    page = hana.post("/pulses/rhythm", data=CHOSEN, follow_redirects=True)
    paused = hana.post("/pulses/pause", data={}, follow_redirects=True)
    again = hana.post("/pulses/rhythm", data=CHOSEN, follow_redirects=True)

    assert "Next opening: Thursday 5 March, 10:00." in page.text
    assert "no pulse opens, and no reminder goes, until you start again" in paused.text
    assert "Next opening" not in paused.text
    assert "Next opening: Thursday 5 March, 10:00." in again.text
    with app.app_context():
        rhythm = db.session.get_one(Rhythm, 1)
        assert (rhythm.weekday, rhythm.hour, rhythm.days_open) == (3, 10, 4)


def test_a_day_of_this_week_that_has_passed_is_not_promised(sign_in: SignIn) -> None:
    page = sign_in("hana").post(
        "/pulses/rhythm", data=CHOSEN | {"weekday": "1"}, follow_redirects=True
    )

    assert "Next opening: Tuesday 10 March, 10:00." in page.text
    assert "its day had passed when you set the rhythm" in page.text


def test_an_impossible_rhythm_is_refused(app: Flask, sign_in: SignIn) -> None:
    response = sign_in("hana").post("/pulses/rhythm", data=CHOSEN | {"weekday": "9"})

    assert response.status_code == 422
    with app.app_context():
        assert db.session.get(Rhythm, 1) is None


def test_a_pause_can_have_an_end(sign_in: SignIn) -> None:
    hana = sign_in("hana")
    hana.post("/pulses/rhythm", data=CHOSEN)

    page = hana.post(
        "/pulses/pause", data={"paused_until": "2026-03-16"}, follow_redirects=True
    )

    assert "Paused until Monday 16 March 2026" in page.text
    assert "Next opening: Thursday 19 March, 10:00." in page.text


def test_a_pause_that_ends_today_is_refused(sign_in: SignIn) -> None:
    hana = sign_in("hana")
    hana.post("/pulses/rhythm", data=CHOSEN)

    page = hana.post("/pulses/pause", data={"paused_until": "2026-03-04"})

    assert page.status_code == 422
    assert "Choose a day from tomorrow on, within a year." in page.text


def test_nothing_can_be_paused_that_was_never_started(sign_in: SignIn) -> None:
    assert sign_in("hana").post("/pulses/pause", data={}).status_code == 404


def test_hr_changes_a_week_to_come(app: Flask, sign_in: SignIn) -> None:
    hana = sign_in("hana")
    hana.post("/pulses/rhythm", data=CHOSEN)
    week = WEEK + 1
    chosen = {"runs": "usual", "weekday": "0", "first": "trust", "second": "values"}

    page = hana.post(
        f"/pulses/weeks/{week}",
        data={f"w{week}-{name}": value for name, value in chosen.items()},
        follow_redirects=True,
    )

    text = page_of(page).get_text(" ", strip=True)
    assert "from Tuesday 10 March, 10:00" in text  # five days after Thursday
    assert "Two questions in turn: Trust, Values lived" in text
    with app.app_context():
        assert db.session.get_one(ProgrammeWeek, week).weekday == 0


def test_one_question_twice_is_refused_and_nothing_is_lost(sign_in: SignIn) -> None:
    hana = sign_in("hana")
    hana.post("/pulses/rhythm", data=CHOSEN)
    week = WEEK + 1
    chosen = {"runs": "skip", "weekday": "", "first": "trust", "second": "trust"}

    page = hana.post(
        f"/pulses/weeks/{week}",
        data={f"w{week}-{name}": value for name, value in chosen.items()},
    )

    field = page_of(page).find(id=f"w{week}-runs")
    assert page.status_code == 422
    assert "Choose two different questions." in page.text
    assert field
    assert field.select("option[selected]")[0]["value"] == "skip"


def test_a_day_of_this_week_that_is_over_is_refused(sign_in: SignIn) -> None:
    hana = sign_in("hana")
    hana.post("/pulses/rhythm", data=CHOSEN)
    chosen = {"runs": "usual", "weekday": "1", "first": "", "second": ""}

    page = hana.post(
        f"/pulses/weeks/{WEEK}",
        data={f"w{WEEK}-{name}": value for name, value in chosen.items()},
    )

    assert page.status_code == 422
    assert "This moment has passed; choose a later day." in page.text


def test_a_week_that_is_far_away_is_left_alone(app: Flask, sign_in: SignIn) -> None:
    hana = sign_in("hana")
    hana.post("/pulses/rhythm", data=CHOSEN)

    page = hana.post(f"/pulses/weeks/{WEEK + 99}", data={}, follow_redirects=True)

    assert "nothing was changed" in page.text
    with app.app_context():
        assert db.session.get(ProgrammeWeek, WEEK + 99) is None


def test_holidays_are_added_and_removed(app: Flask, sign_in: SignIn) -> None:
    hana = sign_in("hana")
    days = {"first": "2026-12-24", "last": "2027-01-03", "name": "Closed"}

    added = hana.post("/pulses/holidays", data=days, follow_redirects=True)
    hana.post("/pulses/holidays/country", data={"country": "FR"})
    with app.app_context():
        first = db.session.query(Holiday).filter_by(name="Closed").one().id
        assert db.session.query(Holiday).count() == 12
    removed = hana.post(f"/pulses/holidays/{first}/remove", follow_redirects=True)

    assert "Thursday 24 December 2026 – Sunday 3 January 2027" in added.text
    assert "Closed" not in removed.text


def test_days_in_the_wrong_order_are_explained(sign_in: SignIn) -> None:
    page = sign_in("hana").post(
        "/pulses/holidays",
        data={"first": "2026-12-24", "last": "2026-12-20", "name": "Closed"},
    )

    field = page_of(page).find(id="last")
    assert page.status_code == 422
    assert "The last day comes before the first." in page.text
    assert field
    assert field["value"] == "2026-12-20"


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ("2026-02-31", "", "Not a valid date value."),
        ("2026-12-24", "24/12/2026", "Not a valid date value."),
        ("2025-12-24", "", "These days are over."),
        ("2026-12-24", "2062-01-03", "Choose days of the next two years."),
        ("9999-12-31", "", "Choose days of the next two years."),
    ],
)
def test_days_that_nobody_can_mean_are_refused(
    sign_in: SignIn, first: str, last: str, told: str
) -> None:
    days = {"first": first, "last": last, "name": "Closed"}

    page = sign_in("hana").post("/pulses/holidays", data=days)

    assert page.status_code == 422
    assert told in page.text


def test_a_pause_until_no_day_is_refused(sign_in: SignIn) -> None:
    hana = sign_in("hana")
    hana.post("/pulses/rhythm", data=CHOSEN)

    page = hana.post("/pulses/pause", data={"paused_until": "31/12/2026"})

    assert page.status_code == 422
    assert "Not a valid date value." in page.text


def test_a_skipped_week_is_told_on_the_start_page(app: Flask, sign_in: SignIn) -> None:
    with app.app_context():
        db.session.add(SkippedWeek(week=WEEK - 1, why=WhyNot.MISSED))
        db.session.commit()

    for_hr = sign_in("hana").get("/").text
    for_managers = sign_in("alice").get("/").text

    assert "Week 9 of 2026: No pulse: the server was not running in time." in for_hr
    assert "the server was not running" not in for_managers


def test_a_clockwork_that_stopped_is_told_on_the_start_page(
    app: Flask, sign_in: SignIn, clock: Clock
) -> None:
    with app.app_context():
        clockwork.note(db.session(), NOON, [])
        db.session.commit()
    hana = sign_in("hana")

    on_time = hana.get("/").text
    clock.moment += timedelta(minutes=4)
    late = hana.get("/").text

    words = "by itself since Wednesday 4 March, 13:00"
    assert words not in on_time
    assert words in late


def test_hr_wants_a_culture_check_and_no_more(app: Flask, sign_in: SignIn) -> None:
    hana = sign_in("hana")

    with_checks = hana.post(
        "/pulses/rhythm", data=CHOSEN | {"has_checks": "y"}, follow_redirects=True
    )
    with app.app_context():
        assert db.session.get_one(Rhythm, 1).has_checks
    without = hana.post("/pulses/rhythm", data=CHOSEN, follow_redirects=True)

    # The first pulse of the company, in week 10, is none; that of week 14 is.
    coming = page_of(with_checks).select_one("section[aria-labelledby=weeks]")
    assert coming
    checks = [one for one in coming.select("li") if "Culture check" in one.get_text()]
    assert [one.get_text(strip=True)[:15] for one in checks] == ["Week 14 of 2026"]
    assert "No bad customers" in checks[0].get_text()
    weeks = page_of(without).select_one("section[aria-labelledby=weeks]")
    assert weeks
    assert "Culture check" not in weeks.get_text()
    with app.app_context():
        assert not db.session.get_one(Rhythm, 1).has_checks
