"""Imports go one way, and always by the package's full name."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from .tree import CODE_FOLDERS, FACE, ROOT, module_name, package_files, tree_of

# Part -> the parts it may import, beside itself.  The longest name that fits a module is its part.
KNOWS: dict[str, set[str]] = {
    "pvm.lowlevel": set(),
    "pvm.gc": {"pvm.lowlevel"},
    "pvm.isa": {"pvm.lowlevel"},
    "pvm.vm.classfile": set(),
    "pvm.vm": {"pvm.vm.classfile", "pvm.gc", "pvm.lowlevel"},
    "pvm.lang": {"pvm.vm.classfile"},
    "pvm.jit": {"pvm.vm", "pvm.vm.classfile", "pvm.gc", "pvm.lowlevel"},
    "pvm.native": {"pvm.vm", "pvm.vm.classfile", "pvm.isa", "pvm.gc", "pvm.lowlevel"},
}
ROOT_PARTS = {"pvm", "pvm.bench"}  # these wire the others together, and may import all


def part_of(module: str) -> str:
    """The part that `module` belongs to."""
    parts = (part for part in (*KNOWS, *ROOT_PARTS) if f"{module}.".startswith(part + "."))
    return max(parts, key=len)


def imported_modules(tree: ast.Module, module: str, is_package: bool) -> Iterator[tuple[int, str]]:
    """Line and full name of everything that a module's imports may load."""
    package = module.split(".") if is_package else module.split(".")[:-1]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            origin = ".".join([*base, *filter(None, [node.module])])
            if origin == FACE:
                yield from ((node.lineno, f"{FACE}.{alias.name}") for alias in node.names)
            else:
                yield node.lineno, origin


def violations(name: str, tree: ast.Module) -> list[str]:
    """What is wrong with the imports of the package file `name`."""
    module = module_name(name)
    part = part_of(module)
    found = []
    for line, target in imported_modules(tree, module, name.endswith("__init__.py")):
        top = target.split(".")[0]
        if top in CODE_FOLDERS and top != FACE and target != "gc":
            found.append(f"{name}:{line}: write pvm.{target}, not {target}")
        elif top == FACE and part not in ROOT_PARTS:
            other = part_of(target)
            if other != part and other not in KNOWS[part]:
                found.append(f"{name}:{line}: {part} must not import {target}")
    return found


def test_imports_go_one_way() -> None:
    wrong = [line for name in package_files() for line in violations(name, tree_of(name))]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    ("name", "source", "is_wrong"),
    [
        ("gc/heap.py", "from pvm.vm.model import metadata", True),
        ("gc/heap.py", "from pvm.lowlevel import types", False),
        ("gc/heap.py", "from . import barriers", False),
        ("gc/heap.py", "from .. import vm", True),
        ("gc/heap.py", "from pvm import jit", True),
        ("gc/heap.py", "import pvm.cli", True),
        ("gc/plans/semispace.py", "from ..heap import Heap", False),
        ("gc/heap.py", "from lowlevel import types", True),
        ("vm/interp/loop.py", "def f():\n    import pvm.jit.build", True),
        ("vm/classfile/reader.py", "from pvm.vm.model import metadata", True),
        ("lang/emit.py", "from pvm.vm.classfile import reader", False),
        ("lang/emit.py", "from pvm.vm.load import loader", True),
        ("pvm/runtime.py", "import gc\nfrom pvm.jit import build", False),
    ],
)
def test_the_check_itself(name: str, source: str, is_wrong: bool) -> None:
    assert bool(violations(name, ast.parse(source))) is is_wrong


def test_every_code_folder_is_linked_into_the_package() -> None:
    for folder in (*CODE_FOLDERS[1:], "stdlib"):
        if (ROOT / folder).is_dir():
            link = ROOT / FACE / folder
            assert link.is_dir(), f"missing link: ln -s ../{folder} {FACE}/{folder}"
            assert link.resolve() == ROOT / folder
