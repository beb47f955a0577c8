"""The application, put together on one screen."""

from collections.abc import Callable
from datetime import datetime

from flask import Flask

from engagement.actions import views as actions
from engagement.actions.api import views as actions_api
from engagement.actions.library_pages import views as suggestions
from engagement.api import description
from engagement.config import Settings, settings_from
from engagement.customers import views as customers
from engagement.customers.api import views as customers_api
from engagement.customers.comments import views as comments
from engagement.customers.imports import views as imports
from engagement.customers.metrics import views as metrics
from engagement.customers.metrics.wording import own_names
from engagement.customers.review import views as review
from engagement.customers.scores import api as scores_api
from engagement.customers.till import views as till
from engagement.demo import clock as demo_clock
from engagement.demo import views as demo
from engagement.insight import api as insight_api
from engagement.insight import deeds
from engagement.insight import mirror_pages as mirror
from engagement.insight import views as insight
from engagement.insight.action_pages import views as action
from engagement.insight.call_pages import views as calls
from engagement.insight.floor_pages import views as floors
from engagement.insight.inbox import takings
from engagement.insight.inbox_pages import views as inbox
from engagement.insight.staff_results import views as staff_results
from engagement.insight.wall import views as wall
from engagement.ops import views as ops
from engagement.people import access
from engagement.people import views as people
from engagement.people.api_keys import views as api_keys
from engagement.people.company_pages import notice_pages as notices
from engagement.people.company_pages import views as company
from engagement.people.persons import views as persons
from engagement.people.sent_files import views as people_files
from engagement.people.sign_in import views as sign_in
from engagement.people.teams import views as teams
from engagement.pulses import api as pulses_api
from engagement.pulses import views as pulses
from engagement.pulses.link_pages import views as results_links
from engagement.pulses.programme_pages import views as programme
from engagement.stories import views as stories
from engagement.stories.telling import views as telling
from engagement.web import assets, limits, setup, template_filters
from engagement.web.bare import bare_app

PAGES = (
    *(sign_in, people, persons, teams, people_files, company, notices, api_keys),
    *(pulses, programme, results_links),
    *(customers, imports, metrics, comments, review, till),
    *(stories, telling),
    *(actions, suggestions),
    *(insight, mirror, wall, floors, action, calls, staff_results, inbox),
)
FOR_PROGRAMS = (pulses_api, customers_api, scores_api, actions_api, insight_api)


def create_app(
    settings: Settings | None = None, clock: Callable[[], datetime] | None = None
) -> Flask:
    """Assemble the application; settings come from the environment unless given."""
    settings = settings or settings_from()
    app = bare_app(settings, clock or demo_clock.clock_for(settings))

    # What every page shares
    setup.init_app(app, settings)
    template_filters.init_app(app)
    assets.init_app(app)
    limits.init_app(app, settings)

    # Closed by default: the gate comes before every view
    access.init_app(app)

    # The subjects, and what one must know of another
    app.extensions["own_measures"] = own_names
    for subject in PAGES:
        app.register_blueprint(subject.blueprint)
    takings.init_app(app)
    if settings.demo:
        demo_clock.init_app(app)
        app.register_blueprint(demo.blueprint)

    app.extensions["deeds"] = deeds.deeds

    # For whoever watches the service
    app.register_blueprint(ops.blueprint)
    if settings.metrics_token:
        app.register_blueprint(ops.for_prometheus)

    # The same for programs
    description.init_app(app, FOR_PROGRAMS)
    return app
