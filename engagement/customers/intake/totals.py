"""Totals that speak of the same customers: rows that add up others, and parts.

A region's row beside those of its shops counts their answers once more, and the totals
of four days are parts of their week. Neither is decided by which row comes first.
"""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from engagement.customers.files.dates import is_day
from engagement.customers.files.recipe import Recipe
from engagement.customers.files.sheets import Sheet
from engagement.customers.files.words import Role
from engagement.customers.intake.asks import (
    COUNTED,
    EXAMPLES,
    LAST,
    NOT_COUNTED,
    About,
    Ask,
)
from engagement.customers.intake.rows import CELL, NOTHING, TALLY, Mask

PARTS = "parts"
"""What several rows of one team and week may be, beside corrections."""
OF_CELL = ["week", "metric", "moment"]
"""What the rows of teams of one tree have in common."""

Parents = Mapping[int, int]
"""By the id of a team, that of the one above it."""


def subtotals(
    said: pd.DataFrame, parents: Parents, recipe: Recipe
) -> tuple[Mask, list[Ask]]:
    """Tell which totals are to be left out, since rows of teams below add up to them.

    `said` is that of `RowReader.said`. Where they add up to something else, it is
    asked whether they have customers of their own.
    """
    is_left_out = np.zeros(len(said), np.bool_)
    good = said[said["problem"] == NOTHING]
    below = _sums_below(good, parents)
    if below is None:
        return is_left_out, []
    above = good[[*OF_CELL, "team", "n"]].join(below, on=[*OF_CELL, "team"]).dropna()
    is_sum = bool((above["n"] == above["n_below"]).all())
    names = _examples(said, above.index)
    ask = Ask(
        About.SUBTOTALS,
        readings=(NOT_COUNTED, COUNTED),
        suggested=NOT_COUNTED,
        examples=names,
        answer=NOT_COUNTED if is_sum else "",
    ).answered(recipe.answers)
    is_left_out[above.index] = ask.answer == NOT_COUNTED
    return is_left_out, [ask]


def _sums_below(good: pd.DataFrame, parents: Parents) -> pd.DataFrame | None:
    """Return `n_below` by `OF_CELL` and team: answers of the lowest rows below it.

    None: no row has another below it.
    """
    spread = []
    above = good["team"]
    while not (above := above.map(parents).dropna().astype("int64")).empty:
        rows = good.loc[above.index, [*OF_CELL, "team", "n"]]
        rows = rows.rename(columns={"team": "shop"}).assign(team=above)
        spread.append(rows[rows["team"].isin(good["team"])])
    pairs = pd.concat(spread) if spread else good.head(0).assign(shop=0)
    there = good.set_index([*OF_CELL, "team"]).index
    pairs = pairs[pd.MultiIndex.from_frame(pairs[[*OF_CELL, "team"]]).isin(there)]
    if pairs.empty:
        return None
    has_below = pd.MultiIndex.from_frame(pairs[[*OF_CELL, "team"]])
    lowest = ~pd.MultiIndex.from_frame(pairs[[*OF_CELL, "shop"]]).isin(has_below)
    sums = pairs[lowest].groupby([*OF_CELL, "team"])["n"].sum()
    return sums.rename("n_below").to_frame()


def parts(
    said: pd.DataFrame, sheet: Sheet, recipe: Recipe
) -> tuple[Mask, Mask, list[Ask]]:
    """Tell which totals were said before, and which were added to an earlier one.

    `said` is that of `RowReader.said`; its tallies are added up where rows are parts.
    Rows alike in every cell are one. Of days it is plain that they are parts of their
    week; of other rows it is asked.
    """
    is_same = np.zeros(len(said), np.bool_)
    is_added = np.zeros(len(said), np.bool_)
    some = said[said["problem"] == NOTHING]
    some = some[some.duplicated(CELL, keep=False)]
    if some.empty:
        return is_same, is_added, []
    written = sheet.frame.loc[some["row"].unique()].astype(object)
    mark = pd.Series(written.groupby(list(written), sort=False).ngroup())
    some = some.assign(mark=some["row"].map(mark))
    is_same[some.index[some.duplicated([*CELL, "mark"])]] = True
    some = some[~is_same[some.index]]
    some = some[some.duplicated(CELL, keep=False)]
    questions = [
        _asked(said, rows, str(metric), sheet, recipe)
        for metric, rows in some.groupby("metric", sort=False)
    ]
    answers = some["metric"].map({one.metric: one.answer for one in questions})
    added = some[answers == PARTS]
    first = added[~added.duplicated(CELL)]
    sums = added.groupby(CELL)[TALLY].sum()
    said.loc[first.index, TALLY] = sums.loc[
        pd.MultiIndex.from_frame(first[CELL])
    ].to_numpy()
    is_added[added.index.difference(first.index)] = True
    corrected = some[answers == LAST]
    is_same[corrected.index[corrected.duplicated(CELL, keep="last")]] = True
    return is_same, is_added, questions


def _asked(
    said: pd.DataFrame, rows: pd.DataFrame, metric: str, sheet: Sheet, recipe: Recipe
) -> Ask:
    """Return the question what several rows of a cell are, answered if days tell."""
    column = recipe.roles.get(Role.WEEK, "")
    are_days = False
    if column in sheet.frame:
        texts = rows["row"].map(sheet.frame[column].astype(object))
        is_other = ~rows.assign(text=texts).duplicated([*CELL, "text"])
        are_days = bool(is_other.all()) and all(map(is_day, texts.unique()))
    return Ask(
        About.REPEATS,
        (),
        metric,
        (PARTS, LAST),
        PARTS,
        _examples(said, rows.index),
        answer=PARTS if are_days else "",
    ).answered(recipe.answers)


def _examples(said: pd.DataFrame, index: pd.Index) -> tuple[str, ...]:
    """Return the numbers of the first rows."""
    return tuple(map(str, said.loc[index[:EXAMPLES], "row"]))
