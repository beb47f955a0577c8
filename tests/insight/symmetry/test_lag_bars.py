"""Bars of lead and lag stand where their numbers say."""

from engagement.insight.symmetry.lag_bars import lag_bars
from engagement.statistics.findings import Withheld, WithheldReason
from engagement.statistics.lags import Lag, LeadAndLag


def lag(r: float, p: float = 0.5, band: float = 0.3) -> Lag:
    return Lag(r, 100, p, band)


def test_bars_rise_and_fall_from_zero_and_those_out_of_chance_are_marked() -> None:
    missing = Withheld(WithheldReason.TOO_FEW_PAIRS, 9, 48)
    found = LeadAndLag({-1: lag(-0.2), 0: missing, 1: lag(0.4, p=0.01)}, 1, 1, 20, 26)

    (drawn,) = lag_bars(found)

    down, up = drawn.bars
    assert (down.weeks, up.weeks) == (-1, 1)
    assert down.top == drawn.zero
    assert up.top + up.height == drawn.zero
    assert up.height == 2 * down.height
    assert up.left > down.left + down.width
    assert [bar.stands_out for bar in drawn.bars] == [False, True]
    assert down.band[0] < drawn.zero < down.band[1]


def test_small_numbers_do_not_fill_the_drawing() -> None:
    (drawn,) = lag_bars(LeadAndLag({0: lag(0.01, band=0.02)}, 1, 1, 20, 26))

    assert drawn.bars[0].height < 10


def test_what_is_withheld_is_not_drawn() -> None:
    assert lag_bars(Withheld(WithheldReason.TOO_FEW_TEAMS, 5, 6)) == []
