"""What the modules of a package define and import, read from their source."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

FUNCTION = (ast.FunctionDef, ast.AsyncFunctionDef)


@dataclass
class Module:
    """One file: what it defines, what it imports, what runs when it is imported."""

    name: str
    path: Path
    imports: dict[str, str] = field(default_factory=dict)
    """What a name stands for, dotted; imports inside functions too."""
    nodes: dict[str, list[ast.stmt]] = field(default_factory=lambda: defaultdict(list))
    """Statements by the name that they define; a method by `Class.method`."""
    loose: list[ast.stmt] = field(default_factory=list)

    def resolve(self, dotted: str) -> str:
        """Return what a name that is used here stands for; "" for a name from nowhere.

        That is a definition of this module, or whatever was imported from elsewhere.
        """
        start, dot, rest = dotted.partition(".")
        if start in self.nodes:
            return f"{self.name}.{dotted}"
        target = self.imports.get(start)
        return f"{target}{dot}{rest}" if target else ""

    def beside(self, name: str) -> list[str]:
        """Return what the same statement defines, as in `BEFORE, NOW = 0, 1`."""
        node = self.nodes[name][0]
        names = _names(node) if isinstance(node, ast.Assign) else []
        return [f"{self.name}.{other}" for other in names]


class Package:
    """All modules of a package under a folder, but those of one of its parts."""

    def __init__(self, folder: Path, name: str, *, without: str = "") -> None:
        self.modules: dict[str, Module] = {}
        for path in sorted((folder / name).rglob("*.py")):
            parts = path.relative_to(folder).with_suffix("").parts
            dotted = ".".join(parts).removesuffix(".__init__")
            if not (without and f"{dotted}.".startswith(f"{without}.")):
                self.modules[dotted] = read_module(dotted, path)

    def find(self, dotted: str) -> str:
        """Return the key of a definition, or of a module, that a dotted name means.

        A name that a module has imported means what it means there; "" is returned for
        what is not of this package.
        """
        if dotted in self.modules:
            return dotted
        parts = dotted.split(".")
        for cut in range(len(parts) - 1, 0, -1):
            module = self.modules.get(".".join(parts[:cut]))
            if module is None:
                continue
            if ".".join(parts[cut:]) in module.nodes:
                return dotted
            if parts[cut] in module.imports and parts[cut] not in module.nodes:
                return self.find(module.resolve(".".join(parts[cut:])))
            return ""
        return ""

    def split(self, key: str) -> tuple[Module, str]:
        """Return the module of a definition and its name there, "" for the module."""
        name = key
        while name not in self.modules:
            name = name.rpartition(".")[0]
        return self.modules[name], key[len(name) + 1 :]

    def definitions(self) -> Iterator[str]:
        """Yield every definition, as `package.module.Class.method`."""
        for module in self.modules.values():
            yield from (f"{module.name}.{name}" for name in module.nodes)

    def place(self, key: str) -> str:
        """Return `path:line: name (n lines)` of a definition."""
        module, name = self.split(key)
        nodes = module.nodes[name]
        lines = sum((node.end_lineno or 0) - node.lineno + 1 for node in nodes)
        return f"{module.path}:{nodes[0].lineno}: {name} ({lines} lines)"


def chain(node: ast.expr) -> list[str]:
    """Return the names of `a.b.c`; none when it does not begin with a name."""
    if isinstance(node, ast.Name):
        return [node.id]
    if isinstance(node, ast.Attribute) and (start := chain(node.value)):
        return [*start, node.attr]
    return []


def read_module(name: str, path: Path) -> Module:
    tree = ast.parse(path.read_text("utf-8"))
    module = Module(name, path, _imports(tree))
    for statement in tree.body:
        names = _names(statement)
        for one in names:
            module.nodes[one].append(statement)
        if not names:
            module.loose.append(statement)
        if isinstance(statement, ast.ClassDef):
            for method in statement.body:
                if isinstance(method, FUNCTION):
                    module.nodes[f"{statement.name}.{method.name}"].append(method)
    return module


def _imports(tree: ast.Module) -> dict[str, str]:
    imports: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for one in node.names:
                start = one.name.partition(".")[0]
                imports[one.asname or start] = one.name if one.asname else start
        elif isinstance(node, ast.ImportFrom):
            for one in node.names:
                imports[one.asname or one.name] = f"{node.module}.{one.name}"
    return imports


def _names(statement: ast.stmt) -> list[str]:
    """Return what a statement of a module defines."""
    if isinstance(statement, (*FUNCTION, ast.ClassDef)):
        return [statement.name]
    targets: list[ast.expr]
    if isinstance(statement, ast.AnnAssign):
        targets = [statement.target]
    elif isinstance(statement, ast.Assign):
        targets = statement.targets
    else:
        return []
    found = [one for target in targets for one in ast.walk(target)]
    return [
        one.id
        for one in found
        if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)
    ]
