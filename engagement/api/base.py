"""What every address of the API shares: how it is described, and how it refuses."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, NoReturn

import flask_smorest
from flask import request
from marshmallow import RAISE, Schema, ValidationError, fields
from webargs.flaskparser import FlaskParser
from werkzeug.exceptions import BadRequest

from engagement.web.problems import Fault, Problem

DIGITS = 4
"""After the point: a hundredth of a percent."""


@dataclass(frozen=True)
class Example:
    """A request and its answer; a test sends each and compares."""

    name: str
    summary: str
    answer: object
    status: int = 200
    query: Mapping[str, str | int] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    body: object = None


class ProblemSchema(Schema):
    """What every refusal says."""

    class Meta:
        """The name in the description."""

        title = "Problem"

    title = fields.String(required=True, metadata={"description": "What happened."})
    status = fields.Integer(required=True)
    detail = fields.String(required=True, metadata={"description": "What to do."})
    field = fields.String(metadata={"description": "The first field concerned."})
    errors = fields.List(
        fields.Dict(keys=fields.String(), values=fields.String()),
        metadata={"description": "Every field concerned: field, detail."},
    )


class Parser(FlaskParser):
    """Reads filters from the address; a filter with a slip of the pen filters none."""

    DEFAULT_UNKNOWN_BY_LOCATION = {  # noqa: RUF012 - webargs' way to say it
        **FlaskParser.DEFAULT_UNKNOWN_BY_LOCATION,
        "query": RAISE,
    }

    def handle_error(self, error: ValidationError, *_: Any, **__: Any) -> NoReturn:  # noqa: ANN401 - webargs' own
        (messages,) = error.messages_dict.values()  # of the one place that was read
        raise Problem(422, *faults_in(messages))


class Blueprint(flask_smorest.Blueprint):
    """Addresses of one subject, with their examples by the name of the view."""

    ARGUMENTS_PARSER = Parser()

    def __init__(self, name: str, import_name: str, **options: Any) -> None:  # noqa: ANN401 - Flask's own
        super().__init__(name, import_name, **options)
        self.examples: dict[str, Sequence[Example]] = {}

    def refuses(self, *statuses: int) -> Callable[[Any], Any]:
        """Describe the refusals of a view beside those that every view has."""

        def described(view: Any) -> Any:  # noqa: ANN401 - any view
            for status in (401, 403, 429, *statuses):
                view = self.alt_response(status, HTTPStatus(status).name)(view)
            return view

        return described


def body() -> object:
    """Return the JSON of a request."""
    try:
        return request.get_json()
    except RecursionError as error:  # thousands of brackets
        raise BadRequest from error


def faults_in(messages: object, path: str = "") -> Iterator[Fault]:
    """Yield what is wrong, with paths like `rows[3].score`."""
    if isinstance(messages, Mapping):
        # What marshmallow does not know it tells in no order.
        for name, inner in sorted(messages.items(), key=lambda item: str(item[0])):
            step = f"[{name}]" if isinstance(name, int) else f".{name}"
            yield from faults_in(inner, f"{path}{step}".removeprefix("."))
    elif isinstance(messages, list):
        for message in messages[:1]:
            of_all = path.removesuffix("_schema").removesuffix(".")
            yield Fault(of_all or "rows", str(message))


def round_digits(told: object) -> object:
    """Return the same without digits that mean nothing."""
    if isinstance(told, Mapping):
        return {name: round_digits(inner) for name, inner in told.items()}
    if isinstance(told, list | tuple):
        return [round_digits(inner) for inner in told]
    if isinstance(told, float):
        return round(told, DIGITS)
    return told
