"""When pulses open and close."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement.pulses import calendar
from engagement.weeks import week_from

PARIS = ZoneInfo("Europe/Paris")
TUESDAY_NINE = (1, 9, 3)


def week(text: str) -> int:
    found = week_from(text)
    assert found is not None
    return found


def test_a_slot_is_in_local_time_summer_and_winter() -> None:
    winter = calendar.slot_of(week("2026-W10"), *TUESDAY_NINE, PARIS)
    summer = calendar.slot_of(week("2026-W30"), *TUESDAY_NINE, PARIS)

    assert winter.opens_at == datetime(2026, 3, 3, 8, tzinfo=UTC)
    assert winter.closes_at == datetime(2026, 3, 6, 8, tzinfo=UTC)
    assert summer.opens_at == datetime(2026, 7, 21, 7, tzinfo=UTC)


@pytest.mark.parametrize("spring_forward", ["2026-W13"])
def test_a_pulse_across_the_clock_change_is_open_48_hours(spring_forward: str) -> None:
    slot = calendar.slot_of(week(spring_forward), 4, 9, 2, PARIS)

    assert slot.closes_at - slot.opens_at == timedelta(hours=48)


@pytest.mark.parametrize(
    ("now", "is_due"),
    [
        (datetime(2026, 3, 3, 7, 59, tzinfo=UTC), False),
        (datetime(2026, 3, 3, 8, tzinfo=UTC), True),
        (datetime(2026, 3, 4, 8, tzinfo=UTC), True),
        (datetime(2026, 3, 4, 8, 1, tzinfo=UTC), False),
    ],
)
def test_a_pulse_opens_late_only_with_48_hours_to_run(
    now: datetime, *, is_due: bool
) -> None:
    slot = calendar.slot_due(now, *TUESDAY_NINE, PARIS)

    assert (slot is not None) is is_due


@given(st.integers(0, 6), st.integers(0, 23), st.integers(2, 6), st.integers(0, 59))
def test_a_pulse_opens_though_nobody_asks_at_the_very_minute(
    weekday: int, hour: int, days: int, minutes: int
) -> None:
    slot = calendar.slot_of(week("2026-W30"), weekday, hour, days, PARIS)
    late = slot.opens_at + timedelta(minutes=minutes)

    found = calendar.slot_due(late, weekday, hour, days, PARIS)

    assert found
    assert found.closes_at == max(slot.closes_at, late + timedelta(hours=48))


def test_a_pulse_opened_on_friday_belongs_to_its_own_week() -> None:
    saturday = datetime(2027, 1, 2, 12, tzinfo=UTC)

    slot = calendar.slot_due(saturday, 4, 9, 6, PARIS)

    assert slot
    assert slot.week == week("2026-W53")


@given(
    st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - Hypothesis adds the zone
    st.integers(0, 4),
    st.integers(0, 23),
    st.integers(2, 6),
)
def test_the_next_opening_is_ahead_by_a_week_at_most(
    now: datetime, weekday: int, hour: int, days: int
) -> None:
    opening = calendar.next_opening(now, weekday, hour, days, PARIS)

    assert timedelta(0) < opening - now <= timedelta(days=7, hours=1)
    local = opening.astimezone(PARIS)
    assert local.weekday() == weekday
