"""Which column says what: those that are one question, and those that are rivals.

Tools write a question with five options as five columns, and people keep two columns
that may both be meant. The first are read as what they are; of the second none is
taken silently.
"""

from collections import abc
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from engagement.customers.files.numbers import number_in
from engagement.customers.files.recipe import Recipe
from engagement.customers.files.sheets import Sheet
from engagement.customers.files.words import ROLES, Role, folded
from engagement.customers.intake.asks import About, Ask
from engagement.customers.intake.cells import LeftOut, Reader
from engagement.customers.metrics.catalogue import Metric
from engagement.files.frames import categories
from engagement.refusals import RowRefused

MARKS = {"x", "v", "true", "vrai", "yes", "oui", "checked", "selected", "✓", "✔"}
"""What stands in the column of the option that was chosen, beside numbers."""
DEGREES = {
    "tres", "tout", "a", "fait", "plutot", "assez", "totalement", "extremement",
    "very", "extremely", "completely", "totally", "somewhat", "fairly",
}  # fmt: skip
"""Words that make of what a column is called a part, or a stronger kind, of it."""
Texts = NDArray[np.object_]


def joined(sheet: Sheet, metrics: abc.Mapping[str, Metric]) -> Sheet:
    """Return the sheet with the columns of one question's options as one column.

    Its cells are the options, since a mark or a number below them says nothing else.
    """
    words = {word for one in metrics.values() for scale in one.scales
             for word in scale.words}  # fmt: skip
    for places in list(_questions(sheet)):
        options = [sheet.headers[1][place] for place in places]
        columns = [sheet.columns[place] for place in places]
        known = [folded(one) in words or one.isdecimal() for one in options]
        answers = _chosen(sheet, columns, options)
        if 2 * sum(known) > len(known) and answers is not None:
            sheet = _as_one(sheet, columns, answers)
            return joined(sheet, metrics)
    return sheet


def _questions(sheet: Sheet) -> Iterator[range]:
    """Yield the places of neighbours below the same question, each with an option."""
    if len(sheet.headers) == 1:
        return
    top, below = sheet.headers[:2]
    start = 0
    for place in range(1, len(top) + 1):
        is_same = place < len(top) and top[place] in {"", top[start]} and below[place]
        if not is_same or not top[start] or not below[start]:
            if place - start > 1 and top[start]:
                yield range(start, place)
            start = place


def _chosen(
    sheet: Sheet, columns: abc.Sequence[str], options: abc.Sequence[str]
) -> Texts | None:
    """Return the option that each row chose; None: they are no options of one."""
    found = np.full(len(sheet.frame), "", dtype=object)
    for column, option in zip(columns, options, strict=True):
        marks = MARKS | {folded(option)}
        texts = sheet.distinct(column)
        if any(text and not text.isdecimal() and folded(text) not in marks
               for text in texts):  # fmt: skip
            return None
        is_filled = (sheet.frame[column] != "").to_numpy()
        if (found[is_filled] != "").any():
            return None
        found[is_filled] = option
    return found


def _as_one(sheet: Sheet, columns: abc.Sequence[str], answers: Texts) -> Sheet:
    first, *others = columns
    frame = sheet.frame.assign(**{first: categories(answers)}).drop(columns=others)
    kept = [place for place, one in enumerate(sheet.columns) if one not in others]
    at = sheet.columns.index(first)
    top, *below = sheet.headers
    rows = [[*top], *(["" if place == at else one for place, one in enumerate(row)]
                      for row in below)]  # fmt: skip
    headers = tuple(tuple(row[place] for place in kept) for row in rows)
    return replace(sheet, frame=frame, headers=headers)


def chosen(sheet: Sheet, recipe: Recipe, reader: Reader) -> tuple[Recipe, list[Ask]]:
    """Return the recipe with the columns that somebody chose, and what is to choose."""
    questions = list[Ask]()
    roles = dict(recipe.roles)
    for role, read in _readings(reader).items():
        if role in roles:
            columns = _rivals(sheet, recipe, role, read)
            roles[role] = columns[0]
            if len(columns) > 1:
                ask = Ask(About.COLUMN, columns, "", columns, subject=role.value)
                questions.append(ask.answered(recipe.answers))
                roles[role] = questions[-1].answer or columns[0]
    recipe = _with_degrees(sheet, replace(recipe, roles=roles), questions)
    groups: dict[tuple[str, Role, str], list[str]] = {}
    for one in recipe.measures:
        groups.setdefault((one.metric, one.role, one.moment), []).append(one.column)
    for (metric, role, moment), named in groups.items():
        if len(named) > 1:
            ask = Ask(About.COLUMN, tuple(named), metric, tuple(named))
            questions.append(ask.answered(recipe.answers))
            answer = questions[-1].answer
            measures = tuple(
                one
                for one in recipe.measures
                if (one.metric, one.role, one.moment) != (metric, role, moment)
                or one.column == (answer or one.column)
            )
            recipe = replace(recipe, measures=measures)
    return recipe, questions


def _with_degrees(sheet: Sheet, recipe: Recipe, questions: list[Ask]) -> Recipe:
    """Return the recipe with the columns that may be part of one that is taken.

    Beside `very satisfied`, `satisfied` may be all of them, or the others alone.
    """
    role = Role.FAVOURABLE
    if parts := _degrees(sheet, recipe, role, recipe.roles.get(role, "")):
        columns = (recipe.roles[role], *parts)
        ask = Ask(About.COLUMN, columns, "", columns, subject=role.value)
        questions.append(ask.answered(recipe.answers))
        column = questions[-1].answer or columns[0]
        recipe = replace(recipe, roles={**recipe.roles, role: column})
    added = (
        replace(one, column=column)
        for one in recipe.measures
        if one.role in {role, Role.VALUE}
        for column in _degrees(sheet, recipe, one.role, one.column)
    )
    return replace(recipe, measures=(*recipe.measures, *added))


def _degrees(sheet: Sheet, recipe: Recipe, role: Role, column: str) -> tuple[str, ...]:
    """Return the columns of degrees of what a column is called.

    None where a row of both is more than all answers, so that one is part of the other.
    """
    if column not in sheet.frame:
        return ()
    words, texts = folded(column).split(), sheet.distinct(column)
    are_percent = role is Role.VALUE or any(text.endswith("%") for text in texts)
    every, n = np.full(len(sheet.frame), np.nan), recipe.roles.get(Role.N, "")
    if are_percent:
        every[:] = 100
    elif n in sheet.frame:
        every = _numbers(sheet, n)
    return tuple(
        one
        for one in sheet.columns
        if _is_free(recipe, one)
        and DEGREES & {*folded(one).split()}
        and [word for word in folded(one).split() if word not in DEGREES] == words
        and not (_numbers(sheet, column) + _numbers(sheet, one) > every).any()
    )


def _numbers(sheet: Sheet, column: str) -> NDArray[np.float64]:
    """Return the numbers of a column, of percentages too; NaN for other texts."""
    return _said(sheet, column, _number).astype(np.float64)


def _readings(reader: Reader) -> dict[Role, Callable[[str], object]]:
    """Return what reads the cells of a role, of which one column only can be meant."""
    return {
        Role.TEAM: reader.team,
        Role.DATE: reader.instant,
        Role.WEEK: reader.week,
        Role.METRIC: reader.metric,
        Role.N: lambda text: reader.count(Role.N, text),
        Role.SCORE: _number,
        Role.VALUE: _number,
    }


def _number(text: str) -> float | None:
    number = number_in(text.removesuffix("%").strip())
    return None if np.isnan(number) else number


def _rivals(
    sheet: Sheet, recipe: Recipe, role: Role, read: Callable[[str], object]
) -> tuple[str, ...]:
    """Return the column of a role, then those that are called so and say otherwise.

    Where nothing in a column can be read, another that can be is meant.
    """
    taken = recipe.roles[role]
    others = [one for one in _called(sheet, role) if _is_free(recipe, one)]
    if not others or taken not in sheet.frame:
        return (taken,)
    said = {one: _said(sheet, one, read) for one in (taken, *others)}
    readable = [one for one, cells in said.items() if pd.notna(cells).any()]
    if not readable:
        return (taken,)
    first, *rest = readable
    return (first, *(one for one in rest if _differ(said[first], said[one])))


def _called(sheet: Sheet, role: Role) -> Iterable[str]:
    return (
        column
        for column in sheet.columns
        if any(ROLES.get(folded(name)) is role for name in sheet.names_of(column))
    )


def _is_free(recipe: Recipe, column: str) -> bool:
    measured = {one.column for one in recipe.measures}
    return column not in measured and column not in recipe.roles.values()


def _said(sheet: Sheet, column: str, read: Callable[[str], object]) -> Texts:
    texts = sheet.column(column)
    found = np.array([_try(read, text) for text in texts.categories] or [None], object)
    said: Texts = found[texts.codes]
    return said


def _try(read: Callable[[str], object], text: str) -> object:
    """Return what a cell says; None: nothing that could be read."""
    try:
        return read(text) if text else None
    except (LeftOut, RowRefused):
        return None


def _differ(one: Texts, other: Texts) -> bool:
    is_said = pd.notna(other)
    return bool((one[is_said] != other[is_said]).any())
