"""Which action somebody asks for, if they may see its team."""

from flask import abort

from engagement.actions import queries
from engagement.actions.models import Action
from engagement.database import db
from engagement.people.access import team_or_404


def action_or_404(action_id: int) -> Action:
    """Return an action of a team the reader may look at; others are not there."""
    found = queries.action(db.session(), action_id)
    if found is None:
        abort(404)
    team_or_404(found.team_id)
    return found
