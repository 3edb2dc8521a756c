"""Classes with one invokedynamic call site, for tests."""

from __future__ import annotations

from collections.abc import Sequence

from pvm.vm.classfile.constants import (
    REF_INVOKE_STATIC,
    TAG_INVOKE_DYNAMIC,
    TAG_METHOD_REF,
    Constant,
    Dynamic,
    MemberRef,
    MethodHandle,
)
from pvm.vm.classfile.opcodes import Op
from pvm.vm.classfile.reader import ClassFile, parse
from pvm.vm.classfile.writer import ClassWriter
from pvm.vm.indy.linking import CallSiteSpec, link_call_site, recognise, spin

from ..world import World

CONCAT = "java/lang/invoke/StringConcatFactory"
LAMBDA = "java/lang/invoke/LambdaMetafactory"
RECORD = "java/lang/runtime/ObjectMethods"


def method(owner: str, name: str, descriptor: str, kind: int = REF_INVOKE_STATIC,
           tag: int = TAG_METHOD_REF) -> MethodHandle:  # fmt: skip
    return MethodHandle(kind, MemberRef(tag, owner, name, descriptor))


def site_class(
    bootstrap: MethodHandle, name: str, descriptor: str, *arguments: Constant,
    super_name: str = "java/lang/Object", bodies: Sequence[tuple[int, str]] = (),
) -> tuple[bytes, int]:  # fmt: skip
    """The class Main with that InvokeDynamic constant, and its index; `bodies`: flags and names of
    methods that it declares, which take and return nothing."""
    writer = ClassWriter("Main", super_name)
    number = writer.bootstrap(bootstrap, *arguments)
    index = writer.pool.add(Dynamic(TAG_INVOKE_DYNAMIC, number, name, descriptor))
    for flags, body in bodies:
        writer.code(flags, body, "()V").emit(Op.RETURN)
    return writer.to_bytes(), index


def spun(
    owner: str, bootstrap: str, name: str, descriptor: str, *arguments: Constant
) -> tuple[CallSiteSpec, ClassFile]:
    """What a call site becomes, no class being loaded."""
    data, index = site_class(method(owner, bootstrap, "()V"), name, descriptor, *arguments)
    spec = spin(recognise(parse(data, "Main"), index), "Main", 7)
    return spec, parse(spec.data, "spun")


def linked(
    world: World, owner: str, bootstrap: str, name: str, descriptor: str, *arguments: Constant,
    super_name: str = "java/lang/Object", bodies: Sequence[tuple[int, str]] = (),
) -> CallSiteSpec:  # fmt: skip
    """What a call site of Main becomes."""
    data, index = site_class(
        method(owner, bootstrap, "()V"), name, descriptor, *arguments,
        super_name=super_name, bodies=bodies,
    )  # fmt: skip
    world.add(("Main", data))
    return link_call_site(world.load("Main"), index, 7)
