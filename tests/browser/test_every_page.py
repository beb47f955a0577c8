"""Every page, for whom it is: well made on any screen, in any light and language."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import expect
from sqlalchemy import delete

from engagement.actions import actions, suggestions
from engagement.actions.actions import Author
from engagement.actions.kinds import ActionKind
from engagement.actions.models import Action, ActionState
from engagement.customers.imports import ledger, uploads
from engagement.customers.metrics import own_metrics
from engagement.customers.metrics.own_scales import OwnScale
from engagement.database import db
from engagement.demo import links
from engagement.insight.floors import alerts, answers, floors
from engagement.insight.models import Guess
from engagement.insight.sight import EVERYTHING
from engagement.people import keys, mails
from engagement.people.models import Role, Scope
from engagement.stories import addresses, stories
from engagement.stories.stories import Told
from engagement.web.context import this_week
from tests.actions.written import an_action
from tests.browser.company import Site
from tests.browser.reading import FEW_LOOKS, FRENCH_LOOKS, NOBODY, Reading
from tests.customers.till.surveys import a_survey, say

pytestmark = pytest.mark.browser

FILES = {
    "actions.as_text",
    "actions.workbook",
    "actions_api.list_actions",
    "company.logo",
    "api.description",
    "customers.scores_file",
    "customers.scores_workbook",
    "customers_api.scores",
    "imports.refused",
    "review.refused",
    "imports.template",
    "insight.symmetry_file",
    "insight.trends_as_file",
    "insight.questions_as_file",
    "insight_api.coefficients",
    "pulses_api.releases",
    "scores_api.periods",
    "web.health",
    "ops.ready",
}
"""What a GET answers with something that is no page."""


@dataclass(frozen=True)
class Visit:
    """A page and somebody for whom it is."""

    name: str
    endpoint: str
    path: str
    reader: Role | None = NOBODY


GUESS = "guess"
VISITS = [
    Visit("sign in", "sign_in.sign_in", "/sign-in"),
    Visit("answer", "pulses.answer", "/p"),
    Visit("promise", "pulses.promise", "/promise"),
    Visit("method", "insight.method", "/method"),
    Visit("changes", "people.changes", "/roster", Role.MANAGER),
    Visit("overview", "insight.home", "/", Role.MANAGER),
    Visit("symmetry", "insight.symmetry", "/symmetry", Role.MANAGER),
    Visit("teams", "insight.teams", "/teams", Role.MANAGER),
    Visit("shop", "insight.team", "/teams/{nantes}", Role.MANAGER),
    Visit("company", "insight.team", "/teams/{alouette-finch}", Role.HR),
    Visit(GUESS, "mirror.of_company", "/mirror", Role.MANAGER),
    Visit("shop's mirror", "mirror.of_team", "/teams/{nantes}/mirror", Role.HR),
    Visit("wall", "wall.company", "/wall", Role.HR),
    Visit("shop's wall", "wall.of_team", "/teams/{nantes}/wall", Role.MANAGER),
    Visit("book", "wall.book", "/wall/book", Role.HR),
    Visit("story", "telling.tell", "/t/story/{story}"),
    Visit("stories", "stories.index", "/stories", Role.HR),
    Visit("shop's stories", "stories.team", "/teams/{nantes}/stories", Role.MANAGER),
    Visit(
        "story poster", "stories.poster", "/teams/{nantes}/stories/poster-fr", Role.HR
    ),
    Visit("actions", "actions.index", "/actions", Role.HR),
    Visit("action", "action.show", "/actions/{action}", Role.MANAGER),
    Visit("kinds of action", "action.kinds", "/actions/kinds", Role.HR),
    Visit(
        "new action",
        "actions.new",
        "/actions/new?team={nantes}&measure=listening",
        Role.MANAGER,
    ),
    Visit("action to change", "actions.edit", "/actions/{action}/edit", Role.MANAGER),
    Visit("suggestions", "suggestions.index", "/actions/library", Role.HR),
    Visit("value", "insight.value", "/value", Role.HR),
    Visit("trends", "insight.trends", "/trends", Role.HR),
    Visit("questions", "insight.questions", "/symmetry/questions", Role.HR),
    Visit("customers", "customers.index", "/customers", Role.HR),
    Visit("imports", "imports.index", "/customers/imports", Role.HR),
    Visit("import", "imports.show", "/customers/imports/1", Role.HR),
    Visit("file to check", "review.show", "/customers/imports/new/{new}", Role.HR),
    Visit("voices", "comments.index", "/customers/voices", Role.HR),
    Visit("metrics", "metrics.index", "/customers/metrics", Role.HR),
    Visit("floors", "floors.index", "/floors", Role.HR),
    Visit(
        "under a floor",
        "floors.show",
        "/teams/{lorient}/floors/csat",
        Role.MANAGER,
    ),
    Visit("metric", "metrics.edit", "/customers/metrics/clean-shop", Role.HR),
    Visit("keys", "api_keys.index", "/customers/keys", Role.HR),
    Visit("question at the till", "till.answer", "/t/{code}"),
    Visit("questionnaire", "till.questionnaire", "/customers/questionnaire", Role.HR),
    Visit("tills", "till.index", "/customers/till", Role.HR),
    Visit("till", "till.show", "/customers/till/{till}", Role.HR),
    Visit("poster", "till.poster", "/customers/till/{till}/poster-fr", Role.HR),
    Visit("pulses", "pulses.index", "/pulses", Role.HR),
    Visit("holidays", "programme.show_holidays", "/pulses/holidays", Role.HR),
    Visit("company", "company.show", "/company", Role.HR),
    Visit("mails", "company.mails_of", "/mails/{mails}"),
    Visit("people", "persons.index", "/people", Role.HR),
    Visit("person", "persons.edit", "/people/1", Role.HR),
    Visit("new person", "persons.new", "/people/new", Role.HR),
    Visit("move", "persons.confirm_moving", "/people/move?person=1&person=2", Role.HR),
    Visit("remove", "persons.confirm_removal", "/people/remove?person=1", Role.HR),
    Visit("tree of teams", "teams.index", "/people/teams", Role.HR),
    Visit("team to change", "teams.edit", "/people/teams/{nantes}", Role.HR),
    Visit("new team", "teams.new", "/people/teams/new", Role.HR),
    Visit("files of people", "people_files.index", "/people/files", Role.HR),
    Visit(
        "close team",
        "teams.confirm_closing",
        "/people/teams/{nantes}/close",
        Role.HR,
    ),
]
VARIANTS = [
    Visit("answer on a tablet", "pulses.answer", "/p?tablet"),
    Visit("actions of a manager", "actions.index", "/actions", Role.MANAGER),
    Visit("action for a team to choose", "actions.new", "/actions/new", Role.HR),
    Visit("overview for HR", "insight.home", "/", Role.HR),
    Visit("mirror", "mirror.of_company", "/mirror", Role.HR),
    Visit("value that cannot be", "insight.value", "/value?price_low=x", Role.HR),
    Visit("symmetry for HR", "insight.symmetry", "/symmetry", Role.HR),
    Visit("teams for HR", "insight.teams", "/teams", Role.HR),
    Visit("empty wall", "wall.of_team", "/teams/{saint-malo}/wall", Role.MANAGER),
    Visit("wall of nobody", "wall.of_team", "/teams/{saint-malo}/wall", Role.HR),
    Visit("no address", "stories.team", "/teams/{saint-malo}/stories", Role.MANAGER),
    Visit("no story here", "telling.tell", "/t/story/unknown"),
    Visit("small shop", "insight.team", "/teams/{saint-malo}", Role.MANAGER),
    Visit("undone import", "imports.show", "/customers/imports/{undone}", Role.HR),
    Visit("unclear file", "review.show", "/customers/imports/new/{unclear}", Role.HR),
]


@pytest.fixture(scope="module")
def places(site: Site) -> dict[str, object]:
    """Return what stands in the paths: teams, an import with refused rows, a till."""
    teams = {
        key: site.team_id(key)
        for key in ("alouette-finch", "nantes", "saint-malo", "lorient")
    }
    undone = undone_import(site)
    two_keys(site)
    own_metric(site)
    a_floor(site)
    return {
        **teams,
        "undone": undone,
        **question_at_the_till(site),
        "mails": mails_off(site),
        **files_to_check(site),
        "story": where_nantes_tells(site),
        "action": a_changed_action(site),
    }


def a_changed_action(site: Site) -> int:
    """Decide on something for Nantes, change it, and suggest something of our own."""
    team_id = site.team_id("nantes")
    action_id = an_action(site.app, team_id, "every page", heard="On attend trop.")
    with site.app.app_context():
        session, now = db.session(), site.clock()
        reader = links.persona(session, Role.MANAGER)
        action = session.get_one(Action, action_id)
        author = Author(reader, now, now.date())
        actions.move(session, action, ActionState.DONE, author)
        suggestions.add(session, "listening", ActionKind.OTHER, "Demander à Bernard.")
        session.commit()
    return action_id


def mails_off(site: Site) -> str:
    """Return where HR turns mails off, after `/mails/`."""
    with site.app.app_context():
        settings = site.app.extensions["settings"]
        reader = links.persona(db.session(), Role.HR)
        return mails.off_address(settings, reader).partition("/mails/")[2]


def ask_for_a_guess(site: Site, visit: Visit) -> None:
    """Ask on the page of a guess alone; elsewhere readers read at once."""
    if visit.name == GUESS:
        with site.app.app_context():
            db.session.execute(delete(Guess))
            db.session.commit()
    elif visit.reader:
        site.read_at_once(visit.reader)


def two_keys(site: Site) -> None:
    """Make a key that is used, and one that is revoked."""
    with site.app.app_context():
        for name in ("tills, every night", "report of the works council"):
            keys.create(db.session(), name, Scope, site.clock(), person_id=None)
        db.session.flush()
        keys.note_use(db.session().connection(), 1, site.clock().date())
        keys.revoke(db.session(), 2, site.clock())
        db.session.commit()


def a_floor(site: Site) -> None:
    """Set one under which every team stays, of which something is said."""
    with site.app.app_context():
        session, reader = db.session(), links.persona(db.session(), Role.HR)
        floors.set_floors(session, {"csat": 1.0}, reader, site.clock())
        alert, *_others = alerts.alerts(session, EVERYTHING, this_week())
        answers.answer(session, alert, "The lift is broken.", reader, site.clock())
        session.commit()


def own_metric(site: Site) -> None:
    with site.app.app_context():
        asked = OwnScale(0, 20, 15, 9)
        own_metrics.add(db.session(), "clean-shop", "Propreté du magasin", asked)
        db.session.commit()


def files_to_check(site: Site) -> dict[str, object]:
    """Send a file that has something of everything, and one with questions."""
    mixed = "team,week,metric,n,favourable,e-mail\n" + "".join(
        f"{team},2026-W0{week},csat,40,{30 + week},a@example.org\n"
        for team in ("siege", "nantes", "nowhere")
        for week in range(1, 6)
    )
    unclear = "Date;Magasin;Indicateur;Note\n03/04/2026;nantes;CES;7\n"
    with site.app.app_context():
        hana = links.persona(db.session(), Role.HR).id
        found = {
            name: uploads.stage(
                db.session(), text.encode(), f"{name}.csv", hana, site.clock()
            )
            for name, text in (("new", mixed), ("unclear", unclear))
        }
        db.session.commit()
    return dict(found)


def where_nantes_tells(site: Site) -> str:
    """Let a story wait to be read; return the end of the team's address."""
    team_id = site.team_id("nantes")
    with site.app.app_context():
        addresses.open_all(db.session(), [team_id])
        told = Told("page", "Il est revenu dire merci à Bernard.", "Le rayon")
        stories.tell(db.session(), team_id, told, 2900)
        db.session.commit()
        return str(addresses.code_of(db.session(), team_id))


def question_at_the_till(site: Site) -> dict[str, object]:
    team_id = site.team_id("nantes")
    with site.app.app_context():
        survey = a_survey(db.session(), team_id)
        for number in range(30):
            said = "Quick and friendly." if number % 9 == 0 else ""
            say(db.session(), survey, number, said, csat=2 + number % 4, courtesy=4)
        db.session.commit()
        return {"till": survey.id, "code": survey.code}


def undone_import(site: Site) -> int:
    content = b"team,week,metric,n,favourable\nsiege,2026-W01,csat,9,8\nx,x,x,x,x\n"
    with site.app.app_context():
        outcome = ledger.take_in(
            db.session(), content, "scores.csv",
            person_id=None, now=site.clock(), this_week=10_000,
        )  # fmt: skip
        assert outcome.import_id
        ledger.undo(db.session(), outcome.import_id, site.clock())
        db.session.commit()
        return outcome.import_id


def test_the_list_of_pages_is_complete(site: Site) -> None:
    rules = site.app.url_map.iter_rules()
    answering = {rule.endpoint for rule in rules if "GET" in (rule.methods or ())}

    listed = {visit.endpoint for visit in VISITS} | FILES

    assert listed == answering, "Add new pages to VISITS, and new files to FILES."


@pytest.mark.parametrize("visit", VISITS, ids=lambda visit: visit.name)
def test_a_page_is_well_made(
    reading: Reading, site: Site, places: dict[str, object], visit: Visit
) -> None:
    ask_for_a_guess(site, visit)
    page = reading.screen(site, visit.reader)

    response = page.goto(visit.path.format_map(places))

    assert response
    assert response.status == 200
    assert reading.faults(page, visit.name) == []


@pytest.mark.parametrize("visit", VARIANTS, ids=lambda visit: visit.name)
def test_a_page_is_well_made_for_others_too(
    reading: Reading, site: Site, places: dict[str, object], visit: Visit
) -> None:
    ask_for_a_guess(site, visit)
    page = reading.screen(site, visit.reader)

    page.goto(visit.path.format_map(places))

    assert reading.faults(page, visit.name, FEW_LOOKS) == []


@pytest.mark.parametrize("visit", VISITS, ids=lambda visit: visit.name)
def test_a_page_is_well_made_in_french(
    reading: Reading, site: Site, places: dict[str, object], visit: Visit
) -> None:
    ask_for_a_guess(site, visit)
    page = reading.screen(site, visit.reader, "fr")

    page.goto(visit.path.format_map(places))

    expect(page.locator("html")).to_have_attribute("lang", "fr")
    assert reading.faults(page, f"{visit.name}, in French", FRENCH_LOOKS) == []
