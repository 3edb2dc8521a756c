"""Method invocations (JLS 15.12), `this(...)` and `super(...)`."""

from __future__ import annotations

from pvm.lang.gen.base import GenBase
from pvm.lang.gen.constructors import Constructors
from pvm.lang.gen.names import Names, is_super, is_type_name
from pvm.lang.gen.shapes import MethodShape, width
from pvm.lang.gen.variables import ArrayElement
from pvm.lang.symbols.flags import STATIC
from pvm.lang.symbols.symbols import ClassSymbol, MethodSymbol
from pvm.lang.tree.nodes import Call, Expression, Ident, Select
from pvm.lang.types.types import VOID, ArrayType, ClassType, Type
from pvm.vm.classfile.opcodes import Op


class Calls(Constructors, Names, GenBase):
    def call(self, tree: Call) -> Type:
        sym = tree.sym
        assert sym is not None
        if sym.name == "<init>":
            self.constructor_call(tree)
            return VOID
        shape = self.shapes.method(sym)
        method = tree.method
        if isinstance(method, Ident):
            return self._call_simple(tree, sym, shape)
        if is_super(method.target):
            return self._call_super(tree, sym, shape, method.target)
        return self._call_qualified(tree, sym, shape, method)

    def call_effect(self, tree: Call) -> None:
        self.code.pop(width(self.call(tree)))

    def _call_simple(self, tree: Call, sym: MethodSymbol, shape: MethodShape) -> Type:
        is_static = bool(sym.flags & STATIC)
        owner: Type
        if not is_static:
            owner = self.load_enclosing(lambda c: self.is_member(sym, c)).erasure
        elif self.is_member(sym, self.cls):
            owner = self.cls.erasure
        else:
            owner = sym.owner.erasure
        self.arguments(tree.args, shape.params, tree.varargs_element)
        self.line(tree.pos)
        if self.needs_accessor(sym, None):
            self._call_accessor(sym, shape, None)
        else:
            self.invoke(sym, shape, owner)
        return shape.ret

    def _call_qualified(
        self, tree: Call, sym: MethodSymbol, shape: MethodShape, method: Select
    ) -> Type:
        target = method.target
        site = self.erasure(tree.site)
        if sym.flags & STATIC:
            if not is_type_name(target):
                self.effect(target)
        else:
            self.expr(target, site)
        self.arguments(tree.args, shape.params, tree.varargs_element)
        self.line(tree.pos)
        if isinstance(site, ArrayType):
            return self.call_of_array(sym, shape, site)
        if self.needs_accessor(sym, target.type):
            self._call_accessor(sym, shape, target.type)
        else:
            self.invoke(sym, shape, site)
        return shape.ret

    def call_of_array(self, sym: MethodSymbol, shape: MethodShape, site: ArrayType) -> Type:
        """JLS 10.7: an array's clone is public and says so by its own descriptor's class."""
        owner: Type = site if sym.name == "clone" else self.symtab.object
        index = self.pool.method(sym, owner)
        self.code.member(Op.INVOKEVIRTUAL, index, shape.popped + 1, shape.pushed)
        return shape.ret

    def _call_super(
        self, tree: Call, sym: MethodSymbol, shape: MethodShape, target: Expression
    ) -> Type:
        outer = self.load_super_receiver(target, sym)
        self.arguments(tree.args, shape.params, tree.varargs_element)
        self.line(tree.pos)
        self.invoke_super(sym, shape, self.super_owner(sym, self.erasure(tree.site)), outer)
        return shape.ret

    def load_super_receiver(self, target: Expression, sym: MethodSymbol) -> ClassSymbol | None:
        """Pushes the receiver of `super.m()` or `Outer.super.m()`; that outer class."""
        outer = self._outer_of_super(target)
        if not sym.flags & STATIC:
            if outer is not None:
                self.load_outer(outer)
            else:
                self.load_this()
        return outer

    def invoke_super(
        self, sym: MethodSymbol, shape: MethodShape, owner: Type, outer: ClassSymbol | None
    ) -> None:
        """Without looking at the receiver's class (JLS 15.12.4.4)."""
        if sym.flags & STATIC:
            self.invoke(sym, shape, owner)
        elif outer is not None:
            self.nest.accessors(outer).method(sym, shape, owner).invoke(self)
        else:
            index = self.pool.method(sym, owner)
            self.code.member(Op.INVOKESPECIAL, index, shape.popped + 1, shape.pushed)

    def super_owner(self, sym: MethodSymbol, site: Type) -> Type:
        if isinstance(site, ClassType) and site.sym.is_interface and not sym.owner.is_interface:
            return self.symtab.object
        return site

    def _outer_of_super(self, target: Expression) -> ClassSymbol | None:
        """The enclosing class of `Outer.super`; None for `super` and `Interface.super`."""
        if not isinstance(target, Select):
            return None
        named = self.erasure(target.target.type)
        assert isinstance(named, ClassType)
        if named.sym is self.cls or named.sym.is_interface:
            return None
        return named.sym

    def _call_accessor(self, sym: MethodSymbol, shape: MethodShape, site: Type | None) -> None:
        home = self.accessor_home(sym, site)
        self.nest.accessors(home).method(sym, shape, None).invoke(self)

    def invoke(self, sym: MethodSymbol, shape: MethodShape, owner: Type) -> None:
        """Receiver and arguments are on the stack; `owner`: the erased type to name."""
        declared = sym.owner
        if declared is self.symtab.object.sym:  # JLS 13.1
            owner = declared.erasure
        index = self.pool.method(sym, owner)
        if sym.flags & STATIC:
            self.code.member(Op.INVOKESTATIC, index, shape.popped, shape.pushed)
        elif isinstance(owner, ClassType) and owner.sym.is_interface:
            self.code.invoke_interface(index, shape.popped + 1, shape.pushed)
        else:
            self.code.member(Op.INVOKEVIRTUAL, index, shape.popped + 1, shape.pushed)

    # --- arguments ---

    def arguments(
        self, args: list[Expression], params: tuple[Type, ...], varargs: Type | None
    ) -> None:
        """Pushes arguments, converted to erased parameter types; with `varargs` the last ones go
        into a new array of that element type."""
        if varargs is None:
            for arg, param in zip(args, params, strict=True):
                self.expr(arg, param)
            return
        fixed = len(params) - 1
        for arg, param in zip(args[:fixed], params[:fixed], strict=True):
            self.expr(arg, param)
        self.array_of(args[fixed:], self.erasure(varargs))

    def array_of(self, elements: list[Expression], erased: Type) -> None:
        """A new array with those elements."""
        self.push_int(len(elements))
        self.new_array(erased)
        for i, element in enumerate(elements):
            if not self.code.alive:
                return
            self.code.dup(1)
            self.push_int(i)
            self.expr(element, erased)
            ArrayElement(self, erased).store()
