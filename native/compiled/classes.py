# low-level
"""java.lang.Class: tests that programs make often."""

from pvm.gc.objectmodel import KIND_INSTANCE
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import boolean, i64, u64
from pvm.native.compiled.objects import klass_of
from pvm.native.compiled.operands import operand, python_half
from pvm.native.registry import low_level_native
from pvm.vm.interp.traps import Trap
from pvm.vm.model.metadata import Class, Thread
from pvm.vm.runtime.subtypes import is_subtype
from pvm.vm.runtime.throwing import raise_trap

CLASS = "java/lang/Class"
VM_CLASS = "java/lang/Class.vmClass"
ACC_INTERFACE = 0x200


@lowlevel(inline=True)
def class_of_mirror(thread: Ptr[Thread], mirror: u64) -> Ptr[Class]:
    """The class that a java.lang.Class object stands for; operand 0 is VM_CLASS."""
    return Ptr[Class](Ptr[u64](mirror + operand(thread, 0))[0])


@lowlevel
def is_assignable(source: Ptr[Class], wanted: Ptr[Class]) -> boolean:
    """Class.isAssignableFrom: a primitive type is assignable to itself alone."""
    if source == wanted:
        return True
    if source.primitive != 0 or wanted.primitive != 0:
        return False
    return is_subtype(source, wanted)


@low_level_native(CLASS, "isInstance", "(Ljava/lang/Object;)Z", VM_CLASS)
@lowlevel(export=True)
def is_instance(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Class.isInstance."""
    if arguments[1] == 0:
        return 0
    wanted = class_of_mirror(thread, arguments[0])
    return i64(1) if is_assignable(klass_of(arguments[1]), wanted) else i64(0)


@low_level_native(CLASS, "isAssignableFrom", "(Ljava/lang/Class;)Z", VM_CLASS)
@lowlevel(export=True)
def is_assignable_from(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Class.isAssignableFrom."""
    if arguments[1] == 0:
        raise_trap(thread, Trap.NULL_POINTER, 0, 0)
        return 0
    wanted = class_of_mirror(thread, arguments[0])
    source = class_of_mirror(thread, arguments[1])
    return i64(1) if is_assignable(source, wanted) else i64(0)


@low_level_native(CLASS, "isInterface", "()Z", VM_CLASS)
@lowlevel(export=True)
def is_interface(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Class.isInterface."""
    flags = class_of_mirror(thread, arguments[0]).access_flags
    return i64(1) if (flags & ACC_INTERFACE) != 0 else i64(0)


@low_level_native(CLASS, "isPrimitive", "()Z", VM_CLASS)
@lowlevel(export=True)
def is_primitive(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Class.isPrimitive."""
    return i64(1) if class_of_mirror(thread, arguments[0]).primitive != 0 else i64(0)


@low_level_native(CLASS, "getSuperclass", "()Ljava/lang/Class;", VM_CLASS)
@lowlevel(export=True, collects="a mirror may have to be made")
def get_superclass(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Class.getSuperclass: null for interfaces, primitive types and Object."""
    klass = class_of_mirror(thread, arguments[0])
    if not klass.super_class:
        return 0
    if klass.kind == KIND_INSTANCE and (klass.access_flags & ACC_INTERFACE) != 0:
        return 0
    mirror = klass.super_class.mirror[0]
    if mirror == 0:
        mirror = python_half(thread, arguments)
    return i64(mirror)
