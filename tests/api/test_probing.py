"""What the description allows is answered as it says, and what it forbids is refused.

schemathesis makes requests of both kinds from the description alone and holds every
answer against all its checks.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, settings
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter
from schemathesis import BaseSchema, Case
from schemathesis.checks import CHECKS, load_all_checks
from schemathesis.specs.openapi.checks import positive_data_acceptance

from tests.api.living import a_key, live

EXAMPLES = 10
"""Of each operation, beside those that try every edge of its fields."""


ORDERED = {"POST /api/v1/actions"}
"""Of which a description cannot say that one day comes before the other."""


class Forgetful(MemoryStorage):
    """A counter that never has enough."""

    def incr(self, *_: object, **__: object) -> int:
        return 1


@pytest.fixture
def token(app: Flask) -> str:
    return a_key(app)


@pytest.fixture
def api(
    app: Flask, save: Callable[..., None], company: dict[str, int], token: str
) -> BaseSchema:
    live(save, company)
    limits = app.extensions["limits"]
    app.extensions["limits"] = replace(
        limits, limiter=FixedWindowRateLimiter(Forgetful())
    )
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", app)


described = schemathesis.pytest.from_fixture("api")


@described.parametrize()
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
def test_the_api_keeps_its_description(case: Case[Any], token: str) -> None:
    headers = {"Authorization": f"Bearer {token}"}
    is_ordered = case.operation.label in ORDERED
    excluded: list[Any] = [positive_data_acceptance] if is_ordered else []

    case.call_and_validate(headers=headers, excluded_checks=excluded)


def test_every_check_is_made() -> None:
    load_all_checks()

    assert {check.__name__ for check in CHECKS.get_all()} >= {
        "not_a_server_error",
        "status_code_conformance",
        "content_type_conformance",
        "response_headers_conformance",
        "response_schema_conformance",
        "negative_data_rejection",
        "positive_data_acceptance",
        "missing_required_header",
        "unsupported_method",
        "ignored_auth",
    }
