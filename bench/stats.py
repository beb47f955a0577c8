"""How often pages say what is not so, and how often intervals hold the truth."""

import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace

from engagement.statistics.effect import EffectVerdict
from engagement.statistics.findings import Numbers
from tests.insight import said_home, said_symmetry
from tests.insight.effect import action_worlds
from tests.insight.effect.action_worlds import (
    ActionWorld,
    Outcomes,
    cries,
    kinds_said,
    outcomes,
)
from tests.insight.effect.rivals import RIVALS
from tests.insight.said_movement import FELL, SILENT, noted
from tests.insight.worlds import World, rates, usual_worlds
from tests.statistics import priority_worlds, simulations
from tests.statistics.priority_worlds import Company
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
COMPANIES = {8: 300, 20: 300, 60: 200, 200: 60}
"""How many are drawn, by the number of their teams."""
TRUE = {
    "a tie of .45 between teams": World(between=0.45),
    "weeks that go together, .6": World(within=0.6, move=0.1),
    "staff ahead by two weeks, .6": World(within=0.6, lead=2),
    "6 teams of 60 are 20 points lower": World(low=0.1, differ=0.03, move=0.03),
    "the company drops by 10 points": World(drop=0.1),
}
"""What there is to say, in companies of 60 teams."""
OWN = {
    "teams do not differ": Company(),
    "the same, weeks that move by 10 points": Company(move=0.1),
    "the same, and weeks that resemble by .95": Company(move=0.1, resemblance=0.95),
    "the same, largest 8 times the smallest": Company(unequal=8.0),
    "what is a team's own differs by 5 points": Company(own=0.05),
    "by 10 points": Company(own=0.1),
    "by 10 points, weeks that move by 10 points": Company(own=0.1, move=0.1),
}
"""Companies whose teams have troubles of their own, or none."""
ACTION_RUNS = 400
FOR_RIVALS = {
    name: action_worlds.WORLDS[name]
    for name in (
        "sham, any team",
        "sham, the lowest of 4 weeks",
        "the lowest, with only 4 weeks before",
    )
}
SAID = {**said_symmetry.SAID, **said_home.SAID}


def run() -> Iterator[str]:
    """Yield the lines of all tables."""
    yield from said_falsely()
    yield from said_truly()
    yield from silence()
    yield from actions()
    yield from intervals()
    yield from first()


def said_falsely() -> Iterator[str]:
    """Yield how often each sentence is said where there is nothing to say.

    Of ties, in companies whose teams differ, but not together; of single teams, where
    no team differs from the others.
    """
    with ProcessPoolExecutor() as pool:
        for teams, runs in COMPANIES.items():
            worlds = usual_worlds(teams)
            alike = {
                name: replace(world, differ=0.0, move=0.0, shock=0.0)
                for name, world in worlds.items()
            }
            yield f"said falsely, % of {runs} companies of {teams} teams"
            yield " " * 40 + "  ".join(worlds)
            for kind, of in ((said_symmetry.SAID, worlds), (said_home.SAID, alike)):
                jobs = [
                    pool.submit(_rates, tuple(kind), one, runs) for one in of.values()
                ]
                yield from _rows(kind, [job.result() for job in jobs], tuple(of))
            yield ""


def said_truly() -> Iterator[str]:
    """Yield how often each sentence is said where it is so."""
    yield "said in companies of 60 teams in which there is something to say, % of 200"
    with ProcessPoolExecutor() as pool:
        jobs = [pool.submit(_rates, tuple(SAID), world, 200) for world in TRUE.values()]
        yield " " * 40 + "  ".join(TRUE)
        yield from _rows(SAID, [job.result() for job in jobs], tuple(TRUE))
    yield ""


def _rates(names: tuple[str, ...], world: World, runs: int) -> dict[str, float]:
    return rates(world, {name: SAID[name] for name in names}, runs)


def _rows(
    names: Mapping[str, object], found: list[dict[str, float]], heads: tuple[str, ...]
) -> Iterator[str]:
    for name in names:
        cells = (
            f"{one[name]:{len(head)}.1%}"
            for one, head in zip(found, heads, strict=True)
        )
        yield f"  {name:38}" + "  ".join(cells)


def silence() -> Iterator[str]:
    """Yield how often participation is named where the unhappy fall silent."""
    yield "people a team                  moved  participation named"
    for people in (12, 20, 40, 100):
        for name, kind in (("silent", SILENT), ("fell", FELL)):
            moves, named = noted(replace(kind, people=people), 20)
            share = moves / (20 * SILENT.low * SILENT.teams)
            yield f"  {people:3} {name:24} {share:6.1%}  {named / moves:6.1%}"
    yield ""


def actions() -> Iterator[str]:
    """Yield how often evidence of an action is found, over its whole life.

    Three actions in each company, of 60 teams of 12 where nothing else is said.
    """
    yield f"actions, % of {3 * ACTION_RUNS} with evidence{'':16}after 4   8  12  better"
    worlds = [*action_worlds.WORLDS.items(), *action_worlds.HELPED.items()]
    jobs: list[tuple[str, ActionWorld, bool]] = [
        *((name, world, False) for name, world in worlds),
        *((name, world, True) for name, world in action_worlds.AT_CUSTOMERS.items()),
    ]
    with ProcessPoolExecutor() as pool:
        found = [
            (name, pool.submit(outcomes, one, ACTION_RUNS, of_customers=at_customers))
            for name, one, at_customers in jobs
        ]
        for name, job in found:
            yield _action_line(name, job.result())
        rivals = [
            (f"{name}: {rival}", pool.submit(cries, world, ACTION_RUNS, RIVALS[rival]))
            for rival in RIVALS
            for name, world in FOR_RIVALS.items()
        ]
        of_kinds = [
            (name, pool.submit(kinds_said, world, ACTION_RUNS))
            for name, world in action_worlds.BY_KIND.items()
        ]
        for name, alone in [*rivals, *of_kinds]:
            yield f"  {name:78} {alone.result():6.1%}"
    yield ""


def _action_line(name: str, found: Outcomes) -> str:
    parts = [f"{found.share(looks=looks):6.1%}" for looks in (1, 2, 3)]
    good = found.share(EffectVerdict.IMPROVEMENT)
    return f"  {name:50}" + " ".join(parts) + f"  {good:6.1%}"


def intervals() -> Iterator[str]:
    """Yield how often intervals hold the truth, and who cries wolf over time."""
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
        shares = simulations.csat_held(n)
        yield _line(f"CSAT, {n} customers", shares)
    for n in (5, 10, 20):
        mixed = simulations.nps_held(n, CUSTOMERS)
        yield _line(f"NPS, {n} customers", mixed)


def first() -> Iterator[str]:
    """Yield how often something is named to work on first, and how often it is so."""
    yield "to work on first, % of 1,200 teams                      named   so in truth"
    for teams in (6, 8, 20, 60, 200):
        for name, own in OWN.items():
            company = replace(own, teams=teams)
            found = priority_worlds.count(company, 1_200 // teams)
            yield f"  {teams:3} {name:46} {found.share:6.1%}    {found.right:6.1%}"
    yield ""


def _line(name: str, inside: Numbers) -> str:
    return f"  {name:50} {inside.mean():6.1%}    {inside.min():6.1%}"


if __name__ == "__main__":
    began = time.perf_counter()
    for line in run():
        print(line, flush=True)
    print(f"({time.perf_counter() - began:.0f} s)")
