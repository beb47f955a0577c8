"""What came of an action, in words that a shop assistant understands."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from flask import Flask

from engagement import weeks
from engagement.actions.kinds import ActionKind
from engagement.actions.models import Action
from engagement.actions.queries import ActionRow
from engagement.insight.effect.evidence import compared_told, look_word, stood_told
from engagement.insight.effect.measured import MeasureEffect
from engagement.insight.effect.points import range_told
from engagement.insight.effect.words import REFUSALS, in_short, told, verdict_told
from engagement.statistics.effect import Difference, Effect
from engagement.statistics.findings import Interval, Withheld, WithheldReason

WEEK = weeks.week_of(date(2026, 3, 4))
LOOK = Difference(
    before=-0.12, after=0.05, expected=-0.08, around=Interval(-0.2, 0.04), value=0.13,
    interval=Interval(0.012, 0.248), error=0.04, p=0.002, rank_p=1 / 40,
    compared=tuple(range(39)), weeks=8, spent=0.01,
)  # fmt: skip
SMALL = replace(LOOK, p=0.3, value=0.02, interval=Interval(-0.034, 0.061))


@pytest.fixture(autouse=True)
def _in_english(app: Flask) -> Iterator[None]:
    with app.test_request_context(headers={"Accept-Language": "en"}):
        yield


def of(
    *looks: Difference, have: int = 8, measure: str = "mobilisation"
) -> MeasureEffect:
    return MeasureEffect(measure, Effect(looks), have, WEEK + 4, ())


def withheld(reason: WithheldReason, have: int = 0, need: int = 0) -> MeasureEffect:
    return MeasureEffect("trust", Withheld(reason, have, need), 0, WEEK, ())


def row(text: str = "Late-shift planning.") -> ActionRow:
    action = Action(
        text=text, starts_on=weeks.monday_of(WEEK - 5), due_on=date(2026, 5, 1),
        measure="mobilisation", kind=ActionKind.ROTA,
    )  # fmt: skip
    return ActionRow(action, "Angers", None, None)


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (of(LOOK), "5 weeks in, “Mobilisation” up more than elsewhere"),
        (of(replace(LOOK, value=-0.1)), "5 weeks in, “Mobilisation” worse than"),
        (of(SMALL), "5 weeks in, no clear change of “Mobilisation” so far"),
        (of(SMALL, have=12), "5 weeks in, no clear change of “Mobilisation”."),
        (of(have=2), "5 weeks in, too early to tell on “Mobilisation”"),
        (of(replace(LOOK, compared=(1, 2))), "5 weeks in, too few teams to compare"),
        (withheld(WithheldReason.NOT_PUBLISHED), "5 weeks in, nothing can be told"),
    ],
)
def test_a_line_for_lists(found: MeasureEffect, words: str) -> None:
    assert told(row(), found, WEEK).startswith(f"Angers, Late-shift planning: {words}")


def test_a_line_begins_with_the_start() -> None:
    early = of(have=0)

    assert in_short(early, WEEK + 1, WEEK) == "not begun yet"
    assert in_short(early, WEEK, WEEK).startswith("just begun, ")
    assert in_short(early, WEEK - 1, WEEK).startswith("1 week in, ")


def test_a_long_text_is_cut() -> None:
    assert "x…: 5 weeks in" in told(row("x" * 200), of(LOOK), WEEK)


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (
            of(LOOK),
            (
                "Evidence of improvement: after 8 weeks with figures, the team stands "
                "about 13 points higher on “Mobilisation” than was to be expected "
                "without help (between +1 and +25)."
            ),
        ),
        (
            of(replace(LOOK, value=-0.01, interval=Interval(-0.03, -0.001))),
            (
                "Evidence of the contrary: after 8 weeks with figures, the team "
                "stands about 1 point lower on “Mobilisation” than was to be expected "
                "without it (between −3 and +0)."
            ),
        ),
        (
            of(SMALL),
            (
                "No evidence either way: after 8 weeks with figures, the team has "
                "moved on “Mobilisation” no more than teams do by themselves (between "
                "−4 and +7 points beside what was to be expected). The next look is "
                "around week 14 of 2026."
            ),
        ),
        (of(SMALL, have=12), "This was the last look."),
        (
            of(LOOK, replace(SMALL, weeks=12), have=12),
            (
                "(between +1 and +25). At the latest look, after 12 weeks with "
                "figures, it is +2 (between −4 and +7)."
            ),
        ),
        (
            of(have=2),
            (
                "Too early to tell on “Mobilisation”: 2 of 4 weeks with figures. It "
                "can be told from about week 14 of 2026 on."
            ),
        ),
        (
            of(replace(LOOK, compared=tuple(range(12)))),
            "No verdict: only 12 comparable teams had no action of their own.",
        ),
        (
            withheld(WithheldReason.TOO_FEW_WEEKS, 1, 4),
            (
                "Nothing can be told: “Trust” had figures in only 1 week before it "
                "began, and it takes 4 to know where the team stood."
            ),
        ),
        (
            withheld(WithheldReason.TOO_FEW_TEAMS, 3, 5),
            (
                "Nothing can be told on “Trust”: 3 comparable teams had no action of "
                "their own, and it takes 5"
            ),
        ),
    ],
)
def test_the_page_says_one_of_four_or_why_not(found: MeasureEffect, words: str) -> None:
    assert words in verdict_told(found)


@pytest.mark.parametrize("reason", list(REFUSALS))
def test_every_refusal_is_a_sentence(reason: WithheldReason) -> None:
    told_so = verdict_told(withheld(reason))

    assert told_so.endswith(".")
    assert "%" not in told_so


@pytest.mark.parametrize(
    ("before", "expected", "words"),
    [
        (-0.12, -0.08, ("12 points lower than the others. A team that stands so low "
         "was partly unlucky: it was expected to regain about 4 points with no help")),
        (0.12, 0.08, ("12 points higher than the others. A team that stands so high "
         "was partly lucky: it was expected to lose about 4 points")),
        (-0.12, -0.121, "12 points lower than the others. It was expected to stay"),
        (-0.01, -0.03, "1 point lower than the others. It was expected to stay"),
        (0.004, 0.1, "Before, it stood where the others stood."),
    ],
)  # fmt: skip
def test_what_was_to_be_regained_by_itself_is_told(
    before: float, expected: float, words: str
) -> None:
    look = replace(LOOK, before=before, expected=expected)

    assert words in stood_told(of(look))


def test_points_of_a_net_figure_are_twice_as_many() -> None:
    assert "about 26 points higher" in verdict_told(of(LOOK, measure="nps"))
    assert range_told(Interval(-0.034, 0.061), "nps") == "between −7 and +13"


def test_whom_it_is_compared_with_is_counted() -> None:
    assert "with 39 teams that had no action" in compared_told(LOOK)
    assert look_word(LOOK) == "improvement"
    assert look_word(replace(LOOK, compared=())) == "too few teams"
