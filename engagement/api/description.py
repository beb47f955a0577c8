"""The API for programs, put together: its addresses, its description, its refusals."""

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from http import HTTPStatus
from typing import Any, Protocol

import flask_smorest
from flask import Blueprint as Pages
from flask import Flask, Response, current_app, json
from flask_smorest.utils import prepare_response
from werkzeug.routing import Rule

from engagement.api.base import Blueprint, Example, ProblemSchema
from engagement.web.audience import Audience, audience
from engagement.web.paths import API
from engagement.web.problems import MEDIA_TYPE

PREFIX = f"{API}v1"
ABOUT = (
    "Customer scores in, published figures out. What a key may read obeys the same "
    "release as the pages: nothing of fewer than five people, each share rounded at "
    "random once. Send `Authorization: Bearer KEY`; HR makes keys on the page "
    "“Customers”. A refusal is `application/problem+json` with the field and what to "
    "do, in English, or in French with `Accept-Language: fr`."
)
CONFIG = {
    "API_TITLE": "Diapason",
    "API_VERSION": "1",
    "OPENAPI_VERSION": "3.1.0",
    "API_SPEC_OPTIONS": {
        "info": {"description": ABOUT, "license": {"name": "Apache-2.0"}},
        "servers": [{"url": "/"}],
    },
}
KEY = {"type": "http", "scheme": "bearer", "description": "A key that HR has made."}

blueprint = Pages("api", __name__, url_prefix=PREFIX)


class Api(flask_smorest.Api):
    """The description, whose refusals are problems; web.py answers them."""

    ERROR_SCHEMA = ProblemSchema
    DEFAULT_ERROR_RESPONSE_NAME = None

    def _register_error_handlers(self) -> None:
        """Leave them to those of every page, which know the API."""

    def _register_responses(self) -> None:
        for status in HTTPStatus:
            if status >= HTTPStatus.BAD_REQUEST:
                refusal = {"description": status.phrase, "schema": ProblemSchema}
                prepare_response(refusal, self.spec, MEDIA_TYPE)
                self.spec.components.response(status.name, refusal, lazy=True)


class Subject(Protocol):
    """A module that has addresses of the API."""

    blueprint: Blueprint


def init_app(app: Flask, subjects: Sequence[Subject]) -> None:
    """Add the addresses of these subjects, and their description."""
    app.config.update(CONFIG)
    api = Api(app)
    api.spec.components.security_scheme("key", KEY)
    for subject in subjects:
        api.register_blueprint(subject.blueprint, url_prefix=PREFIX)
    app.register_blueprint(blueprint)
    app.extensions["api"] = api
    app.extensions["api_subjects"] = [subject.blueprint for subject in subjects]


@blueprint.get("/openapi.json")
@audience(Audience.EVERYBODY)
def description() -> Response:
    """Answer the description, which holds nothing of the company."""
    spec = describe(current_app)
    told = json.dumps(spec, ensure_ascii=False, indent=1, sort_keys=False)
    return Response(told, mimetype="application/json")


def describe(app: Flask) -> dict[str, Any]:
    """Return the description, with what each address needs and with its examples."""
    spec: dict[str, Any] = app.extensions["api"].spec.to_dict()
    for subject, rule in _rules(app):
        name = rule.endpoint.rpartition(".")[2]
        view: Any = app.view_functions[rule.endpoint]
        (method,) = (rule.methods or set()) - {"HEAD", "OPTIONS"}
        operation = spec["paths"][rule.rule][method.lower()]
        operation["operationId"] = name
        operation["security"] = [{"key": [str(view.scope)]}]
        for example in subject.examples[name]:
            _put_example(spec, operation, example)
    return spec


def _rules(app: Flask) -> Iterator[tuple[Blueprint, Rule]]:
    for subject in app.extensions["api_subjects"]:
        for rule in app.url_map.iter_rules():
            if rule.endpoint.startswith(f"{subject.name}."):
                yield subject, rule


def _put_example(
    spec: Mapping[str, Any], operation: dict[str, Any], example: Example
) -> None:
    """Put the parts of an example where readers look for them, all under its name."""
    about, sent = {"summary": example.summary}, {**example.query, **example.headers}
    for parameter in operation.get("parameters", []):
        if parameter["name"] in sent:
            shown = {**about, "value": sent[parameter["name"]]}
            parameter.setdefault("examples", {})[example.name] = shown
    if example.body is not None:
        (body,) = operation["requestBody"]["content"].values()
        body.setdefault("examples", {})[example.name] = {**about, "value": example.body}
    answer = _answer(spec, operation["responses"], str(example.status))
    answer.setdefault("examples", {})[example.name] = {**about, "value": example.answer}


def _answer(
    spec: Mapping[str, Any], responses: dict[str, Any], status: str
) -> dict[str, Any]:
    """Return the content of a response, on its own where it was one for all."""
    if "$ref" in responses[status]:
        shared = responses[status]["$ref"].rpartition("/")[2]
        responses[status] = deepcopy(spec["components"]["responses"][shared])
    (content,) = responses[status]["content"].values()
    found: dict[str, Any] = content
    return found
