"""Actions for programs: recorded from a list of tasks, read into a report."""

import hashlib
from collections.abc import Mapping
from typing import Any

from flask_babel import gettext as _
from marshmallow import ValidationError

from engagement.actions import actions, queries, wording
from engagement.actions.actions import Author, Plan
from engagement.actions.api import examples
from engagement.actions.api.schemas import (
    ActionFilters,
    ActionHeaders,
    ActionPage,
    ActionSchema,
    SentAction,
)
from engagement.actions.kinds import ActionKind
from engagement.actions.models import ActionState
from engagement.actions.queries import ActionsWanted, KeyedAction
from engagement.api.base import Blueprint, body, faults_in
from engagement.api.fields import page
from engagement.database import db, work_alone
from engagement.people.access import id_of_team, open_to, using_key
from engagement.people.forms import trimmed
from engagement.people.models import Scope, Team
from engagement.web import sent_once
from engagement.web.context import now, today
from engagement.web.cookies import csrf
from engagement.web.problems import Fault, Problem
from engagement.web.template_filters import plain_day

blueprint = Blueprint("actions_api", __name__, description="What is done for teams.")
blueprint.examples = {
    "list_actions": examples.READ,
    "record_action": examples.WRITTEN,
}
HALF = 20
"""Letters of a name that stand for its key and name, and for what was sent."""


BODY = {"required": True, "content": {"application/json": {"schema": SentAction}}}


@blueprint.route("/actions")
@open_to(Scope.READ_ACTIONS)
@blueprint.refuses(404)
@blueprint.arguments(ActionFilters, location="query")
@blueprint.response(200, ActionPage, description="A page of actions.")
def list_actions(asked: Mapping[str, Any]) -> dict[str, object]:
    """List actions, those of a team alone if one is named."""
    cursor, most = asked["cursor"] or (0,), asked["limit"]
    state = ActionState(asked["state"]) if "state" in asked else None
    team_id = id_of_team(asked.get("team"))
    wanted = ActionsWanted(team_id, state, cursor[0], most + 1)
    rows = queries.keyed_actions(db.session(), wanted, today())
    following = [rows[most - 1].action.id] if len(rows) > most else None
    return page([told(row) for row in rows[:most]], following)


@blueprint.route("/actions", methods=["POST"])
@open_to(Scope.WRITE_ACTIONS)
@blueprint.refuses(400, 404, 409, 413, 415, 422)
@blueprint.arguments(ActionHeaders, location="headers")
@blueprint.response(201, ActionSchema, description="The action.")
@blueprint.doc(requestBody=BODY)
def record_action(headers: Mapping[str, str]) -> dict[str, object]:
    """Record an action.

    Its days lie within a year from today. It is changed and ended on the pages.
    """
    said = said_in(body())
    work_alone(db.session())
    plan = plan_of(said)
    form = name_of(plan, headers["name"])
    action = actions.write(db.session(), plan, form, Author(None, now(), today()))
    itself = ActionsWanted(None, None, action.id - 1, 1)
    (kept,) = queries.keyed_actions(db.session(), itself, today())
    db.session.commit()
    return told(kept)


csrf.exempt(record_action)  # no cookie is read, and a stranger's page has no key


def said_in(sent: object) -> dict[str, Any]:
    """Return the fields of an action; raises `Problem` where one cannot be."""
    try:
        said: dict[str, Any] = SentAction().load(sent)  # type: ignore[arg-type]
    except ValidationError as error:
        raise Problem(422, *faults_in(error.messages, "")) from error
    said |= {name: trimmed(said[name]) for name in ("text", "heard")}
    if not said["text"]:
        raise Problem(422, Fault("text", _("Write what will be done.")))
    first, last = actions.reach(today())
    days = {"first": plain_day(first), "last": plain_day(last)}
    for field in ("starts_on", "due_on"):
        if not first <= said[field] <= last:
            told = _("Choose a day from %(first)s to %(last)s.")
            raise Problem(422, Fault(field, told % days))
    if said["due_on"] < said["starts_on"]:
        told = _("This is before its first day, %(day)s. Choose a later one.")
        day = {"day": plain_day(said["starts_on"])}
        raise Problem(422, Fault("due_on", told % day))
    return said


def plan_of(said: Mapping[str, Any]) -> Plan:
    """Return what is to be done; raises `Problem` for what is not known here."""
    team_id = id_of_team(said["team"]) or 0
    team = db.session().get_one(Team, team_id)
    if team.closed_on:
        fault = _("%(team)s is closed. Decide for another team.", team=team.name)
        raise Problem(422, Fault("team", fault))
    measures = wording.measure_names()
    if said["measure"] not in measures:
        fault = _("Nothing of this name is asked here; there is: %(names)s.")
        raise Problem(422, Fault("measure", fault % {"names": ", ".join(measures)}))
    return Plan(
        team_id,
        said["measure"],
        ActionKind(said["kind"]),
        said["text"],
        said["starts_on"],
        said["due_on"],
        _owner_id(team_id, said["owner"]),
        said["heard"],
        said["is_told"],
    )


def _owner_id(team_id: int, key: str | None) -> int | None:
    if key is None:
        return None
    wanted = key.lower() if "@" in key else key
    for person in queries.possible_owners(db.session(), team_id):
        if person.key == wanted:
            return person.id
    fault = _("Nobody of this team, and nobody who leads it, has this code.")
    raise Problem(422, Fault("owner", fault))


def name_of(plan: Plan, name: str) -> str:
    """Return by which name an action is known when it comes again.

    Raises `Problem` where the name stands for another one.
    """
    if not name:
        return sent_once.name_in({})
    begins = _digest(f"{using_key().id} {name}")
    found = begins + _digest(str(plan))
    known = queries.action_sent(db.session(), begins)
    if known and known.form != found:
        fault = _("This name stands for another action. Send this one under a new one.")
        raise Problem(409, Fault("Idempotency-Key", fault))
    return found


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:HALF]


def told(row: KeyedAction) -> dict[str, object]:
    action = row.action
    return {
        "id": action.id,
        "team": row.team,
        "measure": action.measure,
        "kind": action.kind.value,
        "text": action.text,
        "state": action.state(today()).value,
        "starts_on": action.starts_on,
        "due_on": action.due_on,
        "ended_on": action.ended_on,
        "owner": row.owner,
        "heard": action.heard,
        "is_told": action.is_told,
    }
