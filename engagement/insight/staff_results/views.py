"""What everybody reads after a pulse: by the address of their group, or signed in."""

from flask import Blueprint, render_template

from engagement.database import db
from engagement.insight.guess_page import after_guess
from engagement.insight.sight import sight_of
from engagement.insight.staff_results.page import ResultsPage, results_page
from engagement.insight.wall.wall import PieceKind
from engagement.people.access import signed_in_person
from engagement.pulses import queries, results_links
from engagement.pulses.bank import BANK
from engagement.web import limits
from engagement.web.audience import Audience, audience
from engagement.web.context import now, settings
from engagement.web.deeds import since

blueprint = Blueprint("staff_results", __name__)


@blueprint.get("/r/<code:code>")
@audience(Audience.EVERYBODY)
def by_link(code: str) -> str | tuple[str, int]:
    """Show a group its results; of who looks, nothing is known, noted or kept.

    So all see what the one of them may see who may see least.
    """
    session = db.session()
    group = results_links.group_at(session, code)
    if group is None:
        session.rollback()
        limits.count_try("results", now())
        return render_template("insight/no_results.html", code=code), 404
    blanks = queries.withheld_for_its_lead(session, group.team_id, group.week)
    page = results_page(session, group.team_id, settings(), now(), blanks)
    is_ending = page.results is not None and page.results.week >= group.week
    return _shown("insight/results_by_link.html", page, code=code, is_ending=is_ending)


@blueprint.get("/results")
@audience(Audience.EMPLOYEES)
@after_guess
def own() -> str:
    """Show the same to somebody who is signed in, of the group they are counted in."""
    session, person = db.session(), signed_in_person()
    blanks = sight_of(session, person).blanks
    page = results_page(session, person.counted_in_id, settings(), now(), blanks)
    return _shown("insight/results.html", page, least=settings().smallest_group)


def _shown(template: str, page: ResultsPage, **values: object) -> str:
    return render_template(
        template, page=page, bank=BANK, kinds=PieceKind, since=since, **values
    )
