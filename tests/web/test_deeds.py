"""What was done, as those who work there are told."""

from datetime import date

import pytest
from flask import Flask

from engagement.web.deeds import Deeds, DeedState, ToldDeed, in_one_line, since

DAY = date(2026, 3, 1)
TOP, NORTH, LILLE, ARRAS = 1, 2, 3, 4
ABOVE = {TOP: None, NORTH: TOP, LILLE: NORTH, ARRAS: NORTH}


def deed(text: str, heard: str = "", state: DeedState = DeedState.RUNNING) -> ToldDeed:
    return ToldDeed(heard, text, state, DAY)


def test_a_team_is_told_its_own_else_what_the_nearest_above_is_told() -> None:
    own, north, all_ = deed("own"), deed("north"), deed("all")
    deeds = Deeds({TOP: (all_,), NORTH: (north,), LILLE: (own,)}, ABOVE)

    assert deeds.of(LILLE) == (own,)
    assert deeds.of(ARRAS) == deeds.of(NORTH) == (north,)
    assert deeds.of(TOP) == deeds.of(None) == deeds.of(99) == ()
    assert deeds.of_company == (all_,)


@pytest.mark.parametrize(
    ("state", "told"),
    [
        (DeedState.DONE, "done on 1 March 2026"),
        (DeedState.RUNNING, "since 1 March 2026"),
        (DeedState.PLANNED, "from 1 March 2026 on"),
    ],
)
def test_how_far_it_has_come_has_its_day(
    app: Flask, state: DeedState, told: str
) -> None:
    with app.test_request_context():
        assert since(deed("x", state=state)) == told


def test_a_mail_tells_it_in_one_line(app: Flask) -> None:
    with app.test_request_context():
        lines = [in_one_line(deed("A till.")), in_one_line(deed("A till.", "Queues"))]

    assert lines == [
        "A till. (since 1 March 2026)",
        "You said: “Queues” → A till. (since 1 March 2026)",
    ]
