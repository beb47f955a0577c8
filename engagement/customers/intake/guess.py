"""How a file is probably meant, by the names of its columns."""

from collections import abc
from collections.abc import Iterable, Iterator
from dataclasses import replace
from enum import StrEnum

from engagement.customers.files.periods import names_a_week
from engagement.customers.files.recipe import BELONGS, SKIP, Kind, Measure, Recipe
from engagement.customers.files.sheets import Sheet
from engagement.customers.files.words import GROUPS, ROLES, Role, folded
from engagement.customers.intake.asks import About, Ask
from engagement.customers.intake.intake import Vocabulary
from engagement.customers.intake.presets import questions, recognised, team_column
from engagement.customers.metrics.catalogue import METRICS, Metric, metric_named

WEEKS_ACROSS = 2
"""Columns named as weeks that make a sheet of weeks."""
LONG_NAME = 3
"""Words of a column's name, beyond which it is a question."""
OF_GROUPS = {
    "promoters": "nps", "promoteurs": "nps", "passives": "nps", "passifs": "nps",
    "detractors": "nps", "detracteurs": "nps", "satisfied": "csat",
    "satisfaits": "csat", "dissatisfied": "csat", "insatisfaits": "csat",
}  # fmt: skip
"""Whose answers words for groups of them are."""
OF_A_ROW = ("°", "º", "#")
"""Signs in the name of a column that numbers the rows; folded, it may be called `n`."""
COUNTS = {Role.N, Role.FAVOURABLE, Role.UNFAVOURABLE, Role.VALUE}


class Confidence(StrEnum):
    """How sure it is what a column means."""

    SURE = "sure"  # it is called so, or the tool that writes such files is known
    LIKELY = "likely"  # its question speaks of it


def guess(
    sheet: Sheet, metrics: abc.Mapping[str, Metric] = METRICS
) -> tuple[Recipe, str]:
    """Return how a sheet is probably meant, and the tool that wrote it, if known."""
    known = recognised(sheet)
    if known:
        recipe = _with_own(known.recipe(sheet), sheet, metrics)
        recipe = replace(recipe, answers=settled(recipe))
        if not {Role.METRIC, Role.SCORE} & {*recipe.missing}:
            return recipe, known.key
    return _by_names(sheet, metrics), ""


def unconfirmed(sheet: Sheet, recipe: Recipe, words: Vocabulary) -> Iterator[Ask]:
    """Ask whether what a person told of the whole last file holds for this one too."""
    seems, _ = guess(sheet, words.metrics)
    codes = {team: name for name, team in words.teams.items() if team != SKIP}
    for about, told, seeming, readings in (
        (About.TEAM, recipe.team, seems.team, codes.values()),
        (About.METRIC, recipe.metric, seems.metric, words.metrics),
    ):
        if told not in {"", seeming}:
            yield Ask(about, (), "", tuple(readings), told, (told,))


def settled(recipe: Recipe) -> dict[str, str]:
    """Return as answers which columns a tool means, so that none is asked about."""
    return {
        Ask(About.COLUMN, subject=role.value).key: column
        for role, column in recipe.roles.items()
    }


def confidence(column: str, tool: str) -> Confidence:
    """Tell how sure it is what a column that is kept means."""
    is_named = folded(column) in ROLES or names_a_week(column)
    is_short = len(folded(column).split()) <= LONG_NAME
    return Confidence.SURE if tool or is_named or is_short else Confidence.LIKELY


def _by_names(sheet: Sheet, metrics: abc.Mapping[str, Metric]) -> Recipe:
    weeks = [column for column in sheet.columns if names_a_week(column)]
    is_across = len(weeks) >= WEEKS_ACROSS
    roles = _roles(sheet, weeks)
    measures = () if Role.METRIC in roles else tuple(_measures(sheet, metrics, roles))
    roles, measures = _with_groups(roles, measures)
    is_asked = any(one.metric in METRICS for one in measures)
    if not is_asked and not is_across and not {*roles} & {Role.METRIC, Role.SCORE}:
        taken = [*roles.values(), *(one.column for one in measures)]
        measures = (*measures, *questions(sheet, taken))
    drafts = [
        _draft(kind, roles, measures, is_across=is_across)
        for kind in (Kind.AGGREGATED, Kind.RAW)
    ]
    return min(drafts, key=lambda draft: len(draft.missing))


def _with_own(
    recipe: Recipe, sheet: Sheet, metrics: abc.Mapping[str, Metric]
) -> Recipe:
    """Add the columns that are called as a metric of the company's own."""
    if Role.SCORE in recipe.roles:
        return recipe
    own = {key: metric for key, metric in metrics.items() if key not in METRICS}
    found = _measures(sheet, own, recipe.roles)
    added = tuple(
        replace(one, role=Role.SCORE) for one in found if one.role is Role.VALUE
    )
    taken = {one.column for one in added}
    others = tuple(one for one in recipe.measures if one.column not in taken)
    return replace(recipe, measures=(*others, *added))


def _roles(sheet: Sheet, weeks: Iterable[str]) -> dict[Role, str]:
    """Return the first column for each role that the header names."""
    roles: dict[Role, str] = {}
    for column in sheet.columns:
        names = () if column in weeks else sheet.names_of(column)
        for name in names:
            role = ROLES.get(folded(name))
            is_number = role is Role.N and any(sign in name for sign in OF_A_ROW)
            if role and not is_number:
                roles.setdefault(role, column)
    if Role.TEAM not in roles and (column := team_column(sheet)):
        roles[Role.TEAM] = column
    return roles


def _measures(
    sheet: Sheet, metrics: abc.Mapping[str, Metric], roles: abc.Mapping[Role, str]
) -> Iterator[Measure]:
    """Yield the columns that are called as a metric, or as the answers behind one.

    Several may be called alike: which of them is meant is asked.
    """
    for column in sheet.columns:
        if column in roles.values():
            continue
        for name in sheet.names_of(column):
            metric, role = _measure_named(name, metrics)
            if metric:
                yield Measure(column, metric, role)
                break


def _with_groups(
    roles: abc.Mapping[Role, str], measures: tuple[Measure, ...]
) -> tuple[dict[Role, str], tuple[Measure, ...]]:
    """Give groups of answers to their metric where there are several.

    Promoters are of NPS. Where no word tells whose they are, the figures count.
    """
    if len({one.metric for one in measures}) <= 1:
        return dict(roles), measures
    kept = {role: column for role, column in roles.items() if role not in GROUPS}
    apart = tuple(
        Measure(roles[role], OF_GROUPS[word], role)
        for role in GROUPS
        if role in roles and (word := folded(roles[role]).split()[-1]) in OF_GROUPS
    )
    return kept, (*measures, *apart)


def _measure_named(name: str, metrics: abc.Mapping[str, Metric]) -> tuple[str, Role]:
    """Read `NPS`, `nb réponses NPS` or `NPS (n)`."""
    if metric := metric_named(name, metrics):
        return metric, Role.VALUE
    words = folded(name).split()
    for first in range(1, len(words)):
        head, tail = " ".join(words[:first]), " ".join(words[first:])
        for said, what in ((head, tail), (tail, head)):
            role, metric = ROLES.get(what), metric_named(said, metrics)
            if metric and role in COUNTS:
                return metric, role
    return "", Role.VALUE


def _draft(
    kind: Kind,
    roles: abc.Mapping[Role, str],
    measures: tuple[Measure, ...],
    *,
    is_across: bool,
) -> Recipe:
    """Return the recipe of one kind that the names of the columns allow."""
    fitting = {role: column for role, column in roles.items() if role in BELONGS[kind]}
    if kind is Kind.AGGREGATED and Role.WEEK not in fitting and Role.DATE in roles:
        fitting[Role.WEEK] = roles[Role.DATE]
    if is_across:
        fitting.pop(Role.WEEK, None)
    if kind is Kind.RAW:
        scored = (one for one in measures if one.role in {Role.VALUE, Role.SCORE})
        measures = tuple(replace(one, role=Role.SCORE) for one in scored)
    else:
        measures = tuple(one for one in measures if one.role is not Role.SCORE)
    is_across = is_across and kind is Kind.AGGREGATED
    recipe = Recipe(kind=kind, roles=fitting, measures=measures, weeks_across=is_across)
    if Role.METRIC in recipe.missing and Role.FAVOURABLE in fitting:
        word = folded(fitting[Role.FAVOURABLE]).split()[-1]
        recipe = replace(recipe, metric=OF_GROUPS.get(word, ""))
    return recipe
