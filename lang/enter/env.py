"""The lexical context of a piece of code: what a name is looked up in (JLS 6.3, 6.4.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pvm.lang.types.types import Type, TypeVar

if TYPE_CHECKING:
    from pvm.lang.enter.imports import UnitScope
    from pvm.lang.symbols.symbols import ClassSymbol, MethodSymbol, VarSymbol
    from pvm.lang.tree.nodes import Lambda


class Env:
    """One a class body, method body or block that declares something; cheap to copy.

    outer: the context around the class `cls`, None outside of all classes (then `cls` is None too).
    unit: the file's imports and package.
    method: the method or constructor (or `<init>`, `<clinit>` for initializers) whose body it is.
    static: whether there is no `this` here (JLS 8.1.3).
    in_prologue: in the arguments of an explicit
    constructor call, where `this` may not be used yet.
    locals, local_types, type_vars: what the body declares, with what it may see of bodies around it
    inside the same class; those of classes further out are in `outer`.
    return_type: of the method or lambda, None where there is nothing to return from.
    lambda_: the innermost lambda around.
    """

    __slots__ = (
        "outer",
        "unit",
        "cls",
        "method",
        "static",
        "in_prologue",
        "locals",
        "local_types",
        "type_vars",
        "return_type",
        "lambda_",
    )

    def __init__(self, unit: UnitScope, outer: Env | None = None, cls: Any = None) -> None:
        self.unit = unit
        self.outer = outer
        self.cls: ClassSymbol = cls
        self.method: MethodSymbol | None = None
        self.static = False
        self.in_prologue = False
        self.locals: dict[str, VarSymbol] = {}
        self.local_types: dict[str, ClassSymbol] = {}
        self.type_vars: dict[str, TypeVar] = {}
        self.return_type: Type | None = None
        self.lambda_: Lambda | None = None

    def dup(self, **changes: Any) -> Env:
        """A copy that shares all but what is given; give `locals` a copy of its own to declare."""
        copy = Env.__new__(Env)
        copy.outer = self.outer
        copy.unit = self.unit
        copy.cls = self.cls
        copy.method = self.method
        copy.static = self.static
        copy.in_prologue = self.in_prologue
        copy.locals = self.locals
        copy.local_types = self.local_types
        copy.type_vars = self.type_vars
        copy.return_type = self.return_type
        copy.lambda_ = self.lambda_
        for name, value in changes.items():
            setattr(copy, name, value)
        return copy


def class_env(cls: ClassSymbol) -> Env:
    """The context inside the body of a class from source."""
    found: Env | None = cls.__dict__.get("inner_env")
    if found is None:
        found = Env(cls.env.unit, cls.env, cls)
        cls.__dict__["inner_env"] = found
    return found
