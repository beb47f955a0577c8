"""What came of actions in a line each, as lists and mails tell it."""

from collections.abc import Iterable

from sqlalchemy.orm import Session

from engagement.actions.queries import ActionRow
from engagement.insight.effect.effects import effects
from engagement.insight.effect.words import in_short, told
from engagement.insight.sight import Sight
from engagement.weeks import week_of


def came_of(
    session: Session, rows: Iterable[ActionRow], this_week: int, sight: Sight
) -> dict[int, str]:
    """Return a few words for each action of a list that names team and text itself."""
    actions = {row.action.id: row.action for row in rows}
    if not actions:
        return {}
    found = effects(session, this_week, sight, actions)
    return {
        id_: in_short(one, week_of(actions[id_].starts_on), this_week)
        for id_, one in found.items()
    }


def sentences(
    session: Session, rows: Iterable[ActionRow], this_week: int, sight: Sight
) -> dict[int, str]:
    """Return a sentence for each action of which there is evidence, with its team."""
    found = effects(session, this_week, sight)
    return {
        row.action.id: told(row, found[row.action.id], this_week)
        for row in rows
        if (last := found[row.action.id].last) and last.is_evidence
    }
