"""Half a year of releases hardly ever tells what one person answered.

Proof 9. The attacker sees every figure and knows who belongs where, who is new, gone
or on holiday, how people answer and how figures are rounded, and draws every conclusion
that probability allows. Exposed is an answer of which the attacker is over 80 % sure
that it was not favourable. The same attack meets exact shares and fixed bins.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from tests.trust.chain import Guess
from tests.trust.roundings import PRODUCT, ROUNDINGS
from tests.trust.time_attack import Attacker
from tests.trust.weeks import BASE, lived

SURE = 0.8
MOST = 0.05


@dataclass(frozen=True)
class Exposure:
    """How often the attacker is sure, and right, in shares of all answers."""

    answers: int
    sure_not: float
    right_not: float
    """Of those, how many were indeed not favourable."""
    sure_favourable: float
    right_favourable: float
    singled_out: float
    """Sure of somebody as not favourable, but not of their group on average."""

    def line(self, name: str) -> str:
        return (
            f"  {name:28} {self.sure_not:6.1%} ({self.right_not:4.0%} right)"
            f" {self.singled_out:8.1%}"
            f" {self.sure_favourable:10.1%} ({self.right_favourable:4.0%} right)"
            f"   of {self.answers}"
        )


def exposed(guesses: Sequence[Guess]) -> Exposure:
    held = np.array([guess.favourable for guess in guesses])
    truth = np.array([guess.is_favourable for guess in guesses])
    mean = np.array([guess.groups_mean for guess in guesses])
    no, yes = held < 1 - SURE, held > SURE
    return Exposure(
        len(guesses),
        float(no.mean()),
        float((~truth[no]).mean()) if no.any() else 0.0,
        float(yes.mean()),
        float(truth[yes].mean()) if yes.any() else 0.0,
        float((no & (mean >= 1 - SURE)).mean()),
    )


@cache
def guesses_of(
    name: str, *, weeks: int, companies: int, knows_who_answered: bool = False
) -> list[Guess]:
    attacker = Attacker(ROUNDINGS[name], knows_who_answered)
    return [
        guess
        for seed in range(companies)
        for guess in attacker.attack(lived(weeks, ROUNDINGS[name], seed))
    ]


def test_at_most_one_answer_in_twenty_is_exposed() -> None:
    found = exposed(guesses_of(PRODUCT, weeks=8, companies=4))

    assert found.answers > 2000
    assert found.sure_not <= MOST


def test_the_attack_breaks_exact_shares_and_knows_what_it_knows() -> None:
    ours = exposed(guesses_of(PRODUCT, weeks=8, companies=4))
    exact = exposed(guesses_of("exact shares", weeks=8, companies=4))

    assert exact.sure_not > 2 * ours.sure_not
    assert exact.right_not > SURE > 1 - BASE
    assert exact.right_favourable > SURE > BASE


def full(weeks: int = 26, companies: int = 20) -> list[str]:
    """Return the table for many companies of 120 people."""
    lines = [
        f"time: {weeks} weeks, {companies} companies of 120; over 80 % sure of answers",
        f"  {'':28} not favourable  singled out  favourable",
    ]
    for name in ROUNDINGS:
        guesses = guesses_of(name, weeks=weeks, companies=companies)
        first = [guess for guess in guesses if guess.is_first]
        lines.append(exposed(guesses).line(name))
        lines.append(exposed(first).line(f"{name}, newcomers"))
        assert name != PRODUCT or exposed(guesses).sure_not <= MOST
    for name in ROUNDINGS:
        guesses = guesses_of(
            name, weeks=weeks, companies=companies, knows_who_answered=True
        )
        lines.append(exposed(guesses).line(f"{name}, if who answered were known"))
    return lines
