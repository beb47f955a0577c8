"""Kinds of action: pooled over teams, all of them one family."""

from dataclasses import replace

import numpy as np
import pytest

from engagement.actions.kinds import ActionKind
from engagement.insight.effect.comparable import Course
from engagement.insight.effect.kinds import KindReading, KindRow, kind_rows
from engagement.insight.effect.measured import MeasureEffect
from engagement.statistics.effect import Difference, Effect
from engagement.statistics.findings import Interval, Withheld, WithheldReason
from engagement.statistics.pooled import Pooled

ZERO = Interval(0, 0)
LOOK = Difference(
    before=0, after=0, expected=0, around=ZERO, value=0.0, interval=ZERO, error=0.05,
    p=1, rank_p=1, compared=(), weeks=4, spent=0.01,
)  # fmt: skip
EARLY = MeasureEffect("mobilisation", Effect(()), 2, 9, ())


def effect_of(*values: float) -> MeasureEffect:
    looks = tuple(replace(LOOK, value=value) for value in values)
    return MeasureEffect("mobilisation", Effect(looks), 12, 9, ())


def course(at: int, kind: ActionKind, *, is_begun: bool = True) -> Course:
    return Course(at, at, "mobilisation", kind.value, 1, 9, 1, is_begun=is_begun)


def rows_of(
    by_kind: dict[ActionKind, list[MeasureEffect]],
) -> dict[ActionKind, KindRow]:
    courses: list[Course] = []
    effects: dict[int, MeasureEffect] = {}
    for kind, found in by_kind.items():
        for one in found:
            effects[len(courses)] = one
            courses.append(course(len(courses), kind))
    return {row.kind: row for row in kind_rows(courses, effects)}


def test_a_kind_that_helps_is_told_with_how_many_there_were() -> None:
    helps = [effect_of(0.0, one) for one in (0.16, 0.2, 0.12, 0.18, 0.15, 0.2)]
    rows = rows_of({ActionKind.ROTA: [*helps, EARLY], ActionKind.TOOLS: [EARLY]})

    row = rows[ActionKind.ROTA]
    assert row.reading is KindReading.IMPROVEMENT
    assert (row.begun, row.told) == (7, 6)
    assert isinstance(row.found, Pooled)
    assert row.found.mean == pytest.approx(0.168, abs=0.005)
    assert rows[ActionKind.TOOLS].found == Withheld(
        WithheldReason.TOO_FEW_ACTIONS, have=0, need=5
    )


def test_the_last_look_counts_whatever_an_earlier_one_said() -> None:
    rows = rows_of({ActionKind.ROTA: [effect_of(0.9, 0.9, -0.2)] * 5})

    assert rows[ActionKind.ROTA].reading is KindReading.CONTRARY


def test_what_never_began_does_not_count() -> None:
    courses = [course(at, ActionKind.ROTA, is_begun=at > 0) for at in range(6)]

    (row,) = kind_rows(courses, {at: effect_of(0.1) for at in range(6)})

    assert (row.begun, row.told) == (5, 5)


def test_what_was_written_down_once_it_had_gone_well_does_not_count() -> None:
    courses = [course(at, ActionKind.ROTA) for at in range(6)]
    late = [*courses[:5], replace(courses[5], settled=6)]

    (row,) = kind_rows(late, {at: effect_of(0.1) for at in range(6)})

    assert (row.begun, row.told) == (6, 5)


def test_ten_kinds_that_do_nothing_are_called_wrongly_once_in_twenty() -> None:
    random, wrong = np.random.default_rng(4), 0
    for _ in range(200):
        of_kind = {
            kind: [effect_of(value) for value in random.normal(0, 0.05, 6)]
            for kind in ActionKind
        }
        readings = {row.reading for row in rows_of(of_kind).values()}
        wrong += readings != {KindReading.UNCLEAR}

    assert wrong <= 0.05 * 200 + 3.5 * np.sqrt(0.05 * 0.95 * 200)
    assert wrong <= 10
