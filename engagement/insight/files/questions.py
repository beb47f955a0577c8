"""The pairs of questions and scores as a file."""

from collections.abc import Iterator

import pandas as pd
from flask_babel import gettext as _

from engagement.customers.metrics.wording import name_of
from engagement.insight.symmetry.questions import QuestionGrid
from engagement.statistics.findings import Withheld

DECIMALS = 3


def questions_table(grid: QuestionGrid) -> pd.DataFrame:
    """Return a row for each pair; columns are called in the reader's language.

    The question and the score; r and its ends, from -1 to 1; how often chance alone
    makes any pair as clear, from 0 to 1; how many teams; and whether it is clear.
    """
    header = [
        _("Asked of staff"), _("Score of customers"), "r", _("from"), _("to"),
        _("Chance"), _("Teams"), _("Finding"),
    ]  # fmt: skip
    return pd.DataFrame(_rows(grid), columns=header, dtype=object)


def _rows(grid: QuestionGrid) -> Iterator[list[float | int | str]]:
    for pair in grid.pairs:
        names = [name_of(pair.question), name_of(pair.metric)]
        if isinstance(pair.found, Withheld):
            yield [*names, _("not shown"), "", "", "", "", ""]
            continue
        tie = pair.found.correlation
        numbers = tie.r, tie.interval.low, tie.interval.high, pair.found.p
        told = [round(one, DECIMALS) for one in numbers]
        yield [*names, *told, tie.teams, _("beyond chance") if pair.is_clear else ""]
