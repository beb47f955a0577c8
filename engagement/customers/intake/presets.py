"""Profiles of well-known tools; each is recognised by its columns."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from engagement.customers.files.dates import DateOrder
from engagement.customers.files.recipe import Condition, Kind, Measure, Recipe
from engagement.customers.files.sheets import Sheet
from engagement.customers.files.words import (
    SYNONYMS,
    Role,
    are_of_customers,
    folded,
    metric_asked_in,
)
from engagement.customers.metrics.catalogue import METRICS
from engagement.customers.metrics.scales import is_on, says_nothing

NPS_GROUP = " nps group"

TOOLS = {
    "zendesk": "Zendesk",
    "qualtrics": "Qualtrics",
    "delighted": "Delighted",
    "surveymonkey": "SurveyMonkey",
    "typeform": "Typeform",
    "google-forms": "Google Forms",
    "google-forms-fr": "Google Forms",
    "microsoft-forms": "Microsoft Forms",
    "microsoft-forms-fr": "Microsoft Forms",
}


@dataclass(frozen=True)
class Preset:
    """A tool whose files are known."""

    key: str
    needs: tuple[str, ...]
    """Folded names of columns that all its files have."""
    recipe: Callable[[Sheet], Recipe]

    def recognises(self, sheet: Sheet) -> bool:
        return {*self.needs} <= {folded(column) for column in sheet.columns}


def recognised(sheet: Sheet) -> Preset | None:
    """Return the tool that a file comes from; None for one that is not known."""
    return next((preset for preset in PRESETS if preset.recognises(sheet)), None)


def _named(sheet: Sheet, *names: str) -> str:
    """Return the column of the first of the folded names; empty when none is there."""
    by_name = {folded(column): column for column in reversed(sheet.columns)}
    return next((by_name[name] for name in names if name in by_name), "")


def _roles(**columns: str) -> dict[Role, str]:
    return {Role(role): column for role, column in columns.items() if column}


def team_column(sheet: Sheet) -> str:
    """Return the column that names the team, perhaps in the words of a question."""
    if found := _named(sheet, *SYNONYMS[Role.TEAM]):
        return found
    for column in sheet.columns:
        words = {*folded(column).split()}
        if column.endswith("?") and words & TEAM_WORDS and not metric_asked_in(column):
            return column
    return ""


TEAM_WORDS = {
    "store", "shop", "team", "branch", "magasin", "boutique", "equipe", "agence",
    "restaurant", "site",
}  # fmt: skip


def questions(sheet: Sheet, taken: Iterable[str]) -> tuple[Measure, ...]:
    """Return a measure for each column that asks for a metric.

    Where several ask for the same, those count whose cells are all answers to it.
    """
    kept, is_of_customers = {*taken}, are_of_customers(sheet.columns)
    found: dict[str, list[Measure]] = {}
    for column in sheet.columns:
        if column in kept or folded(column).endswith(NPS_GROUP):
            continue
        said = sheet.names_of(column)
        asked = (metric_asked_in(one, is_of_customers=is_of_customers) for one in said)
        metric = next(filter(None, asked), "")
        if metric and _has_answers(sheet, column):
            found.setdefault(metric, []).append(Measure(column, metric))
    return tuple(
        one
        for metric, some in found.items()
        for one in ([one for one in some if _are_answers(sheet, one)] or some)
    )


def _are_answers(sheet: Sheet, measure: Measure) -> bool:
    texts = [one for one in sheet.distinct(measure.column) if not says_nothing(one)]
    scales = METRICS[measure.metric].scales
    return any(all(is_on(scale, text) for text in texts) for scale in scales)


def _has_answers(sheet: Sheet, column: str) -> bool:
    """Tell whether a column holds short answers rather than what customers wrote."""
    filled = [text for text in sheet.distinct(column) if text]
    return bool(filled) and all(len(text) <= LONGEST_ANSWER for text in filled)


LONGEST_ANSWER = 40


def _zendesk(sheet: Sheet) -> Recipe:
    roles = _roles(
        date=_named(sheet, "created at", "updated at"),
        team=_named(sheet, "group name", "group", "group id", "ticket group"),
        score=_named(sheet, "score"),
        id=_named(sheet, "id"),
    )
    return Recipe(kind=Kind.RAW, roles=roles, metric="csat")


def _qualtrics(sheet: Sheet) -> Recipe:
    roles = _roles(
        date=_named(sheet, "recordeddate", "enddate", "startdate"),
        team=team_column(sheet),
        id=_named(sheet, "responseid"),
    )
    conditions = [
        Condition(_named(sheet, "finished"), ("true", "1", "vrai")),
        Condition(
            _named(sheet, "status"),
            (
                "survey preview",
                "1",
                "survey test",
                "2",
                "apercu du sondage",
                "spam",
                *("8", "9", "12", "17", "40"),  # spam, and previews of other kinds
            ),
            is_wanted=False,
        ),
    ]
    return Recipe(
        kind=Kind.RAW,
        roles=roles,
        measures=questions(sheet, roles.values()),
        conditions=tuple(one for one in conditions if one.column),
    )


def _delighted(sheet: Sheet) -> Recipe:
    roles = _roles(
        date=_named(sheet, "created at", "responded at", "response date", "timestamp"),
        team=team_column(sheet) or _property(sheet),
        metric=_named(sheet, "survey type"),
        score=_named(sheet, "score"),
        id=_named(sheet, "id", "response id"),
    )
    return Recipe(kind=Kind.RAW, roles=roles)


def _property(sheet: Sheet) -> str:
    """Return a column like `person_properties.Store`."""
    for column in sheet.columns:
        if {*folded(column).split()[-1:]} & {*SYNONYMS[Role.TEAM]}:
            return column
    return ""


def _survey(
    date: tuple[str, ...],
    id_: tuple[str, ...] = (),
    order: DateOrder = DateOrder.UNCLEAR,
) -> Callable[[Sheet], Recipe]:
    """Return the recipe of a form whose questions are its columns."""

    def recipe(sheet: Sheet) -> Recipe:
        roles = _roles(
            date=_named(sheet, *date), team=team_column(sheet), id=_named(sheet, *id_)
        )
        measures = questions(sheet, roles.values())
        return Recipe(kind=Kind.RAW, roles=roles, measures=measures, date_order=order)

    return recipe


FRENCH = DateOrder.DAY_FIRST
PRESETS = (
    Preset("zendesk", ("id", "ticket id", "score", "created at"), _zendesk),
    Preset("qualtrics", ("responseid", "recordeddate", "finished"), _qualtrics),
    Preset("qualtrics", ("responseid", "enddate", "finished"), _qualtrics),
    Preset("delighted", ("survey type", "score", "created at"), _delighted),
    Preset(
        "surveymonkey",
        ("respondent id", "collector id", "date created"),
        _survey(("date created", "date modified"), ("respondent id",)),
    ),
    Preset(
        "typeform",
        ("#", "submit date utc", "network id"),
        _survey(("submit date utc",), ("#",)),
    ),
    Preset("google-forms-fr", ("horodateur",), _survey(("horodateur",), order=FRENCH)),
    Preset(
        "microsoft-forms",
        ("id", "start time", "completion time"),
        _survey(("completion time",), ("id",)),
    ),
    Preset(
        "microsoft-forms-fr",
        ("id", "heure de debut", "heure de fin"),
        _survey(("heure de fin",), ("id",), FRENCH),
    ),
    Preset("google-forms", ("timestamp",), _survey(("timestamp",))),
)
"""The surest first."""
