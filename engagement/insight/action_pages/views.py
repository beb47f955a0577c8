"""One action: what is done, how far it has come, what became of it; and all by kind."""

from flask import Blueprint, render_template

from engagement.actions import queries
from engagement.actions.access import action_or_404
from engagement.database import db
from engagement.insight.charts.gap_lines import gap_lines
from engagement.insight.effect import evidence, points, words
from engagement.insight.effect.effects import action_effect, effects, reading
from engagement.insight.effect.kinds import kind_rows
from engagement.insight.effect.lines import sentences
from engagement.insight.guess_page import after_guess
from engagement.insight.inbox import takings
from engagement.insight.inbox.inbox import seen_by
from engagement.insight.sight import sight_of
from engagement.people.access import signed_in_person
from engagement.statistics.pooled import LEAST_ACTIONS
from engagement.web.audience import Audience, audience
from engagement.web.context import this_week, today

blueprint = Blueprint("action", __name__)
blueprint.add_app_template_filter(evidence.compared_told)
blueprint.add_app_template_filter(points.in_scale)
blueprint.add_app_template_filter(evidence.kind_told)
blueprint.add_app_template_filter(evidence.look_word)
blueprint.add_app_template_filter(points.range_told)
blueprint.add_app_template_filter(points.signed_points)
blueprint.add_app_template_filter(evidence.stood_told)
blueprint.add_app_template_filter(words.verdict_told)


@blueprint.get("/actions/<id:action_id>")
@audience(Audience.MANAGERS)
@after_guess
def show(action_id: int) -> str:
    action, session = action_or_404(action_id), db.session()
    reader = signed_in_person()
    sight = sight_of(session, reader)
    effect = action_effect(session, action_id, this_week(), sight)
    return render_template(
        "insight/action.html",
        row=queries.row_of(session, action),
        changes=queries.changes(session, action_id),
        taken_up=takings.comments_of(session, seen_by(session, reader), action_id),
        effect=effect,
        lines=gap_lines(effect.target, action),
        today=today(),
    )


@blueprint.get("/actions/kinds")
@audience(Audience.HR)
@after_guess
def kinds() -> str:
    session = db.session()
    sight = sight_of(session, signed_in_person())
    of = reading(session, this_week(), sight)
    every = queries.actions(session)
    return render_template(
        "insight/action_kinds.html",
        rows=kind_rows(of.courses, effects(session, this_week(), sight)),
        said=sentences(session, every, this_week(), sight),
        least=LEAST_ACTIONS,
    )
