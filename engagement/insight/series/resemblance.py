"""Mobilisation is a mean of several questions: what its variance is of one answer's.

The questions are answered by the same people, so a mean of three is surer than one
answer, but not as sure as three answers of three people. How much surer depends on how
much a person's answers resemble each other. Of pulses the company's own statistics
tell (R8); of an imported history, its questions, where they tell it well enough.
"""

from collections.abc import Iterator, Sequence
from statistics import mean

import pandas as pd
from sqlalchemy import Row
from sqlalchemy.orm import Session

from engagement.insight.cache import cached
from engagement.insight.series.spans import Span
from engagement.people import queries as people
from engagement.pulses import bank
from engagement.pulses import queries as pulses
from engagement.statistics.findings import Withheld
from engagement.statistics.reliability import (
    favourable_resemblance,
    part_of_one,
    part_of_questions,
)

UNKNOWN = float("nan")
ENOUGH = 50_000
"""Rows of history; more would not tell it better."""
ALIKE = 0.005
"""A given mobilisation this near the mean of questions is their mean."""
NEARLY_ALL = 0.95
INDEX = ["team", "week"]


def parts_of(session: Session, question: str, span: Span) -> pd.Series | None:
    """Return the variance of each week's figures over that of one answer.

    Index `week`, NaN where it is not known; None: a figure is of one question.
    """
    if question != bank.MOBILISATION:
        return None

    def read() -> tuple[float, float, frozenset[int]]:
        weeks = pulses.imported_weeks(session)
        return _of_pulses(session), _of_history(session, weeks), frozenset(weeks)

    own, past, imported = cached(session, "resemblance", read)
    found = [past if week in imported else own for week in span.weeks]
    return pd.Series(found, pd.Index(span.weeks, name="week"), dtype=float)


def _of_pulses(session: Session) -> float:
    """Return the part by the correlations that pulses have published so far."""
    found = [
        _mean_correlation(one.questions, one.correlations)
        for one in pulses.all_company_statistics(session)
    ]
    if not found:
        return UNKNOWN
    alike = favourable_resemblance(mean(found))
    return part_of_one(len(bank.WEEKLY), alike)


def _mean_correlation(
    questions: Sequence[str], correlations: Sequence[Sequence[float]]
) -> float:
    weekly, size = list(bank.WEEKLY), len(bank.WEEKLY)
    table = pd.DataFrame(correlations, questions, questions)
    among = table.loc[weekly, weekly].to_numpy().sum()
    return float(among - size) / (size * (size - 1))


def _of_history(session: Session, weeks: Sequence[int]) -> float:
    """Return the part by the questions whose mean the file's mobilisation is."""
    # What a department says is what its teams say, so they alone are looked at.
    above = {parent for _, parent in people.links(session)}
    rows = [row for row in _rows(session, weeks) if row[0] not in above]
    names = [*INDEX, "question", "share", "n"]
    table = pd.DataFrame.from_records(rows, columns=names).pivot(
        index=INDEX, columns="question", values=["share", "n"]
    )
    if (known := _questions(table)) is None:
        return UNKNOWN
    cells = table.loc[:, pd.IndexSlice[:, known]].dropna()
    keys = (cells.index.get_level_values(name) for name in INDEX)
    part = part_of_questions(cells["share"], cells["n"].mean(axis=1), *keys)
    return UNKNOWN if isinstance(part, Withheld) else part


def _rows(
    session: Session, weeks: Sequence[int]
) -> Iterator[Row[int, int, str, float, int]]:
    """Yield the rows of the latest weeks, as many as are enough."""
    asked, count = pulses.measures(session) if weeks else [], 0
    for week in weeks:
        for row in pulses.week_figures(session, asked, week):
            count += 1
            yield row
        if count >= ENOUGH:
            return


def _questions(table: pd.DataFrame) -> list[str] | None:
    """Return the questions of which the mobilisation of these rows is the mean."""
    shares = table["share"] if len(table) else pd.DataFrame()
    if bank.MOBILISATION not in shares:
        return None
    given, every = shares[bank.MOBILISATION], shares.drop(columns=bank.MOBILISATION)
    for questions in (list(every), list(bank.WEEKLY)):
        if questions and set(questions) <= set(every):
            away = (every[questions].mean(axis=1) - given).abs().dropna()
            if len(away) and (away <= ALIKE).mean() >= NEARLY_ALL:
                return questions
    return None
