"""Everybody visits everything, with their own ids and others', and reads all."""

import io
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from uuid import UUID
from zipfile import ZipFile

from bs4 import BeautifulSoup
from flask import Flask
from sqlalchemy import select
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from engagement.database import db
from engagement.pulses.models import Comment
from engagement.web.downloads import XLSX
from tests.trust.planting import (
    NOBODY,
    OWN_METRIC,
    RESULTS,
    STORY,
    STORY_CODE,
    TILL_CODE,
    TREE,
    UNKNOWN_ID,
    WEEKS,
    Company,
    code_of,
    done_for,
    name_of,
    said_in,
    staff_comment,
    till_comment,
    told_in,
    turned,
)

COLUMNS = {
    "medians": {"x", "y"},
    "tails": {"x", "y", "x2", "y2"},
    "names": {"x", "y", "team", "side", "least"},
    "others": {"x", "y", "team"},
    "named": {"x", "y", "n", "team", "staff", "customer", "href"},
    "own": {"week", "name", "value", "low", "high", "text"},
    "company": {"week", "value"},
    "line": {"x", "y", "low", "high"},
    **{
        f"course{at}": {"at", "name", "team", "value", "low", "high", "text"}
        for at in range(7)
    },
    "start": {"week", "name", "row", "is_late"},
    "level": {"value"},
    "means": {"week", "end", "value"},
    "expected": {"week", "value", "low", "high"},
}
"""What the rows of a chart may hold."""
QUERIES = {
    "actions.index": ("?state=overdue", "?measure=trust"),
    "actions.new": ("?measure=trust", "?measure=csat&text=x"),
    "inbox.index": ("?side=customers", "?pile=unread", "?words=somebody"),
    "insight.symmetry": ("?weeks=all", "?staff=pride", "?moment=hotline"),
    "insight.symmetry_file": ("?weeks=all", "?staff=pride", "?moment=hotline"),
    "insight.trends": (
        "?staff=pride&table=questions",
        "?sort=last&months=6",
        "?sort=change&months=12&table=participation",
    ),
    "insight.value": ("?customers_low=x", "?price_low=1&price_high=2"),
    "insight.trends_as_file": ("?staff=pride", "?sort=last&months=6", "?sort=change"),
}
"""The reader's choices, besides the usual ones."""
NARROWED = "hotline"
TOKEN = re.compile(r'name="(csrf_token|form)"( type="hidden")? value="[^"]*"')
"""Another one in each session, and on each page that is sent once."""
CSV_FIRST = {"Team", "another team"}


def text_of(response: TestResponse) -> str:
    """Return all that is written in an answer, unpacked where it is packed."""
    if (response.mimetype or "").startswith("image/"):
        return ""  # the company's logo
    if response.mimetype != XLSX:
        return response.text
    with ZipFile(io.BytesIO(response.data)) as archive:
        parts = [archive.read(name).decode() for name in archive.namelist()]
    return "\n".join(parts)


def addresses(app: Flask, rule: Rule, company: Company) -> Iterator[tuple[str, str]]:
    """Yield each address of a route and the team that it asks for, if it does."""
    with app.app_context():
        comments = [UUID(bytes=one) for one in db.session.scalars(select(Comment.id))]
    choices: dict[str, Iterable[object]] = {
        "team_id": [*company.teams.values(), UNKNOWN_ID],
        "person_id": [UNKNOWN_ID],  # a known one would be gone for whoever comes next
        "import_id": [1, UNKNOWN_ID],
        "upload_id": [1, UNKNOWN_ID],
        "profile_id": [UNKNOWN_ID],
        "file_id": [UNKNOWN_ID],
        "alias_id": [UNKNOWN_ID],
        "voice_id": [1, UNKNOWN_ID],
        "channel_id": [1, UNKNOWN_ID],
        "key_id": [UNKNOWN_ID],
        "comment_id": [*comments, UUID(int=1)],
        "said": [*(f"e{one.hex}" for one in comments), "f1", "unknown"],
        "story_id": [UUID(bytes=STORY), UUID(int=1)],
        "key": [OWN_METRIC, "unknown"],
        "measure": ["mobilisation", "csat", "unknown"],
        "kind": ["raw", "aggregated"],
        "survey_id": [1, UNKNOWN_ID],
        "code": [TILL_CODE, STORY_CODE, *RESULTS.values(), "unknown"],
        "spoken": ["en", "fr"],
        "subject": ["between", "example", "unknown"],
        "week": [2931, UNKNOWN_ID],
        "holiday_id": [UNKNOWN_ID],
        "action_id": [*company.actions, UNKNOWN_ID],
        "suggestion_id": [UNKNOWN_ID],
    }
    names = sorted(rule.arguments)
    assert set(names) <= choices.keys(), f"Give {names} some ids in surface.py."
    adapter = app.url_map.bind("localhost")
    keys = {team_id: key for key, team_id in company.teams.items()}
    for chosen in product(*(choices[name] for name in names)):
        values = dict(zip(names, chosen, strict=True))
        asked = keys.get(values["team_id"], "") if "team_id" in values else ""  # type: ignore[call-overload]
        path = adapter.build(rule.endpoint, values)
        for query in ("", *QUERIES.get(rule.endpoint, ())):
            yield path + query, asked


@dataclass(frozen=True)
class Visit:
    """Who asked for what, and what they were given."""

    name: str
    endpoint: str
    path: str
    asked: str
    """The key of the team in the address."""
    response: TestResponse


def visits(company: Company, names: Iterable[str]) -> Iterator[Visit]:
    """Let everybody get and post to everything."""
    rules = list(company.app.url_map.iter_rules())
    for name in names:
        for rule in rules:
            for method in sorted({"GET", "POST"} & (rule.methods or set())):
                for path, asked in addresses(company.app, rule, company):
                    response = company.client(name).open(path, method=method)
                    yield Visit(name, rule.endpoint, path, asked, response)


def told(company: Company, name: str) -> dict[str, str]:
    """Return all that somebody can read, by address; programs read by their keys.

    Whoever has the address of a group's results is nobody that anything knows.
    """
    client, found = company.client(name), {}
    for rule in company.app.url_map.iter_rules():
        if "GET" in (rule.methods or ()) and not rule.rule.startswith("/api/"):
            for path, _ in addresses(company.app, rule, company):
                if reading(path) and name != NOBODY:
                    continue
                found[path] = TOKEN.sub("", text_of(client.get(path)))
    return found


def told_by(company: Company, name: str, key: str, weeks: range = WEEKS) -> set[str]:
    """Return the addresses at which somebody is told anything of a team's figures.

    That is, those that say something else once the figures are others: in the figure
    itself, or in any mean, range, chart, group or sentence that is made of it.
    """
    before = told(company, name)
    with turned(company, key, weeks):
        after = told(company, name)
    return {path for path, text in before.items() if after[path] != text}


def faults(
    company: Company, visit: Visit, *, may_name_all: bool, may_read_wall: bool
) -> Iterator[str]:
    """Yield what this visit should not have shown."""
    response, text = visit.response, text_of(visit.response)
    if response.headers.get("Cache-Control") != "no-store":
        yield "may be stored"
    visible = company.visible(visit.name)
    allowed = {"story.id"} if visit.name == "hana" else set()
    addressed = {one for key in visible for one in keys_of_comments(company, key)}
    for secret, source in company.secrets.items():
        if secret in text and source not in allowed and secret not in addressed:
            yield f"shows {source}"
    foreign = TREE.keys() - visible - reading(visit.path)
    if visit.asked in foreign and response.status_code in {200, 500}:
        yield f"answers {response.status_code} for a foreign team"
    for key in sorted(foreign - {"whole"}):
        planted = [said_in(key), done_for(key), str(company.teams[key]), code_of(key)]
        planted += [] if may_name_all else [name_of(key)]
        planted += [] if may_read_wall else [told_in(key)]
        if any(re.search(rf"(?<!\w){re.escape(one)}(?!\w)", text) for one in planted):
            yield f"tells of {key}"
    if response.mimetype == "text/html":
        yield from chart_faults(text)
    if response.mimetype == "text/csv" and visit.endpoint.startswith("insight."):
        names = {name_of(key) for key in TREE.keys() - foreign}
        rows = text.removeprefix("\ufeff").splitlines()
        is_of_teams = rows[0].split(",")[0] in CSV_FIRST
        if is_of_teams and {row.split(",")[0] for row in rows} - names - CSV_FIRST:
            yield "lists a foreign team"


def reading(path: str) -> set[str]:
    """Return the team whose results stand at an address, if it is one of them."""
    return {key for key, code in RESULTS.items() if code in path}


def keys_of_comments(company: Company, key: str) -> set[str]:
    """Return what the inbox calls a team's comments, in addresses and buttons."""
    team_id = company.teams[key]
    ids = (staff_comment(team_id), till_comment(team_id))
    return {one for id_ in ids for one in (id_.hex, str(id_))}


def chart_faults(page: str) -> Iterator[str]:
    """Yield columns in chart specifications that nothing draws."""
    for script in BeautifulSoup(page, "html.parser").select("[data-chart] script"):
        for name, rows in json.loads(script.text)["datasets"].items():
            extra = {column for row in rows for column in row} - COLUMNS[name]
            if extra:
                yield f"chart carries {sorted(extra)} in {name}"
