"""Answers at the till counted into the scores, and left out again, by HR alone.

They go in as an ordinary import: listed, undone and weighed like any file. They are
single answers: they add to those that files brought for the same team, week, metric and
moment, and give way to a total.
"""

import hashlib
import json
from datetime import datetime

import pandas as pd
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from engagement.customers.imports import ledger
from engagement.customers.intake.rows import CELL, TALLY
from engagement.customers.models import Import, TillSurvey
from engagement.customers.till import surveys
from engagement.customers.till.surveys import Tallies
from engagement.database import work_alone
from engagement.people.models import Team


def count(session: Session, survey: TillSurvey, person_id: int, now: datetime) -> bool:
    """Count all answers so far, in place of those counted before; the caller commits.

    Tell whether there were any.
    """
    work_alone(session)
    found = surveys.tallies(session, survey)
    if not found:
        return False
    leave_out(session, survey, now)
    import_ = _import(session, survey, found, person_id, now)
    session.add(import_)
    session.flush()
    ledger.count(session, import_.id, _cells(survey, found), is_total=False)
    survey.import_id = import_.id
    return True


def leave_out(session: Session, survey: TillSurvey, now: datetime) -> bool:
    """Let none of the answers count; tell whether any did. The caller commits."""
    if survey.import_id is None:
        return False
    return ledger.undo(session, survey.import_id, now)


def _import(
    session: Session,
    survey: TillSurvey,
    found: Tallies,
    person_id: int,
    now: datetime,
) -> Import:
    team = session.get_one(Team, survey.team_id).name
    told = sorted((*key, *map(int, tally)) for key, tally in found.items())
    return Import(
        filename=_("At the till: %(team)s", team=team)[: ledger.LONGEST_NAME],
        digest=hashlib.sha256(f"till {survey.code} {told}".encode()).digest(),
        imported_at=now,
        person_id=person_id,
        added=sum(tally.n for tally in found.values()),
        same=0,
        refused=0,
        refusals=json.dumps({"columns": [], "rows": []}),
    )


def _cells(survey: TillSurvey, found: Tallies) -> pd.DataFrame:
    """Return the answers as `ledger.count` takes them, a row a week and metric."""
    rows = [
        (survey.team_id, week, metric, survey.moment, *tally)
        for (metric, week), tally in found.items()
    ]
    return pd.DataFrame(rows, columns=[*CELL, *TALLY])
