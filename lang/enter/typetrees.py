"""Type trees to types (JLS 4.3, 6.5.5)."""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from pvm.lang.enter.env import Env
from pvm.lang.enter.imports import kind_of, not_public
from pvm.lang.enter.lookup import (
    crosses_static,
    find_member_type,
    find_type,
    implicit_outer,
    inherited_member_types,
    is_out_of_reach,
)
from pvm.lang.source.log import Log
from pvm.lang.source.source import Source
from pvm.lang.symbols.flags import PRIVATE, PROTECTED, PUBLIC
from pvm.lang.symbols.symbols import ClassSymbol, PackageSymbol, Symbol
from pvm.lang.tree import nodes
from pvm.lang.tree.nodes import Expression, Tree
from pvm.lang.types.types import (
    ERROR,
    PACKAGE,
    PRIMITIVE_BY_NAME,
    VOID,
    ArrayType,
    ClassType,
    IntersectionType,
    Type,
    TypeVar,
    WildcardType,
)
from pvm.lang.types.typevariables import where

if TYPE_CHECKING:
    from pvm.lang.symbols.finder import Finder
    from pvm.lang.types.relations import Types

_CLOSE = 0.75  # how like a name must be to be offered instead


_MOST_DIMENSIONS = 255  # JVMS 4.4.1


class TypeTrees:
    """Gives type trees their types, and reports names that are none.

    `applied`: the parameterized types met, and their files, whose bounds are checked at the end.
    `annotated`: the annotations of types, and (True) of type parameters, and where they are."""

    def __init__(self, log: Log, finder: Finder, types: Types) -> None:
        self._log = log
        self._finder = finder
        self._types = types
        self.applied: dict[nodes.TypeApply, Source | None] = {}
        self.annotated: list[tuple[list[nodes.Annotation], Env, Source | None, bool]] = []
        self._visitors: dict[type[Tree], Callable[[Any, Env], Type]] = {
            nodes.Ident: self._ident,
            nodes.Select: self._select,
            nodes.PrimitiveTypeTree: self._primitive,
            nodes.ArrayTypeTree: self._array,
            nodes.TypeApply: self._apply,
            nodes.Wildcard: self._wildcard,
            nodes.UnionTypeTree: self._union,
            nodes.IntersectionTypeTree: self._intersection,
            nodes.AnnotatedType: self._annotated,
        }

    def attr_type(self, tree: Expression, env: Env) -> Type:
        """The type that a tree denotes; ERROR, and an error in the log, if it is none.

        Sets `type`, and `sym` of names, on the tree and on all inside."""
        visitor = self._visitors.get(tree.__class__)
        if visitor is None:
            if not isinstance(tree, nodes.Erroneous):
                self._log.error(tree.pos, "illegal start of type")
            tree.type = ERROR
            return ERROR
        tree.type = found = visitor(tree, env)
        return found

    def reference_type(self, tree: Expression, env: Env) -> Type:
        """As `attr_type`, of a tree that must not be a primitive type."""
        found = self.attr_type(tree, env)
        if found.is_primitive or found is VOID:
            self._log.error(
                tree.pos, f"unexpected type\n  required: reference\n  found:    {found}"
            )
            return ERROR
        return found

    # --- names ----------------------------------------------------------------------------------

    def _ident(self, tree: nodes.Ident, env: Env) -> Type:
        found = find_type(env, tree.name)
        if found is None:
            self._not_found(tree, env)
            return ERROR
        if isinstance(found, TypeVar):
            if crosses_static(env, found):
                self._log.error(
                    tree.pos,
                    f"non-static type variable {tree.name} cannot be referenced from a "
                    "static context",
                )
            return found
        tree.sym = found
        if isinstance(found.owner, PackageSymbol):
            self._check_ambiguous(tree, found, env)
        else:
            self._check_inherited(tree, found, env)
        self._check_access(tree.pos, found, env)
        outer = implicit_outer(env, found, self._types.as_super)
        if outer is not None and is_out_of_reach(env, outer.sym, self._types.as_super):
            message = f"non-static class {found} cannot be referenced from a static context"
            self._log.error(tree.pos, message)
        return found.erasure if outer is None else ClassType(found, (), outer)

    def _check_inherited(self, tree: nodes.Ident, found: ClassSymbol, env: Env) -> None:
        """Of a member class, whether the class that inherits it has another of that name."""
        around: Env | None = env
        while around is not None and around.outer is not None and around.cls is not found.owner:
            if self._report_several(tree, around.cls):
                return
            around = around.outer

    def _report_several(self, tree: nodes.Ident | nodes.Select, cls: ClassSymbol) -> bool:
        several = inherited_member_types(cls, tree.name)
        if len(several) < 2:
            return False
        first, second = sorted(several, key=lambda c: str(c.flat_name))[:2]
        self._log.error(
            tree.pos,
            f"reference to {tree.name} is ambiguous\n  both {kind_of(first)} {first.full_name} in "
            f"{first.owner} and {kind_of(second)} {second.full_name} in {second.owner} match",
        )
        return True

    def _check_ambiguous(self, tree: nodes.Ident, found: ClassSymbol, env: Env) -> None:
        candidates = env.unit.ambiguous_types(tree.name)
        if not candidates or candidates[0] is not found:
            return
        second, first = candidates[:2]
        self._log.error(
            tree.pos,
            f"reference to {tree.name} is ambiguous\n"
            f"  both {kind_of(first)} {first.full_name} in {first.package.name} and "
            f"{kind_of(second)} {second.full_name} in {second.package.name} match",
        )

    def _not_found(self, tree: nodes.Ident, env: Env) -> None:
        location = ""
        if env.outer is not None:
            location = f"\n  location: {kind_of(env.cls)} {env.cls.type}"
            location += where(self._types, (env.cls.type,))
        pad = "  " if location else ""
        self._log.error(
            tree.pos,
            f"cannot find symbol\n  symbol: {pad}class {tree.name}{location}"
            + self._hint(tree.name, env),
        )

    def _hint(self, name: str, env: Env) -> str:
        """Classes near by with a name that is close."""
        known = set(env.unit.declared)
        around: Env | None = env
        while around is not None and around.outer is not None:
            known.update(around.local_types, around.cls.member_types, around.type_vars)
            around = around.outer
        known.update(tree.name.name for tree in env.unit.tree.imports if not tree.star)
        known.update(("String", "Integer", "Object", "System", "StringBuilder", "Exception"))
        close = get_close_matches(name, sorted(known), 1, _CLOSE)
        return f"\n  did you mean: {close[0]}?" if close else ""

    def _select(self, tree: nodes.Select, env: Env) -> Type:
        around = self.type_or_package(tree.target, env)
        if around is ERROR:
            return ERROR
        if around is PACKAGE:
            return self._in_package(tree, env)
        if not isinstance(around, ClassType):
            self._log.error(tree.pos, f"cannot select from a type variable\n  found:    {around}")
            return ERROR
        found = find_member_type(around.sym, tree.name)
        if found is None:
            self._log.error(
                tree.pos,
                f"cannot find symbol\n  symbol:   class {tree.name}\n"
                f"  location: {kind_of(around.sym)} {around}" + where(self._types, (around,)),
            )
            return ERROR
        tree.sym = found
        if found.owner is not around.sym:
            self._report_several(tree, around.sym)
        if around.args and not found.is_inner:
            self._log.error(tree.pos, "cannot select a static class from a parameterized type")
        self._check_access(tree.pos, found, env)
        outer = around if around.args or around.outer is not None else None
        if not found.is_inner or outer is None:
            return found.erasure
        assert isinstance(found.owner, ClassSymbol)
        return ClassType(found, (), self._types.as_super(outer, found.owner) or outer)

    def _in_package(self, tree: nodes.Select, env: Env) -> Type:
        assert isinstance(tree.target, (nodes.Ident, nodes.Select))
        package = tree.target.sym
        assert package is not None
        found = self._finder.class_named(f"{package.name}.{tree.name}".replace(".", "/"))
        if found is None:
            if self._finder.package_exists(package.name):
                message = (
                    f"cannot find symbol\n  symbol:   class {tree.name}\n"
                    f"  location: package {package.name}"
                )
            else:
                message = f"package {package.name} does not exist"
            self._log.error(tree.pos, message)
            return ERROR
        tree.sym = found
        self._check_access(tree.pos, found, env)
        return found.erasure

    def type_or_package(self, tree: Expression, env: Env) -> Type:
        """The type of a qualifier; PACKAGE, with `sym`, if it is none (JLS 6.5.4)."""
        if isinstance(tree, nodes.Ident):
            if find_type(env, tree.name) is not None:
                return self.attr_type(tree, env)
            tree.sym = self._finder.package(tree.name)
        elif isinstance(tree, nodes.Select):
            around = self.type_or_package(tree.target, env)
            if around is not PACKAGE:
                return self.attr_type(tree, env)
            assert isinstance(tree.target, (nodes.Ident, nodes.Select))
            assert isinstance(tree.target.sym, PackageSymbol)
            name = f"{tree.target.sym.name}.{tree.name}"
            if self._finder.class_named(name.replace(".", "/")) is not None:
                return self.attr_type(tree, env)
            tree.sym = self._finder.package(name)
        else:
            return self.attr_type(tree, env)
        tree.type = PACKAGE
        return PACKAGE

    def _check_access(self, pos: int, sym: ClassSymbol, env: Env) -> None:
        """JLS 6.6.1, of classes."""
        if sym.flags & PUBLIC:
            return
        if sym.flags & PRIVATE:
            if env.outer is not None and sym.outermost_class is not env.cls.outermost_class:
                self._log.error(pos, f"{sym} has private access in {sym.owner}")
        elif sym.package is not env.unit.package:
            if not sym.flags & PROTECTED:
                self._log.error(pos, not_public(sym))
            elif not self._inherits_into(env, sym.owner):
                self._log.error(pos, f"{sym} has protected access in {sym.owner}")

    def _inherits_into(self, env: Env, owner: Symbol | None) -> bool:
        around: Env | None = env
        while around is not None and around.outer is not None:
            if isinstance(owner, ClassSymbol):
                if self._types.as_super(around.cls.type, owner) is not None:
                    return True
            around = around.outer
        return False

    # --- the rest -------------------------------------------------------------------------------

    def _primitive(self, tree: nodes.PrimitiveTypeTree, env: Env) -> Type:
        return VOID if tree.name == "void" else PRIMITIVE_BY_NAME[tree.name]

    def _array(self, tree: nodes.ArrayTypeTree, env: Env) -> Type:
        element = self.attr_type(tree.element, env)
        if element is VOID:
            self._log.error(tree.element.pos, "illegal start of type")
            return ERROR
        if element is ERROR:
            return ERROR
        if isinstance(tree.element, nodes.ArrayTypeTree) and _dimensions(tree) > _MOST_DIMENSIONS:
            self._log.error(tree.pos, "array type has too many dimensions")
            return ERROR
        return ArrayType(element)

    def _apply(self, tree: nodes.TypeApply, env: Env) -> Type:
        generic = self.attr_type(tree.clazz, env)
        args = tuple(self._argument(arg, env) for arg in tree.args)
        if not isinstance(generic, ClassType):
            if generic is not ERROR:
                shown = f"type parameter {generic}" if isinstance(generic, TypeVar) else generic
                self._log.error(
                    tree.pos, f"unexpected type\n  required: class\n  found:    {shown}"
                )
            return ERROR
        expected = len(generic.sym.type_params)
        if not tree.args:  # the diamond: its arguments are inferred
            return generic
        if expected == 0:
            self._log.error(tree.pos, f"type {generic} does not take parameters")
            return ERROR
        if expected != len(args):
            self._log.error(tree.pos, f"wrong number of type arguments; required {expected}")
            return ERROR
        if any(arg is ERROR for arg in args):
            return ERROR
        if isinstance(tree.clazz, nodes.Select) and generic.sym.is_inner:
            if generic.outer is None and self._types.is_raw(tree.clazz.target.type):
                message = "improperly formed type, type arguments given on a raw type"
                self._log.error(tree.pos, message)
        self.applied[tree] = self._log.source
        return ClassType(generic.sym, args, generic.outer)

    def _argument(self, tree: Expression, env: Env) -> Type:
        if isinstance(tree, nodes.Wildcard):
            return self.attr_type(tree, env)
        return self.reference_type(tree, env)

    def _wildcard(self, tree: nodes.Wildcard, env: Env) -> Type:
        if tree.bound is None:
            return WildcardType("?")
        bound = self.reference_type(tree.bound, env)
        return ERROR if bound is ERROR else WildcardType(tree.kind, bound)

    def _union(self, tree: nodes.UnionTypeTree, env: Env) -> Type:
        """The type of a multi-catch parameter (JLS 14.20)."""
        found = [self.attr_type(alternative, env) for alternative in tree.alternatives]
        known = [t for t in found if t is not ERROR]
        return self._types.lub(known) if known else ERROR

    def _intersection(self, tree: nodes.IntersectionTypeTree, env: Env) -> Type:
        found = tuple(self.reference_type(bound, env) for bound in tree.bounds)
        for bound, type_ in zip(tree.bounds[1:], found[1:], strict=True):
            if isinstance(type_, ClassType) and not type_.sym.is_interface:
                self._log.error(bound.pos, "interface expected here")
        return ERROR if ERROR in found else IntersectionType(found)

    def _annotated(self, tree: nodes.AnnotatedType, env: Env) -> Type:
        self.annotated.append((tree.annotations, env, self._log.source, False))
        return self.attr_type(tree.underlying, env)


def _dimensions(tree: Expression) -> int:
    count = 0
    while isinstance(tree, nodes.ArrayTypeTree):
        tree = tree.element
        count += 1
    return count
