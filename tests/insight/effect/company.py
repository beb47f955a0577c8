"""A company of many teams in which one was helped, in the database."""

from datetime import date, timedelta

import numpy as np
from flask import Flask

from engagement import weeks
from engagement.actions import actions
from engagement.actions.actions import Author, Plan
from engagement.actions.kinds import ActionKind
from engagement.database import db
from tests.conftest import NOON
from tests.insight.measured import (
    THIS_WEEK,
    Save,
    a_figure,
    a_release,
    a_score,
    shops,
)

TEXT = "Late shifts are planned three weeks ahead."
BEFORE = 13
TODAY = date(2026, 3, 4)


def helped_company(
    save: Save,
    company: dict[str, int],
    *,
    since: int = 6,
    effect: float = 0.35,
    peers: int = 26,
) -> list[int]:
    """Save weeks of Lille, helped so many weeks ago, and of its peers; return these."""
    others = [company["arras"], company["nice"]]
    others += shops(save, peers, parent_id=company["south"])
    save(a_release())
    random = np.random.default_rng(5)
    for team in [company["lille"], *others]:
        level = 0.55 + random.normal(0, 0.04)
        for week in range(THIS_WEEK - since - BEFORE, THIS_WEEK):
            is_helped = team == company["lille"] and week >= THIS_WEEK - since
            share = level + random.normal(0, 0.04) + effect * is_helped
            given = {"week": week, "low": 50, "high": 59, "rounding": 0.0004}
            save(
                a_figure(team, float(np.clip(share, 0, 1)), **given),
                a_score(team, 40, round(40 * level), week=week),
            )
    return others


def an_action_of(app: Flask, team_id: int, weeks_ago: int, **given: object) -> int:
    """Keep an action that began so many weeks ago, and return its id."""
    first = weeks.monday_of(THIS_WEEK - weeks_ago)
    usual: dict[str, object] = {
        "measure": "mobilisation",
        "kind": ActionKind.ROTA,
        "text": TEXT,
        "starts_on": first,
        "due_on": first + timedelta(weeks=8),
    }
    plan = Plan(team_id, **(usual | given))  # type: ignore[arg-type]
    with app.app_context():
        then = NOON - timedelta(weeks=weeks_ago)
        author = Author(None, then, then.date())
        form = f"{team_id}-{weeks_ago}-{plan.measure}"
        kept = actions.write(db.session(), plan, form, author)
        db.session.commit()
        return kept.id
