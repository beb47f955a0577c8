"""The page of pulses: the programme, whom no mail reaches, what was released."""

from flask import render_template

from engagement.database import db
from engagement.pulses import bank, comments, queries, schedule, slips
from engagement.pulses.answering import answer_page
from engagement.pulses.closing.cohesion import CohesionRanges, ranges
from engagement.pulses.models import CompanyStatistics, Rhythm
from engagement.pulses.programme import holidays, programme
from engagement.pulses.programme.wording import WHY_NOT
from engagement.pulses.programme_pages.forms import PauseForm, RhythmForm, WeekForm
from engagement.web import qr_code
from engagement.web.context import now, settings, today
from engagement.web.wording import standard_name

MOST_HIDINGS = 100
"""The latest; each comment tells its own."""


def pulses_page(
    form: RhythmForm | None = None,
    pause: PauseForm | None = None,
    wrong: WeekForm | None = None,
) -> str:
    """Show the page, with those forms that need another look."""
    session, chosen = db.session(), settings()
    rhythm = programme.rhythm(session) or programme.usual_rhythm()
    statistics = queries.company_statistics(session)
    coming = programme.coming_weeks(session, rhythm, chosen.timezone, now())
    return render_template(
        "pulses/index.html",
        form=form or RhythmForm(obj=rhythm),
        pause=pause or PauseForm(formdata=None),
        rhythm=rhythm,
        is_set=programme.rhythm(session) is not None,
        is_paused=programme.is_paused(session, chosen.timezone, now()),
        next_slot=next((week.slot for week in coming if week.slot), None),
        coming=[(week, _week_form(week, rhythm, wrong)) for week in coming],
        skipped=programme.skipped_weeks(session),
        holidays=holidays.to_come(session, today()),
        now=now(),
        why_not=WHY_NOT,
        pulses=schedule.pulses(session),
        tablet=f"{chosen.address}/p?{answer_page.SHARED}",
        drawn=qr_code.draw,
        unreached=slips.people_without_mail(session, chosen),
        fault=schedule.fault(session, chosen),
        hidings=comments.hidings(session, most=MOST_HIDINGS),
        statistics=statistics,
        ranges=_ranges(statistics) if statistics else None,
        answers=_usual_answers(statistics) if statistics else 0,
        bank=bank.BANK,
        culture=bank.CULTURE,
        standard_name=standard_name,
    )


def _week_form(
    week: programme.ComingWeek, rhythm: Rhythm, wrong: WeekForm | None
) -> WeekForm:
    form = WeekForm(week, rhythm.every, formdata=None)
    if wrong and wrong.runs.name == form.runs.name:
        return wrong
    form.fill(week.choice)
    return form


def _ranges(of: CompanyStatistics) -> CohesionRanges | None:
    teams, answers = queries.published_answers(db.session(), of.week)
    return ranges(of.icc2, of.alpha, teams, answers)


def _usual_answers(of: CompanyStatistics) -> int:
    """Return how many at least answer in a team, on average; 0 where none is told."""
    teams, answers = queries.published_answers(db.session(), of.week)
    return round(answers / teams) if teams else 0
