"""The circle: mobilisation and satisfaction that fall, or rise, together."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

import numpy as np

from engagement.statistics.findings import Numbers, Withheld, WithheldReason
from engagement.statistics.multiplicity import true_of_both
from engagement.statistics.peers import Tails, Truths

FALSE_SHARE = 0.05
"""Of the circles that are told, either way, how many may be expected to be false."""


class Turn(StrEnum):
    """Which way a team's circle turns, beside the other teams."""

    VICIOUS = "vicious"  # both sides are falling
    VIRTUOUS = "virtuous"  # both sides are rising
    NEITHER = "neither"  # nothing is said


@dataclass(frozen=True)
class Circle:
    """What is said of a team."""

    is_shown: ClassVar[bool] = True
    method: ClassVar[str] = "changes of two blocks beside the others; AdaFilter"

    turn: Turn


def circles(mobilisation: Tails, satisfaction: Tails) -> tuple[Circle | Withheld, ...]:
    """Tell for each team whether both sides fell, or rose, between two blocks; (K,).

    Beside the other teams, from the tails of both changes; 2.5 % of those told for
    either direction may be false, see `true_of_both`. Staff and customers are different
    people, so their errors are apart. A team without two blocks is withheld.
    """
    falls = _told(mobilisation.low, satisfaction.low)
    rises = _told(mobilisation.high, satisfaction.high)
    known = np.isfinite(mobilisation.low + satisfaction.low)
    return tuple(map(_circle, known.tolist(), falls.tolist(), rises.tolist()))


def _told(first: Numbers, second: Numbers) -> Truths:
    told = np.isfinite(first + second)
    told[told] = true_of_both(first[told], second[told]) <= FALSE_SHARE / 2
    return told


def _circle(is_known: bool, falls: bool, rises: bool) -> Circle | Withheld:  # noqa: FBT001 - mapped
    if not is_known:
        return Withheld(WithheldReason.NOT_PUBLISHED)
    if falls:
        return Circle(Turn.VICIOUS)
    return Circle(Turn.VIRTUOUS if rises else Turn.NEITHER)
