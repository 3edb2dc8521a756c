"""What the source says, and must not say."""

from __future__ import annotations

import ast
import re
from pathlib import PurePosixPath

from .tree import ROOT, package_files, project_files, python_files, text_of, tree_of

# Written in pieces, so that this file does not find itself.
MACHINE_PATH = re.compile(r"(?<![\w.$}~-])/(?:work|root|home/" + r"\w+)(?:/|\b(?!-))")
REGISTRY = re.compile(
    "|".join(
        (r"pypi\." + "org", "python" + "hosted", r"repo1?\.maven", "/opt/" + r"(?:pypi|wheels)")
    )
)
BINARY = {".class", ".jar", ".png", ".bin", ".o", ".elf", ".so", ".gz", ".zip"}
ARCHITECTURE = "ARCHITECTURE.md"
PATH_IN_BACKTICKS = re.compile(r"`([\w.-]*/[\w./*-]*|[\w-]+\.(?:py|md|toml))`")


def lines_with(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{name}:{number}: {line.strip()[:120]}"
        for name in project_files()
        if PurePosixPath(name).suffix not in BINARY
        for number, line in enumerate(text_of(name).splitlines(), 1)
        if pattern.search(line)
    ]


def test_no_machine_paths() -> None:
    wrong = lines_with(MACHINE_PATH)
    assert not wrong, "\n".join(wrong)


def test_no_registry_hosts() -> None:
    wrong = lines_with(REGISTRY)
    assert not wrong, "\n".join(wrong)


def test_machine_path_pattern() -> None:
    assert MACHINE_PATH.search("see /" + "work/x") and MACHINE_PATH.search("'/" + "root/.venv'")
    assert not MACHINE_PATH.search("tests/work/x") and not MACHINE_PATH.search("/working")


def test_packages_say_their_idea() -> None:
    packages = [name for name in package_files() if name.endswith("/__init__.py")]
    assert packages
    silent = [name for name in packages if len(ast.get_docstring(tree_of(name)) or "") < 40]
    assert not silent


def test_every_folder_of_modules_is_a_package() -> None:
    folders = {name.rpartition("/")[0] for name in package_files()}
    without = [folder for folder in folders if not (ROOT / folder / "__init__.py").is_file()]
    assert not without


def test_no_bare_except() -> None:
    wrong = [
        f"{name}:{node.lineno}"
        for name in python_files()
        for node in ast.walk(tree_of(name))
        if isinstance(node, ast.ExceptHandler) and node.type is None
    ]
    assert not wrong


def mentioned_paths() -> set[str]:
    return set(PATH_IN_BACKTICKS.findall(text_of(ARCHITECTURE)))


def test_architecture_mentions_only_what_exists() -> None:
    paths = mentioned_paths()
    assert paths
    missing = [path for path in sorted(paths) if not list(ROOT.glob(path.rstrip("/")))]
    assert not missing


def test_architecture_mentions_every_package() -> None:
    packages = {
        name.removesuffix("__init__.py")
        for name in package_files()
        if name.endswith("/__init__.py")
    }
    assert packages <= mentioned_paths(), sorted(packages - mentioned_paths())


def test_architecture_mentions_every_file() -> None:
    files = [name for name in package_files() if not name.endswith("/__init__.py")]
    mentioned = mentioned_paths()
    assert not [name for name in files if name not in mentioned]
