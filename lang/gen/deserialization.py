"""`$deserializeLambda$`: makes the objects of serializable lambdas again (SerializedLambda).

What a stream holds of such an object is read back by the class that created it, so that only what
is really in that class can be made: all that identifies a lambda must be that of a call site.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from pvm.lang.gen.base import Body
from pvm.lang.gen.joins import Chain
from pvm.lang.gen.methods import Methods
from pvm.lang.gen.shapes import effect_of, shape_of
from pvm.lang.symbols.flags import PRIVATE, STATIC, SYNTHETIC
from pvm.lang.types.types import Type
from pvm.vm.classfile.constants import MethodHandle
from pvm.vm.classfile.opcodes import Op

_SERIALIZED: Final = "java/lang/invoke/SerializedLambda"
_TEXT: Final = "()Ljava/lang/String;"


class SerializableSite(NamedTuple):
    """A call site of a serializable lambda: of the functional interface the class, the method's
    name and descriptor; the types of the captured values; the call site's descriptor and pool
    index."""

    interface: str
    name: str
    declared: str
    implementation: MethodHandle
    given: tuple[Type, ...]
    descriptor: str
    pool_index: int


class Deserialization(Methods):
    serializable_sites: dict[SerializableSite, None]

    def add_deserializer(self) -> None:
        """The method, if the class has serializable lambdas."""
        found = self.symtab.class_named(_SERIALIZED)
        if not self.serializable_sites or found is None:  # then nothing could call it
            return
        name = "$deserializeLambda$"
        shape = shape_of((found.erasure,), self.symtab.object)
        flags = PRIVATE | STATIC | SYNTHETIC
        body = Body(name, True, self.symtab.object)
        self.write_method(flags, name, shape, [None], body, self._deserialize)

    def _deserialize(self) -> None:
        self.line(self.decl.pos)
        for site in self.serializable_sites:
            self._make_again(site)
        owner = "java/lang/IllegalArgumentException"
        self.new(owner)
        self.push_string("Invalid lambda deserialization")
        self.construct(owner, "(Ljava/lang/String;)V")
        self.code.last(Op.ATHROW)

    def _make_again(self, site: SerializableSite) -> None:
        reference = site.implementation.reference
        self.code.load(0, 4)
        self.invoke_virtual(_SERIALIZED, "getImplMethodKind", "()I")
        self.push_int(site.implementation.kind)
        different = self.code.jump(Op.IF_ICMPNE)
        different += self._differs("getImplMethodName", reference.name)
        different += self._differs("getFunctionalInterfaceClass", site.interface)
        different += self._differs("getFunctionalInterfaceMethodName", site.name)
        different += self._differs("getFunctionalInterfaceMethodSignature", site.declared)
        different += self._differs("getImplClass", reference.class_name)
        different += self._differs("getImplMethodSignature", reference.descriptor)
        for number, t in enumerate(site.given):
            self._captured_value(number, t)
        popped, pushed = effect_of(site.descriptor)
        self.code.invoke_dynamic(site.pool_index, popped, pushed)
        self.return_value(self.symtab.object)
        self.code.resolve(different)

    def _differs(self, getter: str, text: str) -> Chain:
        self.code.load(0, 4)
        self.invoke_virtual(_SERIALIZED, getter, _TEXT)
        self.push_string(text)
        self.invoke_virtual("java/lang/Object", "equals", "(Ljava/lang/Object;)Z")
        return self.code.jump(Op.IFEQ)

    def _captured_value(self, number: int, t: Type) -> None:
        self.code.load(0, 4)
        self.push_int(number)
        self.invoke_virtual(_SERIALIZED, "getCapturedArg", "(I)Ljava/lang/Object;")
        static = self.symtab.box(t) if t.is_primitive else t
        self.coerce(self.symtab.object, static, t)
