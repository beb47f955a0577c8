"""Which kinds of action tend to be followed by improvement, over all teams."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from engagement.actions.kinds import ActionKind
from engagement.insight.effect.comparable import Course
from engagement.insight.effect.measured import MeasureEffect
from engagement.statistics.findings import Withheld
from engagement.statistics.multiplicity import holm
from engagement.statistics.pooled import Pooled, pooled

LEVEL = 0.05
"""Of any kind said falsely to be followed by something."""


class KindReading(StrEnum):
    """What may be said of a kind of action."""

    UNCLEAR = "unclear"
    IMPROVEMENT = "improvement"
    CONTRARY = "contrary"


@dataclass(frozen=True)
class KindRow:
    """A kind of action: how many there were, of how many it can be told, and what."""

    kind: ActionKind
    begun: int
    told: int
    found: Pooled | Withheld
    reading: KindReading


def kind_rows(
    courses: Sequence[Course], effects: Mapping[int, MeasureEffect]
) -> list[KindRow]:
    """Return the kinds that were tried, those tried most first.

    Of each action the last look at what it was to better counts, whatever it said; as
    shares of answers, so that a point of one measure is one of any other; but not of
    one that was settled late. All kinds are one family: Holm.
    """
    begun = [one for one in courses if one.is_begun and one.action_id in effects]
    in_time = {one.action_id for one in begun if not one.is_late}
    by_kind = {
        kind: [one.action_id for one in begun if one.kind == kind]
        for kind in ActionKind
    }
    looks = {
        kind: [
            effects[id_].looks[-1]
            for id_ in ids
            if id_ in in_time and effects[id_].looks
        ]
        for kind, ids in by_kind.items()
        if ids
    }
    found = {
        kind: pooled([one.value for one in some], [one.error for one in some])
        for kind, some in looks.items()
    }
    clear = _clear(found)
    rows = [
        KindRow(
            kind,
            len(by_kind[kind]),
            len(looks[kind]),
            one,
            clear.get(kind, KindReading.UNCLEAR),
        )
        for kind, one in found.items()
    ]
    return sorted(rows, key=lambda row: -row.told)


def _clear(
    found: Mapping[ActionKind, Pooled | Withheld],
) -> dict[ActionKind, KindReading]:
    shown = {kind: one for kind, one in found.items() if isinstance(one, Pooled)}
    adjusted = holm([one.p for one in shown.values()])
    return {
        kind: KindReading.IMPROVEMENT if one.mean > 0 else KindReading.CONTRARY
        for (kind, one), p in zip(shown.items(), adjusted.tolist(), strict=True)
        if p <= LEVEL
    }
