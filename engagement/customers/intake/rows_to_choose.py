"""Which rows of a file are meant: of several sheets, hidden, below merged cells."""

from collections.abc import Mapping
from dataclasses import replace

from engagement.customers.files.recipe import Kind, Recipe
from engagement.customers.files.sheets import (
    ALL_SHEETS,
    Limits,
    Sheet,
    is_alike,
    sheets_of,
)
from engagement.customers.files.words import Role
from engagement.customers.intake.asks import (
    COUNTED,
    EXAMPLES,
    NOT_COUNTED,
    About,
    Ask,
)
from engagement.customers.intake.guess import guess
from engagement.customers.metrics.catalogue import Metric
from engagement.files.frames import categories

ABOVE, NOBODY = "above", "nobody"
"""Whose rows those are whose team is blank."""


def asked_of_sheets(
    content: bytes, told: Recipe, limits: Limits, metrics: Mapping[str, Metric]
) -> list[Ask]:
    """Return the question which sheets of a workbook are meant, if several may be."""
    sheets = sheets_of(content, replace(told, sheet=""), limits)
    likely = {
        name: sheet
        for name, sheet in sheets.items()
        if not guess(sheet, metrics)[0].missing
    }
    if len(likely) <= 1:
        return []
    first, *others = likely.values()
    are_alike = any(is_alike(first, one) for one in others)
    readings = (*([ALL_SHEETS] if are_alike else []), *likely)
    some = tuple(likely)[:EXAMPLES]
    return [Ask(About.SHEETS, readings=readings, examples=some).answered(told.answers)]


def with_rows_chosen(sheet: Sheet, recipe: Recipe) -> tuple[Sheet, list[Ask]]:
    """Return the sheet with the rows that are meant, and what is asked about them."""
    questions = list[Ask]()
    hidden = sheet.frame.index.intersection(sorted(sheet.hidden))
    if len(hidden):
        some = tuple(map(str, hidden[:EXAMPLES]))
        ask = Ask(About.HIDDEN, readings=(COUNTED, NOT_COUNTED), examples=some)
        questions.append(ask.answered(recipe.answers))
        if questions[-1].answer == NOT_COUNTED:
            sheet = replace(sheet, frame=sheet.frame.drop(hidden))
    roles = [Role.TEAM, *([Role.WEEK] if recipe.kind is Kind.AGGREGATED else [])]
    for role in roles:
        column = recipe.roles.get(role, "")
        if column in sheet.frame and _look_merged(sheet, column):
            ask = Ask(
                About.MERGED,
                (column,),
                readings=(ABOVE, NOBODY),
                suggested=ABOVE,
                subject=role.value,
            ).answered(recipe.answers)
            questions.append(ask)
            if ask.answer == ABOVE:
                texts = sheet.frame[column].astype(object)
                below = texts.where(texts != "").ffill().fillna("")
                frame = sheet.frame.assign(**{column: categories(below.to_numpy())})
                sheet = replace(sheet, frame=frame)
    return sheet, questions


def _look_merged(sheet: Sheet, column: str) -> bool:
    """Tell whether each text stands once for the blank cells below it.

    Where two rows that follow each other say the same, a blank cell is one forgotten.
    """
    texts = sheet.column(column)
    (blank,) = texts.categories.get_indexer([""])
    if blank < 0 or texts.codes[0] == blank:
        return False
    filled = texts.codes[texts.codes != blank]
    return bool((filled[1:] != filled[:-1]).all())
