"""Class instance creation (JLS 15.9): constructors, the diamond, inner and anonymous classes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pvm.lang.attr.arguments import Deferred
from pvm.lang.attr.calls import varargs_element
from pvm.lang.attr.candidates import Candidate, Failure
from pvm.lang.attr.constructorcalls import ConstructorCalls
from pvm.lang.attr.failures import indented
from pvm.lang.attr.invocations import Invocation, Tree
from pvm.lang.attr.resolution import Choice
from pvm.lang.symbols.flags import ABSTRACT, VARARGS
from pvm.lang.symbols.symbols import ClassSymbol, MethodSymbol
from pvm.lang.tree import nodes
from pvm.lang.types.supertypes import parameters_and_arguments
from pvm.lang.types.types import (
    ERROR,
    NO_TYPE,
    VOID,
    ClassType,
    MethodType,
    Type,
    TypeVar,
    WildcardType,
)
from pvm.lang.types.typevariables import where

if TYPE_CHECKING:
    from pvm.lang.enter.env import Env


class Creation(Invocation):
    """A creation whose class type arguments, or whose constructor's, are inferred."""

    __slots__ = ("env",)

    def __init__(
        self,
        attr: Creations,
        tree: Tree,
        candidate: Candidate,
        args: Sequence[Type],
        ret: Type,
        env: Env | None = None,
    ) -> None:
        super().__init__(attr, tree, candidate, args, ret)
        self.env = env
        if self.unchecked:  # JLS 15.9.3: the type of the constructor, not erased unless generic
            self.ret = attr.types.erasure(ret)

    def report_mismatch(self, reason: str) -> None:
        lines = indented(reason, 2)
        cls = self.candidate.sym.owner
        self.attr.log.error(
            self.tree.clazz.pos,
            f"incompatible types: cannot infer type arguments for {cls}<>\n"
            f"    reason: {lines}{self.where()}",
        )

    def decorate(self, call_type: MethodType) -> Type:
        tree = self.tree
        tree.varargs_element = self.varargs_element()
        tree.call_type = MethodType(call_type.params, VOID, call_type.thrown)
        if isinstance(tree, nodes.New):
            assert self.env is not None and isinstance(call_type.ret, ClassType)
            found: Type = self.attr.created(tree, self.env, call_type.ret, self.candidate.sym)
            return found
        return call_type.ret


class Creations(ConstructorCalls):
    def visit_new(self, tree: nodes.New, env: Env, target: Type) -> Type:
        found = self.new_argument(tree, env)
        return found.complete(target) if isinstance(found, Deferred) else found

    def new_argument(self, tree: nodes.New, env: Env) -> Type:
        """Its type; a Creation, if it has a diamond."""
        site = self._class_to_create(tree, env)
        args = self.arguments(tree.args, env)
        if not isinstance(site, ClassType) or not self._may_be_created(tree, env, site.sym):
            self.complete_arguments(args, None)
            self._look_at_body(tree, env, site)
            return ERROR
        return self.create(tree, env, site, args)

    def create_constant(self, tree: nodes.New, env: Env, enum: ClassType) -> Type:
        """The creation of an enum constant (JLS 8.9.1)."""
        tree.clazz.type = enum
        tree.type = self.create(tree, env, enum, self.arguments(tree.args, env))
        return tree.type

    def create(self, tree: nodes.New, env: Env, site: ClassType, args: list[Type]) -> Type:
        is_diamond = isinstance(tree.clazz, nodes.TypeApply) and not tree.clazz.args
        explicit = self.explicit_arguments(tree.type_args, env)
        if is_diamond and tree.type_args:  # JLS 15.9
            self.log.error(
                tree.clazz.pos,
                f"cannot infer type arguments for {site.sym.type}\n"
                "  reason: cannot use '<>' with explicit type parameters for constructor"
                + where(self.types, (site.sym.type,)),
            )
            self.complete_arguments(args, None)
            return ERROR
        constructors_of: Type = site
        if site.sym.is_interface:
            constructors_of = self.symtab.object
        methods = self.types.methods_named(constructors_of, "<init>")
        usable = self._usable_constructors(env, methods, tree.body is not None)
        if site.sym.is_interface and is_diamond:
            choice = self._choose_for_interface(site, methods, args)
        else:
            choice = self.choose_constructor(constructors_of, usable, args, explicit, is_diamond)
        if not isinstance(choice, Candidate):
            self._report(tree, env, site, methods, args, choice, is_diamond)
            self.complete_arguments(args, None)
            self._look_at_body(tree, env, site)
            return ERROR
        if choice.variables:
            ret = choice.type.ret if is_diamond else site
            creation = Creation(self, tree, choice, args, ret, env.dup())
            return creation if creation.is_poly else creation.complete(NO_TYPE)
        return self._finished(tree, env, site, choice, args)

    def _finished(
        self, tree: nodes.New, env: Env, site: ClassType, choice: Candidate, args: list[Type]
    ) -> Type:
        self.complete_arguments(args, choice.formals)
        thrown = choice.type.thrown
        if args and self.is_unchecked(args, choice.formals):
            thrown = tuple([self.types.erasure(t) for t in thrown])
        tree.call_type = MethodType(choice.type.params, VOID, thrown)
        tree.varargs_element = varargs_element(choice)
        return self.created(tree, env, site, choice.sym)

    def choose_constructor(
        self,
        site: Type,
        methods: Sequence[MethodSymbol],
        args: Sequence[Type],
        explicit: tuple[Type, ...],
        is_diamond: bool,
    ) -> Choice:
        """With a diamond constructors are looked at as generic methods that return their class's
        type (JLS 15.9.3)."""
        if not is_diamond:
            return self.choose(site, methods, args, explicit)
        assert isinstance(site, ClassType)
        typed = [(m, self._as_method(m, site)) for m in methods]
        return self.choose_typed(typed, args, (), site)

    def _as_method(self, sym: MethodSymbol, site: ClassType) -> MethodType:
        cls = sym.owner
        ret = ClassType(cls, cls.type.args, site.outer)
        variables = (*cls.type_params, *sym.type_params)
        if site.outer is None:
            return MethodType(sym.params, ret, sym.thrown, variables)
        around = parameters_and_arguments(site.outer)
        plain = self.types.subst_method(MethodType(sym.params, ret, sym.thrown), *around)
        return MethodType(plain.params, ret, plain.thrown, variables)

    def _choose_for_interface(
        self, site: ClassType, methods: Sequence[MethodSymbol], args: Sequence[Type]
    ) -> Choice:
        """`new I<>() { ... }`: an anonymous class whose constructor is Object's."""
        sym = methods[0]
        ret = ClassType(site.sym, site.sym.type.args, site.outer)
        type_ = MethodType((), ret, (), site.sym.type_params)
        return self.choose_typed([(sym, type_)], args, (), site)

    def _usable_constructors(
        self, env: Env, methods: Sequence[MethodSymbol], has_body: bool
    ) -> list[MethodSymbol]:
        """JLS 6.6.2.2: protected ones are for subclasses, as an anonymous class is."""
        if has_body:
            return self.accessible(env, methods, None) + [
                m for m in methods if m.flags & 4 and not self.is_accessible(env, m, None)
            ]
        return [
            m
            for m in self.accessible(env, methods, None)
            if not m.flags & 4 or m.owner.package is env.unit.package or m.owner is env.cls
        ]

    # --- the class ------------------------------------------------------------------------------

    def _class_to_create(self, tree: nodes.New, env: Env) -> Type:
        if tree.outer is not None:
            return self._member_of_outer(tree, tree.outer, env)
        found = self.type(tree.clazz, env)
        if isinstance(found, TypeVar):
            where = f"type parameter {found}"
            self.log.error(
                tree.clazz.pos, f"unexpected type\n  required: class\n  found:    {where}"
            )
            return ERROR
        return found

    def _member_of_outer(self, tree: nodes.New, outer_tree: nodes.Expression, env: Env) -> Type:
        """`outer.new Inner()`: the name is looked for in the type of `outer`."""
        outer = self.value(outer_tree, env)
        name_tree = tree.clazz
        if isinstance(name_tree, nodes.TypeApply):
            name_tree = name_tree.clazz
        if not isinstance(outer, ClassType) or not isinstance(name_tree, nodes.Ident):
            if outer is not ERROR:
                self.log.error(tree.pos, f"{outer} cannot be dereferenced")
            return ERROR
        for cls in self.types.closure(outer.sym):
            found = cls.member_types.get(name_tree.name)
            if found is not None:
                return self._inner_type(tree, env, found, self.types.as_super(outer, cls))
        self.log.error(
            name_tree.pos,
            f"cannot find symbol\n  symbol:   class {name_tree.name}\n"
            f"  location: {self.location_of(outer)}",
        )
        return ERROR

    def _inner_type(
        self, tree: nodes.New, env: Env, found: ClassSymbol, outer: ClassType | None
    ) -> Type:
        args: tuple[Type, ...] = ()
        if isinstance(tree.clazz, nodes.TypeApply):
            args = self.explicit_arguments(tree.clazz.args, env)
            assert isinstance(tree.clazz.clazz, nodes.Ident)
            tree.clazz.clazz.sym, tree.clazz.clazz.type = found, found.erasure
        elif isinstance(tree.clazz, nodes.Ident):
            tree.clazz.sym = found
        if not found.is_inner:
            self.log.error(tree.pos, "qualified new of static class")
            return ERROR
        if outer is not None and not outer.args and outer.outer is None:
            outer = None
        result = ClassType(found, args, outer) if args or outer else found.erasure
        tree.clazz.type = result
        return result

    def _may_be_created(self, tree: nodes.New, env: Env, cls: ClassSymbol) -> bool:
        if cls.is_enum:
            self.log.error(tree.pos, "enum types may not be instantiated")
            return False
        if cls.flags & ABSTRACT and tree.body is None:
            self.log.error(tree.pos, f"{cls} is abstract; cannot be instantiated")
            return False
        args = tree.clazz.type.args if isinstance(tree.clazz.type, ClassType) else ()
        wild = [a for a in args if isinstance(a, WildcardType)]
        if wild:
            self.log.error(
                tree.clazz.pos,
                "unexpected type\n  required: class or interface without bounds\n"
                f"  found:    {wild[0]}",
            )
            return False
        if tree.outer is None and cls.has_outer_instance and isinstance(cls.owner, ClassSymbol):
            return self.has_enclosing_instance(tree.pos, env, cls, cls.owner)
        return True

    # --- the object -----------------------------------------------------------------------------

    def created(
        self, tree: nodes.New, env: Env, type_: ClassType, constructor: MethodSymbol
    ) -> Type:
        """Decorate the tree; the type of the object."""
        tree.clazz.type = type_
        if tree.body is None:
            tree.constructor = constructor
            return type_
        return self._anonymous(tree, env, type_, constructor)

    def _anonymous(
        self, tree: nodes.New, env: Env, type_: ClassType, constructor: MethodSymbol
    ) -> Type:
        """JLS 15.9.5.1: the anonymous class's constructor has the parameters of the chosen one."""
        assert tree.body is not None and tree.call_type is not None
        cls = self.context.enter.enter_local_class(tree.body, env, type_)
        own = cls.methods["<init>"][0]
        own.params = tree.call_type.params
        own.thrown = tree.call_type.thrown
        own.type_params, own.ret, own.parameters = (), VOID, []
        own.flags |= constructor.flags & VARARGS
        own.implicit_super = constructor
        tree.constructor = own
        self.attr_class(cls)
        return cls.type

    def _look_at_body(self, tree: nodes.New, env: Env, site: Type) -> None:
        """Errors in the body of an anonymous class are reported even if its superclass is wrong."""
        if tree.body is not None and isinstance(site, ClassType):
            cls = self.context.enter.enter_local_class(tree.body, env, site)
            self.attr_class(cls)

    def _report(
        self,
        tree: nodes.New,
        env: Env,
        site: ClassType,
        methods: Sequence[MethodSymbol],
        args: list[Type],
        choice: list[Candidate] | list[Failure],
        is_diamond: bool,
    ) -> None:
        if any(argument is ERROR for argument in args):
            return
        if site.sym.is_interface:
            self.log.error(tree.pos, "anonymous class implements interface; cannot have arguments")
        elif is_diamond and choice and isinstance(choice[0], Failure):
            message = f"cannot infer type arguments for {site.sym}<>"
            if len(choice) == 1:
                message += f"\n  reason: {indented(choice[0].reason, 2)}"
            self.log.error(tree.pos, message)
        else:
            self.report_choice(env, tree.pos, site, "<init>", methods, args, choice, tree.args)
