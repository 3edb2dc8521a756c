"""try statements (JLS 14.20, 14.22, 16.2.15, 11.2.3)."""

from __future__ import annotations

from collections.abc import Sequence

from pvm.lang.flow.base import ALIVE, Capture, FlowBase
from pvm.lang.symbols.flags import EFFECTIVELY_FINAL, FINAL
from pvm.lang.symbols.symbols import VarSymbol
from pvm.lang.tree.nodes import (
    Block,
    Catch,
    Expression,
    Ident,
    Select,
    Try,
    UnionTypeTree,
    VarDecl,
)
from pvm.lang.types.types import IntersectionType, MethodType, Type, TypeVar


def caught_types(tree: Catch) -> list[Expression]:
    """The type trees of a catch clause, one an alternative."""
    found = tree.param.vartype
    assert found is not None
    return found.alternatives if isinstance(found, UnionTypeTree) else [found]


class TryFlow(FlowBase):
    def visit_try(self, tree: Try) -> None:
        outer_thrown, outer_try = self.thrown, self.try_uninits
        exits, uncaught, inits = len(self.exits), len(self.uncaught), self.inits
        thrown = self._tried(tree)
        passed: list[Type] | None = [] if outer_thrown is not None else None
        self.thrown = passed
        state = [self.alive, self.inits, self.uninits]
        before = (inits, self.try_uninits)
        rest = self._catch_clauses(tree, thrown, before, state)
        if tree.finalizer is not None:
            if not self._finalizer(tree.finalizer, exits, uncaught, inits, state):
                rest = []
        else:
            self.alive, self.inits, self.uninits = state
        if outer_thrown is not None and passed is not None:
            outer_thrown += passed
            outer_thrown += rest
        self.thrown = outer_thrown
        self.try_uninits &= outer_try & self.uninits

    def _tried(self, tree: Try) -> list[Type]:
        """The resources and the body; what they throw."""
        caught = self.caught
        if tree.catches:
            handled = [t.type for clause in tree.catches for t in caught_types(clause)]
            self.caught = (*caught, *handled)
        thrown: list[Type] = []
        self.thrown = thrown
        self.try_uninits = self.uninits
        for resource in tree.resources:
            self._resource(resource)
        for resource in tree.resources:
            self._close_resource(resource)
        self.visit_block(tree.body)
        self.try_uninits &= self.uninits
        self.caught = caught
        return thrown

    # --- catch ----------------------------------------------------------------------------------

    def _catch_clauses(
        self, tree: Try, thrown: list[Type], before: tuple[int, int], state: list[int]
    ) -> list[Type]:
        """Joins the ends of the clauses into `state`; what of `thrown` no clause catches."""
        caught: list[Type] = []
        for clause in tree.catches:
            types = caught_types(clause)
            passing: list[Type] = []
            for type_tree in types:
                pos = type_tree.pos if len(types) > 1 else clause.pos
                self._check_caught(pos, type_tree.type, thrown, caught)
                passing += self._passing(type_tree.type, thrown, caught)
                caught.append(type_tree.type)
            self.rethrown[clause.param.sym] = passing, clause.body
            self.inits, self.uninits = before
            self.alive = ALIVE
            self.visit_block(clause.body)
            state[0] = max(state[0], self.alive)
            state[1] &= self.inits
            state[2] &= self.uninits
        return [t for t in thrown if not self._is_in(t, caught)] if caught else thrown

    def _is_in(self, type_: Type, types: Sequence[Type]) -> bool:
        return any(self.types.is_subtype(type_, other) for other in types)

    def _passing(self, type_: Type, thrown: list[Type], caught: list[Type]) -> list[Type]:
        """What a clause for `type_` gets of what is thrown, after the clauses before it."""
        is_subtype = self.types.is_subtype
        found = []
        for other in thrown:
            if not self._is_in(other, caught):
                if is_subtype(other, type_):
                    found.append(other)
                elif is_subtype(type_, other):
                    found.append(type_)
        return found

    def _check_caught(
        self, pos: int, type_: Type, thrown: list[Type], caught: list[Type]
    ) -> None:
        if self._is_in(type_, caught):
            message = f"exception {type_} has already been caught"
            self.exception_errors.append((pos, message))
        elif self._must_be_thrown(type_) and not any(
            self.types.is_subtype(t, type_) or self.types.is_subtype(type_, t) for t in thrown
        ):
            message = f"exception {type_} is never thrown in body of corresponding try statement"
            self.exception_errors.append((pos, message))

    def _must_be_thrown(self, type_: Type) -> bool:
        """Whether a clause for it needs something that throws it: not the classes above the
        unchecked ones."""
        if type_ is self.symtab.exception or type_ is self.symtab.throwable:
            return False
        return self.is_checked_exception(type_)

    # --- finally --------------------------------------------------------------------------------

    def _finalizer(
        self, tree: Block, exits: int, uncaught: int, inits: int, state: list[int]
    ) -> bool:
        """Whether it completes; if not, nothing leaves the try statement but by it."""
        jumps, exceptions = self.exits[exits:], self.uncaught[uncaught:]
        del self.exits[exits:]
        del self.uncaught[uncaught:]
        self.alive, self.inits, self.uninits = ALIVE, inits, self.try_uninits
        self.visit_block(tree)
        if not self.alive:
            return False
        for jump in jumps:
            jump.inits |= self.inits
            jump.uninits &= self.uninits
        self.exits += jumps
        self.uncaught += exceptions
        self.alive = state[0]
        self.inits |= state[1]
        self.uninits &= state[2]
        return True

    # --- resources ------------------------------------------------------------------------------

    def _resource(self, tree: VarDecl | Expression) -> None:
        self.visitors[tree.__class__](tree)
        if isinstance(tree, (Ident, Select)) and isinstance(tree.sym, VarSymbol):
            sym = tree.sym
            if not sym.flags & FINAL:
                message = (
                    f"variable {sym.name} used as a try-with-resources resource neither final nor "
                    "effectively final"
                )
                is_local = sym.flags & EFFECTIVELY_FINAL
                self.captures.append(Capture(tree.pos, sym if is_local else None, message))

    def _close_resource(self, tree: VarDecl | Expression) -> None:
        """The implicit call of close() (JLS 14.20.3.1)."""
        type_ = tree.sym.type if isinstance(tree, VarDecl) else tree.type
        name = tree.name if isinstance(tree, VarDecl) else None
        for thrown in self._thrown_by_close(type_):
            self.throw(tree.pos, thrown, name)

    def _thrown_by_close(self, type_: Type) -> tuple[Type, ...]:
        while isinstance(type_, (TypeVar, IntersectionType)):
            if isinstance(type_, TypeVar):
                type_ = self.types.bound_of(type_)
            else:
                wanted = self.symtab.auto_closeable.sym
                parts = [t for t in type_.types if self.types.as_super(t, wanted) is not None]
                type_ = parts[0] if parts else type_.types[0]
        for method in self.types.methods_named(type_, "close"):
            if not method.params:
                found = self.types.member_type(type_, method)
                return found.thrown if isinstance(found, MethodType) else ()
        return ()
