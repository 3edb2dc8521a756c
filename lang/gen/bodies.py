"""Methods, constructors and initializers from their declarations (JLS 8.4, 8.6 - 8.8)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pvm.lang.gen.base import Body, GenBase
from pvm.lang.gen.calls import Calls
from pvm.lang.gen.methods import Methods
from pvm.lang.gen.shapes import pushed
from pvm.lang.gen.statements import Statements
from pvm.lang.symbols.flags import COMPACT, STATIC, VARARGS
from pvm.lang.symbols.symbols import MethodSymbol, VarSymbol
from pvm.lang.tree.nodes import (
    Call,
    ExpressionStatement,
    Ident,
    Initializer,
    MethodDecl,
    Select,
    Statement,
    VarDecl,
)
from pvm.lang.types.types import VOID, ClassType
from pvm.vm.classfile.opcodes import Op

_ACC_VARARGS = 0x80  # of methods: the bit of TRANSIENT


def method_flags(sym: MethodSymbol) -> int:
    """Those of the class file."""
    return sym.flags & 0xF7FF | (_ACC_VARARGS if sym.flags & VARARGS else 0)


def self_call(statements: list[Statement]) -> Call | None:
    """The `this(...)` or `super(...)` that a constructor's body begins with."""
    if statements and isinstance(statements[0], ExpressionStatement):
        call = statements[0].expr
        if isinstance(call, Call) and isinstance(call.method, (Ident, Select)):
            return call if call.method.name in ("this", "super") else None
    return None


class Bodies(Statements, Calls, Methods, GenBase):
    def declared_method(self, tree: MethodDecl, attributes: list[object]) -> None:
        sym = tree.sym
        shape = self.shapes.method(sym)
        flags = method_flags(sym)
        block = tree.body
        if block is None:
            self.add_method(flags, sym.name, shape, *attributes)
            return
        is_static = bool(flags & STATIC)
        body = Body(sym.name, is_static, shape.ret)

        def build() -> None:
            self.block(block)
            if self.code.alive:
                self.line(block.end)
                self.return_value(VOID)

        self.write_method(flags, sym.name, shape, sym.parameters, body, build, attributes, tree.pos)

    # --- constructors ---

    def declared_constructor(self, tree: MethodDecl, attributes: list[object]) -> None:
        block = tree.body
        assert block is not None
        call = self_call(block.statements)

        def build() -> None:
            if call is None:
                self.line(block.pos)
                self.prologue()
                self.implicit_super(tree.sym)
                self.initialize_instance()
                rest = block.statements
            else:
                self._explicit(call, block.statements[0])
                rest = block.statements[1:]
            for statement in rest:
                self.statement(statement)
            if tree.sym.flags & COMPACT:
                self.assign_components(tree.sym, block.end)
            self.line(block.end)
            self.return_value(VOID)

        self.write_constructor(tree.sym, build, attributes, tree.pos)

    def write_constructor(
        self,
        sym: MethodSymbol,
        build: Callable[[], None],
        attributes: Sequence[object],
        pos: int,
    ) -> None:
        shape = self.constructor_shape(sym)
        leading = self.leading(self.cls)
        captured = self.nest.captures.of_class(self.cls)
        names: list[VarSymbol | None] = [None] * len(shape.params)
        names[len(leading) : len(leading) + len(sym.parameters)] = sym.parameters
        names[len(shape.params) - len(captured) :] = captured
        outer = 1 if self.has_outer_parameter(self.cls) else -1
        body = Body("new", False, VOID, outer)
        self.write_method(method_flags(sym), "<init>", shape, names, body, build, attributes, pos)

    def _explicit(self, call: Call, statement: Statement) -> None:
        assert call.sym is not None
        calls_this = call.sym.owner is self.cls
        self.line(statement.pos)
        if not calls_this:
            self.prologue()
        self.constructor_call(call)
        self.end_prologue()
        if not calls_this:
            self.initialize_instance()

    def prologue(self) -> None:
        """Stores enclosing instance and captured variables; before the superclass's constructor,
        which may call methods that need them."""
        cls = self.cls
        if self.body.outer >= 0:
            outer = self.leading(cls)[0]
            assert isinstance(outer, ClassType)
            index = self.pool.named_field(
                cls.flat_name, self.nest.outer_field(cls), f"L{outer.sym.flat_name};"
            )
            self.load_this()
            self.code.load(self.body.outer, 4)
            self.code.member(Op.PUTFIELD, index, 2, ())
        for variable in self.nest.captures.of_class(cls):
            self.load_this()
            local = self.vars[variable]
            self.load(local)
            name = self.nest.captured_field(variable)
            index = self.pool.named_field(cls.flat_name, name, self.nest.descriptor(local.type))
            self.code.member(Op.PUTFIELD, index, 1 + len(pushed(local.type)), ())

    def end_prologue(self) -> None:
        self.body.outer = -1
        for variable in self.nest.captures.of_class(self.cls):
            self.vars.pop(variable, None)

    def implicit_super(self, sym: MethodSymbol) -> None:
        """`super()` (JLS 8.8.7)."""
        above = self.cls.superclass
        if isinstance(above, ClassType):
            self.load_this()
            if above.sym is self.symtab.enum.sym:
                self.pass_on_leading()
                self.construct("java/lang/Enum", "(Ljava/lang/String;I)V")
            else:
                self._call_super_constructor(sym.implicit_super or _without_arguments(above))
        self.end_prologue()

    def _call_super_constructor(self, sym: MethodSymbol) -> None:
        self.implicit_outer(sym.owner)
        if sym.params:
            element = self.shapes.method(sym).params[0]
            self.push_int(0)
            self.new_array(element.element)  # type: ignore[attr-defined]
        self.push_captured(sym.owner)
        self.invoke_constructor(sym)

    def assign_components(self, sym: MethodSymbol, pos: int) -> None:
        """What a compact constructor ends with (JLS 8.10.4.2)."""
        if self.code.alive:
            self.line(pos)
        for parameter in sym.parameters:
            field = self.cls.fields[parameter.name]
            local = self.vars[parameter]
            index = self.pool.field(field, self.cls, local.type)
            self.load_this()
            self.load(local)
            self.code.member(Op.PUTFIELD, index, 1 + len(pushed(local.type)), ())

    # --- initializers ---

    def initialize_instance(self) -> None:
        """Field initializers and instance initializers, in order (JLS 12.5)."""
        for member in self.decl.members:
            if isinstance(member, VarDecl) and not member.sym.flags & STATIC:
                self._initialize_field(member)
            elif isinstance(member, Initializer) and not member.static:
                self.statement(member.body)

    def _initialize_field(self, tree: VarDecl) -> None:
        if tree.init is None or not self.code.alive:
            return
        sym = tree.sym
        erased = self.erasure(sym.type)
        self.line(tree.pos)
        if not sym.flags & STATIC:
            self.load_this()
        self.expr(tree.init, erased)
        index = self.pool.field(sym, self.cls, erased)
        if sym.flags & STATIC:
            self.code.member(Op.PUTSTATIC, index, len(pushed(erased)), ())
        else:
            self.code.member(Op.PUTFIELD, index, 1 + len(pushed(erased)), ())

    def initialize_static(self) -> None:
        """Static field initializers but of constants, static initializers (JLS 12.4.2)."""
        for member in self.decl.members:
            if isinstance(member, VarDecl) and member.sym.flags & STATIC:
                if member.sym.const is None:
                    self.static_field(member)
            elif isinstance(member, Initializer) and member.static:
                self.statement(member.body)

    def static_field(self, tree: VarDecl) -> None:
        self._initialize_field(tree)


def _without_arguments(above: ClassType) -> MethodSymbol:
    constructors = above.sym.methods["<init>"]
    for sym in constructors:
        if not sym.params:
            return sym
    return next(sym for sym in constructors if sym.is_varargs and len(sym.params) == 1)
