"""Every example of the description is sent, in its order, and answered as it says."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from engagement.api.description import describe
from engagement.application import FOR_PROGRAMS
from tests.api.living import Program

Spec = dict[str, Any]
COUNT = sum(
    len(examples)
    for subject in FOR_PROGRAMS
    for examples in subject.blueprint.examples.values()
)


@pytest.fixture
def spec(client: FlaskClient) -> Spec:
    """Return the description as a program reads it."""
    found: Spec = client.get("/api/v1/openapi.json").get_json()
    return found


def examples(spec: Spec) -> Iterator[tuple[str, str, str, Spec]]:
    """Yield path, method, the example's name, and the operation."""
    for path, item in spec["paths"].items():
        for method, operation in item.items():
            for answer in operation["responses"].values():
                for content in answer.get("content", {}).values():
                    for name in content.get("examples", {}):
                        yield path, method, name, operation


def sent(operation: Spec, name: str, where: str) -> dict[str, Any]:
    return {
        parameter["name"]: parameter["examples"][name]["value"]
        for parameter in operation.get("parameters", [])
        if parameter["in"] == where and name in parameter.get("examples", {})
    }


def expected(operation: Spec, name: str) -> tuple[int, str, object]:
    found = [
        (int(status), media_type, content["examples"][name]["value"])
        for status, answer in operation["responses"].items()
        for media_type, content in answer.get("content", {}).items()
        if name in content.get("examples", {})
    ]
    assert len(found) == 1
    return found[0]


def body(operation: Spec, name: str) -> object:
    content = operation.get("requestBody", {}).get("content", {})
    shown = content.get("application/json", {}).get("examples", {})
    return shown.get(name, {}).get("value")


def in_order(operation: Spec, names: set[str]) -> list[str]:
    """Return the names as the description of what is sent has them."""
    content = operation.get("requestBody", {}).get("content", {})
    shown = content.get("application/json", {}).get("examples", {})
    return [name for name in shown if name in names] or sorted(names)


def test_each_is_answered_as_the_description_says(living: Program, spec: Spec) -> None:
    by_operation: dict[tuple[str, str], set[str]] = {}
    for path, method, name, _operation in examples(spec):
        by_operation.setdefault((path, method), set()).add(name)
    wrong, number = [], 0
    for (path, method), names in sorted(by_operation.items()):
        operation = spec["paths"][path][method]
        for name in in_order(operation, names):
            response = living.client.open(
                path,
                method=method,
                query_string=sent(operation, name, "query"),
                headers={**living.headers, **sent(operation, name, "header")},
                json=body(operation, name),
            )
            found = response.status_code, response.mimetype, response.get_json()
            wrong += [(path, name, found)] if found != expected(operation, name) else []
            number += 1

    assert wrong == []
    assert number == COUNT >= 8


def test_every_operation_has_an_example(spec: Spec) -> None:
    shown = {(path, method) for path, method, *_ in examples(spec)}
    all_ = {(path, method) for path, item in spec["paths"].items() for method in item}

    assert shown == all_


def test_every_operation_has_a_name_of_its_own(spec: Spec) -> None:
    names = [
        operation["operationId"]
        for item in spec["paths"].values()
        for operation in item.values()
    ]

    assert len({*names}) == len(names)


def test_the_description_is_of_the_version_that_it_names(spec: Spec) -> None:
    assert spec["openapi"] == "3.1.0"
    assert set(spec["components"]["securitySchemes"]) == {"key"}
    assert all(
        operation["security"] and operation["summary"]
        for item in spec["paths"].values()
        for operation in item.values()
    )


def test_the_description_is_the_same_each_time(app: Flask) -> None:
    assert json.dumps(describe(app)) == json.dumps(describe(app))
