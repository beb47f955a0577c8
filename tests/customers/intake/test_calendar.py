"""What a column of weeks leaves open is asked, and read as it was answered."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from engagement import weeks
from engagement.customers.files.periods import Calendar
from engagement.customers.files.recipe import Kind, Recipe
from engagement.customers.files.sheets import framed
from engagement.customers.files.words import Role
from engagement.customers.intake.asks import About, Ask
from engagement.customers.intake.calendar import (
    BEGINS,
    LATEST,
    LONGER,
    asked,
    calendar_of,
)
from engagement.refusals import Reason, RowRefused

W48 = weeks.week_from("2026-W48") or 0
W52 = weeks.week_from("2026-W52") or 0
NOTHING: Mapping[str, str] = {}


def asks(texts: str, column: str = "Semaine", now: int = W48) -> tuple[Ask, ...]:
    rows = [[text] for text in texts.split()]
    recipe = Recipe(kind=Kind.AGGREGATED, roles={Role.WEEK: column})
    return asked(framed(rows, [column]), recipe, now)


def read(texts: str, now: int = W48, answers: Mapping[str, str] = NOTHING) -> list[str]:
    """Return the weeks of a column of totals."""
    column, said = "Semaine", texts.split()
    recipe = Recipe(kind=Kind.AGGREGATED, roles={Role.WEEK: column}, answers=answers)
    sheet = framed([[text] for text in said], [column])
    calendar = calendar_of(sheet, recipe, now, asked(sheet, recipe, now))
    return [weeks.iso_week(calendar.week(text)) for text in said]


@pytest.mark.parametrize(
    ("texts", "now", "found"),
    [
        ("S10 S11", W48, "2026-W10 2026-W11"),
        ("S11 S10 S12", W48, "2026-W11 2026-W10 2026-W12"),
        ("S49 S52", W48, "2025-W49 2025-W52"),
        ("S51 S52 S1 S2", W48, "2025-W51 2025-W52 2026-W01 2026-W02"),
        ("S51 S52 S1 S2", W52, "2025-W51 2025-W52 2026-W01 2026-W02"),
        ("2 1 52 51", W48, "2026-W02 2026-W01 2025-W52 2025-W51"),
        ("S52 S1", W48, "2025-W52 2026-W01"),
    ],
)
def test_weeks_without_a_year_follow_each_other(
    texts: str, now: int, found: str
) -> None:
    assert not asks(texts, now=now)
    assert read(texts, now) == found.split()


@pytest.mark.parametrize("texts", ["S48 S49", "S53", "S52 S53", "S1 S50", "S3 S50 S4"])
def test_weeks_that_may_be_of_two_years_are_asked_about(texts: str) -> None:
    (ask,) = asks(texts)

    assert ask.about is About.YEAR
    assert read(texts, answers={ask.key: "2020"}) == [
        f"2020-W{int(text[1:]):02}" for text in texts.split()
    ]


def test_weeks_may_be_the_latest_of_each_number() -> None:
    (ask,) = asks("S48 S49")

    assert read("S48 S49", answers={ask.key: LATEST}) == ["2026-W48", "2025-W49"]


def test_a_year_that_was_told_holds_for_the_same_weeks_only() -> None:
    (ask,), (other,) = asks("S48 S49"), asks("S48 S50")

    assert ask.key != other.key


@pytest.mark.parametrize(
    ("texts", "column"),
    [
        ("1 2 12", "Période"),
        ("202601 202602", "Period"),
        ("2026-01", "Date"),
        ("S1 S2", "Période"),
        ("T1-2026 T2-2026", "Semaine"),
        ("janvier", "Semaine"),
        ("P01 P02", "Week"),
        ("2026-01-01 2026-02-01", "Date"),
        ("31/01/2026 28/02/2026", "Semaine"),
    ],
)
def test_what_may_be_longer_than_a_week_is_asked_about(texts: str, column: str) -> None:
    (ask, *_) = asks(texts, column)

    assert ask.about is About.PERIOD
    assert ask.readings[-1] == LONGER


@pytest.mark.parametrize(
    ("texts", "column"),
    [
        ("1 2 12", "Semaine"),
        ("202601 202602", "ISO week"),
        ("1 2 14", "Période"),
        ("2026-01-01", "Date"),
        ("2026-01-01 2026-01-08", "Date"),
        ("2026-03-02 2026-03-09", "Semaine"),
    ],
)
def test_weeks_and_nothing_else_are_not_asked_about(texts: str, column: str) -> None:
    assert not asks(texts, column)


def test_months_are_refused_once_they_are_known_to_be_some() -> None:
    with pytest.raises(RowRefused) as caught:
        Calendar(is_longer=True).week("2026-01-01")

    assert caught.value.reason is Reason.LONGER_THAN_WEEK


def test_a_sunday_may_begin_its_week_or_end_it() -> None:
    (ask,) = asks("2026-03-01 2026-03-08")

    assert ask.about is About.WEEK_START
    assert read("2026-03-01", answers={"week_start": BEGINS}) == ["2026-W10"]
    assert read("2026-03-01", answers={"week_start": "ends"}) == ["2026-W09"]
    assert not asks("2026-03-01 2026-03-08", "Week ending")


def test_the_year_may_stand_beside_the_week() -> None:
    calendar = Calendar()

    assert calendar.week("S10", "2024") == weeks.week_from("2024-W10")
    assert calendar.week("2026-W10", "2024") == weeks.week_from("2026-W10")
    with pytest.raises(RowRefused):
        calendar.week("S10", "last")


def test_a_workbook_may_count_from_1904() -> None:
    assert Calendar(is_1904=True).week("44621") == weeks.week_from("2026-W10")


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Suivi NPS 2025", [About.YEAR]),
        ("NPS 2024-2025", [About.YEAR]),
        ("Suivi NPS 2026", []),
        ("2025 et 2026", []),
        ("Suivi NPS", []),
    ],
)
def test_a_title_of_another_year_than_weeks_seem_to_be_of_is_asked_about(
    title: str, found: list[About]
) -> None:
    recipe = Recipe(kind=Kind.AGGREGATED, roles={Role.WEEK: "Semaine"})
    sheet = replace(framed([["S10"], ["S11"]], ["Semaine"]), title=title)

    assert [one.about for one in asked(sheet, recipe, W48)] == found
