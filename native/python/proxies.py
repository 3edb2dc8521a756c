"""java.lang.reflect.Proxy: proxy classes, written and defined in their loader."""

from typing import Final, NamedTuple

from pvm.native.call import NativeCall
from pvm.native.python.javaloader import loader_of
from pvm.native.registry import python_native
from pvm.vm.classfile.assembler import CodeBuilder, Label
from pvm.vm.classfile.attributes import Exceptions
from pvm.vm.classfile.constants import TAG_INTERFACE_METHOD_REF, Class, MemberRef
from pvm.vm.classfile.descriptors import parse_method_descriptor
from pvm.vm.classfile.flags import (
    ACC_FINAL,
    ACC_PRIVATE,
    ACC_PUBLIC,
    ACC_STATIC,
    ACC_SUPER,
    ACC_VARARGS,
)
from pvm.vm.classfile.opcodes import Op
from pvm.vm.classfile.writer import ClassWriter
from pvm.vm.indy.boxed import push_array
from pvm.vm.indy.conversions import WRAPPERS, convert
from pvm.vm.indy.emitting import OBJECT, call_special, field, return_value
from pvm.vm.load.define import define_class
from pvm.vm.runtime.objects import Handle

PROXY: Final = "java/lang/reflect/Proxy"
_HANDLER: Final = "Ljava/lang/reflect/InvocationHandler;"
_UNDECLARED: Final = "java/lang/reflect/UndeclaredThrowableException"
_METHODS: Final = ("methods", "[Ljava/lang/reflect/Method;")
_INVOKE: Final = MemberRef(
    TAG_INTERFACE_METHOD_REF, "java/lang/reflect/InvocationHandler", "invoke",
    "(Ljava/lang/Object;Ljava/lang/reflect/Method;[Ljava/lang/Object;)Ljava/lang/Object;")
_UNCHECKED: Final = ("java/lang/RuntimeException", "java/lang/Error")
_NO_FRAMES: Final = 50


class ProxyMethod(NamedTuple):
    """A method to be handed on; `exceptions`: internal names of the checked ones that pass."""

    name: str
    descriptor: str
    exceptions: tuple[str, ...]
    is_varargs: bool


@python_native(PROXY, "define", "(Ljava/lang/ClassLoader;Ljava/lang/String;Z[Ljava/lang/String;"
                                "[Ljava/lang/String;[Ljava/lang/reflect/Method;)Ljava/lang/Class;")
def define(call: NativeCall) -> Handle | None:
    loader = loader_of(call, 0)
    name = call.text(1).replace(".", "/")
    rows = call.texts(4)
    methods = [ProxyMethod(rows[at], rows[at + 1], tuple(rows[at + 2].split()), bool(rows[at + 3]))
               for at in range(0, len(rows), 4)]
    visibility = ACC_PUBLIC if call.boolean(2) else 0
    data = spin(name, visibility, tuple(call.texts(3)), methods)
    java_class = define_class(loader, name, data, "__dynamic_proxy__", trusted=True)
    call.objects.copy(call.slot(5), java_class.fields[_METHODS].slot)
    return call.mirror(java_class)


def spin(name: str, visibility: int, interfaces: tuple[str, ...],
         methods: list[ProxyMethod]) -> bytes:
    """The class file. Its static field `methods` is filled by whoever defines it."""
    writer = ClassWriter(name, PROXY, ACC_FINAL | ACC_SUPER | visibility, interfaces, _NO_FRAMES)
    writer.add_field(ACC_PRIVATE | ACC_STATIC, *_METHODS)
    code = writer.code(ACC_PUBLIC, "<init>", f"({_HANDLER})V")
    code.emit(Op.ALOAD_0)
    code.emit(Op.ALOAD_1)
    call_special(code, PROXY, "<init>", f"({_HANDLER})V")
    code.emit(Op.RETURN)
    for index, method in enumerate(methods):
        flags = ACC_PUBLIC | ACC_FINAL | (ACC_VARARGS if method.is_varargs else 0)
        structures = (Exceptions(method.exceptions),) if method.exceptions else ()
        code = writer.code(flags, method.name, method.descriptor, *structures)
        _emit_method(code, name, index, method)
    return writer.to_bytes()


def _emit_method(code: CodeBuilder, class_name: str, index: int, method: ProxyMethod) -> None:
    descriptor = parse_method_descriptor(method.descriptor)
    start, end = code.place(Label()), Label()
    code.emit(Op.ALOAD_0)
    code.emit(Op.GETFIELD, field(PROXY, "h", _HANDLER))
    code.emit(Op.ALOAD_0)
    code.emit(Op.GETSTATIC, field(class_name, *_METHODS))
    code.push_int(index)
    code.emit(Op.AALOAD)
    if descriptor.parameters:
        push_array(code, descriptor.parameters, 1)
    else:
        code.emit(Op.ACONST_NULL)
    code.emit(Op.INVOKEINTERFACE, _INVOKE)
    _convert_result(code, descriptor.returns)
    return_value(code, descriptor.returns)
    code.place(end)
    _emit_handlers(code, start, end, method.exceptions)


def _convert_result(code: CodeBuilder, returns: str) -> None:
    """Makes what the handler gave the result of the method: null is no primitive."""
    if returns in ("Z", "B", "C", "S", "I", "J", "F", "D"):
        box = WRAPPERS[returns]
        code.emit(Op.CHECKCAST, Class(box.name))
        convert(code, box.descriptor, returns)
    else:
        convert(code, OBJECT, returns)


def _emit_handlers(code: CodeBuilder, start: Label, end: Label,
                   exceptions: tuple[str, ...]) -> None:
    """Unchecked and declared exceptions pass, others are wrapped (API of InvocationHandler)."""
    if "java/lang/Throwable" in exceptions:
        return
    passing = code.place(Label())
    for name in (*_UNCHECKED, *exceptions):
        code.handler(start, end, passing, name)
    code.emit(Op.ATHROW)
    wrapping = code.place(Label())
    code.handler(start, end, wrapping, "java/lang/Throwable")
    code.emit(Op.ASTORE_1)
    code.emit(Op.NEW, Class(_UNDECLARED))
    code.emit(Op.DUP)
    code.emit(Op.ALOAD_1)
    call_special(code, _UNDECLARED, "<init>", "(Ljava/lang/Throwable;)V")
    code.emit(Op.ATHROW)
