"""Calls of constructors: enclosing instances, captured variables, the extra parameters they take.

A constructor's parameters are: an enum's name and ordinal, or the enclosing instance; the declared
ones; the captured variables.
"""

from __future__ import annotations

from pvm.lang.gen.base import GenBase
from pvm.lang.gen.instances import Instances, outer_class
from pvm.lang.gen.shapes import REFERENCE_KIND, MethodShape, shape_of
from pvm.lang.symbols.symbols import ClassSymbol, MethodSymbol
from pvm.lang.tree.nodes import Call, Expression, New, Select
from pvm.lang.types.types import INT, ClassType, Type


class Constructors(Instances, GenBase):
    def constructor_shape(self, sym: MethodSymbol) -> MethodShape:
        """With the extra parameters."""
        shape = self.shapes.method(sym)
        leading, trailing = self.leading(sym.owner), self.trailing(sym.owner)
        if not leading and not trailing:
            return shape
        return shape_of((*leading, *shape.params, *trailing), shape.ret)

    def leading(self, sym: ClassSymbol) -> tuple[Type, ...]:
        if self.leading_is_enum(sym):
            return (self.symtab.string, INT)
        outer = (outer_class(sym).erasure,) if sym.has_outer_instance else ()
        above = self.nest.super_outers.get(sym)
        return outer if above is None else (*outer, above)

    def has_outer_parameter(self, sym: ClassSymbol) -> bool:
        """Whether constructors take, and objects hold, the enclosing instance."""
        return sym.has_outer_instance and not self.leading_is_enum(sym)

    def leading_is_enum(self, sym: ClassSymbol) -> bool:
        return sym.is_enum or self.extends_enum(sym)

    def extends_enum(self, sym: ClassSymbol) -> bool:
        """Whether it is the body of an enum constant."""
        above = sym.superclass
        return sym.is_anonymous and isinstance(above, ClassType) and above.sym.is_enum

    def trailing(self, sym: ClassSymbol) -> tuple[Type, ...]:
        return tuple([self.erasure(v.type) for v in self.nest.captures.of_class(sym)])

    # --- new ---

    def new_object(self, tree: New) -> Type:
        """JLS 15.9."""
        constructor = tree.constructor
        assert constructor is not None
        made = constructor.owner
        erased = made.erasure
        if tree.body is not None:
            self.nest.add_class(tree.body)
            if tree.outer is not None:
                self.nest.super_outers[made] = self.erasure(tree.outer.type)
        self.code.new(self.pool.type(erased))
        self.code.dup(1)
        if not made.is_anonymous and tree.outer is not None:
            self.outer_argument(tree.outer)
        else:
            self.implicit_outer(made)
        shape = self.shapes.method(constructor)
        self._constructor_arguments(tree, shape)
        self.push_captured(made)
        self.invoke_constructor(constructor)
        return erased

    def _constructor_arguments(self, tree: New, shape: MethodShape) -> None:
        if tree.body is not None and tree.outer is not None:
            self.outer_argument(tree.outer)
        self.arguments(tree.args, shape.params, tree.varargs_element)

    def invoke_constructor(self, sym: MethodSymbol) -> None:
        shape = self.constructor_shape(sym)
        owner = sym.owner
        self.pool.note_signature(shape.params, shape.ret)
        self.pool.note_class(owner)
        index = self.pool.named_method(owner.flat_name, "<init>", shape.descriptor)
        self.code.construct(index, shape.popped, owner.flat_name)

    def outer_argument(self, tree: Expression) -> None:
        """An explicit enclosing instance, which must not be null (JLS 15.9.4)."""
        self.expr(tree, self.erasure(tree.type))
        self.require_non_null()

    def require_non_null(self) -> None:
        self.code.dup(1)
        self.invoke_static(
            "java/util/Objects", "requireNonNull", "(Ljava/lang/Object;)Ljava/lang/Object;"
        )
        self.code.pop(1)

    def implicit_outer(self, made: ClassSymbol) -> None:
        if not made.has_outer_instance or self.extends_enum(made):
            return
        outer = outer_class(made)
        if made.is_local:
            self.load_enclosing(lambda c: c is outer)
        else:
            self.load_enclosing(lambda c: outer in self.shapes.supers(c))

    def push_captured(self, made: ClassSymbol) -> None:
        for variable in self.nest.captures.of_class(made):
            self.load_captured(variable)

    # --- this(...), super(...) ---

    def constructor_call(self, tree: Call) -> None:
        """JLS 8.8.7.1.  The enclosing instance and captured variables of this class were stored
        before; to another constructor of it they are passed on."""
        sym = tree.sym
        assert sym is not None
        self.load_this()
        above = sym.owner
        if above is self.cls or above.is_enum:
            self.pass_on_leading()
        elif isinstance(tree.method, Select):
            self.outer_argument(tree.method.target)
        else:
            self.implicit_outer(above)
        self.arguments(tree.args, self.shapes.method(sym).params, tree.varargs_element)
        self.push_captured(above)
        self.line(tree.pos)
        self.invoke_constructor(sym)

    def pass_on_leading(self) -> None:
        slot = 1
        for t in self.leading(self.cls):
            self.code.load(slot, 0 if t is INT else REFERENCE_KIND)
            slot += 1
