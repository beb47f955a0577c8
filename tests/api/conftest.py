"""A company whose programs have keys."""

from collections.abc import Callable

import pytest
from flask import Flask

from engagement.people.models import Scope
from tests.api.living import Program, a_key, live

Programs = Callable[..., Program]


@pytest.fixture
def program(app: Flask) -> Programs:
    """Return what makes a program with a key of some scopes, or of all."""

    def made(*scopes: Scope) -> Program:
        return Program(app, a_key(app, *scopes))

    return made


@pytest.fixture
def living(
    save: Callable[..., None], company: dict[str, int], program: Programs
) -> Program:
    """Return a program that may do everything, in the company of the examples."""
    live(save, company)
    return program()
