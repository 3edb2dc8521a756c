"""The call sites that make function objects (LambdaMetafactory)."""

from __future__ import annotations

from typing import Final

from pvm.lang.gen.deserialization import Deserialization, SerializableSite
from pvm.lang.gen.shapes import effect_of, internal_name, method_descriptor
from pvm.lang.symbols.flags import ABSTRACT
from pvm.lang.symbols.symbols import ClassSymbol, MethodSymbol
from pvm.lang.tree.nodes import Lambda, MemberReference
from pvm.lang.types.types import ClassType, IntersectionType, MethodType, Type
from pvm.vm.classfile.constants import (
    REF_INVOKE_STATIC,
    TAG_METHOD_REF,
    Class,
    Constant,
    Integer,
    MemberRef,
    MethodHandle,
)
from pvm.vm.classfile.constants import MethodType as MethodTypeConstant

_FACTORY: Final = "java/lang/invoke/LambdaMetafactory"
_LOOKUP: Final = "Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;"
_CALL_SITE: Final = "Ljava/lang/invoke/CallSite;"
_TYPE: Final = "Ljava/lang/invoke/MethodType;"


def _bootstrap(name: str, arguments: str) -> MethodHandle:
    descriptor = f"({_LOOKUP}{_TYPE}{arguments}){_CALL_SITE}"
    return MethodHandle(REF_INVOKE_STATIC, MemberRef(TAG_METHOD_REF, _FACTORY, name, descriptor))


METAFACTORY: Final = _bootstrap("metafactory", f"{_TYPE}Ljava/lang/invoke/MethodHandle;{_TYPE}")
ALT_METAFACTORY: Final = _bootstrap("altMetafactory", "[Ljava/lang/Object;")

_SERIALIZABLE, _MARKERS, _BRIDGES = 1, 2, 4  # LambdaMetafactory.FLAG_


class CallSites(Deserialization):
    def function_object(
        self, tree: Lambda | MemberReference, implementation: MethodHandle, given: tuple[Type, ...]
    ) -> Type:
        """Makes the object of the captured values on the stack, which have the types `given`."""
        assert tree.descriptor is not None and isinstance(tree.descriptor_type, MethodType)
        interface, markers = self._interfaces(tree.type, tree.descriptor)
        site = method_descriptor(given, interface)
        declared = self.types.method_descriptor(tree.descriptor)
        erased = self.types.erasure(tree.descriptor_type)
        assert isinstance(erased, MethodType)
        arguments: tuple[Constant, ...] = (
            MethodTypeConstant(declared),
            implementation,
            MethodTypeConstant(method_descriptor(erased.params, erased.ret)),
        )
        serializable = self.is_serializable(tree)
        extra = self._extra(serializable, interface, markers, tree.descriptor, declared)
        bootstrap = ALT_METAFACTORY if extra else METAFACTORY
        self.pool.names_lookup = True
        self.pool.note(interface)
        name = tree.descriptor.name
        index = self.pool.call_site(name, site, bootstrap, arguments + extra)
        if serializable:
            known = SerializableSite(
                interface.sym.flat_name, name, declared, implementation, given, site, index
            )
            self.serializable_sites[known] = None
        popped, pushed = effect_of(site)
        self.code.invoke_dynamic(index, popped, pushed)
        return interface

    def _interfaces(self, t: Type, function: MethodSymbol) -> tuple[ClassType, list[Type]]:
        """The functional interface, and the others of an intersection."""
        parts = t.types if isinstance(t, IntersectionType) else (t,)
        erased = [self.erasure(part) for part in parts]
        for part in erased:
            if isinstance(part, ClassType) and function.owner in self.shapes.supers(part.sym):
                others = (part, self.symtab.object)  # Object may stand first (JLS 9.9)
                return part, [other for other in erased if other not in others]
        raise AssertionError(f"{t} has no method {function.name}")

    def is_serializable(self, tree: Lambda | MemberReference) -> bool:
        t = tree.type
        parts = t.types if isinstance(t, IntersectionType) else (t,)
        serializable = self.symtab.serializable
        return any(self.shapes.is_subtype(self.erasure(part), serializable) for part in parts)

    def _extra(
        self,
        serializable: bool,
        interface: ClassType,
        markers: list[Type],
        function: MethodSymbol,
        declared: str,
    ) -> tuple[Constant, ...]:
        """What altMetafactory takes on top; nothing if the plain one will do."""
        flags = _SERIALIZABLE if serializable else 0
        markers = [t for t in markers if t is not self.symtab.serializable]
        bridges = self._bridged(interface.sym, function, declared)
        extra: tuple[Constant, ...] = ()
        if markers:
            flags |= _MARKERS
            extra += (Integer(len(markers)), *[Class(internal_name(t)) for t in markers])
        if bridges:
            flags |= _BRIDGES
            extra += (Integer(len(bridges)), *[MethodTypeConstant(b) for b in bridges])
        return (Integer(flags), *extra) if flags else ()

    def _bridged(self, interface: ClassSymbol, function: MethodSymbol, declared: str) -> list[str]:
        """Descriptors, other than its own, by which the function's method may be called."""
        found = []
        for above in self.shapes.supers(interface):
            for method in above.methods.get(function.name, ()):
                if method is function or not method.flags & ABSTRACT:
                    continue
                descriptor = self.types.method_descriptor(method)
                if len(method.params) == len(function.params) and descriptor != declared:
                    if descriptor not in found:
                        found.append(descriptor)
        return sorted(found)
