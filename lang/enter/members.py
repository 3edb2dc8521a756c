"""Completes the members of classes from source: fields, methods, constructors, and those that are
declared implicitly (JLS 8.2-8.10, 9.2-9.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pvm.lang.enter.env import Env, class_env
from pvm.lang.enter.headers import declare_type_parameters, set_bounds
from pvm.lang.symbols.flags import (
    ABSTRACT,
    ACCESS_FLAGS,
    ANONYMOUS,
    COMPACT,
    DEFAULT,
    EFFECTIVELY_FINAL,
    ENUM,
    FINAL,
    GENERATED,
    HAS_INIT,
    INTERFACE,
    PARAMETER,
    PRIVATE,
    PUBLIC,
    RECORD,
    STATIC,
    VARARGS,
)
from pvm.lang.symbols.symbols import ClassSymbol, MethodSymbol, VarSymbol
from pvm.lang.tree.nodes import ClassDecl, MethodDecl, VarDecl
from pvm.lang.types.types import ERROR, VOID, ArrayType, Type

if TYPE_CHECKING:
    from pvm.lang.attr.base import Context


class MemberCompleter:
    def __init__(self, context: Context) -> None:
        self._context = context
        self._methods = _MethodTypes(context)
        self._variables = _FieldTypes(context)

    def complete_members(self, sym: ClassSymbol) -> None:
        """Enter the members; their types follow when somebody asks."""
        decl = sym.tree
        assert decl is not None
        sym.fields, sym.methods, sym.components = {}, {}, []
        if decl.kind == "record":
            self._enter_components(sym, decl)
        for member in decl.members:
            if isinstance(member, VarDecl):
                self._enter_field(sym, member)
            elif isinstance(member, MethodDecl):
                self._enter_method(sym, member)
        if decl.kind == "record":
            self._enter_record_members(sym, decl)
        elif decl.kind == "enum":
            self._enter_enum_methods(sym)
        if "<init>" not in sym.methods and not sym.flags & INTERFACE:
            self._enter_default_constructor(sym)

    # --- declared -------------------------------------------------------------------------------

    def _enter_field(self, sym: ClassSymbol, decl: VarDecl) -> None:
        flags = decl.mods.flags
        if sym.flags & INTERFACE:
            flags |= PUBLIC | STATIC | FINAL
        if flags & ENUM:
            flags |= PUBLIC | STATIC | FINAL
        if decl.init is not None:
            flags |= HAS_INIT
        field = VarSymbol(decl.name, flags, sym, None, decl.pos, self._variables)
        field.tree = decl
        decl.sym = field
        sym.fields.setdefault(decl.name, field)

    def _enter_method(self, sym: ClassSymbol, decl: MethodDecl) -> None:
        flags = decl.mods.flags
        if sym.flags & INTERFACE:
            flags |= 0 if flags & ACCESS_FLAGS else PUBLIC
            if not flags & (DEFAULT | STATIC | PRIVATE):
                flags |= ABSTRACT
        if decl.params and decl.params[-1].mods.flags & VARARGS:
            flags |= VARARGS
        if decl.compact:
            flags |= COMPACT | RECORD
            if sym.tree is not None and sym.tree.components:
                flags |= sym.tree.components[-1].mods.flags & VARARGS
        if sym.flags & ENUM and decl.name == "<init>":
            flags |= PRIVATE
        method = MethodSymbol(decl.name, flags, sym, self._methods)
        method.tree = decl
        method.has_default = decl.default is not None
        decl.sym = method
        sym.methods.setdefault(decl.name, []).append(method)

    # --- implicit -------------------------------------------------------------------------------

    def _add(
        self, sym: ClassSymbol, name: str, flags: int, params: tuple[Type, ...], ret: Type,
        names: tuple[str, ...] = (),
    ) -> MethodSymbol:  # fmt: skip
        method = MethodSymbol(name, flags | GENERATED, sym)
        method.type_params, method.params, method.ret, method.thrown = (), params, ret, ()
        method.parameters = [
            VarSymbol(n, PARAMETER, method, t) for n, t in zip(names, params, strict=True)
        ]
        sym.methods.setdefault(name, []).append(method)
        return method

    def _enter_default_constructor(self, sym: ClassSymbol) -> None:
        """JLS 8.8.9: as accessible as the class; an enum's is private (JLS 8.9.2)."""
        access = PRIVATE if sym.flags & ENUM else sym.flags & (ACCESS_FLAGS | ANONYMOUS)
        self._add(sym, "<init>", access, (), VOID)

    def _enter_enum_methods(self, sym: ClassSymbol) -> None:
        """JLS 8.9.3."""
        string = self._context.symtab.string
        self._add(sym, "values", PUBLIC | STATIC, (), ArrayType(sym.erasure))
        self._add(sym, "valueOf", PUBLIC | STATIC, (string,), sym.erasure, ("name",))

    def _enter_components(self, sym: ClassSymbol, decl: ClassDecl) -> None:
        """The private final fields of a record's components (JLS 8.10.3)."""
        for component in decl.components:
            flags = PRIVATE | FINAL | RECORD | GENERATED
            field = VarSymbol(component.name, flags, sym, None, component.pos, self._variables)
            field.tree = component
            component.sym = field
            if component.name in sym.fields:
                self._context.log.error(
                    component.pos, f"record component {component.name} is already defined in "
                    f"record {sym.name}"
                )  # fmt: skip
            sym.fields.setdefault(component.name, field)
            sym.components.append(field)

    def _enter_record_members(self, sym: ClassSymbol, decl: ClassDecl) -> None:
        """Accessors and the canonical constructor, where they are not declared (JLS 8.10.3-4)."""
        for field in sym.components:
            declared = sym.methods.get(field.name, ())
            if not any(not m.params for m in declared):
                self._add(sym, field.name, PUBLIC | RECORD, (), field.type)
        canonical = self._canonical(sym)
        if canonical is not None:
            canonical.flags |= RECORD
            return
        varargs = decl.components[-1].mods.flags & VARARGS if decl.components else 0
        flags = sym.flags & ACCESS_FLAGS | RECORD | varargs
        types = tuple(field.type for field in sym.components)
        names = tuple(field.name for field in sym.components)
        self._add(sym, "<init>", flags, types, VOID, names)

    def _canonical(self, sym: ClassSymbol) -> MethodSymbol | None:
        types = self._context.types
        wanted = [types.erasure(field.type) for field in sym.components]
        for method in sym.methods.get("<init>", ()):
            if method.flags & COMPACT:
                return method
            found = [types.erasure(t) for t in method.params]
            if len(found) == len(wanted) and all(map(types.same, found, wanted)):
                return method
        return None


class _FieldTypes:
    """Completes fields."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def complete_variable(self, sym: VarSymbol) -> None:
        decl = sym.tree
        assert decl is not None and isinstance(sym.owner, ClassSymbol)
        log = self._context.log
        env = class_env(sym.owner).dup(static=sym.is_static)
        source, log.source = log.source, env.unit.source
        if "type" not in sym.__dict__:
            sym.type = self._type(sym, decl, env)
        sym.const = None  # while it is looked for: a constant that needs itself is none
        if sym.flags & FINAL and sym.flags & HAS_INIT:
            sym.const = self._context.attr.constant_value(decl, env)
        log.source = source

    def _type(self, sym: VarSymbol, decl: VarDecl, env: Env) -> Type:
        if decl.mods.flags & ENUM:
            assert isinstance(sym.owner, ClassSymbol)
            return sym.owner.erasure
        if decl.vartype is None:
            self._context.log.error(decl.pos, "'var' is not allowed here")
            return ERROR
        found = self._context.type_trees.attr_type(decl.vartype, env)
        if found is VOID:
            self._context.log.error(decl.vartype.pos, "illegal start of expression")
            return ERROR
        return found


class _MethodTypes:
    """Completes methods and constructors."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def complete_method(self, sym: MethodSymbol) -> None:
        decl = sym.tree
        assert decl is not None
        log, trees = self._context.log, self._context.type_trees
        env = class_env(sym.owner).dup(static=sym.is_static, method=sym)
        source, log.source = log.source, env.unit.source
        variables = declare_type_parameters(decl.type_params, sym, log)
        sym.type_params = tuple(variables.values())
        if variables:
            env.type_vars = variables
            set_bounds(decl.type_params, env, self._context)
        sym.ret = VOID if decl.return_type is None else trees.attr_type(decl.return_type, env)
        sym.parameters = self._parameters(sym, decl, env)
        sym.params = tuple(parameter.type for parameter in sym.parameters)
        sym.thrown = tuple(trees.attr_type(tree, env) for tree in decl.throws)
        sym.env = env
        log.source = source

    def _parameters(self, sym: MethodSymbol, decl: MethodDecl, env: Env) -> list[VarSymbol]:
        """A compact constructor's are the components (JLS 8.10.4.2)."""
        if decl.compact:
            fields = sym.owner.components
            flags = PARAMETER | EFFECTIVELY_FINAL
            return [VarSymbol(f.name, flags, sym, f.type, f.pos) for f in fields]
        return [self._parameter(sym, tree, env) for tree in decl.params]

    def _parameter(self, sym: MethodSymbol, tree: VarDecl, env: Env) -> VarSymbol:
        if tree.vartype is None:
            self._context.log.error(tree.pos, "'var' is not allowed here")
            type_: Type = ERROR
        else:
            type_ = self._context.type_trees.attr_type(tree.vartype, env)
        if type_ is VOID:
            self._context.log.error(tree.pos, "'void' type not allowed here")
            type_ = ERROR
        flags = tree.mods.flags | PARAMETER
        if not flags & FINAL:
            flags |= EFFECTIVELY_FINAL
        found = VarSymbol(tree.name, flags, sym, type_, tree.pos)
        found.tree = tree
        tree.sym = found
        return found


