"""pvm.internal.Memory: where fields lie."""

from pvm.native.call import NativeCall
from pvm.native.registry import python_native


@python_native("pvm/internal/Memory", "fieldOffset", "(Ljava/lang/Class;Ljava/lang/String;)J")
def field_offset(call: NativeCall) -> int:
    java_class, name = call.java_class(0), call.text(1)
    found = (f for f in java_class.fields.values() if f.name == name and not f.is_static)
    field = next(found, None)
    if field is None:
        call.throw("java/lang/InternalError", name)
    return field.offset
