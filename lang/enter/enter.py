"""The symbols of classes: of a file, of a class's body, of a method's body (JLS 7.6, 8.5, 14.3)."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from pvm.lang.enter.env import Env, class_env
from pvm.lang.enter.headers import HeaderCompleter
from pvm.lang.enter.imports import UnitScope, dotted, kind_of
from pvm.lang.enter.members import MemberCompleter
from pvm.lang.source.source import Source
from pvm.lang.symbols.flags import (
    ABSTRACT,
    ACCESS_FLAGS,
    ANNOTATION,
    ANONYMOUS,
    ENUM,
    FINAL,
    IN_PROLOGUE,
    INTERFACE,
    NO_OUTER,
    PUBLIC,
    RECORD,
    STATIC,
)
from pvm.lang.symbols.symbols import ClassSymbol, MethodSymbol, PackageSymbol, Symbol
from pvm.lang.tree.nodes import ClassDecl, CompilationUnit, MethodDecl, New, VarDecl
from pvm.lang.types.types import VOID, ClassType, Type

if TYPE_CHECKING:
    from pvm.lang.attr.base import Context

_KIND_FLAGS = {
    "class": 0,
    "interface": INTERFACE | ABSTRACT,
    "annotation": INTERFACE | ABSTRACT | ANNOTATION,
    "enum": ENUM,
    "record": RECORD | FINAL,
}


def class_flags(tree: ClassDecl, owner: Symbol) -> int:
    """The flags of a class, implicit ones included (JLS 8.1.1, 8.5.1, 8.9, 8.10, 9.1.1, 9.5)."""
    flags = tree.mods.flags | _KIND_FLAGS[tree.kind]
    if tree.kind == "enum":
        flags |= _enum_flags(tree)
    if not isinstance(owner, PackageSymbol) and tree.kind != "class":
        flags |= STATIC
    if isinstance(owner, ClassSymbol) and owner.flags & INTERFACE:
        flags |= STATIC | PUBLIC
    return flags


def _enum_flags(tree: ClassDecl) -> int:
    """Final unless a constant has a body; abstract if it declares an abstract method (JLS 8.9)."""
    constants = [m for m in tree.members if isinstance(m, VarDecl) and m.mods.flags & ENUM]
    bodies = any(isinstance(c.init, New) and c.init.body is not None for c in constants)
    abstract = any(isinstance(m, MethodDecl) and m.mods.flags & ABSTRACT for m in tree.members)
    return (0 if bodies else FINAL) | (ABSTRACT if abstract else 0)


class Enter:
    """Makes class symbols; the completers do the rest when asked."""

    def __init__(self, context: Context, any_file_name: bool = False) -> None:
        """`any_file_name`: public classes need not be in files of their names."""
        self._context = context
        self._log = context.log
        self._finder = context.finder
        self._any_file_name = any_file_name
        self.local_classes: list[ClassSymbol] = []
        self._completer = _Completer(HeaderCompleter(context), MemberCompleter(context))

    # --- files ----------------------------------------------------------------------------------

    def enter_unit(self, tree: CompilationUnit, source: Source) -> UnitScope:
        """The symbols of all classes of a file but the local ones; imports are resolved later."""
        name = dotted(tree.package.name) if tree.package is not None else ""
        unit = UnitScope(source, tree, self._finder.package(name), self._finder)
        self._log.source = source
        self._finder.note_package(name)
        if tree.package is not None and tree.package.annotations:
            if os.path.basename(source.name) != "package-info.java":
                self._log.error(
                    tree.package.annotations[0].pos,
                    "package annotations should be in file package-info.java",
                )
        for decl in tree.types:
            self._enter_top_level(decl, unit)
        return unit

    def _enter_top_level(self, decl: ClassDecl, unit: UnitScope) -> None:
        name = unit.package.name
        flat_name = f"{name.replace('.', '/')}/{decl.name}" if name else decl.name
        known = self._finder.defined(flat_name)
        if known is not None:
            shown = f"{name}.{decl.name}" if name else decl.name
            self._log.error(decl.pos, f"duplicate class: {shown}")
        sym = ClassSymbol(decl.name, flat_name, unit.package, self._completer)
        if decl.mods.flags & PUBLIC and not self._may_declare(decl.name, unit):
            self._log.error(
                decl.pos,
                f"{kind_name(decl)} {decl.name} is public, should be declared in a file named "
                f"{decl.name}.java",
            )
        if known is None:
            self._finder.define(sym)
            unit.declared[decl.name] = sym
        self._enter_class(decl, sym, Env(unit))

    def _may_declare(self, name: str, unit: UnitScope) -> bool:
        """JLS 7.6: the rule for public classes in files."""
        return self._any_file_name or os.path.basename(unit.source.name) == f"{name}.java"

    def _enter_class(self, decl: ClassDecl, sym: ClassSymbol, env: Env) -> None:
        """Tie symbol and tree together, and enter the member classes."""
        decl.sym = sym
        sym.tree = decl
        sym.env = env
        assert sym.owner is not None
        sym.flags = class_flags(decl, sym.owner)
        sym.member_types = {}
        inside: Env | None = None
        for member in decl.members:
            if isinstance(member, ClassDecl):
                inside = inside or class_env(sym)
                self._enter_member_class(member, sym, inside)

    def _enter_member_class(self, decl: ClassDecl, outer: ClassSymbol, env: Env) -> None:
        sym = ClassSymbol(decl.name, f"{outer.flat_name}${decl.name}", outer, self._completer)
        if decl.name in outer.member_types:
            self._report_defined(decl, outer.member_types[decl.name])
        else:
            same = self._same_name_around(decl.name, outer)
            if same is not None:
                self._report_defined(decl, same)
        self._enter_class(decl, sym, env)
        if decl.name not in outer.member_types:
            outer.member_types[decl.name] = sym
            if not _is_inside_local(outer):
                self._finder.define(sym)

    def _report_defined(self, decl: ClassDecl, known: ClassSymbol) -> None:
        owner = known.owner
        if isinstance(owner, ClassSymbol):
            where = f"{kind_of(owner)} {owner}"
        elif isinstance(owner, MethodSymbol):
            where = f"{'constructor' if owner.is_constructor else 'method'} {owner}"
        else:
            where = f"package {known.package.name or 'unnamed package'}"
        self._log.error(decl.pos, f"{kind_of(known)} {known} is already defined in {where}")

    def _same_name_around(self, name: str, outer: Symbol | None) -> ClassSymbol | None:
        """A class may not have the name of one around it (JLS 8.1)."""
        while outer is not None and not isinstance(outer, PackageSymbol):
            if isinstance(outer, ClassSymbol) and outer.name == name:
                return outer
            outer = outer.owner
        return None

    # --- local classes --------------------------------------------------------------------------

    def enter_local_class(
        self, decl: ClassDecl, env: Env, supertype: Type | None = None
    ) -> ClassSymbol:
        """The symbol of a local class, or with `supertype` of an anonymous one.

        May be called again for the same tree: then a new symbol takes the place of the old.  Its
        binary name is provisional, see `localnames`."""
        owner = env.method or _initializer(env)
        flat_name = f"{env.cls.flat_name}${decl.name or '?'}"
        sym = ClassSymbol(decl.name, flat_name, owner, self._completer)
        same = self._same_name_around(decl.name, owner) if decl.name else None
        if same is not None:
            self._report_defined(decl, same)
        inside = env.dup(locals=dict(env.locals), local_types=dict(env.local_types))
        if decl.name:
            inside.local_types[decl.name] = sym
        self._enter_class(decl, sym, inside)
        if env.static or env.in_prologue and not env.cls.has_outer_instance:
            sym.flags |= NO_OUTER
        elif env.in_prologue:
            sym.flags |= IN_PROLOGUE
        if supertype is not None:
            self._make_anonymous(sym, supertype)
        self.local_classes.append(sym)
        return sym

    def _make_anonymous(self, sym: ClassSymbol, supertype: Type) -> None:
        """JLS 15.9.5: not final, and never static."""
        sym.flags = sym.flags & ~ACCESS_FLAGS | ANONYMOUS
        sym.type_params = ()
        sym.type = sym.erasure
        sym.permitted = ()
        if isinstance(supertype, ClassType) and supertype.sym.is_interface:
            sym.superclass, sym.interfaces = self._context.symtab.object, (supertype,)
        else:
            sym.superclass, sym.interfaces = supertype, ()


def kind_name(decl: ClassDecl) -> str:
    """What messages call the kind of a declaration."""
    return "@interface" if decl.kind == "annotation" else decl.kind


def _initializer(env: Env) -> MethodSymbol:
    """Owner of what an initializer declares."""
    name, flags = ("<clinit>", STATIC) if env.static else ("<init>", 0)
    found = MethodSymbol(name, flags, env.cls)
    found.params, found.ret, found.thrown, found.type_params = (), VOID, (), ()
    found.parameters = []
    return found


def _is_inside_local(sym: Symbol | None) -> bool:
    while isinstance(sym, ClassSymbol):
        if sym.is_local:
            return True
        sym = sym.owner
    return False


class _Completer:
    """What a class from source asks for its attributes."""

    def __init__(self, headers: HeaderCompleter, members: MemberCompleter) -> None:
        self.complete_header = headers.complete_header
        self.complete_members = members.complete_members


