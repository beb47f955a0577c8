"""Which rows of a file are meant: of several sheets, hidden, below merged cells."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from engagement.customers.files.months import has_a_day_in, month_in
from engagement.customers.files.numbers import bare
from engagement.customers.files.periods import A_YEAR, week_number
from engagement.customers.files.recipe import Kind, Recipe
from engagement.customers.files.sheets import (
    ALL_SHEETS,
    Limits,
    Sheet,
    is_alike,
    sheets_of,
)
from engagement.customers.files.words import Role, folded
from engagement.customers.intake.asks import (
    COUNTED,
    EXAMPLES,
    NOT_COUNTED,
    About,
    Ask,
)
from engagement.customers.intake.cells import OF_ALL
from engagement.customers.intake.guess import guess
from engagement.customers.metrics.catalogue import Metric
from engagement.files.frames import categories

STATES = {
    "status", "statut", "etat", "state", "response type", "type de reponse",
    "moderation", "response status", "review status", "statut de l avis",
}  # fmt: skip
"""How columns are called that say what became of an answer."""
NO_ANSWERS = {
    "test", "tests", "spam", "preview", "survey preview", "apercu", "rejected",
    "rejete", "rejetee", "refuse", "refusee", "refused", "modere", "moderee",
    "moderated", "pending", "en attente", "draft", "brouillon", "deleted", "supprime",
    "supprimee", "invalid", "invalide", "duplicate", "doublon", "reported", "signale",
    "annule", "cancelled", "canceled",
}  # fmt: skip
"""What they say of one that may not count."""
ASIDES = {
    "poids", "weight", "weights", "ponderation", "coefficient", "coef", "nombre",
    "effectif", "effectifs", "frequence", "frequency", "freq", "count", "nb", "n",
    "scale", "echelle", "bareme", "max", "maximum", "max score", "score max",
    "maximum score", "note max", "note maximale", "out of",
}  # fmt: skip
"""How columns are called that say how often a row counts, or out of how many."""
ALL_MOMENTS = OF_ALL | {"tous", "toutes", "all", "tous canaux", "all channels"}
"""What a row says that adds up the moments beside it."""
MONTHS = {"mois", "month"}
OTHER_PERIODS = MONTHS | {
    "fiscal year", "financial year", "annee fiscale",
    "exercice fiscal", "fy",
}  # fmt: skip
"""How columns are called beside which a week may not be one of the year."""
A_NUMBER = 4
"""Letters of a week that is no more than its number, such as W 12."""
OF_A_MONTH = 6
"""Weeks that a month can have; where no number is higher, they may be those."""
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
    beside = _asides if recipe.kind is Kind.RAW else _other_periods
    questions += [*_states(sheet, recipe), *beside(sheet, recipe)]
    for ask in questions:
        if ask.about is About.STATES and ask.answer == NOT_COUNTED:
            sheet = _without(sheet, recipe, ask.subject)
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


def _states(sheet: Sheet, recipe: Recipe) -> Iterator[Ask]:
    """Ask whether rows count whose state says that they may be no answers.

    And totals that add up the moments beside them.
    """
    columns = _beside(sheet, recipe, STATES)
    if recipe.kind is Kind.AGGREGATED:
        moments = recipe.roles.get(Role.MOMENT, "")
        columns = [moments] if moments in sheet.frame else []
    for column in columns:
        some = _no_answers(sheet, recipe, column)
        if some:
            readings, examples = (NOT_COUNTED, COUNTED), tuple(some[:EXAMPLES])
            ask = Ask(
                About.STATES, (column,), "", readings, NOT_COUNTED, examples, column
            )
            yield ask.answered(recipe.answers)


def _no_answers(sheet: Sheet, recipe: Recipe, column: str) -> list[str]:
    """Return what a column says of rows that may not count; not where all say it."""
    words = NO_ANSWERS if recipe.kind is Kind.RAW else ALL_MOMENTS
    said = {*sheet.distinct(column)} - {""}
    some = sorted(one for one in said if folded(one) in words)
    is_alone = recipe.kind is Kind.AGGREGATED and len(some) == len(said)
    return [] if is_alone else some


def _without(sheet: Sheet, recipe: Recipe, column: str) -> Sheet:
    """Return the sheet without the rows that may not count."""
    gone = _no_answers(sheet, recipe, column)
    return replace(sheet, frame=sheet.frame[~sheet.frame[column].isin(gone)])


def _other_periods(sheet: Sheet, recipe: Recipe) -> Iterator[Ask]:
    """Ask whether weeks are those of a year, where a month or another year is named.

    Not where all of them lie in the month beside them: they are.
    """
    for column in _beside(sheet, recipe, OTHER_PERIODS):
        said = sorted({*sheet.distinct(column)} - {""})
        week = recipe.roles.get(Role.WEEK, "")
        if (
            said
            and week in sheet.frame
            and not _are_days(sheet, week)
            and not _agree(sheet, column, week, recipe.roles.get(Role.YEAR, ""))
        ):
            some, columns = tuple(said[:EXAMPLES]), (column, week)
            ask = Ask(About.OTHER_PERIOD, columns, "", (COUNTED,), "", some, column)
            yield ask.answered(recipe.answers)


def _are_days(sheet: Sheet, column: str) -> bool:
    """Tell whether weeks are said by a day, or with their year: those are plain."""
    return all(len(one) > A_NUMBER for one in sheet.distinct(column) if one)


def _agree(sheet: Sheet, month: str, week: str, year: str) -> bool:
    """Tell whether weeks of the year have each a day in the month beside them."""
    if folded(month) not in MONTHS:
        return False
    columns = [month, week, *([year] if year in sheet.frame else [])]
    rows = sheet.frame[columns].drop_duplicates().itertuples(index=False, name=None)
    highest = 0
    for said, text, *years in rows:
        number, found = week_number(bare(text)), month_in(said)
        told = A_YEAR.fullmatch(bare(years[0])) if years else None
        if not said or not text:
            continue
        of_year = int(told[1]) if told else None
        if not (number and found and has_a_day_in(number, found, of_year)):
            return False
        highest = max(highest, number)
    return highest > OF_A_MONTH


def _asides(sheet: Sheet, recipe: Recipe) -> Iterator[Ask]:
    """Ask whether a row counts once, where a column may say otherwise.

    Not of the numbers of rows.
    """
    for column in _beside(sheet, recipe, ASIDES):
        said = sorted({*sheet.distinct(column)} - {"", "1"})
        if said and not _numbers_rows(sheet, column):
            some = tuple(said[:EXAMPLES])
            ask = Ask(About.ASIDE, (column,), "", (COUNTED,), "", some, column)
            yield ask.answered(recipe.answers)


def _beside(sheet: Sheet, recipe: Recipe, names: set[str]) -> list[str]:
    """Return the columns so called of which nothing is read."""
    read = {one.column for one in recipe.measures}
    read |= {one.column for one in recipe.conditions}
    read |= {column for role, column in recipe.roles.items() if role is not Role.N}
    return [one for one in sheet.columns if folded(one) in names and one not in read]


def _numbers_rows(sheet: Sheet, column: str) -> bool:
    texts = sheet.frame[column].astype(object)
    if not texts.str.isdecimal().all():
        return False
    numbers = texts.astype(int)
    return bool(numbers.is_unique and numbers.max() - numbers.min() == len(numbers) - 1)


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
