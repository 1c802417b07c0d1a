"""The floors of the house: imports only go down, and nothing of the host is patched."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "macros" / "mkslate"

# What each floor may import of the package; its own modules always.
BASE = {"place", "errors", "mkslate"}
BELOW = {
    "place": set(),
    "errors": {"place"},
    "markup": BASE,
    "model": BASE | {"markup"},
    "source": BASE | {"markup", "model"},
    "dialect": BASE | {"markup", "model"},
    "publish": BASE | {"markup", "model"},
    "check": BASE | {"markup", "model", "source", "publish"},
    "plugin": BASE | {"markup", "model", "source", "dialect", "publish", "check"},
    "pytest_plugin": BASE | {"markup", "model", "source", "check"},
    "cli": BASE | {"markup", "model", "source", "dialect", "publish", "check", "plugin"},
    "mkslate": set(),
}
# Which floors may import which hosts; no other floor may.
HOSTS = {
    "mkdocs": {"plugin"},
    "material": {"plugin"},
    "markdown": {"dialect"},
    "pymdownx": {"dialect"},
    "pygments": {"dialect", "check"},
    "jinja2": {"source"},
    "yaml": {"source", "cli"},
    "pathspec": {"source"},
    "click": {"cli"},
    "pytest": {"pytest_plugin"},
    "aiohttp": {"check"},
    "graphql": {"check"},
    "selectolax": {"check"},
    "tree_sitter": {"check"},
}
STANDARD_ONLY = {"place", "errors", "markup", "model"}


def floor_of(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else parts[0]


def imports(tree: ast.AST, package: str) -> list[tuple[int, str]]:
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [(node.lineno, alias.name) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            if node.level:
                base = package.rsplit(".", node.level - 1)[0] if node.level > 1 else package
                found.append((node.lineno, f"{base}.{node.module or ''}".rstrip(".")))
            elif node.module == "mkslate":
                found += [(node.lineno, f"mkslate.{alias.name}") for alias in node.names]
            else:
                found.append((node.lineno, node.module or ""))
    return found


def patches(tree: ast.AST) -> list[tuple[int, str]]:
    """Assignments to an attribute of something imported: a patch of the host."""
    names = {
        alias.asname or alias.name.split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }
    targets: list[ast.expr] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            targets += node.targets
        elif isinstance(node, ast.AugAssign | ast.AnnAssign):
            targets.append(node.target)
    found = []
    for target in targets:
        base = target
        while isinstance(base, ast.Attribute | ast.Subscript):
            base = base.value
        if base is not target and isinstance(base, ast.Name) and base.id in names:
            found.append((target.lineno, ast.unparse(target)))
    return found


def violations(source: str, module: str) -> list[str]:
    tree = ast.parse(source)
    floor = floor_of(module)
    found = []
    for line, name in imports(tree, module.rsplit(".", 1)[0]):
        top = name.split(".")[0]
        if top == "mkslate":
            target = floor_of(name)
            if target == "__version__":
                target = "mkslate"
            if target != floor and target not in BELOW[floor]:
                found.append(f"{module}:{line}: {floor} may not import {name}")
        elif top in HOSTS and floor not in HOSTS[top]:
            found.append(f"{module}:{line}: {floor} may not import {name}")
        elif floor in STANDARD_ONLY and not is_standard(top):
            found.append(f"{module}:{line}: {floor} is standard library only, not {name}")
    found += [f"{module}:{line}: patches the host: {what}" for line, what in patches(tree)]
    return found


def is_standard(name: str) -> bool:
    import sys

    return name in sys.stdlib_module_names


def modules() -> list[tuple[Path, str]]:
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found.append((path, name if parts[-1] != "__init__" else f"{name}.__init__"))
    return found


@pytest.mark.parametrize(("path", "module"), modules(), ids=lambda value: str(value).rsplit("/", 1)[-1])
def test_imports_only_go_down(path: Path, module: str) -> None:
    module = module.removesuffix(".__init__") if module == "mkslate.__init__" else module

    assert violations(path.read_text("utf-8"), module) == []


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("mkslate.check.links", "import mkdocs"),
        ("mkslate.check.links", "from markdown import Markdown"),
        ("mkslate.markup.fence", "from mkslate.model import page"),
        ("mkslate.markup.fence", "import yaml"),
        ("mkslate.source.include", "from mkslate.dialect import html"),
        ("mkslate.source.include", "from ..publish import llms"),
        ("mkslate.dialect.html", "def late():\n    import mkslate.plugin"),
        ("mkslate.publish.llms", "from mkslate import source"),
        ("mkslate.place", "from mkslate import errors"),
        ("mkslate.plugin.hooks", "from mkdocs import utils\nutils.clean_directory = print"),
        ("mkslate.dialect.html", "import markdown\nmarkdown.util.BLOCK['x'] = 1"),
    ],
)
def test_a_planted_violation_is_found(module: str, source: str) -> None:
    assert violations(source, module)
