"""Pages where staff and customers meet."""

from flask import Blueprint, Response, abort, render_template, request

from engagement.actions import listing
from engagement.actions import queries as actions
from engagement.customers.queries import moments
from engagement.database import db
from engagement.insight import wording
from engagement.insight.calls.seen import calls_for
from engagement.insight.charts import corners
from engagement.insight.charts.courses import courses
from engagement.insight.charts.lines import company_lines, team_lines
from engagement.insight.charts.scatter import SMALL_HEIGHT, scatter
from engagement.insight.drawings import bars
from engagement.insight.effect.lines import came_of
from engagement.insight.files.questions import questions_table
from engagement.insight.files.symmetry import symmetry_table
from engagement.insight.files.trends import trends_table
from engagement.insight.floors import answers
from engagement.insight.forms import ChoicesForm, ValueForm
from engagement.insight.guess_page import after_guess
from engagement.insight.home import naming, overview
from engagement.insight.home.started import started
from engagement.insight.inbox.inbox import new_comments
from engagement.insight.method import contents
from engagement.insight.method.example import example, precise
from engagement.insight.method.paragraph import formula
from engagement.insight.series.measures_in_use import (
    customer_metrics,
    main_metric,
    staff_measures,
)
from engagement.insight.sight import Sight, sight_of
from engagement.insight.symmetry import correlation, lag_bars
from engagement.insight.symmetry.aloud import aloud
from engagement.insight.symmetry.correlation import CorrelationView
from engagement.insight.symmetry.quadrants import likely
from engagement.insight.symmetry.questions import QuestionGrid, question_grid
from engagement.insight.symmetry.table import team_table
from engagement.insight.symmetry.tie import clear_tie
from engagement.insight.symmetry.verdict import verdict
from engagement.insight.team import teams as of_teams
from engagement.insight.trends.heat_table import EDGES
from engagement.insight.trends.moved import moved
from engagement.insight.trends_choices import chosen_course, chosen_trends
from engagement.insight.value import usual
from engagement.people import queries as people
from engagement.people.access import signed_in_person, team_or_404
from engagement.people.models import Role
from engagement.pulses.programme.wording import WHY_NOT
from engagement.statistics.findings import SEED
from engagement.statistics.ties import LEAST_TEAMS
from engagement.statistics.value import worth
from engagement.stories import stories
from engagement.web.audience import Audience, audience
from engagement.web.context import now, settings, this_week, today
from engagement.web.downloads import as_csv, download

blueprint = Blueprint("insight", __name__)
MOST_LISTED = 5
"""Actions on the page of a team."""
blueprint.add_app_template_filter(wording.about)
blueprint.add_app_template_filter(wording.answers_in)
blueprint.add_app_template_filter(wording.change_told)
blueprint.add_app_template_filter(wording.cause_told)
blueprint.add_app_template_filter(wording.money)
blueprint.add_app_template_filter(wording.nth)
blueprint.add_app_template_filter(wording.reasons)
blueprint.add_app_template_filter(wording.move_name)
blueprint.add_app_template_filter(wording.point_name)
blueprint.add_app_template_filter(wording.short_point)
blueprint.add_app_template_filter(wording.one_in)
blueprint.add_app_template_filter(wording.in_ten)
blueprint.add_app_template_filter(wording.quadrant_name)
blueprint.add_app_template_filter(contents.place_of, "method_place")
blueprint.add_app_template_filter(contents.title_of, "method_title")
blueprint.add_app_template_filter(formula)
blueprint.add_app_template_filter(precise)


@blueprint.get("/")
@audience(Audience.MANAGERS)
@after_guess
def home() -> str:
    sight = sight_of_reader()
    view = correlation.usual_view(db.session(), this_week(), sight)
    seen = naming.attention_for(db.session(), sight, this_week())
    calls = calls_for(db.session(), sight, this_week(), seen.whole)
    begun = started(db.session(), signed_in_person(), sight, today())
    metric = main_metric(db.session())
    leads = signed_in_person().role is Role.MANAGER
    rows = of_teams.own_rows(db.session(), sight, metric, this_week()) if leads else []
    return render_template(
        "insight/home.html",
        view=view,
        verdict=verdict(view),
        attention=seen,
        calls=calls,
        unanswered=calls.waiting(now()),
        under_floor=answers.seen_alerts(db.session(), sight, this_week()),
        started=begun,
        rows=rows,
        metric=metric,
        doing=actions.numbers_open(db.session()),
        came=came_of(db.session(), begun.shown, this_week(), sight),
        today=today(),
        steps=overview.steps(db.session()),
        figures=overview.key_figures(db.session(), view),
        quadrant=corners.name_corners(scatter(view, height=SMALL_HEIGHT)),
        trouble=overview.trouble(db.session(), settings().timezone, now()),
        new_comments=new_comments(db.session(), signed_in_person()),
        stories_waiting=stories.number_waiting(db.session()),
        why_not=WHY_NOT,
    )


@blueprint.get("/symmetry")
@audience(Audience.MANAGERS)
@after_guess
def symmetry() -> str:
    form, strange = choices()
    view = chosen_view(form)
    return render_template(
        "insight/symmetry.html",
        form=form,
        is_strange=strange,
        view=view,
        verdict=verdict(view),
        aloud=aloud(view),
        tie=clear_tie(view),
        lag_bars=lag_bars.lag_bars(view.found.lags),
        listing=team_table(view.seen),
        scatter=corners.name_corners(scatter(view)),
        lines=company_lines(view.company, view.staff, view.customer),
    )


@blueprint.get("/symmetry.csv")
@audience(Audience.MANAGERS)
def symmetry_file() -> Response:
    form, _strange = choices()
    view = chosen_view(form)
    table = symmetry_table(view, team_table(view.seen))
    return download(as_csv(table), "symmetry.csv")


@blueprint.get("/symmetry/questions")
@audience(Audience.HR)
@after_guess
def questions() -> str:
    return render_template(
        "insight/questions.html", grid=chosen_grid(), least_teams=LEAST_TEAMS
    )


@blueprint.get("/symmetry/questions.csv")
@audience(Audience.HR)
def questions_as_file() -> Response:
    return download(as_csv(questions_table(chosen_grid())), "questions.csv")


@blueprint.get("/teams")
@audience(Audience.MANAGERS)
@after_guess
def teams() -> str:
    metric, sight = main_metric(db.session()), sight_of_reader()
    return render_template(
        "insight/teams.html",
        rows=of_teams.tree(db.session(), sight, metric, this_week()),
        metric=metric,
        attention=naming.attention_for(db.session(), sight, this_week()),
    )


@blueprint.get("/teams/<id:team_id>")
@audience(Audience.MANAGERS)
@after_guess
def team(team_id: int) -> str:
    shown, sight = team_or_404(team_id), sight_of_reader()
    page = of_teams.team_page(db.session(), shown, this_week(), sight)
    chances = correlation.usual_chances(db.session(), shown.id, this_week(), sight)
    rows = listing.by_urgency(actions.actions(db.session(), [shown.id]))
    return render_template(
        "insight/team.html",
        team=shown,
        page=page,
        lines=team_lines(page, rows),
        floors=answers.of_team(db.session(), shown.id, this_week(), sight),
        actions=rows,
        came=came_of(db.session(), rows[:MOST_LISTED], this_week(), sight),
        today=today(),
        calls=calls_for(db.session(), sight, this_week()),
        likely=likely(chances) if chances else None,
        is_placed=chances is not None,
    )


@blueprint.get("/value")
@audience(Audience.HR)
def value() -> str:
    session = db.session()
    known = usual.known(session)
    number = people.number_of_persons(session)
    form = ValueForm.of(request.args, usual.usual(known, number))
    found = worth(form.assumptions) if form.validate() else None
    return render_template(
        "insight/value.html",
        form=form,
        known=known,
        today=today(),
        found=found,
        customer_bars=found and bars([found.lost_price, found.treated_price]),
        staff_bars=found and bars([found.departures_price]),
    )


@blueprint.get("/method")
@audience(Audience.EVERYBODY)
def method() -> str:
    return render_template("insight/method.html", sections=contents.SECTIONS, seed=SEED)


@blueprint.get("/method/<code:subject>")
@audience(Audience.EVERYBODY)
def method_subject(subject: str) -> str:
    if subject == contents.EXAMPLE:
        return render_template("insight/method_example.html", example=example())
    found = contents.subject(subject) or abort(404)
    return render_template(
        "insight/method_subject.html", subject=found, grid=contents.grid()
    )


@blueprint.get("/trends")
@audience(Audience.HR)
@after_guess
def trends() -> str:
    blanks = sight_of_reader().blanks
    form, found, strange = chosen_trends(blanks)
    course = chosen_course(form, blanks)
    return render_template(
        "insight/trends.html",
        form=form,
        is_strange=strange,
        trends=found,
        course=course,
        lines=courses(course, found.measure, *found.among(form.teams)),
        moved=moved(found),
        edges=EDGES,
        listing=found.listing(*form.chosen),
    )


@blueprint.get("/trends.csv")
@audience(Audience.HR)
def trends_as_file() -> Response:
    blanks = sight_of_reader().blanks
    form, found, _strange = chosen_trends(blanks)
    course = chosen_course(form, blanks)
    table = trends_table(found, found.listing(*form.chosen), course)
    return download(as_csv(table), "trends.csv")


def choices() -> tuple[ChoicesForm, bool]:
    """Read the reader's choices; tell whether one of them does not exist here."""
    form = ChoicesForm(request.args)
    session = db.session()
    form.offer(staff_measures(session), customer_metrics(session))
    strange = form.fall_back()
    form.offer_moments(moments(session, str(form.customer.data)))
    return form, form.fall_back() or strange


def chosen_view(form: ChoicesForm) -> CorrelationView:
    return correlation.view(
        db.session(),
        staff=str(form.staff.data),
        customer=str(form.customer.data),
        weeks=form.window,
        moment=form.moment.data or None,
        this_week=this_week(),
        sight=sight_of_reader(),
    )


def chosen_grid() -> QuestionGrid:
    return question_grid(db.session(), this_week(), sight_of_reader().blanks)


def sight_of_reader() -> Sight:
    return sight_of(db.session(), signed_in_person())
