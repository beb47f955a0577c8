"""The scores of a year, added up by team and by moment."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from sqlalchemy import select
from sqlalchemy.orm import Session

from engagement.customers import queries
from engagement.customers.scores.periods import Period
from engagement.customers.scores.tallies import Tallies, tallied
from engagement.people import queries as people
from engagement.people.team_tree import rolled_up
from engagement.web.cache import remembered

Walk = Sequence[tuple[int, int]]
"""Depths and places of the teams, from the top down."""


@dataclass(frozen=True, eq=False)
class Sums:
    """What customers said over a year, by team and by moment."""

    teams: Tallies
    """Each with those below it."""
    moments: Tallies
    names: tuple[str, ...]
    """Of the moments."""


def sums(
    session: Session, period: Period, nodes: Sequence[people.Node], walk: Walk
) -> Sums:
    """Read the scores once for each state of the data."""
    teams = tuple((node.id, node.parent_id) for node in nodes)
    return remembered(
        "customers",
        tuple(session.execute(select(*queries.IMPORTS)).one()),
        (period, teams),
        lambda: read(session, period, nodes, walk),
    )


def read(
    session: Session,
    period: Period,
    nodes: Sequence[people.Node],
    walk: Walk,
) -> Sums:
    """Add up the scores of a year; the database does so week by week."""
    begins = (period.first_of_year, period.before.first, period.first)
    rows = {
        metric: queries.stretches(session, metric, begins, period.last)
        for metric in queries.metrics_in_use(session)
    }
    names = sorted({row[1] for found in rows.values() for row in found})
    place = {node.id: at for at, node in enumerate(nodes)}
    at_moment = {name: at for at, name in enumerate(names)}
    teams = tallied(
        {m: [(place[row[0]], *row[2:]) for row in found] for m, found in rows.items()},
        len(nodes),
    )
    moments = tallied(
        {m: [(at_moment[r[1]], *r[2:]) for r in found] for m, found in rows.items()},
        len(names),
    )
    rolled_up(np.moveaxis(teams.counts, -1, 1), nodes, walk)
    return Sums(teams, moments, tuple(names))
