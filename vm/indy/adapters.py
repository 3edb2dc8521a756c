"""Adapters: what calls of method and variable handles become (JVMS 6.5 invokevirtual, 2.9.3).

A call site of a signature polymorphic method becomes a static call of the adapter for its
descriptor. References are erased in an adapter's own descriptor: the handle's type says what they
are, and it is checked. The static field `constant` holds what the adapter compares or calls.
"""

from typing import Final

from pvm.vm.classfile.assembler import CodeBuilder
from pvm.vm.classfile.flags import ACC_STATIC
from pvm.vm.classfile.opcodes import Op
from pvm.vm.classfile.writer import ClassWriter
from pvm.vm.indy.boxed import BOXED_CALL, erased, open_box, push_array
from pvm.vm.indy.emitting import OBJECT, SPUN_CLASS, call_virtual, field, return_value

HANDLE: Final = "java/lang/invoke/MethodHandle"
VARIABLE: Final = "java/lang/invoke/VarHandle"
CALL_SITE: Final = "java/lang/invoke/CallSite"
METHOD_TYPE: Final = "Ljava/lang/invoke/MethodType;"
ADAPTER: Final = "call"
CONSTANT: Final = "constant"


def _begin(name: str, constant_type: str, descriptor: str) -> tuple[ClassWriter, CodeBuilder]:
    writer = ClassWriter(name, access_flags=SPUN_CLASS)
    writer.add_field(ACC_STATIC, CONSTANT, constant_type)
    return writer, writer.code(ACC_STATIC, ADAPTER, descriptor)


def _end(code: CodeBuilder, returns: str) -> None:
    open_box(code, returns)
    return_value(code, returns)


def adapter_descriptor(descriptor: str, has_receiver: bool) -> str:
    """The descriptor of the adapter for a call site's."""
    text = str(erased(descriptor))
    return f"({OBJECT}{text[1:]}" if has_receiver else text


def spin_invoker(name: str, descriptor: str, check: str) -> bytes:
    """For MethodHandle.invokeExact and invoke: `check` is the method of MethodHandle that gives
    the handle to call, the site's type being `constant`."""
    kinds = erased(descriptor)
    writer, code = _begin(name, METHOD_TYPE, adapter_descriptor(descriptor, True))
    code.emit(Op.ALOAD_0)
    code.emit(Op.GETSTATIC, field(name, CONSTANT, METHOD_TYPE))
    call_virtual(code, HANDLE, check, f"({METHOD_TYPE})L{HANDLE};")
    push_array(code, kinds.parameters, 1)
    call_virtual(code, HANDLE, "call", BOXED_CALL)
    _end(code, kinds.returns)
    return writer.to_bytes()


def spin_accessor(name: str, descriptor: str, mode: int) -> bytes:
    """For an access mode method of VarHandle; `mode`: its number, the site's type: `constant`."""
    kinds = erased(descriptor)
    writer, code = _begin(name, METHOD_TYPE, adapter_descriptor(descriptor, True))
    code.emit(Op.ALOAD_0)
    code.push_int(mode)
    code.emit(Op.GETSTATIC, field(name, CONSTANT, METHOD_TYPE))
    push_array(code, kinds.parameters, 1)
    call_virtual(code, VARIABLE, "access", f"(I{METHOD_TYPE}[{OBJECT}){OBJECT}")
    _end(code, kinds.returns)
    return writer.to_bytes()


def spin_site(name: str, descriptor: str) -> bytes:
    """For an invokedynamic instruction: calls the target of its CallSite, `constant`."""
    kinds = erased(descriptor)
    site = f"L{CALL_SITE};"
    writer, code = _begin(name, site, str(kinds))
    code.emit(Op.GETSTATIC, field(name, CONSTANT, site))
    call_virtual(code, CALL_SITE, "getTarget", f"()L{HANDLE};")
    push_array(code, kinds.parameters, 0)
    call_virtual(code, HANDLE, "call", BOXED_CALL)
    _end(code, kinds.returns)
    return writer.to_bytes()
