"""Which definitions of a package its entry points reach.

A definition (function, class, method, constant) reaches what its body names: a name
of its module, one that is imported, `module.name`. What an attribute belongs to is not
known without types: `.name` reaches every method of that name whose class is reached,
and every `name` of a module that is handed about as a value. So dead code whose name
lives elsewhere is not found; but what is found, nothing names.
"""

import ast
import importlib
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeGuard

from tests.definitions import FUNCTION, Module, Package, chain

LISTENERS = {"sqlalchemy.event.listens_for"}
"""Decorators of libraries that call the function when something happens."""
VALIDATOR = "validate_"
"""How the name of a method begins that WTForms calls for the field named after."""
EXPRESSION = re.compile(r"\{[{%].*?[%}]\}", re.DOTALL)
ATTRIBUTE = re.compile(r"\.([A-Za-z_]\w*)")


@dataclass
class Walk:
    """The way from some definitions to all that they reach."""

    package: Package
    attributes: set[str]
    """Names after a dot: at first those in templates, then those in reached code."""
    reached: set[str] = field(default_factory=set)
    values: set[str] = field(default_factory=set)
    """Modules that are handed about as values."""

    def follow(self, starts: Iterable[str]) -> None:
        """Reach the starts, and from there whatever can be reached."""
        waiting = list(starts)
        while waiting:
            self._reach(waiting)
            waiting = [key for key in self.unreached() if self._is_called(key)]

    def unreached(self) -> list[str]:
        return [key for key in self.package.definitions() if key not in self.reached]

    def _reach(self, keys: Iterable[str]) -> None:
        """Reach definitions, their modules, and all that these name in turn."""
        waiting = list(keys)
        while waiting:
            key = waiting.pop()
            if key in self.reached:
                continue
            self.reached.add(key)
            module, name = self.package.split(key)
            if name:
                waiting += [module.name, key.rpartition(".")[0]]
                waiting += module.beside(name)
                waiting += self._named(module, module.nodes[name])
            else:
                waiting += self._named(module, module.loose)
                waiting += self._imported(module)

    def _imported(self, module: Module) -> Iterator[str]:
        """Return the modules that are run when a module is imported."""
        for target in module.imports.values():
            if key := self.package.find(target):
                yield self.package.split(key)[0].name

    def _named(self, module: Module, nodes: Iterable[ast.stmt]) -> set[str]:
        """Return what statements name, and note the attributes and values in them."""
        found: set[str] = set()
        for node in nodes:
            own = _own_names(node)
            for part in _parts(node):
                found |= self._noted(module, part, own)
        return found

    def _noted(self, module: Module, node: ast.AST, own: Collection[str]) -> set[str]:
        if _is_stored(node):
            return set()
        names = chain(node) if isinstance(node, (ast.Name, ast.Attribute)) else []
        if names and names[0] not in own:
            for end in range(len(names), 0, -1):
                if key := self.package.find(module.resolve(".".join(names[:end]))):
                    self.attributes.update(names[end:])
                    if key in self.package.modules and end == len(names):
                        self.values.add(key)
                    return {key}
        if isinstance(node, ast.Attribute):
            self.attributes.add(node.attr)
        found: set[str] = set()
        for child in ast.iter_child_nodes(node):
            found |= self._noted(module, child, own)
        return found

    def _is_called(self, key: str) -> bool:
        """Tell whether reached code, or a library, calls what nothing names alone."""
        module, name = self.package.split(key)
        owner, _, method = name.rpartition(".")
        if owner:
            return f"{module.name}.{owner}" in self.reached and (
                method in self.attributes
                or (method.startswith("__") and method.endswith("__"))
                or self._overrides(module, owner, method)
            )
        if module.name in self.values and name in self.attributes:
            return True
        return any(
            self._registers(module, decorator)
            for node in module.nodes[name]
            if isinstance(node, (*FUNCTION, ast.ClassDef))
            for decorator in node.decorator_list
        )

    def _registers(self, module: Module, decorator: ast.expr) -> bool:
        """Tell whether a decorator hands the function to something that calls it.

        That is a reached object of the package (`blueprint.get`, `group.command`), or
        a listener of a library.
        """
        names = chain(decorator.func if isinstance(decorator, ast.Call) else decorator)
        if module.resolve(".".join(names)) in LISTENERS:
            return module.name in self.reached
        if len(names) == 1:
            return False
        key = self.package.find(module.resolve(names[0]))
        return key in self.reached and key not in self.package.modules

    def _overrides(self, module: Module, owner: str, method: str) -> bool:
        """Tell whether a method replaces one of a library's class."""
        (node,) = module.nodes[owner]
        bases = node.bases if isinstance(node, ast.ClassDef) else []
        for base in bases:
            names = chain(base.value if isinstance(base, ast.Subscript) else base)
            dotted = module.resolve(".".join(names)) or f"builtins.{names[0]}"
            if key := self.package.find(dotted):
                above, name = self.package.split(key)
                if self._overrides(above, name, method):
                    return True
            elif method.startswith(VALIDATOR) or hasattr(_loaded(dotted), method):
                return True
        return False


def names_in(templates: Iterable[Path]) -> set[str]:
    """Return every name after a dot in the expressions of templates."""
    texts = [path.read_text("utf-8") for path in templates]
    pieces = [piece for text in texts for piece in EXPRESSION.findall(text)]
    return {name for piece in pieces for name in ATTRIBUTE.findall(piece)}


def _parts(node: ast.stmt) -> Iterator[ast.AST]:
    """Yield a statement's parts: of a class all but its methods, which stand alone.

    What a definition is called is not among them, or it would reach itself.
    """
    for child in ast.iter_child_nodes(node):
        if isinstance(node, ast.ClassDef) and isinstance(child, FUNCTION):
            yield from child.decorator_list
        elif not _is_stored(child):
            yield child


def _own_names(node: ast.stmt) -> set[str]:
    """Return names that are a function's own, whatever its module calls so."""
    if not isinstance(node, FUNCTION):
        return set()
    inside = list(ast.walk(node))
    arguments = {one.arg for one in inside if isinstance(one, ast.arg)}
    return arguments | {one.id for one in inside if _is_stored(one)}


def _is_stored(node: ast.AST) -> TypeGuard[ast.Name]:
    return isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)


def _loaded(dotted: str) -> object:
    """Return the class of a library."""
    module, _, name = dotted.rpartition(".")
    try:
        return getattr(importlib.import_module(module), name)
    except ModuleNotFoundError:
        return getattr(_loaded(module), name)
