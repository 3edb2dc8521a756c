"""Stack traces as text.

Throwable.backtrace is a long[]: method number << 32 | word of its predecoded code.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from pvm.native.call import NativeCall
from pvm.native.python.results import int_bytes
from pvm.native.registry import python_native

if TYPE_CHECKING:
    from pvm.vm.model.classes import JavaClass
    from pvm.vm.model.members import JavaMethod
    from pvm.vm.runtime.objects import Handle

_LONG_BYTES: Final = 8
_PARTS: Final = 5             # class, method, file, module, loader
_NATIVE_LINE, _UNKNOWN_LINE = -2, -1
_METHOD_SHIFT, _WORD_MASK = 32, (1 << 32) - 1


def recorded_frames(call: NativeCall) -> "Iterator[tuple[JavaMethod, int]]":
    """Method and word of each frame that the receiver's backtrace holds, innermost first."""
    backtrace = call.objects.field(call.slot(0), "backtrace")
    if call.objects.is_null(backtrace.slot):
        return
    size = _LONG_BYTES * call.objects.length(backtrace.slot)
    data = call.objects.read_bytes(backtrace.slot, size)
    for start in range(0, size, _LONG_BYTES):
        word = int.from_bytes(data[start:start + _LONG_BYTES], "little")
        yield call.machine.methods[word >> _METHOD_SHIFT], word & _WORD_MASK


@python_native("java/lang/Throwable", "describeFrames", "([Ljava/lang/String;[I)V")
def describe_frames(call: NativeCall) -> None:
    machine, objects = call.machine, call.objects
    lines = []
    for index, (method, word) in enumerate(recorded_frames(call)):
        for part, text in enumerate(_texts(call, method)):
            if text is not None:
                objects.set_element(call.slot(1), _PARTS * index + part,
                                    machine.strings.intern(text))
        lines.append(_NATIVE_LINE if method.is_native else machine.line_number(method, word))
    if lines:
        objects.write_bytes(call.slot(2), int_bytes(lines))


def _texts(call: NativeCall, method: "JavaMethod") -> tuple[str | None, ...]:
    owner = method.owner
    module = "java.base" if owner.loader is call.machine.boot else None
    return owner.external_name, method.name, owner.source_file, module, _loader_name(call, owner)


def _loader_name(call: NativeCall, java_class: "JavaClass") -> str | None:
    """The name of a loader that a program made; the machine's own ones go without saying."""
    loader, machine = java_class.loader, call.machine
    if loader is machine.boot or loader is machine.application:
        return None
    return call.text_field(loader.java_loader, "name")


@python_native("java/lang/NullPointerException", "extendedMessage", "()Ljava/lang/String;")
def extended_message(call: NativeCall) -> "Handle | None":
    """What JEP 358 finds in the bytecode that the innermost recorded frame was at; or null."""
    from pvm.vm.runtime.nullmessages.message import null_message

    for method, word in recorded_frames(call):
        code = call.machine.code.codes.get(method.number)
        text = None if code is None else null_message(code, word)
        return None if text is None else call.machine.new_string(text)
    return None
