"""Modules of the product with one line changed, kept apart from the real ones."""

import ast
import inspect
from collections.abc import Iterator
from types import ModuleType
from typing import Any

Namespace = dict[str, Any]


def changed(module: ModuleType, old: str, new: str) -> Namespace:
    """Return the module's names after one replacement in its source."""
    source = inspect.getsource(module)
    assert source.count(old) == 1, f"{old!r} is no longer one place: mend the mutant."
    return _names(module, source.replace(old, new))


def with_names(module: ModuleType, **names: object) -> Namespace:
    """Return the module's names with some of them replaced for all its functions."""
    found = _names(module, inspect.getsource(module))
    found.update(names)
    return found


def without_each_statement(
    module: ModuleType, functions: set[str]
) -> Iterator[tuple[str, Namespace]]:
    """Yield the module without each statement, and with each condition always met.

    Only inside the named functions; docstrings and returns stay.
    """
    number = len(_places(ast.parse(inspect.getsource(module)), functions))
    for at in range(number):
        tree = ast.parse(inspect.getsource(module))
        body, index = _places(tree, functions)[at]
        statement = body[index]
        text = ast.unparse(statement).partition("\n")[0]
        body[index] = ast.Pass()
        yield f"without “{text}”", _names(module, ast.unparse(tree))
        if isinstance(statement, ast.If):
            statement.test, body[index] = ast.Constant(value=True), statement
            yield f"always “{text}”", _names(module, ast.unparse(tree))


def _places(tree: ast.Module, functions: set[str]) -> list[tuple[list[ast.stmt], int]]:
    """Return every statement that may go, as a place in the body that holds it."""
    places = []
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef) and function.name in functions:
            for holder in ast.walk(function):
                body = getattr(holder, "body", None)
                if isinstance(body, list):
                    places += [
                        (body, at)
                        for at, statement in enumerate(body)
                        if not isinstance(statement, ast.Return | ast.Pass)
                        and not _is_docstring(statement)
                    ]
    return places


def _is_docstring(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


def _names(module: ModuleType, source: str) -> Namespace:
    names: Namespace = {"__name__": module.__name__}
    exec(compile(source, f"mutant of {module.__name__}", "exec"), names)  # noqa: S102 - our own source
    return names
