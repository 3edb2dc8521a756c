"""The bodies of classes: fields' initializers, methods, constructors, member classes (JLS 8)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pvm.lang.attr.base import AttrBase
from pvm.lang.attr.constants import convert
from pvm.lang.attr.constructorcalls import explicit_constructor_call
from pvm.lang.check.annotations import (
    ANNOTATION_TYPE,
    COMPONENT,
    CONSTRUCTOR,
    ENUM_CONSTANT,
    FIELD,
    METHOD,
    PARAMETER,
    TYPE,
    VOID_METHOD,
    Places,
)
from pvm.lang.check.annotationtypes import check_repeatable
from pvm.lang.check.classes import check_class
from pvm.lang.check.recursion import check_recursion
from pvm.lang.enter.env import class_env
from pvm.lang.symbols.flags import (
    ENUM,
    GENERATED,
    INTERFACE,
    RECORD,
    STATIC,
)
from pvm.lang.symbols.symbols import ClassSymbol, MethodSymbol
from pvm.lang.tree.nodes import (
    Binary,
    Block,
    Cast,
    ClassDecl,
    Conditional,
    Ident,
    Initializer,
    Literal,
    MethodDecl,
    New,
    Parens,
    Select,
    Tree,
    Unary,
    VarDecl,
)
from pvm.lang.types.types import VOID, ClassType, Type

if TYPE_CHECKING:
    from pvm.lang.enter.env import Env

_MAY_BE_CONSTANT = frozenset((Literal, Ident, Select, Binary, Unary, Parens, Cast, Conditional))


class Classes(AttrBase):
    def attr_class(self, sym: ClassSymbol) -> None:
        if sym in self.attributed or sym.tree is None:
            return
        self.attributed.add(sym)
        source = self.log.source
        outer_jumps, self.jumps = self.jumps, []
        self.log.source = sym.env.unit.source
        if sym.is_local:  # the others are checked by the driver
            check_class(sym.tree, self.context)
        self._class_body(sym, sym.tree)
        if sym.env.cls is None and not self.log.error_count:
            self._report_uncovered()
        self.log.source = source
        self.jumps = outer_jumps

    def _report_uncovered(self) -> None:
        """javac finds these in flow analysis, after attribution."""
        for source, pos in self.uncovered:
            self.log.source = source
            self.log.error(pos, "the switch expression does not cover all possible input values")
        self.uncovered.clear()

    def _class_body(self, sym: ClassSymbol, tree: ClassDecl) -> None:
        env = class_env(sym)
        sym.superclass, sym.fields  # noqa: B018 - completes the symbol, and reports its errors
        places = ANNOTATION_TYPE if sym.is_annotation else TYPE
        self.annotations(tree.mods, sym.env if sym.env.cls is not None else env, places)
        if sym.is_annotation:
            check_repeatable(sym, self.context)
        for component in tree.components:
            self.annotations(component.mods, env, COMPONENT)
        initializers = self._initializer_envs(sym, env)
        for member in tree.members:
            if isinstance(member, MethodDecl):
                self._method(member, sym)
            elif isinstance(member, VarDecl):
                self._field(member, initializers)
            elif isinstance(member, Initializer):
                self._initializer(member, initializers)
            elif isinstance(member, ClassDecl):
                self.attr_class(member.sym)
        self._check_default_constructor(sym, tree)
        check_recursion(tree, self.log)

    # --- fields and initializers ----------------------------------------------------------------

    def _initializer_envs(self, sym: ClassSymbol, env: Env) -> tuple[Env, Env]:
        """The contexts of instance and static initializers: pseudo methods own their locals."""
        return (
            env.dup(method=_pseudo_method("<init>", 0, sym)),
            env.dup(method=_pseudo_method("<clinit>", STATIC, sym), static=True),
        )

    def _field(self, tree: VarDecl, envs: tuple[Env, Env]) -> None:
        sym = tree.sym
        env = envs[sym.is_static]
        type_ = sym.type
        if tree.mods.annotations:
            is_constant = tree.mods.flags & ENUM
            places = ENUM_CONSTANT if is_constant else FIELD
            self.annotations(tree.mods, env, places)
        init = tree.init
        if init is None:
            return
        around, self.initialized_field = self.initialized_field, sym
        locals_ = env.locals
        if tree.mods.flags & ENUM:
            assert isinstance(init, New) and isinstance(type_, ClassType)
            self.create_constant(init, env, type_)
        else:
            self.check(init, env, type_)
        env.locals = locals_
        self.initialized_field = around

    def _initializer(self, tree: Initializer, envs: tuple[Env, Env]) -> None:
        env = envs[tree.static]
        around, self.initialized_field = self.initialized_field, None
        self.block(tree.body, env.dup())
        self.initialized_field = around

    def constant_value(self, decl: VarDecl, env: Env) -> Any:
        sym = decl.sym
        type_ = sym.type
        init = decl.init
        if init is None or not (type_.is_primitive or type_ is self.symtab.string):
            return None
        if init.__class__ not in _MAY_BE_CONSTANT:
            return None
        if isinstance(init, Literal):
            found: Type = self.visit_literal(init, env, type_)
        elif _is_structurally_constant(init):
            with self.log.suspend():
                found = self.expr(init, env.dup(), type_)
        else:
            return None
        if init.const is None or not self.types.is_assignable(found, type_, init.const):
            return None
        return convert(init.const, type_)

    # --- methods --------------------------------------------------------------------------------

    def _method(self, tree: MethodDecl, cls: ClassSymbol) -> None:
        sym = tree.sym
        sym.parameters  # noqa: B018 - completes the symbol
        if tree.mods.annotations:
            self.annotations(tree.mods, class_env(cls), _places_of_method(sym))
        env: Env = sym.env.dup(return_type=sym.ret)
        self._declare_parameters(tree, sym, env)
        if tree.default is not None and not cls.is_annotation:
            message = "default value only allowed in an annotation type declaration"
            self.log.error(tree.pos, message)
        elif tree.default is not None:
            self.annotation_value(tree.default, sym.ret, class_env(cls))
        body = tree.body
        if body is None:
            return
        around, self.initialized_field = self.initialized_field, None
        if sym.is_constructor:
            self._constructor_body(sym, body, env)
        else:
            self.block(body, env)
        self.initialized_field = around

    def _declare_parameters(self, tree: MethodDecl, sym: MethodSymbol, env: Env) -> None:
        declared = {}
        for parameter in sym.parameters:
            if parameter.name in declared:
                kind = "constructor" if sym.is_constructor else "method"
                name = sym.owner.name if sym.is_constructor else sym.name
                self.log.error(
                    parameter.pos,
                    f"variable {parameter.name} is already defined in {kind} {name}",
                )
            declared[parameter.name] = parameter
            if parameter.tree is not None and parameter.tree.mods.annotations:
                self.annotations(parameter.tree.mods, env, PARAMETER)
        env.locals = declared

    # --- constructors ---------------------------------------------------------------------------

    def _constructor_body(self, sym: MethodSymbol, body: Block, env: Env) -> None:
        is_implicit = explicit_constructor_call(body) is None
        if is_implicit and not sym.owner.flags & RECORD:
            self._implicit_super(sym, body.pos, env)
        self.block(body, env)

    def _check_default_constructor(self, sym: ClassSymbol, tree: ClassDecl) -> None:
        if sym.flags & (INTERFACE | RECORD | ENUM) or sym.is_anonymous:
            return
        for constructor in sym.methods.get("<init>", ()):
            if constructor.flags & GENERATED:
                env = class_env(sym).dup(method=constructor, in_prologue=True)
                self._implicit_super(constructor, tree.pos, env)

    def _implicit_super(self, sym: MethodSymbol, pos: int, env: Env) -> None:
        """The `super()` that every constructor without explicit call begins with (JLS 8.8.7);
        an enum's calls Enum's constructor, which no source names."""
        above = sym.owner.superclass
        if not isinstance(above, ClassType) or sym.owner.flags & ENUM:
            return
        if above is self.symtab.object:
            sym.implicit_super = above.sym.methods["<init>"][0]
            return
        self.check_implicit_outer(pos, env, above.sym)
        sym.implicit_super = self.resolve_method(env, pos, above, "<init>", ())


def _places_of_method(sym: MethodSymbol) -> Places:
    if sym.is_constructor:
        return CONSTRUCTOR
    return VOID_METHOD if sym.ret is VOID else METHOD


def _pseudo_method(name: str, flags: int, cls: ClassSymbol) -> MethodSymbol:
    """What owns the locals of initializers."""
    found = MethodSymbol(name, flags, cls)
    found.type_params, found.params, found.ret, found.thrown = (), (), VOID, ()
    found.parameters = []
    return found


def _is_structurally_constant(tree: Tree) -> bool:
    """Whether an expression consists of what constant expressions may consist of."""
    waiting: list[Any] = [tree]
    while waiting:
        step = waiting.pop()
        if step.__class__ not in _MAY_BE_CONSTANT:
            return False
        if isinstance(step, Binary):
            waiting += (step.left, step.right)
        elif isinstance(step, Unary):
            waiting.append(step.operand)
        elif isinstance(step, (Parens, Cast)):
            waiting.append(step.expr)
        elif isinstance(step, Conditional):
            waiting += (step.condition, step.then, step.otherwise)
        elif isinstance(step, Select):
            if not isinstance(step.target, (Ident, Select)):
                return False
    return True
