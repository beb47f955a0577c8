"""What depends on files alone is compiled once for all the applications of the tests.

It takes most of the time of an application that shows one page.
"""

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from flask import Flask
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from werkzeug.routing import Rule

if TYPE_CHECKING:
    from types import CodeType

Builder = Callable[..., tuple[str, str]]


class Templates(BytecodeCache):
    """Keeps the code of templates in memory, by name and source."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self.kept.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code:
            self.kept[bucket.key, bucket.checksum] = bucket.code


@cache
def remember() -> None:
    Flask.jinja_options = {**Flask.jinja_options, "bytecode_cache": Templates()}
    Rule._compile_builder = _remembered(Rule._compile_builder)  # type: ignore[method-assign]  # noqa: SLF001


def _remembered(compiled: Callable[[Rule, bool], Builder]) -> Callable[..., Builder]:
    """Keep how a path is built; it depends on its words alone, unless it has defaults.

    What converts its parameters is asked of the rule at each call.
    """
    known: dict[tuple[object, ...], Builder] = {}

    def builder(rule: Rule, append_unknown: bool = True) -> Builder:  # noqa: FBT001, FBT002 - Werkzeug's
        if rule.defaults:
            return compiled(rule, append_unknown)
        key = (append_unknown, *rule._trace)  # noqa: SLF001
        if key not in known:
            known[key] = compiled(rule, append_unknown)
        return known[key]

    return builder
