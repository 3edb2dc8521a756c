"""Classes made of mixins: no part hides another's member by accident."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Iterator

import pytest

from pvm.lang.attr.attr import Attr
from pvm.lang.flow.analysis import Flow
from pvm.lang.gen.classes import ClassGenerator
from pvm.lang.parse.diagnosis.declarations import SyntaxChecker
from pvm.lang.types.relations import Types


def code_of(member: object) -> ast.AST:
    function = member.fget if isinstance(member, property) else member
    assert callable(function)
    return ast.parse(textwrap.dedent(inspect.getsource(function)))


def is_declaration(member: object) -> bool:
    """Only says that another part of the class has it."""
    nodes = ast.walk(code_of(member))
    return any(isinstance(n, ast.Raise) and "NotImplementedError" in ast.unparse(n) for n in nodes)


def extends_the_hidden(member: object, name: str) -> bool:
    return f"super().{name}(" in ast.unparse(code_of(member))


def hidden_members(made: type) -> Iterator[str]:
    """Members that stand in several parts, unless the others are declarations, or called."""
    parts = [part for part in made.__mro__ if part is not object]
    first: dict[str, type] = {}
    for part in parts:
        for name, member in vars(part).items():
            if name.startswith("__") and name.endswith("__") and name != "__init__":
                continue
            above = first.setdefault(name, part)
            if above is part or is_declaration(member):
                continue
            if not extends_the_hidden(vars(above)[name], name):
                yield f"{name}: {above.__name__} hides {part.__name__}"


@pytest.mark.parametrize("made", [Attr, ClassGenerator, Flow, SyntaxChecker, Types])
def test_no_part_hides_anothers_member(made: type) -> None:
    assert not list(hidden_members(made))


@pytest.mark.parametrize("made", [Attr, ClassGenerator, Flow, SyntaxChecker, Types])
def test_what_is_declared_is_somewhere(made: type) -> None:
    found = {name: getattr(made, name) for part in made.__mro__ for name in vars(part)}
    functions = {n: f for n, f in found.items() if inspect.isfunction(f) or isinstance(f, property)}
    assert not [name for name, member in functions.items() if is_declaration(member)]


def test_a_hidden_member_is_seen() -> None:
    class Base:
        def declared(self) -> None:
            raise NotImplementedError

        def extended(self) -> None: ...

    class Left(Base):
        def declared(self) -> None: ...

        def twice(self) -> None: ...

    class Right(Base):
        def twice(self) -> None: ...

        def extended(self) -> None:
            super().extended()

    class Both(Left, Right): ...

    assert list(hidden_members(Both)) == ["twice: Left hides Right"]
