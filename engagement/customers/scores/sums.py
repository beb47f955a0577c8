"""The scores of a year, added up by team and by moment."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
from sqlalchemy import select
from sqlalchemy.orm import Session

from engagement.customers import queries
from engagement.customers.scores.periods import Period
from engagement.customers.scores.tallies import COUNTS, Tallies, tally
from engagement.people import queries as people
from engagement.web.cache import cached


@dataclass(frozen=True, eq=False)
class Sums:
    """What customers said over a year, by team and by moment."""

    teams: Tallies
    """By id; each with those below it."""
    moments: Tallies
    names: tuple[str, ...]
    """Of the moments."""


def sums(session: Session, period: Period, links: Sequence[people.Link]) -> Sums:
    """Read the scores once for each state of the data."""
    return cached(
        "customers",
        tuple(session.execute(select(*queries.IMPORTS)).one()),
        (period, tuple(links)),
        lambda: read(session, period, links),
    )


def read(session: Session, period: Period, links: Sequence[people.Link]) -> Sums:
    """Add up the scores of a year; the database does so week by week."""
    begins = (period.first_of_year, period.before.first, period.first)
    used = queries.metrics_in_use(session)
    rows = [
        (metric, *row)
        for metric in used
        for row in queries.stretches(session, metric, begins, period.last)
    ]
    names = ["metric", "team", "moment", "stretch", *COUNTS]
    found = pd.DataFrame.from_records(rows, columns=names)
    moments = sorted(set(found["moment"]))
    with_tops = found.merge(lines_up(links), on="team")
    return Sums(
        tally(with_tops.rename(columns={"top": "row"}), list(dict(links)), used),
        tally(found.rename(columns={"moment": "row"}), moments, used),
        tuple(moments),
    )


def rolled_up(counts: pd.DataFrame, links: Iterable[people.Link]) -> pd.DataFrame:
    """Add the counts of each team to those of every team above it.

    counts: index `team`, columns of customers or any that add up; so is the result.
    """
    lines = lines_up(links)
    tops = lines["top"].to_numpy()
    return counts.loc[lines["team"]].groupby(tops).sum().reindex(counts.index)


def lines_up(links: Iterable[people.Link]) -> pd.DataFrame:
    """Return ids, columns `team` and each `top` it counts for, itself included."""
    above = dict(links)
    pairs = [(team, top) for team in above for top in _line_up(team, above)]
    return pd.DataFrame(pairs, columns=["team", "top"])


def _line_up(team: int | None, above: Mapping[int, int | None]) -> Iterator[int]:
    """Yield a team and those above it."""
    while team is not None:
        yield team
        team = above[team]
