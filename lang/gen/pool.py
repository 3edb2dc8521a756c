"""Constant pool indices of one class, remembered by what the generator has at hand.

Also remembers which nested classes the pool names, for the InnerClasses attribute (JVMS 4.7.6).
"""

from __future__ import annotations

import struct

from pvm.lang.gen.shapes import Shapes, internal_name
from pvm.lang.gen.shapes import descriptor as descriptor_of
from pvm.lang.symbols.symbols import ClassSymbol, MethodSymbol, PackageSymbol, VarSymbol
from pvm.lang.types.types import ArrayType, ClassType, Type, WildcardType
from pvm.vm.classfile.constants import (
    TAG_FIELD_REF,
    TAG_INTERFACE_METHOD_REF,
    TAG_INVOKE_DYNAMIC,
    TAG_METHOD_REF,
    Class,
    Constant,
    Double,
    Dynamic,
    Float,
    Integer,
    Long,
    MemberRef,
    MethodHandle,
    String,
    Utf8,
)
from pvm.vm.classfile.writer import ClassWriter


def float_constant(value: float) -> Float:
    return Float(struct.unpack(">I", struct.pack(">f", value))[0])


def double_constant(value: float) -> Double:
    return Double(struct.unpack(">Q", struct.pack(">d", value))[0])


class ClassPool:
    def __init__(self, writer: ClassWriter, shapes: Shapes) -> None:
        self._writer = writer
        self._add = writer.pool.add
        self._shapes = shapes
        self._classes: dict[str, int] = {}
        self._fields: dict[tuple[VarSymbol, ClassSymbol], int] = {}
        self._methods: dict[tuple[MethodSymbol, str], int] = {}
        self._named: dict[tuple[int, str, str, str], int] = {}
        self._ints: dict[int, int] = {}
        self._strings: dict[str, int] = {}
        self.names_lookup = False  # MethodHandles.Lookup: as every bootstrap method does
        self.synthetic_classes: dict[str, None] = {}
        self.inner_classes: dict[ClassSymbol, None] = {}

    # --- classes ---

    def class_named(self, name: str) -> int:
        """Of an internal name or array descriptor."""
        found = self._classes.get(name)
        if found is None:
            found = self._classes[name] = self._add(Class(name))
        return found

    def type(self, t: Type) -> int:
        """Of an erased reference type."""
        self.note(t)
        return self.class_named(internal_name(t))

    def note(self, t: Type) -> None:
        """The class file mentions the type."""
        while isinstance(t, ArrayType):
            t = t.element
        if isinstance(t, ClassType):
            self.note_class(t.sym)

    def note_generic(self, t: Type) -> None:
        """A signature mentions the type."""
        if isinstance(t, ClassType):
            self.note_class(t.sym)
            for arg in t.args:
                self.note_generic(arg)
        elif isinstance(t, ArrayType):
            self.note_generic(t.element)
        elif isinstance(t, WildcardType) and t.kind != "?":
            self.note_generic(t.bound)

    def note_class(self, sym: ClassSymbol) -> None:
        if sym not in self.inner_classes and not isinstance(sym.owner, PackageSymbol):
            if isinstance(sym.owner, ClassSymbol):
                self.note_class(sym.owner)
            self.inner_classes[sym] = None

    def note_synthetic(self, flat_name: str) -> None:
        """A nested class without a symbol: anonymous, static, synthetic."""
        self.synthetic_classes[flat_name] = None

    def utf8(self, text: str) -> int:
        return self._add(Utf8(text))

    # --- members ---

    def field(self, sym: VarSymbol, owner: ClassSymbol, erased: Type) -> int:
        """Of a field as found in `owner`."""
        key = (sym, owner)
        found = self._fields.get(key)
        if found is None:
            self.note(erased)
            found = self._fields[key] = self.named_field(
                self._owner(owner), sym.name, descriptor_of(erased)
            )
        return found

    def method(self, sym: MethodSymbol, owner: Type) -> int:
        """Of a method as found in `owner`, an erased type."""
        key = (sym, internal_name(owner))
        found = self._methods.get(key)
        if found is None:
            self.note(owner)
            shape = self._shapes.method(sym)
            self.note_signature(shape.params, shape.ret)
            tag = TAG_METHOD_REF
            if isinstance(owner, ClassType) and owner.sym.is_interface:
                tag = TAG_INTERFACE_METHOD_REF
            found = self._methods[key] = self.named(tag, key[1], sym.name, shape.descriptor)
        return found

    def note_signature(self, params: tuple[Type, ...], ret: Type) -> None:
        for t in params:
            self.note(t)
        self.note(ret)

    def _owner(self, sym: ClassSymbol) -> str:
        self.note_class(sym)
        return sym.flat_name

    def named_field(self, owner: str, name: str, descriptor: str) -> int:
        return self.named(TAG_FIELD_REF, owner, name, descriptor)

    def named_method(self, owner: str, name: str, descriptor: str, interface: bool = False) -> int:
        tag = TAG_INTERFACE_METHOD_REF if interface else TAG_METHOD_REF
        return self.named(tag, owner, name, descriptor)

    def named(self, tag: int, owner: str, name: str, descriptor: str) -> int:
        key = (tag, owner, name, descriptor)
        found = self._named.get(key)
        if found is None:
            found = self._named[key] = self._add(MemberRef(tag, owner, name, descriptor))
        return found

    # --- loadable constants ---

    def integer(self, value: int) -> int:
        found = self._ints.get(value)
        if found is None:
            found = self._ints[value] = self._add(Integer(value))
        return found

    def long_integer(self, value: int) -> int:
        return self._add(Long(value))

    def single(self, value: float) -> int:
        return self._add(float_constant(value))

    def double_precision(self, value: float) -> int:
        return self._add(double_constant(value))

    def string(self, value: str) -> int:
        found = self._strings.get(value)
        if found is None:
            found = self._strings[value] = self._add(String(value))
        return found

    # --- call sites ---

    def call_site(
        self, name: str, descriptor: str, bootstrap: MethodHandle, arguments: tuple[Constant, ...]
    ) -> int:
        row = self._writer.bootstrap(bootstrap, *arguments)
        return self._add(Dynamic(TAG_INVOKE_DYNAMIC, row, name, descriptor))
