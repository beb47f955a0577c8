"""Rules that hold for every route, those of tomorrow included."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from uuid import UUID

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event
from sqlalchemy.engine import Engine
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from engagement.customers.imports import uploads
from engagement.customers.metrics import own_metrics
from engagement.customers.metrics.own_scales import OwnScale
from engagement.database import db
from engagement.people.files import waiting
from engagement.web.audience import Audience
from engagement.web.headers import HEADERS
from tests.actions.written import an_action
from tests.conftest import Clock
from tests.customers.till.surveys import a_survey

Signing = Callable[[str], FlaskClient]

EXEMPT = {
    "actions_api.record_action": "reads no cookie; a stranger's page has no key",
    "company.turn_mails": "reads no cookie; the key in the address is the right",
    "customers_api.send": "reads no cookie; a stranger's page has no key to send",
    "pulses.send": "takes no cookie that a stranger could use; the ticket is the right",
    "telling.send": "takes no cookie that a stranger could use; anybody may tell",
    "till.send": "takes no cookie that a stranger could use; anybody may answer",
}
"""POST routes that need no CSRF token, and why."""
MOVES_THE_IDLE_LIMIT = re.compile(r"UPDATE sign_in SET seen_at=\S+ WHERE sign_in.hash")
PARAMETER = r"<\w+(\([^<>]*\))?:\w+>"
SEGMENT = re.compile(rf"(-?({PARAMETER}|[a-z0-9]+))+(\.[a-z]+)?")
FOREIGN = re.compile(r"\s*([a-z]+:)?//", re.IGNORECASE)
NAMES = ["nobody", "emil", "bob", "alice", "hana"]
ADMITTED = {
    Audience.EVERYBODY: {"nobody", "emil", "bob", "alice", "hana"},
    Audience.EMPLOYEES: {"emil", "bob", "alice", "hana"},
    Audience.MANAGERS: {"bob", "alice", "hana"},
    Audience.HR: {"hana"},
    Audience.API: set(),  # persons have no key
}


@pytest.fixture(autouse=True)
def one_crash_does_not_end_the_walk(app: Flask) -> None:
    app.config["PROPAGATE_EXCEPTIONS"] = False


@pytest.fixture
def samples(app: Flask, company: dict[str, int], clock: Clock) -> dict[str, object]:
    """Return a value for each parameter that appears in a route."""
    with app.app_context():
        survey = a_survey(db.session(), company["lille"])
        own_metrics.add(db.session(), "clean", "Cleanliness", OwnScale(1, 5, 4, 2))
        a_waiting_file = uploads.stage(
            db.session(), b"day,what\n1,2\n", "scores.csv", company["hana"], clock()
        )
        people = b"person,team\n77,lille\n"
        a_file_of_people = waiting.stage(db.session(), people, "people.csv", clock())
        db.session.commit()
        code = survey.code
    return {
        "team_id": company["arras"],
        "person_id": company["emil"],
        "import_id": 1,
        "upload_id": a_waiting_file,
        "file_id": a_file_of_people,
        "profile_id": 1,
        "alias_id": 1,
        "holiday_id": 1,
        "voice_id": 1,
        "comment_id": UUID(int=1),
        "story_id": UUID(int=1),
        "pulse_id": 1,
        "action_id": an_action(app, company["arras"]),
        "suggestion_id": 1,
        "week": 2900,
        "key": "clean",
        "measure": "csat",
        "kind": "raw",
        "name": "hr",
        "key_id": 1,
        "role": "hr",
        "survey_id": 1,
        "code": code,
        "spoken": "fr",
    }


@pytest.fixture
def as_person(client: FlaskClient, sign_in: Signing) -> Signing:
    return lambda name: client if name == "nobody" else sign_in(name)


def routes(app: Flask, method: str) -> list[Rule]:
    found = [
        rule for rule in app.url_map.iter_rules() if method in (rule.methods or ())
    ]
    assert found
    return found


def address(app: Flask, rule: Rule, samples: dict[str, object]) -> str:
    unknown = rule.arguments - samples.keys()
    assert not unknown, (
        f"{rule.rule} has a parameter that the walk cannot fill: add a value for "
        f"{sorted(unknown)} to `samples` in tests/test_routes.py."
    )
    values = {name: samples[name] for name in rule.arguments}
    return app.url_map.bind("localhost").build(rule.endpoint, values)


def audience_of(app: Flask, rule: Rule) -> object:
    return getattr(app.view_functions[rule.endpoint], "audience", None)


@contextmanager
def writes() -> Iterator[list[str]]:
    """Collect what is written to the database meanwhile."""
    written: list[str] = []

    def note(_c: object, _cur: object, statement: str, *_rest: object) -> None:
        is_write = re.match(
            r"\s*(INSERT|UPDATE|DELETE|REPLACE|WITH.* UPDATE)", statement
        )
        if is_write and not MOVES_THE_IDLE_LIMIT.match(statement):
            written.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield written
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def test_every_route_names_its_audience(app: Flask) -> None:
    unnamed = [
        rule.endpoint
        for rule in app.url_map.iter_rules()
        if audience_of(app, rule) not in set(Audience)
    ]

    assert unnamed == [], "Give these views an @audience from engagement.web."


def test_every_path_is_kebab_case_and_every_parameter_typed(app: Flask) -> None:
    crooked = [
        rule.rule
        for rule in app.url_map.iter_rules()
        for segment in rule.rule.strip("/").split("/")
        if segment and not SEGMENT.fullmatch(segment)
    ]

    assert crooked == [], "Write paths as /like-this and parameters as <int:team_id>."


def test_the_walk_would_notice_crooked_paths() -> None:
    crooked = ["<team_id>", "a-<x>", "Like_This", "likeThis", "a b", "a--b"]

    assert [segment for segment in crooked if SEGMENT.fullmatch(segment)] == []


def test_no_get_changes_anything(
    app: Flask, as_person: Signing, samples: dict[str, object], clock: Clock
) -> None:
    clients = {name: as_person(name) for name in NAMES}
    clock.moment += timedelta(minutes=10)
    changing = []
    for name, client in clients.items():
        for rule in routes(app, "GET"):
            with writes() as written:
                client.get(address(app, rule, samples))
            changing += [(name, rule.rule, statement) for statement in written]

    assert changing == [], "Move what these GET pages write into a POST."


def test_every_post_without_a_token_is_refused(
    app: Flask, as_person: Signing, samples: dict[str, object]
) -> None:
    app.config["WTF_CSRF_ENABLED"] = True
    client = as_person("hana")
    accepted = []
    for rule in routes(app, "POST"):
        with writes() as written:
            response = client.post(address(app, rule, samples))
        if (response.status_code != 400 or written) and rule.endpoint not in EXEMPT:
            accepted.append(rule.endpoint)

    assert accepted == [], "Remove @csrf.exempt, or add the reason to EXEMPT."


def test_what_is_exempt_from_tokens_neither_reads_nor_sets_a_cookie(
    app: Flask, client: FlaskClient, samples: dict[str, object]
) -> None:
    app.config["WTF_CSRF_ENABLED"] = True
    exempt = [rule for rule in routes(app, "POST") if rule.endpoint in EXEMPT]

    answers = [client.post(address(app, rule, samples)) for rule in exempt]

    assert {rule.endpoint for rule in exempt} == set(EXEMPT)
    assert {answer.headers.get("Set-Cookie") for answer in answers} == {None}
    assert {"Cookie" in answer.headers.get("Vary", "") for answer in answers} == {False}


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_every_route_lets_its_audience_in_and_nobody_else(
    app: Flask, as_person: Signing, samples: dict[str, object], method: str
) -> None:
    wrong = []
    for name in NAMES:
        app.extensions["limits"].limiter.storage.reset()  # each knocks at every door
        for rule in routes(app, method):
            if name in ADMITTED[Audience(str(audience_of(app, rule)))]:
                continue
            path = address(app, rule, samples)
            response = as_person(name).open(path, method=method)
            expected = (303, "/sign-in") if name == "nobody" else (404, None)
            if audience_of(app, rule) is Audience.API:
                expected = (401, None)
            if (response.status_code, response.location) != expected:
                wrong.append((name, rule.rule, response.status))

    assert wrong == []


def test_no_page_fails_for_those_it_is_for(
    app: Flask, as_person: Signing, samples: dict[str, object]
) -> None:
    failing = []
    for name in NAMES:
        client = as_person(name)
        for rule in routes(app, "GET"):
            if name in ADMITTED[Audience(str(audience_of(app, rule)))]:
                status = client.get(address(app, rule, samples)).status_code
                usual = {200, 303, 404} if rule.arguments else {200, 303}
                if status not in usual:
                    failing.append((name, rule.rule, status))

    assert failing == []


def test_foreign_and_unknown_teams_are_alike(
    app: Flask, as_person: Signing, samples: dict[str, object], company: dict[str, int]
) -> None:
    client = as_person("bob")
    telling = []
    for rule in routes(app, "GET"):
        if "team_id" in rule.arguments:
            foreign = address(app, rule, {**samples, "team_id": company["nice"]})
            unknown = address(app, rule, {**samples, "team_id": 99_999})
            answers = [client.get(foreign), client.get(unknown)]
            if {answer.status_code for answer in answers} != {404}:
                telling.append(rule.rule)
            if answers[0].data != answers[1].data:
                telling.append(rule.rule)

    assert telling == [], "Load the team with people.access.team_or_404."


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_page_is_well_made(
    app: Flask, as_person: Signing, samples: dict[str, object], language: str
) -> None:
    faults = []
    for name in NAMES:
        client = as_person(name)
        client.post("/language", data={"language": language})
        for rule in routes(app, "GET"):
            response = client.get(address(app, rule, samples))
            faults += [(name, rule.rule, fault) for fault in faults_of(response)]

    assert faults == []


def faults_of(response: TestResponse) -> list[str]:
    faults = [
        f"header {name}"
        for name, value in HEADERS.items()
        if response.headers.get(name) != value
    ]
    if response.mimetype == "text/html" and response.status_code != 303:
        faults += page_faults(BeautifulSoup(response.text, "html.parser"))
    return faults


def page_faults(page: BeautifulSoup) -> list[str]:
    """Return what is wrong with a page, by the rules that every page keeps."""
    ids = [str(element["id"]) for element in page.find_all(id=True)]
    found = {
        f"{len(page.find_all('h1'))} h1": len(page.find_all("h1")) != 1,
        "no title": not (page.title and page.title.get_text(strip=True)),
        "no language": not page.select("html[lang]"),
        "duplicate id": len(ids) != len(set(ids)),
        "inline script": bool(page.select("script:not([src], [type$=json])")),
        "inline style": bool(page.select("style, [style]")),
    }
    for element in page.find_all(True):
        found |= {f"attribute {name}": name.startswith("on") for name in element.attrs}
        for name in ("href", "src", "action", "formaction", "poster", "srcset"):
            url = str(element.get(name, ""))
            found[f"foreign {url}"] = bool(
                re.match(r"\s*([a-z]+:)?//", url, re.IGNORECASE)
            )
    return [fault for fault, is_found in found.items() if is_found]


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("<h1>a</h1>", "2 h1"),
        ("<p id=x></p><p id=x></p>", "duplicate id"),
        ("<script>alert(1)</script>", "inline script"),
        ("<script type=module>alert(1)</script>", "inline script"),
        ("<p style='color: red'></p>", "inline style"),
        ("<p onclick=x()></p>", "attribute onclick"),
        ("<img src='//cdn.example.org/a.png'>", "foreign //cdn.example.org/a.png"),
        ("<a href='https://example.org'>a</a>", "foreign https://example.org"),
    ],
)
def test_the_walk_would_notice_a_page_badly_made(body: str, fault: str) -> None:
    frame = "<html lang=en><title>t</title><h1>a</h1>"

    assert page_faults(BeautifulSoup(frame + body, "html.parser")) == [fault]
    assert page_faults(BeautifulSoup(frame, "html.parser")) == []
