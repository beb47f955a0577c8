"""Only those rules of a style sheet that some page can need.

Bootstrap is made for every site; of its 232 kB a tenth is for ours, and the answer page
is opened on slow phones.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from pathlib import Path

import tinycss2
from tinycss2.ast import Node

WORD = re.compile(r"[\w-]+")
WITH_RULES = frozenset({"media", "supports"})


def words_in(files: Iterable[Path]) -> set[str]:
    """Return every word of these files: among them are all names of classes."""
    return {word for path in files for word in WORD.findall(path.read_text())}


def needed(css: str, words: AbstractSet[str]) -> str:
    """Return the rules that ask for no class beyond these words; others as they are."""
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    return "".join(_needed(rules, words))


def _needed(rules: Iterable[Node], words: AbstractSet[str]) -> Iterator[str]:
    for rule in rules:
        if rule.type == "qualified-rule":
            selectors = [
                one for one in _selectors(rule.prelude) if _classes(one) <= words
            ]
            if selectors:
                told = ",".join(map(tinycss2.serialize, selectors))
                yield f"{told}{{{tinycss2.serialize(rule.content)}}}"
        elif rule.type == "at-rule" and rule.lower_at_keyword in WITH_RULES:
            inner = tinycss2.parse_rule_list(
                rule.content, skip_comments=True, skip_whitespace=True
            )
            if kept := "".join(_needed(inner, words)):
                when = tinycss2.serialize(rule.prelude)
                yield f"@{rule.at_keyword}{when}{{{kept}}}"
        else:
            yield rule.serialize()


def _selectors(prelude: Iterable[Node]) -> Iterator[list[Node]]:
    """Yield what stands between the commas."""
    selector: list[Node] = []
    for node in prelude:
        if node == ",":
            yield selector
            selector = []
        else:
            selector.append(node)
    yield selector


def _classes(selector: Sequence[Node]) -> set[str]:
    """Return the classes that an element or those around it must have."""
    pairs = pairwise(selector)
    return {name.value for dot, name in pairs if dot == "." and name.type == "ident"}
