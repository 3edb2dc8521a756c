"""The bodies of classes: initializers in their order, then constructors and methods (JLS 8.3 - 8.8,
16.8, 16.9, 11.2.3)."""

from __future__ import annotations

from collections.abc import Sequence

from pvm.lang.attr.constructorcalls import explicit_constructor_call
from pvm.lang.flow.assignment import IN_CLASS
from pvm.lang.flow.base import ALIVE, ALL, DEAD, FlowBase
from pvm.lang.symbols.flags import COMPACT, FINAL, GENERATED, HAS_INIT, RECORD, STATIC
from pvm.lang.symbols.symbols import ClassSymbol, MethodSymbol, VarSymbol
from pvm.lang.tree.nodes import ClassDecl, Initializer, MethodDecl, Tree, VarDecl
from pvm.lang.types.types import VOID, ClassType, MethodType, Type


def is_initial(tree: MethodDecl) -> bool:
    """A constructor that calls a superclass's: the initializers run in it (JLS 12.5)."""
    if tree.name != "<init>":
        return False
    call = explicit_constructor_call(tree.body)
    return call is None or call.method.name != "this"


def _is_static(tree: Tree) -> bool:
    if isinstance(tree, VarDecl):
        return tree.sym.is_static
    if isinstance(tree, Initializer):
        return tree.static
    return isinstance(tree, ClassDecl) and bool(tree.mods.flags & STATIC)


class ClassFlow(FlowBase):
    def class_body(self, tree: ClassDecl) -> None:
        saved = self._enter(tree)
        if tree.sym.is_anonymous:
            self._members(tree)  # what its initializers throw, the creation throws
        else:
            uncaught, caught, thrown = self.uncaught, self.caught, self.thrown
            self.uncaught, self.caught, self.thrown = [], (), None
            self._members(tree)
            self.uncaught, self.caught, self.thrown = uncaught, caught, thrown
        self._restore(saved)

    def _enter(self, tree: ClassDecl) -> tuple[object, ...]:
        saved = (
            self.alive, self.inits, self.uninits, self.try_uninits, self.tracked, self.field_bits,
            self.next_bit, self.assignments, self.exits, self.keeps_returns, self.capture_start,
            self.capture_place,
        )  # fmt: skip
        sym = tree.sym
        self.tracked = dict(self.tracked)
        self.alive, self.try_uninits = ALIVE, ALL
        self.assignments, self.exits, self.keeps_returns = [], [], False
        if not sym.is_anonymous:  # fields of the classes around are not looked at
            self.inits |= self.field_bits
        if sym.is_local or self.capture_start:
            self.capture_start, self.capture_place = tree.pos, IN_CLASS
        return saved

    def _restore(self, saved: tuple[object, ...]) -> None:
        (
            self.alive, self.inits, self.uninits, self.try_uninits, self.tracked, self.field_bits,
            self.next_bit, self.assignments, self.exits, self.keeps_returns, self.capture_start,
            self.capture_place,
        ) = saved  # type: ignore[assignment]  # fmt: skip

    def _members(self, tree: ClassDecl) -> None:
        sym = tree.sym
        blank: list[VarSymbol] = []
        parts = [m for m in tree.members if not isinstance(m, MethodDecl)]
        static_parts = [m for m in parts if _is_static(m)]
        self._track_fields(static_parts, blank)
        for member in static_parts:
            self._initializer(member, sym)
        if not sym.is_anonymous:
            self.caught = self._thrown_by_constructors(tree)
        own_parts = [m for m in parts if not _is_static(m)]
        self._track_fields(own_parts, blank)
        if sym.flags & RECORD:
            self._track_components(sym, blank)
        for member in own_parts:
            self._initializer(member, sym)
        self._check_default_constructor(tree, blank)
        for member in tree.members:
            if isinstance(member, MethodDecl) and member.body is not None:
                self._method(member, blank)

    # --- fields and initializers ----------------------------------------------------------------

    def _track_fields(self, members: Sequence[Tree], blank: list[VarSymbol]) -> None:
        for member in members:
            if isinstance(member, VarDecl) and member.sym.flags & (FINAL | HAS_INIT) == FINAL:
                self._track_field(member.sym, blank)

    def _track_components(self, sym: ClassSymbol, blank: list[VarSymbol]) -> None:
        for component in sym.components:
            self._track_field(sym.fields[component.name], blank)

    def _track_field(self, field: VarSymbol, blank: list[VarSymbol]) -> None:
        self.field_bits |= self.track(field)
        blank.append(field)

    def _initializer(self, tree: Tree, sym: ClassSymbol) -> None:
        """A field, an initializer or a member class."""
        if not self.alive:
            self.report_unreachable(tree)
        if isinstance(tree, VarDecl):
            init = tree.init
            if init is not None and init.const is None:
                self.visitors[init.__class__](init)
        elif isinstance(tree, Initializer):
            self.statements(tree.body.statements)
        elif isinstance(tree, ClassDecl):
            self.class_body(tree)
        if self.alive == DEAD and not isinstance(tree, ClassDecl):
            message = "initializer must be able to complete normally"
            self.reachability_errors.append((tree.pos, message))
        if not sym.is_anonymous:
            self.report_uncaught()

    # --- constructors ---------------------------------------------------------------------------

    def _thrown_by_constructors(self, tree: ClassDecl) -> Sequence[Type]:
        """What all initial constructors declare, instance initializers may throw."""
        declared = [
            m.sym.thrown for m in tree.members if isinstance(m, MethodDecl) and is_initial(m)
        ]
        if not declared:
            return ()
        found: Sequence[Type] = declared[0]
        for more in declared[1:]:
            found = self._common(found, more)
        return found

    def _common(self, a: Sequence[Type], b: Sequence[Type]) -> tuple[Type, ...]:
        return (
            *[t for t in a if self.is_handled(t, b)],
            *[t for t in b if self.is_handled(t, a)],
        )

    def _thrown_by_super(self, sym: MethodSymbol) -> tuple[Type, ...]:
        """By the implicit super() of a constructor."""
        implicit = sym.implicit_super
        if implicit is None or not implicit.thrown or sym.owner.is_anonymous:
            return ()
        above = sym.owner.superclass
        if isinstance(above, ClassType):
            found = self.types.member_type(above, implicit)
            if isinstance(found, MethodType):
                return found.thrown
        return implicit.thrown

    def _check_default_constructor(self, tree: ClassDecl, blank: list[VarSymbol]) -> None:
        sym = tree.sym
        constructors = sym.methods.get("<init>", ()) if not sym.is_interface else ()
        for constructor in constructors:
            if constructor.flags & GENERATED and not sym.flags & RECORD:
                self._check_blank(blank, "not initialized in the default constructor")
                for thrown in self._thrown_by_super(constructor):
                    if self.is_checked_exception(thrown):
                        message = f"unreported exception {thrown} in default constructor"
                        self.exception_errors.append((tree.pos, message))

    def _check_blank(self, blank: list[VarSymbol], what: str) -> None:
        for field in blank:
            if not self.inits & self.tracked[field]:
                self.assignment_errors.append((field.pos, f"variable {field.name} {what}"))

    # --- methods --------------------------------------------------------------------------------

    def _method(self, tree: MethodDecl, blank: list[VarSymbol]) -> None:
        body, sym = tree.body, tree.sym
        assert body is not None
        inits, uninits, next_bit, tracked = self.inits, self.uninits, self.next_bit, self.tracked
        caught, uncaught, thrown = self.caught, self.uncaught, self.thrown
        self.uncaught, self.thrown, self.caught = [], None, sym.thrown
        self.alive, self.try_uninits = ALIVE, ALL
        size = len(tracked)
        if is_initial(tree):
            self._initial_constructor(tree, blank)
        else:
            self.inits |= self.field_bits
            self.uninits &= ~self.field_bits
            self.statements(body.statements)
        if self.alive == ALIVE and sym.ret is not VOID and tree.name != "<init>":
            self.reachability_errors.append((body.end, "missing return statement"))
        self.report_uncaught()
        if len(tracked) != size:
            self.tracked = {field: bit for field, bit in tracked.items() if bit < next_bit}
        self.assignments.clear()
        self.inits, self.uninits, self.next_bit = inits, uninits, next_bit
        self.caught, self.uncaught, self.thrown = caught, uncaught, thrown

    def _initial_constructor(self, tree: MethodDecl, blank: list[VarSymbol]) -> None:
        body, sym = tree.body, tree.sym
        assert body is not None
        if explicit_constructor_call(body) is None:
            for thrown in self._thrown_by_super(sym):
                self.throw(body.pos, thrown)
        is_checked = bool(blank) and not sym.flags & COMPACT
        self.keeps_returns = is_checked
        self.statements(body.statements)
        self.keeps_returns = False
        if is_checked:
            self._check_assigned(body.end, blank)
            for exit_ in self.exits:
                self.inits = exit_.inits
                self._check_assigned(exit_.tree.pos, blank)
        self.exits.clear()

    def _check_assigned(self, pos: int, blank: list[VarSymbol]) -> None:
        for field in blank:
            self.check_initialized(pos, field, self.tracked[field])
