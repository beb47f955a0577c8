"""How often the tests cry wolf, and how often the intervals hold the truth."""

import time
from collections.abc import Iterator

from engagement.statistics.findings import Numbers
from tests.statistics import simulations
from tests.statistics.simulations import WORLDS

RUNS = 2_000
ALARMS = (
    # teams, weeks, and the shock to the company in standard deviations of a team
    (6, 12, 0.5),
    (10, 26, 0.5),
    (30, 52, 0.3),
    (30, 52, 1.0),
)
CUSTOMERS = 10_000
"""Mixtures of promoters and detractors."""


def run() -> Iterator[str]:
    """Yield the lines of both tables."""
    yield f"false alarms at the 5 % level, % of {RUNS} worlds  within   lags  rmcorr"
    for teams, weeks, shock in ALARMS:
        found = simulations.false_alarms(RUNS, teams, weeks, shock)
        yield (
            f"  {teams:3} teams x {weeks} weeks, shock {shock:.1f}             "
            f"    {found.within:6.1%} {found.lags:6.1%}  {found.rmcorr:6.1%}"
        )
    yield ""
    yield f"truth inside the interval of 95 %, {RUNS} worlds each   held  withheld"
    for name, world in WORLDS.items():
        held = simulations.held(world, RUNS)
        withheld = held.withheld / (held.given + held.withheld)
        yield f"  {name:50} {held.share:6.1%}    {withheld:6.1%}"
    yield ""
    yield "truth inside, exactly                                on average  at worst"
    for n in (5, 10, 20):
        shares = simulations.wilson(n)
        yield _line(f"CSAT, Wilson, {n} customers", shares)
    for n in (5, 10, 20):
        mixed = simulations.nps_score(n, CUSTOMERS)
        yield _line(f"NPS, score, {n} customers", mixed)


def _line(name: str, inside: Numbers) -> str:
    return f"  {name:50} {inside.mean():6.1%}    {inside.min():6.1%}"


if __name__ == "__main__":
    began = time.perf_counter()
    for line in run():
        print(line, flush=True)
    print(f"({time.perf_counter() - began:.0f} s)")
