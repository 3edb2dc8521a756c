"""Classes: finding and defining them, and what is asked about them (JNI 4, "Class Operations")."""

from typing import TYPE_CHECKING, Any

from pvm.native.jni.access import check_class, check_instantiation
from pvm.native.jni.errors import JniError
from pvm.native.jni.functions import Function
from pvm.native.jni.implementation import jni
from pvm.vm.classfile.errors import no_class_def_found_error
from pvm.vm.load.define import define_class as define
from pvm.vm.load.define import load_named
from pvm.vm.model.classes import JavaClass

if TYPE_CHECKING:
    from pvm.native.jni.caller import Caller
    from pvm.vm.load.loader import Loader
    from pvm.vm.runtime.objects import Handle

_MOST_DATA = 1 << 26


@jni("FindClass")
def find_class(caller: "Caller", _: Function, name: str) -> JavaClass:
    if not name or "." in name or (name.startswith("L") and name.endswith(";")):
        raise no_class_def_found_error(name)
    found = load_named(caller.loader(), name)
    check_class(caller, found)
    caller.machine.initialise(found)
    return found


@jni("DefineClass")
def define_class(caller: "Caller", _: Function, name: str | None, loader: "Handle | None",
                 data: int, size: int) -> JavaClass:
    if not 0 <= size <= _MOST_DATA:
        raise JniError(f"DefineClass: {size} bytes")
    target = _loader(caller, loader)
    guard = caller.machine.guard
    if guard is not None:
        from pvm.vm.security.capabilities import LOAD

        guard.check(caller.machine.current_thread(), LOAD)
        guard.check_definition(caller.machine.current_thread(), target)
    content = caller.memory.read(data, size)
    return define(target, name, content, f"source: {target.name}", is_new=True)


def _loader(caller: "Caller", loader: "Handle | None") -> "Loader":
    if loader is None:
        return caller.machine.boot
    found = caller.interface.loader_of(loader.slot)
    if found is None:
        raise JniError("DefineClass: the object is no class loader")
    return found


@jni("GetSuperclass")
def get_superclass(caller: "Caller", _: Function, java_class: JavaClass) -> JavaClass | None:
    return None if java_class.is_interface else java_class.super_class


@jni("IsAssignableFrom")
def is_assignable_from(caller: "Caller", _: Function, one: JavaClass, other: JavaClass) -> bool:
    return one is other or one.is_subtype_of(other)


@jni("GetObjectClass")
def get_object_class(caller: "Caller", _: Function, held: "Handle") -> JavaClass | None:
    return caller.objects.class_of(held.slot)


@jni("IsInstanceOf")
def is_instance_of(caller: "Caller", _: Function, held: "Handle | None",
                   java_class: JavaClass) -> bool:
    if held is None:
        return True             # null can be cast to anything
    found = caller.objects.class_of(held.slot)
    return found is not None and found.is_subtype_of(java_class)


@jni("AllocObject")
def alloc_object(caller: "Caller", _: Function, java_class: JavaClass) -> "Handle":
    check_instantiation(caller, java_class, has_constructor=False)
    caller.machine.initialise(java_class)
    return caller.objects.instance(java_class)


@jni("GetModule")
def get_module(caller: "Caller", _: Function, java_class: JavaClass) -> Any:
    method = caller.machine.boot.load("java/lang/Class").methods["getModule",
                                                                 "()Ljava/lang/Module;"]
    return caller.machine.call(method, caller.machine.mirror(java_class))


@jni("IsVirtualThread")
def is_virtual_thread(caller: "Caller", _: Function, held: "Handle") -> bool:
    return False                # there are none in Java 17
