"""Which weeks a file means: what its periods leave open, and how each is read."""

import calendar
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise

from engagement import weeks
from engagement.customers.files.dates import day_in, of_1904
from engagement.customers.files.numbers import bare
from engagement.customers.files.periods import (
    SATURDAY,
    YEARS_BACK,
    Calendar,
    Period,
    day_of_week,
    is_of_last_days,
    is_of_weeks,
    latest_year,
    names_a_week,
    period_of,
    week_number,
)
from engagement.customers.files.recipe import Recipe
from engagement.customers.files.sheets import Sheet
from engagement.customers.files.words import Role
from engagement.customers.intake.asks import EXAMPLES, About, Ask
from engagement.refusals import RowRefused

WEEKS, DAYS, LONGER = "weeks", "days", "longer"
"""What periods may be: weeks, named by one of their days, or months and the like."""
BEGINS, ENDS = "begins", "ends"
"""What a day says of its week."""
LATEST = "latest"
"""Of weeks without a year: the last of each number that has begun."""
SUNDAY = 6
OVER_NEW_YEAR = 4
"""Weeks that may lie between the last of one year and the first of the next."""
NEIGHBOURS = {52, 1}
"""Weeks that follow each other, though their numbers do not."""
SOMETIMES_53 = 53
SOME = 2
"""Days that make a habit."""


def calendar_of(
    sheet: Sheet, recipe: Recipe, this_week: int, questions: Sequence[Ask]
) -> Calendar:
    """Return how days and weeks are read.

    Where nobody is asked of which year they are, weeks that leave it open are refused.
    """
    answers = {one.about: one.answer for one in questions}
    numbers, told = _numbers(sheet, recipe), answers.get(About.YEAR)
    years = _years(numbers, this_week)
    if told is not None:
        is_one = told not in {"", LATEST}
        latest = _latest(numbers, this_week)
        years = dict.fromkeys(numbers, int(told)) if is_one else latest
    return Calendar(
        recipe.date_order,
        years or {},
        is_longer=answers.get(About.PERIOD) == LONGER,
        begins_at_weekends=answers.get(About.WEEK_START) == BEGINS,
        is_1904=sheet.is_1904,
    )


def asked(sheet: Sheet, recipe: Recipe, this_week: int) -> tuple[Ask, ...]:
    """Return what must be asked of the periods of totals, answered or not."""
    found = _asks(sheet, recipe, this_week) if _texts(sheet, recipe) else ()
    return tuple(one.answered(recipe.answers) for one in found)


def _asks(sheet: Sheet, recipe: Recipe, this_week: int) -> Iterator[Ask]:
    texts, days = _texts(sheet, recipe), _days(sheet, recipe)
    column = recipe.roles.get(Role.WEEK, "")
    columns = (column,) if column else ()
    names = sheet.names_of(column) if column else ()
    readings = _readings(texts, days, is_weekly=is_of_weeks(names))
    some = tuple(texts[:EXAMPLES])
    answer = recipe.answers.get(About.PERIOD, "") if readings else WEEKS
    if readings:
        yield Ask(About.PERIOD, columns, "", readings, readings[-1], some)
    is_enough = len(days) >= SOME or is_of_weeks(names) or recipe.weeks_across
    if is_enough and _are_of_weekends(days) and not is_of_last_days(names):
        yield Ask(About.WEEK_START, columns, "", (BEGINS, ENDS), BEGINS, some)
    numbers = _numbers(sheet, recipe)
    years = _years(numbers, this_week) or {}
    is_open = not years or _is_titled_otherwise(sheet.title, years.values())
    if answer == WEEKS and numbers and is_open:
        yield _of_which_year(texts, columns, this_week)


def _texts(sheet: Sheet, recipe: Recipe) -> list[str]:
    """Return the different texts that name weeks, in the order of the file."""
    if recipe.weeks_across:
        return [column for column in sheet.columns if names_a_week(column)]
    column = "" if Role.DATE in recipe.roles else recipe.roles.get(Role.WEEK, "")
    return [bare(text) for text in sheet.distinct(column) if text]


def _days(sheet: Sheet, recipe: Recipe) -> list[date]:
    """Return the days among them, where there is nothing else."""
    found = []
    for text in _texts(sheet, recipe):
        usual = of_1904(text) if sheet.is_1904 else text
        if (day := day_of_week(usual)) is None:
            if period_of(text) is Period.NONE:
                continue
            return []
        try:
            found.append(day_in(day, recipe.date_order))
        except RowRefused:
            continue
    return found


def _numbers(sheet: Sheet, recipe: Recipe) -> list[int]:
    """Return the weeks that lack a year, by their number, each once."""
    if Role.YEAR in recipe.roles:
        return []
    found = (week_number(text) or 0 for text in _texts(sheet, recipe))
    return list(dict.fromkeys(one for one in found if 0 < one <= SOMETIMES_53))


def _readings(
    texts: Sequence[str], days: Sequence[date], *, is_weekly: bool
) -> tuple[str, ...]:
    """Return what the periods may be; empty where they are weeks and nothing else."""
    kinds = {period_of(text) for text in texts} - {Period.NONE}
    if kinds == {Period.LONGER}:
        return (LONGER,)
    unclear = {Period.HALF, Period.MONTH_NUMBER, Period.LONGER}
    if kinds and kinds <= unclear and not is_weekly:
        return (WEEKS, LONGER)
    is_by_month = len({*days}) >= SOME and (
        all(day.day == 1 for day in days) or all(map(_is_last_of_month, days))
    )
    return (DAYS, LONGER) if is_by_month else ()


def _is_titled_otherwise(title: str, years: Collection[int]) -> bool:
    """Tell whether a title names years, and none of these."""
    named = {*map(int, re.findall(r"(?<![0-9])20[0-9]{2}(?![0-9])", title))}
    return bool(named) and not named & {*years}


def _is_last_of_month(day: date) -> bool:
    return day.day == calendar.monthrange(day.year, day.month)[1]


def _are_of_weekends(days: Sequence[date]) -> bool:
    """Tell whether all are Sundays, or all Saturdays."""
    return {day.weekday() for day in days} in ({SATURDAY}, {SUNDAY})


def _of_which_year(texts: Sequence[str], columns: tuple[str, ...], now: int) -> Ask:
    """Ask for the year; an answer holds for these weeks, and until the next year."""
    year = weeks.monday_of(now).isocalendar().year
    readings = (*(str(year - back) for back in range(YEARS_BACK)), LATEST)
    named = [(week_number(text) or 0, text) for text in texts]
    numbers = sorted(number for number, _ in named if number)
    some = [text for number, text in sorted(named, reverse=True) if number]
    subject = f"{year}-{numbers[0]}-{numbers[-1]}"
    return Ask(
        About.YEAR, columns, "", readings, examples=tuple(some[:EXAMPLES]),
        subject=subject,
    )  # fmt: skip


def _years(numbers: Sequence[int], this_week: int) -> Mapping[int, int] | None:
    """Return the years of weeks that follow each other; None where that is unclear.

    They go up or down, and may go over one new year; none is in the future.
    """
    latest = _latest(numbers, this_week)
    if SOMETIMES_53 in numbers:
        return None
    within = dict.fromkeys(numbers, min(latest.values(), default=0))
    ways = [numbers, numbers[::-1]]
    over = [way for way in ways if _turn(way)]
    is_within = any(map(_is_rising, ways)) and {*numbers} != NEIGHBOURS
    if is_within or not over:
        return within if within == latest and not over else None
    (run,) = over
    year, turn = latest[run[-1]], _turn(run)
    return {number: year - (at < turn) for at, number in enumerate(run)}


def _latest(numbers: Sequence[int], this_week: int) -> dict[int, int]:
    return {number: latest_year(number, this_week) for number in numbers}


def _is_rising(numbers: Sequence[int]) -> bool:
    return all(one < other for one, other in pairwise(numbers))


def _turn(numbers: Sequence[int]) -> int:
    """Return where the weeks of a next year begin; 0 where they do not."""
    falls = [
        at for at, (one, other) in enumerate(pairwise(numbers), start=1) if other < one
    ]
    if len(falls) != 1:
        return 0
    (at,) = falls
    last_of_year = 52
    gap = numbers[at] + last_of_year - numbers[at - 1]
    return at if gap <= OVER_NEW_YEAR else 0
