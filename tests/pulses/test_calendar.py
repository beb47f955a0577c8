"""When pulses open and close."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement.pulses import calendar
from engagement.pulses.calendar import (
    NoPulse,
    Opened,
    Programme,
    Slot,
    WeekChoice,
    WhyNot,
)
from engagement.weeks import monday_of, week_at, week_from

PARIS = ZoneInfo("Europe/Paris")
ZONES = st.sampled_from([PARIS, ZoneInfo("Pacific/Auckland"), ZoneInfo("UTC")])
TUESDAY = Programme(PARIS, weekday=1, hour=9, days_open=3)
MOMENTS = st.datetimes(
    datetime(2020, 1, 1),  # noqa: DTZ001 - Hypothesis adds the zone
    datetime(2030, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)


def week(text: str) -> int:
    found = week_from(text)
    assert found is not None
    return found


@st.composite
def programmes(draw: st.DrawFn) -> Programme:
    """Return what a page can be made to save, holidays and choices included."""
    weeks = st.integers(week("2020-W01"), week("2030-W10"))
    choices = st.builds(
        WeekChoice,
        st.sampled_from([None, True, False]),
        st.none() | st.sampled_from(calendar.WEEKDAYS),
    )
    days = st.dates(date(2020, 1, 1), date(2030, 3, 1))
    return Programme(
        draw(ZONES),
        draw(st.sampled_from(calendar.WEEKDAYS)),
        draw(st.sampled_from(calendar.HOURS)),
        draw(st.sampled_from(calendar.DAYS_OPEN)),
        draw(st.sampled_from(calendar.EVERY)),
        draw(st.integers(0, 1)),
        holidays=tuple((day, day) for day in draw(st.lists(days, max_size=5))),
        choices=draw(st.dictionaries(weeks, choices, max_size=5)),
    )


def test_a_slot_is_in_local_time_summer_and_winter() -> None:
    winter = calendar.slot_of(week("2026-W10"), 1, 9, 3, PARIS)
    summer = calendar.slot_of(week("2026-W30"), 1, 9, 3, PARIS)

    assert winter.opens_at == datetime(2026, 3, 3, 8, tzinfo=UTC)
    assert winter.closes_at == datetime(2026, 3, 6, 8, tzinfo=UTC)
    assert summer.opens_at == datetime(2026, 7, 21, 7, tzinfo=UTC)


def test_a_pulse_across_the_clock_change_is_open_48_hours() -> None:
    slot = calendar.slot_of(week("2026-W13"), 4, 9, 2, PARIS)

    assert slot.closes_at - slot.opens_at == timedelta(hours=48)


@pytest.mark.parametrize(
    ("now", "closes_at"),
    [
        (datetime(2026, 3, 3, 7, 59, tzinfo=UTC), None),
        (datetime(2026, 3, 3, 8, tzinfo=UTC), datetime(2026, 3, 6, 8, tzinfo=UTC)),
        (datetime(2026, 3, 4, 8, tzinfo=UTC), datetime(2026, 3, 6, 8, tzinfo=UTC)),
        (datetime(2026, 3, 5, 8, tzinfo=UTC), datetime(2026, 3, 7, 8, tzinfo=UTC)),
        (datetime(2026, 3, 6, 23, tzinfo=UTC), datetime(2026, 3, 8, 23, tzinfo=UTC)),
        (datetime(2026, 3, 6, 23, 1, tzinfo=UTC), None),
    ],
)
def test_a_pulse_opens_late_while_48_hours_of_its_week_are_left(
    now: datetime, closes_at: datetime | None
) -> None:
    slot = calendar.due(TUESDAY, None, now)

    assert (slot and slot.closes_at) == closes_at


@given(
    st.sampled_from(calendar.WEEKDAYS),
    st.sampled_from(calendar.HOURS),
    st.sampled_from(calendar.DAYS_OPEN),
    st.integers(0, 59),
    ZONES,
)
def test_whatever_a_page_offers_opens_though_nobody_asks_at_the_very_minute(
    weekday: int, hour: int, days: int, minutes: int, zone: ZoneInfo
) -> None:
    programme = Programme(zone, weekday, hour, days)
    nominal = calendar.slot_of(week("2026-W30"), weekday, hour, days, zone)
    late = nominal.opens_at + timedelta(minutes=minutes)

    found = calendar.due(programme, None, late)

    assert found
    assert found.closes_at == max(nominal.closes_at, late + timedelta(hours=48))


def test_a_pulse_opened_late_on_saturday_belongs_to_its_own_week() -> None:
    friday = Programme(PARIS, weekday=4, hour=9, days_open=6)

    slot = calendar.due(friday, None, datetime(2027, 1, 2, 12, tzinfo=UTC))

    assert slot
    assert slot.week == week("2026-W53")


@given(programmes(), MOMENTS)
def test_what_is_said_to_open_next_opens_then_and_not_before(
    programme: Programme, now: datetime
) -> None:
    slot = calendar.next_slot(programme, None, now)

    if slot is None:
        assert calendar.due(programme, None, now) is None
        return
    assert slot.opens_at >= now
    assert calendar.due(programme, None, slot.opens_at) == slot
    if slot.opens_at > now:
        before = slot.opens_at - timedelta(seconds=1)
        assert calendar.due(programme, None, max(now, before)) is None


@given(programmes(), MOMENTS)
def test_pulses_to_come_keep_every_rule(programme: Programme, now: datetime) -> None:
    planned = calendar.plan(programme, None, now)

    slots = [one for one in planned if isinstance(one, Slot)]
    assert [one.week for one in planned] == list(
        range(planned[0].week, planned[0].week + calendar.WEEKS_AHEAD)
    )
    for slot in slots:
        assert slot.closes_at - slot.opens_at >= calendar.SHORTEST_OPEN
        assert week_at(slot.opens_at, programme.zone) == slot.week
    for earlier, later in pairwise(slots):
        assert later.opens_at - earlier.opens_at >= calendar.BETWEEN_OPENINGS
        assert later.opens_at >= earlier.closes_at


@given(programmes(), MOMENTS, st.integers(1, 14 * 24))
def test_no_pulse_begins_on_a_holiday_or_where_hr_wants_none(
    programme: Programme, now: datetime, hours: int
) -> None:
    last = Opened(
        week_at(now - timedelta(hours=hours), programme.zone),
        now - timedelta(hours=hours),
        now - timedelta(hours=hours) + timedelta(days=programme.days_open),
    )

    slots = [
        one for one in calendar.plan(programme, last, now) if isinstance(one, Slot)
    ]

    for slot in slots:
        assert programme.choice(slot.week).runs is not False
        nominal = calendar.of_week(programme, slot.week, None, slot.opens_at)
        assert isinstance(nominal, Slot)
        is_late = slot.opens_at.astimezone(programme.zone).hour != programme.hour
        day = slot.opens_at.astimezone(programme.zone).date()
        assert is_late or not programme.is_holiday(day)


def test_moved_from_friday_to_monday_it_waits_five_days() -> None:
    monday = Programme(PARIS, weekday=0, hour=9, days_open=2)
    friday = datetime(2026, 3, 6, 8, tzinfo=UTC)
    last = Opened(week("2026-W10"), friday, friday + timedelta(days=3))

    planned = calendar.plan(monday, last, friday + timedelta(hours=1), weeks=2)

    assert [one.opens_at for one in planned if isinstance(one, Slot)] == [
        datetime(2026, 3, 11, 8, tzinfo=UTC),
        datetime(2026, 3, 16, 8, tzinfo=UTC),
    ]


def test_where_five_days_leave_no_room_the_week_says_so() -> None:
    tuesday = Programme(PARIS, weekday=1, hour=9, days_open=2)
    sunday = datetime(2026, 3, 8, 12, tzinfo=UTC)
    last = Opened(week("2026-W10"), sunday, sunday + timedelta(days=6))

    (first,) = calendar.plan(tuesday, last, sunday, weeks=1)

    assert first == NoPulse(week("2026-W11"), WhyNot.TOO_SOON)


def test_a_machine_that_was_off_for_a_day_opens_what_it_missed() -> None:
    wednesday = datetime(2026, 3, 4, 8, 30, tzinfo=UTC)

    slot = calendar.due(TUESDAY, None, wednesday)

    assert slot
    assert (slot.opens_at, slot.week) == (wednesday, week("2026-W10"))


def test_a_rhythm_set_after_its_hour_begins_the_week_after() -> None:
    now = datetime(2026, 3, 3, 10, tzinfo=UTC)

    this, after = calendar.plan(replace(TUESDAY, since=now), None, now, weeks=2)

    assert this == NoPulse(week("2026-W10"), WhyNot.PASSED)
    assert isinstance(after, Slot)
    assert after.opens_at == datetime(2026, 3, 10, 8, tzinfo=UTC)


def test_a_holiday_moves_a_pulse_to_the_next_working_day() -> None:
    easter = replace(TUESDAY, holidays=((date(2026, 3, 2), date(2026, 3, 4)),))

    slot = calendar.due(easter, None, datetime(2026, 3, 5, 8, tzinfo=UTC))

    assert slot
    assert slot.opens_at == datetime(2026, 3, 5, 8, tzinfo=UTC)
    assert slot.closes_at == datetime(2026, 3, 8, 8, tzinfo=UTC)


def test_a_week_of_holidays_has_no_pulse() -> None:
    closed = replace(TUESDAY, holidays=((date(2026, 3, 3), date(2026, 3, 6)),))
    monday = datetime(2026, 3, 2, 8, tzinfo=UTC)

    (only,) = calendar.plan(closed, None, monday, weeks=1)

    assert only == NoPulse(week("2026-W10"), WhyNot.HOLIDAYS)


def test_a_pause_ends_by_itself() -> None:
    paused = replace(TUESDAY, paused_until=date(2026, 3, 11))
    now = datetime(2026, 3, 2, 8, tzinfo=UTC)

    planned = calendar.plan(paused, None, now, weeks=3)

    assert planned[:2] == [
        NoPulse(week("2026-W10"), WhyNot.PAUSED),
        NoPulse(week("2026-W11"), WhyNot.PAUSED),
    ]
    assert isinstance(planned[2], Slot)
    assert paused.is_paused(now)
    assert not paused.is_paused(datetime(2026, 3, 11, 1, tzinfo=UTC))


def test_every_two_weeks_leaves_one_out_unless_hr_holds_one() -> None:
    first = week("2026-W10")
    choices = {first + 3: WeekChoice(runs=True), first + 4: WeekChoice(runs=False)}
    programme = replace(TUESDAY, every=2, first_week=first, choices=choices)
    monday = datetime(2026, 3, 2, 8, tzinfo=UTC)

    planned = calendar.plan(programme, None, monday, weeks=6)

    assert [one.why if isinstance(one, NoPulse) else None for one in planned] == [
        *(None, WhyNot.OTHER_WEEK, None, None, WhyNot.CHOSEN, WhyNot.OTHER_WEEK)
    ]


def test_a_week_can_have_another_day() -> None:
    thursday = replace(TUESDAY, choices={week("2026-W10"): WeekChoice(weekday=3)})
    monday = datetime(2026, 3, 2, 8, tzinfo=UTC)

    planned = calendar.plan(thursday, None, monday, weeks=2)

    days = [one.opens_at.weekday() for one in planned if isinstance(one, Slot)]
    assert days == [3, 1]


def test_a_week_with_figures_from_another_tool_has_no_pulse() -> None:
    imported = replace(TUESDAY, last_figures=week("2026-W10"))
    monday = datetime(2026, 3, 2, 8, tzinfo=UTC)

    this, after = calendar.plan(imported, None, monday, weeks=2)

    assert this == NoPulse(week("2026-W10"), WhyNot.FIGURES)
    assert isinstance(after, Slot)
    assert monday_of(after.week) == date(2026, 3, 9)


CHECKED = replace(TUESDAY, has_checks=True)


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [
        ("2026-W13", "2026-W14", "check"),  # Thursday 2 April
        ("2026-W12", "2026-W13", "none"),  # Thursday 26 March
        ("2026-W14", "2026-W15", "none"),
        ("2025-W52", "2026-W01", "check"),  # Thursday 1 January
        ("2026-W52", "2026-W53", "none"),  # Thursday 31 December
        ("2026-W02", "2026-W23", "check"),  # a quarter without any pulse
    ],
)
def test_a_check_is_the_first_pulse_of_a_quarter(
    before: str, now: str, told: str
) -> None:
    is_check = calendar.is_check(CHECKED, week(now), week(before))

    assert is_check is (told == "check")


def test_no_check_where_hr_wants_none_or_chose_questions() -> None:
    now, before = week("2026-W14"), week("2026-W13")
    chosen = {now: WeekChoice(questions=("trust", "values"))}

    assert not calendar.is_check(TUESDAY, now, before)
    assert not calendar.is_check(replace(CHECKED, choices=chosen), now, before)


def test_the_very_first_pulse_of_a_company_is_no_check() -> None:
    assert not calendar.is_check(CHECKED, week("2026-W14"), None)


def test_a_quarter_has_one_check_however_its_pulses_fall() -> None:
    for every in calendar.EVERY:
        weeks = range(week("2024-W01"), week("2031-W01"), every)
        checks = [
            now
            for last, now in pairwise(weeks)
            if calendar.is_check(CHECKED, now, last)
        ]

        quarters = [calendar.quarter_of(one) for one in checks]
        assert quarters == list(range(quarters[0], quarters[0] + 27))
