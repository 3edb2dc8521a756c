"""Completes the headers of classes from source: type parameters and supertypes (JLS 8.1, 9.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pvm.lang.enter.env import Env
from pvm.lang.enter.lookup import supertypes_of
from pvm.lang.source.log import Log
from pvm.lang.symbols.flags import FINAL, INTERFACE
from pvm.lang.symbols.symbols import ClassSymbol, Symbol
from pvm.lang.tree.nodes import ClassDecl, Expression, TypeParameter
from pvm.lang.types.types import (
    ERROR,
    NO_TYPE,
    ClassType,
    IntersectionType,
    Type,
    TypeVar,
)

if TYPE_CHECKING:
    from pvm.lang.attr.base import Context


class HeaderCompleter:
    def __init__(self, context: Context) -> None:
        self._context = context
        self._log = context.log

    def complete_header(self, sym: ClassSymbol) -> None:
        """Set the header's attributes; provisional ones first, for it may name itself."""
        decl = sym.tree
        assert decl is not None
        source, self._log.source = self._log.source, sym.env.unit.source
        env = self._declare_parameters(sym, decl)
        sym.superclass = NO_TYPE if sym.flags & INTERFACE else self._context.symtab.object
        sym.interfaces, sym.permitted = (), ()
        self._set_supertypes(sym, decl, env)
        set_bounds(decl.type_params, env, self._context)
        self._end_cycles(sym, decl)
        sym.permitted = self._permitted(sym, decl, env)
        self._log.source = source

    def _declare_parameters(self, sym: ClassSymbol, decl: ClassDecl) -> Env:
        variables = declare_type_parameters(decl.type_params, sym, self._log)
        sym.type_params = tuple(variables.values())
        outer = _generic_outer(sym)
        sym.type = sym.erasure
        if sym.type_params or outer is not None:
            sym.type = ClassType(sym, sym.type_params, outer)
        around: Env = sym.env
        return around.dup(type_vars={**around.type_vars, **variables})

    def _set_supertypes(self, sym: ClassSymbol, decl: ClassDecl, env: Env) -> None:
        symtab = self._context.symtab
        if decl.kind == "enum":
            sym.superclass = ClassType(symtab.enum.sym, (sym.erasure,))
        elif decl.kind == "record":
            sym.superclass = symtab.record
        elif decl.extends is not None:
            sym.superclass = self._superclass(decl.extends, env)
        if sym.flat_name == "java/lang/Object":
            sym.superclass = NO_TYPE
        found = [self._interface(tree, decl, env) for tree in decl.implements]
        if decl.kind == "annotation":
            found.append(symtab.annotation)
        sym.interfaces = tuple(t for t in found if t is not ERROR)

    def _superclass(self, tree: Expression, env: Env) -> Type:
        found = self._context.type_trees.attr_type(tree, env)
        if isinstance(found, ClassType):
            if found.sym.flags & INTERFACE:
                self._log.error(tree.pos, "no interface expected here")
            elif found.sym.flags & FINAL and not found.sym.is_enum:
                self._log.error(tree.pos, f"cannot inherit from final {found.sym.name}")
                return found
            else:
                return found
        elif found is not ERROR:
            shown = f"type parameter {found}" if isinstance(found, TypeVar) else str(found)
            self._log.error(tree.pos, f"unexpected type\n  required: class\n  found:    {shown}")
        return self._context.symtab.object

    def _interface(self, tree: Expression, decl: ClassDecl, env: Env) -> Type:
        found = self._context.type_trees.attr_type(tree, env)
        if isinstance(found, ClassType):
            if found.sym.flags & INTERFACE:
                return found
            self._log.error(tree.pos, "interface expected here")
        elif found is not ERROR:
            shown = f"type parameter {found}" if isinstance(found, TypeVar) else str(found)
            self._log.error(tree.pos, f"unexpected type\n  required: class\n  found:    {shown}")
        return ERROR

    def _permitted(self, sym: ClassSymbol, decl: ClassDecl, env: Env) -> tuple[ClassSymbol, ...]:
        found = [self._context.type_trees.attr_type(tree, env) for tree in decl.permits]
        return tuple(t.sym for t in found if isinstance(t, ClassType))

    def _end_cycles(self, sym: ClassSymbol, decl: ClassDecl) -> None:
        """A class may not be its own supertype (JLS 8.1.4): report it, and cut it off."""
        seen: set[ClassSymbol] = set()
        waiting = list(supertypes_of(sym))
        while waiting:
            above = waiting.pop()
            if above is sym:
                self._log.error(decl.pos, f"cyclic inheritance involving {sym.name}")
                sym.superclass = self._context.symtab.object
                sym.interfaces = ()
                return
            if above.tree is not None and above not in seen:
                seen.add(above)
                waiting.extend(supertypes_of(above))


def _generic_outer(sym: ClassSymbol) -> ClassType | None:
    """The type of the class around an inner class, where that is generic."""
    if not sym.is_inner or not isinstance(sym.owner, ClassSymbol):
        return None
    around = sym.owner.type
    return around if around.args or around.outer is not None else None


def declare_type_parameters(
    trees: list[TypeParameter], owner: Symbol, log: Log
) -> dict[str, TypeVar]:
    """The variables of type parameters, without bounds as yet."""
    found: dict[str, TypeVar] = {}
    for tree in trees:
        tree.type = TypeVar(tree.name, owner)
        if tree.name in found:
            kind = "class" if isinstance(owner, ClassSymbol) else "method"
            log.error(
                tree.pos, f"type variable {tree.name} is already defined in {kind} {owner.name}"
            )
        found.setdefault(tree.name, tree.type)
    return found


def set_bounds(trees: list[TypeParameter], env: Env, context: Context) -> None:
    """Give type variables their bounds; `env` has them in scope."""
    for tree in trees:
        if tree.annotations:
            context.type_trees.annotated.append((tree.annotations, env, context.log.source, True))
        found = [context.type_trees.reference_type(bound, env) for bound in tree.bounds]
        _check_bounds(tree, found, context.log)
        known = tuple(t for t in found if t is not ERROR)
        if len(known) > 1:
            tree.type.bound = IntersectionType(known)
        else:
            tree.type.bound = known[0] if known else context.symtab.object
    for tree in trees:
        if _is_own_bound(tree.type):
            context.log.error(tree.pos, f"cyclic inheritance involving {tree.name}")
            tree.type.bound = context.symtab.object


def _check_bounds(tree: TypeParameter, found: list[Type], log: Log) -> None:
    """All bounds but the first are interfaces, each once (JLS 4.4)."""
    seen: set[ClassSymbol] = set()
    for index, bound in enumerate(found):
        pos = tree.bounds[index].pos
        if isinstance(found[0], TypeVar) and index:
            log.error(pos, "a type variable may not be followed by other bounds")
            return
        if isinstance(bound, ClassType):
            if index and not bound.sym.is_interface:
                log.error(pos, "interface expected here")
            elif bound.sym in seen:
                log.error(pos, "repeated interface")
            seen.add(bound.sym)


def _is_own_bound(variable: TypeVar) -> bool:
    """Whether variables are each other's bounds in a circle (JLS 4.4)."""
    bound, steps = variable.bound, 0
    while isinstance(bound, TypeVar) and steps < 1000:
        if bound is variable:
            return True
        bound, steps = bound.bound, steps + 1
    return False
