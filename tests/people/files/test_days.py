"""Days as files write them."""

from datetime import date

import pytest

from engagement.people.files.days import DayOrder, order_of, readings

SEPTEMBER, FEBRUARY = date(2019, 9, 2), date(2019, 2, 9)


@pytest.mark.parametrize(
    ("text", "order", "days"),
    [
        ("2019-09-02", None, [SEPTEMBER]),
        ("20190902", None, [SEPTEMBER]),
        ("2019-09-02 00:00:00", None, [SEPTEMBER]),
        ("02/09/2019", DayOrder.DAY_FIRST, [SEPTEMBER]),
        ("02/09/2019", DayOrder.MONTH_FIRST, [FEBRUARY]),
        ("02/09/2019", None, [SEPTEMBER, FEBRUARY]),
        ("3/3/2019", None, [date(2019, 3, 3)]),
        ("31/02/2019", None, []),
        ("soon", None, []),
        ("", None, []),
    ],
)
def test_a_text_is_no_day_or_one_or_two(
    text: str, order: DayOrder | None, days: list[date]
) -> None:
    assert readings(text, order) == days


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (["02/09/2019", "14/09/2019"], DayOrder.DAY_FIRST),
        (["02/09/2019", "09/14/2019"], DayOrder.MONTH_FIRST),
        (["02.09.2019"], DayOrder.DAY_FIRST),
        (["02/09/2019", "2019-14-09", ""], None),
    ],
)
def test_a_column_tells_the_order_of_its_days(
    texts: list[str], order: DayOrder | None
) -> None:
    assert order_of(texts) is order
