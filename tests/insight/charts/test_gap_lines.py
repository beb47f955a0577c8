"""The gap to the others, week by week, and the starts of actions on lines."""

from collections.abc import Iterator
from datetime import date
from typing import cast

import pytest
from flask import Flask

from engagement import weeks
from engagement.actions.models import Action
from engagement.insight.charts.gap_lines import gap_lines
from engagement.insight.charts.lines import starts
from engagement.insight.charts.specs import Spec
from engagement.insight.effect.measured import MeasureEffect, WeekBeside
from engagement.insight.series.spans import Span
from engagement.statistics.effect import Effect
from tests.insight.effect.test_words import LOOK

WEEK = weeks.week_of(date(2026, 3, 4))
START = WEEK - 8


@pytest.fixture(autouse=True)
def _inside(app: Flask) -> Iterator[None]:
    with app.test_request_context():
        yield


def action(week: int = START, text: str = "Late shifts.") -> Action:
    return Action(text=text, starts_on=weeks.monday_of(week))


def effect(*looks: object, hidden: int = 0, measure: str = "csat") -> MeasureEffect:
    told = tuple(
        WeekBeside(week, None if at < hidden else 0.7, 0.6)
        for at, week in enumerate(range(START - 4, WEEK))
    )
    ends = tuple((START, START + 7) for _ in looks)
    return MeasureEffect(measure, Effect(looks), 8, WEEK, told, ends)  # type: ignore[arg-type]


def rows(spec: Spec, name: str) -> list[dict[str, object]]:
    return spec["datasets"][name]  # type: ignore[index, no-any-return]


def day(week: int) -> str:
    return weeks.monday_of(week).isoformat()


def test_the_gap_is_drawn_in_points_with_both_means_and_what_was_expected() -> None:
    (spec,) = gap_lines(effect(LOOK, hidden=1), action())

    own = rows(spec, "own")
    assert own[0]["value"] is None
    assert own[1]["value"] == 10.0
    assert own[1]["text"] == "+10"
    assert rows(spec, "expected") == [
        {"week": day(week), "value": -8.0, "low": -20.0, "high": 4.0}
        for week in (START, START + 7)
    ]
    assert rows(spec, "means") == [
        {"week": day(START - 4), "end": day(START - 1), "value": -12.0},
        {"week": day(START), "end": day(START + 7), "value": 5.0},
    ]
    assert [one["name"] for one in rows(spec, "start")] == ["Late shifts."]
    assert rows(spec, "start")[0]["week"] == day(START)
    assert spec["config"]["aria"] is False  # type: ignore[index]


def test_before_the_first_look_the_gap_alone_is_drawn() -> None:
    (spec,) = gap_lines(effect(), action())

    assert rows(spec, "expected") == rows(spec, "means") == []


def test_a_net_gap_has_twice_the_points() -> None:
    (spec,) = gap_lines(effect(measure="nps"), action())

    assert rows(spec, "own")[0]["text"] == "+20"


def test_one_week_is_no_line() -> None:
    assert gap_lines(effect(hidden=11), action()) == []


def test_nothing_of_other_teams_is_sent_but_their_mean_s_distance() -> None:
    (spec,) = gap_lines(effect(LOOK), action())

    sent = cast("dict[str, object]", spec["datasets"])
    assert set(sent) == {"own", "level", "means", "start", "expected"}
    assert set(rows(spec, "own")[0]) == {"week", "value", "name", "text"}


def test_starts_stand_below_one_another_and_inside_the_picture() -> None:
    span = Span(WEEK - 10, WEEK)
    begun = [action(WEEK - 2, "b"), action(WEEK - 9, "a"), action(WEEK - 11, "before")]

    found = starts([*begun, action(WEEK + 1, "to come")], span)

    assert [(one["name"], one["row"], one["is_late"]) for one in found] == [
        ("a", 0, False),
        ("b", 1, True),
    ]
