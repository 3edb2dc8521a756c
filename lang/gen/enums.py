"""Enum classes (JLS 8.9): constants, `values`, `valueOf`."""

from __future__ import annotations

from pvm.lang.gen.base import Body
from pvm.lang.gen.bodies import Bodies
from pvm.lang.gen.shapes import pushed, shape_of
from pvm.lang.gen.variables import ArrayElement
from pvm.lang.symbols.flags import ENUM, FINAL, PRIVATE, PUBLIC, STATIC, SYNTHETIC
from pvm.lang.symbols.symbols import ClassSymbol
from pvm.lang.tree.nodes import New, VarDecl
from pvm.lang.types.types import ArrayType
from pvm.vm.classfile.opcodes import Op

_VALUES = "$VALUES"


class Enums(Bodies):
    def enum_constants(self) -> list[VarDecl]:
        return [m for m in self.decl.members if isinstance(m, VarDecl) and m.sym.flags & ENUM]

    def constant_bodies(self) -> list[ClassSymbol]:
        """The classes that extend an enum class, which permits no others (JLS 8.9)."""
        made = [m.init for m in self.enum_constants() if isinstance(m.init, New)]
        return [each.body.sym for each in made if each.body is not None]

    def _array(self) -> ArrayType:
        return ArrayType(self.cls.erasure)

    def add_values_field(self) -> None:
        flags = PRIVATE | STATIC | FINAL | SYNTHETIC
        self.writer.add_field(flags, _VALUES, f"[L{self.cls.flat_name};")

    def _values_index(self) -> int:
        return self.pool.named_field(self.cls.flat_name, _VALUES, f"[L{self.cls.flat_name};")

    def add_values_methods(self) -> None:
        """`values()` gives a copy each time; `valueOf(String)` asks Enum."""
        array = self._array()
        name = self.cls.flat_name

        def values() -> None:
            self.line(self.decl.pos)
            self.code.member(Op.GETSTATIC, self._values_index(), 0, pushed(array))
            self.invoke_virtual(f"[L{name};", "clone", "()Ljava/lang/Object;")
            self.cast(self.symtab.object, array)
            self.return_value(array)

        def value_of() -> None:
            self.line(self.decl.pos)
            self.class_literal(self.cls.erasure)
            self.code.load(0, 4)
            self.invoke_static(
                "java/lang/Enum",
                "valueOf",
                "(Ljava/lang/Class;Ljava/lang/String;)Ljava/lang/Enum;",
            )
            self.cast(self.symtab.enum, self.cls.erasure)
            self.return_value(self.cls.erasure)

        flags = PUBLIC | STATIC
        shape = shape_of((), array)
        self.write_method(flags, "values", shape, [], Body("values", True, array), values)
        shape = shape_of((self.symtab.string,), self.cls.erasure)
        body = Body("valueOf", True, self.cls.erasure)
        self.write_method(flags, "valueOf", shape, [None], body, value_of)

    def add_values_builder(self) -> None:
        """`$values()`: a new array of the constants."""
        array = self._array()

        def build() -> None:
            self.line(self.decl.pos)
            constants = self.enum_constants()
            self.push_int(len(constants))
            self.new_array(self.cls.erasure)
            for i, constant in enumerate(constants):
                self.code.dup(1)
                self.push_int(i)
                index = self.pool.field(constant.sym, self.cls, self.cls.erasure)
                self.code.member(Op.GETSTATIC, index, 0, pushed(self.cls.erasure))
                ArrayElement(self, self.cls.erasure).store()
            self.return_value(array)

        flags = PRIVATE | STATIC | SYNTHETIC
        body = Body("$values", True, array)
        self.write_method(flags, "$values", shape_of((), array), [], body, build)

    def initialize_constants(self) -> None:
        for ordinal, constant in enumerate(self.enum_constants()):
            self.line(constant.pos)
            self._new_constant(constant, ordinal)
            index = self.pool.field(constant.sym, self.cls, self.cls.erasure)
            self.code.member(Op.PUTSTATIC, index, 1, ())
        self.line(self.decl.pos)
        array = f"[L{self.cls.flat_name};"
        self.invoke_static(self.cls.flat_name, "$values", "()" + array)
        self.code.member(Op.PUTSTATIC, self._values_index(), 1, ())

    def _new_constant(self, tree: VarDecl, ordinal: int) -> None:
        made = tree.init
        assert isinstance(made, New) and made.constructor is not None
        constructor = made.constructor
        if made.body is not None:
            self.nest.add_class(made.body)
        self.code.new(self.pool.type(constructor.owner.erasure))
        self.code.dup(1)
        self.push_string(tree.name)
        self.push_int(ordinal)
        params = self.shapes.method(constructor).params
        self.arguments(made.args, params, made.varargs_element)
        self.push_captured(constructor.owner)
        self.invoke_constructor(constructor)

    def static_field(self, tree: VarDecl) -> None:
        if not tree.sym.flags & ENUM:
            super().static_field(tree)
