"""Record classes (JLS 8.10): constructor, accessors, and what ObjectMethods implements."""

from __future__ import annotations

from typing import Final

from pvm.lang.gen.base import Body
from pvm.lang.gen.bodies import Bodies
from pvm.lang.gen.shapes import descriptor, effect_of, pushed, shape_of
from pvm.lang.gen.signatures import is_generic, type_signature
from pvm.lang.symbols.flags import FINAL, GENERATED, PUBLIC
from pvm.lang.symbols.symbols import MethodSymbol
from pvm.lang.tree.nodes import Annotation
from pvm.lang.types.types import BOOLEAN, INT, VOID, Type
from pvm.vm.classfile.attributes import (
    MethodParameter,
    MethodParameters,
    Record,
    RecordComponent,
    Signature,
)
from pvm.vm.classfile.constants import (
    REF_GET_FIELD,
    REF_INVOKE_STATIC,
    TAG_FIELD_REF,
    TAG_METHOD_REF,
    Class,
    Constant,
    MemberRef,
    MethodHandle,
    String,
)
from pvm.vm.classfile.opcodes import Op
from pvm.vm.classfile.writer import attribute_table

BOOTSTRAP: Final = MethodHandle(
    REF_INVOKE_STATIC,
    MemberRef(
        TAG_METHOD_REF,
        "java/lang/runtime/ObjectMethods",
        "bootstrap",
        "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;"
        "Ljava/lang/invoke/TypeDescriptor;Ljava/lang/Class;Ljava/lang/String;"
        "[Ljava/lang/invoke/MethodHandle;)Ljava/lang/Object;",
    ),
)


class Records(Bodies):
    def add_record_methods(self) -> None:
        """What the class does not declare itself."""
        self._object_method("toString", (), self.symtab.string)
        self._object_method("hashCode", (), INT)
        self._object_method("equals", (self.symtab.object,), BOOLEAN)
        for component in self.cls.components:
            for sym in self.cls.methods.get(component.name, ()):
                if sym.flags & GENERATED and not sym.params:
                    self._accessor(sym)

    def _object_method(self, name: str, params: tuple[Type, ...], ret: Type) -> None:
        for sym in self.cls.methods.get(name, ()):
            if self.shapes.method(sym).params == params:
                return
        shape = shape_of(params, ret)

        def build() -> None:
            self.line(self.decl.pos)
            self.load_this()
            if params:
                self.code.load(1, 4)
            site = f"(L{self.cls.flat_name};{shape.descriptor[1:]}"
            self.pool.names_lookup = True
            index = self.pool.call_site(name, site, BOOTSTRAP, self._components())
            popped, slots = effect_of(site)
            self.code.invoke_dynamic(index, popped, slots)
            self.return_value(ret)

        body = Body(name, False, ret)
        self.write_method(PUBLIC | FINAL, name, shape, [None] * len(params), body, build)

    def _components(self) -> tuple[Constant, ...]:
        names = ";".join([component.name for component in self.cls.components])
        getters = [
            MethodHandle(
                REF_GET_FIELD,
                MemberRef(
                    TAG_FIELD_REF,
                    self.cls.flat_name,
                    component.name,
                    descriptor(self.erasure(component.type)),
                ),
            )
            for component in self.cls.components
        ]
        return (Class(self.cls.flat_name), String(names), *getters)

    def _accessor(self, sym: MethodSymbol) -> None:
        field = self.cls.fields[sym.name]
        erased = self.erasure(field.type)

        def build() -> None:
            self.line(field.pos)
            self.load_this()
            index = self.pool.field(field, self.cls, erased)
            self.code.member(Op.GETFIELD, index, 1, pushed(erased))
            self.return_value(erased)

        body = Body(sym.name, False, erased)
        attributes = self.member_attributes(sym, self._annotated(sym.name))
        self.write_method(PUBLIC, sym.name, shape_of((), erased), [], body, build, attributes)

    def _annotated(self, name: str) -> list[Annotation]:
        for component in self.decl.components:
            if component.name == name:
                return component.mods.annotations
        return []

    def canonical_constructor(self, sym: MethodSymbol) -> None:
        """The implicitly declared one (JLS 8.10.4)."""

        def build() -> None:
            self.line(self.decl.pos)
            self.implicit_super(sym)
            self.initialize_instance()
            self.assign_components(sym, self.decl.pos)
            self.return_value(VOID)

        attributes = [*self.member_attributes(sym, []), self.parameter_names(sym)]
        self.write_constructor(sym, build, attributes, self.decl.pos)

    def parameter_names(self, sym: MethodSymbol) -> MethodParameters:
        """A canonical constructor's parameters have the components' names."""
        return MethodParameters(tuple([MethodParameter(p.name, 0) for p in sym.parameters]))

    def record_attribute(self) -> Record:
        rows = []
        for component, tree in zip(self.cls.components, self.decl.components, strict=True):
            erased = self.erasure(component.type)
            attributes: list[object] = []
            if is_generic(component.type):
                attributes.append(Signature(type_signature(component.type)))
            attributes += self.nest.annotations.attributes(tree.mods.annotations)
            self.pool.note(erased)
            table = attribute_table(attributes)
            rows.append(RecordComponent(component.name, descriptor(erased), table))
        return Record(tuple(rows))
