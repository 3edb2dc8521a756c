"""What the parts of a class's generator share, and what they offer each other."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from pvm.lang.gen.emitter import Emitter
from pvm.lang.gen.frames import FrameWriter
from pvm.lang.gen.joins import Chain
from pvm.lang.gen.pool import ClassPool
from pvm.lang.gen.shapes import KIND, REFERENCE_KIND, Shapes, descriptor, effect_of, item, width
from pvm.lang.gen.signatures import is_generic, type_signature
from pvm.lang.gen.verification import Slot
from pvm.lang.symbols.symbols import ClassSymbol, MethodSymbol, VarSymbol
from pvm.lang.tree.nodes import (
    Annotation,
    Binary,
    Block,
    ClassDecl,
    CompoundAssign,
    Expression,
    Statement,
    Tree,
    Unary,
)
from pvm.lang.types.types import Type
from pvm.vm.classfile.opcodes import Op
from pvm.vm.classfile.writer import ClassWriter

if TYPE_CHECKING:
    from pvm.lang.gen.exits import Exit
    from pvm.lang.gen.nest import Nest
    from pvm.lang.gen.options import GenOptions
    from pvm.lang.gen.variables import Variable
    from pvm.lang.symbols.symtab import Symtab
    from pvm.lang.types.relations import Types


class Local(NamedTuple):
    """Where a local variable lives; `type` is erased."""

    slot: int
    kind: int
    item: Slot
    type: Type


class Body:
    """The method being written.

    name: as lambdas in it are called after ("new", "static"); returns: erased; outer: the slot of
    the constructor's enclosing instance, -1 if there is none."""

    __slots__ = ("is_static", "name", "outer", "returns")

    def __init__(self, name: str, is_static: bool, returns: Type, outer: int = -1) -> None:
        self.name = name
        self.is_static = is_static
        self.returns = returns
        self.outer = outer


class GenBase:
    """`value` leaves an expression's value on the stack and says its erased type there (of a
    generic call: not yet cast); `expr` converts it to a type; `effect` leaves nothing."""

    nest: Nest
    types: Types
    symtab: Symtab
    shapes: Shapes
    options: GenOptions
    cls: ClassSymbol
    decl: ClassDecl
    writer: ClassWriter
    pool: ClassPool
    frames: FrameWriter

    code: Emitter
    body: Body
    vars: dict[VarSymbol, Local]
    exits: list[Exit]

    values: dict[type[Tree], Callable[[Any], Type]]
    effects: dict[type[Tree], Callable[[Any], None]]
    branches: dict[type[Tree], Callable[[Any, bool], Chain]]
    statements: dict[type[Tree], Callable[[Any], None]]

    # --- expressions.py ---

    def value(self, tree: Expression) -> Type:
        raise NotImplementedError

    def expr(self, tree: Expression, target: Type) -> None:
        raise NotImplementedError

    def effect(self, tree: Expression) -> None:
        raise NotImplementedError

    # --- conversions.py ---

    def coerce(self, actual: Type, static: Type, target: Type) -> None:
        raise NotImplementedError

    def convert(self, source: Type, target: Type) -> None:
        raise NotImplementedError

    def cast(self, actual: Type, target: Type) -> None:
        raise NotImplementedError

    def box(self, primitive: Type) -> Type:
        raise NotImplementedError

    # --- constants.py ---

    def constant(self, const: Any, source: Type, target: Type) -> None:
        raise NotImplementedError

    def push_int(self, value: int) -> None:
        raise NotImplementedError

    def push_string(self, value: str) -> None:
        raise NotImplementedError

    # --- conditions.py ---

    def branch(self, tree: Expression, sense: bool) -> Chain:
        """Jumps if the condition is `sense`, else falls through."""
        raise NotImplementedError

    # --- instances.py ---

    def load_this(self) -> None:
        raise NotImplementedError

    def load_enclosing(self, wanted: Callable[[ClassSymbol], bool]) -> ClassSymbol:
        raise NotImplementedError

    def load_captured(self, sym: VarSymbol) -> Type:
        raise NotImplementedError

    def is_member(self, sym: VarSymbol | MethodSymbol, cls: ClassSymbol) -> bool:
        raise NotImplementedError

    def needs_accessor(self, sym: VarSymbol | MethodSymbol, site: Type | None) -> bool:
        raise NotImplementedError

    # --- constructors.py ---

    def leading(self, sym: ClassSymbol) -> tuple[Type, ...]:
        """The types of a constructor's parameters before the declared ones."""
        raise NotImplementedError

    # --- calls.py ---

    def arguments(
        self, args: list[Expression], params: tuple[Type, ...], varargs: Type | None
    ) -> None:
        raise NotImplementedError

    # --- statements.py ---

    def statement(self, tree: Statement) -> None:
        raise NotImplementedError

    # --- strings.py, assignments.py, operators.py, creation.py ---

    def boolean(self, tree: Expression) -> Type:
        """The value of a condition."""
        raise NotImplementedError

    def concatenation(self, tree: Binary) -> Type:
        raise NotImplementedError

    def append(self, variable: Variable, tree: CompoundAssign) -> None:
        """`s += x`: the variable's new value; its address is on the stack."""
        raise NotImplementedError

    def assign_step(self, tree: Unary) -> Type:
        raise NotImplementedError

    def expr_binary(self, tree: Binary) -> None:
        """An operator that is neither a comparison nor a concatenation."""
        raise NotImplementedError

    def new_array(self, element: Type) -> None:
        raise NotImplementedError

    # --- statements.py, classes.py ---

    def block(self, tree: Block) -> None:
        raise NotImplementedError

    def assertions_disabled(self) -> int:
        """The field that tells assertions to do nothing."""
        raise NotImplementedError

    def exceptions(self, sym: MethodSymbol) -> list[object]:
        """The Exceptions attribute, if there is to be one."""
        raise NotImplementedError

    def exceptions_of(self, thrown: tuple[Type, ...]) -> list[object]:
        raise NotImplementedError

    def member_attributes(
        self, sym: MethodSymbol | VarSymbol, annotations: list[Annotation]
    ) -> list[object]:
        """What a field or method has: exceptions, signature, annotations."""
        raise NotImplementedError

    # --- helpers ---

    def line(self, pos: int) -> None:
        """What follows belongs to the source line of `pos`."""
        self.code.line(self.nest.line_of(pos))

    def erasure(self, t: Type) -> Type:
        return self.shapes.erasure(t)

    def temporary(self, erased: Type) -> Local:
        """A fresh local without a name."""
        slot = self.code.new_local(width(erased))
        return Local(slot, KIND.get(erased, REFERENCE_KIND), item(erased), erased)

    def declare(self, sym: VarSymbol) -> Local:
        """A fresh local for a variable, without a value yet."""
        erased = self.erasure(sym.type)
        local = self.vars[sym] = self.temporary(erased)
        if self.options.debug_vars:
            self.name_local(sym, local)
        return local

    def name_local(self, sym: VarSymbol, local: Local) -> None:
        """Tells debuggers of the variable."""
        self.pool.note(local.type)
        generic = type_signature(sym.type) if is_generic(sym.type) else None
        self.code.name_local(local.slot, sym.name, descriptor(local.type), generic)

    def load(self, local: Local) -> None:
        self.code.load(local.slot, local.kind)

    def store(self, local: Local) -> None:
        self.code.store(local.slot, local.kind, local.item)

    def invoke_static(self, owner: str, name: str, descriptor: str) -> None:
        popped, pushed = effect_of(descriptor)
        index = self.pool.named_method(owner, name, descriptor)
        self.code.member(Op.INVOKESTATIC, index, popped, pushed)

    def invoke_virtual(self, owner: str, name: str, descriptor: str) -> None:
        popped, pushed = effect_of(descriptor)
        index = self.pool.named_method(owner, name, descriptor)
        self.code.member(Op.INVOKEVIRTUAL, index, popped + 1, pushed)

    def invoke_interface(self, owner: str, name: str, descriptor: str) -> None:
        popped, pushed = effect_of(descriptor)
        index = self.pool.named_method(owner, name, descriptor, interface=True)
        self.code.invoke_interface(index, popped + 1, pushed)

    def construct(self, owner: str, descriptor: str) -> None:
        """invokespecial of a constructor on the object under the arguments."""
        index = self.pool.named_method(owner, "<init>", descriptor)
        self.code.construct(index, effect_of(descriptor)[0], owner)

    def new(self, owner: str) -> None:
        """An object to be constructed, twice on the stack."""
        self.code.new(self.pool.class_named(owner))
        self.code.dup(1)

    def throw_new(self, owner: str) -> None:
        self.new(owner)
        self.construct(owner, "()V")
        self.code.last(Op.ATHROW)
