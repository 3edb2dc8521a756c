"""Files under 500 lines, functions under 40, lines of at most 100 columns."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from .tree import project_files, python_files, text_of, tree_of

FILE_LIMIT = 500
FUNCTION_LIMIT = 40
LINE_LIMIT = 100
TABLE_MARK = "\n# table\n"  # a module that is mostly a table says so, and may be longer
LONG_FILES: frozenset[str] = frozenset()
LONG_FUNCTIONS: frozenset[str] = frozenset()  # path::function
SHOWN = 5


def functions(name: str) -> Iterator[tuple[int, str]]:
    """Size in lines, and path::name, of every function of a file."""
    for node in ast.walk(tree_of(name)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno is not None
            yield node.end_lineno - node.lineno + 1, f"{name}::{node.name}"


def report(title: str, sizes: list[tuple[int, str]]) -> None:
    print(f"largest {title}:")
    for size, name in sorted(sizes, reverse=True)[:SHOWN]:
        print(f"  {size:5} {name}")


def test_files_are_small() -> None:
    names = [name for name in python_files() if TABLE_MARK not in text_of(name)]
    sizes = [(text_of(name).count("\n"), name) for name in names if name not in LONG_FILES]
    report("files", sizes)
    assert not [entry for entry in sizes if entry[0] >= FILE_LIMIT]


def test_functions_are_small() -> None:
    sizes = [entry for name in python_files() for entry in functions(name)]
    report("functions", sizes)
    too_long = [entry for entry in sizes if entry[0] >= FUNCTION_LIMIT]
    assert not [entry for entry in too_long if entry[1] not in LONG_FUNCTIONS]


def test_allowed_exceptions_are_still_needed() -> None:
    known = set(python_files())
    assert known >= LONG_FILES
    long = {entry for name in known for size, entry in functions(name) if size >= FUNCTION_LIMIT}
    assert long >= LONG_FUNCTIONS


def has_line_limit(name: str) -> bool:
    is_library = name.startswith("stdlib/") and name.endswith(".java")
    return is_library or name.endswith(".py") or name in ("pvmw", ".ci/run")


def test_lines_are_short() -> None:
    wrong = [
        f"{name}:{number}: {len(line)} columns"
        for name in project_files()
        if has_line_limit(name)
        for number, line in enumerate(text_of(name).splitlines(), 1)
        if len(line) > LINE_LIMIT
    ]
    assert not wrong, "\n".join(wrong)
