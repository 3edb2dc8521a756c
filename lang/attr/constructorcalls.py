"""`this(...)` and `super(...)` (JLS 8.8.7.1), and the enclosing instances that objects need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pvm.lang.attr.arguments import Deferred
from pvm.lang.attr.calls import Calls
from pvm.lang.attr.candidates import Candidate
from pvm.lang.symbols.flags import ENUM
from pvm.lang.symbols.symbols import ClassSymbol
from pvm.lang.tree import nodes
from pvm.lang.types.types import ERROR, NO_TYPE, VOID, ClassType, Type

if TYPE_CHECKING:
    from pvm.lang.enter.env import Env


def explicit_constructor_call(body: nodes.Block | None) -> nodes.Call | None:
    """The `this(...)` or `super(...)` that a constructor's body begins with."""
    if body is None or not body.statements:
        return None
    first = body.statements[0]
    if not isinstance(first, nodes.ExpressionStatement) or not isinstance(first.expr, nodes.Call):
        return None
    return first.expr if first.expr.method.name in ("this", "super") else None


class ConstructorCalls(Calls):
    def constructor_call(self, tree: nodes.Call, env: Env, outer: nodes.Expression | None) -> Type:
        """In the arguments there is no `this`."""
        name = tree.method.name
        if not _is_first(tree, env):
            self.log.error(tree.pos, f"call to {name} must be first statement in constructor")
            return ERROR
        if name == "super" and env.cls.flags & ENUM:
            self.log.error(tree.pos, "call to super not allowed in enum constructor")
            return ERROR
        prologue = env.dup(in_prologue=True)
        site: Type = env.cls.type if name == "this" else self.types.supertype(env.cls.type)
        found = self.value(outer, prologue) if outer is not None else NO_TYPE
        if name == "super" and isinstance(site, ClassType) and found is not ERROR:
            self._check_outer(tree, prologue, site.sym, found)
        args = self.arguments(tree.args, prologue)
        explicit = self.explicit_arguments(tree.type_args, env)
        if not isinstance(site, ClassType):
            self.complete_arguments(args, None)
            return VOID
        self._choose_constructor(tree, env, site, args, explicit)
        return VOID

    def _choose_constructor(
        self,
        tree: nodes.Call,
        env: Env,
        site: ClassType,
        args: list[Type],
        explicit: tuple[Type, ...],
    ) -> None:
        methods = self.types.methods_named(site, "<init>")
        usable = self.accessible(env, methods, None)
        choice = self.choose(site, usable, args, explicit)
        if not isinstance(choice, Candidate):
            pos = tree.method.pos
            self.report_choice(env, pos, site, "<init>", methods, args, choice, tree.args)
            self.complete_arguments(args, None)
            return
        found = self.decorated(tree, site, choice, args)
        if isinstance(found, Deferred):
            found.complete(NO_TYPE)

    # --- enclosing instances --------------------------------------------------------------------

    def _check_outer(self, tree: nodes.Call, env: Env, above: ClassSymbol, outer: Type) -> None:
        """The instance around the superclass's part of the object (JLS 8.8.7.1)."""
        owner = above.owner
        if not above.has_outer_instance or not isinstance(owner, ClassSymbol):
            if outer is not NO_TYPE:
                self.log.error(tree.method.pos, f"illegal qualifier; {above} is not an inner class")
        elif outer is NO_TYPE:
            self.has_enclosing_instance(tree.method.pos, env, above, owner)
        elif self.types.as_super(outer, owner) is None:
            assert isinstance(tree.method, nodes.Select)
            self.report_incompatible(tree.method.target.pos, outer, owner.type)

    def check_implicit_outer(self, pos: int, env: Env, above: ClassSymbol) -> None:
        """As for a `super()` that is not written."""
        if above.has_outer_instance and isinstance(above.owner, ClassSymbol):
            self.has_enclosing_instance(pos, env.dup(in_prologue=True), above, above.owner)

    def has_enclosing_instance(
        self, pos: int, env: Env, cls: ClassSymbol, outer: ClassSymbol
    ) -> bool:
        """JLS 15.9.2."""
        is_static = False
        around: Env | None = env
        while around is not None and around.cls is not None:
            is_static = is_static or around.static
            if outer in self.types.closure(around.cls):
                if around.in_prologue and not is_static:
                    self.log.error(
                        pos,
                        "cannot reference this before supertype constructor has been called",
                    )
                elif is_static:
                    self.log.error(
                        pos,
                        "non-static variable this cannot be referenced from a static context",
                    )
                return not (is_static or around.in_prologue)
            is_static = is_static or not around.cls.has_outer_instance
            around = around.outer
        self.log.error(pos, f"an enclosing instance that contains {cls} is required")
        return False


def _is_first(tree: nodes.Call, env: Env) -> bool:
    """Whether the call is where it may be: at the beginning of a constructor's body."""
    method = env.method
    if method is None or method.tree is None or not method.is_constructor or env.lambda_:
        return False
    return explicit_constructor_call(method.tree.body) is tree
