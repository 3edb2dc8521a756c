"""Names and field accesses as values (JLS 6.5.6, 15.8, 15.11)."""

from __future__ import annotations

from pvm.lang.gen.base import GenBase
from pvm.lang.gen.instances import Instances
from pvm.lang.gen.shapes import pushed
from pvm.lang.symbols.flags import STATIC
from pvm.lang.symbols.symbols import ClassSymbol, PackageSymbol, VarSymbol
from pvm.lang.tree.nodes import Expression, Ident, Select
from pvm.lang.types.types import INT, VOID, ClassType, Type
from pvm.vm.classfile.opcodes import Op


def is_type_name(tree: Expression) -> bool:
    """Whether an expression in front of a dot is no value."""
    if isinstance(tree, (Ident, Select)):
        named = isinstance(tree.sym, (ClassSymbol, PackageSymbol))
        return named and tree.name not in ("this", "super")
    return False


def is_super(tree: Expression) -> bool:
    return isinstance(tree, (Ident, Select)) and tree.name == "super"


class Names(Instances, GenBase):
    def ident(self, tree: Ident) -> Type:
        sym = tree.sym
        if isinstance(sym, VarSymbol) and tree.name not in ("this", "super"):
            local = self.vars.get(sym)
            if local is not None:
                self.code.load(local.slot, local.kind)
                return local.type
            if not isinstance(sym.owner, ClassSymbol):
                return self.load_captured(sym)
            return self._get_field(sym, self.field_home(sym))
        self.load_this()
        return self.cls.erasure

    def field_home(self, sym: VarSymbol) -> ClassSymbol:
        """Of a field named simply: pushes the instance that it belongs to; the class to name."""
        if not sym.flags & STATIC:
            return self.load_enclosing(lambda c: self.is_member(sym, c))
        if self.is_member(sym, self.cls):
            return self.cls
        assert isinstance(sym.owner, ClassSymbol)
        return sym.owner

    def _get_field(self, sym: VarSymbol, home: ClassSymbol, site: Type | None = None) -> Type:
        """The value of a field; its object, unless static, is on the stack."""
        erased = self.erasure(sym.type)
        if self.needs_accessor(sym, site):
            self.nest.field_getter(self.accessor_home(sym, site), sym).invoke(self)
            return erased
        index = self.pool.field(sym, home, erased)
        if sym.flags & STATIC:
            self.code.member(Op.GETSTATIC, index, 0, pushed(erased))
        else:
            self.code.member(Op.GETFIELD, index, 1, pushed(erased))
        return erased

    def select(self, tree: Select) -> Type:
        name, sym = tree.name, tree.sym
        if name == "class" and not isinstance(sym, VarSymbol):
            return self.class_literal(tree.target.type)
        if name == "this":
            erased = self.erasure(tree.type)
            assert isinstance(erased, ClassType)
            self.load_outer(erased.sym)
            return erased
        assert isinstance(sym, VarSymbol), tree
        if sym is self.symtab.array_length:
            self.expr(tree.target, self.erasure(tree.target.type))
            self.code.op(Op.ARRAYLENGTH)
            return INT
        home, site = self.qualified_home(tree, sym)
        return self._get_field(sym, home, site)

    def qualified_home(self, tree: Select, sym: VarSymbol) -> tuple[ClassSymbol, Type | None]:
        """Of `target.name`: pushes the object, if it is no static field; the class to name and the
        target's type as `needs_accessor` wants it."""
        target = tree.target
        if is_super(target):
            return self._super_home(target, sym)
        erased = self.erasure(target.type)
        if sym.flags & STATIC:
            if not is_type_name(target):
                self.effect(target)
        else:
            self.expr(target, erased)
        home = erased.sym if isinstance(erased, ClassType) else sym.owner
        assert isinstance(home, ClassSymbol)
        return home, target.type

    def _super_home(self, target: Expression, sym: VarSymbol) -> tuple[ClassSymbol, Type | None]:
        assert isinstance(sym.owner, ClassSymbol)
        if not sym.flags & STATIC:
            if isinstance(target, Select):
                qualifier = self.erasure(target.target.type)
                assert isinstance(qualifier, ClassType)
                self.load_outer(qualifier.sym)
            else:
                self.load_this()
        return sym.owner, None

    def class_literal(self, t: Type) -> Type:
        """JLS 15.8.2."""
        if t.is_primitive or t is VOID:
            owner = self.symtab.box(t).sym.flat_name
            index = self.pool.named_field(owner, "TYPE", "Ljava/lang/Class;")
            self.code.member(Op.GETSTATIC, index, 0, ("java/lang/Class",))
        else:
            self.code.ldc(self.pool.type(self.erasure(t)), ("java/lang/Class",))
        return self.symtab.class_
