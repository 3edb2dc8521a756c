"""Names: identifiers and selections, as values, as variables to assign to, as qualifiers
(JLS 6.5, 15.8, 15.11, 15.14.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pvm.lang.attr.lookup import Failure, Lookup
from pvm.lang.attr.unresolved import cannot_find, is_type_name
from pvm.lang.enter.lookup import find_type
from pvm.lang.symbols.flags import ENUM, FINAL, STATIC
from pvm.lang.symbols.symbols import ClassSymbol, PackageSymbol, VarSymbol
from pvm.lang.tree.nodes import (
    AnnotatedType,
    ArrayTypeTree,
    Expression,
    Ident,
    PrimitiveTypeTree,
    Select,
    TypeApply,
)
from pvm.lang.types.types import (
    ERROR,
    NO_TYPE,
    NULL,
    PACKAGE,
    VOID,
    ClassType,
    ErrorType,
    Type,
    TypeVar,
)

if TYPE_CHECKING:
    from pvm.lang.enter.env import Env

# The type of a `var` whose initializer is being attributed.
SELF_REFERENCE = ErrorType("<var>")

_TYPE_TREES = (PrimitiveTypeTree, ArrayTypeTree, TypeApply, AnnotatedType)


class Names(Lookup):
    # --- identifiers ----------------------------------------------------------------------------

    def visit_ident(self, tree: Ident, env: Env, target: Type) -> Type:
        sym = env.locals.get(tree.name)
        if sym is None:
            found = self._nonlocal(tree, env)
            if not isinstance(found, VarSymbol):
                return found
            sym = found
            self._check_initialized(tree, sym, env)
            if sym.flags & STATIC:
                self.check_enum_initializer(tree.pos, sym, env)
            type_ = self._field_type(sym, env)
        else:
            type_ = sym.type
            if type_ is SELF_REFERENCE:
                return self._self_reference(tree)
        tree.sym = sym
        tree.const = sym.const if sym.flags & FINAL else None
        if type_.__class__ is ClassType and type_.args:
            return self.types.capture(type_)
        return type_

    def _nonlocal(self, tree: Ident, env: Env) -> VarSymbol | Type:
        """A field, or the type of `this` or `super`, or ERROR."""
        name = tree.name
        if name == "this":
            return self._this(tree, env)
        if name == "super":
            found = self._this(tree, env)
            return self.types.supertype(found) if found is not ERROR else found
        sym = self.find_variable(name, env)
        if isinstance(sym, VarSymbol):
            return sym
        if isinstance(sym, Failure):
            self.log.error(tree.pos, sym.message)
        else:
            self.report_missing_variable(tree, env)
        tree.sym = None
        return ERROR

    def _self_reference(self, tree: Ident) -> Type:
        self.log.error(
            tree.pos,
            f"cannot infer type for local variable {tree.name}\n"
            "  (cannot use 'var' on self-referencing variable)",
        )
        return ERROR

    def _this(self, tree: Ident, env: Env) -> Type:
        tree.sym = None
        if env.static:
            message = f"non-static variable {tree.name} cannot be referenced from a static context"
            self.log.error(tree.pos, message)
            return ERROR
        if env.in_prologue:
            message = f"cannot reference {tree.name} before supertype constructor has been called"
            self.log.error(tree.pos, message)
            return ERROR
        return env.cls.type

    def _field_type(self, sym: VarSymbol, env: Env) -> Type:
        """The type of a field found by its simple name: perhaps as a member of a subclass."""
        owner = sym.owner
        type_ = sym.type
        if type_.is_primitive or owner is env.cls or not isinstance(owner, ClassSymbol):
            return type_
        if not owner.type.args:
            return type_
        around: Env | None = env
        while around is not None and around.cls is not None:
            if owner in self.types.closure(around.cls):
                return self.types.member_type(around.cls.type, sym)
            around = around.outer
        return type_

    def _check_initialized(self, tree: Ident, sym: VarSymbol, env: Env) -> None:
        """Fields used by simple name in an initializer above their own (JLS 8.3.3)."""
        method = env.method
        if sym.owner is not env.cls or method is None or method.tree is not None:
            return
        if sym.is_static != method.is_static:
            return
        if sym.pos > tree.pos:
            self.log.error(tree.pos, "illegal forward reference")
        elif sym is self.initialized_field:
            self.log.error(tree.pos, "self-reference in initializer")

    def check_enum_initializer(self, pos: int, sym: VarSymbol, env: Env) -> None:
        """An enum's constructors and instance initializers run before its static fields have their
        values: they may only use constants (JLS 8.9.2)."""
        owner, method = sym.owner, env.method
        if owner is not env.cls or not owner.flags & ENUM or method is None:
            return
        if method.name == "<init>" and env.lambda_ is None and sym.const is None:
            self.log.error(pos, "illegal reference to static field from initializer")

    # --- qualifiers -----------------------------------------------------------------------------

    def qualifier(self, tree: Expression, env: Env) -> Type:
        cls = tree.__class__
        if cls is Ident or cls is Select:
            found = self._qualifier_or_package(tree, env)  # type: ignore[arg-type]
            if found is PACKAGE:
                self._report_package(tree, env)  # type: ignore[arg-type]
                tree.type = found = ERROR
            return found
        if isinstance(tree, _TYPE_TREES):
            return self.type(tree, env)
        return self.value(tree, env)

    def _qualifier_or_package(self, tree: Ident | Select, env: Env) -> Type:
        if isinstance(tree, Ident):
            tree.type = found = self._ident_qualifier(tree, env)
        else:
            tree.type = found = self._select_qualifier(tree, env)
        return found

    def _ident_qualifier(self, tree: Ident, env: Env) -> Type:
        name = tree.name
        if name in env.locals or name == "this" or name == "super":
            return self.visit_ident(tree, env, NO_TYPE)
        sym = self.find_variable(name, env)
        if not isinstance(sym, VarSymbol):
            found = find_type(env, name)
            if found is not None:
                return self._type_qualifier(tree, env, found)
            if sym is None:
                tree.sym = self.symtab.package(name)
                return PACKAGE
        return self.visit_ident(tree, env, NO_TYPE)

    def _type_qualifier(self, tree: Ident, env: Env, found: ClassSymbol | TypeVar) -> Type:
        tree.const = None
        if isinstance(found, TypeVar):
            self.log.error(tree.pos, "cannot select from a type variable")
            return ERROR
        return self.type(tree, env)

    def _select_qualifier(self, tree: Select, env: Env) -> Type:
        target = tree.target
        if tree.name in ("class", "this", "super") or not isinstance(target, (Ident, Select)):
            return self.visit_select(tree, env, NO_TYPE)
        site = self._qualifier_or_package(target, env)
        if site is PACKAGE:
            assert isinstance(target.sym, PackageSymbol)
            return self._in_package(tree, target.sym, env)
        if isinstance(site, ClassType) and not self.find_field(site.sym, tree.name):
            if is_type_name(target) and self._member_type(site.sym, tree.name) is not None:
                tree.const = None
                return self.type(tree, env)
        return self._member(tree, site, env)

    def _member_type(self, cls: ClassSymbol, name: str) -> ClassSymbol | None:
        for sym in self.types.closure(cls):
            found: ClassSymbol | None = sym.member_types.get(name)
            if found is not None:
                return found
        return None

    def _in_package(self, tree: Select, package: PackageSymbol, env: Env) -> Type:
        full_name = f"{package.name}.{tree.name}"
        if self.symtab.class_named(full_name.replace(".", "/")) is not None:
            return self.type(tree, env)
        tree.sym = self.symtab.package(full_name)
        return PACKAGE

    def _report_package(self, tree: Ident | Select, env: Env) -> None:
        """A name that is neither variable nor class, where one of them is needed."""
        if isinstance(tree, Ident):
            self.report_missing_variable(tree, env)
            return
        around = tree.target
        assert isinstance(around, (Ident, Select)) and around.sym is not None
        name = around.sym.name
        if self.context.finder.package_exists(name):
            message = cannot_find(f"class {tree.name}", f"package {name}")
        else:
            message = f"package {name} does not exist"
        self.log.error(tree.pos, message)

    # --- selections -----------------------------------------------------------------------------

    def visit_select(self, tree: Select, env: Env, target: Type) -> Type:
        name = tree.name
        if name == "class":
            return self._class_literal(tree, env)
        if name == "this" or name == "super":
            return self._qualified_this(tree, env)
        found = self._member(tree, self.qualifier(tree.target, env), env)
        if found.__class__ is ClassType and found.args:
            return self.types.capture(found)
        return found

    def _member(self, tree: Select, site: Type, env: Env) -> Type:
        """The declared type of a field of `site`, the type of what is left of the dot."""
        tree.sym = tree.const = None
        if site is ERROR:
            return ERROR
        if not site.is_reference or site is NULL:
            self.log.error(tree.pos, f"{site} cannot be dereferenced")
            return ERROR
        found = self.fields_of_type(site, tree.name)
        if not found:
            self.report_missing_field(tree, site)
            return ERROR
        through = None if _is_super(tree.target) else site
        sym = self.choose_field(found, env, through)
        if isinstance(sym, Failure):
            self.log.error(tree.pos, sym.message)
            return ERROR
        return self._selected(tree, sym, site, env)

    def _selected(self, tree: Select, sym: VarSymbol, site: Type, env: Env) -> Type:
        tree.sym = sym
        if is_type_name(tree.target):
            if not sym.flags & STATIC:
                self.log.error(
                    tree.pos,
                    f"non-static variable {sym.name} cannot be referenced from a static context",
                )
                return ERROR
            if sym.flags & FINAL:
                tree.const = sym.const
            self.check_enum_initializer(tree.pos, sym, env)
        type_ = sym.type
        if type_.is_primitive or not isinstance(site, ClassType):
            return type_
        return self.types.member_type(site, sym)

    def _class_literal(self, tree: Select, env: Env) -> Type:
        """JLS 15.8.2."""
        named = self.type(tree.target, env)
        tree.sym = None
        if named is ERROR:
            return ERROR
        if isinstance(named, TypeVar):
            self.log.error(tree.pos, "cannot select from a type variable")
            return ERROR
        boxed = named.is_primitive or named is VOID
        argument = self.symtab.box(named) if boxed else self.types.erasure(named)
        return ClassType(self.symtab.class_.sym, (argument,))

    def _qualified_this(self, tree: Select, env: Env) -> Type:
        """`C.this` (JLS 15.8.4), and the `C.super` of fields and methods (JLS 15.11.2, 15.12.1)."""
        tree.sym = None
        named = self.type(tree.target, env)
        if not isinstance(named, ClassType):
            return ERROR
        if tree.name == "super" and named.sym.is_interface and not env.static:
            for above in self.types.interfaces(env.cls.type):  # JLS 15.12.3
                if isinstance(above, ClassType) and above.sym is named.sym:
                    return above
        in_static = False
        around: Env | None = env
        while around is not None and around.cls is not None:
            in_static = in_static or around.static
            if around.cls is named.sym:
                return self._found_this(tree, around, in_static)
            in_static = in_static or not around.cls.is_inner
            around = around.outer
        self.log.error(tree.pos, f"not an enclosing class: {named.sym.name}")
        return ERROR

    def _found_this(self, tree: Select, around: Env, in_static: bool) -> Type:
        if in_static:
            self.log.error(
                tree.pos,
                f"non-static variable {tree.name} cannot be referenced from a static context",
            )
            return ERROR
        if around.in_prologue:
            self.log.error(
                tree.pos,
                f"cannot reference {tree.name} before supertype constructor has been called",
            )
            return ERROR
        found = around.cls.type
        return self.types.supertype(found) if tree.name == "super" else found


def _is_super(tree: Expression) -> bool:
    return isinstance(tree, (Ident, Select)) and tree.name == "super"
