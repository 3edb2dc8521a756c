"""Attributes small sources against the class library, for tests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any, TypeVar

from pvm.compilation import library_locations
from pvm.lang.compiler import Compiler, Options
from pvm.lang.source.source import Source
from pvm.lang.tree.nodes import Tree
from pvm.lang.types.types import Type

T = TypeVar("T", bound=Tree)

_DECORATIONS = ("type", "sym", "const", "constructor", "descriptor", "descriptor_type", "call_type")


class Attributed:
    """A source after parsing, entering and attribution."""

    def __init__(self, text: str) -> None:
        self.text = text
        compiler = Compiler(library_locations(), Options())
        compiler.add(Source("T.java", text))
        compiler._complete()
        for decl in compiler.units[0].tree.types:
            compiler.attr.attr_class(decl.sym)
        self.log = compiler.log
        self.tree = compiler.units[0].tree

    @property
    def errors(self) -> list[str]:
        return [d.message for d in self.log.diagnostics if d.kind == "error"]

    def all(self, cls: type[T]) -> list[T]:
        """The nodes of a class, in the order of the text."""
        return [node for node in _walk(self.tree) if isinstance(node, cls)]

    def one(self, cls: type[T]) -> T:
        (found,) = self.all(cls)
        return found


def _walk(tree: Any) -> Iterator[Tree]:
    if isinstance(tree, list):
        for part in tree:
            yield from _walk(part)
    elif isinstance(tree, Tree) and is_dataclass(tree):
        yield tree
        for field in fields(tree):
            if field.name not in _DECORATIONS and field.init:
                yield from _walk(getattr(tree, field.name))


def statements(body: str, members: str = "") -> Attributed:
    """`body` in a method of a class T."""
    return Attributed(f"class T {{ {members} void m(int i, String s, Object o) {{ {body} }} }}")


def errors_in(body: str, members: str = "") -> list[str]:
    return statements(body, members).errors


def type_of(expression: str, members: str = "") -> Type:
    """The type of an expression that initializes a `var`."""
    found = Attributed(
        f"class T {{ {members} void m(int i, String s) {{ var v = {expression}; }} }}"
    )
    assert not found.errors, found.errors
    return found.all(_var_decl())[-1].sym.type


def const_of(expression: str, members: str = "") -> object:
    found = Attributed(f"class T {{ {members} void m() {{ var v = {expression}; }} }}")
    assert not found.errors, found.errors
    init = found.all(_var_decl())[-1].init
    assert init is not None
    return init.const


def _var_decl() -> Any:
    from pvm.lang.tree.nodes import VarDecl

    return VarDecl
