"""Customer scores for programs: sent in as files are, and read as pages show them."""

import json
import logging
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from flask import Response, request
from flask_babel import gettext as _
from marshmallow import ValidationError

from engagement import weeks
from engagement.api.base import Blueprint, body, faults_in, round_digits
from engagement.api.fields import MOST, page
from engagement.customers import queries
from engagement.customers.api import batches, examples
from engagement.customers.api.batches import Became, Fate, Row, Sender
from engagement.customers.api.schemas import (
    AnswerSchema,
    BatchHeaders,
    Fates,
    ScoreFilters,
    ScorePage,
    TotalSchema,
)
from engagement.customers.imports import idempotency, profiles
from engagement.customers.imports.idempotency import Batch, SentOtherwise
from engagement.customers.metrics import estimates, own_metrics
from engagement.database import apart, db
from engagement.people.access import id_of_team, open_to, using_key
from engagement.people.models import Scope
from engagement.web.context import now, this_week
from engagement.web.cookies import csrf
from engagement.web.problems import Fault, Problem

log = logging.getLogger(__name__)
blueprint = Blueprint(
    "customers_api", __name__, description="What customers say, sent in and read."
)
blueprint.examples = {"send": examples.SENT, "scores": examples.READ}
ANSWER, TOTAL = AnswerSchema(), TotalSchema()
MOST_FAULTS = 20
BODY = {
    "required": True,
    "content": {
        "application/json": {
            "schema": {
                "anyOf": [
                    AnswerSchema,
                    TotalSchema,
                    {
                        "type": "array",
                        "minItems": 1,
                        "maxItems": MOST,
                        "items": {"anyOf": [AnswerSchema, TotalSchema]},
                    },
                ]
            }
        }
    },
}


@blueprint.route("/scores", methods=["POST"])
@open_to(Scope.WRITE_SCORES)
@blueprint.refuses(400, 409, 413, 415, 422)
@blueprint.arguments(BatchHeaders, location="headers")
@blueprint.response(200, Fates, description="What became of each row.")
@blueprint.doc(requestBody=BODY)
def send(headers: Mapping[str, str]) -> Response:
    """Send scores: one row, or up to 1,000 in an array.

    A row is one customer's answer, or the total of a team and week. Good rows go in,
    and the answer tells of each row what became of it. An answer is counted once by
    its id; a total takes the place of the one before.
    """
    key, name = using_key(), headers["name"]
    rows = rows_in(body())
    sent = Batch(key.id, name, request.get_data())
    sender = Sender(key.name, now(), this_week(), is_named=bool(name))
    with apart() as session:
        words = profiles.vocabulary(session)
    fates, parcels = batches.read(rows, words, sender)
    try:
        told = idempotency.told_before(db.session(), sent)
    except SentOtherwise as error:
        fault = _("This name stands for other rows. Send these under a new one.")
        raise Problem(409, Fault("Idempotency-Key", fault)) from error
    if not told:
        told = told_of(batches.keep(db.session(), fates, parcels, sender))
        idempotency.remember(db.session(), sent, told, now())
        db.session.commit()
        log.info("imported %s", len(rows))
    return Response(told, mimetype="application/json")


csrf.exempt(send)  # no cookie is read, and a stranger's page has no key


def rows_in(sent: object) -> list[Row]:
    """Return the texts of every row; raises `Problem` where a field cannot hold one."""
    rows = sent if isinstance(sent, list) else [sent]
    if not 1 <= len(rows) <= MOST:
        fault = _("Send between 1 and %(most)s rows at a time.", most=MOST)
        raise Problem(422, Fault("rows", fault))
    read, faults = [], list[Fault]()
    for place, row in enumerate(rows):
        try:
            read.append(row_in(row))
        except ValidationError as error:
            path = f"rows[{place}]" if isinstance(sent, list) else ""
            faults += faults_in(error.messages, path)
    if faults:
        raise Problem(422, *faults[:MOST_FAULTS])
    return read


def row_in(sent: object) -> Row:
    is_total = isinstance(sent, Mapping) and batches.OF_TOTALS & sent.keys()
    texts = (TOTAL if is_total else ANSWER).load(sent)  # type: ignore[arg-type]
    return {name: text for name, text in texts.items() if text}


def told_of(fates: Sequence[Fate]) -> str:
    counts = Counter(fate.became for fate in fates)
    rows = [{k: v for k, v in asdict(fate).items() if v} for fate in fates]
    told = {str(became): counts[became] for became in Became} | {"rows": rows}
    return json.dumps(told, ensure_ascii=False) + "\n"


@blueprint.route("/scores")
@open_to(Scope.READ_SCORES)
@blueprint.refuses(404)
@blueprint.arguments(ScoreFilters, location="query")
@blueprint.response(200, ScorePage, description="A page of scores.")
def scores(asked: Mapping[str, Any]) -> dict[str, object]:
    """List customer scores.

    As on the pages, a value of fewer than five customers is withheld.
    """
    return listed(**asked)


def listed(  # noqa: PLR0913 - what a program may ask
    *,
    limit: int,
    cursor: Sequence[str | int] | None,
    from_: int = 0,
    to: int | None = None,
    team: str | None = None,
    metric: str | None = None,
) -> dict[str, object]:
    check_metric(metric)
    rows = queries.list_scores(
        db.session(),
        metric=metric,
        team_id=id_of_team(team),
        weeks=(from_, this_week() if to is None else to),
        after=cursor,
        most=limit + 1,
    )
    items = [
        {
            "week": weeks.iso_week(row.week),
            "team": row.key,
            "metric": row.metric,
            "moment": row.moment,
            **dict(figure(row.metric, row.n, row.favourable, row.unfavourable)),
        }
        for row in rows[:limit]
    ]
    return page(items, rows[limit - 1][:4] if len(rows) > limit else None)


def figure(
    metric: str, n: int, favourable: float, unfavourable: float
) -> Iterator[tuple[str, object]]:
    found = estimates.estimate(metric, n, favourable, unfavourable)
    if isinstance(found, estimates.TooFew):
        yield "withheld", "too_few_customers"
        return
    yield from [("n", n), ("value", round_digits(found.value))]
    yield from [("low", round_digits(found.low)), ("high", round_digits(found.high))]


def check_metric(metric: str | None) -> None:
    """Refuse a metric that nobody is asked for and that has no score either."""
    known = {None, *own_metrics.catalogue(db.session())}
    if metric in known or metric in queries.metrics_in_use(db.session()):
        return
    fault = _("There is no metric of this name here; look for a slip of the pen.")
    raise Problem(404, Fault("metric", fault))
