"""What dissatisfied customers cost, worked by hand."""

from dataclasses import fields, replace

from hypothesis import given
from hypothesis import strategies as st

from engagement.statistics.value import Assumptions, Range, Worth, worth


def exactly(value: float) -> Range:
    return Range(value, value)


BY_HAND = Assumptions(
    customers=Range(1_000, 2_000),
    dissatisfied=Range(0.05, 0.10),
    satisfied=Range(0.75, 0.80),
    never_again=Range(0.45, 0.90),
    treated=Range(1 / 3, 2 / 3),
    price=Range(100, 200),
    tells_good=Range(4, 8),
    tells_ill=Range(11, 22),
    staff=exactly(700),
    leaving=Range(0.10, 0.20),
    replacing=Range(5_000, 10_000),
)


def ends(of: Range) -> tuple[float, float]:
    return round(of.low, 6), round(of.high, 6)


def test_customers_lost_and_their_price() -> None:
    found = worth(BY_HAND)

    assert ends(found.lost) == (22.5, 180)  # 1,000 x 5 % x 45 %; 2,000 x 10 % x 90 %
    assert ends(found.lost_price) == (2_250, 36_000)  # x 100; x 200
    assert ends(found.treated) == (7.5, 120)  # a third; two thirds
    assert ends(found.treated_price) == (750, 24_000)


def test_people_who_are_told() -> None:
    found = worth(BY_HAND)

    assert ends(found.hear_good) == (3_000, 12_800)  # 750 x 4; 1,600 x 8
    assert ends(found.hear_ill) == (550, 4_400)  # 50 x 11; 200 x 22


def test_departures_of_staff() -> None:
    found = worth(BY_HAND)

    assert ends(found.departures) == (70, 140)
    assert ends(found.departures_price) == (350_000, 1_400_000)


def test_one_point_fewer_dissatisfied() -> None:
    found = worth(BY_HAND)

    assert ends(found.kept) == (4.5, 18)  # 1,000 x 1 % x 45 %; 2,000 x 1 % x 90 %
    assert ends(found.kept_price) == (450, 3_600)


def test_less_than_a_point_cannot_fall_by_a_point() -> None:
    found = worth(replace(BY_HAND, dissatisfied=Range(0.0, 0.004)))

    assert ends(found.kept) == (0, 7.2)
    assert found.kept == found.lost


def test_the_figures_of_the_field_alone() -> None:
    """Of 100 customers 10 are dissatisfied: 9 are lost, 6 for how they were treated."""
    hundred = {name.name: exactly(1) for name in fields(Assumptions)}
    field = hundred | {
        "customers": exactly(100),
        "dissatisfied": exactly(0.10),
        "satisfied": exactly(0.90),
        "never_again": exactly(0.90),
        "treated": exactly(2 / 3),
        "tells_good": exactly(8),
        "tells_ill": exactly(22),
    }

    found = worth(Assumptions(**field))

    assert ends(found.lost) == (9, 9)
    assert ends(found.treated) == (6, 6)
    assert ends(found.hear_good) == (720, 720)
    assert ends(found.hear_ill) == (220, 220)


RANGES = st.tuples(st.floats(0, 1), st.floats(0, 1)).map(
    lambda two: Range(*sorted(two))
)
ANY = st.builds(Assumptions, **{one.name: RANGES for one in fields(Assumptions)})


@given(ANY)
def test_a_range_never_stands_upside_down(of: Assumptions) -> None:
    found = worth(of)

    assert all(one.low <= one.high for one in _ranges(found))


@given(ANY)
def test_a_part_is_never_more_than_its_whole(of: Assumptions) -> None:
    found = worth(of)

    assert found.treated.high <= found.lost.high
    assert found.kept.high <= found.lost.high * (1 + 1e-9)


def _ranges(found: Worth) -> list[Range]:
    return [getattr(found, one.name) for one in fields(Worth)]
