"""Files to what they say: every door comes through here, pages, commands and programs.

As it was told, else as the last one like it, else as it seems; then its rows, each
counted once, left out, or refused with a reason.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from engagement.customers.files.dates import A_DAY
from engagement.customers.files.numbers import unit_of
from engagement.customers.files.recipe import (
    NOTHING_TOLD,
    Kind,
    Recipe,
    What,
    signature,
)
from engagement.customers.files.sheets import WEB, Limits, Sheet, sheet_from
from engagement.customers.files.words import Role
from engagement.customers.intake import totals
from engagement.customers.intake.asks import (
    EACH,
    EXAMPLES,
    GROUPS_OF_100,
    LAST,
    About,
    Ask,
)
from engagement.customers.intake.calendar import calendar_of
from engagement.customers.intake.cells import Reader
from engagement.customers.intake.columns import joined
from engagement.customers.intake.guess import guess, unconfirmed
from engagement.customers.intake.intake import (
    Intake,
    RefusedRow,
    Vocabulary,
    provisional,
    refuse_without,
)
from engagement.customers.intake.questions import examined, texts_by_metric
from engagement.customers.intake.rows import (
    CELL,
    LEFT_OUT,
    NOTHING,
    TALLY,
    Mask,
    Problems,
    RowReader,
)
from engagement.customers.intake.rows_to_choose import asked_of_sheets, with_rows_chosen
from engagement.files.records import gc_pause
from engagement.measures import is_net
from engagement.refusals import Reason, Refusal, RowRefused


@gc_pause()
def read(
    content: bytes,
    vocabulary: Vocabulary,
    this_week: int,
    told: Recipe = NOTHING_TOLD,
    limits: Limits = WEB,
) -> Intake:
    """Read a file as it was told, else as the last one like it, else as it seems.

    Raises `FileRefused` when it is no sheet, or has no rows. Where columns are
    missing, nothing is said.
    """
    sheet = sheet_from(content, limits=limits)
    header = sheet.columns
    known = vocabulary.recipes.get(signature(header))
    cut = told.cut if told.cut != NOTHING_TOLD or known is None else known.cut
    if cut != NOTHING_TOLD:
        sheet = sheet_from(content, cut, limits)
    answers = (told if told.answers or known is None else known).answers
    of_sheets = list[Ask]()
    if len(sheet.sheets) > 1 and not cut.sheet:
        seen = replace(cut, answers=answers)
        of_sheets = asked_of_sheets(content, seen, limits, vocabulary.metrics)
    for one in of_sheets:
        if one.answer:
            sheet = sheet_from(content, replace(cut, sheet=one.answer), limits)
    sheet = joined(sheet, vocabulary.metrics)
    recipe, tool, is_like_last = _meant(sheet, told, known, vocabulary)
    teams = {**vocabulary.teams, **provisional(recipe.aliases)}
    reader = Reader(recipe, teams, vocabulary.metrics, this_week)
    recipe = recipe.cut_as(cut)
    recipe, asks = examined(sheet, recipe, reader, is_remembered=is_like_last)
    sheet, of_rows = with_rows_chosen(sheet, recipe)
    of_last = unconfirmed(sheet, recipe, vocabulary) if is_like_last else ()
    questions = (*of_sheets, *of_rows, *of_last, *asks)
    found = Intake(
        sheet, recipe, vocabulary, this_week, header, questions, tool, known,
        is_like_last=is_like_last,
    )  # fmt: skip
    return found if found.missing else with_rows(found, vocabulary)


def _meant(
    sheet: Sheet, told: Recipe, known: Recipe | None, words: Vocabulary
) -> tuple[Recipe, str, bool]:
    """Return how a sheet is meant, the tool that wrote it, and if it is as last time.

    What was told of another sheet of the workbook does not hold for this one.
    """
    is_fit = known is not None and not known.lost(sheet.columns)
    is_told = told.kind is not None
    if is_told and "sheets" in told.answers and told.lost(sheet.columns):
        is_told = False
    recipe, tool = told, ""
    if not is_told:
        recipe, tool = (known, "") if known and is_fit else guess(sheet, words.metrics)
        recipe = replace(recipe, answers={**recipe.answers, **told.answers})
    source = told.source or (known.source if known else "")
    recipe = replace(recipe, aliases=told.aliases, name=told.name, source=source)
    return recipe, tool, is_fit and not is_told


def intake_of(
    sheet: Sheet, recipe: Recipe, vocabulary: Vocabulary, this_week: int
) -> Intake:
    """Read rows of which nothing is asked; raises `FileRefused` as `read` does."""
    found = Intake(sheet, recipe, vocabulary, this_week, can_be_asked=False)
    found.demand()
    return with_rows(found, vocabulary)


def with_rows(found: Intake, words: Vocabulary) -> Intake:
    """Return the intake with what its rows say where files may say these words."""
    sheet, recipe = found.sheet, found.recipe
    missing = recipe.lost(sheet.frame)
    if missing:
        refuse_without(missing, sheet)
    sheet.demand_rows()
    rows = RowReader(sheet, _reader(found, words))
    said = rows.said()
    same, merged, questions = _once(found, said, rows.problems, words)
    found = replace(found, questions=tuple(questions))
    spoken = said.loc[said["problem"] != LEFT_OUT, "row"].nunique()
    good = said[(said["problem"] == NOTHING) & ~same & ~merged]
    is_held = _hangs_on(good, found.asks)
    return replace(
        found,
        words=words,
        said=good[~is_held].drop(columns="problem").reset_index(drop=True),
        again=frozenset(said.loc[same, "row"]),
        same=int(same.sum()),
        left_out=len(sheet.frame) - spoken,
        held=int(is_held.sum()),
        refused=list(_refused(found, said, rows.problems)),
    )


def _reader(found: Intake, words: Vocabulary) -> Reader:
    """Return what reads a row by all that the sheet and its questions tell."""
    sheet, recipe, now = found.sheet, found.recipe, found.this_week
    decimal = sheet.read.decimal
    texts = {}
    if recipe.kind is Kind.AGGREGATED:
        texts = texts_by_metric(sheet, recipe, words.metrics)
    seeming = {
        metric: unit_of(some, decimal, is_net=is_net(metric))
        for metric, some in texts.items()
    }
    calendar = calendar_of(sheet, recipe, now, found.questions)
    of_100 = frozenset(
        one.metric for one in found.questions if one.answer == GROUPS_OF_100
    )
    teams = {**words.teams, **provisional(recipe.aliases)}
    return Reader(recipe, teams, words.metrics, now, decimal, seeming, calendar, of_100)


def _once(
    found: Intake, said: pd.DataFrame, problems: Problems, words: Vocabulary
) -> tuple[Mask, Mask, list[Ask]]:
    """Tell what was said before and what is part of another total; and what is asked.

    said: as `RowReader` returns it; an id said otherwise gets its `problem` there.
    """
    if found.recipe.kind is Kind.AGGREGATED and found.can_be_asked:
        return _totals(found, said, words)
    questions = [one for one in found.questions if one.about is not About.ONE_ID]
    same, otherwise = _said_again(said, found.recipe.kind)
    if otherwise.any() and found.can_be_asked:
        questions.append(_whose(said.loc[otherwise, "row"], found.recipe))
        same = _same_as(said, questions[-1].answer)
    else:
        said.loc[otherwise, "problem"] = problems.of(RowRefused(Reason.TWICE))
    return same, np.zeros(len(said), np.bool_), questions


def _totals(
    found: Intake, said: pd.DataFrame, words: Vocabulary
) -> tuple[Mask, Mask, list[Ask]]:
    """Tell which totals were said before, and which are part of one further up.

    Return also all that is asked; totals that add up others are left out.
    """
    new = provisional(found.recipe.aliases)
    below = {
        new[name]: one.team_id
        for name, one in found.recipe.aliases.items()
        if one.what is What.BELOW
    }
    parents = {**words.parents, **below}
    is_left_out, asked = totals.subtotals(said, parents, found.recipe)
    said.loc[is_left_out, "problem"] = LEFT_OUT
    same, merged, repeats = totals.parts(said, found.sheet, found.recipe)
    anew = {About.SUBTOTALS, About.REPEATS}
    before = [one for one in found.questions if one.about not in anew]
    return same, merged, [*before, *asked, *repeats]


def _said_again(said: pd.DataFrame, kind: Kind | None) -> tuple[Mask, Mask]:
    """Tell what was said further up, and what was said otherwise there."""
    some, keys = _known_alike(said, kind)
    same, otherwise = np.zeros((2, len(said)), np.bool_)
    if not some.empty:
        values = some.columns.difference(keys)
        firsts = some.groupby(keys, sort=False)[values].transform("first")
        is_alike = (some[values] == firsts).all(axis="columns")
        is_later = some.duplicated(keys)
        same[some.index[is_later & is_alike]] = True
        otherwise[some.index[is_later & ~is_alike]] = True
    return same, otherwise


def _known_alike(
    said: pd.DataFrame, kind: Kind | None
) -> tuple[pd.DataFrame, list[str]]:
    """Return rows that have the same cell or id as others, and what these are."""
    good, keys, values = said["problem"] == NOTHING, CELL, TALLY
    if kind is Kind.RAW:
        good &= said["has_id"]
        keys, values = ["metric", "hash"], ["team", "moment", "score"]
    some = said.loc[good, keys]
    some = said.loc[some.index[some.duplicated(keep=False)], [*keys, *values]]
    if kind is Kind.RAW:
        some["day"] = said.loc[some.index, "when"] // A_DAY
    return some, keys


def _whose(rows: "pd.Series[int]", recipe: Recipe) -> Ask:
    """Ask whether one id is that of a customer, or of an answer that was corrected."""
    some = tuple(str(row) for row in rows.unique()[:EXAMPLES])
    columns, readings = (recipe.roles[Role.ID],), (EACH, LAST)
    ask = Ask(About.ONE_ID, columns, "", readings, examples=some)
    return ask.answered(recipe.answers)


def _same_as(said: pd.DataFrame, whose: str) -> Mask:
    """Tell which answers add nothing, by what the rows of one id are."""
    some, keys = _known_alike(said, Kind.RAW)
    is_out = some.duplicated(keep="first")
    if whose == LAST:
        is_out = some.duplicated(keys, keep="last")
    found = np.zeros(len(said), np.bool_)
    found[some.index[is_out]] = True
    return found


def _hangs_on(said: pd.DataFrame, asks: Sequence[Ask]) -> Mask:
    """Tell what nothing is known of until a person has answered."""
    metrics = {one.metric for one in asks}
    if "" in metrics:
        return np.ones(len(said), np.bool_)
    found: Mask = said["metric"].isin(metrics).to_numpy()
    return found


def _refused(
    found: Intake, said: pd.DataFrame, problems: Problems
) -> Iterator[RefusedRow]:
    """Yield the rows that do not go in, by number, once for each reason.

    Cells of crooked rows may stand under the wrong columns: where not all columns are
    kept, none of these are.
    """
    bad = said.loc[said["problem"] > LEFT_OUT, ["row", "problem"]]
    columns = list(found.columns)
    kept = found.sheet.frame.loc[bad["row"].unique(), columns].astype(object)
    cells = dict(zip(kept.index.tolist(), kept.to_numpy().tolist(), strict=True))
    refusals: dict[tuple[int, str], Refusal] = {}
    for row, problem in bad.itertuples(index=False, name=None):
        error = problems[problem]
        values = error.values  # noqa: PD011 - of a refusal
        refusals.setdefault(
            (row, f"{error.reason}{values}"), Refusal(row, error.reason, values)
        )
    rows = [RefusedRow(one, cells[one.row]) for one in refusals.values()]
    is_all_kept = len(columns) == len(found.sheet.columns)
    rows += [
        RefusedRow(one, [*found.sheet.crooked[one.row]] if is_all_kept else [])
        for one in found.sheet.refused
    ]
    yield from sorted(rows, key=lambda row: row.refusal.row)
