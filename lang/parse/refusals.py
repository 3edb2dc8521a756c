"""What the grammar lets through, though it is no Java: those that read by its means raise Refused.

Telling what is wrong is the business of `diagnosis`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from pvm.lang.parse.productions import Refused
from pvm.lang.symbols.flags import FINAL, STATIC, VARARGS
from pvm.lang.tree.nodes import (
    ArrayTypeTree,
    ClassDecl,
    Ident,
    Initializer,
    MethodDecl,
    Modifiers,
    Tree,
    VarDecl,
)

_RESTRICTED: Final = frozenset(("var", "yield", "record", "sealed", "permits"))  # JLS 3.9


def name_constructors(class_name: str, members: list[Tree]) -> None:
    """Give constructors their name (JLS 8.8); those that are not named as the class are none."""
    for member in members:
        if isinstance(member, MethodDecl) and member.return_type is None:
            if member.name != class_name:
                raise Refused
            member.name = "<init>"


def check_type_name(name: str) -> None:
    if name in _RESTRICTED:
        raise Refused


def check_class(decl: ClassDecl) -> None:
    """JLS 8.10.2, 9.1.5: what may not be a member of records, of interfaces."""
    check_type_name(decl.name)
    if decl.kind == "record":
        for member in decl.members:
            if isinstance(member, VarDecl) and not member.mods.flags & STATIC:
                raise Refused
            if isinstance(member, Initializer) and not member.static:
                raise Refused
    elif decl.kind in ("interface", "annotation"):
        for member in decl.members:
            if isinstance(member, Initializer):
                raise Refused
            if isinstance(member, MethodDecl) and member.return_type is None:
                raise Refused
            if isinstance(member, VarDecl) and member.init is None:
                raise Refused
    if decl.kind != "record":
        _check_no_compact_constructor(decl.members)


def _check_no_compact_constructor(members: list[Tree]) -> None:
    for member in members:
        if isinstance(member, MethodDecl) and member.compact:
            raise Refused


def check_parameters(params: Sequence[VarDecl | None]) -> None:
    """Variable arity is the last's (JLS 8.4.1), `this` (None here) the first's."""
    for place, param in enumerate(params):
        if param is None:
            if place:
                raise Refused
        elif param.mods.flags & VARARGS and place != len(params) - 1:
            raise Refused


def check_called_name(name: Any) -> None:
    """JLS 3.9: methods of this name are called qualified."""
    if isinstance(name, Ident) and name.name == "yield":
        raise Refused


def check_local(mods: Modifiers) -> None:
    """Modifiers of a local variable or parameter (JLS 14.4)."""
    if mods.flags & ~FINAL:
        raise Refused


def check_var(vartype: Any, declarators: list[Any]) -> None:
    """`var` declares one variable, which is no array (JLS 14.4.1)."""
    element = vartype
    while isinstance(element, ArrayTypeTree):
        element = element.element
    if not isinstance(element, Ident) or element.name != "var":
        return
    if element is not vartype or len(declarators) > 1 or declarators[0][1]:
        raise Refused


def is_var(tree: Any) -> bool:
    return isinstance(tree, Ident) and tree.name == "var"
